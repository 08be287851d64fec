"""How a reader stops: raised where the fault is found, caught once by `read_paper`, which hands the diagnostic on as a value.

In: a kind, its arguments. Out: an exception that never leaves `papers`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Argument, Diagnostic, Kind, Span, Text, diagnose
from perfcli.formats.papers import kinds

if TYPE_CHECKING:
    from collections.abc import Iterable

NOWHERE = Text("", "")


class Refused(Exception):  # noqa: N818 - an answer, not an error
    """This document is not read, and why."""

    def __init__(self, kind: Kind, path: str, **arguments: Argument) -> None:
        super().__init__(kind.name)
        self.diagnostic: Diagnostic = Diagnostic(
            kind, Span(path), tuple(sorted(arguments.items())), severity=kind.severity
        )


def too_large(path: str, what: Text, limit: str, place: str = "") -> Refused:
    """More than the reader takes."""
    where = Text(f"（{place}）", f" ({place})") if place else NOWHERE
    return Refused(kinds.TOO_LARGE, path, what=what, limit=limit, place=where)


def damaged(path: str, form: str, error: Exception | Text) -> Refused:
    """What a library says when it gives up; its own words are for the person who is asked for help."""
    reason = error if isinstance(error, Text) else f"{type(error).__name__} {_short(str(error))}".strip()
    return Refused(kinds.DAMAGED, path, format=form, reason=reason)


def _short(text: str) -> str:
    """One printable line, not a page."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text[:200]).split())
    return line[:80]


def left_out(path: str, found: dict[Text, int], places: Iterable[str] = ()) -> tuple[Diagnostic, ...]:
    """One finding that names everything that was not read, with how often it occurs; none if there is nothing."""
    if not found:
        return ()
    zh = "、".join(f"{what.zh} {count} 处" for what, count in found.items())
    en = ", ".join(f"{what.en} ({count})" for what, count in found.items())
    listed = tuple(places)
    place = Text(f"（{'、'.join(listed)}）", f" ({', '.join(listed)})") if listed else NOWHERE
    return (diagnose(kinds.LEFT_OUT, Span(path), what=Text(zh, en), place=place),)
