"""`init` writes a county that works at once, in either language, or nothing at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from perfcli.files import FileError, write_text
from perfcli.loading.rename import renamed
from perfcli.loading.settings import find_settings
from perfcli.work import init
from perfcli.work.init import EXISTS, starter, write_starter
from perfcli.work.targets import load_targets
from perfcli.work.validate import validate


@pytest.mark.parametrize("keys", ["zh", "en"])
@pytest.mark.parametrize("year", [2026, 2031, 1990])
def test_it_validates_without_a_single_remark(tmp_path: Path, keys: str, year: int) -> None:
    written, problems = write_starter(tmp_path, year, keys)
    assert problems == ()
    assert all(Path(path).is_file() for path in written)
    verdict = validate([str(tmp_path)], find_settings(tmp_path), today=date(year, 1, 1))
    assert [(d.code, d.span.path, d.span.line) for d in (*verdict.diagnostics, *verdict.fatal)] == []
    assert verdict.plans == 2
    settings = find_settings(tmp_path)
    assert load_targets(str(tmp_path / "targets"), None, settings, date(2026, 1, 1)).year == year


@pytest.mark.parametrize("keys", ["zh", "en"])
def test_every_schema_line_leads_to_a_schema(tmp_path: Path, keys: str) -> None:
    written, _ = write_starter(tmp_path, 2026, keys)
    for path in (Path(path) for path in written if path.endswith(".yaml")):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert (path.parent / first.rpartition("$schema=")[2]).is_file()


def test_both_languages_are_one_text() -> None:
    english, chinese = starter(2026, "en"), starter(2026, "zh")
    for path, text in english.items():
        if path.endswith(".yaml"):
            assert renamed(chinese[path], "en") == text.replace(".en.json", ".zh.json")


def test_several_kinds_of_indicators_are_shown() -> None:
    text = "".join(text for path, text in starter(2026, "en").items() if path.endswith(".yaml"))
    for sign in ("scale:", "bands:", "direction: lower", "kind: date", "projects:", "formula:"):
        assert sign in text


def test_it_refuses_to_overwrite_and_lists_what_is_there(tmp_path: Path) -> None:
    mine = tmp_path / "targets" / "region.yaml"
    mine.parent.mkdir()
    mine.write_text("mine", encoding="utf-8")
    (tmp_path / "perfcli.toml").symlink_to("nowhere")
    written, problems = write_starter(tmp_path, 2026, "zh")
    assert written == ()
    assert [problem.kind for problem in problems] == [EXISTS]
    said = dict(problems[0].arguments)["files"]
    assert said == f"{tmp_path / 'perfcli.toml'}, {mine}"
    assert mine.read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "schemas").exists()


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    def full(path: Path, text: str) -> None:
        if path.suffix == ".csv":
            raise FileError("unwritable", str(path), "No space left on device")
        write_text(path, text)

    monkeypatch.setattr(init, "write_text", full)
    written, problems = write_starter(tmp_path, 2026, "zh")
    assert written == ()
    assert [problem.code for problem in problems] == ["PF715"]
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_file_in_the_way_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "targets").write_text("", encoding="utf-8")
    assert [problem.code for problem in write_starter(tmp_path, 2026, "en")[1]] == ["PF715"]
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["targets"]


def test_what_git_is_told_already_stays(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n", encoding="utf-8")
    written, problems = write_starter(tmp_path, 2026, "zh")
    assert problems == ()
    assert str(tmp_path / ".gitattributes") in written
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "mine\n"
