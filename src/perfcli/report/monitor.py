"""绩效目标运行监控表, one for each department or unit, and 绩效运行监控汇总表 for the county.

In: a `Monitoring`. Out: `MonitorView`s and an `OverviewView`, and the `Section`s that print them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from perfcli.printout import Cell, Ends, Grid, Paragraph, Row, Section
from perfcli.quantity import show
from perfcli.report.amounts import MIN_PLACES, fixed
from perfcli.report.parts import SIGN, amount, centred, head, label
from perfcli.scoring.monitor_tables import STATES
from perfcli.scoring.monitoring import CHANCES, TROUBLED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from perfcli.printout import Block
    from perfcli.scoring.monitoring import Money, Monitoring, Watched

NAME, OVERVIEW = "绩效目标运行监控表", "绩效运行监控汇总表"
MONEY_WIDTHS = (34, 14, 14, 14, 12, 12)
WIDTHS = (7, 14, 17, 12, 10, 8, 10, 8, 8, 9, 14, 14)
COUNT_WIDTHS = (5, 21, 7, 8, 8, 8, 8, 8, 7, 7, 9, 8)
TROUBLE_WIDTHS = (18, 22, 14, 10, 10, 12, 10, 20)
_COUNTED = ("reached", "on_pace", "behind", "exceeded", "overdue", "missing")


@dataclass(frozen=True, slots=True)
class MonitorView:
    """The form of one department or unit."""

    title: str
    who: str
    year: int
    basis: str
    money: tuple[Money, ...]
    lines: tuple[Watched, ...]
    check: str
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OverviewView:
    """The county's table: departments with their lines and money, the region first in `basis`."""

    title: str
    who: str
    year: int
    basis: str
    departments: tuple[MonitorView, ...]
    check: str
    notices: tuple[str, ...] = ()


def monitor_views(monitoring: Monitoring) -> tuple[MonitorView, ...]:
    """A form for each department or unit, in printing order."""
    card, basis = monitoring.card, basis_text(monitoring)
    views = []
    for (department, unit), group in groupby(
        monitoring.watched, lambda w: (w.place.department, w.place.unit)
    ):
        lines, who = tuple(group), unit or department
        home = _home(lines[0])
        money = tuple(one for one in monitoring.money if f"{one.address}/".startswith(f"{home}/"))
        title = f"{who}{card.year}年度{NAME}"
        views.append(MonitorView(title, who, card.year, basis, money, lines, card.check, card.notices))
    return tuple(views)


def _home(one: Watched) -> str:
    """The address of the department or unit that an indicator belongs to."""
    steps = one.place.address.split("/")
    return "/".join(steps[: 2 if one.place.unit else 1])


def overview_view(monitoring: Monitoring, region: str) -> OverviewView:
    """The county's table."""
    card = monitoring.card
    views = monitor_views(monitoring)
    return OverviewView(
        f"{region}{card.year}年度{OVERVIEW}",
        region,
        card.year,
        basis_text(monitoring),
        views,
        card.check,
        card.notices,
    )


def basis_text(monitoring: Monitoring) -> str:
    """As of which day, and what the profile asks for on it."""
    said = [f"截至 {monitoring.day.isoformat()}", f"全年已过 {show(monitoring.elapsed)}%"]
    asked = monitoring.milestone
    if asked is None:
        said.append("评分方案没有规定应达到的进度，只列出，不判断快慢")
    if asked is not None and asked.progress is not None:
        said.append(f"方案要求指标完成进度 {show(asked.progress)}%")
    if asked is not None and asked.spent is not None:
        said.append(f"支出进度 {show(asked.spent)}%")
    return "，".join(said)


def monitor_section(view: MonitorView) -> Section:
    """The form as it is printed."""
    return Section("监控表", view.title, view.notices, view.check, tuple(_form(view)))


