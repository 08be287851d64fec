"""绩效自评表 as it is printed. In: a `SelfView`. Out: a `Section`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.printout import Cell, Ends, Grid, Row, Section
from perfcli.report.parts import SIGN, amount, centred, classes, head, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.printout import Block
    from perfcli.report.selfeval import MoneyLine, SelfLine, SelfView

WIDTHS = (12, 12, 19, 14, 12, 8, 9, 13, 9)
BLANK = Cell()
WIDE = Cell(columns=2)


def self_section(view: SelfView) -> Section:
    """The form of a project or of a whole department."""
    name = f"{view.number} {view.name}自评" if view.kind == "project" else "整体自评"
    return Section(name, view.title, view.notices, view.check, tuple(_blocks(view)), portrait=True)


def _blocks(view: SelfView) -> Iterator[Block]:
    yield Ends(f"填报单位：{view.who}", f"单位：{view.money_unit}" if view.money_unit else "")
    facts = _project(view) if view.kind == "project" else _whole(view)
    yield Grid(view.title, WIDTHS, tuple(facts), form=True)
    yield _indicators(view)
    yield SIGN


def _project(view: SelfView) -> Iterator[Row]:
    """A project: who, and its money."""
    yield Row((label("项目名称"), Cell(view.name, columns=8)))
    yield Row(
        (label("主管部门"), Cell(view.department, columns=3), label("实施单位"), Cell(view.unit, columns=4))
    )
    money = f"项目资金\n（{view.money_unit}）" if view.money_unit else "项目资金"
    columns = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率")
    yield Row(
        (
            label(money, rows=2 + len(view.money)),
            label(""),
            *(label(name) for name in columns),
            label("得分", columns=2),
        )
    )
    yield Row((Cell(view.total.name), *_sums(view.total), BLANK, centred(view.total.rate), WIDE))
    for at, line in enumerate(view.money):
        name = f"其中：{line.name}" if at == 0 else f"　　　{line.name}"
        yield Row((Cell(name), *_sums(line), BLANK, centred(line.rate), WIDE))
    yield from _goals(view)


def _whole(view: SelfView) -> Iterator[Row]:
    """A department: its main tasks and their money."""
    yield Row((label("部门（单\n位）名称"), Cell(view.name, columns=8)))
    yield Row(
        (
            label("年度主要\n任务", rows=2 + len(view.money)),
            label("任务名称"),
            label("主要内容", columns=2),
            label("年初预算数"),
            label("全年预算数", columns=2),
            label("全年执行数"),
            label("执行率"),
        )
    )
    for line in view.money:
        yield Row(
            (Cell(line.name), Cell(line.content, columns=2), *_sums(line, adjusted=2), centred(line.rate))
        )
    name = Cell(view.total.name, bold=True, align="center")
    yield Row((name, WIDE, *_sums(view.total, adjusted=2), centred(view.total.rate)))
    yield from _goals(view)


def _sums(line: MoneyLine, adjusted: int = 1) -> tuple[Cell, ...]:
    """The three sums of a line, the adjusted budget over so many columns."""
    return amount(line.initial), amount(line.adjusted, columns=adjusted), amount(line.executed)


def _goals(view: SelfView) -> Iterator[Row]:
    yield Row(
        (label("年度总体\n目标", rows=2), label("预期目标", columns=4), label("实际完成情况", columns=4))
    )
    yield Row((Cell(view.goal, columns=4), Cell(columns=4)), room=3)


def _indicators(view: SelfView) -> Grid:
    """The indicators, and the sum below them."""
    earned = "得分" if view.pointed else "得分\n（等级）"
    columns = (
        "一级指标",
        "二级指标",
        "三级指标",
        "年度指标值",
        "实际完成值",
        "分值",
        earned,
    )
    top = Row((*head(*columns).cells, label("偏差原因分析\n及改进措施", columns=2)))
    total = Row(
        (
            label("总分", columns=5),
            amount(view.weights, bold=True),
            amount(view.points, bold=True),
            centred(view.grade, columns=2),
        )
    )
    body = (_line(line, keep=at == len(view.lines) - 1) for at, line in enumerate(view.lines))
    return Grid("绩效指标", WIDTHS, (top, *body, total), head=1, joined=True)


def _line(line: SelfLine, *, keep: bool) -> Row:
    cells = (
        Cell(line.name),
        centred(line.target),
        centred(line.actual),
        amount(line.weight),
        centred(line.earned),
        Cell(line.why, columns=2),
    )
    return Row((*classes((line.level1, line.rows1), (line.level2, line.rows2)), *cells), keep=keep)
