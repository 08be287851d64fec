r"""Tables whose cells are separated by bars: `| a | b |` as Markdown has them, or `a|b`.

In: numbered lines. Out: rows of cells; the rule under a Markdown header is no row, `\|` is a bar, `<br>` a line break.
"""

from __future__ import annotations

import re

from perfcli.formats.papers.grids import Budget
from perfcli.paper import Cell

_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\s*:?-{2,}:?\s*|\s*:-+:?\s*|\s*-+:\s*")
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)


def bar_rows(lines: list[tuple[int, str]], path: str) -> list[list[Cell]]:
    """The rows of a table with bars."""
    counted = Budget(path)
    rows: list[list[Cell]] = []
    for number, text in lines:
        cells = _cells(text)
        counted.take(len(cells), f"第{number}行")
        if not all(_RULE.fullmatch(cell) for cell in cells):
            rows.append([Cell(cell, f"第{number}行第{at}格") for at, cell in enumerate(cells, 1)])
    return rows


def _cells(text: str) -> list[str]:
    """The cells of a line; bars at both ends are a frame and separate nothing."""
    line = text.strip(" \t")
    if line.startswith("|"):
        line = line[1:]
        if line.endswith("|") and not line.endswith(r"\|"):
            line = line[:-1]
    return [_BREAK.sub("\n", cell.replace(r"\|", "|")).strip(" \t") for cell in _BAR.split(line)]
