"""Questions worth asking, each with the page and row that it rests on (`第2页第3行`).

In: what the pages tell, and which rows of them are printed. Out: `Asked`, the weightiest first. A question asks; it never answers.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfcli.quantity import show, times

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.report.congress import Failed, Lowered, MoneyRow, Pages

_MUCH = Decimal("1.3")
"""A budget that grew by more than three tenths is asked about."""
_SLOW = Decimal(80)
"""An execution rate below this is asked about, in percent."""


class Asked(NamedTuple):
    """One question, whom it is for, and where what it rests on is printed."""

    who: str
    text: str
    reference: str


def questions(pages: Pages) -> tuple[Asked, ...]:
    """Money up with the target down first, then failures, lowered targets, silence, money.

    `pages` hold what is printed, row for row: nothing is asked that the reader cannot look up.
    """
    return (
        *_paid_more(pages.lowered),
        *_worst(pages.failed),
        *_less_asked(pages.lowered),
        *_silent(pages.failed),
        *_of_money(pages.money),
    )


def _at(page: int, row: int) -> str:
    return f"第{page}页第{row}行"


def _paid_more(lowered: Sequence[Lowered]) -> Iterator[Asked]:
    for row, one in enumerate(lowered, 1):
        if one.money:
            done = "取消了" if not one.after else f"由“{one.before}”变为“{one.after}”"
            text = f"预算由 {one.money.replace('→', '增加到')}，“{one.where}”却{done}。钱多了，为什么要求反而低了？"
            yield Asked(one.who, text, _at(2, row))


def _worst(failed: Sequence[Failed]) -> Iterator[Asked]:
    for row, one in enumerate(failed, 1):
        if not one.missing:
            why = "" if one.reason else "，也没有写原因"
            text = f"“{one.name}”要求 {one.target}，完成 {one.actual}，评为 {one.result}{why}。差在哪里，怎么改？"
            yield Asked(one.who, text, _at(3, row))


def _less_asked(lowered: Sequence[Lowered]) -> Iterator[Asked]:
    for row, one in enumerate(lowered, 1):
        if not one.money:
            done = "今年没有了" if not one.after else f"由“{one.before}”变为“{one.after}”"
            yield Asked(one.who, f"“{one.where}”{done}，依据是什么？", _at(2, row))


def _silent(failed: Sequence[Failed]) -> Iterator[Asked]:
    """One question for each department, with the row of its first."""
    first: dict[str, list[int]] = {}
    for row, one in enumerate(failed, 1):
        if one.missing:
            first.setdefault(one.who, []).append(row)
    for who, rows in first.items():
        yield Asked(who, f"{len(rows)} 个指标没有完成值，钱花了没有，事做了没有？", _at(3, rows[0]))


def _of_money(money: Sequence[MoneyRow]) -> Iterator[Asked]:
    for row, one in enumerate(money, 1):
        if one.before and one.now is not None and one.now > times(one.before, _MUCH):
            text = f"预算由 {show(one.before)} 增加到 {show(one.now)}，增加的钱办什么事，目标里写了没有？"
            yield Asked(one.who, text, _at(1, row))
        if one.rate is not None and one.rate < _SLOW:
            yield Asked(one.who, f"执行率 {show(one.rate)}%，没花完的钱是怎么回事？", _at(1, row))
