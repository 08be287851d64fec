"""The chain of one indicator: the cells that were read, the rule and its source, grade or points, rounding, what is missing.

In: a score, its leaf (none for a row of budget execution), the profile that judged it. Out: `Link`s in the order of the work.
Shares and points are made again by the scorer's own functions, so that what is not kept in a score is still its figure.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from perfcli.diagnostics import Text
from perfcli.quantity import minus, show, times
from perfcli.scale import TargetReading, read_actual
from perfcli.scoring.chain import MODES, Link, facts
from perfcli.scoring.execution import execute
from perfcli.scoring.points import value_share
from perfcli.scoring.profiles import shown
from perfcli.scoring.rounding import quotient, rounded
from perfcli.scoring.shares import HUNDRED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.loading.document import Document
    from perfcli.model.profile import Profile
    from perfcli.scoring.scorecard import Score, Scorecard
    from perfcli.scoring.shares import Share
    from perfcli.scoring.survey import Leaf
    from perfcli.syntax.tree import KeyPath

_WORDS = {
    "execution": ("执行",),
    "grades": ("等级", "评级", "得分"),
    "lower": ("反向", "越低"),
    "higher": ("正向", "越高"),
    "tier": ("定性", "档"),
    "steps": ("满意度", "分档"),
    "missing": ("没有报", "未报"),
}
"""What the profile's own source lines call a rule."""
_KEYS = {"execution": ("execution",), "grades": ("points",), "tier": ("values", "tiers"), "steps": ("classes",),
         "lower": ("values", "lower"), "higher": ("values", "higher"), "missing": ("missing",)}  # fmt: skip


def leaf_steps(
    score: Score, leaf: Leaf | None, documents: Sequence[Document], card: Scorecard | None
) -> tuple[Link, ...]:
    """Every step from the cells to the points; `documents` are the profile's, then those that it extends, if any."""
    profile = documents[0].profile if documents else None
    share = _share(score, leaf, profile)
    links = [*_cells(score, leaf, card), *_reading(score, leaf), *_rule(score, share)]
    rule = _rule_of(score, leaf, share)
    if profile is not None and rule:
        links.append(_source(rule, documents, profile))
    links += [*_grade(score), *_points(score, share, profile), *_next(score)]
    return tuple(links)


def _cells(score: Score, leaf: Leaf | None, card: Scorecard | None) -> Iterator[Link]:
    """The cell of the standard in its target file, and the cell of the actual in its table."""
    place = score.place
    if leaf is not None:
        where, printed = f"{leaf.path}:{leaf.spot[0]}", _standard(score)
        text = Text(f"目标 {where} {printed.zh}", f"target {where} {printed.en}")
        yield Link("target", text, facts(path=leaf.path, line=leaf.spot[0], text=place.target))
    role = "actuals" if leaf is not None else "spending"
    path = next((one.path for one in card.receipt.sources if one.role == role), "") if card else ""
    if score.row:
        said = f"“{score.actual}”" if score.actual else ""
        yield Link(
            "actual",
            Text(f"实际 {path} 第 {score.row} 行 {said}", f"actual {path} line {score.row} {said}"),
            facts(path=path, row=score.row, text=score.actual),
        )


def _standard(score: Score) -> Text:
    """The target or the ladder as published."""
    place = score.place
    if place.ladder is not None:
        cells = "、".join(f"{rung.label} {rung.text}" for rung in place.ladder.rungs)
        return Text(f"评价标准“{cells}”", f"bands “{cells}”")
    weight = "" if place.weight is None else show(place.weight)
    return Text(
        f"指标值“{place.target}”" + (f"，分值 {weight}" if weight else ""),
        f"target “{place.target}”" + (f", weight {weight}" if weight else ""),
    )


def _reading(score: Score, leaf: Leaf | None) -> Iterator[Link]:
    """The value as it was read."""
    verdict = score.verdict
    if verdict.value is None:
        return
    value = verdict.value if isinstance(verdict.value, str) else show(verdict.value)
    kind = leaf.against.kind if leaf is not None and leaf.against is not None else ""
    yield Link(
        "value",
        Text(f"读作 {value}{verdict.unit}", f"read as {value}{verdict.unit}"),
        facts(value=value, unit=verdict.unit, kind=kind),
    )


