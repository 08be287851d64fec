"""绩效自评表 as it is printed. In: a `SelfView`. Out: a `Section`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.printout import Cell, Ends, Grid, Row, Section
from perfcli.report.parts import SIGN, amount, centred, classes, head, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.printout import Block
    from perfcli.report.selfeval import SelfLine, SelfView

WIDTHS = (12, 12, 21, 15, 12, 8, 8, 20)
BLANK = Cell()


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
    yield Row((label("项目名称"), Cell(view.name, columns=7)))
    yield Row(
        (label("主管部门"), Cell(view.department, columns=3), label("实施单位"), Cell(view.unit, columns=3))
    )
    money = f"项目资金\n（{view.money_unit}）" if view.money_unit else "项目资金"
    columns = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    yield Row((label(money, rows=2 + len(view.money)), label(""), *(label(name) for name in columns)))
    yield Row((Cell("年度资金总额"), amount(view.budget), BLANK, BLANK, BLANK, BLANK, BLANK))
    for at, (name, _, text) in enumerate(view.money):
        yield Row((Cell(f"其中：{name}" if at == 0 else f"　　　{name}"), amount(text), *[BLANK] * 5))
    yield from _goals(view)


def _whole(view: SelfView) -> Iterator[Row]:
    """A department: its main tasks and their money."""
    yield Row((label("部门（单\n位）名称"), Cell(view.name, columns=7)))
    yield Row(
        (
            label("年度主要\n任务", rows=2 + len(view.money)),
            label("任务名称"),
            label("主要内容", columns=2),
            label("年初预算数"),
            label("全年预算数", columns=2),
            label("全年执行数"),
        )
    )
    for name, content, text in view.money:
        yield Row((Cell(name), Cell(content, columns=2), amount(text), Cell(columns=2), BLANK))
    yield Row(
        (
            Cell("金额合计", bold=True, align="center"),
            Cell(columns=2),
            amount(view.budget),
            Cell(columns=2),
            BLANK,
        )
    )
    yield from _goals(view)


def _goals(view: SelfView) -> Iterator[Row]:
    yield Row(
        (label("年度总体\n目标", rows=2), label("预期目标", columns=4), label("实际完成情况", columns=3))
    )
    yield Row((Cell(view.goal, columns=4), Cell(columns=3)), room=3)


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
        "偏差原因分析\n及改进措施",
    )
    total = Row(
        (
            label("总分", columns=5),
            amount(view.weights, bold=True),
            amount(view.points, bold=True),
            centred(view.grade),
        )
    )
    body = (_line(line, keep=at == len(view.lines) - 1) for at, line in enumerate(view.lines))
    return Grid("绩效指标", WIDTHS, (head(*columns), *body, total), head=1, joined=True)


def _line(line: SelfLine, *, keep: bool) -> Row:
    cells = (
        Cell(line.name),
        centred(line.target),
        centred(line.actual),
        amount(line.weight),
        centred(line.earned),
        Cell(line.why),
    )
    return Row((*classes((line.level1, line.rows1), (line.level2, line.rows2)), *cells), keep=keep)