def _form(view: MonitorView) -> Iterator[Block]:
    units = {one.spent.unit for one in view.money} - {""}
    yield Ends(f"填报单位：{view.who}", f"单位：{'、'.join(sorted(units))}" if units else "")
    yield Paragraph(view.basis)
    if view.money:
        sums = ("资金", "年初预算数", "全年预算数", "执行数", "执行率", "状态")
        yield Grid("预算执行", MONEY_WIDTHS, (head(*sums), *map(_money, view.money)), head=1)
    columns = (
        "编号", "活动或项目", "指标", "年度指标值", "完成值", "完成进度", "全年预计\n完成值", "预计评",
        "完成\n可能性", "状态", "偏差原因", "改进措施",
    )  # fmt: skip
    yield Grid("绩效指标", WIDTHS, (head(*columns), *map(_line, view.lines)), head=1)
    yield SIGN


def _money(one: Money) -> Row:
    spent = one.spent
    sums = (
        "" if value is None else fixed(value, MIN_PLACES)
        for value in (spent.initial, spent.adjusted, spent.executed)
    )
    return Row(
        (Cell(one.name), *(amount(text) for text in sums), centred(_rate(one.rate)), centred(_kept(one)))
    )


def _kept(one: Money) -> str:
    if one.rate is None or one.asked is None:
        return ""
    return STATES["behind" if one.behind else "on_pace"].zh


def _line(one: Watched) -> Row:
    troubled = one.state in TROUBLED
    return Row(
        (
            centred(one.place.number),
            Cell(one.place.project or one.place.activity),
            Cell(one.place.indicator),
            centred(one.place.aim),
            centred(one.actual),
            centred(_rate(one.progress)),
            centred(one.forecast),
            centred(one.projected),
            centred(one.chance),
            centred(STATES[one.state].zh, bold=troubled),
            Cell(one.reason),
            Cell(one.measure),
        )
    )


def _rate(rate: Decimal | None) -> str:
    return "" if rate is None else f"{show(rate)}%"


def overview_section(view: OverviewView) -> Section:
    """The county's table as it is printed."""
    return Section("监控汇总", view.title, view.notices, view.check, tuple(_overview(view)))


def _overview(view: OverviewView) -> Iterator[Block]:
    yield Ends(view.who, f"共 {len(view.departments)} 个单位")
    yield Paragraph(view.basis)
    columns = (
        "序号",
        "单位",
        "指标数",
        *(STATES[state].zh for state in _COUNTED[:5]),
        "未报",
        "其他",
        "不是“确\n定能”",
        "支出\n进度",
    )
    everything = [line for one in view.departments for line in one.lines]
    rows = [
        _counts(str(number), one.who, one.lines, _spent(one))
        for number, one in enumerate(view.departments, 1)
    ]
    total = _counts("", "合计", everything, "")
    yield Grid("各单位", COUNT_WIDTHS, (head(*columns), *rows, total), head=1)
    troubled = [line for line in everything if line.state in TROUBLED or line.chance in CHANCES[1:]]
    if troubled:
        yield Paragraph("需要关注的指标", "heading")
        names = ("单位", "指标", "年度指标值", "完成值", "全年预计", "状态", "完成可能性", "偏差原因")
        yield Grid("需要关注的指标", TROUBLE_WIDTHS, (head(*names), *map(_trouble, troubled)), head=1)


def _counts(number: str, who: str, lines: Iterable[Watched], spent: str) -> Row:
    own = tuple(lines)
    counts = [sum(line.state == state for line in own) for state in _COUNTED]
    unsure = sum(line.chance in CHANCES[1:] for line in own)
    name = Cell(who) if number else label(who)
    return Row(
        (
            centred(number),
            name,
            *(amount(str(n)) for n in (len(own), *counts, len(own) - sum(counts), unsure)),
            centred(spent),
        )
    )


def _spent(view: MonitorView) -> str:
    """The rate of the department's own money; blank where the table of spending holds it not as a whole."""
    home = _home(view.lines[0])
    return next((_rate(one.rate) for one in view.money if one.address == home), "")


def _trouble(one: Watched) -> Row:
    return Row(
        (
            Cell(one.place.unit or one.place.department),
            Cell(one.place.indicator),
            centred(one.place.aim),
            centred(one.actual),
            centred(one.forecast),
            centred(STATES[one.state].zh),
            centred(one.chance),
            Cell(one.reason),
        )
    )
