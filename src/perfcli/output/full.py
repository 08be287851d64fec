"""Findings for people: place, code, sentence, the source line with carets under the words, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Severity, Span
from perfcli.output.cells import width
from perfcli.output.summary import summary
from perfcli.output.words import SEVERITY, one_line, place, said

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic
    from perfcli.output.page import Page

MAX_CELLS = 120
"""Longer source lines are shown around the words in question."""
BEFORE = 30

_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.REMARK: "36"}


def render(page: Page) -> str:
    """The whole answer, with a line that counts it."""
    told = blocks(page)
    return f"{told}\n\n{summary(page)}\n" if told else f"{summary(page)}\n"


def blocks(page: Page) -> str:
    """The findings alone."""
    return "\n\n".join("\n".join(_block(found, page)) for found in page.diagnostics)


def _block(found: Diagnostic, page: Page) -> list[str]:
    """One finding."""
    paint = _Paint(page.color)
    severity = paint(SEVERITY[found.severity].of(page.lang), _COLORS[found.severity])
    message, hint = said(found, page.lang)
    return [
        f"{place(found.span)} {paint(found.code, '1')} {severity} {message}",
        *_excerpt(found.span, page, paint, _COLORS[found.severity]),
        f"  = {hint}",
    ]


def _excerpt(span: Span, page: Page, paint: _Paint, color: str) -> list[str]:
    """The source line and carets; nothing when the line cannot be read."""
    if span == Span(span.path):
        return []  # said of the whole file: its first line would explain nothing, and may not be ours to show
    line = page.sources.line(span.path, span.line)
    if not line.strip():
        return []
    start = span.column - 1
    end = len(line) if span.end_line > span.line else max(span.end_column - 1, start + 1)
    words, shift = _window(line, start, end)
    before, marked = words[: start - shift], words[start - shift : end - shift]
    gutter = f"{span.line:>5} | "
    carets = " " * width(one_line(before)) + paint("^" * max(width(one_line(marked)), 1), color)
    return [f"{gutter}{one_line(words)}".rstrip(), f"{'|':>7} {carets}"]


def _window(line: str, start: int, end: int) -> tuple[str, int]:
    """The part of a long line that shows the words in question, and how much was cut before it."""
    if 2 * len(line) <= MAX_CELLS or width(line) <= MAX_CELLS:
        return line, 0  # a character takes two cells at most
    shift = max(0, start - BEFORE)
    part = line[shift:]
    while width(part) > MAX_CELLS:
        part = part[: max(1, len(part) * MAX_CELLS // width(part))]
        if len(part) <= end - shift and width(part) <= MAX_CELLS:
            break
    return part, shift


class _Paint:
    """Colours a word, or leaves it."""

    def __init__(self, on: bool) -> None:
        self.on = on

    def __call__(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.on else text