def _share(score: Score, leaf: Leaf | None, profile: Profile | None) -> Share | None:
    """The share of the weight, made again from the actual as it was written."""
    if profile is None or not score.judged or score.graded:
        return None
    if leaf is None:
        return _spent(score, profile)
    if not isinstance(leaf.against, TargetReading):
        return None
    value = read_actual(score.actual, leaf.against, year=leaf.year).value
    if value is None:
        return None
    found = value_share(leaf.against, value, profile, leaf.level1)
    return None if isinstance(found, Text) else found


def _spent(score: Score, profile: Profile) -> Share | None:
    """The share of a row of budget execution, from `executed/budget` as the score keeps it."""
    above, _, below = score.actual.partition("/")
    digits = "".join(char for char in below if char in "0123456789.-")
    if profile.execution is None or not above or not digits:
        return None
    try:
        base, executed = Decimal(digits), Decimal(above)
    except InvalidOperation:
        return None
    found = execute(base, base, executed, profile.execution, profile.rounding)
    return None if isinstance(found, Text) else found.share


def _rule(score: Score, share: Share | None) -> Iterator[Link]:
    """The rule in words; without a judgement, why there is none."""
    if share is not None:
        part = _ratio(share)
        yield Link(
            "rule",
            Text(f"规则：{share.why.zh}", f"rule: {share.why.en}"),
            facts(top=share.top, under=share.under, percent=part),
        )
    elif not score.judged:
        reason = score.verdict.reason
        yield Link(
            "lacking", Text(f"没有评：{reason.zh}", f"not judged: {reason.en}"), facts(status=score.status)
        )
    elif score.graded:
        ladder = score.place.ladder
        direction = Text("", "")
        if ladder is not None and ladder.kind not in ("words", "date"):
            direction = (
                Text("越高越好，", "higher is better, ")
                if ladder.higher
                else Text("越低越好，", "lower is better, ")
            )
        met = score.verdict.bound
        words = (
            Text(f"达到 {met}", f"it meets {met}")
            if met
            else Text("由上而下都没有达到，或按用语", "no better bound is met, or told by words")
        )
        yield Link("rule", Text(f"规则：{direction.zh}取达到的最好一级：{words.zh}", f"rule: {direction.en}the best grade that is met: {words.en}"), facts(bound=met))  # fmt: skip


def _ratio(share: Share) -> Decimal:
    return quotient(times(share.top, HUNDRED), share.under)


def _rule_of(score: Score, leaf: Leaf | None, share: Share | None) -> str:
    """Which rule of the profile it was."""
    if not score.judged:
        return "missing" if score.status in ("missing", "absent") else ""
    return "grades" if score.graded else "execution" if leaf is None else _value_rule(leaf, share)


def _value_rule(leaf: Leaf, share: Share | None) -> str:
    """Which rule for target values it was; empty where it cannot be told."""
    if share is None:
        return ""
    if share.tier >= 0:
        return "tier"
    if share.why.zh.startswith("分档"):
        return "steps"
    against = leaf.against
    lower = isinstance(against, TargetReading) and (against.operator in ("≤", "<") or against.higher is False)
    return "lower" if lower else "higher"


def _source(rule: str, documents: Sequence[Document], profile: Profile) -> Link:
    """Where the rule stands, what the file that states it names as its source, and who adopted the profile."""
    home = next((one for one in documents if _says(one, _KEYS[rule])), None)
    where = shown(Path((home or documents[0]).path))
    if home is not None:
        where += f":{home.tree.key_span(_KEYS[rule]).line}"
    sources = home.profile.source if home is not None and home.profile is not None else profile.source
    lines = [line for line in sources if any(word in line for word in _WORDS[rule])] or sources
    adopted = profile.adopted
    by_zh = f"{adopted.by} {adopted.document} {adopted.date} 采用" if adopted else "没有写采用单位和文号"
    by_en = f"adopted: {adopted.by} {adopted.document} {adopted.date}" if adopted else "no adoption is stated"
    below = tuple(Link("quoted", Text(f"来源：{line}", f"source: {line}")) for line in lines)
    text = Text(f"方案 {profile.title}（{where}），{by_zh}", f"profile {profile.title} ({where}), {by_en}")
    return Link("source", text, facts(profile=profile.title, place=where), below)


