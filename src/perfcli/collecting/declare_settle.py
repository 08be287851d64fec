"""Which row of a declaration is which node of last year's targets, and under which row each stands.

In: the lines of a table that came back, and those that were sent. Out: `Row`s as a tree. A row belongs where its hidden id says, however
the sheet was sorted; one without an id is known by its name or is new; an id that occurs twice is a copied row.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting import declare_kinds as kinds
from perfcli.collecting.declare_lines import ACTIVITY, DEPARTMENT, DROP, DUTY, NEW, Line
from perfcli.quantity import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perfcli.collecting.declare_read import Account
    from perfcli.diagnostics import Kind

_DEPTH = {DUTY: 1, ACTIVITY: 2}


class Known(NamedTuple):
    """A node of last year's: its name, the ids above it, how deep it stands."""

    name: str
    parent: str
    depth: int


@dataclass(slots=True)
class Row:
    """One row in its place."""

    line: Line
    depth: int
    """1 for a duty or a project, 2 for an activity, 0 for a row that only has an indicator or a source of money."""
    path: str = ""
    measure: str = ""
    below: list[Row] = field(default_factory=list)

    def walk(self) -> Iterator[Row]:
        """This row and all below it."""
        yield self
        for row in self.below:
            yield from row.walk()

    @property
    def dropped(self) -> bool:
        """Whether it is to be deleted."""
        return self.line.get("action") == DROP


class Settled(NamedTuple):
    """The rows of a table in their places, without those that were deleted."""

    head: tuple[Line, ...]
    """What is said of the department itself."""
    rows: tuple[Row, ...]

    def walk(self) -> Iterator[Row]:
        """All rows from the top down."""
        for row in self.rows:
            yield from row.walk()


def settle(
    lines: Sequence[Line], sent: Sequence[Line], account: Account, *, projects: bool = False
) -> Settled:
    """The rows of a table that came back."""
    return _Settler(sent, account, projects=projects).settle(lines)


def known_of(sent: Sequence[Line], *, projects: bool) -> tuple[dict[str, Known], dict[str, Known]]:
    """The nodes of the lines that were sent, by ids: duties, activities and projects; indicators."""
    works: dict[str, Known] = {}
    measures: dict[str, Known] = {}
    owner = ""
    for line in sent:
        if line.path:
            owner = line.path
            depth = 1 if projects else _DEPTH[line.get("level")]
            parent = "" if projects else line.path.rpartition("/")[0]
            works[line.path] = Known(line.get("name"), parent, depth)
        if line.measure:
            measures[line.measure] = Known(line.get("indicator"), owner, 0)
    return works, measures


