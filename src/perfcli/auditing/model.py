"""What a scored table prints and what an audit says of it: plain values, figures with their text and place."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from perfcli.diagnostics import Diagnostic, Kind, Span, Text, diagnose

_MANY = 8
"""More places than this are not all named in one sentence."""


class Figure(NamedTuple):
    """One printed cell: its text, the number in it if it is one, and where it stands."""

    text: str = ""
    value: Decimal | None = None
    place: str = ""

    @property
    def decimals(self) -> int:
        """The decimals that were written."""
        return max(0, -int(self.value.as_tuple().exponent)) if self.value is not None else 0


BLANK = Figure()


class Row(NamedTuple):
    """One printed indicator."""

    name: str
    target: str
    actual: Figure
    weight: Figure
    score: Figure
    level1: str = ""
    level2: str = ""
    unit: str = ""
    direction: str = ""
    kind: str = ""
    place: str = ""
    ladder: bool = False
    """Whether it is judged by bands of its own, which are no target value."""
    deduct: str = ""
    """What each missing unit costs, where a column of the form says so."""


class Money(NamedTuple):
    """One printed row of money."""

    name: str
    initial: Figure = BLANK
    adjusted: Figure = BLANK
    executed: Figure = BLANK
    rate: Figure = BLANK
    weight: Figure = BLANK
    score: Figure = BLANK


class Table(NamedTuple):
    """One form that was scored."""

    name: str
    rows: tuple[Row, ...]
    money: Money | None = None
    funds: tuple[Money, ...] = ()
    classes: tuple[tuple[str, Figure, Figure], ...] = ()
    """Name, weight and points of each printed sum of a class."""
    extra: tuple[Figure, ...] = ()
    """Points that belong to no indicator."""
    weight: Figure = BLANK
    total: Figure = BLANK
    grade: Figure = BLANK
    thresholds: tuple[tuple[str, Decimal | None], ...] = ()
    notes: tuple[str, ...] = ()
    """What the form says about itself, below its table."""
    year: int | None = None
    complete: bool = True
    place: str = ""
    money_unit: str = "万元"


class Finding(NamedTuple):
    """One contradiction: what is printed, what follows instead, by how many points, and the grade with it mended."""

    kind: Kind
    category: str
    table: str
    name: str
    places: tuple[str, ...]
    published: str
    recomputed: str
    size: Decimal | None = None
    """Printed less recomputed, in points of the total; None where it moves none."""
    why: Text = Text("", "")
    grade: str = ""
    """The grade of the total with this alone mended, where it differs."""

    def diagnostic(self, path: str) -> Diagnostic:
        """The finding as every output format prints it."""
        more = "…" if len(self.places) > _MANY else ""
        return diagnose(
            self.kind,
            Span(path, _line(self.places)),
            address=self.table,
            place="、".join(self.places[:_MANY]) + more,
            name=self.name,
            published=self.published,
            recomputed=self.recomputed,
            why=self.why,
        )


class Checked(NamedTuple):
    """One row beside what follows from it; `recomputed` is None where it cannot be told, `why` says so or by which rule."""

    name: str
    place: str
    weight: Decimal | None
    published: Decimal | None
    recomputed: Decimal | None
    why: Text
    judged: bool = False
    formula: str = ""
    """How it is computed, for a sheet: `{t}`, `{a}`, `{w}`, `{s}` are target, actual, weight and printed points."""
    target: Decimal | None = None
    actual: Decimal | None = None


class Audit(NamedTuple):
    """One table's audit."""

    table: Table
    rows: tuple[Checked, ...]
    findings: tuple[Finding, ...]
    rate: Decimal | None = None
    total: Decimal | None = None
    before: str = ""
    after: str = ""
    out_of: Decimal = Decimal(100)
    """What the rows are points out of, where some are left out: the total is in percent of it."""

    @property
    def unjudged(self) -> tuple[Checked, ...]:
        """Rows that could not be recomputed."""
        return tuple(row for row in self.rows if not row.judged)


def _line(places: tuple[str, ...]) -> int:
    """The line of a text file, where the place is one."""
    digits = places[0][1:].split("行")[0] if places and places[0].startswith("第") else ""
    return int(digits) if digits.isdecimal() and "页" not in places[0] else 1
