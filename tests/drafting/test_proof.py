"""Papers made by hand, printed and printed again: every cell and line gets its verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.drafting.kept import Kept
from perfcli.drafting.proof import Proof, prove
from perfcli.drafting.survey import survey
from tests.drafting.papers import grid, paper

if TYPE_CHECKING:
    from perfcli.drafting.verdicts import Checked
    from perfcli.paper import Grid

HEAD = "职责活动 | 年度预算数（万元） | 内容描述 | 绩效目标 | 绩效指标 | 优 | 良 | 中 | 差"
DUTY = "供水保障 | 12.00 | 建设管理。 | 供水安全。 | | | | |"
RURAL = "␠␠农村供水 | 12.00 | 管网养护。 | 水质达标。 | 水质达标率 | 100% | 95% | 90% | 90%以下"
FLOOD = "防汛 | | 值守。 | 安全度汛。 | 物资齐备率 | 100% | 85% | 75% | 75%以下"
TABLE = f"{HEAD}\n{DUTY}\n{RURAL}\n{FLOOD}"


def compared(source: str | Grid, printed: str | Grid, *kept: Kept, above: tuple[str, ...] = ()) -> Proof:
    one = grid(source) if isinstance(source, str) else source
    other = grid(printed, number=9) if isinstance(printed, str) else printed
    return prove(survey([paper(*above, one)], "万元"), survey([paper(other)], "万元"), kept)


def said(checked: tuple[Checked, ...]) -> list[tuple[str, str, str, str]]:
    """All that is not the same and not the form's own: verdict, place in the source, its text, what is printed."""
    return [
        (one.verdict.value, one.origin.removeprefix("表1 "), one.text, one.printed)
        for one in checked
        if one.verdict.value not in ("same", "frame")
    ]


def test_two_papers_that_are_the_same() -> None:
    proof = compared(TABLE, TABLE)
    assert said(proof.cells) == []
    assert proof.invented == ()
    assert [one.verdict.value for one in proof.cells].count("same") == 21
    assert [one.verdict.value for one in proof.cells].count("frame") == 9


def test_a_lost_cell() -> None:
    proof = compared(TABLE, TABLE.replace("值守。", ""))
    assert said(proof.cells) == [("lost", "第4行第3格", "值守。", "")]
    assert proof.invented == ()


def test_a_lost_row() -> None:
    proof = compared(TABLE, TABLE.replace(f"\n{RURAL}", ""))
    assert {one[0] for one in said(proof.cells)} == {"lost"}
    assert {one[1] for one in said(proof.cells)} == {f"第3行第{n}格" for n in range(1, 10)}


def test_a_changed_digit() -> None:
    proof = compared(TABLE, TABLE.replace("12.00 | 管网", "21.00 | 管网").replace("| 85%", "| 86%"))
    assert said(proof.cells) == [
        ("different", "第3行第2格", "12.00（万元）", "21.00（万元）"),
        ("different", "第4行第7格", "85%", "86%"),
    ]
    assert proof.invented == ()


def test_cells_that_changed_places() -> None:
    proof = compared(TABLE, TABLE.replace("管网养护。 | 水质达标。", "水质达标。 | 管网养护。"))
    assert said(proof.cells) == [
        ("moved", "第3行第3格", "管网养护。", "管网养护。"),
        ("moved", "第3行第4格", "水质达标。", "水质达标。"),
    ]


def test_two_rows_whose_cells_changed_places() -> None:
    swapped = TABLE.replace("水质达标率", "X").replace("物资齐备率", "水质达标率").replace("X", "物资齐备率")
    assert ("moved", "第3行第5格", "水质达标率", "水质达标率") in said(compared(TABLE, swapped).cells)


def test_a_row_in_another_place() -> None:
    proof = compared(TABLE, f"{HEAD}\n{FLOOD}\n{DUTY}\n{RURAL}")
    assert [(one[0], one[2]) for one in said(proof.cells)] == [("moved", "防汛"), ("moved", "物资齐备率")]


def test_an_indicator_under_another_activity() -> None:
    more = "| | | | 抢修率 | 100% | 95% | 90% | 90%以下"
    proof = compared(f"{HEAD}\n{RURAL}\n{more}\n{FLOOD}", f"{HEAD}\n{RURAL}\n{FLOOD}\n{more}")
    assert ("moved", "第3行第5格", "抢修率", "抢修率") in said(proof.cells)


def test_an_invented_cell_and_an_invented_row() -> None:
    proof = compared(TABLE, TABLE.replace("防汛 | |", "防汛 | 3.00 |") + f"\n{FLOOD}")
    assert said(proof.cells) == []
    found = [(one.where, one.printed) for one in proof.invented]
    assert ("表9 第4行第2格", "3.00") in found
    assert {f"表9 第5行第{n}格" for n in (5, 6, 7, 8, 9)} <= {where for where, _ in found}


def test_the_same_value_written_otherwise() -> None:
    yuan = (
        TABLE.replace("（万元）", "（元）").replace("12.00", "120,000").replace("供水保障", "一、供水 保障")
    )
    assert said(compared(yuan, TABLE).cells) == [
        ("otherwise", "第2行第1格", "一、供水 保障", "供水保障"),
        ("otherwise", "第2行第2格", "120,000", "12.00"),
        ("otherwise", "第3行第2格", "120,000", "12.00"),
    ]


def test_the_same_number_in_another_unit_is_another_amount() -> None:
    assert said(compared(TABLE.replace("（万元）", "（元）"), TABLE).cells) == [
        ("different", "第2行第2格", "12.00（元）", "12.00（万元）"),
        ("different", "第3行第2格", "12.00（元）", "12.00（万元）"),
    ]


