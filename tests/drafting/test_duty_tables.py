from __future__ import annotations

import pytest

from perfcli.drafting.header import find_header
from perfcli.drafting.matrix import Matrix
from tests.drafting.papers import codes, drafted, grid, outline

TREE = [
    "department 青棠县水务局",
    "  duty 水资源管理 660.5",
    "    activity 取水许可 60.5",
    "      indicator 许可率 ≥98% ≥95%",
    "    activity 农村供水 600",
    "      indicator 达标率 100% 98%",
    "      indicator 中断次数 0次 1次",
    "  duty 防汛抗旱",
    "    activity 物资储备",
    "      indicator 储备率 100% 90%",
]
TITLE = "青棠县水务局2023年绩效目标"
HEAD = "预算（万元）|内容描述|绩效指标|优|差"


def table(*names: str, head: str = "职责活动") -> str:
    """The same table with its names set in another way."""
    cells = [
        "660.5|管水|||", "60.5|受理|许可率|≥98%|≥95%", "600|水厂|达标率|100%|98%", "||中断次数|0次|1次", "|度汛|||", "|采购|储备率|100%|90%",
    ]  # fmt: skip
    rows = [f"{name}|{cell}" for name, cell in zip(names, cells, strict=True)]
    return "\n".join((f"{head}|{HEAD}", *rows))


@pytest.mark.parametrize(
    "names",
    [
        ("水资源管理", "␠␠取水许可", "␠␠农村供水", "", "防汛抗旱", "␠␠物资储备"),
        ("水资源管理", ">>取水许可", ">>农村供水", "^", "防汛抗旱", ">>物资储备"),
        ("一、水资源管理", "（一）取水许可", "（二）农村供水", "", "二、防汛抗旱", "（一）物资储备"),
        ("1 水资源管理", "1.1 取水许可", "1.2 农村供水", "", "2 防汛抗旱", "2.1 物资储备"),
        ("1.水资源管理", "(1)取水许可", "(2)农村供水", "", "2.防汛抗旱", "(1)物资储备"),
        ("一、水资源管理", "取水许可", "农村供水", "", "二、防汛抗旱", "物资储备"),
        ("**水资源管理**", "取水许可", "农村供水", "^", "**防汛抗旱**", "物资储备"),
        ("水资源管理", "取水许可", "农村供水", "", "防汛抗旱", "物资储备"),
        ("水资源管理", "␠␠取水许可", "␠␠农村供水", "␠␠农村供水", "防汛抗旱", "␠␠物资储备"),
    ],
)
def test_levels_by_any_sign(names: tuple[str, ...]) -> None:
    found = drafted(TITLE, grid(table(*names)))
    assert outline(found) == TREE
    assert codes(found) == []


def test_levels_by_a_column_of_numbers() -> None:
    names = ("1|水资源管理", "1.1|取水许可", "1.2|农村供水", "|", "2|防汛抗旱", "2.1|物资储备")
    assert outline(drafted(TITLE, grid(table(*names, head="序号|名称")))) == TREE


def test_levels_by_two_columns() -> None:
    merged = ("水资源管理|", "^|取水许可", "^|农村供水", "^|^", "防汛抗旱|", "^|物资储备")
    copied = (
        "水资源管理|",
        "水资源管理|取水许可",
        "水资源管理|农村供水",
        "水资源管理|农村供水",
        "防汛抗旱|",
        "防汛抗旱|物资储备",
    )
    blank = ("水资源管理|", "|取水许可", "|农村供水", "|", "防汛抗旱|", "|物资储备")
    for names in (merged, copied, blank):
        assert outline(drafted(TITLE, grid(table(*names, head="部门职责|工作活动")))) == TREE


def test_levels_by_a_level_column() -> None:
    names = ("职责|水资源管理", "活动|取水许可", "活动|农村供水", "|", "职责|防汛抗旱", "活动|物资储备")
    assert outline(drafted(TITLE, grid(table(*names, head="层级|名称")))) == TREE


