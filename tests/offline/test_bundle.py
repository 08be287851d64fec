"""What a bundle holds, and what is refused before one is written."""

from __future__ import annotations

import hashlib
import json
import zipfile
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from offline import scripts
from offline.bundle import INSIDE
from offline.platforms import PLATFORMS, fits, glibc
from offline.wheels import licence, look
from tests.offline import tiny

if TYPE_CHECKING:
    from pathlib import Path

ANY = "any_thing-1-py3-none-any.whl"
ARM = "typst-0.15.2-cp39-abi3-manylinux_2_17_aarch64.manylinux2014_aarch64.whl"


@pytest.mark.parametrize(
    ("wheel", "platform", "python", "expected"),
    [
        (ANY, "windows-x64", (3, 11), True),
        ("lxml-6.1-cp312-cp312-win_amd64.whl", "windows-x64", (3, 12), True),
        ("lxml-6.1-cp312-cp312-win_amd64.whl", "windows-x64", (3, 13), False),
        ("lxml-6.1-cp312-cp312-win32.whl", "windows-x64", (3, 12), False),
        ("lxml-6.1-cp312-cp312-win_arm64.whl", "windows-x64", (3, 12), False),
        (ARM, "linux-arm64", (3, 13), True),
        (ARM, "linux-x64", (3, 13), False),
        ("lxml-6.1-cp311-cp311-manylinux_2_28_x86_64.whl", "linux-x64", (3, 11), True),
        ("lxml-6.1-cp311-cp311-manylinux_2_34_x86_64.whl", "linux-x64", (3, 11), False),
        ("lxml-6.1-cp311-cp311-musllinux_1_2_x86_64.whl", "linux-x64", (3, 11), False),
        ("lxml-6.1-cp311-cp311-macosx_11_0_arm64.whl", "linux-arm64", (3, 11), False),
        ("cffi-2-cp313-cp313t-win_amd64.whl", "windows-x64", (3, 13), False),
    ],
)
def test_tags(wheel: str, platform: str, python: tuple[int, int], expected: bool) -> None:
    assert fits(wheel, PLATFORMS[platform], python) is expected


