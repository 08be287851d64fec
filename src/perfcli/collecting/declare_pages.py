"""The pages of a declaration that help: how to fill it in, who did, good and bad examples.

In: whose it is, the check code. Out: `Sheet`s.
"""

from __future__ import annotations

from perfcli.collecting.book import (
    Area,
    Cell,
    Column,
    Row,
    Rule,
    Sheet,
    cell_area,
)
from perfcli.collecting.declare_lines import ACTIVITY, DUTY
from perfcli.collecting.declare_words import EXAMPLE, GUIDE

PEOPLE = ("填报人", "审核人", "单位负责人", "联系电话", "日期")
PEOPLE_ROW, PEOPLE_COLUMN = 3, 1
"""Where these are typed on the guide, from 0."""
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
