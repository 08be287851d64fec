"""The indicators to be scored and the tree above them, laid out once in printing order.

In: the parts of target files and their regions. Out: a `Survey` of `Branch`es (nodes to roll up) and `Leaf`s (indicators
with a compiled ladder or target). Departments stand in the order of the region's register, then by id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Span, Text
from perfcli.scale import Scale
from perfcli.scoring.ladders import ladder_of, unread
from perfcli.scoring.scorecard import Ladder, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perfcli.model.region import Region
    from perfcli.scale import TargetReading
    from perfcli.scoring.parts import Item, Part, Stem

_LAST = 1_000_000
FAULTY = Text("所在的目标文件有错", "its target file has errors")


class Branch(NamedTuple):
    """A node above the indicators; `parent` is the index of the one above, -1 for a region."""

    level: str
    address: str
    number: str
    name: str
    parent: int
    category: str = ""
    """Of a project."""


class Above(NamedTuple):
    """What all the indicators of one node share: their branch, names from the top, and what they may be called by."""

    branch: int
    names: tuple[str, str, str, str, str]
    """Department, unit, duty, activity, project."""
    calls: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
    """Ids and names of department, duty and activity."""


class Leaf(NamedTuple):
    """One indicator. `obstacle` says why it cannot be graded; `ladder` numbers the distinct ladders from 0."""

    place: Place
    above: Above
    against: Scale | TargetReading | None
    ladder: int
    year: int
    obstacle: Text | None
    path: str
    spot: tuple[int, int, int]
    level1: str = ""
    baseline: str = ""

    @property
    def span(self) -> Span:
        """Where the indicator stands in its target file."""
        line, column, end = self.spot
        return Span(self.path, line, column, line, end)


class Survey(NamedTuple):
    """All leaves and branches; a branch stands after its parent."""

    branches: tuple[Branch, ...]
    leaves: tuple[Leaf, ...]
    years: tuple[int, ...]
    ladders: tuple[Ladder, ...]

    @property
    def labels(self) -> tuple[tuple[str, ...], ...]:
        """The distinct sequences of grades on the ladders that were read, best first."""
        read = (ladder for ladder in self.ladders if ladder.kind)
        return tuple(dict.fromkeys(tuple(rung.label for rung in ladder.rungs) for ladder in read))


def survey(
    parts: Iterable[Part], regions: Mapping[str, Region], faulty: frozenset[str] = frozenset()
) -> Survey:
    """Lay out what is to be scored; `regions` are by path; leaves of the files (by path) in `faulty` get an obstacle."""
    builder = _Builder(regions)
    ordered = sorted(parts, key=_Order(regions))
    for part in ordered:
        builder.add(part, FAULTY if part.path in faulty else None)
    years = tuple(sorted({part.year for part in ordered}))
    return Survey(tuple(builder.branches), tuple(builder.leaves), years, tuple(builder.rulers.ladders))


class _Order:
    """Printing order: the region's register; what is not in it comes last, by id."""

    def __init__(self, regions: Mapping[str, Region]) -> None:
        self._regions = regions
        self._registers = {path: _register(region) for path, region in regions.items()}

    def __call__(self, part: Part) -> tuple[str, int, str, int, str, int]:
        region = self._regions.get(part.region)
        register = self._registers.get(part.region, {})
        department = part.department[0]
        return (
            region.region.id if region else "",
            register.get(department, _LAST),
            department,
            register.get(part.home, _LAST) if part.unit else -1,
            part.unit[0] if part.unit else "",
            part.year,
        )


def _register(region: Region) -> dict[str, int]:
    """Where each department and unit stands."""
    homes = (
        home
        for department in region.departments
        for home in (department.id, *(f"{department.id}/{unit.id}" for unit in department.units))
    )
    return {home: index for index, home in enumerate(homes)}


