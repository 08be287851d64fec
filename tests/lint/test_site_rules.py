"""A site's own rules: the examples of the docs, what is wrong with a rule file, and patterns that cannot hang."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.lint.site.pattern import Pattern
from perfcli.lint.site.pattern_reader import BadPattern
from perfcli.lint.site.reader import read_rule
from perfcli.output.words import said

if TYPE_CHECKING:
    from tests.conftest import Perfcli

PAGE = (Path(__file__).parents[2] / "docs" / "site-rules.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"<!-- rule: (\S+) -->\n```yaml\n(.*?)```", PAGE, re.DOTALL))
REGION = "perfcli: 1\nregion: {id: qingtang, name: 青棠县}\nmoney_unit: 万元\n"
FILE = """perfcli: 1
year: 2026
department: {id: archives, name: 档案馆}
duties:
  - id: care
    name: 档案保管等工作
    activities:
      - id: intake
        name: 档案接收
        indicators: [{id: rate, name: 接收完成率, level1: 产出指标, target: ≥95%}]
        projects:
          - {id: scan, name: 馆藏数字化, budget: 1000001元}
          - {id: small, name: 库房修缮, budget: 100}
          - {id: blank, name: 展览, budget: }
"""


@pytest.fixture
def county(tmp_path: Path, perfcli: Perfcli) -> Path:
    (tmp_path / "perfcli.toml").write_text("targets = ['targets']\n", encoding="utf-8")
    for name, text in {"region": REGION, "archives": FILE}.items():
        path = tmp_path / "targets" / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "rules").mkdir()
    for name, text in EXAMPLES.items():
        (tmp_path / "rules" / name).write_text(text, encoding="utf-8")
    assert perfcli
    return tmp_path


def own(perfcli: Perfcli, *arguments: str) -> list[str]:
    answer = perfcli("validate", "--select", "PF9,PF16", "--output-format", "concise", *arguments)
    return answer.out.splitlines()[:-1]


def test_the_examples_find_what_they_say(county: Path, perfcli: Perfcli) -> None:
    assert own(perfcli) == [
        "targets/archives.yaml:6:11: PF902 错误: 名称“档案保管等工作”用“等”字收尾，说不清是哪几件事",
        "targets/archives.yaml:9:15: PF901 警告: 工作活动“档案接收”没有满意度指标",
        "targets/archives.yaml:12:30: PF903 警告: “馆藏数字化”预算 1000001元，产出指标不到两个",
    ]
    english = own(perfcli, "--lang", "en")
    assert english[1].endswith("PF901 warning: activity 档案接收 has no satisfaction indicator")
    assert own(perfcli, "--select", "name-and-so-on") == own(perfcli)
    assert own(perfcli, "--ignore", "PF901,large-project-few-outputs", "--severity", "PF902=remark") == [
        "targets/archives.yaml:6:11: PF902 提示: 名称“档案保管等工作”用“等”字收尾，说不清是哪几件事"
    ]
    assert "PF902" in perfcli("validate", "targets/archives.yaml", "--output-format", "sarif").out
    assert county


def test_a_newer_rule_is_off_under_an_older_rule_set_and_the_run_says_so(
    county: Path, perfcli: Perfcli
) -> None:
    settings = county / "perfcli.toml"
    settings.write_text("targets = ['targets']\nrules = '2026'\n", encoding="utf-8")
    answer = perfcli("validate", "--output-format", "concise", "--select", "PF9")
    assert "PF903" not in answer.out
    answer = perfcli("validate", "--output-format", "concise", "--select", "PF903")
    assert "PF903" in answer.out  # asked for by its whole code
    answer = perfcli("validate", "--output-format", "concise")
    assert "PF903" not in answer.out
    assert answer.out.endswith("；有 1 条更新的规则没有启用，用 --rules latest 看\n")
    assert json.loads(perfcli("validate", "--output-format", "json").out)["newer"] == ["PF903"]
    assert "PF903" in perfcli("validate", "--output-format", "concise", "--rules", "latest").out
    more = "[[paths]]\nmatch = 'targets'\nrules = '2027'\n"
    settings.write_text(f"targets = ['targets']\nrules = '2026'\n{more}", encoding="utf-8")
    assert "PF903" in perfcli("validate", "--output-format", "concise").out


def test_they_are_explained_and_their_samples_run(county: Path, perfcli: Perfcli) -> None:
    page = perfcli("rule", "name-and-so-on").out
    assert page.startswith("# PF902 name-and-so-on")
    assert "名称“档案保管等工作”用“等”字收尾" in page
    assert "PF901" in perfcli("rule").out
    answer = perfcli("rule", "check")
    assert answer.code == 0
    assert answer.out.count("2 个样例都成立") == 3
    file = county / "rules" / "satisfaction.yaml"
    file.write_text(file.read_text("utf-8").replace("contains: 满意度", "contains: 产出"), encoding="utf-8")
    answer = perfcli("rule", "check")
    assert answer.code == 1
    assert "PF168 错误 PF901 的第 1 个坏例不成立：没有查出问题" in answer.err
    assert "PF168 错误 PF901 的好例不成立：查出了问题" in answer.err


SLIPS = [
    ("  where: activity", "  where: activty", "5:10 PF165"),
    ("    at_least: 1", "    at_lest: 1", "9:5 PF163"),
    ("    at_least: 1", "    at_least: 一", "9:15 PF165"),
    ("    at_least: 1\n", "", "7:12 PF165"),
    ("level1, contains: 满意度", "levl1, contains: 满意度", "8:21 PF165"),
    ("level1, contains: 满意度", "level1, above: 3", "8:21 PF165"),
    ("level1, contains: 满意度", "level1, matches: '(a'", "8:38 PF166"),
    ("  code: PF901", "  code: PF402", "2:9 PF165"),
    ("  code: PF901", "  code: PF902", "2:9 PF167"),
    ("activity-without-satisfaction", "vague-verb", "2:9 PF167"),
    ("“{name}”", "“{budget}”", "PF165"),
    ("  where: activity\n", "", "1:1 PF164"),
    ("rule:\n", "rule:\n  rule: x\n", "2:3 PF163"),
    ("rule:\n", "rule:\n  code: PF904\n", "PF00"),
]


@pytest.mark.parametrize(("old", "new", "said"), SLIPS, ids=[slip[2] + slip[1][:20] for slip in SLIPS])
def test_what_is_wrong_is_said_at_its_place(
    county: Path, perfcli: Perfcli, old: str, new: str, said: str
) -> None:
    file = county / "rules" / "satisfaction.yaml"
    assert old in EXAMPLES["satisfaction.yaml"]
    file.write_text(EXAMPLES["satisfaction.yaml"].replace(old, new, 1), encoding="utf-8")
    answer = perfcli("validate", "--output-format", "concise")
    assert answer.code == 1
    place, _, code = said.rpartition(" ")
    lines = [line for line in answer.out.splitlines() if line.startswith("rules/")]
    assert any(place in line and code in line for line in lines), lines


def test_all_that_is_wrong_is_said_in_one_run(county: Path, perfcli: Perfcli) -> None:
    text = "rule:\n  code: PF100\n  severity: fatal\n  where: project\n  must: {field: name, missing: no}\n  message: x\n"
    (county / "rules/wrong.yaml").write_text(text + "  bad: a\n  good: b\n  extra: 1\n", encoding="utf-8")
    said = perfcli("rule", "check").err
    assert [said.count(f"rules/wrong.yaml:{line}:") for line in (2, 3, 9)] == [1, 1, 1]


def test_a_rule_that_is_no_mapping_lacks_no_keys(county: Path, perfcli: Perfcli) -> None:
    (county / "rules/wrong.yaml").write_text("rule: [1]\n", encoding="utf-8")
    said = perfcli("rule", "check").err
    assert ("PF165" in said, "PF164" in said) == (True, False)


def test_a_key_that_lacks_is_named_in_the_language_of_the_file(county: Path, perfcli: Perfcli) -> None:
    (county / "rules/wrong.yaml").write_text("自定规则: {编码: PF907}\n", encoding="utf-8")
    assert "缺少“说法”" in perfcli("rule", "check").err


def test_a_rule_that_cannot_be_read_is_never_passed_over(county: Path, perfcli: Perfcli) -> None:
    (county / "rules" / "broken.yml").write_text("rule: {code: PF905}\n", encoding="utf-8")
    answer = perfcli("validate", "--select", "PF402", "--ignore", "PF1", "--output-format", "concise")
    assert answer.code == 1
    assert "rules/broken.yml:1:1: PF164" in answer.out


def test_a_rule_elsewhere_is_told_where_it_belongs(county: Path, perfcli: Perfcli) -> None:
    for name, text in EXAMPLES.items():
        (county / "targets" / name).write_text(text, encoding="utf-8")
        assert "rules 文件夹" in perfcli("validate", f"targets/{name}").out


def test_a_rule_file_is_no_target_file(county: Path, perfcli: Perfcli) -> None:
    (county / "perfcli.toml").write_text("targets = ['.']\n[severity]\nPF902 = 'warning'\n", encoding="utf-8")
    assert "PF015" not in perfcli("report", "--out", "out", "--format", "md").err
    (county / "perfcli.toml").write_text("targets = ['targets']\n", encoding="utf-8")
    assert "PF015" not in perfcli("validate", ".").out
    assert "检查了 5 个文件" in perfcli("validate", ".").out
    assert county


SIGNS = st.text("ab率。1 \n", max_size=12)
PARTS = st.recursive(
    st.sampled_from(["a", "b", "率", ".", "[ab]", "[^a]", r"\d", r"\s", "^", "$"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.tuples(inner, inner).map(lambda two: f"(?:{two[0]}|{two[1]})"),
        st.tuples(inner, st.sampled_from("*+?")).map(lambda two: f"(?:{two[0]}){two[1]}"),
        inner.map(lambda one: f"(?:{one}){{1,2}}"),
    ),
    max_leaves=6,
)


@given(PARTS, SIGNS)
def test_a_pattern_finds_what_pythons_own_finds(pattern: str, text: str) -> None:
    ours = Pattern(pattern) if len(pattern) <= 200 else None
    assert ours is None or ours.search(text) == bool(re.search(pattern.replace("$", r"\Z"), text))


def test_a_pattern_reads_a_text_once_however_it_is_nested(hang_guard: None) -> None:
    assert not Pattern("(a*)*(a|aa)*b$").search("a" * 200_000)
    assert hang_guard is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "(",
        ")",
        "[a",
        "*",
        "a**",
        "a{2",
        "a{9,1}",
        "a{999}",
        r"\q",
        "(?=a)",
        "^*",
        "[b-a]",
        "(a{99}){99}",
        "a" * 201,
    ],
)
def test_a_pattern_that_is_not_taken(text: str) -> None:
    with pytest.raises(BadPattern):
        Pattern(text)


VALUES = [
    "",
    "[]",
    "{}",
    "{a: 1}",
    "[[x]]",
    "yes",
    "'{'",
    "'{name'",
    "-1",
    "name",
    "100万元",
    "②",
    "{not: {not: {}}}",
]


@given(
    st.sampled_from(sorted(EXAMPLES)),
    st.lists(st.tuples(st.integers(0, 40), st.sampled_from(VALUES)), max_size=3),
)
def test_a_rule_file_holds_or_something_is_said_of_it(name: str, changes: list[tuple[int, str]]) -> None:
    lines = EXAMPLES[name].split("\n")
    for at, value in changes:
        line = lines[at % len(lines)]
        lines[at % len(lines)] = re.sub(r"^(\s*[^:]+:).*", rf"\1 {value}", line)
    loaded = read_rule("\n".join(lines), "rule.yaml")
    assert (loaded.rule is None) is bool(loaded.diagnostics)
    assert all(said(one, lang) for one in loaded.diagnostics for lang in ("zh", "en"))
