from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from perfcli.drafting.indicators import target_text
from perfcli.drafting.ladders import split_ladder
from tests.drafting.papers import codes, drafted, grid, outline

if TYPE_CHECKING:
    from perfcli.drafting.nodes import Node


def only(node: Node, kind: str) -> Node:
    (found,) = node.under(kind)
    return found


PROJECT = """
项目支出绩效目标表|<|<|<|<|<
（2024年度）|<|<|<|<|<
项目名称|农村饮水安全工程|<|项目编码|410000210000000000001|<
主管部门|青棠县水务局|<|实施单位|青棠县供水站|<
项目资金（万元）|年度资金总额|<|120.50||
^|其中：财政拨款|<|100.50||
^|其他资金|<|20.00||
年度目标|保障供水。\n改造管网。|<|<|<|<
一级指标|二级指标|三级指标|<|指标值|备注
产出指标|数量指标|改造管网长度|<|≥20公里|
^|质量指标|验收合格率|<|100%|
^|^|水质达标率|<|≥98%|重点
满意度指标|服务对象满意度指标|群众满意度|<|≥90%|
""".replace("保障供水。\n", "保障供水。\\n")


def test_a_project_form() -> None:
    found = drafted(grid(PROJECT))
    assert outline(found) == [
        "department 青棠县水务局",
        "  project 农村饮水安全工程 120.50",
        "    indicator 改造管网长度 ≥20公里 产出指标 数量指标",
        "    indicator 验收合格率 100% 产出指标 质量指标",
        "    indicator 水质达标率 ≥98% 产出指标 质量指标",
        "    indicator 群众满意度 ≥90% 满意度指标 服务对象满意度指标",
    ]
    assert codes(found) == []
    department = found.departments[0]
    project = only(department, "project")
    assert department.facts["year"] == "2024"
    assert project.fields["code"] == "410000210000000000001"
    assert project.fields["goals"] == "保障供水。\n改造管网。"
    assert "funding" not in project.fields  # 财政拨款 is no single fund, so none is listed
    assert project.fields["note"] == "实施单位：青棠县供水站\n其中：财政拨款：100.50\n其他资金：20.00"
    assert project.facts["budget_unit"] == "万元"
    assert project.children[2].fields["note"] == "重点"


def test_sources_of_money_that_are_all_known() -> None:
    text = PROJECT.replace("财政拨款", "一般公共预算拨款").replace("其他资金", "单位资金")
    project = only(drafted(grid(text)).departments[0], "project")
    said = [
        {key: one[key] for key in ("fund", "amount")}
        for one in project.fields["funding"]
        if isinstance(one, dict)
    ]
    assert said == [{"fund": "general", "amount": "100.50"}, {"fund": "unit", "amount": "20.00"}]


def test_several_project_forms_of_one_department() -> None:
    second = PROJECT.replace("农村饮水安全工程", "城区管网改造")
    found = drafted(grid(PROJECT), grid(second, number=2))
    assert [node.name for node in found.departments[0].under("project")] == [
        "农村饮水安全工程",
        "城区管网改造",
    ]


def test_a_declaration_with_operator_value_and_unit_apart() -> None:
    found = drafted(
        grid(
            "单位名称|青棠县文化馆|<|<|<|<|<|<\n年度目标|免费开放|<|<|<|<|<|<\n绩效指标|一级指标|二级指标|三级指标|指标值|<|<|权重\n"
            "^|^|^|^|运算符号|值|单位|^\n^|产出指标|数量指标|开放天数|≥|300|天|20\n^|^|时效指标|按时发放|定性|按时|无|20\n"
            "^|满意度指标|服务对象满意度|观众满意度|大于等于|90|%|10\n合计|||||||50"
        )
    )
    assert outline(found) == [
        "department 青棠县文化馆",
        "  indicator 开放天数 ≥300天 20 产出指标 数量指标",
        "  indicator 按时发放 按时 20 产出指标 时效指标",
        "  indicator 观众满意度 ≥90% 10 满意度指标 服务对象满意度",
    ]
    assert found.departments[0].fields["objectives"] == ["免费开放"]
    assert codes(found) == []


