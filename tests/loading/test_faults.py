"""Every plausible mistake in a file has a code of its own, its exact place, and words of the file's own language."""

from __future__ import annotations

import pytest

from perfcli.diagnostics import Text
from perfcli.loading.document import parse_document
from tests.documents import HEAD, HEAD_ZH, PROFILE, REGION

IND = "indicators: [{{id: a, name: b, {}}}]"
PLAN = [
    ("duties: 一", "9 PF107"), ("duties: {a: b}", "9 PF107"), ("duties: [一]", "10 PF107"), ("duties: [[a]]", "10 PF107"),
    ("objectives: {a: b}", "13 PF107"), ("objectives: [{a: b}]", "14 PF107"), ("objectives: [[a]]", "14 PF107"),
    ("note: [a]", "7 PF107"), ("note: {a: b}", "7 PF107"), ("budget: [1]", "9 PF107"), ("budget: {a: b}", "9 PF107"),
    ("scales: [a]", "9 PF107"), ("scales: 一", "9 PF107"), ("scales: {a: b}", "13 PF107"), ("scales: {a: [优, 良]}", "13 PF107"),
    ("scales: {a: {优: [1], 良: 2}}", "17 PF107"), ("scales: {a: {优: 1, 良: {a: b}}}", "23 PF107"), ("scales: {a: }", "13 PF110"),
    ("scales: {a: {优: 1}}", "13 PF201"), ("scales: {a: {}}", "13 PF201"), ("scales: {s: {a: 1, b: 2, c: 3, d: 4, e: 5, f: 6}}", "13 PF201"),
    (IND.format("bands: [1, 2]"), "38 PF107"), (IND.format("bands: x"), "38 PF107"), (IND.format("scale: [a]"), "38 PF107"),
    (IND.format("scale: x, bands: {优: 1, 良: 2}"), "41 PF108"), (IND.format("bands: {优: 1, 良: [2]}"), "48 PF107"),
    (IND.format("weight: 5%"), "39 PF105"), (IND.format("weight: [1]"), "39 PF107"), (IND.format("weight: {a: b}"), "39 PF107"),
    (IND.format("direction: up"), "42 PF106"), (IND.format("direction: [up]"), "42 PF107"), (IND.format("direction: 正项"), "42 PF106"),
    (IND.format("core: 也"), "37 PF106"), (IND.format("core: [也]"), "37 PF107"), (IND.format("core: true"), "37 PF106"),
    (IND.format("target: {a: b}"), "39 PF107"), (IND.format("kind: x"), "37 PF106"), (IND.format("sacle: x"), "31 PF102"),
    ("indicators: [{id: A, name: b}]", "19 PF103"), ("indicators: [{id: a, name: }]", "28 PF110"), ("indicators: [{name: b}]", "21 PF101"),
    ("indicators: [{id: [a], name: b}]", "19 PF107"), ("indicators: [{id: , name: b}]", "19 PF110"), ("indicators: [{id: a, name: {a: b}}]", "28 PF107"),
    (r'indicators: [{id: "a\n", name: b}]', "19 PF103"), (f"indicators: [{{id: {'a' * 33}, name: b}}]", "19 PF103"), (f"indicators: [{{id: a, name: {'字' * 501}}}]", "28 PF109"),
    ("budget: abc", "9 PF301"), ("budget: 1e5", "9 PF301"), ("budget: 12人", "9 PF301"), ("budget: nan", "9 PF301"), ("budget: 1,2,3", "9 PF301"),
    ("funding: [{fund: x}]", "18 PF106"), ("funding: [{amount: 1}]", "11 PF101"), ("funding: [{fund: , amount: 1}]", "18 PF110"),
    ("funding: [{fund: general, period: x}]", "35 PF106"), ("funding: {fund: general}", "10 PF107"), ("adjustments: a", "14 PF107"),
    ("adjustments: [{date: a, reason: b}]", "15 PF101"), ("disclosure: x", "13 PF106"), ("disclosure: {level: x}", "21 PF106"),
    ("disclosure: {level: , reason: x}", "21 PF110"), ("disclosure: {reason: x}", "1 PF101"), ("disclosure: [a]", "13 PF107"), ("disclosure: {}", "1 PF101"),
    ("budget_unit: x", "14 PF107"), ("budget_unit: {id: a}", "19 PF101"), ("budget_unit: [a]", "14 PF107"), ("status: x", "9 PF106"), ("status: [a]", "9 PF107"),
    ("projects: [{id: a, name: b, category: x}]", "39 PF106"), ("projects: [{id: a, name: b, code: [a]}]", "35 PF107"),
    ("绩效总体目标: 一", "1 PF017"), ("objectivs: 一", "1 PF102"), ("name: x", "1 PF102"), ("'': x", "1 PF102"),
]  # fmt: skip
OTHERS = [
    ("", "1:1 PF009"), ("- a", "1:1 PF015"), ("a", "1:1 PF015"), ("a: b", "1:1 PF015"), ("perfcli: 1\ndepartmnt: {}", "2:1 PF015"),
    (f"{HEAD}region: {{id: a, name: b}}", "4:1 PF016"), (f"{PROFILE}region: {{id: a, name: b}}", "3:1 PF016"), (f"{PROFILE}department: x", "3:1 PF016"),
    ("perfcli: 2\nregion: {id: a, name: b}", "1:10 PF106"), ("perfcli: \nregion: {id: a, name: b}", "1:9 PF110"),
    ("perfcli: [1]\nregion: {id: a, name: b}", "1:10 PF107"), ("region: {id: a, name: b}", "1:1 PF101"), ("格式版本: 1\nregion: {id: a, name: b}\nnote: x", "1:1 PF017"),
    ("perfcli: 1\nregion: x", "2:9 PF107"), ("perfcli: 1\nregion:", "2:8 PF107"), ("perfcli: 1\nregion: {id: a, name: 甲, x: y}", "2:26 PF102"),
    (f"{REGION}money_unit: 万", "3:13 PF106"), (f"{REGION}money_unit: [万]", "3:13 PF107"), (f"{REGION}departments: {{a: b}}", "3:14 PF107"),
    (f"{REGION}departments: [{{id: a, name: b, units: x}}]", "3:39 PF107"), (f"{REGION}duties: []", "3:1 PF102"),
    ("perfcli: 1\nyear: 26\ndepartment: {id: a, name: 甲}", "2:7 PF104"), ("perfcli: 1\nyear: \ndepartment: {id: a, name: 甲}", "2:6 PF110"),
    ("perfcli: 1\nyear: [2026]\ndepartment: {id: a, name: 甲}", "2:7 PF107"), ("perfcli: 1\nyear: 2101\ndepartment: {id: a, name: 甲}", "2:7 PF104"),
    ("perfcli: 1\nyear: 2026\ndepartment: x", "3:13 PF107"), ("perfcli: 1\nyear: 2026\ndepartment:", "3:12 PF107"), ("perfcli: 1\nprofile: grade-bands@1", "2:10 PF107"),
    ("perfcli: 1\nprofile: {id: a, name: 甲, version: 一}", "2:36 PF103"), ('perfcli: 1\nprofile: {id: a, name: 甲, version: "1\\n"}', "2:36 PF103"),
    (f"{PROFILE}points: x", "3:9 PF107"), (f"{PROFILE}points: {{优: x}}", "3:13 PF105"), (f"{PROFILE}points: {{优: [1]}}", "3:13 PF107"),
    (f"{PROFILE}missing: x", "3:10 PF106"), (f"{PROFILE}rounding: {{places: x}}", "3:20 PF112"), (f"{PROFILE}rounding: {{places: 9}}", "3:20 PF112"),
    (f"{PROFILE}rounding: {{places: 2.5}}", "3:20 PF112"), (f"{PROFILE}rounding: {{places: -1}}", "3:20 PF112"), (f"{PROFILE}rounding: {{places: }}", "3:20 PF110"),
    (f"{PROFILE}rounding: {{places: [2]}}", "3:20 PF107"), (f"{PROFILE}rounding: {{mode: x}}", "3:18 PF106"), (f"{PROFILE}totals: [{{grade: a, least: x}}]", "3:28 PF105"),
    (f"{PROFILE}totals: [{{least: 1}}]", "3:10 PF101"), (f"{PROFILE}examples: [{{bands: {{a: b, c: [d]}}, actual: a, grade: b}}]", "3:30 PF107"),
    (f"{PROFILE}effective: x", "3:12 PF107"), (f"{PROFILE}effective: {{since: [a]}}", "3:20 PF107"), (f"{PROFILE}source: {{a: b}}", "3:9 PF107"),
]  # fmt: skip


