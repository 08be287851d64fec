"""PF216 bands-contradict-target: bands beside a target that says something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import published, short
from perfcli.lint.readings import read
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.model.indicator import Indicator
from perfcli.quantity import NONE, convert

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Argument
    from perfcli.lint.subject import Subject
    from perfcli.scale import Scale, TargetReading


def check(subject: Subject) -> Iterator[Finding]:
    """Indicators whose target would not earn the best grade, or points the other way."""
    for node in subject.outline.indicators:
        item, standard = node.item, node.standard
        scale = standard.reading.scale if standard else None
        if standard is None or scale is None or not isinstance(item, Indicator) or item.target is None:
            continue
        target = read(item, item.target, subject.outline.plan.year)
        reason = _contradiction(scale, target)
        if reason is not None:
            arguments: dict[str, Argument] = {
                "name": item.name,
                "target": short(item.target),
                "ladder": published(standard.cells),
                "reason": reason,
            }
            yield Finding((*node.where, "target"), arguments, at="value", related=(standard.where,))


def _contradiction(scale: Scale, target: TargetReading) -> Text | None:
    """What is wrong between the two; None where they agree or cannot be compared."""
    if target.kind == "words":
        known = target.word in scale.words and target.word != scale.words[0]
        return _lower(scale.grade(target.word).label) if known else None
    if target.value is None or scale.kind == "words":
        return None
    sided = target.operator[0] in "≥≤><" and not target.measure.dimension.endswith("date")
    if sided and (target.operator in "≥>") is not scale.higher:
        return _DIRECTION
    return _reached(scale, target)


def _reached(scale: Scale, target: TargetReading) -> Text | None:
    """Whether an actual that just meets the target earns the best grade."""
    value = target.high if target.high is not None and not scale.higher else target.value
    if value is not None and NONE not in (target.measure, scale.measure):
        value = convert(value, target.measure, scale.measure)
    if value is None or (target.measure == NONE) is not (scale.measure == NONE):
        return None
    best = scale.bounds[0]
    if scale.meets(value, best) or (value == best.value and target.operator in "><"):
        return None
    return _lower(scale.grade(value).label)


def _lower(label: str) -> Text:
    return Text(f"达到指标值只能评“{label}”", f"meeting the target earns {label!r} only")


_DIRECTION = Text("一个越高越好，一个越低越好", "one wants more, the other less")


RULE = Rule(
    kind=Kind(
        "PF216",
        "bands-contradict-target",
        Severity.WARNING,
        Text(
            "“{name}”的指标值 {target} 与评价标准不一致：{reason}；评价标准是 {ladder}",
            "{name!r}: the target {target} and the bands disagree: {reason}; the bands are {ladder}",
        ),
        Text(
            "请统一：达到指标值应当评最好的一档",
            "bring them together: meeting the target should earn the best grade",
        ),
    ),
    why=Text(
        "两处都写了标准又不一致，完成了指标值却评不到优，部门和财政各说各的理。",
        "With two standards that disagree, a met target is still not the best grade, and everyone can claim to be right.",
    ),
    source=Text("绩效目标审核：适当性", "review of targets: appropriateness"),
    audience=Audience.DEPARTMENT,
    keys=("bands", "target"),
    good=Sample(
        """
        indicators:
          - {id: a, name: 目录著录完成率, target: ≥98%, bands: {优: ≥95%, 良: ≥90%, 差: ＜90%}}
          - {id: b, name: 上架及时率, target: "95", unit: "%", bands: {优: ≥95%, 良: ≥90%, 差: ＜90%}}
          - {id: c, name: 投诉次数, target: ≤2次, bands: {优: ≤3次, 良: ≤5次, 差: ＞5次}}
          - {id: d, name: 环境改善, target: 好, bands: {优: 好, 良: 较好, 差: 差}}
          - {id: e, name: 完工时间, target: 2030年6月30日前, bands: {优: 2030年6月底, 良: 2030年9月底, 差: 2030年9月底以后}}
          - {id: f, name: 移交完成率, target: ＞95%, bands: {优: 高于95%, 良: ≥90%, 差: ＜90%}}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 目录著录完成率, target: ≥90%, bands: {优: ≥95%, 良: ≥90%, 差: ＜90%}}
            """,
        ),
        Sample(
            """
            scales: {standard: {优: ≥95%, 良: ≥90%, 差: ＜90%}}
            indicators:
              - {id: a, name: 目录著录完成率, target: ≤95%, scale: standard}
              - {id: b, name: 环境改善, target: 较好, bands: {优: 好, 良: 较好, 差: 差}}
              - {id: c, name: 投诉次数, target: ≤6次, bands: {优: ≤3次, 良: ≤5次, 差: ＞5次}}
            """,
            found=3,
        ),
    ),
    check=check,
    about=frozenset(("target",)),
)
