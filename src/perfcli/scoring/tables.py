"""A scorecard as rows of text: scores.csv and rejected.csv.

In: a `Scorecard`, a language for the sentences. Out: header and rows. Numbers are exact and plain; empty is nothing.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcli.quantity import show
from perfcli.scoring.check_table import NOT_CHECKED, check_cells, check_headers
from perfcli.scoring.columns import SAID_COLUMNS, SCORE_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.scoring.scorecard import Place, Rejected, Scorecard, Value, Verdict

REJECTED_COLUMNS = ("row", "column", "code", "message")
"""Where there are several tables, the row's own stands before its number: `late.csv:5`."""


def scores_table(card: Scorecard, lang: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """One row an indicator, in printing order; the user's own columns stand behind ours."""
    blank = ("",) * len(card.columns)
    checks = check_cells(card)
    judged: dict[int, tuple[str, ...]] = {}
    rows = []
    for score in card.scores:
        verdict = score.verdict
        said = judged.get(id(verdict))
        if said is None:
            said = judged[id(verdict)] = _verdict(verdict, lang)
        rows.append(
            (*_place(score.place), score.actual.strip(), score.status, *said,
             str(score.row) if score.row else "",
             score.reason, score.measure, score.evidence, score.as_of, score.stated, score.origin,
             *(score.cells or blank),
             *(checks.get(score.place.address, NOT_CHECKED) if checks is not None else ()))
        )  # fmt: skip
    return (*SCORE_COLUMNS, *SAID_COLUMNS, *card.columns, *check_headers(card)), rows


def _place(place: Place) -> tuple[str, ...]:
    department = f"{place.department}/{place.unit}" if place.unit else place.department
    return place.address, place.number, department, place.duty, place.activity, place.project, place.indicator


def _verdict(verdict: Verdict, lang: str) -> tuple[str, ...]:
    return (
        plain(verdict.value), verdict.unit, verdict.grade, plain(verdict.points), verdict.bound,
        verdict.next_grade, plain(verdict.distance), verdict.reason.of(lang),
    )  # fmt: skip


def plain(value: Value) -> str:
    """A value as text; nothing is an empty text."""
    if isinstance(value, Decimal):
        return show(value)
    return value or ""


def rejected_table(card: Scorecard, lang: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """One line a rejected row, its cells behind the reason, under the headers they have in the actuals."""
    return refused_table(card.rejected, card.headers, lang)


def refused_table(
    rejected: Sequence[Rejected], own: Sequence[str], lang: str
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The rejected rows of any table, under its own headers."""
    width = max([len(own), *(len(row.cells) for row in rejected)])
    headers = [*own, *(f"#{at + 1}" for at in range(len(own), width))]
    rows = [
        (
            f"{row.table}:{row.row}" if row.table else str(row.row),
            row.column,
            row.code,
            row.message.of(lang),
            *row.cells,
            *[""] * (width - len(row.cells)),
        )
        for row in rejected
    ]
    return (*REJECTED_COLUMNS, *headers), rows
