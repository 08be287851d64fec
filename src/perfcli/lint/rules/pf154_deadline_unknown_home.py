"""PF154 deadline-unknown-home: more time for someone who is not in the register."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.loading.organisation import known_homes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.model.region import Region


def check_law(region: Region) -> Iterator[Finding]:
    """Extensions of those who are neither registered nor named as before a change."""
    homes = known_homes(region)
    for index, deadline in enumerate(region.deadlines):
        for place, extension in enumerate(deadline.extensions):
            if extension.home not in homes:
                near = get_close_matches(extension.home, homes, 1)
                said = Text(f"，是不是 {near[0]}？", f"; did you mean {near[0]}?") if near else Text("", "")
                where = ("deadlines", index, "extensions", place, "home")
                yield Finding(where, {"id": extension.home[:80], "suggestion": said}, at="value")


RULE = Rule(
    kind=Kind(
        "PF154",
        "deadline-unknown-home",
        Severity.ERROR,
        Text(
            "延期的“{id}”不在部门名录里{suggestion}",
            "{id!r} has an extension and is not in the register{suggestion}",
        ),
        Text(
            "请写名录里的标识；单位写成 部门/单位", "write the id of the register; a unit as department/unit"
        ),
    ),
    why=Text(
        "标识写错，延期就落不到那家头上，到期照样催。",
        "With a wrong id the extension helps no one, and the reminder goes out all the same.",
    ),
    source=Text("报送日历与部门名录核对", "the calendar against the register"),
    audience=Audience.BUREAU,
    keys=("home",),
    good=Sample(
        """
        # file: region.yaml
        perfcli: 1
        region: {id: qingtang, name: 青棠县}
        departments: [{id: roads, name: 县公路站, units: [{id: north, name: 北片养护队}]}]
        changes: [{change: rename, date: 2029-03-01, document: 文1, predecessors: bridges, successors: roads}]
        deadlines:
          - {occasion: declare, year: 2030, due: 2029-10-31, extensions: [{home: roads/north, due: 2029-11-10}, {home: bridges, due: 2029-11-10}]}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            # file: region.yaml
            perfcli: 1
            region: {id: qingtang, name: 青棠县}
            departments: [{id: roads, name: 县公路站}]
            deadlines:
              - {occasion: declare, year: 2030, due: 2029-10-31, extensions: [{home: road, due: 2029-11-10, grounds: 合并}]}
            """,
            found=1,
        ),
    ),
    check_law=check_law,
)
