"""Fetches wheels: uv decides which, for a platform that is not this one, and pip downloads them by hash.

In: the project's folder, a platform, a folder for the wheels. Out: that folder, filled. This is the only part of the bundle
that needs a network. pip cannot decide: it judges markers such as `sys_platform == "win32"` by the machine it runs on.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from offline.platforms import PYTHONS

if TYPE_CHECKING:
    from pathlib import Path

    from offline.platforms import Platform

INSTALLER = "pip>=25"
"""Goes along, so that an installation needs neither the machine's pip nor Python's own copy of one."""


def fetch(project: Path, platform: Platform, into: Path) -> None:
    """Download every wheel that perfcli with all its extras needs on a platform, for each Python version."""
    into.mkdir(parents=True, exist_ok=True)
    for python in PYTHONS:
        lock = into.parent / f"{platform.name}-{version(python)}.txt"
        _lock(project, platform, python, lock)
        _download(lock, platform, python, into)
    run("build", "--wheel", "--outdir", str(into), str(project))


def _lock(project: Path, platform: Platform, python: tuple[int, int], lock: Path) -> None:
    """Write the exact versions and hashes for a Python version on a platform."""
    wanted = lock.with_suffix(".in")
    wanted.write_text(f"{INSTALLER}\n", encoding="utf-8", newline="\n")
    run(
        *("uv", "pip", "compile", "--quiet", "--generate-hashes", "--no-header", "--no-annotate"),
        *("--extra", "all", "--only-binary", ":all:", "--upgrade"),
        *("--python-platform", platform.resolver, "--python-version", version(python)),
        *("--output-file", str(lock), str(project / "pyproject.toml"), str(wanted)),
    )


def _download(lock: Path, platform: Platform, python: tuple[int, int], into: Path) -> None:
    tags = [part for tag in platform.tags for part in ("--platform", tag)]
    run(
        *("pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--require-hashes"),
        *("--implementation", "cp", "--python-version", version(python), *tags),
        *("--dest", str(into), "--requirement", str(lock)),
    )


def version(python: tuple[int, int]) -> str:
    """`3.12`."""
    return f"{python[0]}.{python[1]}"


def run(module: str, *arguments: str) -> None:
    """Run a Python program of this environment.

    Raises:
        subprocess.CalledProcessError: when it says no; it has told why.
    """
    subprocess.run([sys.executable, "-m", module, *arguments], check=True)
