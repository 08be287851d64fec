"""`perfcli fmt` as a person types it."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.county import write

if TYPE_CHECKING:
    from tests.conftest import Perfcli

ROOT = Path(__file__).parents[2]
MESSY = (
    "perfcli:   1\nyear: '2026'   # 年\ndepartment:   {id: a,   name: 甲局}\nduties:\n- id: x\n  name: 甲\n"
)
NEAT = "perfcli: 1\nyear: 2026  # 年\ndepartment: {id: a, name: 甲局}\nduties:\n  - id: x\n    name: 甲\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_text(MESSY, encoding="utf-8")
    return path


def test_it_writes_and_is_done(perfcli: Perfcli, file: Path) -> None:
    answer = perfcli("fmt", "a.yaml")
    assert (answer.code, answer.out, answer.err) == (0, "", "已重排 a.yaml\n0 个文件不用改\n")
    assert file.read_text(encoding="utf-8") == NEAT
    before = file.stat().st_mtime_ns
    assert perfcli("fmt", "a.yaml").err == "1 个文件不用改\n"
    assert file.stat().st_mtime_ns == before


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_looking_writes_nothing(perfcli: Perfcli, file: Path, option: str) -> None:
    answer = perfcli("fmt", "a.yaml", option)
    assert answer.code == 1
    assert file.read_text(encoding="utf-8") == MESSY
    assert ("+year: 2026  # 年\n" in answer.out) is (option == "--diff")
    file.write_text(NEAT, encoding="utf-8")
    assert perfcli("fmt", "a.yaml", option).code == 0


def test_standard_input_goes_to_standard_output(perfcli: Perfcli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(MESSY.encode())))
    answer = perfcli("fmt", "-", "-q")
    assert (answer.code, answer.out, answer.err) == (0, NEAT, "")


def test_a_file_that_cannot_be_read_is_left_alone_and_the_others_are_not(
    perfcli: Perfcli, file: Path
) -> None:
    bad = file.with_name("b.yaml")
    bad.write_text("a: 1\na: 2\n", encoding="utf-8")
    answer = perfcli("fmt", ".")
    assert answer.code == 1
    assert "b.yaml:2:1 PF" in answer.err
    assert bad.read_text(encoding="utf-8") == "a: 1\na: 2\n"
    assert file.read_text(encoding="utf-8") == NEAT


def test_line_ends_and_a_mark_at_the_front_become_canonical(perfcli: Perfcli, file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + NEAT.replace("\n", "\r\n").encode())
    assert perfcli("fmt", "a.yaml").code == 0
    assert file.read_bytes() == NEAT.encode()


def test_keys_into_chinese_and_back_are_the_same_bytes(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path)
    perfcli("fmt", "t")
    english = {path.name: path.read_bytes() for path in sorted((tmp_path / "t").iterdir())}
    assert perfcli("fmt", "t", "--keys", "zh").code == 0
    chinese = (tmp_path / "t/library.yaml").read_text(encoding="utf-8")
    assert "部门职责:" in chinese
    assert "duties:" not in chinese
    assert perfcli("validate", "t").code == 0
    assert perfcli("fmt", "t", "--keys", "en").code == 0
    assert {path.name: path.read_bytes() for path in sorted((tmp_path / "t").iterdir())} == english


FIXED = """\
perfcli: 1
year: 2026
department: {id: roads, name: 县公路站}
projects:
  - id: bridge
    name: 危桥改造
    category: special
    indicators:
      - {id: harm, name: 安全事故, target: 0起, direction: lower, core: yes, kind: number}
"""


def test_fixed_values_are_turned_too(perfcli: Perfcli, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(FIXED, encoding="utf-8")
    assert perfcli("fmt", "a.yaml", "--keys", "zh").code == 0
    assert "指标方向: 反向, 核心指标: 是, 指标类型: 定量" in file.read_text(encoding="utf-8")
    assert perfcli("fmt", "a.yaml", "--keys", "en").code == 0
    assert file.read_text(encoding="utf-8") == FIXED


def test_keys_that_cannot_be_turned_are_said(perfcli: Perfcli, tmp_path: Path) -> None:
    twice = FIXED.replace("year: 2026\n", "year: 2026\n年度: 2026\n")
    (tmp_path / "a.yaml").write_text(twice, encoding="utf-8")
    answer = perfcli("fmt", "a.yaml", "--keys", "zh")
    assert "a.yaml:1:1 PF171" in answer.err
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == twice


RULE = """\
rule:
  code: PF901
  name: dear-project
  severity: warning
  where: [project, activity]
  when: {field: budget, above: 100万元}
  must: {count: indicators, having: {any: [{field: source, missing: yes}, {field: level1, equals: 产出}]}, at_least: 2}
  message: {zh: "“{name}”预算 {budget}", en: "{name}: {budget}"}
  source: 青财绩〔2026〕3号
"""


def test_the_words_of_a_sites_own_rule_are_its_own(perfcli: Perfcli, tmp_path: Path) -> None:
    file = tmp_path / "rule.yaml"
    file.write_text(RULE, encoding="utf-8")
    assert perfcli("fmt", "rule.yaml", "--keys", "zh").code == 0
    chinese = file.read_text(encoding="utf-8")
    assert "依据: 青财绩〔2026〕3号" in chinese
    assert "计数: 绩效指标, 其中: {有一即可: [{栏目: 数据来源, 没有填: 是}" in chinese
    assert perfcli("fmt", "rule.yaml", "--keys", "en").code == 0
    assert file.read_text(encoding="utf-8") == RULE


@pytest.mark.parametrize("profile", ["cn-classic", "cn-hubei", "grade-bands", "ladder-5"])
def test_profiles_turn_and_turn_back(perfcli: Perfcli, tmp_path: Path, profile: str) -> None:
    shipped = (ROOT / f"src/perfcli/profiles/{profile}.yaml").read_text(encoding="utf-8")
    file = tmp_path / f"{profile}.yaml"
    file.write_text(shipped, encoding="utf-8")
    assert perfcli("fmt", ".", "--keys", "zh").code == 0
    assert perfcli("fmt", ".", "--keys", "zh").err.startswith("1 个文件不用改")
    assert file.read_text(encoding="utf-8") != shipped
    assert perfcli("fmt", ".", "--keys", "en").code == 0
    assert file.read_text(encoding="utf-8") == shipped


def test_the_schema_line_follows_the_keys(perfcli: Perfcli, file: Path) -> None:
    file.write_text(f"# yaml-language-server: $schema=../schemas/targets.en.json\n{NEAT}", encoding="utf-8")
    assert perfcli("fmt", "a.yaml", "--keys", "zh").code == 0
    assert file.read_text(encoding="utf-8").startswith(
        "# yaml-language-server: $schema=../schemas/targets.zh.json\n格式版本: 1\n"
    )


@pytest.mark.parametrize("folder", ["targets", "src/perfcli/profiles", "src/perfcli/work/starter"])
def test_what_we_ship_is_laid_out(perfcli: Perfcli, folder: str) -> None:
    answer = perfcli("fmt", str(ROOT / folder), "--check")
    assert (answer.code, answer.out) == (0, "")


def test_no_such_path_is_said(perfcli: Perfcli) -> None:
    assert perfcli("fmt", "nowhere").code == 2
