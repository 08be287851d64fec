"""Made-up rows, sums and ladders in the clerks' spelling, each with what it means: input of the comparison of two scorers.

In: a `random.Random`, so that one seed gives one list. Out: `Sample` and `Rungs`: texts for the real reader, numbers for
the second scorer. No import of perfcli.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from .second import Money, Row
from .second_totals import Rung

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

YEAR = 2016
UNITS = ("%", "%", "万元", "公里", "天", "吨", "")
WHOLE = ("个", "次", "起", "人次", "件")
SIGNS = {
    "≥": ("≥{}", "≧{}", "⩾{}", ">={}", "不低于{}", "不少于{}", "大于等于{}", "{}及以上", "{}以上"),
    ">": (">{}", "＞{}", "超过{}", "高于{}", "大于{}"),
    "≤": ("≤{}", "<={}", "不超过{}", "不高于{}", "小于等于{}", "{}以内", "{}及以下"),
    "<": ("<{}", "＜{}", "低于{}", "小于{}", "少于{}"),
    "=": ("={}", "＝{}"),
    "": ("{}",),
}
RANGES = (
    ("{0}-{1}", False, False),
    ("{0}~{1}", False, False),
    ("{0}至{1}", False, False),
    ("≥{0}且≤{1}", False, False),
    ("≥{0}且<{1}", False, True),
    (">{0}且≤{1}", True, False),
    (">{0}且<{1}", True, True),
    ("{1}>X≥{0}", False, True),
)
DEADLINES = {
    "≤": ("{}前", "{}", "≤{}", "不晚于{}"),
    "≥": ("{}及以后", "≥{}", "不早于{}"),
    ">": ("{}后", "{}以后"),
}
WANTED = ("明显改善", "显著提升", "稳步增强", "有效保障")
CLASSES = ("", "", "产出", "产出指标", "效益指标", "满意度", "满意度指标", "成本", "成本指标")
NAMES = ("", "", "", "建设内容", "制作成本")
FULL_WIDTH = str.maketrans("0123456789.%", "０１２３４５６７８９．％")


class Sample(NamedTuple):
    """A row as written and as meant."""

    row: Row
    target: str
    actual: str
    weight: Decimal
    stated: Decimal | None = None
    deduct: str = ""


class Rungs(NamedTuple):
    """A ladder as written and as meant, with an actual."""

    ladder: tuple[Rung, ...]
    cells: tuple[tuple[str, str], ...]
    direction: str
    stated: str
    text: str
    value: Fraction


def sample(rng: Random, profile: Mapping[str, Any], fixed: Decimal | None = None) -> Sample:
    """One row of any kind, of any weight or of a fixed one."""
    weight = weigh(rng) if fixed is None else fixed
    kind = rng.choices(("number", "range", "date", "words", "yesno"), (60, 12, 10, 12, 6))[0]
    if kind == "words":
        return _words(rng, profile, weight)
    if kind == "yesno":
        wanted, said = rng.choice("是否"), rng.choice("是否")
        return Sample(Row("yesno", wanted=wanted, said=said, weight=Fraction(weight)), wanted, said, weight)
    made = {"number": _number, "range": _range, "date": _day}[kind](rng, weight)
    return _deducting(rng, made) if rng.random() < 0.12 else made


def _deducting(rng: Random, made: Sample) -> Sample:
    """The same, with so many points off for every missing unit, said beside the target or behind it."""
    off = Decimal(rng.randint(1, 40)).scaleb(-rng.choice((0, 1)))
    per = Decimal(rng.choice((1, 1, 2, 5)))
    text = rng.choice(
        ("每缺{}扣{}分", "每差{}扣{}分，扣完为止", "每超过{}，扣{}分", "每低{}扣减{}分")
    ).format(per, off)
    row = made.row._replace(off=Fraction(off), per=Fraction(per))
    if rng.random() < 0.5:
        return made._replace(row=row, deduct=text)
    return made._replace(row=row, target=f"{made.target}，{text}")


def weigh(rng: Random) -> Decimal:
    """A weight: mostly those of forms, also zero, decimals, and far too much."""
    if rng.random() < 0.6:
        return Decimal(rng.choice((5, 10, 12, 15, 20, 30, 50)))
    return rng.choice(
        (Decimal(0), Decimal(rng.randint(1, 3000)).scaleb(-2), Decimal(rng.randint(1, 10**6)).scaleb(-4),
         Decimal(110), Decimal("7.5"))
    )  # fmt: skip


def figure(rng: Random, *, whole: bool = False, negative: bool = True) -> Decimal:
    """A number: small, large, with many decimals, zero, negative."""
    if rng.random() < 0.06:
        return Decimal(0)
    top = 10 ** rng.choice((1, 2, 2, 2, 3, 4, 9, 18))
    places = 0 if whole else rng.choice((0, 0, 0, 1, 2, 2, 3, 6, 12))
    made = Decimal(rng.randint(1, top * 10**places)).scaleb(-places)
    return -made if negative and not whole and rng.random() < 0.06 else made


def near(rng: Random, goal: Decimal, *, whole: bool) -> Decimal:
    """An actual: the target itself, close by, twice it, a part of it, or anything."""
    places = 0 if whole else rng.choice((0, 1, 2, 4, 8))
    step = Decimal(1).scaleb(-places)
    part = Fraction(rng.randint(0, 250), 100) * Fraction(goal)
    found = rng.choice(
        (goal, goal + step, goal - step, 2 * goal, 2 * goal - step, figure(rng, whole=whole),
         *3 * (cut(part, places),))
    )  # fmt: skip
    return max(found, Decimal(0)) if whole else found


def cut(value: Fraction, places: int) -> Decimal:
    """A fraction cut off to so many decimals."""
    return Decimal(int(value * 10**places)).scaleb(-places)


def written(rng: Random, number: Decimal, unit: str) -> str:
    """A number as people write it: separators, full width, zeros at the end."""
    text = format(number, "f")
    if text.startswith("-") and not number:
        text = text[1:]
    chance = rng.random()
    if chance < 0.1 and abs(number) >= 1000:
        text = format(number, ",f")
    elif chance < 0.2 and "." in text:
        text += "0"
    whole = text + unit
    return whole.translate(FULL_WIDTH) if 0.2 < chance < 0.25 else whole


def _unit(rng: Random) -> tuple[str, bool]:
    whole = rng.random() < 0.3
    return (rng.choice(WHOLE), True) if whole else (rng.choice(UNITS), False)


def _number(rng: Random, weight: Decimal) -> Sample:
    unit, whole = _unit(rng)
    sign = rng.choice(tuple(SIGNS))
    goal = figure(rng, whole=whole)
    actual = near(rng, goal, whole=whole)
    direction = rng.choice(("", "", "higher", "lower")) if sign in ("=", "") else ""
    row = Row(
        "number", sign, Fraction(goal), None, direction, Fraction(weight), Fraction(actual),
        rng.choice(CLASSES), rng.choice(NAMES), rate=unit == "%",
    )  # fmt: skip
    return Sample(
        row, rng.choice(SIGNS[sign]).format(written(rng, goal, unit)), _said(rng, actual, unit), weight
    )


def _said(rng: Random, actual: Decimal, unit: str) -> str:
    """The actual in the target's unit, or in one that is an exact part of it."""
    if unit == "万元" and rng.random() < 0.3:
        return written(rng, actual.scaleb(4), "元")
    return written(rng, actual, unit)


