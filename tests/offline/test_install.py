"""A bundle is built from wheels on the disk, installed, upgraded and rolled back, in a home with spaces and Chinese in its name."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.offline import tiny

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not (3, 11) <= sys.version_info[:2] <= (3, 13),
    reason="the install script of this system cannot be run here",
)


class Machine:
    """A user's machine without network: a home, a shell."""

    def __init__(self, home: Path) -> None:
        home.mkdir()
        self.home = home
        self.python = sys.executable

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        nowhere = {
            "PIP_INDEX_URL": "http://127.0.0.1:9/",
            "PYTHONPATH": "/nowhere",
            "PERFCLI_PYTHON": self.python,
        }
        environment = {"HOME": str(self.home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **nowhere}
        return subprocess.run(
            command,
            check=False,
            capture_output=True,
            text=True,
            env=environment,
            cwd=self.home,
            encoding="utf-8",
        )

    def perfcli(self, *arguments: str) -> str:
        done = self.run(str(self.home / ".local/bin/perfcli"), *arguments)
        return (done.stdout + done.stderr).strip()

    def install(self, bundle: tiny.Bundle) -> subprocess.CompletedProcess[str]:
        return self.run("sh", str(bundle.folder / "install.sh"))


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "张三 的目录")


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> tiny.Bundle:
    return tiny.bundle(tmp_path_factory.mktemp("旧 包"), "0.1.0")


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> tiny.Bundle:
    return tiny.bundle(tmp_path_factory.mktemp("新 包"), "0.2.0")


def test_installs_upgrades_and_returns(machine: Machine, old: tiny.Bundle, new: tiny.Bundle) -> None:
    assert machine.install(old).returncode == 0
    assert machine.perfcli("--version") == "perfcli 0.1.0"
    assert machine.install(new).returncode == 0
    assert machine.perfcli("a b", "甲 *") == "perfcli 0.2.0 甲 *"
    assert "现在使用" in machine.run("sh", str(new.folder / "rollback.sh")).stdout
    assert machine.perfcli() == "perfcli 0.1.0"
    manage = str(machine.home / ".local/share/perfcli/bin/perfcli-manage")
    listed = machine.run(manage, "list").stdout.splitlines()
    assert [line[:7] for line in listed] == ["* 0.1.0", "  0.2.0"]
    current, other = (line[2:] for line in listed)
    assert "正在使用" in machine.run(manage, "remove", current).stderr
    assert machine.run(manage, "remove", other).returncode == 0
    assert other in machine.run(manage, "rollback").stderr


def test_the_same_bundle_again_only_switches(machine: Machine, old: tiny.Bundle, new: tiny.Bundle) -> None:
    for bundle in (old, new, old):
        assert machine.install(bundle).returncode == 0
    assert machine.perfcli() == "perfcli 0.1.0"


def test_no_link_is_needed_to_switch(machine: Machine, old: tiny.Bundle) -> None:
    machine.install(old)
    kept = machine.home / ".local/share/perfcli"
    assert (kept / "current.txt").read_text().startswith("0.1.0-")
    assert not [path for path in kept.iterdir() if path.is_symlink()]


def test_a_damaged_bundle_changes_nothing(
    machine: Machine, old: tiny.Bundle, new: tiny.Bundle, tmp_path: Path
) -> None:
    machine.install(old)
    damaged = tiny.Bundle(new.zip, shutil.copytree(new.folder, tmp_path / "damaged"))
    (damaged.folder / "wheels/helperlib-1.2-py3-none-any.whl").write_bytes(b"other")
    done = machine.install(damaged)
    assert done.returncode == 1
    assert "helperlib-1.2-py3-none-any.whl 与 SHA256SUMS 不符" in done.stderr
    (damaged.folder / "wheels/helperlib-1.2-py3-none-any.whl").unlink()
    assert "缺文件 wheels/helperlib" in machine.install(damaged).stderr
    assert machine.perfcli() == "perfcli 0.1.0"


def test_a_version_that_does_not_start_changes_nothing(
    machine: Machine, old: tiny.Bundle, tmp_path: Path
) -> None:
    machine.install(old)
    broken = tiny.bundle(tmp_path, "0.3.0", answer="raise SystemExit('no libc {release}')")
    done = machine.install(broken)
    assert done.returncode == 1
    assert "no libc 0.3.0" in done.stderr
    assert "Traceback" not in done.stderr
    assert machine.perfcli() == "perfcli 0.1.0"
    assert len(list((machine.home / ".local/share/perfcli/versions").iterdir())) == 1


def test_an_installation_broken_off_is_done_again(machine: Machine, old: tiny.Bundle) -> None:
    machine.install(old)
    (version,) = (machine.home / ".local/share/perfcli/versions").iterdir()
    (version / "perfcli-ready.txt").unlink()
    (version / "bin" / "python").unlink()
    assert machine.install(old).returncode == 0
    assert machine.perfcli() == "perfcli 0.1.0"


def test_a_version_whose_python_was_removed_is_installed_again(machine: Machine, old: tiny.Bundle) -> None:
    machine.install(old)
    (version,) = (machine.home / ".local/share/perfcli/versions").iterdir()
    (version / "bin" / "python").unlink()
    assert machine.install(old).returncode == 0
    assert machine.perfcli() == "perfcli 0.1.0"


def test_a_system_too_old_is_named(machine: Machine, old: tiny.Bundle, tmp_path: Path) -> None:
    folder = shutil.copytree(old.folder, tmp_path / "future")
    facts = json.loads((folder / "bundle.json").read_text())
    (folder / "bundle.json").write_text(json.dumps(facts | {"glibc": "2.999"}))
    sums = (folder / "SHA256SUMS").read_text().splitlines()
    digest = hashlib.sha256((folder / "bundle.json").read_bytes()).hexdigest()
    kept = [f"{digest}  bundle.json" if line.endswith("  bundle.json") else line for line in sums]
    (folder / "SHA256SUMS").write_text("\n".join(kept) + "\n")
    assert "需要 2.999 或更高" in machine.install(tiny.Bundle(old.zip, folder)).stderr


def test_without_python_it_says_what_to_do(machine: Machine, old: tiny.Bundle, tmp_path: Path) -> None:
    few = tmp_path / "bin"
    few.mkdir()
    for name in ("sh", "dirname", "cat"):
        (few / name).symlink_to(str(shutil.which(name)))
    done = subprocess.run(
        [str(few / "sh"), str(old.folder / "install.sh")],
        check=False,
        capture_output=True,
        env={"HOME": str(machine.home), "PATH": str(few)},
    )
    assert done.returncode == 1
    assert "没有找到 64 位的 Python" in done.stderr.decode()


def test_a_program_of_the_users_own_is_left_alone(machine: Machine, old: tiny.Bundle) -> None:
    mine = machine.home / ".local/bin/perfcli"
    mine.parent.mkdir(parents=True)
    mine.write_text("#!/bin/sh\necho mine\n")
    mine.chmod(0o755)
    machine.install(old)
    assert machine.perfcli() == "mine"
    assert "perfcli 0.1.0" in machine.run(str(machine.home / ".local/share/perfcli/bin/perfcli")).stdout


def test_the_working_folder_cannot_slip_in_modules(machine: Machine, old: tiny.Bundle) -> None:
    machine.install(old)
    (machine.home / "helperlib.py").write_text("raise SystemExit('slipped in')")
    assert machine.perfcli() == "perfcli 0.1.0"