def test_a_sign_that_fails_once_is_outvoted_and_told() -> None:
    names = ("水资源管理", "␠␠取水许可", "农村供水", "", "防汛抗旱", "␠␠物资储备")
    found = drafted(TITLE, grid(table(*names)))
    assert outline(found) == TREE
    assert codes(found) == ["PF084"]


def test_rows_that_look_alike_are_refused_not_guessed() -> None:
    found = drafted(grid("职责活动|预算|绩效指标|优|差\n甲|1|率|100%|90%\n乙|2|率|100%|90%"))
    assert outline(found) == []
    assert codes(found) == ["PF085", "PF082", "PF082"]
    assert dict(found.tables[0].fates)["refused"] == 2


def test_several_departments_in_one_table() -> None:
    found = drafted(
        "单位：万元",
        grid(
            "职责活动|预算|绩效指标|优|差\n部门：青棠县水务局|<|<|<|<\n供水|10|||\n␠␠水厂|10|达标率|100%|90%\n"
            "青棠县文化馆|<|<|<|<\n演出|5|||\n␠␠下乡|5|场次|≥10场|<10场\n合计|15|||"
        ),
    )
    assert [d.name for d in found.departments] == ["青棠县水务局", "青棠县文化馆"]
    assert [d.children[0].children[0].name for d in found.departments] == ["水厂", "下乡"]
    assert codes(found) == []


def test_three_levels_of_numbers_with_departments_on_top() -> None:
    found = drafted(
        grid(
            "名称|预算（元）|绩效指标|优|差\n一、青棠县水务局||||\n（一）供水|100000|||\n1.水厂|100000|达标率|100%|90%\n"
            "二、青棠县文化馆||||\n（一）演出|0|||\n1.下乡|-|场次|≥10场|<10场"
        )
    )
    assert [line.split()[0] for line in outline(found)] == ["department", "duty", "activity", "indicator"] * 2
    culture = found.departments[1]
    assert culture.children[0].fields["budget"] == "0"
    assert culture.children[0].children[0].fields["budget"] == ""


def test_headers_repeated_at_page_breaks_and_totals() -> None:
    found = drafted(
        TITLE,
        grid(
            "职责活动|预算（万元）|绩效指标|评价标准|<\n^|^|^|优|差\n供水|10|||\n␠␠水厂|6|达标率|100%|90%\n"
            "职责活动|预算（万元）|绩效指标|评价标准|<\n^|^|^|优|差\n␠␠管网|4|漏损率|≤10%|>10%\n小计|10|||\n合计|11|||"
        ),
    )
    assert len(outline(found)) == 6
    fates = dict(found.tables[0].fates)
    assert (fates["header"], fates["repeated"], fates["total"], fates["imported"]) == (2, 2, 2, 3)
    assert codes(found) == ["PF089"]


def test_every_row_has_a_fate_and_every_cell_a_place() -> None:
    found = drafted(
        TITLE,
        grid(
            "职责活动|预算（万元）|内容描述|绩效指标|优|差|指标值确定依据\n␠␠没有职责的活动|1|内容|率|100%|90%|\n供水|10|||||依据一\n"
            "␠␠水厂|见附表|内容|达标率|100%|90%|依据二\n|||||5|\n|||||\n8.00|供水|内容||||\n填报人：甲||||||"
        ),
    )
    assert sum(dict(found.tables[0].fates).values()) == 8
    assert sorted(codes(found)) == ["PF082", "PF082", "PF082", "PF083", "PF088"]
    refused = [f for f in found.findings if f.code == "PF082"]
    assert len(refused) == dict(found.tables[0].fates)["refused"]
    duty = found.departments[0].children[0]
    assert duty.fields["note"] == "指标值确定依据：依据一"
    assert duty.children[0].fields["note"] == "年度预算数：见附表"
    assert duty.children[0].children[0].fields["note"] == "指标值确定依据：依据二"
    assert [one.text for one in found.unused] == ["填报人：甲"]


