"""PF416 below-baseline: a target that asks for less than was already reached last year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import place
from perfcli.lint.readings import read, targets
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.model.indicator import Indicator
from perfcli.quantity import convert

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Argument
    from perfcli.lint.subject import Subject

_TARGET, _BEST = Text("指标值", "the target"), Text("最好一档", "the best grade")
_MOVES = frozenset(("rises", "falls", "baseline"))
"""A growth (较上年增长5%) and a level (1200人次) are not compared."""


def check(subject: Subject) -> Iterator[Finding]:
    """Targets, else best grades, that are worse than the baseline, where both are numbers and no note says why."""
    yield from _targets(subject)
    yield from _ladders(subject)


def _ladders(subject: Subject) -> Iterator[Finding]:
    """Best grades of indicators without a target that last year's value would have earned with room to spare."""
    year = subject.outline.plan.year
    for node in subject.based:
        item, standard = node.item, node.standard
        scale = standard.reading.scale if standard else None
        if not isinstance(item, Indicator) or item.target or item.note.strip() or standard is None:
            continue
        if scale is None or scale.kind not in ("higher", "lower") or scale.delay:
            continue
        last, best = read(item, item.baseline, year - 1), scale.bounds[0]
        if last.kind != "number" or last.value is None or last.operator != "=" or _MOVES & set(last.notes):
            continue
        reached = convert(last.value, last.measure, scale.measure)
        if reached is not None and reached != best.value and (best.value < reached) is scale.higher:
            arguments: dict[str, Argument] = {
                "name": node.name,
                "what": _BEST,
                "target": best.text,
                "baseline": item.baseline.strip(),
            }
            yield place(node, standard, scale.labels[:1], arguments)


def _targets(subject: Subject) -> Iterator[Finding]:
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
            or target.item.note.strip()
            or _MOVES & set(goal.notes) != _MOVES & set(last.notes)
        ):
            continue
        best = goal.high if goal.operator == "range" and goal.higher and goal.high is not None else goal.value
        reached = convert(last.value, last.measure, goal.measure) if last.kind == "number" else None
        if reached is not None and reached != best and (best < reached) is goal.higher:
            yield Finding(
                (*target.node.where, "target"),
                {"name": target.node.name, "what": _TARGET, "target": target.text, "baseline": was.strip()},
                at="value",
            )


RULE = Rule(
    kind=Kind(
        "PF416",
        "below-baseline",
        Severity.WARNING,
        Text(
            "“{name}”的{what}“{target}”不如上年完成值“{baseline}”",
            "{what} “{target}” of “{name}” is worse than last year's {baseline}",
        ),
        Text(
            "把标准定到上年水平以上，或在备注（note）里说明原因",
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
    keys=("bands", "baseline", "target"),
    good=Sample(
        """
        indicators:
          - {id: a, name: 移交合格率, target: ≥95%, baseline: 95%}
          - {id: b, name: 库房事故起数, target: ≤1起, baseline: 2起}
          - {id: c, name: 整理卷数, target: 1.2万卷, baseline: 11000件}
          - {id: d, name: 查档平均用时, target: 90分钟, baseline: 2小时}
          - {id: e, name: 归档完成率, target: 90%, baseline: 未统计}
          - {id: f, name: 上架及时率, target: ≥85%, baseline: 95%, note: 新馆搬迁，上半年闭馆}
          - {id: g, name: 查档人次, target: 较上年增长5%, baseline: 1200人次}
          - {id: h, name: 目录著录率, bands: {优: 95%, 良: 90%, 差: ＜90%}, baseline: 93%}
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
        Sample(
            """
            scales: {standard: {优: ≥90%, 良: ≥80%, 差: ＜80%}}
            indicators:
              - {id: a, name: 移交合格率, scale: standard, baseline: 95%}
              - {id: b, name: 查档平均用时, bands: {优: ≤3小时, 良: ≤4小时, 差: ＞4小时}, baseline: 120分钟}
            """,
            found=2,
        ),
    ),
    check=check,
    about=frozenset(("target", "based")),
)
