"""绩效参阅 as it is printed: four sheets of paper, each of one page. In: a `CongressView`. Out: its `Section`s.

What a page has no room for is counted on it. Rows carry the numbers that the questions on the last page refer to.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcli.printout import Cell, Ends, Grid, Paragraph, Row, Section, lines_of, width_of
from perfcli.quantity import show
from perfcli.report.amounts import MIN_PLACES, fixed
from perfcli.report.congress import Pages
from perfcli.report.parts import amount, centred, head, label
from perfcli.report.questions import questions
from perfcli.scoring.rounding import add

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcli.printout import Block
    from perfcli.report.congress import CongressView, Failed, Lowered, MoneyRow
    from perfcli.report.questions import Asked

TITLES = ("一、钱", "二、降低和取消的目标", "三、差和未报", "四、值得问的问题")
MONEY_WIDTHS = (6, 30, 15, 15, 14, 14, 10)
LOWERED_WIDTHS = (6, 16, 8, 30, 17, 17, 14)
FAILED_WIDTHS = (6, 16, 8, 24, 14, 14, 12, 22)
ASKED_WIDTHS = (6, 18, 62, 14)
_ROOM = 40
"""Lines of a table that one page has room for, in portrait, with the tallest of the fonts in use."""
_NAMED = 3
_LINE, _EDGE = 5, 1
"""A line's height, and what the edges of a row add to it."""
_PAGE = 96
"""Half characters across a page."""


def congress_sections(view: CongressView) -> tuple[Section, ...]:
    """The four pages."""
    blocks = (_money(view), _lowered(view), _failed(view), _asked(view))
    return tuple(
        Section(
            title,
            view.title,
            view.notices,
            view.check,
            (Paragraph(title, "heading"), *made),
            portrait=True,
            foot=f"第{number}页 共{len(TITLES)}页",
        )
        for number, (title, made) in enumerate(zip(TITLES, blocks, strict=True), 1)
    )


