"""What a form shows, as plain frozen rows of text: a report is a value before it is HTML or Markdown.

In: nothing. Out: `FormView` and its parts. Everything here is text as it is to be printed, not yet escaped.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfcli.printout import Block

INDENT = "　　"
"""Two full-width spaces: how the official form marks an activity under its duty."""


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator beside an activity. `cells` has one text for each grade column; `target` stands where no ladder does."""

    address: str = ""
    number: str = ""
    indicator: str = ""
    cells: tuple[str, ...] = ()
    target: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the duty and activity table; `lines` is never empty: a duty has one blank line."""

    kind: str
    address: str
    number: str
    name: str
    budget: str
    content: str
    goal: str
    lines: tuple[Line, ...]
    department: str = ""
    """Set on the first entry of a department where a table shows several."""

    @property
    def title(self) -> str:
        """The name as the form prints it, an activity indented."""
        return self.name if self.kind == "duty" else INDENT + self.name


@dataclass(frozen=True, slots=True)
class Objectives:
    """The overall objectives of one department, each with its own numbering."""

    department: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TargetLine:
    """One row of an indicator table. A class that runs over several rows has its count in the first and 0 in the others."""

    address: str
    number: str
    level1: str
    level2: str
    name: str
    target: str
    weight: str
    bands: str
    rows1: int = 1
    rows2: int = 1


@dataclass(frozen=True, slots=True)
class Owner:
    """Indicators with target values, and whose they are: a department, an activity or a project."""

    kind: str
    address: str
    number: str
    name: str
    under: str
    facts: tuple[tuple[str, str], ...]
    content: str
    goal: str
    lines: tuple[TargetLine, ...]

    @property
    def banded(self) -> bool:
        """Whether any of its indicators has a ladder to show."""
        return any(line.bands for line in self.lines)


@dataclass(frozen=True, slots=True)
class FormView:
    """One official form: a department's, or a county's whole table.

    `groups` keeps a duty together with its first activity; further activities are groups of their own. `several` is
    true for a county's table.
    """

    title: str
    who: str
    year: int
    money_unit: str
    objectives: tuple[Objectives, ...]
    labels: tuple[str, ...]
    groups: tuple[tuple[Entry, ...], ...]
    owners: tuple[Owner, ...]
    sources: tuple[str, ...]
    check: str
    several: bool = False
    notices: tuple[str, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All duties and activities, one after another."""
        return tuple(entry for group in self.groups for entry in group)


@dataclass(frozen=True, slots=True)
class SheetView:
    """A form that is the same on every page and in every format: its blocks, and the view that they were made from."""

    title: str
    notices: tuple[str, ...]
    check: str
    blocks: tuple[Block, ...]
    portrait: bool
    form: object


@dataclass(frozen=True, slots=True)
class Link:
    """One printed page in the list of pages."""

    file: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class IndexView:
    """The list of all pages of a run."""

    title: str
    links: tuple[Link, ...]
    notices: tuple[str, ...] = ()
    check: str = ""
