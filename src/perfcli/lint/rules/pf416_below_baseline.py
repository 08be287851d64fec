"""PF416 below-baseline: a target that asks for less than was already reached last year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.readings import read, targets
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.quantity import convert

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Targets that are worse than the baseline, where both are numbers of one unit and the direction is known."""
    year = subject.outline.plan.year
    for target in targets(subject):
        goal, was = target.reading, target.item.baseline
        last = read(target.item, was, year - 1) if was else None
        if (
            goal.kind != "number"
            or goal.higher is None
            or goal.value is None
            or last is None
            or last.value is None
        ):
            continue
        best = goal.high if goal.operator == "range" and goal.higher and goal.high is not None else goal.value
        reached = convert(last.value, last.measure, goal.measure) if last.kind == "number" else None
        if reached is not None and reached != best and (best < reached) is goal.higher:
            yield Finding(
                (*target.node.where, "target"),
                {"name": target.node.name, "target": target.text, "baseline": was.strip()},
                at="value",
            )


RULE = Rule(
    kind=Kind(
        "PF416",
        "below-baseline",
        Severity.WARNING,
        Text(
            "“{name}”的指标值“{target}”不如上年完成值“{baseline}”",
            "the target “{target}” of “{name}” is worse than last year's {baseline}",
        ),
        Text(
            "把指标值定到上年水平以上，或在备注里说明原因",
            "ask for at least last year's value, or say why not in the note",
        ),
    ),
    why=Text(
        "目标低于上年实际，不用做事就能完成。",
        "A target below what was reached last year is met without any effort.",
    ),
    source=Text(
        "绩效目标审核：适当性，参照上年完成情况",
        "review of targets: appropriateness, against last year's result",
    ),
    audience=Audience.BUREAU,
    good=Sample(
        """
        indicators:
          - {id: a, name: 移交合格率, target: ≥95%, baseline: 95%}
          - {id: b, name: 库房事故起数, target: ≤1起, baseline: 2起}
          - {id: c, name: 整理卷数, target: 1.2万卷, baseline: 11000件}
          - {id: d, name: 查档平均用时, target: 90分钟, baseline: 2小时}
          - {id: e, name: 归档完成率, target: 90%, baseline: 未统计}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 移交合格率, target: ≥90%, baseline: 95%}
              - {id: b, name: 库房事故起数, target: ≤3起, baseline: 2起}
              - {id: c, name: 查档平均用时, target: 3小时, baseline: 120分钟}
            """,
            found=3,
        ),
    ),
    check=check,
    about=frozenset(("target",)),
)
