"""The pages of a declaration that help: how to fill it in, good and bad examples, and the sheet to print, which fills itself.

In: the tables, whose they are, the check code. Out: `Sheet`s.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting.book import (
    Area,
    Cell,
    Column,
    Page,
    Row,
    Rule,
    Sheet,
    Tint,
    at,
    cell_area,
    column_name,
)
from perfcli.collecting.declare_lines import ACTIVITY, DUTY, Line
from perfcli.collecting.declare_table import FIRST, MONEY_FORMAT, top_heads
from perfcli.collecting.declare_words import EXAMPLE, GUIDE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.collecting.book import Align
    from perfcli.collecting.declare_table import Table

_SPARE = 24.0
"""The height of rows on paper that nothing stands in yet: two lines."""
PEOPLE = ("填报人", "审核人", "单位负责人", "联系电话", "日期")
PEOPLE_ROW, PEOPLE_COLUMN = 3, 1
"""Where these are typed on the guide, from 0."""
_INDENT = "　　"
_STEPS = (
    "1. 只有黄色格可以填写；灰色和浅色的格子是锁住的。点一下黄色格，旁边会出现这一格怎么写的提示。",
    "2. “填报表”里已经填好上年的目标。照旧的不用动；要改的直接改字；今年不要的，在“处理”里选“删除”。",
    "3. 新的职责、活动、指标写在空行：选好“层级”，写在它所属的职责或活动下面。空行不够时写在表的最后，先写职责，再写活动，再写指标。",
    "4. 活动的第一个指标和活动写在同一行，其余指标一行一个，层级选“指标”。一个指标要么选“采用标准”，要么写全各个等级。",
    "5. 看“检查”一列：红色的是还缺的内容；都成“完整”就可以了。表头下面写着还有几行要补。",
    "6. 金额按表上写的单位，只写数字；没有项目资金就空着，不要写 0。",
    "7. 不要增删列，不要改工作表的名字，不要复制工作表；行的次序不用动，行和标识是连着的。",
    "8. 填好后把“打印表”打印出来（A4 横向），签字盖章；电子表原样报回，不要另存成别的格式。打印时有行显示不全的，全选后双击行的边线。",
)  # fmt: skip


def guide_sheet(
    who: str, year: int, money_unit: str, check: str, before: str, asked: tuple[str, str]
) -> Sheet:
    """What to do, and who filled it in; `asked` is by when it is due and whom to ask."""
    due, contact = asked
    more = (f"交回日期：{due}" if due else "", f"有问题找：{contact}" if contact else "")
    rows = [
        Row((Cell(f"{who}{year}年度绩效目标申报表", "title", align="left"), None)),
        Row((Cell(f"依据：{before}　　校验码 {check}", "quiet"), None)),
        Row((Cell("填表的人", "heading"), None)),
        *(Row((Cell(label, "label"), Cell("", "fill", open=True)), height=22) for label in PEOPLE),
        Row((Cell("怎么填", "heading"), None)),
        *(Row((Cell(text), None)) for text in _STEPS),
        Row((Cell(f"金额单位：{money_unit}" if money_unit else "", "plain"), None)),
        *(Row((Cell(text, "heading"), None)) for text in more if text),
    ]
    wide = [at for at, row in enumerate(rows) if row.cells[1] is None]
    hints = {"联系电话": "办公电话，方便财政部门核对。", "日期": "如 2026年11月30日"}
    rules = [
        Rule(cell_area(PEOPLE_ROW + n, PEOPLE_COLUMN), label, hints.get(label, "打印表上会自动显示。"))
        for n, label in enumerate(PEOPLE)
    ]
    return Sheet(
        GUIDE,
        (Column(14), Column(96)),
        tuple(rows),
        merged=tuple(Area(row, 0, row, 1) for row in wide),
        rules=tuple(rules),
        tab="#5B9BD5",
        start=(PEOPLE_ROW, PEOPLE_COLUMN),
    )


_GOOD = (
    (DUTY, "档案保管", "6.00", "接收到期移交的档案，管护库房和设备。", "到期的卷宗全部入库，纸张不受潮、不生虫。", "", ""),
    (ACTIVITY, "接收到期档案", "2.00", "到移交单位现场指导整理，逐卷清点后办理移交手续。", "年底前收齐到期应移交的卷宗。", "到期档案接收率", "≥95%｜≥90%｜≥80%｜<80%"),
    (ACTIVITY, "库房管护", "4.00", "每天记录温湿度，每季度检修除湿机和消防设施。", "温湿度保持在规定范围内。", "库房温湿度超标天数（反向）", "≤3天｜≤6天｜≤10天｜>10天"),
    ("项目指标", "扫描设备购置", "12.00", "购置两台平板扫描仪。", "六月底前投入使用。", "购置数量（产出指标、数量指标）", "≥ 2 台，分值 20"),
)  # fmt: skip
_BAD = (
    ("进一步加强档案工作", "名称里没有能查的内容，是口号", "写成一件具体的活动，如“接收到期档案”"),
    ("绩效指标：工作完成情况", "不知道数什么、怎么数", "写成“率、数量、时间、金额”一类，如“到期档案接收率”"),
    (
        "优：较好　良：一般　中：差　差：很差",
        "各等级没有数，谁也评不出来",
        "写成数：优 ≥95%　良 ≥90%　中 ≥80%　差 <80%",
    ),
    ("差：75%（中也是 75%）", "同一个数在两格里，评哪一级说不清", "差写“<75%”"),
    ("优：0.95", "是 95% 还是千分之几，看不出来", "写“95%”，带上百分号"),
    ("年度预算数：20000（表上是万元）", "多写了四个零，成了两亿元", "写 2.00；一定要按元写时写“20000元”"),
)


def example_sheet(money_unit: str) -> Sheet:
    """A good row of each kind, and bad ones with the reason."""
    unit = f"（{money_unit}）" if money_unit else ""
    heads = (
        "层级",
        "职责/活动",
        f"年度预算数{unit}",
        "内容描述",
        "绩效目标",
        "绩效指标",
        "评价标准（优｜良｜中｜差）或指标值",
    )
    rows = [
        Row((Cell("范例：照这样写", "title", align="left"), *[None] * 6)),
        Row(tuple(Cell(head, "head") for head in heads)),
        *(
            Row(tuple(Cell(text, "strong" if line[0] == DUTY else "print") for text in line))
            for line in _GOOD
        ),
        Row((Cell("不要这样写", "heading"), *[None] * 6), least=30),
        Row((Cell("写法", "head"), None, Cell("为什么不行", "head"), None, None, Cell("改成", "head"), None)),
        *(
            Row((Cell(bad, "print"), None, Cell(why, "print"), None, None, Cell(better, "print"), None))
            for bad, why, better in _BAD
        ),
    ]
    first = 2 + len(_GOOD)
    merged = [Area(0, 0, 0, 6), Area(first, 0, first, 6)]
    for row in range(first + 1, len(rows)):
        merged += [Area(row, 0, row, 1), Area(row, 2, row, 4), Area(row, 5, row, 6)]
    widths = (9, 18, 13, 34, 34, 24, 26)
    return Sheet(EXAMPLE, tuple(map(Column, widths)), tuple(rows), tuple(merged), tab="#5B9BD5")


class Printed(NamedTuple):
    """A table as it is printed: which columns, how wide."""

    table: Table
    objectives: Table | None
    name: str
    title: str
    check: str


def print_sheet(printed: Printed) -> Sheet:
    """The official form, filled by formulas from the sheet that is filled in; rows that are deleted close up."""
    table = printed.table
    fields = [
        field
        for field in table.fields
        if not field.hidden and field.key not in ("check", "action", "level", "scale", "direction")
    ]
    columns = (Column(4, hidden=True), *(Column(_width(field.key, field.width)) for field in fields))
    last = len(fields)
    top: list[Row] = [
        Row((None, Cell(printed.title, "title"), *[None] * (last - 1))),
        Row((None, _signers(table.who, table.money_unit), *[None] * (last - 1)), height=24),
    ]
    merged = [Area(0, 1, 0, last), Area(1, 1, 1, last)]
    if printed.objectives is not None:
        for row in _objectives(printed.objectives, last):
            merged.append(Area(len(top), 1, len(top), last))
            top.append(row)
    head = len(top)
    groups = [field.group for field in fields]
    top.append(Row((None, *(Cell(text, "head") for text in top_heads(fields))), height=20))
    top.append(Row((None, *(Cell(field.head if field.group else "", "head") for field in fields)), height=20))
    merged += _head_areas(groups, head)
    body = _body(printed, [field.key for field in fields], len(top))
    framed = Area(len(top), 1, len(top) + len(body) - 1, last)
    return Sheet(
        printed.name,
        columns,
        (*top, *body),
        tuple(merged),
        tints=(Tint(framed, f'=$A{len(top) + 1}<>""', "framed"),),
        page=Page(repeated=(head, head + 1), footer=f"校验码 {printed.check}"),
        tab="#A9D08E",
    )


def _width(key: str, width: float) -> float:
    return {"content": 40, "goals": 40, "name": 22, "indicator": 18}.get(key, width)


def _signers(who: str, money_unit: str) -> Cell:
    """Whose form it is, and who signs: as the guide says, else room for the pen."""
    blank = "　" * 6
    parts = [f'"填报单位（盖章）：{who}"'.replace("\n", "")]
    for n, label in enumerate(PEOPLE):
        cell = at(GUIDE, PEOPLE_ROW + n, PEOPLE_COLUMN)
        parts.append(f'"　{label}："&IF({cell}="","{blank}",{cell})')
    text = f"填报单位（盖章）：{who}" + "".join(f"　{label}：{blank}" for label in PEOPLE)
    unit = f"　单位：{money_unit}" if money_unit else ""
    return Cell(text + unit, "plain", "=" + "&".join(parts) + f'&"{unit}"')


def _objectives(table: Table, last: int) -> Iterator[Row]:
    """The overall objectives, one a row; rows that are left over stay blank and low."""
    yield Row((None, Cell("绩效总体目标", "heading"), *[None] * (last - 1)))
    lines = [line for line in table.lines if not line.blank]
    column, live = table.column("goals"), table.column("live")
    for nth in range(1, len(table.lines) + 1):
        text = lines[nth - 1].get("goals") if nth <= len(lines) else ""
        value = _looked_up(table, column, live, str(nth))
        yield Row(
            (None, Cell(text, "plain", f'=IFERROR({value}&"","")'), *[None] * (last - 1)),
            height=0 if text else 6,
        )


def _looked_up(table: Table, column: int, live: int, nth: str) -> str:
    """The cell of the row that has this place on paper."""

    def whole(at_column: int) -> str:
        name = column_name(at_column)
        return f"'{table.sheet}'!${name}${FIRST + 1}:${name}${table.last + 1}"

    return f"INDEX({whole(column)},MATCH({nth},{whole(live)},0))"


def _head_areas(groups: Sequence[str], row: int) -> Iterator[Area]:
    at_column = 0
    while at_column < len(groups):
        end = at_column
        while groups[at_column] and end + 1 < len(groups) and groups[end + 1] == groups[at_column]:
            end += 1
        if not groups[at_column]:
            yield Area(row, at_column + 1, row + 1, at_column + 1)
        elif end > at_column:
            yield Area(row, at_column + 1, row, end + 1)
        at_column = end + 1


def _body(printed: Printed, keys: Sequence[str], start: int) -> list[Row]:
    """A row for every row that may be filled in, of formulas."""
    table = printed.table
    live = table.column("live")
    lines = [line for line in table.lines if not line.blank and line.get("level") != "部门"]
    rows = []
    for nth in range(1, len(table.lines) + 1):
        here = start + nth
        line = lines[nth - 1] if nth <= len(lines) else Line({})
        name = column_name(live)
        place = f"IFERROR(MATCH({nth},'{table.sheet}'!${name}${FIRST + 1}:${name}${table.last + 1},0),\"\")"
        order = Cell(
            "", "plain", f"={place}", Decimal(table.lines.index(line) + 1) if not line.blank else None
        )
        rows.append(
            Row(
                (order, *(_shown(table, key, line, here) for key in keys)), height=_SPARE if line.blank else 0
            )
        )
    return rows


def _shown(table: Table, key: str, line: Line, row: int) -> Cell:
    """A cell that shows one of the sheet that is filled in."""
    name = column_name(table.column(key))
    value = f"INDEX('{table.sheet}'!${name}${FIRST + 1}:${name}${table.last + 1},$A{row})"
    text = line.get(key)
    align: Align = "center" if key.startswith("grade/") else "right" if key in ("budget", "amount") else ""
    if key == "name" and table.kind == "work":
        level = column_name(table.column("level"))
        levels = f"INDEX('{table.sheet}'!${level}${FIRST + 1}:${level}${table.last + 1},$A{row})"
        shown = f'IF({levels}="{ACTIVITY}","{_INDENT}","")&{value}'
        return Cell(
            (_INDENT if line.get("level") == ACTIVITY else "") + text, "plain", f'=IF($A{row}="","",{shown})'
        )
    formula = f'=IF($A{row}="","",IF({value}="","",{value}))'
    number = _decimal(text) if key in ("budget", "amount") else None
    return Cell(
        text,
        "plain",
        formula,
        number,
        format=MONEY_FORMAT if key in ("budget", "amount") else "",
        align=align,
    )


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text.replace(".", "", 1).isdigit() else None
