"""The columns of scores.csv that a check adds, behind all others; none without a check.

In: a `Scorecard`. Out: headers, and the cells of every indicator by its address.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcli.quantity import show

if TYPE_CHECKING:
    from perfcli.scoring.scorecard import Scorecard, Value

COLUMNS = (
    "check", "check_actual", "check_status", "check_value", "check_grade", "check_points", "check_reason",
    "checker", "check_evidence", "check_row",
)  # fmt: skip
NOT_CHECKED = ("not_checked", *[""] * (len(COLUMNS) - 1))


def check_headers(card: Scorecard) -> tuple[str, ...]:
    """The headers; one that the user's own columns have already gets a mark."""
    if card.checked is None:
        return ()
    return tuple(f"{name} (check)" if name in card.columns else name for name in COLUMNS)


def check_cells(card: Scorecard) -> dict[str, tuple[str, ...]] | None:
    """What the check says of each indicator that it names."""
    if card.checked is None:
        return None
    return {
        one.address: (
            one.state, one.actual.strip(), one.status, _plain(one.verdict.value), one.verdict.grade,
            _plain(one.verdict.points), one.reason, one.checker, one.evidence, str(one.row),
        )
        for one in card.checked.scores
    }  # fmt: skip


def _plain(value: Value) -> str:
    return show(value) if isinstance(value, Decimal) else value or ""
