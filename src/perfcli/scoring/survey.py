"""The indicators to be scored and the tree above them, laid out once in printing order.

In: outlines and the documents they came from. Out: a `Survey` of `Branch`es (nodes to roll up) and `Leaf`s (indicators
with a compiled ladder or target). Departments stand in the order of the region's register, then by id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Span, Text
from perfcli.model.indicator import Indicator
from perfcli.scale import Scale, read_target
from perfcli.scoring.ladders import ladder_of, unread
from perfcli.scoring.scorecard import Ladder, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.loading.document import Document
    from perfcli.loading.outline import Node, Outline, Standard
    from perfcli.model.region import Region
    from perfcli.scale import TargetReading

_LAST = 1_000_000
UNREADABLE = Text("评价标准读不出来（{0}）", "its bands cannot be read ({0})")
TARGET_ONLY = Text(
    "只有指标值，而评分方案只按等级评", "it has a target value only, and the profile gives grades only"
)
NO_STANDARD = Text("没有评价标准，也没有指标值", "it has neither bands nor a target")
FAULTY = Text("所在的目标文件有错", "its target file has errors")


class Branch(NamedTuple):
    """A node above the indicators; `parent` is the index of the one above, -1 for a region."""

    level: str
    address: str
    number: str
    name: str
    parent: int


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
    node: Node
    document: Document | None

    @property
    def span(self) -> Span:
        """Where the indicator stands in its target file."""
        return self.document.tree.head_span(self.node.where) if self.document else Span("")


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
    outlines: Sequence[Outline], documents: Sequence[Document] = (), faulty: frozenset[str] = frozenset()
) -> Survey:
    """Lay out what is to be scored; leaves of the files (by path) in `faulty` get an obstacle."""
    builder = _Builder(documents, faulty)
    for outline in sorted(outlines, key=_Order()):
        builder.add(outline)
    years = tuple(sorted({outline.plan.year for outline in outlines}))
    return Survey(tuple(builder.branches), tuple(builder.leaves), years, tuple(builder.ladders))


class _Order:
    """Printing order: the region's register; what is not in it comes last, by id."""

    def __init__(self) -> None:
        self._registers: dict[int, dict[str, int]] = {}

    def __call__(self, outline: Outline) -> tuple[str, int, str, int, str, int]:
        plan, region = outline.plan, outline.region
        register = self._register(region) if region else {}
        unit = plan.budget_unit.id if plan.budget_unit else ""
        return (
            region.region.id if region else "",
            register.get(plan.department.id, _LAST),
            plan.department.id,
            register.get(plan.home, _LAST) if unit else -1,
            unit,
            plan.year,
        )

    def _register(self, region: Region) -> dict[str, int]:
        """Where each department and unit stands; made once for a region."""
        if id(region) not in self._registers:
            homes = (
                home
                for department in region.departments
                for home in (department.id, *(f"{department.id}/{unit.id}" for unit in department.units))
            )
            self._registers[id(region)] = {home: index for index, home in enumerate(homes)}
        return self._registers[id(region)]


