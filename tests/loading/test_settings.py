"""Settings: where they are found, what they say, what is wrong with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from perfcli.diagnostics import Severity
from perfcli.loading.settings import find_settings
from tests.documents import HEAD

if TYPE_CHECKING:
    from tests.conftest import Perfcli


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest_wins(tmp_path: Path) -> None:
    write(tmp_path / "perfcli.toml", 'lang = "en"\n')
    write(tmp_path / "a/pyproject.toml", "[tool.perfcli]\nfail-on = 'remark'\n")
    write(tmp_path / "a/b/pyproject.toml", "[tool.other]\n")
    write(tmp_path / "a/b/c/x.yaml", HEAD)
    found = find_settings(tmp_path / "a/b/c/x.yaml")
    assert (found.file, found.fail_on, found.lang) == (
        str(tmp_path / "a/pyproject.toml"),
        Severity.REMARK,
        "",
    )
    assert find_settings(tmp_path).lang == "en"
    write(tmp_path / "a/perfcli.toml", "")
    assert find_settings(tmp_path / "a").file == str(tmp_path / "a/perfcli.toml")
    assert find_settings(tmp_path / "a", tmp_path / "perfcli.toml").lang == "en"


def test_every_key(tmp_path: Path) -> None:
    file = write(
        tmp_path / "perfcli.toml",
        'targets = ["t"]\nexclude = "old"\nselect = ["PF4"]\nignore = []\nfail-on = "warning"\nlang = "zh"\n'
        '[severity]\nPF402 = "error"\nPF302 = "remark"\n',
    )
    found = find_settings(file)
    assert found.problems == ()
    assert (found.targets, found.exclude, found.select, found.ignore) == (("t",), ("old",), ("PF4",), ())
    assert (found.fail_on, found.lang) == (Severity.WARNING, "zh")
    assert found.severity == (("PF302", Severity.REMARK), ("PF402", Severity.ERROR))


def test_extend_is_read_first_and_its_paths_are_its_own(tmp_path: Path) -> None:
    write(tmp_path / "base/perfcli.toml", 'targets = ["t"]\nlang = "en"\nselect = ["PF3"]\n')
    write(tmp_path / "a/perfcli.toml", 'extend = "../base/perfcli.toml"\nselect = ["PF4"]\n')
    found = find_settings(tmp_path / "a")
    assert (found.select, found.lang, found.root) == (("PF4",), "en", tmp_path / "a")
    assert found.targets == (str(Path("..", "base", "t")),)


BAD = [
    ('lang = "fr"', "lang", 'lang = "zh"'), ("lang = 1", "lang", '"en"'), ('fail-on = "bad"', "fail-on", "remark"), ("targets = 3", "targets", "列表"),
    ("exclude = [1]", "exclude", "列表"), ("severity = 3", "severity", "[severity]"), ('[severity]\nPF1 = "x"', "severity", "[severity]"),
    ("langg = 1", "langg", "“lang”"), ("zzz = 1", "zzz", "targets, exclude"), ("lang", "TOML", "TOML"), ("a = " + "[" * 20_000, "TOML", "TOML"),
    ("a = " + "1" * 5000, "TOML", "TOML"), ("extend = 3", "extend", "相对路径"), ('extend = ""', "extend", "相对路径"), ('extend = "perfcli.toml"', "extend", "相对路径"),
    ('extend = "nothing.toml"', "", "没有这个文件"), ('extend = "."', "", "文件夹"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "key", "words"), BAD)
def test_what_is_wrong_is_said_and_the_run_stops(
    perfcli: Perfcli, tmp_path: Path, text: str, key: str, words: str
) -> None:
    write(tmp_path / "perfcli.toml", text)
    write(tmp_path / "a.yaml", HEAD)
    answer = perfcli("validate", "--lang=zh")
    assert (answer.code, answer.out) == (2, "")
    assert f"设置项 {key} 不对" in answer.err or not key
    assert words in answer.err
    assert "Traceback" not in answer.err


@pytest.mark.parametrize("text", ["tool = 1", "[tool]\nperfcli = 3", "# [tool.perfcli]\ntool = 1", "x = 1"])
def test_a_pyproject_of_another_shape_says_nothing(tmp_path: Path, text: str) -> None:
    file = write(tmp_path / "pyproject.toml", text)
    assert find_settings(tmp_path).problems == ()
    assert find_settings(tmp_path, file).problems == ()


def test_broken_encodings_and_missing_files_stop_the_run(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path / "a.yaml", HEAD)
    assert perfcli("validate", "a.yaml", "--config=none.toml").code == 2
    assert perfcli("validate", "a.yaml", "--config=.").code == 2
    (tmp_path / "perfcli.toml").write_bytes('lang = "中"'.encode("gbk"))
    assert "GB18030" in perfcli("validate", "a.yaml").err


def test_paths_are_relative_to_the_settings(
    perfcli: Perfcli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "perfcli.toml", 'targets = ["t"]\nexclude = ["old*"]\nselect = ["PF124"]\n')
    write(tmp_path / "t/a.yaml", HEAD + "duties: [{id: b, name: 乙}]\n")
    write(tmp_path / "t/old/a.yaml", "broken: [\n")
    write(tmp_path / "u/a.yaml", "broken: [\n")
    for folder in (tmp_path, tmp_path / "u", tmp_path / "t"):
        monkeypatch.chdir(folder)
        answer = perfcli("validate", "--output-format=concise")
        assert "检查了 1 个文件" in answer.out
        assert str(Path("t", "a.yaml")) in answer.out or folder.name == "t"


def test_levels_and_the_command_line_over_the_settings(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path / "a.yaml", HEAD + "duties: [{id: b, name: 乙, budget: }]\n")
    assert perfcli("validate", "--select=PF302").code == 0
    assert perfcli("validate", "--select=PF302", "--fail-on=remark").code == 1
    write(tmp_path / "perfcli.toml", 'select = ["PF302"]\nlang = "en"\n[severity]\nPF302 = "error"\n')
    answer = perfcli("validate")
    assert answer.code == 1
    assert "PF302 error" in answer.out
    assert perfcli("validate", "--select=PF303").code == 0
    assert "错误" in perfcli("validate", "--lang=zh").out
