"""Reading by name and kind of failure; writing whole files or leaving the old ones."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from perfcli.files import FileError, decode_table, decode_utf8, read_bytes, write_bytes, write_text

if TYPE_CHECKING:
    from pathlib import Path

posix = pytest.mark.skipif(os.name == "nt", reason="limits, signals and links of POSIX")


def reason(path: Path | str, limit: int = 100) -> str:
    with pytest.raises(FileError) as caught:
        read_bytes(path, limit)
    assert caught.value.path == str(path)
    return caught.value.reason


def test_why_a_file_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(b"x" * 101)
    (tmp_path / "fits").write_bytes(b"x" * 100)
    assert read_bytes(tmp_path / "fits", 100) == b"x" * 100
    assert reason(tmp_path / "large") == "large"
    assert reason(tmp_path / "none") == "missing"
    assert reason(tmp_path) == "folder"
    assert reason(tmp_path / "fits/x") == "unreadable"
    assert reason("a\0b") == "unreadable"
    assert reason("a" * 5000) == "unreadable"


@posix
def test_what_is_special_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    assert reason(tmp_path / "pipe") == "special"
    assert reason("/dev/zero") == "special"
    assert reason(tmp_path / "loop") == "unreadable"
    assert reason("/proc/self/mem") in ("unreadable", "denied", "large", "missing")


@pytest.mark.parametrize(
    ("data", "detail"),
    [
        (b"\xff", "1:1:"), ("甲\n乙".encode("gbk"), "1:1:GB18030"), ("a\n甲".encode("gbk"), "2:1:GB18030"), ("a".encode("utf-16"), "1:1:UTF-16"),
        (b"\xe7\x94\xb2\nb\xe4\xb8", "2:2:"), (b"\xef\xbb\xbfa\xff", "1:2:"), (b"a\rb\xff\xff", "1:4:"),
    ],
)  # fmt: skip
def test_where_utf8_breaks(data: bytes, detail: str) -> None:
    with pytest.raises(FileError) as caught:
        decode_utf8(data, "a")
    assert (caught.value.reason, caught.value.detail) == ("encoding", detail)


def test_decoding() -> None:
    assert decode_utf8(b"\xef\xbb\xbfa\r\nb\rc\n", "") == "a\nb\nc\n"
    assert decode_table("甲".encode("gb18030"), "").encoding == "gb18030"
    assert decode_table("甲".encode(), "").encoding == "utf-8"
    assert decode_table("甲".encode("utf-16"), "").text == "甲"
    assert decode_table(b"\xef\xbb\xbfa", "").text == "a"
    with pytest.raises(FileError):
        decode_table(b"\xff", "")


def test_a_file_is_written_whole_with_its_folders_and_mode(tmp_path: Path) -> None:
    path = tmp_path / "a/b/c.txt"
    write_text(path, "甲\n")
    assert path.read_bytes() == "甲\n".encode()
    if os.name != "nt":
        assert path.stat().st_mode & 0o777 == 0o666 & ~_mask()
        path.chmod(0o640)
    write_text(path, "乙\n", bom=True)
    assert path.read_bytes() == b"\xef\xbb\xbf" + "乙\n".encode()
    if os.name != "nt":
        assert path.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in path.parent.iterdir()] == ["c.txt"]


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_what_cannot_be_written_leaves_everything(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "file/x", tmp_path / "folder", tmp_path / ("a" * 300), tmp_path / "a\0b"):
        with pytest.raises(FileError) as caught:
            write_bytes(path, b"new")
        assert caught.value.reason == "unwritable"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "folder"]
    assert (tmp_path / "file").read_text(encoding="utf-8") == "x"


def python(code: str, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE)


@posix
def test_a_size_limit_or_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    code = (
        "import resource, sys; from pathlib import Path; from perfcli.files import *\n"
        "hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))\n"
        "try: write_bytes(Path(sys.argv[1]), b'x' * 5000)\n"
        "except FileError as error: print(error.reason)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))\n"
    )
    out, _ = python(code, str(path)).communicate(timeout=30)
    assert out == b"unwritable\n"
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


@posix
def test_killed_at_any_time_the_file_is_old_or_new_but_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"0" * 200_000)
    code = (
        "import itertools, sys; from pathlib import Path; from perfcli.files import write_bytes\n"
        "for n in itertools.count():\n"
        "    write_bytes(Path(sys.argv[1]), str(n % 10).encode() * 200_000)\n"
        "    if n == 0: print('on', flush=True)\n"
    )
    pause = random.Random(7)  # noqa: S311 - moments, not secrets
    for _ in range(8):
        process = python(code, str(path))
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(pause.random() * 0.05)
        process.send_signal(signal.SIGKILL)
        process.wait(30)
        process.stdout.close()
        data = path.read_bytes()
        assert len(data) == 200_000
        assert len(set(data)) == 1