def places(text: str) -> list[str]:
    return [f"{d.span.line}:{d.span.column} {d.code}" for d in parse_document(text, "a.yaml").diagnostics]


@pytest.mark.parametrize(("line", "expected"), PLAN)
def test_a_mistake_in_a_plan(line: str, expected: str) -> None:
    assert set(places(f"{HEAD}{line}\n")) == {f"4:{expected}"}


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_a_mistake_in_a_file(text: str, expected: str) -> None:
    assert places(text + "\n") == [expected]


def test_several_mistakes_in_one_run() -> None:
    text = f"{HEAD}adjustments: [{{item: a}}]\nstatus: x\nnote: [a]\n"
    assert places(text) == ["5:9 PF106", "6:7 PF107", "4:15 PF101", "4:15 PF101", "4:15 PF101"]


@pytest.mark.parametrize("value", ["2026", "2026年", "２０２６", "'2026'", "２０２６年"])
def test_years_as_people_write_them(value: str) -> None:
    plan = parse_document(f"perfcli: 1\nyear: {value}\ndepartment: {{id: a, name: 甲}}\n", "").plan
    assert plan
    assert plan.year == 2026


def test_blank_is_nothing_and_tilde_is_text() -> None:
    keys = ["budget", "status", "source", "note", "scales", "objectives", "indicators", "duties", "projects", "funding", "adjustments", "disclosure", "budget_unit"]  # fmt: skip
    blank = parse_document(HEAD + "".join(f"{key}:\n" for key in keys), "").plan
    assert blank == parse_document(HEAD, "").plan
    assert blank
    assert blank.budget is None
    text = parse_document(f"{HEAD}note: ~\nsource: null\n", "").plan
    assert text
    assert (text.note, text.source) == ("~", "null")
    inner = parse_document(f"{HEAD}{IND.format('direction: , kind: , core: , weight: , bands: , scale: ')}\nfunding: [{{fund: general, period: , amount: }}]\n", "").plan  # fmt: skip
    assert inner
    assert inner.funding[0].period == "current"
    assert (inner.indicators[0].bands, inner.indicators[0].direction) == (None, None)


