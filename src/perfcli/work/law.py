"""The scoring profile that governs a target file: what the rules on weights go by.

In: the document of a region. Out: its `Profile`, or None where it names none, the default (which has no weights), or one that does
not hold: scoring says why, a check of targets goes on without it. Read once for each region.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from perfcli.diagnostics import Span
from perfcli.files import FileError, read_bytes
from perfcli.loading.settings import NAMES

if TYPE_CHECKING:
    from perfcli.loading.document import Document
    from perfcli.model.profile import Profile

DEFAULT = "grade-bands@1"


class Laws:
    """Finds and remembers the profiles of the regions of a run."""

    def __init__(self) -> None:
        self._of: dict[str, Profile | None] = {}

    def of(self, region: Document | None) -> Profile | None:
        """The profile that a region asks for."""
        if region is None or region.region is None:
            return None
        if region.path not in self._of:
            self._of[region.path] = _read(region.region.profile or DEFAULT, region.path)
        return self._of[region.path]


def _read(reference: str, region: str) -> Profile | None:
    if reference == DEFAULT:
        return None
    from perfcli.scoring.profiles import choose  # noqa: PLC0415 - most checks of targets need no scoring

    return choose(reference, (folder_of(region),), Span(region)).profile


def folder_of(region: str) -> Path:
    """The workspace's profiles: beside its settings, else beside the region's file."""
    home = Path(region).absolute().parent
    root = next((folder for folder in (home, *home.parents) if _settled(folder)), home)
    return root / "profiles"


def _settled(folder: Path) -> bool:
    """Whether a workspace's settings stand here; a pyproject.toml alone may be anyone's."""
    return (folder / NAMES[0]).is_file()


def digest(region: str) -> bytes:
    """The digest of a workspace's profiles, so that what is remembered of its targets is forgotten when one changes."""
    found = hashlib.sha256()
    folder = folder_of(region) if region else None
    for path in sorted(folder.glob("*.yaml")) if folder and folder.is_dir() else ():
        try:
            found.update(path.name.encode("utf-8", "surrogateescape") + read_bytes(str(path)))
        except FileError:
            continue
    return found.digest()
