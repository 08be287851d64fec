"""What makes the rules for target values and money unfit to score with: holes, steps out of order, weights that do not add up.

In: a profile and its document. Out: PF731 findings at the part that is wrong.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcli.diagnostics import Text, diagnose
from perfcli.model.scheme import MONTH_DAY
from perfcli.model.terms import KEYS
from perfcli.quantity import show
from perfcli.scoring import run_kinds as kinds
from perfcli.scoring.rounding import add
from perfcli.scoring.shares import HUNDRED, ZERO

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.diagnostics import Diagnostic
    from perfcli.loading.document import Document
    from perfcli.model.profile import Profile
    from perfcli.model.scheme import Step, Tier, Values
    from perfcli.syntax.tree import KeyPath


def check_scheme(document: Document, profile: Profile) -> Iterator[Diagnostic]:
    """Everything that is wrong with levels, values, execution, classes and monitoring."""
    for where, why in (
        *_levels(profile),
        *_values(profile),
        *_execution(profile),
        *_classes(profile),
        *_monitoring(profile),
    ):
        key = str(where[0])
        span = document.tree.key_span(where)
        yield diagnose(kinds.SCHEME, span, part=Text(KEYS[key], key), why=why)


def _monitoring(profile: Profile) -> Iterator[tuple[KeyPath, Text]]:
    """Milestones are days of the year, in order, with rates that do not fall."""
    for index, one in enumerate(profile.monitoring):
        before = profile.monitoring[index - 1] if index else None
        if not MONTH_DAY.fullmatch(one.date):
            why = Text(
                f"日期写成 月-日，如 07-31；这里是“{one.date}”",
                f"a day of the year is written 07-31, not {one.date!r}",
            )
        elif before is not None and one.date <= before.date:
            why = Text("日期要从早到晚", "the days go from early to late")
        elif any(_falls(getattr(before, key, None), getattr(one, key)) for key in ("progress", "spent")):
            why = Text("进度要在 0 到 100 之间，不能比前一个日期低", "progress is 0 to 100 and does not fall")
        else:
            continue
        yield ("monitoring", index), why


def _falls(before: Decimal | None, now: Decimal | None) -> bool:
    return now is not None and not (before or ZERO) <= now <= HUNDRED


def _levels(profile: Profile) -> Iterator[tuple[KeyPath, Text]]:
    """The shares of a ladder's levels fall from at most 100 to no less than what is beyond them, without a hole."""
    levels = profile.levels
    if levels is None:
        return
    if not levels.shares and not profile.points:
        yield (
            ("levels",),
            Text("要写“各级比例”，或在“得分”里写各等级的得分", "it needs shares, or points for the grades"),
        )
    if len(levels.shares) == 1:
        yield ("levels", "shares"), Text("阶梯至少两级", "a ladder has two levels at least")
    last = HUNDRED
    for index, share in enumerate(levels.shares):
        if share is None or not ZERO <= share <= HUNDRED:
            yield ("levels", "shares"), _hole(index)
            return
        if share > last:
            yield ("levels", "shares"), _rising(index, share)
        last = share
    named = [points for _, points in profile.points if points is not None]
    least = last if levels.shares else min(named, default=HUNDRED)
    if levels.below is not None and not ZERO <= levels.below <= least:
        yield (
            ("levels", "below"),
            Text(
                f"末级以下在 0 与最末一级的 {show(least)} 之间，这里是 {show(levels.below)}",
                f"below is from 0 to the last level's {show(least)}; here it is {show(levels.below)}",
            ),
        )


def _hole(index: int) -> Text:
    return Text(f"第 {index + 1} 级没有写 0 至 100 的比例", f"level {index + 1} has no share from 0 to 100")


def _rising(index: int, share: Decimal) -> Text:
    return Text(
        f"第 {index + 1} 级的 {show(share)} 比上一级还多",
        f"level {index + 1} gives {show(share)}, more than the one above it",
    )


def _values(profile: Profile) -> Iterator[tuple[KeyPath, Text]]:
    values = profile.values
    if values is None:
        return
    if values.zero_at is not None and values.zero_at <= HUNDRED:
        yield (
            ("values", "zero_at"),
            Text(
                f"归零点要大于 100，这里是 {show(values.zero_at)}",
                f"zero_at is above 100; here it is {show(values.zero_at)}",
            ),
        )
    yield from _rules(values)
    for index, why in _tiers(values.tiers):
        yield ("values", "tiers", index), why


