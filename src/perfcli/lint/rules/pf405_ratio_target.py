"""PF405 ratio-target: `0.95` where percent is meant: 0.95 and 95% are never silently the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.readings import targets
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.quantity import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Targets in (0, 1] of an indicator in percent."""
    for target in targets(subject):
        value = target.reading.value
        if "ratio-vs-percent" in target.reading.notes and value is not None:
            yield Finding(
                (*target.node.where, "target"),
                {
                    "target": target.text,
                    "name": target.node.name,
                    "percent": f"{show(value * 100)}%",
                    "small": f"{show(value)}%",
                },
                at="value",
            )


RULE = Rule(
    kind=Kind(
        "PF405",
        "ratio-target",
        Severity.WARNING,
        Text(
            "“{name}”的指标值“{target}”不知是比值还是百分数",
            "the target “{target}” of “{name}” may be a ratio or a percentage",
        ),
        Text(
            "是 {percent} 就写 {percent}，真是 {small} 就写 {small}",
            "write {percent} if that is meant, {small} if that is",
        ),
    ),
    why=Text(
        "表格软件会把 95% 存成 0.95，粘贴后差一百倍。",
        "Spreadsheets keep 95% as 0.95; pasted, it is wrong by a factor of a hundred.",
    ),
    source=Text("绩效目标审核：适当性", "review of targets: appropriateness"),
    audience=Audience.DEPARTMENT,
    keys=("target",),
    good=Sample(
        """
        indicators:
          - {id: a, name: 移交合格率, target: 0.95%}
          - {id: b, name: 藏品差错率, target: ≤1%}
          - {id: c, name: 恢复人均用地, unit: 亩, target: 0.5}
          - {id: d, name: 师生比例, target: ≥0.97比例}
          - {id: e, name: 归档完成率, target: "95"}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 移交合格率, target: "0.95"}
              - {id: b, name: 归档完成率, target: ≥1}
              - {id: c, name: 数字化程度, unit: "%", target: 0.8}
            """,
            found=3,
        ),
    ),
    check=check,
    about=frozenset(("target",)),
)