def test_columns_in_another_order_repeated_headers_and_totals() -> None:
    turned = [" | ".join(reversed(row.split("|"))) for row in (HEAD, DUTY, RURAL, HEAD, FLOOD)]
    total = "| | | | | | | 12.00 | 合计"
    proof = compared("\n".join((*turned, total)), TABLE)
    assert said(proof.cells) == []
    assert proof.invented == ()


def test_two_columns_of_names_merged_or_said_again() -> None:
    head = "序号 | 部门职责 | 工作活动 | 预算（万元） | 绩效指标 | 评价标准"
    rows = (
        "1 | 供水保障 | 农村供水 | 12.00 | 水质达标率 | 优 100%；良 95%；中 90%；差 90%以下",
        "2 | ^ | 农村供水 | 12.00 | 抢修率 | 优 100%；良 95%；中 90%；差 90%以下",
        "3 | 供水保障 | 水价 | | 收缴率 | 优 100%；良 95%；中 90%；差 90%以下",
    )
    printed = (
        "职责活动 | 年度预算数（万元） | 绩效指标 | 优 | 良 | 中 | 差",
        "供水保障 | | | | | |",
        "农村供水 | 12.00 | 水质达标率 | 100% | 95% | 90% | 90%以下",
        "^ | ^ | 抢修率 | 100% | 95% | 90% | 90%以下",
        "水价 | | 收缴率 | 100% | 95% | 90% | 90%以下",
    )
    proof = compared("\n".join((head, *rows)), "\n".join(printed))
    assert {one[0] for one in said(proof.cells)} == {"otherwise"}
    assert [one[1] for one in said(proof.cells)] == ["第2行第6格", "第3行第6格", "第4行第6格"]
    assert proof.invented == ()


def test_a_target_in_three_cells() -> None:
    head = "一级指标 | 二级指标 | 三级指标 | 运算符号 | 指标值 | 计量单位 | 分值"
    source = (
        f"{head}\n产出指标 | 数量指标 | 长度 | 大于等于 | 20 | 公里 | 50分\n^ | ^ | 处数 | ≥ | 3 | 处 | 40"
    )
    printed = "一级指标 | 二级指标 | 三级指标 | 指标值 | 分值\n产出指标 | 数量指标 | 长度 | ≥20公里 | 50\n^ | ^ | 处数 | ≥4处 | 40"
    assert said(compared(source, printed).cells) == [
        ("otherwise", "第2行第4格", "大于等于", "≥20公里"),
        ("otherwise", "第2行第5格", "20", "≥20公里"),
        ("otherwise", "第2行第6格", "公里", "≥20公里"),
        ("otherwise", "第2行第7格", "50分", "50"),
        ("lost", "第3行第4格", "≥", ""),
        ("different", "第3行第5格", "3", "≥4处"),
        ("lost", "第3行第6格", "处", ""),
    ]


def test_a_form_of_labels() -> None:
    source = """
项目名称 | 管网改造 | < | 主管部门 | 水务局
项目资金（元） | 年初预算数 | 全年预算数 | 全年执行数 | 执行率
年度资金总额 | 3000000 | 2900000 | 2800000 | 96%
其中：一般公共预算 | 3000000 | | |
年度目标 | 改造20公里。 | < | < | <
"""
    printed = """
项目名称 | 管网改造 | <
主管部门 | 水务局 | <
项目资金（万元） | 年度资金总额 | 300.00
^ | 其中：一般公共预算 | 299.00
年度绩效目标 | 改造20公里。 | <
"""
    kept = (
        Kept("2900000", "spending.csv 第2行 全年预算数", "管网改造"),
        Kept("2800000", "spending.csv 第2行 全年执行数", "别的项目"),
    )
    assert said(compared(source, printed, *kept).cells) == [
        ("otherwise", "第3行第2格", "3000000", "300.00"),
        ("elsewhere", "第3行第3格", "2900000", "2900000"),
        ("moved", "第3行第4格", "2800000", "2800000"),
        ("lost", "第3行第5格", "96%", ""),
        ("different", "第4行第2格", "3000000（元）", "299.00（万元）"),
    ]


def test_a_note_keeps_what_has_no_column() -> None:
    source = f"{HEAD} | 依据\n{RURAL} | 国家标准"
    proof = compared(source, TABLE, Kept("依据：国家标准", "a.yaml 第9行 备注", "水质达标率", loose=True))
    (kept,) = [one for one in proof.cells if one.verdict.value == "elsewhere"]
    assert (kept.text, kept.printed, kept.where) == ("国家标准", "依据：国家标准", "a.yaml 第9行 备注")


def test_lines_of_text() -> None:
    above = (
        "青棠县水务局2024年度部门职责-工作活动绩效目标",
        "绩效总体目标：",
        "（一）保障供水。",
        "（二）防汛抗旱。",
        "部门：水务局　　单位：万元",
        "扫一扫在手机打开",
    )
    again = paper("（一）保障供水。", "（二）防汛抗旱。", grid(TABLE, number=9))
    source = paper(*above, grid(TABLE), "填报人：　　　审核人：", "第1页 共3页", "校验码 8MSR-4884-2AW9")
    kept = (Kept("水务局", "a.yaml 第3行 名称", name=True),)
    lines = prove(survey([source]), survey([again]), kept).lines
    assert [one.verdict.value for one in lines] == [
        "frame", "frame", "same", "same", "elsewhere", "lost", "frame", "frame", "frame",
    ]  # fmt: skip


def test_an_objective_that_was_changed() -> None:
    proof = prove(
        survey([paper("（一）保障供水。", grid(TABLE))]), survey([paper("（一）保障用水。", grid(TABLE))])
    )
    assert said(proof.lines) == [("lost", "第1行", "（一）保障供水。", "")]
    assert [one.printed for one in proof.invented] == ["（一）保障用水。"]
