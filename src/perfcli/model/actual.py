"""One row of a table of actuals (实际完成值), as its cells stand; nothing in it is read yet.

Columns: `indicator, actual, status, reason, measure, evidence, as_of, stated`, and `department, duty, activity` to narrow a
name; in English or with the Chinese headers of `terms.KEYS`.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

ReportStatus: TypeAlias = Literal["reported", "missing", "not_applicable"]

NARROWING = ("department", "duty", "activity")
COLUMNS = ("indicator", "actual", "status", "reason", "measure", "evidence", "as_of", *NARROWING, "stated")
"""The columns that mean something here; all others are the user's own and are kept."""


class Actual(NamedTuple):
    """One row: its line in the file, what it says in each known column, and all its cells."""

    row: int
    cells: tuple[str, ...]
    indicator: str
    actual: str = ""
    status: str = ""
    reason: str = ""
    measure: str = ""
    evidence: str = ""
    as_of: str = ""
    department: str = ""
    duty: str = ""
    activity: str = ""
    stated: str = ""
    """Points that a person gave within a tier (评定得分)."""
