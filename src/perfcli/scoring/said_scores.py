"""What tables of actuals say that scoring finds itself: a score beside the actual; and rows that are all exactly 100%.

In: scores as computed, the rows that they came from. Out: findings. A column 得分 or 自评得分 (`points`, `score`) is the user's own
and is kept as it stands; it is compared and never used.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcli.diagnostics import diagnose
from perfcli.quantity import Problem, read_amount, show
from perfcli.scoring import kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcli.diagnostics import Diagnostic, Span
    from perfcli.scoring.columns import Sheet
    from perfcli.scoring.intake import Entry
    from perfcli.scoring.scorecard import Score

_SCORES = ("自评得分", "得分", "points", "score")
_HUNDRED = Decimal(100)
_FEW = 3
"""Fewer indicators may well all be at 100%."""


def other_scores(scores: Sequence[Score], entries: Iterable[Entry]) -> Iterator[Diagnostic]:
    """Scores that the table says and that do not follow from it."""
    columns: dict[int, int] = {}
    said: dict[str, tuple[Entry, int]] = {}
    for entry in entries:
        column = columns.setdefault(id(entry.sheet), _column(entry.sheet))
        if column >= 0 and entry.actual.cells[column].strip():
            said[entry.leaf.place.address] = entry, column
    for score in scores if said else ():
        found = said.get(score.place.address)
        if found is not None and score.verdict.points is not None:
            yield from _compared(score, score.verdict.points, *found)


def _compared(score: Score, computed: Decimal, entry: Entry, column: int) -> Iterator[Diagnostic]:
    text = entry.actual.cells[column].strip()
    number = read_amount(text.removesuffix("分"))
    if not isinstance(number, Problem) and not number.unit and number.value == computed:
        return
    place = score.place
    yield diagnose(
        kinds.OTHER_SCORE, entry.sheet.table.span(entry.actual.row, column), address=place.address,
        name=place.indicator, found=text[:40], computed=show(computed),
    )  # fmt: skip


def _column(sheet: Sheet) -> int:
    """Where a table says scores; -1 in most."""
    headers = [cell.strip().lower() for cell in sheet.table.header.cells]
    return next((headers.index(name) for name in _SCORES if name in headers), -1)


def all_full(scores: Sequence[Score], place: Span) -> Iterator[Diagnostic]:
    """Departments and units of whose indicators every one is exactly 100%."""
    reported: dict[tuple[str, str], list[Score]] = defaultdict(list)
    for score in scores:
        if score.status == "reported" and score.row and not score.place.address.endswith("/@execution"):
            reported[score.place.department, score.place.unit].append(score)
    for (department, unit), found in reported.items():
        if len(found) >= _FEW and all(
            one.verdict.unit == "%" and one.verdict.value == _HUNDRED for one in found
        ):
            owner = f"{department}/{unit}" if unit else department
            yield diagnose(kinds.ALL_FULL, place, owner=owner, count=len(found))
