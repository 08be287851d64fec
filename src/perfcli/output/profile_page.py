"""A scoring profile in plain words, as Markdown for a terminal or a page: what earns what, by which source, who adopted it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Text
from perfcli.model.terms import CHOICES
from perfcli.quantity import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from perfcli.model.profile import Profile
    from perfcli.model.scheme import Execution, Levels, Step, Values

_HIGHER = {
    "steps": Text("没有达到的，按指标值的百分之几分档", "below the target, by steps of its percentage"),
    "ratio": Text(
        "没有达到的，按实际完成值÷指标值计分", "below the target, in proportion to actual ÷ target"
    ),
    "all": Text("没有达到的，不得分", "below the target, nothing"),
}
_LOWER = {
    "steps": Text("超过的，按指标值的百分之几分档", "above the target, by steps of its percentage"),
    "inverse": Text("超过的，按指标值÷实际完成值计分", "above the target, in proportion to target ÷ actual"),
    "linear": Text(
        "超过的，直线递减，到指标值的 {0}% 得零分",
        "above the target, on a straight line to nothing at {0}% of it",
    ),
    "all": Text("超过的，不得分", "above the target, nothing"),
}
_BARE = {
    "higher": Text(
        "没有符号、看不出方向的指标值，按正向", "a target without sign or direction is higher-better"
    ),
    "lower": Text(
        "没有符号、看不出方向的指标值，按反向", "a target without sign or direction is lower-better"
    ),
    "exact": Text(
        "没有符号、看不出方向的指标值，要正好相等", "a target without sign or direction must be met exactly"
    ),
}
_BETWEEN = {
    "step": Text("两级之间按较低一级给分", "between two levels, the lower one's share"),
    "line": Text(
        "两级的界限之间按直线折算；文字的等级仍按级",
        "on a straight line between the bounds of two levels; words go by level",
    ),
}
_REACHED = Text("　达到指标值的 {0}，得分值的 {1}", "  from {0} of the target: {1} of the weight")
_UP_TO = Text("　不超过指标值的 {0}，得分值的 {1}", "  up to {0} of the target: {1} of the weight")
_OUTSIDE = {
    "side": Text(
        "区间以外的，低于下限按正向、高于上限按反向",
        "outside of a range, as below a lower or above an upper bound",
    ),
    "all": Text("区间以外的，不得分", "outside of a range, nothing"),
}
_PART = {
    "share": Text(
        "扣分指标每差一个单位扣几分，不足一个单位的按比例扣，扣完为止",
        "deductions: so many points for each missing unit, a part of one in proportion, down to nothing",
    ),
    "started": Text(
        "扣分指标每差一个单位扣几分，不足一个单位的按一个扣，扣完为止",
        "deductions: so many points for each missing unit begun, down to nothing",
    ),
    "whole": Text(
        "扣分指标每差一个单位扣几分，不足一个单位的不扣，扣完为止",
        "deductions: so many points for each whole missing unit, down to nothing",
    ),
}
_NO_BUDGET = {
    "exclude": Text("预算为零的不计入", "a budget of zero is left out"),
    "zero": Text("预算为零的计零分", "a budget of zero earns nothing"),
    "full": Text("预算为零的计满分", "a budget of zero earns all"),
    "error": Text(
        "预算为零是差错，更正以前没有得分", "a budget of zero is a fault: no points until it is mended"
    ),
    "unspent": Text(
        "预算为零的，没有支出计满分，有支出计零分", "a budget of zero earns all if nothing was spent"
    ),
}
_POLICY = {
    "exclude": Text("不计入，其余按比例折算", "left out, the rest counts for all"),
    "zero": Text("计零分", "no points"),
}


def page(profile: Profile, lang: str) -> str:
    """The whole profile."""
    lines = [f"# {profile.title} {profile.profile.name}", ""]
    lines += [_adopted(profile).of(lang), ""]
    for title, items in _parts(profile, lang):
        if items:
            lines += [f"## {title.of(lang)}", "", *(f"- {item}" for item in items), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _adopted(profile: Profile) -> Text:
    one = profile.adopted
    if one is None:
        return Text("尚无单位发文采用，只作参考。", "No one has adopted it yet: for reference only.")
    said = f"{one.by} {one.document} {one.date}"
    return Text(f"采用依据：{said}。", f"Adopted: {said}.")


def _parts(profile: Profile, lang: str) -> Iterator[tuple[Text, list[str]]]:
    if profile.effective is not None:
        since, until = profile.effective.since or "…", profile.effective.until or "…"
        yield Text("有效期", "In effect"), [f"{since} – {until}"]
    yield (
        Text("各等级得分", "Points of grades"),
        [f"{label}：{show(points)}" for label, points in profile.points_table.items()],
    )
    if profile.levels is not None:
        yield (
            Text("有评价标准的指标", "Indicators with a ladder"),
            [text.of(lang) for text in _levels(profile.levels)],
        )
    if profile.values is not None:
        yield (
            Text("有指标值的指标", "Indicators with a target value"),
            [text.of(lang) for text in _values(profile.values)],
        )
    if profile.execution is not None:
        yield Text("预算执行", "Budget execution"), [text.of(lang) for text in _execution(profile.execution)]
    yield Text("运行监控", "Monitoring"), [text.of(lang) for text in _monitoring(profile)]
    yield Text("各类指标分值", "Weights by class"), [text.of(lang) for text in _classes(profile)]
    yield (
        Text("没有完成值的", "Without an actual"),
        [
            Text(f"未报的：{_POLICY[profile.missing].zh}", f"missing: {_POLICY[profile.missing].en}").of(
                lang
            ),
            Text(
                f"不适用的：{_POLICY[profile.not_applicable].zh}",
                f"not applicable: {_POLICY[profile.not_applicable].en}",
            ).of(lang),
        ],
    )
    yield Text("取整", "Rounding"), [text.of(lang) for text in _rounding(profile)]
    yield (
        Text("总评等级", "Grades of the total"),
        [
            f"{one.grade}：{f'≥{show(one.least)}' if one.least is not None else Text('其余', 'the rest').of(lang)}"
            for one in profile.totals
        ],
    )
    yield Text("出处", "Sources"), list(profile.source)
    yield Text("说明", "Note"), [profile.note] if profile.note else []


def _levels(levels: Levels) -> Iterator[Text]:
    shares = "、".join(_share(share) for share in levels.shares)
    if shares:
        yield Text(
            f"从最好的一级起，依次得分值的 {shares}，级别叫什么都可以",
            f"from the best level on: {shares.replace('、', ', ')} of the weight, whatever the levels are called",
        )
    else:
        yield Text("各等级的得分是分值的百分之几", "the points of a grade are percent of the weight")
    yield _BETWEEN[levels.between]
    if levels.below is None:
        yield Text("最末一级以下都算最末一级", "the last level takes everything else")
        return
    yield Text(
        f"最末一级的数也是界限，达不到的得分值的 {_share(levels.below)}",
        f"the last level's number is a bound too; beyond it, {_share(levels.below)} of the weight",
    )


def _values(values: Values) -> Iterator[Text]:
    yield Text("达到指标值的，得满分", "a target that is met earns the whole weight")
    yield Text(
        f"正向指标（越高越好）{_HIGHER[values.higher].zh}", f"higher is better: {_HIGHER[values.higher].en}"
    )
    zero_at = "" if values.zero_at is None else show(values.zero_at)
    lower = _LOWER[values.lower]
    yield Text(
        f"反向指标（越低越好）{lower.zh.format(zero_at)}", f"lower is better: {lower.en.format(zero_at)}"
    )
    for steps, side in ((values.higher_steps, _REACHED), (values.lower_steps, _UP_TO)):
        for step in steps:
            yield _stepped(side, step)
    yield _OUTSIDE[values.outside]
    yield _PART[values.part]
    yield _BARE[values.bare]
    if not values.cap:
        yield Text("得分可以超过分值（不封顶）", "points may exceed the weight (no cap)")
    for tier in values.tiers:
        ranged = f"{_share(tier.most)}–{_share(tier.lowest)}"
        usual = (
            Text(f"，没有另行评定的得 {_share(tier.usual)}", f"; {_share(tier.usual)} unless stated")
            if tier.usual is not None
            else Text("，得分由人评定并写明原因", "; points are stated by a person, with a reason")
        )
        yield Text(
            f"定性指标“{tier.name}”：分值的 {ranged}{usual.zh}",
            f"in words, {tier.name!r}: {ranged} of the weight{usual.en}",
        )
    if values.over is not None:
        yield Text(
            f"达到指标值的 {show(values.over)}% 以上，要说明原因",
            f"from {show(values.over)}% of the target on, a reason is due",
        )

    for step in values.over_steps:
        below = (
            Text("指标值的对应差额", "as much below the target")
            if values.mirror == "difference"
            else Text("指标值÷同一倍数", "the target divided by as much")
        )
        yield Text(
            f"超额完成，达到指标值的 {_share(step.at)}，最多得分值的 {_share(step.share)}（反向指标按{below.zh}）",
            f"from {_share(step.at)} of the target on, {_share(step.share)} of the weight at most (lower-better: {below.en})",
        )


def _stepped(side: Text, step: Step) -> Text:
    at, share = _share(step.at), _share(step.share)
    return Text(side.zh.format(at, share), side.en.format(at, share))


def _share(share: Decimal | None) -> str:
    return "" if share is None else f"{show(share)}%"


def _execution(rules: Execution) -> Iterator[Text]:
    base = CHOICES["denominator"][rules.denominator]
    weight = "" if rules.weight is None else show(rules.weight)
    yield Text(
        f"分值 {weight}，执行率＝全年执行数÷{base}", f"weight {weight}, spending measured against {base}"
    )
    if rules.rule == "steps":
        yield from _steps(rules.steps)
    else:
        yield Text("按执行率计分", "points in proportion to the rate")
    if rules.cap:
        yield Text("不超过分值", "never above the weight")
    yield _NO_BUDGET[rules.no_budget]
    if rules.explain is not None:
        yield Text(
            f"执行率低于 {show(rules.explain)}% 要说明原因", f"below {show(rules.explain)}% a reason is due"
        )


def _monitoring(profile: Profile) -> Iterator[Text]:
    for one in profile.monitoring:
        asked = [
            Text(f"{zh}不低于 {show(least)}%", f"{en} at least {show(least)}%")
            for zh, en, least in (
                ("指标完成进度", "targets", one.progress),
                ("支出进度", "spending", one.spent),
            )
            if least is not None
        ]
        zh, en = "，".join(text.zh for text in asked), ", ".join(text.en for text in asked)
        yield Text(f"从 {one.date} 起：{zh}", f"from {one.date} on: {en}")


def _steps(steps: Sequence[Step]) -> Iterator[Text]:
    for step in steps:
        if step.at is not None:
            yield Text(
                f"达到 {show(step.at)}% 得分值的 {_share(step.share)}",
                f"from {show(step.at)}%: {_share(step.share)} of the weight",
            )
    yield Text("再低的不得分", "below: nothing")


def _classes(profile: Profile) -> Iterator[Text]:
    for one in profile.classes:
        exempt = "、".join(CHOICES["category"][category] for category in one.exempt)
        free = (
            Text(f"（{exempt}项目可以不设）", f" (projects of {exempt} may do without)")
            if exempt
            else Text("", "")
        )
        weight = "" if one.weight is None else show(one.weight)
        yield Text(f"{one.level1} {weight}{free.zh}", f"{one.level1} {weight}{free.en}")
        for text in _steps(one.steps) if one.steps else ():
            yield Text(f"　{text.zh}", f"  {text.en}")


def _rounding(profile: Profile) -> Iterator[Text]:
    one = profile.rounding
    mode = CHOICES["mode"][one.mode]
    if one.rate is not None:
        yield Text(f"比率保留 {one.rate} 位小数", f"rates to {one.rate} decimals")
    yield Text(
        f"单项得分 {one.row} 位，合计 {one.places} 位，{mode}",
        f"rows to {one.row} decimals, totals to {one.places}, {one.mode}",
    )
