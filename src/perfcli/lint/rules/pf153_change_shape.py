"""PF153 change-shape: a change that names too many or too few for what it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.model.terms import CHOICES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.model.region import Region


_MANY = 99
_SHAPES = {
    "merge": ((2, _MANY), (1, 1)),
    "split": ((1, 1), (2, _MANY)),
    "rename": ((1, 1), (1, 1)),
    "found": ((0, 0), (1, _MANY)),
    "close": ((1, _MANY), (0, 0)),
}
"""How many may be before and after."""


def check_law(region: Region) -> Iterator[Finding]:
    """Changes whose numbers do not fit; one who is named twice counts once."""
    for index, change in enumerate(region.changes):
        before, after = len(set(change.predecessors)), len(set(change.successors))
        least, most = _SHAPES[change.change]
        if not (least[0] <= before <= least[1] and most[0] <= after <= most[1]):
            name = Text(CHOICES["change"][change.change], change.change)
            yield Finding(("changes", index), {"change": name, "before": before, "after": after})


RULE = Rule(
    kind=Kind(
        "PF153",
        "change-shape",
        Severity.ERROR,
        Text(
            "“{change}”写了 {before} 个原单位、{after} 个现单位",
            "{change} with {before} before and {after} after",
        ),
        Text(
            "合并：两个以上并成一个；拆分：一个拆成两个以上；更名：一个对一个；新设不写原单位；撤销不写现单位",
            "merge: two or more into one; split: one into two or more; rename: one to one; found: none before; close: none after",
        ),
    ),
    why=Text(
        "几个对几个决定怎样比较：合并的加总，拆分的合起来比。",
        "The numbers decide how years are compared: sums of merged ones, parts of split ones together.",
    ),
    source=Text("机构变动与部门名录核对", "changes against the register"),
    audience=Audience.BUREAU,
    keys=("changes",),
    good=Sample(
        """
        # file: region.yaml
        perfcli: 1
        region: {id: qingtang, name: 青棠县}
        departments: [{id: a, name: 甲站}, {id: b, name: 乙站}, {id: c, name: 丙站}]
        changes:
          - {change: merge, date: 2025-03-01, document: 文1, predecessors: [x, y, z], successors: [w]}
          - {change: split, date: 2026-03-01, document: 文2, predecessors: w, successors: [a, v]}
          - {change: rename, date: 2027-03-01, document: 文3, predecessors: v, successors: b}
          - {change: found, date: 2027-03-01, document: 文4, successors: c}
          - {change: close, date: 2027-03-01, document: 文5, predecessors: u}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            # file: region.yaml
            perfcli: 1
            region: {id: qingtang, name: 青棠县}
            departments: [{id: a, name: 甲站}, {id: b, name: 乙站}]
            changes:
              - {change: merge, date: 2025-03-01, document: 文1, predecessors: [x, x], successors: [a]}
              - {change: split, date: 2026-03-01, document: 文2, predecessors: y, successors: [b]}
              - {change: rename, date: 2027-03-01, document: 文3, successors: b}
            """,
            found=3,
        ),
    ),
    check_law=check_law,
)