def _fitting(rows: Iterable[Row], widths: Sequence[int], room: int = _ROOM) -> tuple[Row, ...]:
    """As many rows as one page has room for."""
    whole, left = sum(widths), room * _LINE
    fitted: list[Row] = []
    for row in rows:
        lines = max(
            lines_of(cell.text, _PAGE * width // whole - 2)
            for cell, width in zip(row.cells, widths, strict=True)
        )
        left -= lines * _LINE + _EDGE
        if left < 0:
            break
        fitted.append(row)
    return tuple(fitted)


def _short(text: str, most: int) -> str:
    """A text of no more than so many half characters."""
    if width_of(text) <= most:
        return text
    while width_of(text) > most - 2:
        text = text[:-1]
    return f"{text}…"


def _rest(left: int, what: str) -> Iterator[Block]:
    if left > 0:
        yield Paragraph(f"这一页放不下的{what}还有 {left} {'个' if what == '单位' else '条'}。", "quiet")


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    total = Decimal(0)
    for value in known:
        total = add(total, value)
    return total if known else None


def _text(value: Decimal | None) -> str:
    return "" if value is None else fixed(value, MIN_PLACES)


def _money(view: CongressView) -> Iterator[Block]:
    rows = view.pages.money
    yield Ends(f"{view.who}，共 {len(rows)} 个单位", f"单位：{view.unit}")
    columns = ("行", "单位", f"{view.year - 1}年预算", f"{view.year}年预算", "增减", "执行数", "执行率")
    shown = _money_rows(rows)
    total = (
        label(""),
        label("合计"),
        *(amount(text, bold=True) for text in _totals(rows, view.split)),
        centred(""),
    )
    yield Grid("钱", MONEY_WIDTHS, (head(*columns), *shown, Row(total)), head=1)
    yield from _rest(len(rows) - len(shown), "单位")
    blank = sum(one.now is None for one in rows)
    said = [
        f"{blank} 个单位没有写预算，空白不是零" if blank else "",
        "" if view.compared else "没有上年的目标，无从比较",
        "分设的不逐个比较，上年预算只在合计里" if view.split is not None else "",
        _gone(view.gone),
    ]
    if said := [text for text in said if text]:
        yield Paragraph(f"{'；'.join(said)}。合计只加写了数的。", "quiet")


def _gone(names: Sequence[str]) -> str:
    """Last year's that nobody follows: they are in no sum, and their targets are on no page."""
    if not names:
        return ""
    most = f"{'、'.join(names[:_NAMED])}{'等' if len(names) > _NAMED else ''}"
    return f"上年有 {len(names)} 个单位今年没有目标，也没有登记由谁承接（{_short(most, 60)}），没有算在内"


def _totals(rows: Sequence[MoneyRow], split: Decimal | None) -> tuple[str, ...]:
    """Both years, the differences of those that wrote both, what was spent."""
    return (
        _text(_sum((*(one.before for one in rows), split))),
        _text(_sum(one.now for one in rows)),
        _signed(_sum(one.difference for one in rows)),
        _text(_sum(one.executed for one in rows)),
    )


def _signed(value: Decimal | None) -> str:
    return ("+" if value is not None and value > 0 else "") + _text(value)


def _money_rows(rows: Sequence[MoneyRow]) -> tuple[Row, ...]:
    return _fitting((_money_row(number, one) for number, one in enumerate(rows, 1)), MONEY_WIDTHS, _ROOM - 2)


def _money_row(number: int, one: MoneyRow) -> Row:
    return Row(
        (
            centred(str(number)),
            Cell(_short(one.who, 52)),
            amount(_text(one.before)),
            amount(_text(one.now)),
            amount(_signed(one.difference)),
            amount(_text(one.executed)),
            centred("" if one.rate is None else f"{show(one.rate)}%"),
        )
    )


def _lowered(view: CongressView) -> Iterator[Block]:
    rows = view.pages.lowered
    if not view.compared:
        yield Paragraph(f"工作区里没有 {view.year - 1} 年度的目标，无从比较。")
        return
    paid = sum(bool(one.money) for one in rows)
    yield Paragraph(f"与上年相比，降低或取消的共 {len(rows)} 条，其中预算增加了的 {paid} 条。")
    if not rows:
        return
    columns = ("行", "单位", "编号", "目标", "上年", "今年", "预算")
    shown = _lowered_rows(rows)
    yield Grid("降低和取消的目标", LOWERED_WIDTHS, (head(*columns), *shown), head=1)
    yield from _rest(len(rows) - len(shown), "目标")


def _lowered_rows(rows: Sequence[Lowered]) -> tuple[Row, ...]:
    return _fitting((_lowered_row(number, one) for number, one in enumerate(rows, 1)), LOWERED_WIDTHS)


def _lowered_row(number: int, one: Lowered) -> Row:
    return Row(
        (
            centred(str(number)),
            Cell(_short(one.who, 40)),
            centred(one.number),
            Cell(_short(one.where, 80)),
            Cell(_short(one.before, 60)),
            Cell(_short(one.after or "（取消）", 60)),
            Cell(_short(one.money, 40)),
        )
    )


def _failed(view: CongressView) -> Iterator[Block]:
    rows = view.pages.failed
    if not view.scored:
        yield Paragraph("还没有评价结果（用 --scores 给出 scores.json）。")
        return
    missing = sum(one.missing for one in rows)
    yield Paragraph(
        f"评了 {view.coverage} 个指标；最差一档或不到六成得分的 {len(rows) - missing} 个，没有完成值的 {missing} 个。"
    )
    if not rows:
        return
    columns = ("行", "单位", "编号", "指标", "要求", "完成", "结果", "原因")
    shown = _failed_rows(rows)
    yield Grid("差和未报", FAILED_WIDTHS, (head(*columns), *shown), head=1)
    yield from _rest(len(rows) - len(shown), "指标")


def _failed_rows(rows: Sequence[Failed]) -> tuple[Row, ...]:
    return _fitting((_failed_row(number, one) for number, one in enumerate(rows, 1)), FAILED_WIDTHS)


def _failed_row(number: int, one: Failed) -> Row:
    return Row(
        (
            centred(str(number)),
            Cell(_short(one.who, 40)),
            centred(one.number),
            Cell(_short(one.name, 60)),
            centred(_short(one.target, 40)),
            centred(_short(one.actual, 40)),
            centred(one.result),
            Cell(_short(one.reason, 60)),
        )
    )


def _printed(pages: Pages) -> Pages:
    """The rows that the first three pages have room for."""
    return Pages(
        pages.money[: len(_money_rows(pages.money))],
        pages.lowered[: len(_lowered_rows(pages.lowered))],
        pages.failed[: len(_failed_rows(pages.failed))],
    )


def _asked(view: CongressView) -> Iterator[Block]:
    asked = questions(_printed(view.pages))
    if not asked:
        yield Paragraph("前三页里没有可以发问的内容。")
        return
    yield Paragraph("按文件里写的列出来，供审议时询问；答案在单位那里。")
    shown = _fitting((_asked_row(number, one) for number, one in enumerate(asked, 1)), ASKED_WIDTHS)
    yield Grid("问题", ASKED_WIDTHS, (head("序号", "单位", "问题", "见"), *shown), head=1)
    yield from _rest(len(asked) - len(shown), "问题")


def _asked_row(number: int, one: Asked) -> Row:
    return Row(
        (centred(str(number)), Cell(_short(one.who, 40)), Cell(_short(one.text, 170)), centred(one.reference))
    )
