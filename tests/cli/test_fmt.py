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
