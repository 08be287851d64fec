from __future__ import annotations

import pytest

from perfcli.lint.names import clear_direction, is_common, is_spending, is_spending_rate, listed, topic


@pytest.mark.parametrize(
    ("name", "direction"),
    [
        ("查档投诉率", "lower"),
        ("库房事故起数", "lower"),
        ("管网故障次数", "lower"),
        ("投诉办结率", "higher"),
        ("安全隐患整改率", "higher"),
        ("群众满意度", "higher"),
        ("归档完成率", "higher"),
        ("事故应急演练次数", ""),
        ("纠纷调解成功率", ""),
        ("违法案件查处率", ""),
        ("零事故天数", ""),
        ("资产负债率", ""),
        ("民生支出占比", ""),
        ("培训人数", ""),
        ("不满意率", ""),
    ],
)
def test_a_direction_is_clear_or_not_given(name: str, direction: str) -> None:
    assert clear_direction(name) == direction


@pytest.mark.parametrize(
    ("name", "pieces"),
    [
        ("调研计划完成率", ("调研",)),
        ("委员学习培训率", ("委员学习培训",)),
        ("服务对象满意度", ()),
        ("项目验收合格率", ()),
        ("综合事务保障率", ()),
    ],
)
def test_the_topic_is_what_is_not_generic(name: str, pieces: tuple[str, ...]) -> None:
    assert topic(name) == pieces


@pytest.mark.parametrize("name", ["预算执行率", "专项资金支出率", "项目资金使用率", "支出进度", "预算完成率"])
def test_rates_of_spending(name: str) -> None:
    assert is_spending_rate(name)


@pytest.mark.parametrize(
    "name", ["补助资金发放及时率", "资金使用合规率", "培训计划完成率", "资金到户率", "经费审计覆盖率"]
)
def test_rates_that_only_speak_of_money(name: str) -> None:
    assert not is_spending_rate(name)
    assert not is_spending(name)


def test_money_going_in() -> None:
    assert is_spending("项目资金总额")
    assert not is_spending("资金管理制度数量")


def test_names_that_everyone_has() -> None:
    assert is_common("服务对象满意度")
    assert is_common("部门预算执行率")
    assert not is_common("培训计划完成率")


def test_long_lists_are_cut_with_a_word() -> None:
    assert listed(["甲", "乙", "甲"]) == "甲、乙"
    assert listed(["甲", "乙", "丙", "丁"]) == "甲、乙、丙等"