def test_a_self_evaluation_form() -> None:
    found = drafted(
        grid(
            "2023年度项目支出绩效自评表|<|<|<|<|<|<|<\n项目名称|非遗保护|<|<|<|<|<|<\n主管部门|青棠县文化和旅游局|<|<|实施单位|青棠县文化馆|<|<\n"
            "项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分\n^|年度资金总额|15|16|14.5|10|90.63%|9.06\n"
            "^|其中：当年财政拨款|15|16|14.5|—||—\n年度总体目标|预期目标|<|<|实际完成情况|<|<|<\n^|保护非遗。|<|<|已完成。|<|<|<\n"
            "绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分\n^|产出指标|数量指标|补助人数|≥15人|16人|45|45\n"
            "^|^|时效指标|发放及时率|100%|95%|45|42.75\n总分|<|<|<|<|<|100|96.81"
        )
    )
    project = only(found.departments[0], "project")
    assert project.facts["executed"] == "14.5"
    assert (project.fields["budget"], project.fields["goals"]) == ("15", "保护非遗。")
    assert "实际完成情况：已完成。" in str(project.fields["note"])
    assert "其中：当年财政拨款：15、16、14.5" in str(project.fields["note"])
    assert [node.facts["actual"] for node in project.children] == ["16人", "95%"]
    assert [node.facts["score"] for node in project.children] == ["45", "42.75"]
    assert dict(found.tables[0].fates)["total"] == 1


def test_a_whole_department_form() -> None:
    found = drafted(
        grid(
            "部门整体支出绩效目标表|<|<|<|<|<\n（2024年度）|<|<|<|<|<\n部门名称|青棠县水务局|<|<|<|<\n年度主要任务|任务名称|主要内容|预算金额（万元）|<|<\n"
            "^|^|^|总额|财政拨款|其他资金\n^|供水保障|水厂维护|100|80|20\n^|防汛抗旱|预案演练|50|50|\n^|金额合计|<|150|130|20\n"
            "年度总体目标|目标1：供水安全\\n目标2：安全度汛|<|<|<|<\n年度绩效指标|一级指标|二级指标|三级指标|指标值|<\n^|产出指标|数量指标|水厂数|≥5座|<"
        )
    )
    assert outline(found) == [
        "department 青棠县水务局",
        "  duty 供水保障 100",
        "  duty 防汛抗旱 50",
        "  indicator 水厂数 ≥5座 产出指标 数量指标",
    ]
    assert found.departments[0].fields["objectives"] == ["目标1：供水安全", "目标2：安全度汛"]


@pytest.mark.parametrize(
    ("cells", "target"),
    [
        (("≥", "95", "%"), "≥95%"),
        (("≥", "95%", "%"), "≥95%"),
        (("=", "100", "%"), "=100%"),
        (("大于等于", "3万", "人"), "≥3万人"),
        (("", "≥95%", "%"), "≥95%"),
        (("定性", "显著提升", ""), "显著提升"),
        (("≤", "12月31日前", ""), "≤12月31日前"),
        (("", "95", "无"), "95"),
    ],
)
def test_targets_out_of_three_cells(cells: tuple[str, str, str], target: str) -> None:
    assert target_text(*cells) == target


@pytest.mark.parametrize(
    ("cell", "ladder"),
    [
        ("优 ≥95%；良 ≥90%；差 <90%", [("优", "≥95%"), ("良", "≥90%"), ("差", "<90%")]),
        ("优：按时\n差：延迟", [("优", "按时"), ("差", "延迟")]),
        ("优秀≥95%，合格≥60%，不合格<60%", [("优秀", "≥95%"), ("合格", "≥60%"), ("不合格", "<60%")]),
        ("达到95%得满分，每低一个百分点扣1分", []),
        ("优良率≥95%；差错率≤1%", []),
        ("优 ≥95%；优 ≥90%", []),
        ("", []),
    ],
)
def test_a_ladder_in_one_cell(cell: str, ladder: list[tuple[str, str]]) -> None:
    assert list(split_ladder(cell)) == ladder