def test_the_glibc_that_is_needed_is_the_newest_of_the_oldest_that_do() -> None:
    assert glibc([ANY]) == ""
    assert glibc([ANY, ARM]) == "2.17"
    assert glibc([ARM, "lxml-6.1-cp311-cp311-manylinux_2_26_x86_64.manylinux_2_28_x86_64.whl"]) == "2.26"
    assert glibc(["old-1-cp311-cp311-manylinux2010_x86_64.whl"]) == "2.12"


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle for Windows, out of tiny wheels."""
    where = tmp_path_factory.mktemp("windows")
    kept = tiny.wheels(where / "kept/windows-x64", "0.1.0")
    tiny.wheel(
        kept,
        "windows_only",
        "1",
        {"windows_only.py": ""},
        Classifier="License :: OSI Approved :: BSD License",
    )
    done = tiny.build(where / "dist", where / "kept", "windows-x64")
    assert done.returncode == 0, done.stderr
    return where / "dist/perfcli-0.1.0-windows-x64.zip"


def opened(path: Path) -> dict[str, bytes]:
    """The files of a bundle by their path in its one folder."""
    with zipfile.ZipFile(path) as bundle:
        assert {name.split("/")[0] for name in bundle.namelist()} == {path.stem}
        return {name.split("/", 1)[1]: bundle.read(name) for name in bundle.namelist()}


def test_every_file_is_in_the_sums(windows: Path) -> None:
    made = opened(windows)
    lines = made.pop("SHA256SUMS").decode().splitlines()
    assert lines == [f"{hashlib.sha256(made[path]).hexdigest()}  {path}" for path in sorted(made)]
    outer = (windows.parent / "SHA256SUMS").read_text()
    assert outer == f"{hashlib.sha256(windows.read_bytes()).hexdigest()}  {windows.name}\n"


def test_what_a_reader_opens_is_there(windows: Path) -> None:
    made = opened(windows)
    wanted = {
        "README.zh-CN.md",
        "docs/offline.md",
        "docs/rules/PF204.md",
        "targets/region.yaml",
        "hooks/pre-receive",
    }
    wanted |= {"install.cmd", "rollback.cmd", "LICENSE", "THIRD-PARTY.txt", "docs/images/form.png"}
    assert not wanted - made.keys()
    assert not {"install.sh", "Makefile", "docs/generate.py"} & made.keys()
    assert json.loads(made["bundle.json"])["runs"] == "win-amd64"


def test_texts_for_windows_open_in_its_own_editor_and_console(windows: Path) -> None:
    made = opened(windows)
    assert made["README.txt"].startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in made["README.txt"]
    assert "没有找到 64 位的 Python" in made["no-python.txt"].decode("gbk")


def test_requirements_name_the_wheels_by_hash(windows: Path) -> None:
    made = opened(windows)
    lines = made["requirements/3.12.txt"].decode().splitlines()
    assert [line.split(" ")[0] for line in lines] == [
        "helperlib==1.2",
        "perfcli[all]==0.1.0",
        "windows-only==1",
    ]
    digest = hashlib.sha256(made["wheels/helperlib-1.2-py3-none-any.whl"]).hexdigest()
    assert lines[0].endswith(f" --hash=sha256:{digest}")


def test_licences_are_listed(windows: Path) -> None:
    listed = opened(windows)["THIRD-PARTY.txt"].decode("utf-8-sig").replace("\r\n", "\n")
    assert "helperlib 1.2\n  MIT\n" in listed
    assert "windows-only 1\n  BSD License\n" in listed
    assert "\nperfcli" not in listed


def test_a_licence_of_many_lines_is_named_by_its_first(tmp_path: Path) -> None:
    wheel = tiny.wheel(
        tmp_path, "a", "1", {}, License="OFL-1.1\n  \n  Permission is granted", tag="py3-none-any"
    )
    assert licence(look(wheel).metadata) == "OFL-1.1"


def test_the_same_wheels_give_the_same_bytes(windows: Path, tmp_path: Path) -> None:
    kept = windows.parents[1] / "kept"
    assert tiny.build(tmp_path, kept, "windows-x64").returncode == 0
    assert (tmp_path / windows.name).read_bytes() == windows.read_bytes()


def test_a_requirement_of_that_platform_alone_is_missed(tmp_path: Path) -> None:
    tiny.wheels(tmp_path / "windows-x64", "0.1.0")
    done = tiny.build(tmp_path / "dist", tmp_path, "windows-x64")
    assert done.returncode == 1
    assert "Python 3.11 on windows-x64: the folder does not meet all requirements" in done.stderr
    assert not list(tmp_path.glob("dist/*.zip"))


def test_a_wheel_of_another_platform_is_refused(tmp_path: Path) -> None:
    kept = tiny.wheels(tmp_path / "linux-x64", "0.1.0")
    tiny.wheel(kept, "extra", "1", {}, tag="cp311-cp311-win_amd64")
    tiny.wheel(kept, "helperlib", "1.3", {})
    said = tiny.build(tmp_path / "dist", tmp_path, "linux-x64").stderr
    assert "extra-1-cp311-cp311-win_amd64.whl: runs on no Python of linux-x64" in said
    assert "helperlib: two releases for Python 3.11" in said


def test_a_path_too_long_for_windows_is_refused(tmp_path: Path) -> None:
    kept = tiny.wheels(tmp_path / "linux-x64", "0.1.0")
    tiny.wheel(kept, "deep", "1", {"a/" * 90 + "b.py": ""})
    assert "a path of 184 characters" in tiny.build(tmp_path / "dist", tmp_path, "linux-x64").stderr


def test_a_library_that_somebody_would_have_to_install_is_refused(tmp_path: Path) -> None:
    kept = tiny.wheels(tmp_path / "windows-x64", "0.1.0")
    tiny.wheel(kept, "brings", "1", {"b.pyd": "MSVCP140.dll", "b.libs/msvcp140.dll": "KERNEL32.dll"})
    tiny.wheel(kept, "lacks", "1", {"a/b.pyd": "VCRUNTIME140.dll\0MSVCP140.dll"})
    said = tiny.build(tmp_path / "dist", tmp_path, "windows-x64").stderr
    assert "lacks-1-py3-none-any.whl: a/b.pyd needs msvcp140.dll" in said
    assert "brings" not in said


@pytest.mark.parametrize(
    ("path", "data", "fault"),
    [
        ("a.cmd", b"@echo off\n", "CRLF"),
        ("a.cmd", "rem 中\r\n".encode(), "not ASCII"),
        ("a.sh", b"#!/bin/sh\r\n", "carriage return"),
        ("hooks/x", b"#!/bin/sh\r\n", "carriage return"),
        ("文.txt", b"", "old unzip"),
        ("docs/con.md", b"", "cannot hold"),
        ("docs/a.", b"", "cannot hold"),
        ("a/" * 70 + "b", b"", "141 characters"),
    ],
)
def test_what_a_console_or_an_unzip_breaks(path: str, data: bytes, fault: str) -> None:
    assert [one for one in scripts.faults({path: data}) if fault in one]


def test_names_that_differ_in_capitals_only() -> None:
    assert scripts.faults({"README.txt": b"", "readme.txt": b""})
    assert not scripts.faults(
        {"README.txt": b"", "LICENSE": b"", "a.cmd": b"@echo off\r\n", "b.sh": b"#!/bin/sh\n"}
    )


def test_batch_files_are_kept_as_cmd_reads_them() -> None:
    found = sorted(INSIDE.glob("*.cmd"))
    assert [path.name for path in found] == ["install.cmd", "rollback.cmd"]
    for path in found:
        assert not scripts.faults({path.name: path.read_bytes()})


def test_no_batch_file_asks_for_a_network_or_an_administrator() -> None:
    for path in (*INSIDE.glob("*.cmd"), *INSIDE.glob("*.sh"), INSIDE / "manage.py"):
        text = path.read_text(encoding="utf-8").lower()
        assert not [
            word for word in ("powershell", "runas", "sudo ", "http:", "https:", "setx") if word in text
        ]


@pytest.fixture
def manage(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """The program inside the bundle, told that it is on Windows."""
    monkeypatch.syspath_prepend(str(INSIDE))
    program = import_module("manage")
    monkeypatch.setattr(program, "WINDOWS", True)
    monkeypatch.setenv("PERFCLI_HOME", str(tmp_path / "张三 (局)"))
    return program


def test_what_is_written_on_windows_is_as_cmd_reads_it(manage: Any, tmp_path: Path) -> None:
    manage._launchers()
    for version in ("0.1.0-aa", "0.2.0-bb"):
        manage.switch(version)
    home = tmp_path / "张三 (局)"
    made = {path.name: path.read_bytes() for path in (home / "bin").iterdir()}
    assert sorted(made) == ["perfcli-console.cmd", "perfcli-manage.cmd", "perfcli.cmd"]
    assert scripts.faults(made) == []
    assert (home / "current.txt").read_bytes() == b"0.2.0-bb\r\n"
    assert (home / "previous.txt").read_bytes() == b"0.1.0-aa\r\n"
    assert manage.named("current.txt") == "0.2.0-bb"
    assert manage.interpreter("0.2.0-bb").parts[-3:] == ("0.2.0-bb", "Scripts", "python.exe")


def test_the_folder_on_windows_is_the_users_own(manage: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PERFCLI_HOME")
    monkeypatch.setenv("LOCALAPPDATA", "/Users/x/AppData/Local")
    assert manage.base().as_posix() == "/Users/x/AppData/Local/Programs/perfcli"
