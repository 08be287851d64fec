"""Puts a bundle together: what it holds, its sums, its zip. The same wheels and sources give the same bytes.

In: the project's folder, wheels, a platform. Out: the content by path, and a zip of it.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from offline.fetch import version
from offline.platforms import PYTHONS, glibc
from offline.wheels import requirements, third_party

if TYPE_CHECKING:
    from offline.platforms import Platform
    from offline.wheels import Wheel

INSIDE = Path(__file__).parent / "inside"
SUMS = "SHA256SUMS"
_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The time of every file: the earliest that a zip can hold, so that no clock is in it."""
_SHARED = ("manage.py", "probe.py")
_SCRIPTS = {True: ("install.cmd", "rollback.cmd"), False: ("install.sh", "rollback.sh")}
_KEPT = (
    "docs/*.md",
    "docs/*.png",
    "targets/*",
    "perfcli.toml",
    "README*.md",
    "LICENSE",
    "NOTICE",
    "CHANGELOG.md",
)
"""Of the repository: what a reader of the README opens, under the same paths, so that links and commands hold."""
_HOOKS = ("offline/hooks/*", "offline/ci/*")


def content(project: Path, wheels: list[Wheel], platform: Platform) -> dict[str, bytes]:
    """Every file of a bundle by its path, sums last."""
    made = {f"wheels/{wheel.file}": wheel.path.read_bytes() for wheel in wheels}
    for python in PYTHONS:
        made[f"requirements/{version(python)}.txt"] = requirements(wheels, platform, python).encode()
    made |= {name: (INSIDE / name).read_bytes() for name in (*_SHARED, *_SCRIPTS[platform.windows])}
    made["README.txt"] = _plain(_inside("README.txt"), platform)
    made["THIRD-PARTY.txt"] = _plain(third_party(wheels), platform)
    made["no-python.txt"] = _shown(platform)
    made |= {path: (project / path).read_bytes() for path in _tracked(project, _KEPT)}
    hooks = _tracked(project, _HOOKS)
    made |= {path.removeprefix("offline/"): (project / path).read_bytes() for path in hooks}
    made["bundle.json"] = _manifest(wheels, platform, made)
    made[SUMS] = sums({path: made[path] for path in sorted(made)}).encode()
    return made


def _plain(text: str, platform: Platform) -> bytes:
    """A text as the editors of a platform open it: Notepad wants a byte-order mark and CRLF."""
    return text.replace("\n", "\r\n").encode("utf-8-sig") if platform.windows else text.encode()


def _shown(platform: Platform) -> bytes:
    """What the install script shows where there is no Python: on a Chinese Windows the console speaks GBK."""
    if platform.windows:
        return _inside("no-python.windows.txt").replace("\n", "\r\n").encode("gb18030")
    return _inside("no-python.linux.txt").encode()


def _inside(name: str) -> str:
    return (INSIDE / name).read_text(encoding="utf-8")


def _tracked(project: Path, patterns: tuple[str, ...]) -> list[str]:
    """The files under version control that fit patterns, and nothing that happens to lie about."""
    command = ["git", "-C", str(project), "ls-files", "-z", "--", *patterns]
    listed = subprocess.run(command, check=True, capture_output=True)
    return sorted(path for path in listed.stdout.decode().split("\0") if path)


def _manifest(wheels: list[Wheel], platform: Platform, made: dict[str, bytes]) -> bytes:
    """What `manage.py` asks: which bundle this is, and where it runs. The id tells two builds of one version apart."""
    release = next(wheel.release for wheel in wheels if wheel.name == "perfcli")
    code = hashlib.sha256(sums(made).encode()).hexdigest()[:8]
    facts = {
        "id": f"{release}-{code}",
        "version": release,
        "platform": platform.name,
        "runs": platform.runs,
        "glibc": glibc([wheel.file for wheel in wheels]),
        "pythons": [version(python) for python in PYTHONS],
    }
    return (json.dumps(facts, indent=1) + "\n").encode()


def sums(made: dict[str, bytes]) -> str:
    """The content as `sha256sum -c` reads it."""
    return "".join(f"{hashlib.sha256(made[path]).hexdigest()}  {path}\n" for path in sorted(made))


def top(wheels: list[Wheel], platform: Platform) -> str:
    """The name of the bundle, which is also the folder that its zip unpacks to."""
    release = next(wheel.release for wheel in wheels if wheel.name == "perfcli")
    return f"perfcli-{release}-{platform.name}"


def write_zip(path: Path, folder: str, made: dict[str, bytes]) -> None:
    """A zip in one folder: sorted, no clock, not compressed, since wheels are and zlib's releases differ."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as out:
        for name in sorted(made):
            entry = zipfile.ZipInfo(f"{folder}/{name}", _BEGINNING)
            entry.create_system = 3  # Unix, on every machine: else the mode below means nothing
            runs = name.endswith(".sh") or name.startswith("hooks/")
            entry.external_attr = (0o100755 if runs else 0o100644) << 16
            out.writestr(entry, made[name])
