"""Tiny wheels: a stand-in for perfcli that answers its version, a dependency of it, and this environment's pip."""

from __future__ import annotations

import platform
import subprocess
import sys
import zipfile
from importlib.metadata import distribution
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
HERE = {"x86_64": "linux-x64", "aarch64": "linux-arm64"}.get(platform.machine(), "windows-x64")
_ANSWER = "from helperlib import word\nimport sys\nprint('perfcli', word('{release}'), *sys.argv[2:])\n"
_METADATA = "Metadata-Version: 2.4\nName: {name}\nVersion: {release}\n{more}"


class Bundle(NamedTuple):
    """A built bundle: its zip, and the folder that it was unpacked to."""

    zip: Path
    folder: Path


def wheel(folder: Path, name: str, release: str, files: dict[str, str], **more: str) -> Path:
    """Write a wheel; `more` are further lines of its metadata, and `tag`."""
    folder.mkdir(parents=True, exist_ok=True)
    tag = more.pop("tag", "py3-none-any")
    info = f"{name}-{release}.dist-info"
    lines = "".join(
        f"{key.replace('_', '-')}: {line}\n" for key, value in more.items() for line in value.split("\n")
    )
    path = folder / f"{name}-{release}-{tag}.whl"
    with zipfile.ZipFile(path, "w") as out:
        for where, text in files.items():
            out.writestr(where, text)
        out.writestr(f"{info}/METADATA", _METADATA.format(name=name, release=release, more=lines))
        out.writestr(
            f"{info}/WHEEL", f"Wheel-Version: 1.0\nGenerator: tiny\nRoot-Is-Purelib: true\nTag: {tag}\n"
        )
        written = [*files, f"{info}/METADATA", f"{info}/WHEEL", f"{info}/RECORD"]
        out.writestr(f"{info}/RECORD", "".join(f"{where},,\n" for where in written))
    return path


def wheels(folder: Path, release: str, answer: str = _ANSWER) -> Path:
    """A whole set for a platform: perfcli, what it needs, pip."""
    main = {"perfcli/__init__.py": "", "perfcli/__main__.py": answer.format(release=release)}
    needs = 'helperlib>=1\nwindows-only; sys_platform == "win32"'
    wheel(folder, "perfcli", release, main, Requires_Dist=needs, Provides_Extra="all")
    wheel(folder, "helperlib", "1.2", {"helperlib.py": "word = str\n"}, License_Expression="MIT")
    _pip(folder)
    return folder


def _pip(folder: Path) -> None:
    """The pip of this environment as a wheel."""
    pip = distribution("pip")
    with zipfile.ZipFile(folder / f"pip-{pip.version}-py3-none-any.whl", "w") as out:
        for file in pip.files or ():
            if file.parts[0].startswith("pip") and file.suffix != ".pyc":
                out.write(str(file.locate()), str(file))


def build(where: Path, kept: Path, name: str = HERE) -> subprocess.CompletedProcess[str]:
    """Run the maintainer's command with wheels that are there."""
    command = [
        sys.executable,
        "-m",
        "offline",
        "--platform",
        name,
        "--out",
        str(where),
        "--wheels",
        str(kept),
    ]
    return subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)


def bundle(where: Path, release: str, answer: str = _ANSWER) -> Bundle:
    """A bundle of tiny wheels for this machine, unpacked."""
    wheels(where / "kept" / HERE, release, answer)
    done = build(where / "dist", where / "kept")
    assert done.returncode == 0, done.stderr
    (made,) = (where / "dist").glob("*.zip")
    with zipfile.ZipFile(made) as opened:
        opened.extractall(where)
    return Bundle(made, where / made.stem)
