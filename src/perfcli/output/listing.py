"""A list of findings of a what-if: lines of text and tables, printed as text, JSON, CSV or Markdown.

In: a `Listing`. Out: text. JSON has the English keys and exact figures; CSV has one table after the other, each led by its name.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from perfcli.formats import csv_
from perfcli.output.cells import width
from perfcli.output.words import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Text

MAX_ROWS = 40
"""More rows than this are not for a terminal; the other forms have all of them."""


class Grid(NamedTuple):
    """A table: its key and title, columns as key and header, rows of cells."""

    key: str
    title: Text
    columns: tuple[tuple[str, Text], ...]
    rows: tuple[tuple[str, ...], ...]


class Listing(NamedTuple):
    """What is printed: a format name for machines, lines to begin with, tables, facts for machines."""

    format: str
    lines: tuple[Text, ...]
    grids: tuple[Grid, ...]
    facts: tuple[tuple[str, str], ...] = ()


def render(listing: Listing, form: str, lang: str) -> str:
    """The listing in one of `text`, `json`, `csv`, `markdown`."""
    if form == "json":
        return _json(listing, lang)
    if form == "csv":
        return _csv(listing, lang)
    made = _markdown(listing, lang) if form == "markdown" else _text(listing, lang)
    return "\n".join(line.rstrip() for line in made) + "\n"


def _json(listing: Listing, lang: str) -> str:
    tables = {
        grid.key: [dict(zip((key for key, _ in grid.columns), row, strict=True)) for row in grid.rows]
        for grid in listing.grids
    }
    lines = [line.of(lang) for line in listing.lines]
    data = {"format": listing.format, "says": lines, **dict(listing.facts), **tables}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _csv(listing: Listing, lang: str) -> str:
    """Every row names its table first, so that a table can be picked out; what is said stands in rows of its own."""
    most = max((len(grid.columns) for grid in listing.grids), default=0)
    rows = [_wide(["#", line.of(lang)], most) for line in listing.lines]
    for grid in listing.grids:
        rows.append(_wide([grid.key, *(key for key, _ in grid.columns)], most))
        rows += [_wide([grid.key, *row], most) for row in grid.rows]
    head, *rest = rows
    return csv_.write(head, rest)


def _wide(row: list[str], most: int) -> list[str]:
    return [*row, *[""] * (most + 1 - len(row))]


def _markdown(listing: Listing, lang: str) -> Iterator[str]:
    for line in listing.lines:
        yield from (f"> {_cell(line.of(lang))}", "")
    for grid in listing.grids:
        yield from (f"## {grid.title.of(lang)}", "")
        yield "| " + " | ".join(head.of(lang) for _, head in grid.columns) + " |"
        yield "|" + "---|" * len(grid.columns)
        for row in grid.rows:
            yield "| " + " | ".join(_cell(text) for text in row) + " |"
        yield ""


def _cell(text: str) -> str:
    """A text that cannot end its cell or become markup."""
    plain = one_line(text).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
    return plain.replace("`", "\\`").replace("*", "\\*").replace("[", "\\[")


def _text(listing: Listing, lang: str) -> Iterator[str]:
    for line in listing.lines:
        yield one_line(line.of(lang))
    for grid in listing.grids:
        yield from ("", one_line(grid.title.of(lang)))
        yield from _columns(grid, lang)


def _columns(grid: Grid, lang: str) -> Iterator[str]:
    heads = tuple(head.of(lang) for _, head in grid.columns)
    rows = [tuple(one_line(text) for text in row) for row in grid.rows[:MAX_ROWS]]
    widths = [max(width(row[at]) for row in (heads, *rows)) for at in range(len(heads))]
    for row in (heads, *rows):
        padded = (text + " " * (wide - width(text)) for text, wide in zip(row, widths, strict=True))
        yield "  " + "  ".join(padded)
    if (more := len(grid.rows) - len(rows)) > 0:
        yield (
            f"  …… 另 {more} 行，见 --output-format csv"
            if lang == "zh"
            else f"  … {more} more rows, see --output-format csv"
        )
