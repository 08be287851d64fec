"""What differs on Windows, as far as it can be shown elsewhere: modules that it lacks, drives, consoles in GBK, new processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from perfcli.files import relative
from perfcli.scoring.receipt import shown_path

if TYPE_CHECKING:
    from tests.conftest import Perfcli

SEED = Path(__file__).parents[2] / "targets"
RARE = "𠮷田街道"  # its first character is in GB18030, not in GBK
PLAN = f"""perfcli: 1
year: 2016
department: {{id: archives, name: {RARE}}}
duties:
  - {{id: keeping, name: 🏛 档案保管, budget: 1.00万元}}
"""

WITHOUT = """
import importlib, pkgutil, sys
for name in ("resource", "fcntl", "pwd", "grp", "termios", "tty", "pty", "posix_ipc", "syslog", "readline"):
    sys.modules[name] = None
import perfcli
from perfcli import guard
for module in pkgutil.walk_packages(perfcli.__path__, "perfcli."):
    importlib.import_module(module.name)
guard.limit_memory(1 << 40)
print("all")
"""


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *arguments], check=False, capture_output=True, env=os.environ | environment
    )


def test_every_module_is_imported_without_what_only_unix_has() -> None:
    done = python("-c", WITHOUT)
    assert done.stdout.split() == [b"all"], done.stderr.decode()


@pytest.fixture
def other_drive(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths that have nothing in common with the working folder, as D: and C:."""

    def refuse(*_: object) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(os.path, "relpath", refuse)


@pytest.mark.usefixtures("other_drive")
def test_targets_on_another_drive_are_checked_scored_and_printed(perfcli: Perfcli, tmp_path: Path) -> None:
    targets, actuals = str(SEED), str(SEED / "2016/actuals.csv")
    assert "检查了 3 个文件" in perfcli("validate", targets, "--no-cache").out
    assert perfcli("score", actuals, "--targets", targets, "--out", str(tmp_path / "scores")).code == 0
    assert perfcli("report", "--targets", targets, "--out", str(tmp_path / "report")).code == 0
    receipt = (tmp_path / "scores/scores.json").read_text(encoding="utf-8")
    assert '"actuals.csv"' in receipt
    assert str(SEED) not in receipt


@pytest.mark.usefixtures("other_drive")
def test_a_workspace_on_another_drive_is_found(perfcli: Perfcli) -> None:
    assert perfcli("init", "a").code == 0
    assert perfcli("validate", "--config", "a/perfcli.toml").code == 0
    assert perfcli("validate", "a", "--no-cache").code == 0
    assert Path(relative("a")).is_absolute()


@pytest.mark.usefixtures("other_drive")
def test_a_receipt_does_not_say_where_a_file_of_another_drive_is() -> None:
    assert shown_path("/elsewhere/actuals.csv", "/here") == "actuals.csv"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.mark.parametrize("encoding", ["gbk", "cp936", "ascii", "utf-16"])
def test_into_a_pipe_goes_utf_8_whatever_the_console_speaks(plan: Path, encoding: str) -> None:
    done = python(
        "-m", "perfcli", "validate", str(plan), "--no-cache", PYTHONIOENCODING=encoding, PYTHONUTF8="0"
    )
    assert "🏛 档案保管" in done.stdout.decode("utf-8")
    assert not done.stderr
    assert b"\r" not in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal is made with pty")
def test_a_terminal_in_gbk_shows_what_it_can(plan: Path) -> None:
    import pty  # noqa: PLC0415 - not on every system

    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "perfcli", "validate", str(plan), "--no-cache", "--color", "never"]
    environment = os.environ | {"PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"}
    with subprocess.Popen(command, stdout=follower, stderr=follower, env=environment) as process:
        os.close(follower)
        said = b""
        try:
            while chunk := os.read(leader, 1 << 16):
                said += chunk
        except OSError:  # the other end is closed
            pass
        os.close(leader)
    text = said.decode("gbk")
    assert "? 档案保管" in text
    assert "检查了 1 个文件" in text
    assert "Traceback" not in text
    assert process.returncode in (0, 1)


SPAWNED = """
import multiprocessing, sys
from perfcli.__main__ import main
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv.pop(1))
    main()
"""


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
@pytest.mark.skipif(
    sys.platform == "win32", reason="forkserver is not on every system, spawn is what the others test"
)
def test_new_processes_need_nothing_of_the_first_one(tmp_path: Path, method: str) -> None:
    program = tmp_path / "program.py"
    program.write_text(SPAWNED, encoding="utf-8")
    for number in range(70):
        text = PLAN.replace("archives", f"d{number}")
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
    ordinary = python("-m", "perfcli", "validate", str(tmp_path), "--no-cache", "--jobs", "1")
    done = python(str(program), method, "validate", str(tmp_path), "--no-cache", "--jobs", "2")
    assert done.stdout.decode() == ordinary.stdout.decode()
    assert "检查了 70 个文件" in done.stdout.decode()
    assert not done.stderr


@pytest.mark.usefixtures("other_drive")
@pytest.mark.parametrize("form", ["github", "gitlab", "sarif", "junit"])
def test_services_are_told_of_another_drive_whole(perfcli: Perfcli, tmp_path: Path, form: str) -> None:
    (tmp_path / ".git").mkdir()
    answer = perfcli("validate", str(SEED), "--no-cache", "--output-format", form)
    assert answer.code == 0
    assert SEED.as_posix() in answer.out
