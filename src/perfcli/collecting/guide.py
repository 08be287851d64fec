"""The sheet 填报说明, and the bureau's own figures: what is read and never typed.

In: an identity and contents. Out: `Sheet`s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.collecting.book import Area, Cell, Column, Page, Row, Sheet
from perfcli.collecting.identity import OCCASIONS
from perfcli.collecting.layout import FIGURES, GUIDE
from perfcli.collecting.lines import Figures
from perfcli.quantity import read_amount

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.collecting.filled import Filled
    from perfcli.collecting.identity import Identity
    from perfcli.collecting.lines import Contents

FIRST_FIGURE = 3
FIGURE_KEYS = ("address", "number", "name", "initial", "adjusted", "executed", "rate")
_FIGURE_HEADS = ("标识", "序号", "名称", "年初预算数", "全年预算数", "全年执行数", "执行率（%）")


def guide_sheet(identity: Identity, contents: Contents) -> Sheet:
    """The explanations, one paragraph a row."""
    rows = [Row((Cell(f"{OCCASIONS[identity.occasion]}填报说明", "title"),), height=34)]
    for head, text in _paragraphs(identity, contents):
        rows.append(Row((Cell(head, "label"), Cell(text, "print")), least=22))
    return Sheet(
        GUIDE,
        (Column(16), Column(100)),
        tuple(rows),
        merged=(Area(0, 0, 0, 1),),
        page=Page(landscape=False),
        tab="#A5A5A5",
    )


def _paragraphs(identity: Identity, contents: Contents) -> Iterator[tuple[str, str]]:
    yield "填哪里", "只填“填报表”里的黄色格。灰色、白色的格已锁定，是批复的目标，不用填，也不要改。"
    yield (
        "实际完成值",
        (
            "写一个准确的值，和“计量单位”一致。百分数写 95%，不写 0.95；数量写 12 或 12次；日期写 "
            f"{identity.year}-06-30 或 6月30日；文字类照评价标准里的词写。不写“约”“左右”“≥”，不写范围。"
        ),
    )
    yield (
        "没有数据",
        "状态选“未报”；这个指标今年不适用的选“不适用”，在偏差原因里说明。这两种情况实际完成值都留空，不写“无”“/”。",
    )
    yield (
        "预评等级",
        "填完自动显示，供自己核对；显示“请核对”的，看一看是不是写法不对。最后等级由财政部门收回后重新评定。",
    )
    yield (
        "变红的格",
        "要写偏差原因和改进措施：没有达到最好一档或指标值，或者年底完成没有把握。表头上方的数字是还要填的格数。",
    )
    if identity.occasion == "monitor":
        yield (
            "全年预计",
            "“全年预计完成值”写到年底预计能完成多少；“完成可能性”从列表里选：确定能、有可能、完全不可能。",
        )
    if contents.figures:
        yield (
            "预算执行",
            "“预算执行”表是财政部门账上的数，不用填。与本单位的账不一致时，请联系财政部门，不要自己改。",
        )
    yield (
        "佐证材料",
        (
            "文件放在和本表同一个文件夹下的“佐证材料”文件夹里，命名为“序号-名称”，例：1.1.1-培训签到表.pdf；"
            "文件名写进“佐证材料”格，几个文件用分号隔开。和本表一起压缩成 zip 交回也可以。"
        ),
    )
    yield (
        "粘贴",
        "从别的表粘贴时，请用“选择性粘贴—数值”，只贴进黄色格。不要插入、删除、移动行列，不要复制工作表，不要改工作表的名字。",
    )
    yield (
        "打印盖章",
        "“打印”表会自己填好，A4 横向；字多印不全的，把那一行拉高再印。打印后签字盖章，和本表一起交回；页脚的校验码用来和电子表核对。",
    )
    yield (
        "交回",
        (f"请在 {contents.deadline} 前交回。" if contents.deadline else "请按通知的时间交回。")
        + "文件名可以改，文件格式保持 .xlsx。",
    )
    yield "联系", contents.contact or "有问题请与财政部门联系。"
    yield "校验码", identity.check


def figures_sheet(identity: Identity, figures: Sequence[Figures]) -> Sheet:
    """The bureau's figures, all locked."""
    about = f"单位：{identity.money_unit or '元'}　　数据由财政部门提供，不用填写"
    return Sheet(
        FIGURES,
        (Column(8, hidden=True), Column(10), Column(44), Column(18), Column(18), Column(18), Column(14)),
        (
            Row((None, Cell(f"{identity.name}{identity.year}年度预算执行情况", "title")), height=32),
            Row((None, Cell(about, "plain"))),
            Row(tuple(Cell(head, "head") for head in _FIGURE_HEADS), least=22),
            *(_figures_row(one) for one in figures),
        ),
        merged=(Area(0, 1, 0, 6), Area(1, 1, 1, 6)),
        frozen=(FIRST_FIGURE, 0),
        page=Page(repeated=(FIRST_FIGURE - 1, FIRST_FIGURE - 1), footer=f"校验码 {identity.check}"),
    )


def _figures_row(one: Figures) -> Row:
    words = (Cell(one.address), Cell(one.number, "given"), Cell(one.name, "given"))
    return Row(
        (*words, *(_sum(text) for text in (one.initial, one.adjusted, one.executed, one.rate))), least=20
    )


def _sum(text: str) -> Cell:
    """A sum as a number that shows what was written."""
    amount = read_amount(text) if text else None
    return Cell(text, "number", number=getattr(amount, "value", None))


def figures_in(filled: Filled) -> tuple[Figures, ...]:
    """The figures as they stand in a workbook that came back; none where the sheet is lost."""
    sheet = filled.sheet(FIGURES)
    if sheet is None:
        return ()
    rows = range(FIRST_FIGURE, sheet.height)
    read = ({key: sheet.text(row, nth) for nth, key in enumerate(FIGURE_KEYS)} for row in rows)
    return tuple(Figures(**cells) for cells in read if cells["address"])
