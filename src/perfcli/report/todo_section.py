"""待办和交接: what is to be done and where everything stands, on paper for whoever takes over.

In: an `Agenda`, `Holdings`, overviews, changes. Out: a `Section`. Those who hand over and take over sign by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.collecting.standing import State
from perfcli.collecting.wording import asked_text, totals_text
from perfcli.model.terms import CHOICES
from perfcli.printout import Paragraph, Pen, Section
from perfcli.report.parts import listing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perfcli.collecting.holdings import Holdings
    from perfcli.collecting.overview import Overview
    from perfcli.collecting.tasks import Agenda, Task
    from perfcli.model.change import Changes
    from perfcli.printout import Align, Block

    Columns = Sequence[tuple[str, int, Align]]

NAME = "待办和交接"
_NUMERALS = "一二三四五六七八"
_STATUS = {**CHOICES["status"], "": "没有写状态"}


def todo_section(
    told: Agenda, held: Holdings, shown: Sequence[Overview], changes: Changes, names: Mapping[str, str]
) -> Section:
    """The whole page; a heading without anything below it is left out."""
    parts: list[tuple[str, list[Block]]] = [
        ("待办", list(_tasks(told))),
        ("收报情况", list(_collected(shown))),
        ("退回未重报", list(_returns(shown))),
        ("各年度的文件", list(_years(held))),
        ("豁免", list(_waivers(held))),
        ("机构变动", list(_changes(changes, names))),
        ("文件在哪里", list(_places(held))),
        ("不知道的", [Paragraph(f"· {text.zh}") for text in told.unknown]),
    ]
    numerals = iter(_NUMERALS)
    blocks = [
        block
        for title, body in parts
        if body
        for block in (Paragraph(f"{next(numerals)}、{title}", "heading"), *body)
    ]
    title = f"{told.region}预算绩效管理{NAME}（{told.day.isoformat()}）"
    sign = Pen(("移交人：", "接收人：", "监交人：", "日期：", "（盖章）"))
    return Section(NAME, title, (), "", (*blocks, sign))


def when(task: Task) -> str:
    """How urgent a task is, in words."""
    if task.late:
        return f"逾期 {task.late} 天"
    if task.left is None:
        return "没有期限"
    return "今天" if task.left == 0 else f"还有 {task.left} 天"


def _tasks(told: Agenda) -> Iterator[Block]:
    if not told.tasks:
        yield Paragraph("这一天没有要办的事。")
        return
    rows = [
        (str(n), t.due.isoformat() if t.due else "", when(t), t.what.zh, t.who.zh, t.command)
        for n, t in enumerate(told.tasks, 1)
    ]
    columns: Columns = (
        ("序号", 5, "right"), ("截止日期", 12, "left"), ("期限", 11, "left"), ("要办的事", 32, "left"),
        ("谁办", 18, "left"), ("命令", 32, "left"),
    )  # fmt: skip
    yield listing("待办", columns, rows)


def _collected(shown: Sequence[Overview]) -> Iterator[Block]:
    for one in shown:
        yield Paragraph(f"{asked_text(one.asked).zh}：{totals_text(one).zh}。")


def _returns(shown: Sequence[Overview]) -> Iterator[Block]:
    rows = [
        (
            asked_text(one.asked).zh,
            row.due.name,
            str(len(row.returns)),
            row.returns[-1].date.isoformat(),
            row.grounds,
        )
        for one in shown
        for row in one.rows
        if row.state is State.RETURNED
    ]
    if rows:
        columns: Columns = (
            ("环节", 15, "left"), ("报送单位", 22, "left"), ("第几次", 8, "right"), ("退回日期", 12, "left"),
            ("原因", 43, "left"),
        )  # fmt: skip
        yield listing("退回未重报", columns, rows)


def _years(held: Holdings) -> Iterator[Block]:
    rows = []
    for year in sorted({file.year for file in held.targets}, reverse=True):
        statuses = held.statuses(year)
        said = "，".join(f"{word} {statuses[key]}" for key, word in _STATUS.items() if key in statuses)
        others = [held.path(kind, year) or "没有" for kind in ("actuals", "spending", "scores")]
        rows.append((str(year), str(len(held.of_year(year))), said, *others))
    if rows:
        columns: Columns = (
            ("年度", 7, "left"), ("目标文件", 9, "right"), ("走到哪一步", 24, "left"), ("实际完成值", 20, "left"),
            ("支出", 20, "left"), ("评分结果", 20, "left"),
        )  # fmt: skip
        yield listing("各年度的文件", columns, rows)


def _waivers(held: Holdings) -> Iterator[Block]:
    rows = [(f"{w.path}:{w.line}", w.codes, w.until or "没有期限", w.reason) for w in held.waivers]
    if rows:
        columns: Columns = (
            ("位置", 32, "left"),
            ("编码", 16, "left"),
            ("到期", 12, "left"),
            ("原因", 40, "left"),
        )
        yield listing("豁免", columns, rows)


def _changes(changes: Changes, names: Mapping[str, str]) -> Iterator[Block]:
    rows = [
        (
            change.date.isoformat(),
            CHOICES["change"][change.change],
            "、".join(names.get(home, home) for home in change.predecessors),
            "、".join(names.get(home, home) for home in change.successors),
            change.document,
        )
        for change in sorted(changes, key=lambda one: one.date, reverse=True)
    ]
    if rows:
        columns: Columns = (
            ("日期", 12, "left"), ("变动", 9, "left"), ("原单位", 28, "left"), ("现单位", 28, "left"), ("文号", 23, "left"),
        )  # fmt: skip
        yield listing("机构变动", columns, rows)


def _places(held: Holdings) -> Iterator[Block]:
    rows = [
        ("工作区", held.root),
        ("地区文件（部门名录、报送日历）", held.region),
        ("报送台账", held.ledger or "还没有"),
        *((f"读不通的文件（{len(held.broken)} 个）", path) for path in held.broken[:10]),
    ]
    columns: Columns = (("什么", 30, "left"), ("位置", 70, "left"))
    yield listing("文件在哪里", columns, rows)
