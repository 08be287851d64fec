"""Why an indicator has its grade, and what would change it.

In: a leaf, an actual as typed, the profile. Out: `Explained`: sentence, ladder, intervals, changes; all
as values, for a terminal or a page to draw.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcli.diagnostics import Text
from perfcli.quantity import minus, show
from perfcli.scale import Scale, TargetReading
from perfcli.scoring.drawing import draw
from perfcli.scoring.grading import Graded, Grader, away, grade, grade_levels
from perfcli.scoring.parts import NO_STANDARD, TARGET_ONLY
from perfcli.scoring.shares import HUNDRED

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic
    from perfcli.model.profile import Profile
    from perfcli.scale import ActualReading, Bound, Interval
    from perfcli.scoring.scorecard import Place, Score, Verdict
    from perfcli.scoring.survey import Leaf


@dataclass(frozen=True, slots=True)
class Step:
    """One grade: the cell as published, how it is read, the values that earn it, and whether the actual is among them."""

    label: str
    text: str
    reading: str
    interval: Text
    here: bool


@dataclass(frozen=True, slots=True)
class Explained:
    """An indicator explained. Without a value, `shown` is empty, `verdict` None and the sentence is about the ladder."""

    place: Place
    sentence: Text
    steps: tuple[Step, ...]
    shown: str = ""
    """The value as it was read, such as `95%`."""
    verdict: Verdict | None = None
    changes: tuple[Text, ...] = ()
    """What would give a better grade, and from where it would be a worse one."""
    drawing: tuple[str, ...] = ()
    """The ladder as a line of plain text with the value on it."""
    recorded: Score | None = None
    """What the scores hold for this indicator, where they were given."""
    reading: ActualReading | None = None
    findings: tuple[Diagnostic, ...] = ()


def explain(
    leaf: Leaf, text: str, profile: Profile | None, recorded: Score | None = None, columns: int = 78
) -> Explained:
    """Explain one indicator; with a blank `text`, its ladder only."""
    scale, place = leaf.against, leaf.place
    if isinstance(scale, TargetReading):
        return _of_target(leaf, scale, text, profile, recorded)
    if not isinstance(scale, Scale) or place.ladder is None:
        sentence = leaf.obstacle or Text("没有评价标准", "it has no bands")
        steps = (
            tuple(Step(r.label, r.text, "", Text("", ""), here=False) for r in place.ladder.rungs)
            if place.ladder
            else ()
        )
        return Explained(place, _about(place, sentence), steps, recorded=recorded)
    graded = _on_ladder(leaf, scale, text, profile) if text.strip() else None
    verdict = graded.verdict if graded else None
    label = verdict.grade if verdict else ""
    if verdict is None or graded is None:
        sentence = _about(place, _ladder_sentence(scale))
        drawing = draw(place.ladder, columns=columns)
        reading = graded.reading if graded else None
        return Explained(
            place, sentence, _steps(leaf, scale, ""), drawing=drawing, recorded=recorded, reading=reading
        )
    value = graded.reading.value
    shown = scale.show(value) if isinstance(value, Decimal) else value or ""
    return Explained(
        place, _about(place, verdict.reason), _steps(leaf, scale, label), shown, verdict, _changes(scale, verdict, value),
        draw(place.ladder, verdict.value, label, shown, columns), recorded, graded.reading,
    )  # fmt: skip


def _on_ladder(leaf: Leaf, scale: Scale, text: str, profile: Profile | None) -> Graded:
    """An actual graded as scoring would; a ladder whose levels the profile does not fit keeps its grade."""
    if profile is None:
        return grade(scale, text, {}, year=leaf.year)
    found = grade_levels(scale, text, profile, leaf.place.weight, year=leaf.year)
    return grade(scale, text, {}, year=leaf.year) if found.obstacle is not None else found


def _of_target(
    leaf: Leaf, target: TargetReading, text: str, profile: Profile | None, recorded: Score | None
) -> Explained:
    """An indicator with a target value: what an actual earns of its weight by the profile."""
    place = leaf.place
    if profile is None or profile.values is None:
        return Explained(place, _about(place, TARGET_ONLY), (), recorded=recorded)
    if not text.strip():
        full = HUNDRED if place.weight is None else place.weight
        said = Text(
            f"指标值{target.canonical}，按方案 {profile.title} 计分，满分{show(full)}",
            f"target {target.canonical}, points by the profile {profile.title}, {show(full)} at the most",
        )
        return Explained(place, _about(place, said), (), recorded=recorded)
    stated = recorded.verdict.points if recorded and recorded.actual == text and recorded.judged else None
    graded = Grader(profile).grade(leaf, text)
    if graded.obstacle is not None and stated is not None and recorded is not None:
        graded = graded._replace(verdict=recorded.verdict, obstacle=None)  # a person stated the points
    verdict, value = graded.verdict, graded.reading.value
    sentence = verdict.reason if verdict else graded.obstacle or NO_STANDARD
    shown = target.show(value) if isinstance(value, Decimal) else value or ""
    return Explained(
        place, _about(place, sentence), (), shown, verdict, recorded=recorded, reading=graded.reading
    )


def _about(place: Place, sentence: Text) -> Text:
    return Text(f"{place.indicator}：{sentence.zh}。", f"{place.indicator}: {sentence.en}.")


def _ladder_sentence(scale: Scale) -> Text:
    """What kind of ladder it is."""
    if scale.kind == "words":
        return Text("按用语评级", "graded by words")
    if scale.kind == "date":
        return Text("按日期评级，越早越好", "graded by date, earlier is better")
    unit = Text(f"，单位{scale.unit}", f", in {scale.unit}") if scale.unit else Text("", "")
    if scale.higher:
        return Text(f"越高越好{unit.zh}", f"higher is better{unit.en}")
    return Text(f"越低越好{unit.zh}", f"lower is better{unit.en}")


def _steps(leaf: Leaf, scale: Scale, label: str) -> tuple[Step, ...]:
    rungs = leaf.place.ladder.rungs if leaf.place.ladder else ()
    intervals = {interval.label: _interval(scale, interval) for interval in scale.intervals()}
    return tuple(
        Step(
            rung.label, rung.text, rung.reading, intervals.get(rung.label, Text("", "")), rung.label == label
        )
        for rung in rungs
    )


def _interval(scale: Scale, interval: Interval) -> Text:
    """The values of a grade, in words that need no brackets."""
    low = None if interval.low is None else scale.show(interval.low)
    high = None if interval.high is None else scale.show(interval.high)
    from_zh = f"{low}（{'含' if interval.low_inclusive else '不含'}）" if low else ""
    to_zh = f"{high}（{'含' if interval.high_inclusive else '不含'}）" if high else ""
    zh = f"{from_zh}至{to_zh}" if low and high else f"{from_zh}起" if low else f"到{to_zh}为止"
    from_en = f"{'from' if interval.low_inclusive else 'above'} {low}" if low else ""
    to_en = f"{'up to' if interval.high_inclusive else 'below'} {high}" if high else ""
    return Text(zh, f"{from_en} {to_en}".strip())


def _changes(scale: Scale, verdict: Verdict, value: Decimal | str | None) -> tuple[Text, ...]:
    """Every better grade with the way to it, then the edge below which the next worse one begins."""
    index = verdict.rank
    if not isinstance(value, Decimal):
        return tuple(
            Text(f"“{word}”得“{label}”", f"“{word}” earns “{label}”")
            for label, word in zip(scale.labels[:index], scale.words, strict=False)
        )
    better = [_better(scale, scale.labels[at], scale.bounds[at], value) for at in range(index - 1, -1, -1)]
    if index < len(scale.bounds):
        better.append(_worse(scale, scale.labels[index + 1], scale.bounds[index], value))
    return tuple(better)


def _unit(scale: Scale) -> str:
    return "天" if scale.kind == "date" else scale.unit


def _better(scale: Scale, label: str, bound: Bound, value: Decimal) -> Text:
    distance = abs(minus(bound.value, value))
    zh, en = f"{bound.text}即为“{label}”", f"{bound.text} earns “{label}”"
    if not distance:
        return Text(f"{zh}，现在正好在界上", f"{en}: the value is exactly at the bound")
    said = away(distance, _unit(scale))
    if bound.inclusive:
        return Text(f"{zh}，还差{said.zh}", f"{en}: {said.en} away")
    return Text(f"{zh}，还差{said.zh}以上", f"{en}: more than {said.en} away")


def _worse(scale: Scale, label: str, bound: Bound, value: Decimal) -> Text:
    distance = abs(minus(value, bound.value))
    zh, en = f"不满足{bound.text}就降为“{label}”", f"without {bound.text} it falls to “{label}”"
    if not distance:
        return Text(f"{zh}，现在正好在界上", f"{en}: the value is exactly at the bound")
    said = away(distance, _unit(scale))
    return Text(f"{zh}，现在有{said.zh}的余量", f"{en}: {said.en} to spare")
