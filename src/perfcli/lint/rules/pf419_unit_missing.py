"""PF419 unit-missing: a bare number as target, and neither the cell, the unit field nor the name says of what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.readings import targets
from perfcli.lint.rule import Audience, Finding, Repair, Rule, Sample
from perfcli.scale.names import is_count, is_rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject

_PURE = ("指数", "系数", "容积率", "pH", "PH")


def check(subject: Subject) -> Iterator[Finding]:
    """Targets without a unit, but for counts, whose name says what is counted."""
    for target in targets(subject):
        notes = target.reading.notes
        if "missing-unit" in notes and not _counts(target.node.name) and target.reading.kind == "number":
            percent = f"{target.text}%" if is_rate(target.node.name) else f"{target.text}…"
            yield Finding(
                (*target.node.where, "target"),
                {"name": target.node.name, "target": target.text, "example": percent},
                at="value",
                repair=Repair(percent) if is_rate(target.node.name) else None,
            )


def _counts(name: str) -> bool:
    """Whether the name says what the number is: a count, or a figure that has no unit (路面技术状况指数PQI, pH)."""
    return is_count(name) or name.endswith("数") or any(word in name for word in _PURE)


RULE = Rule(
    kind=Kind(
        "PF419",
        "unit-missing",
        Severity.WARNING,
        Text("“{name}”的指标值“{target}”没有单位", "the target “{target}” of “{name}” has no unit"),
        Text(
            "把单位写上（{example}），或填计量单位",
            "write the unit ({example}), or fill in the unit of measure",
        ),
    ),
    why=Text(
        "没有单位的数，实际完成值按什么填、元还是万元，都说不清。",
        "Without a unit no one knows how to fill in the actual: 元 or 万元, cases or percent.",
    ),
    source=Text("绩效目标审核：完整性", "review of targets: completeness"),
    audience=Audience.DEPARTMENT,
    repairs="unsafe",
    keys=("target", "unit"),
    good=Sample(
        """
        indicators:
          - {id: a, name: 移交合格率, target: ≥95%}
          - {id: b, name: 培训人数, target: "300"}
          - {id: g, name: 立档单位数, target: ≥21}
          - {id: p, name: 库房空气质量指数AQI, target: ≤100}
          - {id: c, name: 道路里程（公里）, target: "30"}
          - {id: d, name: 库房面积, unit: 平方米, target: ≥500}
          - {id: e, name: 库房事故, target: "0"}
          - {id: f, name: 移交完成时间, target: 6月底前}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 移交合格率, target: ≥95}
              - {id: b, name: 库房面积, target: "500"}
              - {id: c, name: 管护经费, target: ≤30}
            """,
            found=3,
        ),
    ),
    check=check,
    about=frozenset(("target",)),
)