def _range(rng: Random, weight: Decimal) -> Sample:
    unit, whole = _unit(rng)
    one, two = (figure(rng, whole=whole, negative=False) for _ in range(2))
    low, high = (min(one, two), max(one, two)) if one != two else (one, one + 1)
    text, open_low, open_high = rng.choice(RANGES)
    actual = rng.choice((low, high, near(rng, low, whole=whole), near(rng, high, whole=whole)))
    row = Row(
        "number", "in", Fraction(low), Fraction(high), "", Fraction(weight), Fraction(actual),
        rng.choice(CLASSES), open_low=open_low, open_high=open_high, rate=unit == "%",
    )  # fmt: skip
    goal = text.format(written(rng, low, unit), written(rng, high, unit))
    return Sample(row, goal, _said(rng, actual, unit), weight)


def _day(rng: Random, weight: Decimal) -> Sample:
    goal = date(YEAR, 1, 1).toordinal() + rng.randrange(366)
    done = goal + rng.choice((0, 0, 1, -1, rng.randint(-200, 200)))
    sign = rng.choice(("≤", "≤", "≥", ">"))
    row = Row("date", sign, Fraction(goal), None, "", Fraction(weight), Fraction(done), rng.choice(CLASSES))
    return Sample(row, rng.choice(DEADLINES[sign]).format(spelled(goal)), spelled(done), weight)


def spelled(day: int) -> str:
    """A day in Chinese."""
    found = date.fromordinal(day)
    return f"{found.year}年{found.month}月{found.day}日"


def _words(rng: Random, profile: Mapping[str, Any], weight: Decimal) -> Sample:
    tiers = (profile.get("values") or {}).get("tiers") or ()
    known = [word for tier in tiers for word in (tier["name"], *(tier.get("words") or ()))]
    wanted = rng.choice(WANTED)
    said = rng.choice((*known, *known, wanted, "还可以", "没有办"))
    stated = None
    if rng.random() < 0.6:
        share = rng.choice((*range(0, 101, 10), rng.randint(0, 120), Fraction(rng.randint(0, 10**6), 10**4)))
        stated = cut(Fraction(share) * Fraction(weight) / 100, 8)
    row = Row(
        "words", weight=Fraction(weight), wanted=wanted, said=said,
        stated=None if stated is None else Fraction(stated),
    )  # fmt: skip
    return Sample(row, wanted, said, weight, stated)


Sums: TypeAlias = "tuple[Decimal | None, Decimal | None, Decimal | None]"
"""Initial, adjusted and executed."""


