"""Findings under their files, the worst first: what a reviewer works through file by file."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from perfcli.output.page import worst_first
from perfcli.output.summary import summary
from perfcli.output.words import SEVERITY, message, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfcli.diagnostics import Diagnostic
    from perfcli.output.page import Page


def render(page: Page) -> str:
    """A heading for each file, its findings below it, and the count at the end."""
    lines = [line for path, found in by_file(page.diagnostics) for line in _block(path, found, page.lang)]
    return "\n".join([*lines, summary(page)]) + "\n"


def by_file(found: Iterable[Diagnostic]) -> list[tuple[str, list[Diagnostic]]]:
    """Each file with its findings, the worst first; files with worse findings, and with more of them, come first."""
    ordered = sorted(found, key=lambda one: one.span.path)
    groups = [(path, worst_first(group)) for path, group in groupby(ordered, key=lambda one: one.span.path)]
    return sorted(groups, key=lambda group: (*_weight(group[1]), group[0]))


def _weight(found: list[Diagnostic]) -> tuple[int, int]:
    worst = found[0].severity
    return -worst, -sum(one.severity == worst for one in found)


def _block(path: str, found: list[Diagnostic], lang: str) -> Iterator[str]:
    yield one_line(path)
    places = [f"{one.span.line}:{one.span.column}" for one in found]
    room = max(map(len, places))
    for place, one in zip(places, found, strict=True):
        yield f"  {place:<{room}}  {SEVERITY[one.severity].of(lang)} {one.code} {message(one, lang)}"
    yield ""
