"""What a cell of evidence (佐证材料) names: files, or plain words.

In: the text of a cell. Out: names. No file is looked at here. A name is a file's when it has a folder or an ending such as `.pdf`;
whatever else is written is words, and words are no fault.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_BETWEEN = re.compile(r"[;；、,，\n]+")
_STRONG = re.compile(r"[;；\n]+")
_ENDING = re.compile(r"[^\s.]\.[A-Za-z][A-Za-z0-9]{1,4}\Z")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


class Paper(NamedTuple):
    """One file that a row names: where the row stands, the path as written and as it is found from the workspace.

    `sha256` is empty where there is no such file, or none that may be read.
    """

    table: str
    row: int
    name: str
    path: str = ""
    sha256: str = ""


def names_in(cell: str) -> tuple[str, ...]:
    """Everything that a cell names, whatever stands between."""
    return tuple(name for part in _BETWEEN.split(cell) if (name := part.strip()))


def files_in(cell: str) -> tuple[str, ...]:
    """The files that a cell names. A comma may belong to a name; it separates where a file's name stands on both sides."""
    found: list[str] = []
    for part in _STRONG.split(cell):
        pieces = names_in(part)
        if len(pieces) > 1 and all(map(is_file, pieces)):
            found += pieces
        elif is_file(part.strip()):
            found.append(part.strip())
    return tuple(dict.fromkeys(found))


def is_file(name: str) -> bool:
    """Whether a name is meant as that of a file."""
    if not name or _ADDRESS.search(name):
        return False
    return _ENDING.search(name) is not None