def said(text: str, lang: str) -> str:
    found = parse_document(text, "").diagnostics[0]
    values = {k: v.of(lang) if isinstance(v, Text) else v for k, v in found.arguments}
    return found.kind.message.of(lang).format(**values) + " | " + found.kind.hint.of(lang).format(**values)


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        (f"{HEAD}objectivs: 一\n", "en", ["'objectivs'; did you mean 'objectives'?", "budget_unit"]),
        (f"{HEAD_ZH}绩效总体目表: 一\n", "zh", ["“绩效总体目表”，是不是“绩效总体目标”？", "预算单位"]),
        (f"{HEAD_ZH}绩效指标: [{{标识: a, 名称: b, 指标方向: 正项}}]\n", "zh", ["“指标方向”不能是“正项”，是不是“正向”？", "正向、反向"]),
        (f"{HEAD_ZH}状态: x\n", "zh", ["“状态”不能是“x”", "草稿、申报"]),
        (f"{HEAD}status: draftt\n", "en", ["did you mean 'draft'?", "draft, declared"]),
        (f"{PROFILE}missing: x\n", "en", ["'missing' cannot be 'x'", "one of: exclude, zero"]),
        (f"{PROFILE}rounding: {{places: 9}}\n", "zh", ["“places”不能是“9”", "0 到 6 的整数"]),
        (f"{REGION}money_unit: 万\n", "zh", ["是不是“万元”？", "亿元"]),
        ("格式版本: 1\n年度: 2026\n部们: {标识: a, 名称: 甲}\n", "zh", ["“部们”是不是“部门”？"]),
        (f"{HEAD_ZH}duties: []\n", "zh", ["这个文件的键用中文，这里却写了“duties”", "部门职责"]),
        (f"{HEAD}duties: [{{id: a, 名称: b}}]\n", "en", ["this file's keys are English, but here stands '名称'", "'name'"]),
        (f"{HEAD_ZH}部门职责: [{{标识: a, name: b}}]\n", "zh", ["“name”", "名称"]),
        (f"{HEAD_ZH}部门职责: 一\n", "zh", ["“部门职责”这里应当是列表，写的却是文字"]),
        (f"{HEAD}department:\n", "en", ["(first on line 3)"]),
    ],
)  # fmt: skip
def test_what_is_said(text: str, lang: str, words: list[str]) -> None:
    for word in words:
        assert word in said(text, lang)


def test_a_hostile_number_of_faults_is_bounded() -> None:
    assert len(parse_document(HEAD + "".join(f"k{n}: x\n" for n in range(2000)), "").diagnostics) == 1000
