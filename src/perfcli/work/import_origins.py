"""Where an import keeps the origin of every value, and how it is found again from a target file.

In: a department's node and its sources; or the path of a target file. Out: the text to keep; or `Kept`: the origins, with the
target file as it was imported, which their key paths speak of.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfcli.drafting.origins import Origins, SourceFile, places, read_origins, text_of
from perfcli.files import FileError, decode_utf8, read_bytes, relative
from perfcli.work.import_update import base_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfcli.drafting.nodes import Node


class Kept(NamedTuple):
    """What is kept of one imported file. `out` is the folder that was imported into: sources are named from there."""

    out: Path
    base: str
    origins: Origins

    def source(self, path: str) -> str:
        """Where a source is now."""
        return os.path.normpath(self.out / path)


def digest(data: bytes) -> str:
    """What tells one content of a source from another."""
    return hashlib.sha256(data).hexdigest()


def origins_text(node: Node, sources: Iterable[SourceFile], out: Path) -> str:
    """The origins of one target file, its sources named from the folder that is imported into."""
    named = {source.path: source._replace(path=_from(source.path, out)) for source in sources}
    found = {
        where: origin._replace(source=named[origin.source].path)
        for where, origin in places(node).items()
        if origin.source in named
    }
    return text_of(Origins(tuple(named.values()), found))


def origins_path(out: Path, path: str) -> Path:
    """Where the origins of a target file are kept, beside what was imported."""
    return base_path(out, path).with_suffix(".origins.json")


def kept_of(path: str) -> Kept | None:
    """What an import kept of a target file; none for one that was not imported."""
    here = Path(os.path.abspath(path))  # noqa: PTH100 - links are not followed: the folder is the one that is named
    for out in here.parents:
        try:
            base = decode_utf8(read_bytes(base_path(out, str(here))), path)
            text = decode_utf8(read_bytes(origins_path(out, str(here))), path)
        except FileError:
            continue
        if (found := read_origins(text)) is not None:
            return Kept(Path(_from(str(out), Path())), base, found)
    return None


def _from(path: str, out: Path) -> str:
    """A path from a folder; whole where the two have nothing in common, as on two drives."""
    return Path(relative(path, out)).as_posix()
