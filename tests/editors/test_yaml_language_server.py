"""The schemas in a real editor's language server: what it offers, shows and underlines, with keys of both languages.

Needs `yaml-language-server` (npm) on the path, or its path in PERFCLI_YAML_LS; without it these tests are skipped.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from perfcli.work.init import write_starter
from tests.editors.lsp import Server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMAND = os.environ.get("PERFCLI_YAML_LS") or shutil.which("yaml-language-server")
pytestmark = pytest.mark.skipif(
    not COMMAND, reason="no yaml-language-server (npm install yaml-language-server)"
)

TARGETS = {
    "en": "perfcli: 1\nyear: 2026\ndepartment: {id: a, name: 甲局}\nstatus: draft\n",
    "zh": "格式版本: 1\n年度: 2026\n部门: {标识: a, 名称: 甲局}\n状态: 草稿\n",
}


@pytest.fixture(params=["en", "zh"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def folder(tmp_path: Path, lang: str) -> Path:
    """A new workspace."""
    written, problems = write_starter(tmp_path, 2026, lang)
    assert written
    assert not problems
    return tmp_path


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    made = Server([str(COMMAND), "--stdio"], folder)
    yield made
    made.stop()


def file(folder: Path, lang: str, more: str, kind: str = "targets") -> Path:
    """A file in the workspace with its line for the schema."""
    path = folder / f"targets/2026/file{len([*(folder / 'targets/2026').iterdir()])}.yaml"
    path.write_text(
        f"# yaml-language-server: $schema=../../schemas/{kind}.{lang}.json\n{more}", encoding="utf-8"
    )
    return path


def test_the_starter_has_no_red_line(server: Server, folder: Path) -> None:
    for path in sorted((folder / "targets").rglob("*.yaml")):
        assert server.open(path) == [], path.name


def test_a_slip_is_underlined(server: Server, folder: Path, lang: str) -> None:
    wrong = {"en": "dutys: []\nstatus2: x\n", "zh": "职责: []\n"}[lang]
    said = server.open(file(folder, lang, TARGETS[lang] + wrong))
    assert any(one.startswith("6: ") for one in said), said
    choice = TARGETS[lang].replace("draft", "finished").replace("草稿", "办完")
    assert any(one.startswith("5: ") for one in server.open(file(folder, lang, choice)))
    year = TARGETS[lang].replace("2026\n", "26\n", 1)
    assert any(one.startswith("3: ") for one in server.open(file(folder, lang, year)))
    lacking = "\n".join(TARGETS[lang].split("\n")[:2]) + "\n"
    assert server.open(file(folder, lang, lacking))


def test_keys_and_fixed_values_are_offered(server: Server, folder: Path, lang: str) -> None:
    path = file(folder, lang, TARGETS[lang])
    offered = server.labels(path, 5, 0)
    assert {"en": {"duties", "objectives", "projects"}, "zh": {"部门职责", "绩效总体目标", "预算项目"}}[
        lang
    ] <= set(offered)
    head = {"en": "status: ", "zh": "状态: "}[lang]
    path = file(folder, lang, TARGETS[lang].replace("draft", "").replace("草稿", ""))
    assert {"en": "approved", "zh": "批复"}[lang] in server.labels(path, 4, len(head))


def test_a_key_says_what_it_is_in_the_language_of_the_file(server: Server, folder: Path, lang: str) -> None:
    shown = server.hover(file(folder, lang, TARGETS[lang]), 4, 1)
    assert {"en": "how far the targets have come (状态)", "zh": "目标走到了哪一步（status）"}[lang] in shown


def test_a_region_and_a_profile_have_theirs(server: Server, folder: Path, lang: str) -> None:
    region = folder / "targets/region.yaml"
    text = region.read_text(encoding="utf-8")
    line = next(n for n, one in enumerate(text.split("\n")) if one.startswith(("money_unit", "金额单位")))
    assert server.hover(region, line, 1)
    profile = {
        "en": "perfcli: 1\nprofile: {id: a, name: 甲, version: 1}\nmissing: exclud\n",
        "zh": "格式版本: 1\n评分方案: {标识: a, 名称: 甲, 版本: 1}\n缺报处理: 不记\n",
    }[lang]
    assert any(one.startswith("4: ") for one in server.open(file(folder, lang, profile, "profile")))