@pytest.mark.parametrize(
    ("drawn", "rows", "roles"),
    [
        ("职责活动|年度预算数|内容描述|绩效目标|绩效指标|评价标准|||\n|||||优|良|中|差", 2, "name budget content goals indicator grade grade grade grade"),
        ("一级指标|二级指标|三级指标|指标值|分值", 1, "level1 level2 indicator target weight"),
        ("绩效指标|<|<|指标值|<|<\n一级指标|二级指标|三级指标|符号|值|单位", 2, "level1 level2 indicator operator target unit"),
        ("工作活动|绩效指标|达成|部分达成|未达成|备 注", 1, "activity indicator grade grade grade note"),
        ("序号|层级|职责/活动名称|本年度预算数（元）|绩效指标名称|优|良", 1, "number level name budget indicator grade grade"),
        ("部门职责、工作活动|指标（三级）|优|良", 1, "name indicator grade grade"),
        ("年度主要任务|任务名称|主要内容|预算金额\n|供水|管网改造|5", 1, "side task content budget"),
        ("项目名称|甲|主管部门|乙", 0, ""),
        ("供水|10|达标率|100%", 0, ""),
    ],
)  # fmt: skip
def test_headers(drawn: str, rows: int, roles: str) -> None:
    header = find_header(Matrix(grid(drawn)), 0)
    if not rows:
        assert header is None
        return
    assert header is not None
    assert header.rows == rows
    found = [column.role for column in header.columns]
    assert [("target" if role == "value" else role) for role in found] == roles.split()


@pytest.mark.parametrize("label", ["编制单位", "编报单位", "填表单位", "报送单位"])
def test_who_made_the_table_is_who_it_is_of(label: str) -> None:
    found = drafted(
        grid(
            f"{label}：县水利局||单位：万元\n职责活动|预算|绩效指标|优|差\n供水|10|||\n␠␠水厂|10|达标率|100%|90%"
        )
    )
    assert outline(found)[0].endswith("县水利局")
    assert "PF090" not in codes(found)


def test_departments_without_a_number_stand_above_numbered_duties() -> None:
    found = drafted(
        TITLE,
        grid(
            "职责活动|预算（万元）|绩效指标|优|差\n县民政局||||\n一、社会救助|50|||\n（一）低保管理|50|发放及时率|100%|90%\n"
            "县人社局||||\n一、就业服务|20|||\n（一）职业培训|20|培训人次|500人次|400人次"
        ),
    )
    assert outline(found) == [
        "department 县民政局",
        "  duty 社会救助 50",
        "    activity 低保管理 50",
        "      indicator 发放及时率 100% 90%",
        "department 县人社局",
        "  duty 就业服务 20",
        "    activity 职业培训 20",
        "      indicator 培训人次 500人次 400人次",
    ]


def test_several_indicators_in_one_cell_are_told_not_glued() -> None:
    found = drafted(
        TITLE,
        grid(
            "职责活动|预算（万元）|绩效指标|优|差\n供水|10|||\n␠␠水厂|10|达标率\\n漏损率|100%\\n≤5%|90%\\n>10%\n␠␠管网|5|很长的指标名称\\n换了行|100%|90%"
        ),
    )
    assert codes(found) == ["PF093"]
    assert outline(found)[2:] == [
        "    activity 水厂 10",
        "    activity 管网 5",
        "      indicator 很长的指标名称换了行 100% 90%",
    ]


def test_a_table_that_goes_on_in_the_next_one() -> None:
    whole = table("水资源管理", "␠␠取水许可", "␠␠农村供水", "", "防汛抗旱", "␠␠物资储备").split("\n")
    first, second = grid("\n".join(whole[:3])), grid("\n".join(whole[3:]), number=2)
    assert outline(drafted(TITLE, first, second)) == TREE
    assert outline(drafted(TITLE, first, "第 1 页", "", second)) == TREE
    apart = drafted(TITLE, first, "另一张表", second)
    assert outline(apart) != TREE
    assert apart.unused[0].text == "另一张表"
    assert [(one.code, one.severity.label) for one in apart.findings] == [("PF080", "warning")]
