from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.lint.confusables import slips, table
from perfcli.lint.doubles import is_slip
from perfcli.lint.rule import Sample
from perfcli.lint.rules import all_rules
from perfcli.lint.sample import findings_of
from perfcli.lint.wording import MOST, bare, bigrams, doubled, han, overlap, repeats, sentences, unnumbered

TEXTS = st.text(st.sampled_from("县县城\u0100Ā\u0001ab丁七\0\n😀"))
SENTENCES = st.lists(st.text("移交档案接收整理。；\n1、", max_size=40), max_size=4)


@given(TEXTS)
def test_doubled_characters_are_those_equal_to_the_next(text: str) -> None:
    pairs = [at for at in range(len(text) - 1) if text[at] == text[at + 1]]
    assert list(doubled(text)) == [at for at in pairs if han(text[at])]


@given(TEXTS)
def test_sentences_stand_where_they_say(text: str) -> None:
    assert all(text[at : at + len(said)] == said for at, said in sentences(text))


@given(SENTENCES, SENTENCES)
def test_likeness_is_symmetric_and_a_share(left: list[str], right: list[str]) -> None:
    one, other = bigrams("".join(left)), bigrams("".join(right))
    assert 0 <= overlap(one, other) == overlap(other, one) <= 100
    assert overlap(one, one) == (100 if one else 0)


def test_a_sentence_repeats_whatever_its_number_and_text() -> None:
    assert repeats("1、接收立档单位移交的档案。\0（二）接收立档单位移交的档案；")
    assert not repeats("1、接收立档单位移交的档案。2、接收立档单位移交的照片。完成。完成。")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("1、移交", "移交"),
        ("（二）移交", "移交"),
        ("③移交", "移交"),
        (" 十一、移交", "移交"),
        ("1.移交", "移交"),
        ("1.5万卷", "1.5万卷"),
        ("一府两院", "一府两院"),
        ("2016年移交", "2016年移交"),
    ],
)
def test_a_list_number_is_taken_off(text: str, left: str) -> None:
    assert unnumbered(text) == left


def test_bare_text_is_words_only() -> None:
    assert bare("（一）接收、整理 “档案”。") == "接收整理档案"


def _slip(text: str) -> bool:
    return any(is_slip(text, at) for at in doubled(text))


@pytest.mark.parametrize(
    "text",
    [
        "紧紧围绕", "层层落实", "渐渐形成", "人人尽责", "事事有回音", "天天记录", "久久为功", "环环相扣", "方方面面", "实实在在", "清清楚楚",
        "村村通", "班班通", "原原种", "大大提高", "评评议议", "二〇二二年",
        "人民代表大会会议议程", "常委会会议", "委员会会议议题", "工作作风", "业务务实", "事务务必办好", "代表表决", "管理理念", "发展展示",
        "设施建设设备", "项目目标", "指标标准", "财政政策", "行政政务", "当年年底前", "2024年年底", "每月月底", "全县县级机关", "我县县城", "各县县直单位",
        "检测测绘", "诊所所需", "机关关于", "水利利用", "生产产品", "全部部门", "市场场地", "学生生活", "供水水质", "社会会员", "城市市容",
    ],
)  # fmt: skip
def test_doubled_characters_that_are_right(text: str) -> None:
    assert not _slip(text)
    assert not _slip(f"做好{text}。")


@pytest.mark.parametrize(
    "text",
    [
        "我县县行政区域", "我县县经济社会发展", "加强强管理", "规范范档案", "档档案管理", "整理理。", "安全全。", "移交交任务", "县人人大代表",
        "进进一步", "认真真落实", "优秀秀作品", "维护护秩序", "的的工作", "和和谐", "监督督。",
    ],
)  # fmt: skip
def test_doubled_characters_that_are_slips(text: str) -> None:
    assert _slip(text)


def _found(text: str) -> list[tuple[str, str]]:
    return [(wrong, right) for _, wrong, right in slips(text)]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("地方国家权利机关的作用", "权利机关", "权力机关"),
        ("热点问题真履行监督职责", "真履行", "认真履行"),
        ("常务委员会做为代表机关", "做为", "作为"),
        ("加强对被任命中干部的监督", "任命中干部", "任命干部"),
        ("按照县代会通过的预算", "县代会", "县人代会"),
        ("扩大与政协办公，县委的联系", "与政协办公", "与政协办公室"),
        ("截止到6月底", "截止到", "截至"),
        ("截止2029年底", "截止", "截至"),
        ("帐目清楚", "帐目", "账目"),
        ("按装路灯", "按装", "安装"),
        ("布署全年工作", "布署", "部署"),
        ("必需认真对待", "必需认真", "必须认真"),
        ("反应群众诉求", "反应群众", "反映群众"),
        ("划拔资金", "划拔", "划拨"),
    ],
)
def test_wrong_words(text: str, wrong: str, right: str) -> None:
    assert _found(text) == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "国家权力机关", "维护公民权利，机关带头", "认真履行职责", "真正履行", "作为代表机关", "做为民服务的好干部", "敢做为", "被任命干部", "任命中层干部",
        "县人代会", "党代会", "人代会", "与政协办公室的联系", "县委、政府办公", "报名截止日期", "3月1日截止", "截至6月底", "报名截止6月30日", "购置帐篷",
        "按装机容量", "按装订要求", "发布署名文章", "生活必需品", "所必需在", "不良反应情况", "应急反应问题", "选拔付出多的", "按排名", "以经济建设", "自已建",
        "既使用又管护", "恢复盖章", "支付主任医师津贴", "公园满意度", "检查院落", "部份额", "关健康",
    ],
)  # fmt: skip
def test_words_that_only_look_wrong(text: str) -> None:
    assert _found(text) == []


def test_each_wrong_word_is_found_and_its_right_word_is_not() -> None:
    rows = [row for group in table().values() for row in group]
    for row in rows:
        text = f"请{row.wrong}{row.after[0] if row.after else '。'}"
        assert (row.wrong, row.right) in _found(text), row
        assert _found(f"请{row.right}{row.after[0] if row.after else '。'}") == [], row
    assert len(rows) == len({row.wrong for row in rows})


@pytest.mark.parametrize("text", ["做为", "加强强管", "××，", "13812345678，", "2015年，", "（", "a,b县,"])
def test_a_hostile_file_gives_a_bounded_number_of_findings(text: str) -> None:
    sample = Sample(f"objectives:\n  - {text * 20_000}\n")
    rules = [rule for rule in all_rules() if "PF400" < rule.code < "PF450" or rule.code == "PF801"]
    assert all(len(findings_of(rule, sample)) <= MOST for rule in rules)
