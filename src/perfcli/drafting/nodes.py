"""What an import has made so far: nodes with the fields of a target file, and a ledger of what became of every row.

In: nothing. Out: `Node`, `Ledger`, `Draft`. Nodes are filled step by step while a paper is read, so they are not frozen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Diagnostic, Kind, Span, diagnose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Argument
    from perfcli.paper import Grid
    from perfcli.syntax.tree import Data

CHILD_KEYS = {"duty": "duties", "activity": "activities", "project": "projects", "indicator": "indicators"}
"""Under which key a node stands in its parent."""


class Printed(NamedTuple):
    """A row of a self-evaluation form that is no indicator: its money, the sum of a class, the total."""

    kind: str
    """`money`: all of it; `fund`: one source; `class`: the sum of a class; `total`."""
    name: str
    cells: tuple[tuple[str, str, str], ...]
    """Role, text and origin of each cell: initial, adjusted, executed, rate, weight, score, reason …"""

    def get(self, role: str) -> tuple[str, str]:
        """The text of a role and where it stands; empty where the row says nothing of it."""
        return next(((text, origin) for name, text, origin in self.cells if name == role), ("", ""))


@dataclass(slots=True)
class Node:
    """One node of a draft: its fields as they will stand in the file, its children, and where it was read."""

    kind: str
    fields: dict[str, Data] = field(default_factory=dict)
    origin: str = ""
    children: list[Node] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    """What is no part of targets: actual, score, reason, measure, executed."""
    origins: dict[str, str] = field(default_factory=dict)
    """Where single fields were read: `budget`, `bands/优`, `objectives/0`; one that is not here stands at `origin`."""
    source: str = ""
    """The file that it was read from."""
    printed: list[Printed] = field(default_factory=list)
    """What a form that was scored already adds up; for an audit, and never part of a target file."""

    @property
    def name(self) -> str:
        """Its name; empty where nothing said it."""
        name = self.fields.get("name", "")
        return name if isinstance(name, str) else ""

    @property
    def spent(self) -> bool:
        """Whether the source said anything of an adjusted budget or of spending."""
        return bool(self.facts.get("adjusted") or self.facts.get("executed"))

    def under(self, kind: str) -> list[Node]:
        """The children of one kind."""
        return [child for child in self.children if child.kind == kind]

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in printing order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def note(self, text: str) -> None:
        """Add a line to the note: what has no key of its own is kept there."""
        before = self.fields.get("note", "")
        self.fields["note"] = f"{before}\n{text}" if before else text


class Fate(Enum):
    """What became of a row of a table."""

    IMPORTED = "imported"
    HEADER = "header"
    REPEATED = "repeated"
    TOTAL = "total"
    REFUSED = "refused"
    BLANK = "blank"
    TEXT = "text"
    """A line of text beside the table: a title, the unit of money, who filled it in."""


_CONTEXT = frozenset((Fate.HEADER, Fate.REPEATED, Fate.TOTAL, Fate.TEXT))


class Count(NamedTuple):
    """One table and how many of its rows met which fate."""

    origin: str
    name: str
    fates: tuple[tuple[str, int], ...]

    @property
    def rows(self) -> int:
        """All rows of the table."""
        return sum(count for _, count in self.fates)


class Unused(NamedTuple):
    """Text that stands in the source and in nothing that was imported."""

    origin: str
    text: str


class Ledger:
    """Keeps what is said of one paper: findings, fates, text that was not used."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Diagnostic] = []
        self.unused: list[Unused] = []
        self.tables: list[Count] = []
        self.context: set[str] = set()
        """Where headers, totals and text beside tables stand: what tells how to read, and is not imported itself."""
        self._said: set[Diagnostic] = set()
        self._fates: dict[int, Fate] = {}

    def say(self, kind: Kind, **arguments: Argument) -> None:
        """Keep a finding about this paper, each once."""
        found = diagnose(kind, Span(self.path))._replace(arguments=tuple(sorted(arguments.items())))
        if found not in self._said:
            self._said.add(found)
            self.findings.append(found)

    def row(self, row: int, fate: Fate) -> None:
        """Note a row's fate; a refusal is never taken back."""
        if self._fates.get(row) is not Fate.REFUSED:
            self._fates[row] = fate

    def close_table(self, grid: Grid) -> None:
        """Count the rows of a table that has been read to its end."""
        for row, fate in self._fates.items():
            if fate in _CONTEXT:
                self.context.update(cell.origin for cell in grid.rows[row] if cell is not None)
        counts = {fate.value: 0 for fate in Fate}
        for fate in self._fates.values():
            counts[fate.value] += 1
        self.tables.append(Count(grid.origin, grid.name, tuple(counts.items())))
        self._fates = {}


class Draft(NamedTuple):
    """What one paper became."""

    path: str
    format: str
    departments: tuple[Node, ...]
    findings: tuple[Diagnostic, ...]
    tables: tuple[Count, ...]
    unused: tuple[Unused, ...]
    context: frozenset[str] = frozenset()
    """Origins of cells that tell how to read the others: headers, totals, text beside tables."""
