"""A single target value (`≥95%`, `≧ | 100 | %`, `2021年底`, `显著提升`) read to operator, value and unit.

In: the text as it stands in a form, with what the file states. Out: `TargetReading`: a reading, or a problem code that
says why not; notes name what was assumed. The grammar is the ladder's own.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from perfcli.quantity import NONE, PERCENT, UNITS, Unit, normalise, pattern, show, show_day, unit_of

from .cell import Cell, Edge
from .checks import lost_sign
from .deduction import Deduction, find_deduction
from .grammar import Context, parse_cell
from .names import is_capped, is_count, is_rate, name_direction, speaks_of_dates, speaks_of_money
from .reading import DIRECTIONS, KINDS

_OPERATORS = {
    "大于等于": "≥", "大于或等于": "≥", "不低于": "≥", "不少于": "≥", "小于等于": "≤", "小于或等于": "≤", "不超过": "≤", "不高于": "≤",
    "大于": ">", "小于": "<", "高于": ">", "低于": "<", "等于": "=", "≥": "≥", "≤": "≤", ">": ">", "<": "<", "=": "=",
}  # fmt: skip
_DEDUCTING = ("deduction", "扣分")
_IGNORED = frozenset(("定量", "定性", "定量指标", "定性指标"))
_RECURRING = r"每个?(?:年|季度?|月|旬|周|学期|半年|批次)[^≥≤<>%]{1,14}(?:前|之前|以前|底|末|内)"
"""`每季度末月25日前`: a time that comes round; whether it was kept is yes or no."""
_IN_NAME = r"[(（]([^()（）]{1,8})[)）]$"


class TargetReading(NamedTuple):
    """A target as read. `problem` is empty where it was read; `notes` say what was assumed or is not exact.

    `operator` is one of ≥ ≤ > < = or `range` (then `value` to `high`); `higher` says which way is better (None: nobody
    said); for words `word` holds the text; days are day numbers.
    """

    text: str
    kind: Literal["number", "date", "words", ""] = ""
    operator: str = ""
    value: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    word: str = ""
    higher: bool | None = None
    notes: tuple[str, ...] = ()
    problem: str = ""
    arguments: tuple[str, ...] = ()
    measure: Unit = NONE
    whole: bool = False
    delay: bool = False
    low_out: bool = False
    """Whether `value`, the low end of a range, is itself outside."""
    high_out: bool = False
    """Whether `high` is."""
    deduction: Deduction | None = None
    """What each missing unit costs, in points, where the target says so."""

    def show(self, value: Decimal) -> str:
        """A value of this target as people write it."""
        if "date" in self.measure.dimension:
            return show_day(value, relative=self.measure.dimension == "relative-date")
        return f"{'延迟' if self.delay else ''}{show(value)}{self.unit}"

    @property
    def canonical(self) -> str:
        """The reading in one spelling, to be shown beside the text; empty where there is none."""
        if self.kind == "words":
            return self.word
        if self.value is None:
            return ""
        if self.operator == "range" and self.high is not None:
            if self.low_out or self.high_out:
                low, high = "＞" if self.low_out else "≥", "＜" if self.high_out else "≤"
                return f"{low}{self.show(self.value)}且{high}{self.show(self.high)}"
            return f"{self.show(self.value)}～{self.show(self.high)}"
        return {">": "＞", "<": "＜"}.get(self.operator, self.operator) + self.show(self.value)


@lru_cache(maxsize=8192)
def read_target(
    text: str,
    *,
    unit: str = "",
    direction: str = "",
    name: str = "",
    year: int | None = None,
    kind: str = "",
    cost: bool = False,
    deduct: str = "",
) -> TargetReading:
    """Read one target value; never raises. Arguments as for `read_scale`; `cost`: its class is that of costs.

    `deduct` says what each missing unit costs; with the kind `deduction` the target itself may end in it.
    """
    wanted = kind in _DEDUCTING or bool(deduct.strip())
    bare, found = find_deduction(text) if wanted and "扣" in text else (text, None)
    if deduct.strip():
        found = find_deduction(deduct)[1]
    reading = _read(bare, unit, direction, name, year, kind, cost=cost)._replace(text=text)
    if found is not None and not reading.problem and reading.kind != "words":
        fits = found.within(reading.measure)
        return reading._replace(
            deduction=fits, notes=reading.notes if fits else (*reading.notes, "no-deduction")
        )
    return reading._replace(notes=(*reading.notes, "no-deduction")) if wanted else reading


def _read(
    text: str, unit: str, direction: str, name: str, year: int | None, kind: str, *, cost: bool
) -> TargetReading:
    """The value itself."""
    joined, stated, way = _joined(text)
    kind, way = KINDS.get(kind, ""), DIRECTIONS.get(direction, "") or way
    chosen = unit_of(unit) if unit else stated
    money = chosen.dimension == "money" or speaks_of_money(name)
    dates = kind == "date" or chosen.name == "年" or speaks_of_dates(name)
    cell = parse_cell(joined, Context(year, name, dates, money))
    if kind == "words" and cell.kind != "blank":
        return TargetReading(text, "words", word=normalise(joined))
    if cell.kind != "number":
        return _no_number(text, joined, cell, name)
    return _number(text, cell, chosen, way, name, cost=cost)


def _joined(text: str) -> tuple[str, Unit, str]:
    """`正向 | 大于等于 | 30 | %` as (`≥30`, %, higher): the parts may stand in any order."""
    parts = [part for raw in re.split(r"[|｜\t]", text[:400]) if (part := normalise(raw))]
    if len(parts) < 2:  # noqa: PLR2004 - one part is the whole text
        return text.replace("|", "").strip(), NONE, ""
    way, operator, unit, rest = "", "", NONE, []
    for part in parts:
        if part in DIRECTIONS:
            way = DIRECTIONS[part]
        elif part in _OPERATORS and not operator:
            operator = _OPERATORS[part]
        elif part in UNITS and unit == NONE:
            unit = UNITS[part]
        elif part not in _IGNORED:
            rest.append(part)
    if len(rest) > 1 and not any("0" <= char <= "9" for char in rest[-1]):
        unit = unit_of(rest.pop())
    return operator + "".join(rest), unit, way


def _no_number(text: str, joined: str, cell: Cell, name: str) -> TargetReading:
    """Words are a reading; everything else that is no number says what it is."""
    if cell.kind == "zero" and "lower" in (name_direction(name), name_direction(joined)):
        return TargetReading(text, "number", "≤", Decimal(0), higher=False, notes=("zero-word",))
    if cell.kind in ("words", "zero", "on-time", "rest") or pattern(_RECURRING).fullmatch(normalise(joined)):
        return TargetReading(text, "words", word=normalise(joined))
    return TargetReading(text, problem=cell.kind, arguments=(text.strip()[:60], *cell.about))


def _number(text: str, cell: Cell, stated: Unit, way: str, name: str, *, cost: bool) -> TargetReading:
    measure, notes = _measure(cell, stated, name)
    if measure is None:
        return TargetReading(text, problem="wrong-unit", arguments=(text.strip()[:60], stated.name))
    if suspicion := _suspicion(cell, measure, name):
        return TargetReading(text, problem=suspicion[0], arguments=(text.strip()[:60], suspicion[1]))
    kind: Literal["number", "date"] = "date" if "date" in measure.dimension else "number"
    higher = _direction(cell, kind, way, name, cost=cost)
    operator, edge, high = _operator(cell, kind)
    whole = measure.whole or (measure == NONE and is_count(name))
    if higher is None:
        notes = (*notes, "no-direction")
    return TargetReading(
        text, kind, operator, edge.value, high.value if high else None, "" if kind == "date" else measure.name, higher=higher,
        notes=(*cell.notes, *notes), measure=measure, whole=whole, delay=cell.delay,
        low_out=operator == "range" and not edge.inclusive, high_out=high is not None and not high.inclusive,
    )  # fmt: skip


def _measure(cell: Cell, stated: Unit, name: str) -> tuple[Unit | None, tuple[str, ...]]:
    """The unit written, stated, in the name's brackets, or for a bare rate assumed to be percent, with a note."""
    written = cell.edges[0].unit
    if written != NONE:
        other = stated != NONE and written.dimension != stated.dimension
        return (None if other and "date" not in written.dimension else written), ()
    if stated != NONE:
        return stated, _ratio_note(cell, stated)
    in_name = pattern(_IN_NAME).search(name.strip())
    if in_name and (unit := UNITS.get(normalise(in_name[1]))):
        return unit, ("unit-from-name", *_ratio_note(cell, unit))
    if is_rate(name):
        return (NONE, ("ratio-vs-percent",)) if _ratio_note(cell, PERCENT) else (PERCENT, ("missing-unit",))
    return NONE, ("missing-unit",) if cell.edges[0].value else ()


