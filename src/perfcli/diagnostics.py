"""What every stage says about its input: a kind of fault, its arguments and a place; text is chosen in `output`.

In: nothing. Out: `Span`, `Severity`, `Text`, `Kind`, `Fix`, `Diagnostic`. May import nothing of perfcli.
"""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum
from typing import NamedTuple


class Severity(IntEnum):
    """How bad a finding is; ordered, so that `>=` asks "at least as bad as"."""

    REMARK = 1
    WARNING = 2
    ERROR = 3

    def __reduce_ex__(self, _: object) -> tuple[type[Severity], tuple[int]]:
        """On the way to another process, a number: some releases of Python would send a call of `getattr`."""
        return Severity, (self.value,)

    @property
    def label(self) -> str:
        """The word used in options, settings and machine formats."""
        return self.name.lower()


class Text(NamedTuple):
    """One sentence in the two languages of the tool."""

    zh: str
    en: str

    def of(self, lang: str) -> str:
        """The sentence in `lang` (`zh` or `en`)."""
        return self.zh if lang == "zh" else self.en


Argument = str | int | Decimal | Text
"""A value that a message is filled with; a `Text` is itself chosen by language."""


class Span(NamedTuple):
    """A place in a file. Lines and columns count from 1, columns in characters; the end is exclusive."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


class Kind(NamedTuple):
    """One coded kind of finding: what is said (a `str.format` template) and what to do about it."""

    code: str
    name: str
    severity: Severity
    message: Text
    hint: Text


class Fix(NamedTuple):
    """A text patch that would clear a finding: replace what stands in `span` by `text`."""

    span: Span
    text: str
    safe: bool = False


class Diagnostic(NamedTuple):
    """One finding at one place."""

    kind: Kind
    span: Span
    arguments: tuple[tuple[str, Argument], ...] = ()
    related: tuple[Span, ...] = ()
    severity: Severity = Severity.ERROR
    address: str = ""
    fix: Fix | None = None

    @property
    def code(self) -> str:
        """The stable code, such as `PF203`."""
        return self.kind.code

    def sort_key(self) -> tuple[object, ...]:
        """Order of printing: place, then code, then arguments, so that equal inputs print equal bytes."""
        return (self.span, self.kind.code, tuple((k, str(v)) for k, v in self.arguments))


def diagnose(
    kind: Kind,
    span: Span,
    *,
    related: tuple[Span, ...] = (),
    address: str = "",
    **arguments: Argument,
) -> Diagnostic:
    """A finding of `kind` at `span`, with the kind's own severity."""
    return Diagnostic(kind, span, tuple(sorted(arguments.items())), related, kind.severity, address)
