from __future__ import annotations

import pytest

from perfcli.drafting.lines import title_name
from perfcli.quantity import normalise
from tests.drafting.papers import drafted, grid

TABLE = grid("职责活动|预算|绩效指标|优|差\n供水|10|||\n␠␠水厂|10|达标率|100%|90%")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("青棠县水务局 2023年部门预算绩效目标", "青棠县水务局"),
        ("2023年青棠县水务局部门预算绩效目标表", "青棠县水务局"),
        ("青棠县水务局部门整体支出绩效目标表", "青棠县水务局"),
        ("附件2：青棠县人大常委会办公室2024年度整体支出绩效自评表", "青棠县人大常委会办公室"),
        ("项目支出绩效目标申报表（2023年度）", ""),
        ("部门职责-工作活动绩效目标", ""),
        ("示例县2016年度部门职责-工作活动绩效目标", ""),
    ],
)
def test_whose_a_title_says_it_is(title: str, name: str) -> None:
    assert title_name(normalise(title)) == name


@pytest.mark.parametrize(
    ("lines", "name", "year", "unit"),
    [
        (["青棠县水务局2023年绩效目标", "单位：元"], "青棠县水务局", "2023", "元"),
        (
            ["绩效目标表", "（2023年度）            单位：万元", "填报单位：水务局（盖章）"],
            "水务局",
            "2023",
            "万元",
        ),
        (["填报单位：水务局单位：万元"], "水务局", "", "万元"),
        (["部门：青棠县水务局　　金额单位：人民币千元"], "青棠县水务局", "", "千元"),
        (["2023年", "无关的一句话。"], "", "2023", ""),
    ],
)
def test_what_lines_above_a_table_say(lines: list[str], name: str, year: str, unit: str) -> None:
    (department,) = drafted(*lines, TABLE).departments
    assert department.name == name
    assert department.facts.get("year", "") == year
    assert department.children[0].facts["budget_unit"] == unit


@pytest.mark.parametrize(
    "lines",
    [
        ["绩效总体目标：", "(一)供水。", "(二)防汛。  "],
        ["一、总体绩效目标", "(一)供水。", "(二)防汛。  ", "二、部门职责-工作活动绩效目标"],
        ["青棠县水务局　绩效总体目标", "(一)供水。", "(二)防汛。  ", "单位：万元"],
        ["绩效总体目标", "(一)供水。", "(二)防汛。  ", "地区：示例县\t单位：万元"],
        ["年度绩效目标：(一)供水。", "(二)防汛。  "],
    ],
)
def test_objectives_keep_numbers_and_blanks(lines: list[str]) -> None:
    (department,) = drafted(*lines, TABLE).departments
    assert department.fields["objectives"] == ["(一)供水。", "(二)防汛。  "]


def test_objectives_go_to_the_department_of_their_heading() -> None:
    found = drafted(
        "青棠县水务局2023年绩效目标",
        "总体目标",
        "供水。",
        TABLE,
        "青棠县文化馆2023年绩效目标",
        "总体目标",
        "演出。",
        TABLE,
    )
    assert [(one.name, one.fields["objectives"]) for one in found.departments] == [
        ("青棠县水务局", ["供水。"]), ("青棠县文化馆", ["演出。"]),
    ]  # fmt: skip


def test_text_that_is_of_no_use_is_listed() -> None:
    found = drafted("首页 > 公开", "青棠县水务局2023年绩效目标", TABLE, "扫一扫")
    assert [one.text for one in found.unused] == ["首页 > 公开", "扫一扫"]


def test_characters_that_no_file_may_hold_are_left_out_and_told() -> None:
    found = drafted("总体目标", "供\u200b水。", TABLE)
    assert found.departments[0].fields["objectives"] == ["供水。"]
    assert [one.code for one in found.findings if one.code == "PF092"] == ["PF092"]


def test_objectives_in_rows_of_a_sheet() -> None:
    found = drafted(
        grid(
            "青棠县水务局2023年绩效目标|<|<|<|<\n绩效总体目标|<|<|<|<\n(一)供水。|<|<|<|<\n(二)防汛。|<|<|<|<\n填报单位：青棠县水务局|<|<|单位：元|<\n"
            "职责活动|预算|绩效指标|优|差\n供水|10|||\n␠␠水厂|10|达标率|100%|90%"
        )
    )
    (department,) = found.departments
    assert department.fields["objectives"] == ["(一)供水。", "(二)防汛。"]
    assert department.children[0].facts["budget_unit"] == "元"
