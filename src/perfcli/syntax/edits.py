"""Edits of a text at places: replace what stands in spans, leave every other character as it is.

In: a text and patches (an `Edit`, or a finding's `Fix`). Out: the new text. Comments, quotes and layout survive because
nothing is parsed and printed again.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfcli.diagnostics import Span


class Patch(Protocol):
    """A place and what shall stand there."""

    @property
    def span(self) -> Span:
        """What is replaced; an empty span inserts."""

    @property
    def text(self) -> str:
        """What shall stand there instead."""


class Edit(NamedTuple):
    """The plain patch."""

    span: Span
    text: str


def apply(text: str, patches: Iterable[Patch]) -> str:
    """The text with every patch applied; all places are those of the text before.

    Raises:
        ValueError: if two patches overlap, or a place lies outside the text: a fault of the caller.
    """
    starts = _line_starts(text)
    pieces: list[str] = []
    done = 0
    for start, end, new in sorted((*_range(patch.span, starts, len(text)), patch.text) for patch in patches):
        if not done <= start <= end:
            raise ValueError(f"patches overlap at {start}")
        pieces += (text[done:start], new)
        done = end
    return "".join((*pieces, text[done:]))


def excerpt(text: str, span: Span) -> str:
    """What stands in a span."""
    start, end = _range(span, _line_starts(text), len(text))
    return text[start:end]


@lru_cache(maxsize=2)
def _line_starts(text: str) -> tuple[int, ...]:
    """Where each line begins, in characters; only a line feed ends a line. Kept, because one text is asked for again and again."""
    return tuple(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))


def _range(span: Span, starts: tuple[int, ...], size: int) -> tuple[int, int]:
    """A span as offsets."""
    try:
        start = starts[span.line - 1] + span.column - 1
        end = starts[span.end_line - 1] + span.end_column - 1
    except IndexError:
        raise ValueError(f"outside the text: {span}") from None
    if not 0 <= start <= end <= size:
        raise ValueError(f"outside the text: {span}")
    return start, end
