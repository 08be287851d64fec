"""What came back in one workbook: every filled cell with what became of it, the rows, the evidence, the receipt.

In: nothing. Out: values. The ledger keeps `Receipt`s; `actuals.csv` is made of the rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfcli.collecting.lines import Figures, Line
    from perfcli.diagnostics import Diagnostic

State: TypeAlias = Literal["accepted", "doubted", "rejected"]
STATES: tuple[State, ...] = ("accepted", "doubted", "rejected")


class Typed(NamedTuple):
    """One filled cell."""

    origin: str
    """`填报表!H7`."""
    key: str
    """The column, such as `actual`; empty for a cell outside the table."""
    text: str
    state: State


class Filed(NamedTuple):
    """One line as it was filled in; `values` by column, as typed."""

    line: Line
    values: Mapping[str, str]
    grade: str = ""
    """The grade by the engine, or 达标 and 未达标 for a target without a ladder; empty without one."""
    states: tuple[State, ...] = ()


class Evidence(NamedTuple):
    """One file that supports an actual; `address` is empty when it belongs to no indicator."""

    path: str
    sha256: str
    number: str
    address: str = ""


class Counts(NamedTuple):
    """How many cells were filled, and what became of them; the three add up to the first."""

    filled: int = 0
    accepted: int = 0
    doubted: int = 0
    rejected: int = 0


class Receipt(NamedTuple):
    """That a workbook came in: what the ledger keeps of it."""

    home: str
    name: str
    year: int
    occasion: str
    file: str
    """The path as given; for a file in an archive `a.zip!b.xlsx`."""
    sha256: str
    counts: Counts
    as_of: str = ""
    check: str = ""
    """The check code of the workbook; empty where it is lost."""
    used: bool = True
    """Whether its rows went into the tables: not where several different workbooks of one home came at once."""

    @property
    def file_name(self) -> str:
        """The file's name without folders."""
        return self.file.replace("\\", "/").replace("!", "/").rpartition("/")[2]


class Received(NamedTuple):
    """One workbook as taken in."""

    receipt: Receipt
    cells: tuple[Typed, ...] = ()
    rows: tuple[Filed, ...] = ()
    figures: tuple[Figures, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    lines: tuple[Line, ...] = ()
    """Every line of the form, filled in or not."""
    findings: tuple[Diagnostic, ...] = ()


def count(cells: tuple[Typed, ...]) -> Counts:
    """The cells counted."""
    found = {state: sum(cell.state == state for cell in cells) for state in STATES}
    return Counts(len(cells), found["accepted"], found["doubted"], found["rejected"])