def money(rng: Random) -> tuple[Sums, Money]:
    """Three sums, some of them blank or zero."""

    def one() -> Decimal | None:
        return rng.choice(
            (None, Decimal(0), *4 * (Decimal(rng.randint(0, 10 ** rng.choice((3, 5, 12)))).scaleb(-2),))
        )

    initial, adjusted = one(), one()
    base = adjusted if adjusted is not None else initial
    spent = (
        one()
        if base is None or rng.random() < 0.3
        else cut(Fraction(base) * rng.randint(0, 12000) / 10000, 4)
    )
    sums = (initial, adjusted, spent)
    return sums, Money(*(None if found is None else Fraction(found) for found in sums))


LABELS = (
    ("优", "良", "中", "差"), ("优秀", "良好", "合格", "不合格"), ("达成", "未达成"), ("好", "中", "差"),
    ("一", "二", "三", "四", "五"),
)  # fmt: skip


def rungs(rng: Random) -> Rungs:
    """A ladder of two to five grades with an actual on it; one in eight is of days, the earlier the better."""
    labels = rng.choice(LABELS)
    if rng.random() < 0.125:
        return _days(rng, labels)
    direction = rng.choice(("higher", "lower"))
    unit, whole = _unit(rng)
    bounds: set[Decimal] = set()
    while len(bounds) < len(labels) - 1:
        bounds.add(figure(rng, whole=whole, negative=False))
    ordered = sorted(bounds, reverse=direction == "higher")
    strict = [rng.random() < 0.3 for _ in ordered]
    ladder = (
        *(Rung(label, Fraction(bound), not out) for label, bound, out in zip(labels, ordered, strict, strict=False)),
        Rung(labels[-1]),
    )  # fmt: skip
    value = rng.choice((*ordered, near(rng, rng.choice(ordered), whole=whole)))
    cells = _cells(rng, labels, list(zip(ordered, strict, strict=True)), direction, unit)
    return Rungs(
        ladder, cells, direction, rng.choice(("", direction)), written(rng, value, unit), Fraction(value)
    )


class Levels(NamedTuple):
    """A ladder of target values as written and as meant, with an actual."""

    values: tuple[tuple[Decimal, bool], ...]
    cells: tuple[tuple[str, str], ...]
    direction: str
    text: str
    actual: Fraction


def levels(rng: Random, count: int, *, rest: bool) -> Levels:
    """So many levels; with `rest` the last cell says that it takes everything else."""
    direction = rng.choice(("higher", "lower"))
    unit, whole = _unit(rng)
    bounds: set[Decimal] = set()
    while len(bounds) < count:
        bounds.add(figure(rng, whole=whole, negative=False))
    ordered = sorted(bounds, reverse=direction == "higher")
    made = [(bound, rng.random() < 0.8) for bound in ordered]
    signs = (">", "≥") if direction == "higher" else ("<", "≤")
    texts = []
    for bound, within in made:
        shapes = (*SIGNS[signs[within]], "{}") if within else SIGNS[signs[within]]
        texts.append(rng.choice(shapes).format(written(rng, bound, unit)))
    if rest:
        last, within = made[-2]
        worst = ("<{}" if within else "≤{}") if direction == "higher" else (">{}" if within else "≥{}")
        texts[-1] = worst.format(written(rng, last, unit))
    actual = rng.choice((*ordered, near(rng, rng.choice(ordered), whole=whole)))
    labels = [f"第{nth}级" for nth in range(count)]
    cells = tuple(zip(labels, texts, strict=True))
    return Levels(tuple(made), cells, direction, written(rng, actual, unit), Fraction(actual))


def _days(rng: Random, labels: tuple[str, ...]) -> Rungs:
    """Days, each of which belongs to the grade that names it."""
    start = date(YEAR, 1, 1).toordinal()
    days = sorted(start + at for at in rng.sample(range(366), len(labels) - 1))
    value = rng.choice((*days, days[-1] + 1, days[0] - 1, start + rng.randrange(-30, 400)))
    texts = [rng.choice(("{}前", "{}以前", "{}及以前", "≤{}", "{}")).format(spelled(day)) for day in days]
    worst = rng.choice(("{}后", "{}以后", ">{}")).format(spelled(days[-1]))
    ladder = (
        *(Rung(label, Fraction(day)) for label, day in zip(labels, days, strict=False)),
        Rung(labels[-1]),
    )
    cells = tuple(zip(labels, (*texts, worst), strict=True))
    return Rungs(ladder, cells, "lower", "", spelled(value), Fraction(value))


def _cells(
    rng: Random, labels: tuple[str, ...], bounds: list[tuple[Decimal, bool]], direction: str, unit: str
) -> tuple[tuple[str, str], ...]:
    signs = (">", "≥") if direction == "higher" else ("<", "≤")
    texts = [rng.choice(SIGNS[signs[not out]]).format(written(rng, bound, unit)) for bound, out in bounds]
    last, out = bounds[-1]
    if direction == "higher":
        worst = "≤{}" if out else rng.choice(("<{}", "低于{}", "{}以下", "不足{}"))
    else:
        worst = "≥{}" if out else rng.choice((">{}", "超过{}"))
    return tuple(zip(labels, (*texts, worst.format(written(rng, last, unit))), strict=True))
