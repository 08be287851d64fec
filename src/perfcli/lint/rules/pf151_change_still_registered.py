"""PF151 change-still-registered: someone who went by a change and is still in the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.model.region import Region


def check_law(region: Region) -> Iterator[Finding]:
    """Predecessors in the register whom no change kept, and none of the same day or later brought back."""
    came = {home: change.date for change in region.changes for home in change.successors}
    for index, change in enumerate(region.changes):
        for place, home in enumerate(change.predecessors):
            kept = home in change.successors or (home in came and came[home] >= change.date)
            if home in region.homes and not kept:
                arguments = {"id": home, "date": change.date.isoformat()}
                yield Finding(("changes", index, "predecessors", place), dict(arguments), at="value")


RULE = Rule(
    kind=Kind(
        "PF151",
        "change-still-registered",
        Severity.WARNING,
        Text(
            "“{id}”从 {date} 起已经变动，却还在部门名录里",
            "{id!r} went on {date} and is still in the register",
        ),
        Text(
            "请把它从部门名录里删去；如果保留，把它也写进现单位",
            "take it out of the register; if it stays, name it among the successors too",
        ),
    ),
    why=Text(
        "名录决定谁要报送：留着已经撤并的单位，会一直催一个不存在的单位。",
        "The register says who must report: one who is gone would be asked for ever.",
    ),
    source=Text("机构变动与部门名录核对", "changes against the register"),
    audience=Audience.BUREAU,
    keys=("predecessors",),
    good=Sample(
        """
        # file: region.yaml
        perfcli: 1
        region: {id: qingtang, name: 青棠县}
        departments: [{id: culture, name: 县文旅局}, {id: roads, name: 县公路站}]
        changes:
          - {change: merge, date: 2029-03-01, document: 青编〔2029〕3号, predecessors: [culture, tourism], successors: [culture]}
          - {change: close, date: 2027-03-01, document: 青编〔2027〕1号, predecessors: [roads]}
          - {change: found, date: 2028-03-01, document: 青编〔2028〕1号, successors: [roads]}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            # file: region.yaml
            perfcli: 1
            region: {id: qingtang, name: 青棠县}
            departments: [{id: culture, name: 县文旅局}, {id: tourism, name: 县旅游局}]
            changes:
              - {change: merge, date: 2029-03-01, document: 青编〔2029〕3号, predecessors: [culture, tourism], successors: [culture]}
            """,
            found=1,
        ),
    ),
    check_law=check_law,
)
