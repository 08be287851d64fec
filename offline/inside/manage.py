"""Installs, switches and removes versions of perfcli in the user's folder: no network, no administrator.

In: a command (`install`, `rollback`, `list`, `remove`, `verify`); for `install` and `verify` the unpacked bundle this file lies
in. Out: `versions/ID`, one virtual environment each; `current.txt`, which names the one that runs; `previous.txt`; `bin/`
with what starts it. Only the standard library, and no links: switching is one small file replaced by another.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import shlex
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any, NoReturn

BUNDLE = Path(__file__).resolve().parent
WINDOWS = os.name == "nt"
READY = "perfcli-ready.txt"
MARK = "perfcli launcher"

LAUNCHER = f"""#!/bin/sh
# {MARK}: starts the version that current.txt names
base={{base}}
read -r current < "$base/current.txt" || exit 2
exec "$base/versions/$current/bin/python" {{arguments}} "$@"
"""
LAUNCHER_CMD = f"""@echo off
rem {MARK}: starts the version that current.txt names
setlocal
set /p PERFCLI_CURRENT=<"%~dp0..\\current.txt"
"%~dp0..\\versions\\%PERFCLI_CURRENT%\\Scripts\\python.exe" {{arguments}} %*
exit /b %errorlevel%
"""
CONSOLE_CMD = f"""@echo off
rem {MARK}: a window in which perfcli is a command
set "PATH=%~dp0;%PATH%"
cmd /k perfcli --version
"""
RUN = "-I -m perfcli"
"""Isolated: neither the working folder nor PYTHONPATH can put another module in the place of ours."""


def say(zh: str, en: str) -> None:
    """One line in both languages."""
    print(f"{zh} / {en}", flush=True)


def stop(zh: str, en: str) -> NoReturn:
    """Say why nothing was changed, and leave."""
    print(f"没有完成：{zh}\nnot done: {en}", file=sys.stderr, flush=True)
    raise SystemExit(1)


def base() -> Path:
    """The folder of all versions."""
    if chosen := os.environ.get("PERFCLI_HOME"):
        return Path(chosen).resolve()
    if WINDOWS:
        local = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
        return Path(local) / "Programs" / "perfcli"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "perfcli"


def interpreter(version: str) -> Path:
    """The Python of an installed version."""
    inside = ("Scripts", "python.exe") if WINDOWS else ("bin", "python")
    return base().joinpath("versions", version, *inside)


def installed() -> list[str]:
    """The versions that were installed to the end."""
    return sorted(ready.parent.name for ready in base().glob(f"versions/*/{READY}"))


def named(file: str) -> str:
    """What `current.txt` or `previous.txt` says; empty when there is none."""
    try:
        return (base() / file).read_text(encoding="utf-8-sig").strip()
    except OSError:
        return ""


def put(path: Path, text: str) -> None:
    """Write a small file whole or not at all, with the line ends of the system."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.new")
    new.write_text(text, encoding="utf-8", newline="\r\n" if WINDOWS else "\n")
    new.replace(path)


def switch(version: str) -> None:
    """Make a version the one that runs; the one before can be returned to."""
    before = named("current.txt")
    if before and before != version:
        put(base() / "previous.txt", f"{before}\n")
    put(base() / "current.txt", f"{version}\n")


def verify() -> None:
    """Compare every file of the bundle with SHA256SUMS."""
    for line in (BUNDLE / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        expected, _, name = line.partition("  ")
        path = BUNDLE / name
        if not path.is_file():
            stop(f"安装包缺文件 {name}，请重新解压", f"{name} is missing: unpack the bundle again")
        if hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            stop(
                f"文件 {name} 与 SHA256SUMS 不符，请重新拷贝安装包",
                f"{name} is damaged: copy the bundle again",
            )
    say("校验通过", "all files are as they were built")


def check_machine(bundle: dict[str, Any]) -> None:
    """Stop where the wheels cannot run; which Python it is, `probe.py` has asked."""
    name, version = platform.libc_ver()
    needs = bundle["glibc"]
    if needs and (name != "glibc" or _numbers(version) < _numbers(needs)):
        stop(
            f"系统的 glibc 是 {version or '未知'}，需要 {needs} 或更高",
            f"this system has {name or 'no glibc'} {version}, needed is glibc {needs}",
        )


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if part.isdigit()]


def install() -> None:
    """Install this bundle beside what is there, try it, then switch to it."""
    bundle: dict[str, Any] = json.loads((BUNDLE / "bundle.json").read_text(encoding="utf-8"))
    verify()
    check_machine(bundle)
    version = str(bundle["id"])
    if version not in installed() or _answer(version) != f"perfcli {bundle['version']}":
        _build(version, str(bundle["version"]))
    _launchers()
    switch(version)
    say(f"已安装 perfcli {version}", f"perfcli {version} is installed")
    _farewell()


def _answer(version: str) -> str:
    """What an installed version says of itself; nothing when it cannot be started, as when its Python was removed."""
    try:
        return _run([str(interpreter(version)), *RUN.split(), "--version"]).strip()
    except (OSError, subprocess.SubprocessError):
        return ""


