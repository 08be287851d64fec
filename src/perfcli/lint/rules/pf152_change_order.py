"""PF152 change-order: changes that cannot have happened in this order: someone was gone already, or a circle on one day."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from perfcli.model.change import Change
    from perfcli.model.region import Region


def check_law(region: Region) -> Iterator[Finding]:
    """Predecessors who had gone by an earlier change, or who come from themselves by the changes of one day."""
    gone: dict[str, date] = {}
    dated = sorted(enumerate(region.changes), key=lambda pair: pair[1].date)
    circles = {day: _circle([change for _, change in group]) for day, group in _days(dated)}
    for index, change in dated:
        for place, home in enumerate(change.predecessors):
            day = gone.get(home)
            if day is not None or home in circles[change.date]:
                arguments = {"id": home, "date": (day or change.date).isoformat()}
                yield Finding(("changes", index, "predecessors", place), dict(arguments), at="value")
        gone |= dict.fromkeys(change.predecessors, change.date)
        for home in change.successors:
            gone.pop(home, None)


def _days(dated: list[tuple[int, Change]]) -> Iterator[tuple[date, Iterator[tuple[int, Change]]]]:
    return groupby(dated, key=lambda pair: pair[1].date)


def _circle(changes: list[Change]) -> set[str]:
    """Those who come from themselves: what is left when everyone who leads nowhere has been taken away."""
    ways = {
        (one, other)
        for change in changes
        for one in change.predecessors
        for other in change.successors
        if one != other
    }
    ends = {one for one, _ in ways}
    while left := {(one, other) for one, other in ways if other not in ends}:
        ways -= left
        ends = {one for one, _ in ways}
    return ends


RULE = Rule(
    kind=Kind(
        "PF152",
        "change-order",
        Severity.ERROR,
        Text(
            "机构变动的次序不通：“{id}”在 {date} 已经变动过",
            "these changes cannot have happened in this order: {id!r} had gone on {date}",
        ),
        Text(
            "请核对日期和标识；一个单位变动以后，要用变动后的标识",
            "check the dates and ids; after a change the new id is used",
        ),
    ),
    why=Text(
        "次序不通，就说不清上年的目标归谁。",
        "If the order is impossible, no one can tell whose last year's targets are.",
    ),
    source=Text("机构变动与部门名录核对", "changes against the register"),
    audience=Audience.BUREAU,
    keys=("predecessors",),
    good=Sample(
        """
        # file: region.yaml
        perfcli: 1
        region: {id: qingtang, name: 青棠县}
        departments: [{id: roads, name: 县公路站}]
        changes:
          - {change: rename, date: 2029-03-01, document: 青编〔2029〕3号, predecessors: [transport], successors: [roads]}
          - {change: rename, date: 2027-03-01, document: 青编〔2027〕3号, predecessors: [roads], successors: [transport]}
          - {change: merge, date: 2029-05-01, document: 青编〔2029〕5号, predecessors: [roads, bridges], successors: [roads]}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            # file: region.yaml
            perfcli: 1
            region: {id: qingtang, name: 青棠县}
            departments: [{id: roads, name: 县公路站}, {id: water, name: 县水利局}]
            changes:
              - {change: merge, date: 2027-03-01, document: 青编〔2027〕3号, predecessors: [bridges, tunnels], successors: [roads]}
              - {change: close, date: 2028-03-01, document: 青编〔2028〕3号, predecessors: [bridges]}
              - {change: rename, date: 2029-03-01, document: 青编〔2029〕3号, predecessors: [water], successors: [rivers]}
              - {change: rename, date: 2029-03-01, document: 青编〔2029〕4号, predecessors: [rivers], successors: [water]}
            """,
            found=3,
        ),
    ),
    check_law=check_law,
)