def _says(document: Document, where: KeyPath) -> bool:
    """Whether a file states the rule itself; what it leaves out holds by the profile it extends, or by default."""
    data: object = document.tree.value(())
    for step in where:
        if not isinstance(data, dict) or step not in data:
            return False
        data = data[step]
    return True


def _grade(score: Score) -> Iterator[Link]:
    verdict = score.verdict
    if not score.graded:
        return
    bound = f"，界线 {verdict.bound}" if verdict.bound else ""
    yield Link(
        "grade",
        Text(f"等级“{verdict.grade}”{bound}", f"grade “{verdict.grade}”" + (f", bound {verdict.bound}" if verdict.bound else "")),
        facts(grade=verdict.grade, rank=verdict.rank, bound=verdict.bound),
    )  # fmt: skip


def _points(score: Score, share: Share | None, profile: Profile | None) -> Iterator[Link]:
    """Points before and after the rounding of a row."""
    verdict = score.verdict
    if verdict.points is None:
        return
    full = verdict.full
    if share is not None and not share.stated:
        yield _given(score)
    elif share is not None and full is not None and profile is not None:
        yield from _rounded(score, share, full, profile)
    out_of = f"（满分 {show(full)}）" if full is not None else ""
    of = f" out of {show(full)}" if full is not None else ""
    points = show(verdict.points)
    yield Link(
        "points",
        Text(f"得 {points} 分{out_of}", f"{points} points{of}"),
        facts(points=verdict.points, full=full),
    )


def _given(score: Score) -> Link:
    """Points that a person stated within a tier, with the reason."""
    why = score.reason.strip()
    zh, en = (f"，原因：{why}", f", because: {why}") if why else ("", "")
    return Link("stated", Text(f"档内得分由人评定{zh}", f"points given by a person{en}"), facts(reason=why))


def _rounded(score: Score, share: Share, full: Decimal, profile: Profile) -> Iterator[Link]:
    rounding, mode = profile.rounding, MODES[profile.rounding.mode]
    top, under = share.top, share.under
    if rounding.rate is not None:
        rate = rounded(times(top, HUNDRED), under, rounding.rate, rounding.mode)
        raw = quotient(times(top, HUNDRED), under)
        yield Link(
            "rounding",
            Text(f"比例 {show(raw)}% 保留 {rounding.rate} 位（{mode.zh}）→ {show(rate)}%",
                 f"rate {show(raw)}% to {rounding.rate} decimals ({mode.en}) → {show(rate)}%"),
            facts(stage="rate", unrounded=raw, places=rounding.rate, rounded=rate),
        )  # fmt: skip
        top, under = rate, HUNDRED
    made = rounded(times(full, top), under, rounding.row, rounding.mode)
    raw = quotient(times(full, top), under)
    if made != score.verdict.points:
        yield _given(score)
        return
    yield Link(
        "rounding",
        Text(f"未取整 {show(raw)}，本行保留 {rounding.row} 位（{mode.zh}）→ {show(made)}",
             f"not rounded {show(raw)}, the row to {rounding.row} decimals ({mode.en}) → {show(made)}"),
        facts(stage="row", unrounded=raw, places=rounding.row, mode=rounding.mode, rounded=made),
    )  # fmt: skip


def _next(score: Score) -> Iterator[Link]:
    """The way to the next better grade, or to full points."""
    verdict = score.verdict
    if verdict.next_grade:
        far = "" if verdict.distance is None else f"{show(verdict.distance)}{verdict.distance_unit}"
        yield Link(
            "next",
            Text(f"上一级“{verdict.next_grade}”要 {verdict.next_bound}" + (f"，差 {far}" if far else ""),
                 f"next: “{verdict.next_grade}” needs {verdict.next_bound}" + (f", {far} away" if far else "")),
            facts(grade=verdict.next_grade, bound=verdict.next_bound, distance=verdict.distance),
        )  # fmt: skip
    elif verdict.full is not None and verdict.points is not None and verdict.points < verdict.full:
        short = show(minus(verdict.full, verdict.points))
        goal = f"，指标值 {verdict.bound}" if verdict.bound else ""
        yield Link(
            "next",
            Text(f"离满分还差 {short} 分{goal}", f"{short} points short of full" + (f", target {verdict.bound}" if verdict.bound else "")),
            facts(missing=minus(verdict.full, verdict.points)),
        )  # fmt: skip