def _build(version: str, release: str) -> None:
    """Make the environment of a version. It counts only once its last file is written."""
    folder = base() / "versions" / version
    say(f"正在安装到 {folder}", f"installing into {folder}")
    shutil.rmtree(folder, ignore_errors=True)  # of an installation that was broken off
    try:
        venv.EnvBuilder(symlinks=not WINDOWS, with_pip=False).create(folder)
        _fill(interpreter(version))
        said = _run([str(interpreter(version)), *RUN.split(), "--version"]).strip()
    except (OSError, subprocess.SubprocessError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        detail = (getattr(error, "stderr", "") or str(error)).strip()
        stop(f"安装失败，原来的版本没有动：\n{detail}", "installation failed, what was there is as it was")
    if said != f"perfcli {release}":
        stop(f"装好的程序答“{said}”，应是 perfcli {release}", f"it answers “{said}”")
    put(folder / READY, f"{version}\n")


def _fill(python: Path) -> None:
    """Install the wheels with the pip of the bundle, by hash and from nowhere else."""
    (pip,) = (BUNDLE / "wheels").glob("pip-*.whl")
    wanted = BUNDLE / "requirements" / f"{sys.version_info[0]}.{sys.version_info[1]}.txt"
    command = [str(python), "-m", "pip", "--isolated", "--disable-pip-version-check", "install", "--quiet"]
    command += ["--no-index", "--find-links", str(BUNDLE / "wheels"), "--only-binary=:all:", "--no-cache-dir"]
    command += ["--require-hashes", "--no-warn-script-location", "--requirement", str(wanted)]
    _run(command, PYTHONPATH=str(pip))


def _run(command: list[str], **more: str) -> str:
    """What a program prints; settings of the user's Python and pip do not reach it."""
    kept = {k: v for k, v in os.environ.items() if not k.upper().startswith(("PIP_", "PYTHON"))}
    done = subprocess.run(
        command,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=kept | {"PIP_CONFIG_FILE": os.devnull, "PYTHONUTF8": "1"} | more,
        cwd=base(),
    )
    return done.stdout


def _launchers() -> None:
    """Write what starts the current version, and what returns to the one before."""
    tools = base() / "bin"
    put(base() / "manage.py", Path(__file__).read_text(encoding="utf-8"))
    if WINDOWS:
        put(tools / "perfcli.cmd", LAUNCHER_CMD.format(arguments=RUN))
        put(tools / "perfcli-console.cmd", CONSOLE_CMD)
        put(tools / "perfcli-manage.cmd", LAUNCHER_CMD.format(arguments='-I "%~dp0..\\manage.py"'))
        return
    home = shlex.quote(str(base()))
    _program(tools / "perfcli", LAUNCHER.format(base=home, arguments=RUN))
    _program(tools / "perfcli-manage", LAUNCHER.format(base=home, arguments='-I "$base/manage.py"'))
    public = Path.home() / ".local" / "bin" / "perfcli"
    if not public.exists() or MARK in public.read_text(encoding="utf-8", errors="replace"):
        _program(public, LAUNCHER.format(base=home, arguments=RUN))


def _program(path: Path, text: str) -> None:
    put(path, text)
    path.chmod(0o755)


def _farewell() -> None:
    """How to start it from now on."""
    if WINDOWS:
        console = base() / "bin" / "perfcli-console.cmd"
        say(f"双击 {console}，在打开的窗口里使用 perfcli", f"open {console} to use it")
    elif shutil.which("perfcli") is None:
        say(f"启动：{base() / 'bin' / 'perfcli'}，或重新登录后敲 perfcli", "or log in again and type perfcli")


def rollback(version: str) -> None:
    """Return to the version before, or to a named one."""
    chosen = version or named("previous.txt")
    if not chosen:
        stop("没有可退回的版本", "there is no version to return to")
    if chosen not in installed():
        stop(f"没有装 {chosen}；已装：{'、'.join(installed())}", f"{chosen} is not installed")
    switch(chosen)
    say(f"现在使用 perfcli {chosen}", f"perfcli {chosen} runs from now on")


def remove(version: str) -> None:
    """Delete a version that is not the one that runs."""
    if version == named("current.txt"):
        stop(f"{version} 正在使用，请先退回到别的版本", f"{version} is in use: switch to another first")
    if version not in installed():
        stop(f"没有装 {version}", f"{version} is not installed")
    shutil.rmtree(base() / "versions" / version)
    say(f"已删除 {version}", f"{version} is removed")


def show() -> None:
    """List the versions; the one that runs has a star."""
    for version in installed():
        print("*" if version == named("current.txt") else " ", version)


def main() -> None:
    """Do what was asked."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    parser = argparse.ArgumentParser(prog="manage.py", description=__doc__.partition("\n")[0])
    parser.add_argument("command", choices=("install", "rollback", "list", "remove", "verify"))
    parser.add_argument("version", nargs="?", default="")
    asked = parser.parse_args()
    try:
        _do(asked.command, asked.version)
    except OSError as error:
        stop(f"{error.filename or ''} {error.strerror}", "a file cannot be read or written")


def _do(command: str, version: str) -> None:
    if command in ("rollback", "remove"):
        {"rollback": rollback, "remove": remove}[command](version)
    else:
        {"install": install, "list": show, "verify": verify}[command]()


if __name__ == "__main__":
    main()
