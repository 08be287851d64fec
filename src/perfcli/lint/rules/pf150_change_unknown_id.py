"""PF150 change-unknown-id: a change that leads to someone who is not in the register, or names someone in no form of an address."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.model.region import Region


_ADDRESS = re.compile(r"[a-z][a-z0-9-]{0,31}(?:/[a-z][a-z0-9-]{0,31})?")


def check_law(region: Region) -> Iterator[Finding]:
    """Successors who are neither registered nor went on into another change; predecessors that are no ids."""
    went = {home: change.date for change in region.changes for home in change.predecessors}
    for index, change in enumerate(region.changes):
        for key in ("predecessors", "successors"):
            for place, home in enumerate(getattr(change, key)):
                later = home in went and went[home] >= change.date
                known = key == "predecessors" or home in region.homes or later
                if not known or not _ADDRESS.fullmatch(home):
                    near = get_close_matches(home, region.homes, 1)
                    said = (
                        Text(f"，是不是 {near[0]}？", f"; did you mean {near[0]}?") if near else Text("", "")
                    )
                    yield Finding(
                        ("changes", index, key, place), {"id": home[:80], "suggestion": said}, at="value"
                    )


RULE = Rule(
    kind=Kind(
        "PF150",
        "change-unknown-id",
        Severity.ERROR,
        Text(
            "机构变动里的“{id}”不在部门名录里{suggestion}",
            "{id!r} of a change is not in the register{suggestion}",
        ),
        Text(
            "请改正标识（单位写成 部门/单位），或把它补进 region.yaml 的部门名录",
            "correct the id (a unit is written department/unit), or add it to `departments` in region.yaml",
        ),
    ),
    why=Text(
        "上下年度按机构变动对应；对应到名录里没有的单位，比较和台账都会落空。",
        "Years are compared through the changes; one that leads nowhere leaves them without a counterpart.",
    ),
    source=Text("机构变动与部门名录核对", "changes against the register"),
    audience=Audience.BUREAU,
    keys=("predecessors", "successors"),
    good=Sample(
        """
        # file: region.yaml
        perfcli: 1
        region: {id: qingtang, name: 青棠县}
        departments:
          - {id: culture, name: 县文旅局, units: [{id: museum, name: 县博物馆}]}
          - {id: roads, name: 县公路站}
        changes:
          - {change: rename, date: 2028-03-01, document: 青编〔2028〕2号, predecessors: [arts], successors: [leisure]}
          - {change: merge, date: 2029-03-01, document: 青编〔2029〕3号, predecessors: [leisure, tourism], successors: [culture]}
          - {change: rename, date: 2029-05-01, document: 青编〔2029〕6号, predecessors: culture/hall, successors: culture/museum}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            # file: region.yaml
            perfcli: 1
            region: {id: qingtang, name: 青棠县}
            departments: [{id: culture, name: 县文旅局}]
            changes:
              - {change: rename, date: 2029-03-01, document: 青编〔2029〕3号, predecessors: [县文体局], successors: [cultur]}
            """,
            found=2,
        ),
    ),
    check_law=check_law,
)