def test_a_rule_of_points_that_is_no_ladder_stays_in_the_note() -> None:
    found = drafted(grid("一级指标|三级指标|指标值|评价标准|得分\n产出指标|长度|≥20公里|每少1公里扣1分|9"))
    (indicator,) = found.departments[0].children
    assert indicator.fields["note"] == "得分：9\n评价标准：每少1公里扣1分"


def test_a_form_in_one_table_and_its_indicators_in_the_next() -> None:
    found = drafted(
        grid("项目名称|供水|主管部门|青棠县水务局\n项目类别|特定目标类|年度资金总额|10万元"),
        "绩效指标表",
        grid("一级指标|三级指标|指标值|评价标准\n产出指标|长度||优 ≥20公里；差 <20公里", number=2),
        grid("项目名称|防汛|主管部门|青棠县水务局", number=3),
    )
    assert outline(found) == [
        "department 青棠县水务局",
        "  project 供水 10万元",
        "    indicator 长度 ≥20公里 <20公里 产出指标",
        "  project 防汛",
    ]


def test_a_project_named_in_lines_below_its_department_table() -> None:
    found = drafted(
        grid("职责活动|预算|绩效指标|优|差\n供水|10|||\n␠␠水厂|10|达标率|100%|90%"),
        "预算项目：管网改造",
        "供水 › 水厂　项目类别：特定目标类　年度预算数：8.00　一般公共预算（上年结转）：8.00",
        "绩效目标：改造管网。",
        grid("一级指标|三级指标|指标值\n产出指标|长度|≥20公里", number=2),
    )
    activity = found.departments[0].children[0].children[0]
    project = only(activity, "project")
    assert (project.fields["budget"], project.fields["goals"]) == ("8.00", "改造管网。")
    assert project.fields["category"] == "特定目标类"
    funding = project.fields["funding"]
    assert isinstance(funding, list)
    assert [one["period"] for one in funding if isinstance(one, dict)] == ["carried"]
    assert [node.name for node in project.children] == ["长度"]


def test_a_declaration_with_later_years_beside_this_one() -> None:
    found = drafted(
        grid(
            "（2024年度）|<|<|<|<|<|<|<\n项目名称|供水工程|<|<|<|<|<|<\n主管部门及代码|[101]青棠县水务局|<|<|项目期|3年|<|<\n"
            "项目资金|中期资金总额：|300|<|年度资金总额：|100|<|<\n^|其中：一般公共预算|300|<|其中：一般公共预算|100|<|<\n"
            "总体目标|中期目标（2024年—2026年）|<|<|年度目标|<|<|<\n^|完成管网。|<|<|完成20公里。|<|<|<\n"
            "绩效指标|一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值\n^|产出指标|数量指标|管网总长|60公里|数量指标|管网|20公里"
        )
    )
    (department,) = found.departments
    assert (department.name, department.fields["code"]) == ("青棠县水务局", "101")
    project = only(department, "project")
    assert (project.fields["budget"], project.fields["goals"]) == ("100", "完成20公里。")
    assert "中期资金总额：300" in str(project.fields["note"])
    assert "项目期：3年" in str(project.fields["note"])
    funding = project.fields["funding"]
    assert isinstance(funding, list)
    assert [one["amount"] for one in funding if isinstance(one, dict)] == ["100"]
    (indicator,) = project.children
    assert (indicator.name, indicator.fields["target"]) == ("管网", "20公里")
    assert "三级指标：管网总长" in str(indicator.fields["note"])


def test_a_table_of_many_projects() -> None:
    found = drafted(
        grid(
            "部门名称|项目名称|预算金额（万元）|一级指标|二级指标|三级指标|指标值|单位\n青棠县水务局|供水工程|100|产出指标|数量指标|管网|≥20|公里/年\n"
            "^|^|^|效益指标|社会效益|人口|≥3|万人\n青棠县文化馆|演出|20|产出指标|数量指标|场次|≥10|场"
        )
    )
    assert outline(found) == [
        "department 青棠县水务局",
        "  project 供水工程 100",
        "    indicator 管网 ≥20公里/年 产出指标 数量指标",
        "    indicator 人口 ≥3万人 效益指标 社会效益",
        "department 青棠县文化馆",
        "  project 演出 20",
        "    indicator 场次 ≥10场 产出指标 数量指标",
    ]
