"""Exit codes, streams and determinism of `perfcli validate` as a program."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.documents import HEAD

if TYPE_CHECKING:
    from tests.conftest import Perfcli

ROOT = Path(__file__).parents[2]
FILE = HEAD + "duties:\n  - {id: b, name: 职责#, budget: }\n  - {id: c, name: 职责#, nmae: }\n"
posix = pytest.mark.skipif(os.name == "nt", reason="signals and pipes of POSIX")


def start(*arguments: str, cwd: Path, **environment: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "perfcli", *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, cwd=cwd, env=os.environ | environment, stdin=pipe, stdout=pipe, stderr=pipe
    )


def finish(process: subprocess.Popen[bytes], stdin: bytes = b"") -> tuple[int, bytes, bytes]:
    out, err = process.communicate(stdin, timeout=60)
    return process.returncode, out, err


def county(folder: Path, names: list[str]) -> Path:
    folder.mkdir()
    for number, name in enumerate(names):
        (folder / f"{name}.yaml").write_text(FILE.replace("#", str(number % 7)), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("environment", "options"),
    [
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, []),
        ({"LC_ALL": "zh_CN.GBK", "PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"}, []),
        ({"TZ": "Pacific/Kiritimati", "COLUMNS": "20", "PYTHONHASHSEED": "1"}, ["--jobs=2"]),
        ({"TZ": "America/Adak", "COLUMNS": "300", "PYTHONHASHSEED": "2"}, ["--jobs=1"]),
    ],
)
def test_the_same_bytes_everywhere(tmp_path: Path, environment: dict[str, str], options: list[str]) -> None:
    names = [f"d{number:03}" for number in range(70)]
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    county(tmp_path / "a/t", names)
    county(tmp_path / "b/t", names)
    for file in sorted((tmp_path / "b/t").iterdir(), reverse=True):  # another order on the disk
        text = file.read_bytes()
        file.unlink()
        file.write_bytes(text)
    usual = start("validate", "t", cwd=tmp_path / "a", PYTHONHASHSEED="0", TZ="UTC")
    other = start("validate", "t", *options, cwd=tmp_path / "b", **environment)
    assert finish(usual) == finish(other)
    assert usual.returncode == 1


def test_exit_codes(perfcli: Perfcli, tmp_path: Path) -> None:
    (tmp_path / "clean.yaml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "remark.yaml").write_text(HEAD + "duties: [{id: b, name: 乙, budget: }]\n", encoding="utf-8")
    (tmp_path / "error.yaml").write_text(HEAD + "nmae: x\n", encoding="utf-8")
    only = "--select=PF302"
    assert perfcli("validate", "clean.yaml").code == 0
    assert perfcli("validate", "remark.yaml", only).code == 0
    assert perfcli("validate", "remark.yaml", only, "--fail-on=remark").code == 1
    assert perfcli("validate", "remark.yaml", only, "--fail-on=warning").code == 0
    assert perfcli("validate", "error.yaml", only).code == 1
    for form in ("full", "concise", "json", "github"):
        assert perfcli("validate", "error.yaml", "--output-format", form).code == 1
        assert perfcli("validate", "clean.yaml", "--output-format", form).code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("--no-such-option",), ("--output-format=xml",), ("--fail-on=bad",), ("--jobs=-1",), ("--jobs=x",), ("--lang=fr",), ("--color=blue",),
        ("none.yaml",), ("--config=none.toml",), ("--select=nonsense",), ("--ignore=PF0000",), ("--select=PF99",), ("--select=pf3",), ("--ignore=PF,",),
    ],
)  # fmt: skip
def test_usage_is_two_and_says_why(perfcli: Perfcli, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "a.yaml").write_text(HEAD, encoding="utf-8")
    answer = perfcli("validate", "a.yaml", *arguments)
    assert answer.code == (0 if arguments == ("--ignore=PF,",) else 2)
    assert (answer.err != "") is (answer.code == 2)
    assert "Traceback" not in answer.err


def test_several_codes_in_one_option(perfcli: Perfcli, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(HEAD + "duties: [{id: b, name: 乙, budget: }]\n", encoding="utf-8")
    both = perfcli("validate", "a.yaml", "--select=PF302,PF124", "--output-format=concise")
    assert len(both.places) == 2
    assert (
        perfcli("validate", "a.yaml", "--select=PF302", "--select=PF124", "--output-format=concise").out
        == both.out
    )
    assert "PF302" not in perfcli("validate", "a.yaml", "--ignore=PF3，PF4").out


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (HEAD.encode(), 0, "1 file"),
        (b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode(), 0, "1 file"),
        (HEAD.encode() + "nmae: 甲\n".encode(), 1, "    4 | nmae: 甲\n"),
        (HEAD.encode("gbk"), 1, "GB18030"),
        (b"", 1, "PF009"),
        (b"a: \x1b\n", 1, "U+001B"),
        (b"#" * 8_400_000, 1, "PF012"),
    ],
)
def test_standard_input(tmp_path: Path, data: bytes, code: int, words: str) -> None:
    got, out, err = finish(start("validate", "-", "--lang=en", cwd=tmp_path), data)
    assert (got, err) == (code, b"")
    assert words in out.decode()
    assert b"\x1b" not in out


@posix
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    county(tmp_path / "t", [f"d{number:03}" for number in range(300)])
    process = start("validate", "t", "--jobs=1", cwd=tmp_path)
    assert process.stdout is not None
    assert process.stderr is not None
    assert b"PF" in process.stdout.readline()
    process.stdout.close()
    assert process.wait(60) in (0, 1)
    assert process.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_an_output_that_cannot_be_written_is_two(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(HEAD, encoding="utf-8")
    command = [sys.executable, "-m", "perfcli", "validate", "a.yaml", "--lang=en"]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        full_disk = subprocess.run(command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (full_disk.returncode, full_disk.stderr) == (
        2,
        b"standard output cannot be written to: No space left on device\n",
    )
    closed = subprocess.run(
        ["sh", "-c", f"{' '.join(command)} >&-"], cwd=tmp_path, stderr=subprocess.PIPE, check=False
    )
    assert (closed.returncode, closed.stderr) == (2, b"there is no standard output to write to\n")


@posix
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_stops_with_130_and_a_word(tmp_path: Path, jobs: str) -> None:
    folder = tmp_path / "t"
    folder.mkdir()
    for number in range(600):  # every ladder another one, which takes the longest to read
        ladders = "".join(
            f"  - {{id: i{n}, name: 完成率, target: ≥{number}.{n:03}%, bands: {{优: ≥{number}.{n:03}%, 差: <{number}.{n:03}%}}}}\n"
            for n in range(200)
        )
        (folder / f"d{number:03}.yaml").write_text(f"{HEAD}indicators:\n{ladders}", encoding="utf-8")
    command = [sys.executable, "-m", "perfcli", "validate", "t", f"--jobs={jobs}", "--lang=en"]
    # without a tracer: it is perfcli that is interrupted, and where it stands is told should it not stop
    environment = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE")}
    environment["PYTHONFAULTHANDLER"] = "1"
    pipe = subprocess.PIPE
    process = subprocess.Popen(
        command, cwd=tmp_path, stdout=pipe, stderr=pipe, start_new_session=True, env=environment
    )
    time.sleep(2)
    assert process.poll() is None, "it was done before it could be stopped"
    os.killpg(process.pid, signal.SIGINT)  # what a terminal sends: to every process of the group
    try:
        out, err = process.communicate(timeout=60)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGABRT)
        out, err = process.communicate()
    assert (process.returncode, out, err.decode()) == (130, b"", "interrupted\n")


def test_the_language_is_the_users_choice_never_the_locales(perfcli: Perfcli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    (tmp_path / "a.yaml").write_text(HEAD, encoding="utf-8")
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert "检查了" in perfcli("validate", "a.yaml").out
    monkeypatch.setenv("PERFCLI_LANG", "en")
    assert "Checked" in perfcli("validate", "a.yaml").out
    assert "检查了" in perfcli("validate", "a.yaml", "--lang=zh").out


def test_the_version_is_said_fast_and_slow(perfcli: Perfcli) -> None:
    slow = perfcli("--version")
    fast = subprocess.run([sys.executable, "-m", "perfcli", "-V"], capture_output=True, text=True, check=True)
    assert slow.out == fast.stdout
    assert slow.code == 0


LOST = """
import os, signal
from perfcli.cli.console import progress
from perfcli.cli.interrupt import listen
class Dying:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
listen()
Dying()
print("went on", flush=True)
with progress("", quiet=True) as step:
    step(1, 2)
print("not reached")
"""


@posix
def test_an_interrupt_lost_in_a_finalizer_ends_the_run_at_the_next_file() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOST], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout == "went on\n"
    assert done.returncode != 0
