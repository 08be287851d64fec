"""What a score report shows, as plain frozen rows; places on drawings are whole numbers, thousandths of the width.

In: nothing. Out: `ScoreView` and its parts.
"""

from __future__ import annotations

from typing import NamedTuple


class Part(NamedTuple):
    """A piece of a strip or a bar: from `x`, `width` wide, in `fill`; `letter` stands on it, `title` says it in full."""

    letter: str
    title: str
    x: int
    width: int
    fill: str
    active: bool = False


class Tick(NamedTuple):
    """A bound under a strip."""

    x: int
    text: str


class Strip(NamedTuple):
    """A ladder as a line: its grades from low to high, the bounds between them, and where the value stands."""

    parts: tuple[Part, ...]
    ticks: tuple[Tick, ...]
    marker: int
    """-1 where nothing is to be marked."""
    value: str
    title: str


class Step(NamedTuple):
    """One grade of a ladder: the text as published beside how it is read; `met` for the grade that was earned."""

    label: str
    text: str
    reading: str
    met: bool


class ScoreRow(NamedTuple):
    """One indicator: what was reported, what it rests on, what it earns."""

    address: str
    number: str
    path: str
    indicator: str
    target: str
    steps: tuple[Step, ...]
    state: str
    actual: str
    value: str
    grade: str
    fill: str
    points: str
    sentence: str
    """Which bound was met, and how far the next better grade is away."""
    strip: Strip | None
    remarks: tuple[tuple[str, str], ...]
    """偏差原因, 改进措施, 佐证材料, 截至日期 and the user's own columns, as far as they say something."""


class Section(NamedTuple):
    """One department or budget unit: an overview tile for each indicator, and the indicators."""

    name: str
    tiles: tuple[Part, ...]
    rows: tuple[ScoreRow, ...]
    pointed: bool


class TallyRow(NamedTuple):
    """The roll-up of one node."""

    level: str
    depth: int
    number: str
    name: str
    counts: tuple[str, ...]
    coverage: str
    left_out: str
    parts: tuple[Part, ...]
    points: str
    grade: str


class Refused(NamedTuple):
    """A row of actuals that was refused."""

    row: str
    column: str
    code: str
    message: str
    cells: str


class Note(NamedTuple):
    """An indicator without a grade, or a waiver of the target files: where, what, why."""

    place: str
    what: str
    why: str


class ScoreView(NamedTuple):
    """The score report of a region and year."""

    title: str
    region: str
    year: int
    notices: tuple[str, ...]
    check: str
    basis: tuple[tuple[str, str], ...]
    grades: tuple[str, ...]
    coverage: str
    rows_said: str
    bar: tuple[Part, ...]
    pointed: bool
    tallies: tuple[TallyRow, ...]
    sections: tuple[Section, ...]
    ungraded: tuple[Note, ...]
    refused: tuple[Refused, ...]
    waivers: tuple[Note, ...]
    sources: tuple[tuple[str, str, str], ...]
    version: str