class _Builder:
    """Collects branches and leaves."""

    def __init__(self, regions: Mapping[str, Region]) -> None:
        self.regions = regions
        self.branches: list[Branch] = []
        self.leaves: list[Leaf] = []
        self.rulers = _Rulers()
        self._branch: dict[tuple[int, str, str], int] = {}

    def add(self, part: Part, blocked: Text | None) -> None:
        """All of one file."""
        region = self.regions.get(part.region)
        place = region.region if region else None
        top = self.branch("region", "", "", place.name if place else "", -1, place.id if place else "")
        home = self.branch("department", part.department[0], "", part.department[1], top)
        if part.unit:
            home = self.branch("unit", part.home, "", part.unit[1], home)
        known: list[Above] = []
        for stem in part.stems:
            known.append(self.above(stem, known[stem.parent]) if stem.parent >= 0 else _root(part, home))
        self.leaves += [self.leaf(item, known[item.stem], part, blocked) for item in part.items]

    def leaf(self, item: Item, above: Above, part: Part, blocked: Text | None) -> Leaf:
        """One indicator."""
        _, address, number, name, weight, target, against, _, _, obstacle, spot, level1, baseline = item
        ladder = self.rulers.number(item)
        shape = self.rulers.ladders[ladder] if ladder >= 0 else None
        place = Place(address, number, *above.names, name, weight, target, shape)
        return Leaf(
            place, above, against, ladder, part.year, blocked or obstacle, part.path, spot, level1, baseline
        )

    def branch(
        self, level: str, address: str, number: str, name: str, parent: int, key: str = "", category: str = ""
    ) -> int:
        """The index of a branch, new or known."""
        identity = (parent, level, key or address)
        index = self._branch.setdefault(identity, len(self.branches))
        if index == len(self.branches):
            self.branches.append(Branch(level, address, number, name, parent, category))
        return index

    def above(self, stem: Stem, over: Above) -> Above:
        """What the indicators of a duty, an activity or a project share."""
        kind, address, number, name, _, category = stem
        index = self.branch(kind, address, number, name, over.branch, category=category)
        (department, unit, duty, activity, _), (home, duty_calls, _) = over.names, over.calls
        own = (address.rpartition("/")[2], name)
        if kind == "duty":
            return Above(index, (department, unit, name, "", ""), (home, own, ()))
        if kind == "activity":
            return Above(index, (department, unit, duty, name, ""), (home, duty_calls, own))
        return Above(index, (department, unit, duty, activity, name), over.calls)


def _root(part: Part, branch: int) -> Above:
    """What the indicators of the department or unit itself share."""
    parties = (part.department, *([part.unit] if part.unit else ()))
    calls = (part.home, *(word for party in parties for word in party))
    unit = part.unit[1] if part.unit else ""
    return Above(branch, (part.department[1], unit, "", "", ""), (calls, (), ()))


class _Rulers:
    """Numbers the distinct ladders; equal ones get one number, wherever they were read."""

    def __init__(self) -> None:
        self.ladders: list[Ladder] = []
        self._number: dict[tuple[object, ...], int] = {}
        self._seen: dict[tuple[int, str], int] = {}
        """Scales are few objects under many indicators: by identity first."""

    def number(self, item: Item) -> int:
        """The number of the ladder; -1 for an indicator that has none."""
        scale, name = item.against, item.scale
        if not isinstance(scale, Scale):
            return self._unread(item) if item.unread else -1
        seen = (id(scale), name)
        number = self._seen.get(seen, -1)
        if number < 0:
            bounds = tuple(bound.text for bound in scale.bounds)
            key = (scale.cells, scale.kind, scale.unit, scale.whole, scale.higher, scale.delay, bounds,
                   scale.words, name)  # fmt: skip
            number = self._seen[seen] = self._number.setdefault(key, len(self.ladders))
            if number == len(self.ladders):
                self.ladders.append(ladder_of(scale, name))
        return number

    def _unread(self, item: Item) -> int:
        number = self._number.setdefault((item.unread, item.scale), len(self.ladders))
        if number == len(self.ladders):
            self.ladders.append(Ladder(unread(item.unread), "", name=item.scale))
        return number
