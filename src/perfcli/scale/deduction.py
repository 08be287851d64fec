"""Deductions written beside a target (`每缺一项扣2分`, `每超过1天扣0.5分`): how many points each missing unit costs.

In: the text of a deduction, or a target that ends in one. Out: `Deduction`, exact, and the target without it. Which side is
short is the target's direction to say; the verb is not asked.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from perfcli.quantity import NONE, Unit, convert, find_number, normalise, pattern, unit_of

_CLAUSE = (
    r"[,;。(]*每(?:再)?(?:缺少|减少|增加|降低|下降|上升|提高|超过|超出|超支|延迟|推迟|逾期|晚于|早于|发生|出现|发现|缺|少|低|高|超|迟|晚|差|多|有|漏)?"
    r"([0-9.一二三四五六七八九十两]*)(个百分点|[^0-9扣]{0,4}?)[,]?(?:即|就|则)?扣(?:减|除)?([0-9.一二三四五六七八九十两]+)分"
    r"(?:[,;](?:扣完为止|最多扣完|直至扣完))?[)。]*$"
)


class Deduction(NamedTuple):
    """`off` points less for every `per` units that are missing; `unit` is NONE where the text names none."""

    per: Decimal
    off: Decimal
    unit: Unit = NONE

    def within(self, measure: Unit) -> Deduction | None:
        """The same in a target's unit; None where the two do not go together."""
        if measure.dimension == "date":
            return self if self.unit == NONE or self.unit.name in ("天", "日") else None
        points = self.unit.name == "百分点" and measure.name == "%"
        if self.unit in (NONE, measure) or points or (self.unit.whole and measure.whole) or measure == NONE:
            return self
        per = convert(self.per, self.unit, measure)
        return None if per is None else self._replace(per=per, unit=measure)


def find_deduction(text: str) -> tuple[str, Deduction | None]:
    """A target without the deduction that it ends in, and the deduction; a bare number of points is one for each unit."""
    plain = normalise(text[:200])
    found = pattern(_CLAUSE).search(plain)
    if found is None:
        bare = pattern(r"^扣?([0-9]+(?:\.[0-9]+)?)分?$").match(plain)
        return text, Deduction(Decimal(1), Decimal(bare[1])) if bare else None
    per, off = _number(found[1] or "1"), _number(found[3])
    if not per or not off:
        return text, None
    return plain[: found.start()], Deduction(per, off, unit_of(found[2]))


def _number(text: str) -> Decimal | None:
    found = find_number(text, 0)
    return found.value if found and found.end == len(text) and not found.refused else None