def _ratio_note(cell: Cell, unit: Unit) -> tuple[str, ...]:
    """A bare fraction where percent is meant: 0.95 and 95% are never silently the same."""
    value = cell.edges[0].value
    return ("ratio-vs-percent",) if unit == PERCENT and 0 < value <= 1 else ()


def _suspicion(cell: Cell, measure: Unit, name: str) -> tuple[str, str] | None:
    """More than 100 % of a capped rate: a lost ≥ read as 2, or glued cells."""
    edge = cell.lower or cell.point
    if measure != PERCENT or edge is None or edge.value <= 100 or not is_capped(name):  # noqa: PLR2004
        return None
    if name_direction(name) == "lower":
        return None
    return ("ocr", f"≥{show(edge.value)[1:]}%") if lost_sign(cell) else ("cap", "100%")


def _direction(cell: Cell, kind: str, way: str, name: str, *, cost: bool) -> bool | None:
    """Stated, else the relation's side, else dates and delays are lower, else the name, else costs are lower."""
    if way:
        return way == "higher"
    if (cell.lower is None) != (cell.upper is None):
        return cell.lower is not None
    if kind == "date" or cell.delay:
        return False
    if "rises" in cell.notes or "falls" in cell.notes:  # the number is how much it is to move
        return True
    known = name_direction(name)
    return known == "higher" if known else False if cost else None


def _operator(cell: Cell, kind: str) -> tuple[str, Edge, Edge | None]:
    if cell.lower is not None and cell.upper is not None:
        if kind == "date":  # a period of work ends on its last day
            return ("≤" if cell.upper.inclusive else "<"), cell.upper, None
        return "range", cell.lower, cell.upper
    if cell.lower is not None:
        return ("≥" if cell.lower.inclusive else ">"), cell.lower, None
    if cell.upper is not None:
        return ("≤" if cell.upper.inclusive else "<"), cell.upper, None
    point = cell.point or Edge(Decimal(0))
    return ("≤" if kind == "date" else "="), point, None