class _Settler:
    def __init__(self, sent: Sequence[Line], account: Account, *, projects: bool) -> None:
        self.projects = projects
        self.works, self.measures = known_of(sent, projects=projects)
        self.by_path = {line.path: line for line in sent if line.path}
        self.by_measure = {line.measure: line for line in sent if line.measure}
        self.account = account
        self.claimed: set[str] = set()
        self.placed: dict[str, Row] = {}
        self.by_name: list[tuple[str, str]] = []

    def settle(self, lines: Sequence[Line]) -> Settled:
        head = tuple(line for line in lines if line.get("level") == DEPARTMENT)
        rows = [self._row(line) for line in lines if not line.blank and line.get("level") != DEPARTMENT]
        for row in rows:
            self._claim(row)
            row.line = self._uncovered(row)
        roots = self._placed(rows)
        kept = [one for one in map(_without_dropped, roots) if one is not None]
        self._gone([row for root in roots for row in root.walk()])
        return Settled(head, tuple(kept))

    def _row(self, line: Line) -> Row:
        """A row by its level; one that says none is what its id says."""
        if self.projects:
            depth = 1 if line.get("name") else 0
        else:
            level = line.get("level")
            known = self.works.get(line.path)
            depth = _DEPTH.get(level, 0) if level else known.depth if known else 0
        return Row(line, depth)

    # ids

    def _claim(self, row: Row) -> None:
        """Take the ids of a row for its own, each once."""
        line = row.line
        new = line.get("action") == NEW
        if line.path and row.depth and not new:
            row.path = self._own(line, line.path, self.works, row.depth)
        copied = bool(line.path) and row.depth > 0 and not row.path
        if line.measure and line.get("indicator") and not new and not copied:
            row.measure = self._own(line, line.measure, self.measures, 0)
            node = self.measures.get(row.measure)
            if row.depth and node is not None and node.parent != row.path:
                row.measure = ""  # of another activity: the cells were copied here
        elif line.measure and not line.get("indicator"):
            self.claimed.add(line.measure)  # its cells were emptied: that is how an indicator is taken out

    def _own(self, line: Line, path: str, known: Mapping[str, Known], depth: int) -> str:
        """An id that is last year's and not taken yet; else it is told why not."""
        node = known.get(path)
        if node is not None and node.depth == depth and path not in self.claimed:
            self.claimed.add(path)
            return path
        copied = node is not None and path in self.claimed
        kind, found = (kinds.COPIED_ROW, node.name) if copied and node else (kinds.FOREIGN_ROW, path)
        self._doubt(line, "name" if depth else "indicator", kind, found=found)
        return ""

    def _doubt(self, line: Line, key: str, kind: Kind, **said: str) -> None:
        origin = line.places.get(key, "")
        self.account.doubt(origin)
        self.account.say(kind, origin=origin, **said)

    def _uncovered(self, row: Row) -> Line:
        """A row with last year's text in cells that a merged one covers."""
        cells = dict(row.line.cells)
        for key in sorted(row.line.covered - cells.keys()):
            own = key in ("name", "budget", "content", "goals", "category", "code", "parent")
            sent = self.by_path.get(row.path) if own else self.by_measure.get(row.measure)
            if sent is not None and (text := sent.get(key)):
                cells[key] = text
                self._doubt(row.line, key, kinds.MERGED, found=text[:60])
        return row.line._replace(cells=cells)

    # places

    def _placed(self, rows: Sequence[Row]) -> list[Row]:
        """Every row under the one that it belongs to."""
        self.placed = {row.path: row for row in rows if row.path}
        roots: list[Row] = []
        stack: dict[int, Row] = {}
        for row in rows:
            above = self._above(row, stack)
            self._name(row, above)
            if row.depth == 1:
                roots.append(row)
                stack = {1: row}
            elif above is None:
                roots += self._loose(row)
            else:
                above.below.append(row)
            if row.depth == 2:  # noqa: PLR2004 - an activity
                stack = {1: above, 2: row} if above is not None else {}
        return roots

    def _above(self, row: Row, stack: Mapping[int, Row]) -> Row | None:
        """The row that a row stands under: as its id says, else the one above it in the sheet."""
        here = stack.get(1) if row.depth == 2 or self.projects else stack.get(2)  # noqa: PLR2004 - an activity
        own = row.path or row.measure
        node = self.works.get(own) or self.measures.get(own)
        if row.depth == 1 or node is None or not node.parent:
            return here
        meant = self.placed.get(node.parent)
        if meant is None or meant is here:
            return here
        self._doubt(
            row.line,
            "name" if row.path else "indicator",
            kinds.MOVED,
            found=node.name,
            parent=self.works[node.parent].name,
        )
        return meant

    def _name(self, row: Row, above: Row | None) -> None:
        """A row without an id may be known by its name."""
        if row.line.get("action") == NEW:
            return
        if row.depth and not row.path and not row.line.path:
            parent = above.path if above is not None and row.depth > 1 else ""
            row.path = self._called(row, "name", self.works, parent)
            if row.path:
                self.placed[row.path] = row
        owner = row.path if row.depth else above.path if above else ""
        if row.line.get("indicator") and not row.measure and not row.line.measure:
            row.measure = self._called(row, "indicator", self.measures, owner)

    def _called(self, row: Row, key: str, known: Mapping[str, Known], parent: str) -> str:
        """The id of a node of that name under the same parent which no row has claimed."""
        wanted = normalise(row.line.get(key))
        depth = row.depth if key == "name" else 0
        for path, node in known.items():
            alike = node.depth == depth and node.parent == parent and normalise(node.name) == wanted
            if wanted and alike and path not in self.claimed:
                self.claimed.add(path)
                self._doubt(row.line, key, kinds.BY_NAME, found=node.name)
                return path
        return ""

    def _loose(self, row: Row) -> list[Row]:
        """A row above which nothing stands that it could belong to."""
        if self.projects and not (self.works or row.line.get("name")) and not row.line.get("fund"):
            return [row]  # a table of the department's own indicators
        parent = DUTY if row.depth else "项目" if self.projects else ACTIVITY
        places = [place for key, place in row.line.places.items() if row.line.get(key)]
        shown = row.line.get("name") or row.line.get("indicator") or row.line.get("fund")
        for place in places:
            self.account.reject(place)
        self.account.say(kinds.NO_PARENT_ROW, origin=places[0] if places else "", parent=parent, found=shown)
        return []

    def _gone(self, rows: Sequence[Row]) -> None:
        """Last year's rows that no row of the sheet stands for."""
        sheet = next((row.line.places[key] for row in rows for key in row.line.places), "").partition("!")[0]
        for path, node in (*self.works.items(), *self.measures.items()):
            if path not in self.claimed and node.parent not in self._missing():
                self.account.say(kinds.ROW_GONE, origin=sheet, found=node.name)

    def _missing(self) -> set[str]:
        """Ids that are gone themselves: what stood under them need not be told one by one."""
        return {path for path in self.works if path not in self.claimed}


def _without_dropped(row: Row) -> Row | None:
    """A row without what is to be deleted below it; None where it is to be deleted itself."""
    if row.dropped:
        return None
    row.below = [one for one in map(_without_dropped, row.below) if one is not None]
    return row
