"""催报单: a letter to one department about what it and its units have not handed in yet.

In: a `Reminder`. Out: a portrait `Section`. Names, telephone, seal and day of signing are left for the pen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.collecting.standing import State
from perfcli.collecting.wording import PAPERS
from perfcli.printout import Cell, Ends, Grid, Paragraph, Pen, Row, Section
from perfcli.report.parts import amount, centred, head

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from perfcli.collecting.dues import Asked
    from perfcli.collecting.overview import Reminder
    from perfcli.collecting.standing import Standing
    from perfcli.printout import Block

NAME = "催报单"
_WIDTHS = (7, 22, 30, 17, 14, 28)
_COLUMNS = ("序号", "报送单位", "应报事项", "截止日期", "逾期天数", "目前情况")
_PROVINCES = ("省", "自治区")


def reminder_section(reminder: Reminder) -> Section:
    """The letter."""
    years = sorted({asked.year for asked, _ in reminder.owed})
    year = f"{'、'.join(map(str, years))}年度"
    pressing = reminder.late or any(row.left is None for _, row in reminder.owed)
    title = f"关于{'催报' if pressing else '提醒报送'}{year}预算绩效材料的函"
    return Section(NAME, title, (), "", tuple(_blocks(reminder)), portrait=True)


def bureau(region: str) -> str:
    """The finance bureau of a region."""
    return f"{region}{'财政厅' if region.endswith(_PROVINCES) else '财政局'}"


def chinese_day(day: date) -> str:
    """A day as letters write it."""
    return f"{day.year}年{day.month}月{day.day}日"


def _blocks(reminder: Reminder) -> Iterator[Block]:
    yield Ends("", "编号：　　　　　　　")
    yield Paragraph(f"{reminder.name}：")
    yield Paragraph(_opening(reminder), "body")
    yield Paragraph("一、应报事项", "subheading")
    rows = tuple(_row(n, asked, row) for n, (asked, row) in enumerate(reminder.owed, 1))
    yield Grid("应报事项", _WIDTHS, (head(*_COLUMNS), *rows), head=1)
    yield Paragraph("二、有关要求", "subheading")
    yield from (Paragraph(text, "body") for text in _demands(reminder))
    yield Paragraph("特此函告，请予支持。", "body")
    if files := [row.sent.file for _, row in reminder.owed if row.sent and row.sent.file]:
        yield Paragraph(f"附件：{'；'.join(dict.fromkeys(files))}（此前已发）", "plain")
    else:
        yield Paragraph("附件：报送表（另行发送）", "plain")
    yield Pen(("联系人：", "联系电话：", ""))
    yield Ends("", f"{bureau(reminder.region)}（盖章）　")
    yield Ends("", "　　　　年　　月　　日　")


def _opening(reminder: Reminder) -> str:
    documents = dict.fromkeys(asked.deadline.document for asked, _ in reminder.owed if asked.deadline)
    named = "、".join(f"《{d}》" if not d.endswith("号") else d for d in documents if d)
    basis = f"根据{named}文件要求" if named else "根据本年度预算绩效管理工作安排"
    day, count = chinese_day(reminder.day), len(reminder.owed)
    late = [row for _, row in reminder.owed if row.late]
    units = "（含所属单位）" if any("/" in row.due.matter.home for _, row in reminder.owed) else ""
    what = f"你单位{units}有 {count} 项预算绩效材料应当报送"
    state = f"截至{day}，{_missing(reminder)}"
    if not late:
        near = any(row.left is not None for _, row in reminder.owed)
        asked = "截止日期临近，现函告如下，请按时报送" if near else "现函告如下，请抓紧办理"
        return f"{basis}，{what}。{state}，{asked}。"
    most = max(row.late for row in late)
    several = f"其中 {len(late)} 项已经逾期，最长逾期 {most} 天" if count > 1 else f"已经逾期 {most} 天"
    return f"{basis}，{what}。{state}，{several}，现函告如下，请抓紧办理。"


def _missing(reminder: Reminder) -> str:
    """What has not come, as far as it is the same for all."""
    returned = sum(row.state is State.RETURNED for _, row in reminder.owed)
    if returned == len(reminder.owed):
        return "退回修改后尚未重新报送"
    return "我局尚未收齐" if returned else "我局尚未收到"


def _row(number: int, asked: Asked, row: Standing) -> Row:
    due = row.until or row.due.due
    return Row(
        (
            centred(str(number)),
            Cell(row.due.name),
            Cell(f"{asked.year}年度{PAPERS[asked.occasion].zh}"),
            centred(chinese_day(due) if due else ""),
            amount(str(row.late) if row.late else ""),
            Cell(_now(row)),
        )
    )


def _now(row: Standing) -> str:
    """How it stands, as a letter says it."""
    said = []
    if row.state is State.RETURNED:
        last = row.returns[-1]
        why = f"：{last.grounds}" if last.grounds else ""
        said.append(f"{chinese_day(last.date)}第 {len(row.returns)} 次退回修改{why}，尚未重新报送")
    else:
        said.append("尚未报送")
    if row.left is not None and not row.late:
        said.append("今日截止" if row.left == 0 else f"距截止日期还有 {row.left} 天")
    if row.due.extension is not None:
        grounds = f"（{row.due.extension.grounds}）" if row.due.extension.grounds else ""
        said.append(f"已准予延期{grounds}")
    return "；".join(said)


def _demands(reminder: Reminder) -> Iterator[str]:
    soon = reminder.late or any(row.left is None for _, row in reminder.owed)
    when = "收到本函后尽快" if soon else "截止日期前"
    yield f"（一）请在{when}将填好的报送表电子版发我局，并按要求报送加盖公章的纸质件。"
    if any(row.state is State.RETURNED for _, row in reminder.owed):
        yield "（二）退回修改的，请对照审核意见逐条改正或者说明理由后重新报送。"
        yield "（三）确有困难不能按时报送的，请书面说明原因并申请延期；已经报送的，请与我局联系核对。"
    else:
        yield "（二）确有困难不能按时报送的，请书面说明原因并申请延期；已经报送的，请与我局联系核对。"
