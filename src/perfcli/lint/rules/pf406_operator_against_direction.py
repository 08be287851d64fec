"""PF406 operator-against-direction: complaints `≥`, satisfaction `≤`, or a sign against the stated direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.names import clear_direction
from perfcli.lint.readings import targets
from perfcli.lint.rule import Audience, Finding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.readings import Target
    from perfcli.lint.subject import Subject

_ASKS = {"≥": "higher", ">": "higher", "≤": "lower", "<": "lower"}
_SIGN = {"higher": "≥", "lower": "≤"}
_BETTER = {"higher": Text("越高越好", "more is better"), "lower": Text("越低越好", "less is better")}


def check(subject: Subject) -> Iterator[Finding]:
    """Targets whose sign asks for the opposite of what the direction or the name says."""
    for target in targets(subject):
        asked = _ASKS.get(target.reading.operator, "")
        meant = _meant(target)
        if target.reading.kind == "number" and asked and meant and asked != meant:
            yield Finding(
                (*target.node.where, "target"),
                {
                    "name": target.node.name,
                    "target": target.text,
                    "better": _BETTER[meant],
                    "sign": _SIGN[meant],
                },
                at="value",
            )


def _meant(target: Target) -> str:
    """The direction that is stated; else the name's, where no one would doubt it. `≥0` is another rule's."""
    if target.item.direction:
        return target.item.direction
    if not target.reading.value and target.reading.operator == "≥":
        return ""
    return clear_direction(target.node.name)


RULE = Rule(
    kind=Kind(
        "PF406",
        "operator-against-direction",
        Severity.WARNING,
        Text(
            "“{name}”{better}，指标值却写成“{target}”", "of “{name}” {better}, but the target is “{target}”"
        ),
        Text("把比较符改成 {sign}，或改正指标方向", "write {sign}, or correct the stated direction"),
    ),
    why=Text(
        "比较符写反了，做得越差得分越高。",
        "With the sign the wrong way round, the worse the work the better the score.",
    ),
    source=Text("绩效目标审核：适当性", "review of targets: appropriateness"),
    audience=Audience.BUREAU,
    good=Sample(
        """
        indicators:
          - {id: a, name: 投诉办结率, target: ≥95%}
          - {id: b, name: 库房事故起数, target: ≤1起}
          - {id: c, name: 资产负债率, target: ≤60%}
          - {id: d, name: 民生支出占比, target: ≥80%}
          - {id: e, name: 安全隐患整改率, target: ≥98%}
          - {id: f, name: 事故应急演练次数, target: ≥2次}
          - {id: g, name: 归档完成率, target: 100%}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 查档投诉率, target: ≥5%}
              - {id: b, name: 查档群众满意度, target: ≤95%}
              - {id: c, name: 库房能耗, direction: lower, target: 不低于20万千瓦时}
            """,
            found=3,
        ),
    ),
    check=check,
)
