"""PF407 meaningless-target: `≥0`, which nothing can miss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.readings import targets
from perfcli.lint.rule import Audience, Finding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject

_MAY_FALL = (
    "增长",
    "增幅",
    "增速",
    "变动",
    "变化",
    "增减",
    "净",
    "利润",
    "结余",
    "盈",
    "收益",
    "差额",
    "温度",
)
"""Names of values that can be negative: there, at least 0 is a demand."""


def check(subject: Subject) -> Iterator[Finding]:
    """Targets of at least zero of something that cannot be less."""
    for target in targets(subject):
        reading = target.reading
        zero = reading.kind == "number" and reading.value == 0 and reading.operator == "≥"
        if zero and not any(word in target.node.name for word in _MAY_FALL):
            yield Finding(
                (*target.node.where, "target"), {"name": target.node.name, "target": target.text}, at="value"
            )


RULE = Rule(
    kind=Kind(
        "PF407",
        "meaningless-target",
        Severity.WARNING,
        Text("“{name}”的指标值“{target}”怎么都能达到", "nothing can miss the target “{target}” of “{name}”"),
        Text(
            "写要达到的数；要表示不发生，写 0 或 ≤0",
            "write what is to be reached; if none may happen, write 0 or ≤0",
        ),
    ),
    why=Text(
        "不可能低于 0 的指标写“≥0”，等于没有目标。",
        "At least 0, of something that cannot be negative, is no target at all.",
    ),
    source=Text("绩效目标审核：适当性", "review of targets: appropriateness"),
    audience=Audience.BUREAU,
    keys=("target",),
    good=Sample(
        """
        indicators:
          - {id: a, name: 库房事故起数, target: "0"}
          - {id: b, name: 查档投诉件数, target: ≤0件}
          - {id: c, name: 查档人次增长率, target: ≥0%}
          - {id: d, name: 收支结余, target: ≥0元}
          - {id: e, name: 整理卷数, target: ">0卷"}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 库房事故起数, target: ≥0起}
              - {id: b, name: 归档完成率, target: 0%以上}
            """,
            found=2,
        ),
    ),
    check=check,
    about=frozenset(("target",)),
)