def _rules(values: Values) -> Iterator[tuple[KeyPath, Text]]:
    """Steps in percent of the target go with their rules, from the target outwards, and never give more further out."""
    for rule, key in (("higher", "higher_steps"), ("lower", "lower_steps")):
        if (getattr(values, rule) == "steps") != bool(getattr(values, key)):
            zh = KEYS[key]
            yield (
                ("values", key),
                Text(
                    f"“{KEYS[rule]}”是分档时要写“{zh}”，否则不写",
                    f"{key} go with the rule steps for {rule}, and only with it",
                ),
            )
    for index, why in _steps(values.higher_steps):
        yield ("values", "higher_steps", index), why
    for index, step in enumerate(values.higher_steps):
        if step.at is not None and not ZERO < step.at < HUNDRED:
            yield (
                ("values", "higher_steps", index),
                Text("指标值以下的分档在 0 与 100 之间", "steps below the target are between 0 and 100"),
            )
    for key in ("lower_steps", "over_steps"):
        for index, why in _outward(getattr(values, key)):
            yield ("values", key, index), why


def _outward(steps: Sequence[Step]) -> Iterator[tuple[int, Text]]:
    """Steps beyond the target rise from above 100 percent of it, and their shares do not."""
    at, share = HUNDRED, HUNDRED
    for index, step in enumerate(steps):
        if step.at is None or step.share is None or not ZERO <= step.share <= HUNDRED:
            yield (
                index,
                Text(
                    "每一档要写“达到”和 0 至 100 的“得分比例”",
                    "every step has an at, and a share from 0 to 100",
                ),
            )
            return
        if step.at <= at or step.share > share:
            yield (
                index,
                Text(
                    "分档从大于 100 起由低到高，得分比例不增",
                    "steps rise from above 100, and their shares do not",
                ),
            )
        at, share = step.at, step.share


def _tiers(tiers: Sequence[Tier]) -> Iterator[tuple[int, Text]]:
    """The tiers go from 100 percent down to nothing without a hole."""
    top = HUNDRED
    for index, tier in enumerate(tiers):
        if tier.most is None or tier.lowest is None or tier.lowest > tier.most:
            yield (
                index,
                Text(
                    f"“{tier.name}”要有最高比例和不超过它的最低比例",
                    f"{tier.name!r} needs a most, and a lowest no higher",
                ),
            )
            return
        if tier.most != top:
            yield (
                index,
                Text(
                    f"“{tier.name}”的最高比例应当接上一档，是 {show(top)}",
                    f"{tier.name!r} should begin where the tier above ends, at {show(top)}",
                ),
            )
        if tier.usual is not None and not tier.lowest <= tier.usual <= tier.most:
            yield (
                index,
                Text(
                    f"“{tier.name}”的通常比例不在档内",
                    f"the usual share of {tier.name!r} is outside the tier",
                ),
            )
        top = tier.lowest
    if tiers and top != ZERO:
        yield len(tiers) - 1, Text("最末一档要到 0", "the last tier goes down to 0")


def _execution(profile: Profile) -> Iterator[tuple[KeyPath, Text]]:
    rules = profile.execution
    if rules is None:
        return
    if rules.weight is None or rules.weight <= ZERO:
        yield ("execution",), Text("要写大于零的分值", "it needs a weight above zero")
    if (rules.rule == "steps") != bool(rules.steps):
        yield (
            ("execution",),
            Text("计分办法是分档时要写分档，否则不写", "steps go with the rule steps, and only with it"),
        )
    for index, why in _steps(rules.steps):
        yield ("execution", "steps", index), why


def _steps(steps: Sequence[Step]) -> Iterator[tuple[int, Text]]:
    """Steps fall, and none gives more than a higher one."""
    last: Step | None = None
    for index, step in enumerate(steps):
        if step.at is None or step.share is None or not ZERO <= step.share <= HUNDRED:
            yield (
                index,
                Text(
                    "每一档要写“达到”和 0 至 100 的“得分比例”",
                    "every step has an at, and a share from 0 to 100",
                ),
            )
            return
        if last is not None and (step.at >= (last.at or ZERO) or step.share > (last.share or ZERO)):
            yield index, Text("分档要从高到低", "steps go from high to low")
        last = step


def _classes(profile: Profile) -> Iterator[tuple[KeyPath, Text]]:
    """The classes and budget execution add up to 100 points."""
    total = ZERO
    for index, one in enumerate(profile.classes):
        if one.weight is None or one.weight < ZERO:
            yield ("classes", index), Text(f"“{one.level1}”没有分值", f"{one.level1!r} has no weight")
        total = add(total, one.weight or ZERO)
        for nth, why in _steps(one.steps):
            yield ("classes", index, "steps", nth), why
    own = profile.execution.weight if profile.execution and profile.execution.weight else Decimal(0)
    whole = add(total, own)
    if profile.classes and whole != HUNDRED:
        yield (
            ("classes",),
            Text(
                f"各类分值和执行率分值合计 {show(whole)}，应为 100",
                f"classes and execution add up to {show(whole)}, not 100",
            ),
        )
