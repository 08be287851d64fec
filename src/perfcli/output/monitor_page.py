"""Monitoring on a terminal: what is in trouble first, then the money, then the counts.

In: a `Monitoring`. Out: text, without colours: what is wrong stands in words.
"""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text as Words

from perfcli.diagnostics import Text
from perfcli.output.words import one_line
from perfcli.quantity import show
from perfcli.scoring.monitor_tables import STATES
from perfcli.scoring.monitoring import TROUBLED

if TYPE_CHECKING:
    from decimal import Decimal

    from perfcli.scoring.monitoring import Money, Monitoring, Watched

MAX_ROWS = 60
"""More indicators than this are listed only where they are in trouble; all of them are in monitor.csv."""


def render(monitoring: Monitoring, lang: str, width: int) -> str:
    """The tables and what they add up to."""
    stream = StringIO()
    console = Console(file=stream, width=width, highlight=False, color_system=None, markup=False, emoji=False)
    for notice in monitoring.card.notices:
        console.print(Words(one_line(notice.lstrip("# "))))
    console.print(Words(_heading(monitoring).of(lang)))
    shown = monitoring.watched
    if len(shown) > MAX_ROWS:
        shown = tuple(one for one in shown if one.state in TROUBLED)[:MAX_ROWS]
    console.print(_indicators(shown, lang))
    if monitoring.money:
        console.print(_money(monitoring.money, lang))
    console.print(Words(_closing(monitoring).of(lang)))
    return "\n".join(line.rstrip() for line in stream.getvalue().split("\n"))


def _heading(monitoring: Monitoring) -> Text:
    day, part = monitoring.day.isoformat(), show(monitoring.elapsed)
    asked = monitoring.milestone
    least = [
        Text(f"{zh} {show(value)}%", f"{en} {show(value)}%")
        for zh, en, value in (
            ("指标完成进度", "targets", asked.progress if asked else None),
            ("支出进度", "spending", asked.spent if asked else None),
        )
        if value is not None
    ]
    zh = f"；方案要求{'、'.join(t.zh for t in least)}" if least else ""
    en = f"; the profile asks for {', '.join(t.en for t in least)}" if least else ""
    return Text(f"截至 {day}，全年已过 {part}%{zh}", f"As of {day}, {part}% of the year{en}")


def _table(*headers: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for header in headers:
        table.add_column(header, overflow="fold")
    return table


def _indicators(shown: tuple[Watched, ...], lang: str) -> Table:
    zh = ("编号", "指标", "指标值", "完成值", "进度", "状态", "全年预计", "预计评", "可能性")
    en = ("No.", "Indicator", "Target", "To date", "Progress", "State", "Forecast", "Projected", "Chance")
    table = _table(*(zh if lang == "zh" else en))
    department = ""
    for one in shown:
        owner = one.place.unit or one.place.department
        if owner != department:
            table.add_row("", Words(one_line(owner), style="bold"))
            department = owner
        texts = (
            one.place.number, one.place.indicator, one.place.aim, one.actual, _rate(one.progress),
            STATES[one.state].of(lang), one.forecast, one.projected, one.chance,
        )  # fmt: skip
        table.add_row(*(Words(one_line(text)) for text in texts))
    return table


def _rate(rate: Decimal | None) -> str:
    return "" if rate is None else f"{show(rate)}%"


def _money(money: tuple[Money, ...], lang: str) -> Table:
    zh, en = ("资金", "预算", "已支出", "支出进度", "状态"), ("Money", "Budget", "Spent", "Rate", "State")
    table = _table(*(zh if lang == "zh" else en))
    for one in money:
        base, spent = one.spent.base, one.spent.executed
        state = (
            STATES["behind"]
            if one.behind
            else STATES["on_pace"]
            if one.asked is not None and one.rate is not None
            else None
        )
        table.add_row(
            Words(one_line(one.name)),
            "" if base is None else show(base) + one.spent.unit,
            "" if spent is None else show(spent) + one.spent.unit,
            _rate(one.rate),
            state.of(lang) if state else "",
        )
    return table


def _closing(monitoring: Monitoring) -> Text:
    card = monitoring.card
    counts = [
        (text, count)
        for state, text in STATES.items()
        if (count := sum(w.state == state for w in monitoring.watched))
    ]
    zh, en = "，".join(f"{t.zh} {n}" for t, n in counts), ", ".join(f"{t.en} {n}" for t, n in counts)
    return Text(
        f"指标 {len(monitoring.watched)} 个：{zh}。\n"
        f"收到 {card.rows} 行：接受 {card.accepted}，退回 {len(card.rejected)}。评分方案 {card.basis.title}，校验码 {card.check}",
        f"{len(monitoring.watched)} indicators: {en}.\n"
        f"{card.rows} rows in: {card.accepted} accepted, {len(card.rejected)} rejected. "
        f"Profile {card.basis.title}, check code {card.check}",
    )