class _Builder:
    """Collects branches, ladders and leaves."""

    def __init__(self, documents: Sequence[Document], faulty: frozenset[str]) -> None:
        self.documents = {id(document.model): document for document in documents}
        self.faulty = faulty
        self.branches: list[Branch] = []
        self.leaves: list[Leaf] = []
        self.ladders: list[Ladder] = []
        self._branch: dict[tuple[int, str, str], int] = {}
        self._ladder: dict[tuple[object, ...], int] = {}

    def add(self, outline: Outline) -> None:
        """All of one plan."""
        plan, region = outline.plan, outline.region
        document = self.documents.get(id(plan))
        blocked = FAULTY if document is not None and document.path in self.faulty else None
        place = region.region if region else None
        top = self.branch("region", "", "", place.name if place else "", -1, place.id if place else "")
        home = self.branch("department", plan.department.id, "", plan.department.name, top)
        if plan.budget_unit:
            home = self.branch("unit", plan.home, "", plan.budget_unit.name, home)
        known: dict[int, Above] = {}
        for node in outline.nodes:
            if node.kind == "indicator" and node.parent is not None and isinstance(node.item, Indicator):
                self.leaves.append(
                    self.leaf(node, node.item, known[id(node.parent)], plan.year, document, blocked)
                )
            else:
                known[id(node)] = self.above(node, outline, home, known)

    def branch(self, level: str, address: str, number: str, name: str, parent: int, key: str = "") -> int:
        """The index of a branch, new or known."""
        identity = (parent, level, key or address)
        if identity not in self._branch:
            self._branch[identity] = len(self.branches)
            self.branches.append(Branch(level, address, number, name, parent))
        return self._branch[identity]

    def above(self, node: Node, outline: Outline, home: int, known: dict[int, Above]) -> Above:
        """What the indicators of `node` share."""
        plan = outline.plan
        if node.parent is None:
            parties = (plan.department, *([plan.budget_unit] if plan.budget_unit else ()))
            calls = (plan.home, *(word for party in parties for word in (party.id, party.name)))
            unit = plan.budget_unit.name if plan.budget_unit else ""
            return Above(home, (plan.department.name, unit, "", "", ""), (calls, (), ()))
        over = known[id(node.parent)]
        index = self.branch(node.kind, node.address, node.number, node.name, over.branch)
        at = ("duty", "activity", "project").index(node.kind)
        names = (*over.names[: 2 + at], node.name, *over.names[3 + at :])
        calls2 = list(over.calls)
        if node.kind != "project":
            calls2[1 + at] = (node.address.rsplit("/", 1)[-1], node.name)
        return Above(index, names, tuple(calls2))  # type: ignore[arg-type]

    def leaf(
        self,
        node: Node,
        item: Indicator,
        above: Above,
        year: int,
        document: Document | None,
        blocked: Text | None,
    ) -> Leaf:
        """One indicator with its standard compiled."""
        ladder, against, obstacle = self.standard(node.standard, item, year)
        place = Place(
            node.address, node.number, *above.names, item.name, item.weight, item.target or "",
            self.ladders[ladder] if ladder >= 0 else None,
        )  # fmt: skip
        return Leaf(place, above, against, ladder, year, blocked or obstacle, node, document)

    def standard(
        self, standard: Standard | None, item: Indicator, year: int
    ) -> tuple[int, Scale | TargetReading | None, Text | None]:
        """The number of its ladder, what actuals are read against, and why it cannot be graded."""
        if standard is None:
            if not item.target:
                return -1, None, NO_STANDARD
            target = read_target(
                item.target, unit=item.unit, direction=item.direction or "", name=item.name, year=year,
                kind=item.kind or "",
            )  # fmt: skip
            return -1, None if target.problem else target, TARGET_ONLY
        scale = standard.reading.scale
        if scale is None:
            why = standard.reading.findings[0].name if standard.reading.findings else "?"
            obstacle = Text(UNREADABLE.zh.format(why), UNREADABLE.en.format(why))
            return (
                self.number(
                    (standard.cells, standard.name), Ladder(unread(standard.cells), "", name=standard.name)
                ),
                None,
                obstacle,
            )
        bounds = tuple(bound.text for bound in scale.bounds)
        key = (
            scale.cells,
            scale.kind,
            scale.unit,
            scale.whole,
            scale.higher,
            scale.delay,
            bounds,
            scale.words,
            standard.name,
        )
        found = self._ladder.get(key)
        return self.number(key, ladder_of(scale, standard.name)) if found is None else found, scale, None

    def number(self, key: tuple[object, ...], ladder: Ladder) -> int:
        """The number of a ladder, new or known."""
        if key not in self._ladder:
            self._ladder[key] = len(self.ladders)
            self.ladders.append(ladder)
        return self._ladder[key]
