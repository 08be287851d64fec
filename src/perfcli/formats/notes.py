"""Notes on the cells of an office document that people already have: what is put where, and what came of it.

In: nothing. Out: `Note`, `Noted`. `notes_docx` and `notes_xlsx` write them into a copy of the document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

AUTHOR = "perfcli"
INITIALS = "审"
UNFIT = Text("它的写法加不了批注", "it is written in a way that takes no comments")


class Note(NamedTuple):
    """What is said at one cell."""

    origin: str
    """The cell as the readers say it; empty for what is said of the table, which stands at its first cell."""
    lines: tuple[str, ...]


class Noted(NamedTuple):
    """The copy with its notes, or why there is none."""

    data: bytes = b""
    suffix: str = ""
    reason: Text = Text("", "")
    """Why there is no copy."""
    differs: tuple[Text, ...] = ()
    """What is other than in the source, beside the notes."""


def plain(line: str) -> str:
    """A line as XML can hold it: what a document cannot show is shown as a missing character."""
    return "".join(c if c.isprintable() or c in "\t\u3000" else "\ufffd" for c in line)


def by_cell(notes: Iterable[Note]) -> dict[str, list[str]]:
    """All lines of each cell, in order."""
    found: dict[str, list[str]] = {}
    for note in notes:
        found.setdefault(note.origin, []).extend(plain(line) for line in note.lines)
    return found
