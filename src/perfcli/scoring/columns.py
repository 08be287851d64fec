"""The columns of a table of actuals: which header means what, and the rows as `Actual`s.

In: a `Table`. Out: `Sheet`: actuals, and the user's own columns, whose headers never collide with those of scores.csv.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import get_close_matches
from operator import itemgetter
from typing import TYPE_CHECKING

from perfcli.diagnostics import Text, diagnose
from perfcli.model.actual import COLUMNS, Actual
from perfcli.model.terms import KEYS
from perfcli.scoring import kinds
from perfcli.scoring.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.diagnostics import Diagnostic
    from perfcli.table import Row, Table

NEEDED = ("indicator", "actual")
SCORE_COLUMNS = (
    "address", "number", "department", "duty", "activity", "project", "indicator", "actual", "status", "value", "unit",
    "grade", "points", "bound", "next_grade", "distance", "reason", "source_row",
)  # fmt: skip
"""The columns of scores.csv, in order; what else the row of actuals says follows."""

SAID_COLUMNS = ("deviation_reason", "measure", "evidence", "as_of", "stated", "origin")
"""What the row said beside the value, then the user's own columns."""

_KNOWN = {name: name for name in COLUMNS} | {KEYS.get(name, name): name for name in COLUMNS}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its columns understood: `at` has the position of each known column; `kept` of the user's own."""

    table: Table
    at: tuple[tuple[str, int], ...]
    kept: tuple[tuple[str, int], ...]

    def actuals(self) -> Iterator[Actual]:
        """Every row as an actual; a row of the wrong length has its cells only."""
        width = len(self.table.header.cells)
        # A blank cell behind the last one stands for every column that the table does not have.
        order = itemgetter(*[dict(self.at).get(name, width) for name in COLUMNS])
        for line, cells in self.table.rows:
            fitted = cells if len(cells) == width else _fitted(cells, width)
            if fitted is None:
                yield Actual(line, cells, "")
            else:
                yield Actual(line, fitted, *order((*fitted, "")))

    def column(self, name: str) -> int:
        """Where a known column stands, from 0; -1 when the table has none."""
        return dict(self.at).get(name, -1)

    def header(self, name: str) -> str:
        """What the file calls a known column."""
        index = self.column(name)
        return self.table.header.cells[index].strip() if index >= 0 else ""


def _fitted(cells: tuple[str, ...], width: int) -> tuple[str, ...] | None:
    """A row that is longer only by empty cells, cut; None for any other row of the wrong length."""
    return cells[:width] if len(cells) > width and not any(cells[width:]) else None


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row of a sheet names an indicator and an actual."""
    names = {_KNOWN.get(cell.strip().lower(), "") for cell in cells}
    return names.issuperset(NEEDED)


def is_own(header: str) -> bool:
    """Whether each row must say for itself what stands below this header: a merged cell would report for several indicators."""
    return _KNOWN.get(header.strip().lower(), "") in ("indicator", "actual", "status", "stated")


class Wide:
    """The user's own columns, and all headers, of several tables beside each other."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self.columns = tuple(dict.fromkeys(title for sheet in sheets for title, _ in sheet.kept))
        headers = {
            call: cell.strip()
            for sheet in reversed(sheets)
            for call, cell in zip(_calls(sheet), sheet.table.header.cells, strict=True)
        }
        self._order = tuple(dict.fromkeys(call for sheet in sheets for call in _calls(sheet)))
        self._one = len(sheets) == 1
        first = tuple(cell.strip() for cell in sheets[0].table.header.cells)
        self.headers = first if self._one else tuple(headers[call] for call in self._order)

    def kept(self, sheet: Sheet, cells: Sequence[str]) -> tuple[str, ...]:
        """The cells of a row in the user's own columns."""
        if self._one:
            return tuple([cells[index] for _, index in sheet.kept])
        own = {title: cells[index] for title, index in sheet.kept}
        return tuple(own.get(title, "") for title in self.columns)

    def whole(self, sheet: Sheet, cells: tuple[str, ...]) -> tuple[str, ...]:
        """All cells of a row, under `headers`; what has no header of its own stands behind."""
        own = _calls(sheet)
        if self._one or len(set(own)) < len(own):
            return cells
        said = dict(zip(own, cells, strict=False))
        return (*(said.get(call, "") for call in self._order), *cells[len(own) :])


def _calls(sheet: Sheet) -> tuple[str, ...]:
    """The headers of a table, known columns by what they mean: 指标 and indicator are one."""
    headers = (cell.strip() for cell in sheet.table.header.cells)
    return tuple(_KNOWN.get(header.lower(), header) for header in headers)


def read_columns(table: Table) -> tuple[Sheet | None, tuple[Diagnostic, ...]]:
    """Understand the header; without `indicator` and `actual`, or with one of them twice, there is no sheet."""
    names = [_KNOWN.get(cell.strip().lower(), "") for cell in table.header.cells]
    problems = [*_missing(table, names), *_doubled(table, names)]
    if problems:
        return None, tuple(problems)
    known = tuple((name, index) for index, name in enumerate(names) if name)
    return Sheet(table, known, _kept(table.header, names)), ()


def _missing(table: Table, names: Sequence[str]) -> Iterator[Diagnostic]:
    unknown = [
        cell.strip()
        for cell, name in zip(table.header.cells, names, strict=True)
        if not name and cell.strip()
    ]
    for need in NEEDED:
        if need not in names:
            near = get_close_matches(need, unknown, 1) or get_close_matches(KEYS[need], unknown, 1, 0.5)
            shown = Text(KEYS[need], need)
            found = ", ".join(cell.strip()[:40] for cell in table.header.cells[:20])
            yield diagnose(
                kinds.NO_COLUMN,
                table.span(table.header.line),
                key=shown,
                found=found,
                suggestion=_rename(near[0], shown) if near else did_you_mean(),
            )


def _rename(found: str, wanted: Text) -> Text:
    """The header that was probably meant."""
    return Text(f"；“{found}”要改成“{wanted.zh}”吗？", f"; should {found!r} be {wanted.en!r}?")


def _doubled(table: Table, names: Sequence[str]) -> Iterator[Diagnostic]:
    for index, name in enumerate(names):
        if name and name in names[:index]:
            key = table.header.cells[index].strip()
            yield diagnose(kinds.TWO_COLUMNS, table.span(table.header.line, index), key=key)


def _kept(header: Row, names: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """The user's columns, each under a name of its own; columns without a header keep their place as `#8`."""
    kept: list[tuple[str, int]] = []
    seen: Counter[str] = Counter(SCORE_COLUMNS)
    for index, (cell, name) in enumerate(zip(header.cells, names, strict=True)):
        if name:
            continue
        title = cell.strip() or f"#{index + 1}"
        if title in SCORE_COLUMNS or title in SAID_COLUMNS:
            title = f"{title} (actuals)"
        seen[title] += 1
        kept.append((title if seen[title] == 1 else f"{title} ({seen[title]})", index))
    return tuple(kept)
