"""Which files a run looks at, and what it says of everything that is no ordinary file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from perfcli.files import MAX_BYTES
from tests.documents import HEAD, REGION

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Answer, Perfcli

posix = pytest.mark.skipif(os.name == "nt", reason="links, pipes and modes are a POSIX matter")


def concise(perfcli: Perfcli, *paths: str) -> Answer:
    return perfcli("validate", *paths, "--output-format=concise", "--select=PF0", "--lang=en")


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(HEAD, encoding="utf-8")


def test_yaml_of_any_case_below_and_nothing_hidden(perfcli: Perfcli, tmp_path: Path) -> None:
    put(
        tmp_path,
        "a.yaml",
        "b.YML",
        "c/d.yml",
        "e.yaml/f.yaml",
        ".g.yaml",
        ".git/h.yaml",
        "i.json",
        "j.yaml.bak",
    )
    assert "Checked 4 files" in concise(perfcli, ".").out
    assert "Checked 4 files" in concise(perfcli).out


def test_each_file_once_however_it_is_named(perfcli: Perfcli, tmp_path: Path) -> None:
    put(tmp_path, "t/a.yaml", "t/b.yaml")
    for paths in (("t", "t"), ("t", "./t/a.yaml"), ("t/a.yaml", "t"), ("t/../t",)):
        answer = concise(perfcli, *paths)
        assert (answer.code, answer.err) == (0, "")
        assert "Checked 2 files" in answer.out


@pytest.mark.parametrize("path", ["none", "none/a.yaml", "a" * 5000, "a.yaml/b"])
def test_a_path_that_is_not_there(perfcli: Perfcli, tmp_path: Path, path: str) -> None:
    put(tmp_path, "a.yaml")
    answer = concise(perfcli, path)
    assert (answer.code, answer.out) == (2, "")
    assert "no such file or folder" in answer.err


def test_the_rest_is_checked_and_the_run_still_fails(perfcli: Perfcli, tmp_path: Path) -> None:
    put(tmp_path, "a.yaml")
    answer = concise(perfcli, "none", "a.yaml")
    assert answer.code == 2
    assert "Checked 1 file" in answer.out
    assert "none" in answer.err


def test_a_folder_without_targets_is_not_green(perfcli: Perfcli, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    put(tmp_path, "t/a.yaml")
    for paths in (("empty",), ("t", "empty")):
        answer = concise(perfcli, *paths)
        assert answer.code == 2
        assert "no target files" in answer.err


@posix
def test_what_is_no_ordinary_file_is_refused_and_never_waited_for(perfcli: Perfcli, tmp_path: Path) -> None:
    put(tmp_path, "t/a.yaml", "t/in.yaml", "secret.yaml", "out/x.yaml")
    os.mkfifo(tmp_path / "t/pipe.yaml")
    (tmp_path / "t/loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "t/broken.yaml").symlink_to("nowhere.yaml")
    (tmp_path / "t/leads-out.yaml").symlink_to("../secret.yaml")
    (tmp_path / "t/inside.yaml").symlink_to("in.yaml")
    (tmp_path / "t/folder").symlink_to("../out")
    (tmp_path / "t/self").symlink_to(".")
    answer = concise(perfcli, "t")
    assert answer.code == 2
    assert [line.split(": ", 1)[0] for line in answer.out.splitlines()[:-1]] == [
        "t/broken.yaml:1:1", "t/loop.yaml:1:1", "t/pipe.yaml:1:1"
    ]  # fmt: skip
    assert "not an ordinary file" in answer.out
    assert "t/leads-out.yaml:1:1 PF014" in answer.err
    assert "t/folder:1:1 PF014" in answer.err
    assert "t/self" not in answer.err
    assert "year" not in answer.err  # nothing of the file outside is shown
    assert "Checked 6 files" in answer.out
    assert concise(perfcli, "t/pipe.yaml").code == 1


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root reads everything")
def test_what_may_not_be_read_is_said(perfcli: Perfcli, tmp_path: Path) -> None:
    put(tmp_path, "t/a.yaml", "u/b.yaml")
    (tmp_path / "t/a.yaml").chmod(0)
    (tmp_path / "u").chmod(0)
    try:
        assert "permission denied" in concise(perfcli, "t").out
        assert concise(perfcli, "u").code == 2
        assert concise(perfcli, "u/b.yaml").code == 2
    finally:
        (tmp_path / "u").chmod(0o755)


ENCODED = [
    (HEAD.encode("gbk"), "3:27: PF013 error: the file is not UTF-8; it looks like GB18030"),
    (HEAD.encode("utf-16"), "1:1: PF013 error: the file is not UTF-8; it looks like UTF-16"),
    (HEAD.encode() + b"\xff", "4:1: PF013 error: the file is not UTF-8\n"),
    (HEAD.encode() + b"# \xed\xa0\x80", "4:3: PF013 error: the file is not UTF-8\n"),
    (HEAD.encode() + b"#" * MAX_BYTES, "1:1: PF012 error: the file is larger than 8388608 bytes"),
]


@pytest.mark.parametrize(("data", "words"), ENCODED)
def test_encodings_and_sizes(perfcli: Perfcli, tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "a.yaml").write_bytes(data)
    answer = concise(perfcli, "a.yaml")
    assert answer.code == 1
    assert f"a.yaml:{words}" in answer.out + "\n"


def test_a_byte_order_mark_and_all_line_ends_are_read(perfcli: Perfcli, tmp_path: Path) -> None:
    for ends in ("\n", "\r\n", "\r"):
        (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbf" + (HEAD + "nmae: x\n").replace("\n", ends).encode())
        assert "a.yaml:4:1: PF102" in concise(perfcli, "a.yaml").out


@posix
def test_names_with_escapes_and_bad_bytes_are_shown_not_obeyed(perfcli: Perfcli, tmp_path: Path) -> None:
    put(tmp_path, "t/a\x1b[31m\n::error::b.yaml")
    (tmp_path / "t/a\x1b[31m\n::error::b.yaml").write_text("x", encoding="utf-8")
    with open(os.fsencode(tmp_path) + b"/t/\xff.yaml", "w", encoding="utf-8") as stream:  # noqa: PTH123
        stream.write("x")
    for form in ("full", "concise", "json", "github"):
        answer = perfcli("validate", "t", f"--output-format={form}", "--color=never")
        assert answer.code == 1
        assert "\x1b" not in answer.out
        assert not any(line.startswith("::error::") for line in answer.out.splitlines())
    assert "\x1b" not in perfcli("validate", "no\x1b[31mne").err


def test_a_single_file_finds_its_region(perfcli: Perfcli, tmp_path: Path) -> None:
    (tmp_path / "region.yaml").write_text(REGION + "scales: {s: {优: 95%, 差: 95%以下}}\n", encoding="utf-8")
    (tmp_path / "2026").mkdir()
    (tmp_path / "2026/a.yaml").write_text(
        HEAD + "indicators: [{id: i, name: 率, scale: s}, {id: j, name: 数, scale: none}]\n", encoding="utf-8"
    )
    answer = perfcli("validate", "2026/a.yaml", "--select=PF130", "--output-format=concise")
    assert answer.places == ["4:66 PF130"]
    (tmp_path / "2026/region.yml").write_text(REGION, encoding="utf-8")
    answer = perfcli("validate", "2026/a.yaml", "--select=PF130", "--output-format=concise")
    assert len(answer.places) == 2  # the nearest region governs
