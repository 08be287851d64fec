"""A plan laid flat, built once: every node with its address, number, parent and place, every indicator with its scale.

Lint, scoring and reports walk this instead of walking the plan each in their own way. In: a plan and its region. Out:
an `Outline`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from perfcli.scale import read_scale

if TYPE_CHECKING:
    from perfcli.model.indicator import Cells, Indicator
    from perfcli.model.plan import Activity, Duty, Plan, Project
    from perfcli.model.region import Region
    from perfcli.scale import Reading
    from perfcli.syntax.tree import KeyPath

Item: TypeAlias = "Plan | Duty | Activity | Project | Indicator"


class Standard(NamedTuple):
    """The ladder that an indicator is judged by: its cells, where they stand, and how they are read."""

    cells: Cells
    where: KeyPath
    """The key path of the cells; of the indicator's `scale` key when the ladder stands in the region's file."""
    name: str
    """The scale's name; empty for bands written at the indicator."""
    reading: Reading


class Node(NamedTuple):
    """One node of the tree of a plan. `kind` is department, duty, activity, project or indicator."""

    kind: str
    name: str
    """The name that people know it by."""
    where: KeyPath
    address: str
    number: str
    item: Item
    parent: Node | None
    standard: Standard | None = None

    def above(self, kind: str) -> Node | None:
        """The nearest node of `kind` above this one."""
        node = self.parent
        while node is not None and node.kind != kind:
            node = node.parent
        return node


class Outline(NamedTuple):
    """A plan and all its nodes in printing order, with the region that governs it."""

    plan: Plan
    region: Region | None
    nodes: tuple[Node, ...]
    duties: tuple[Node, ...]
    activities: tuple[Node, ...]
    projects: tuple[Node, ...]
    indicators: tuple[Node, ...]

    @property
    def money_unit(self) -> str:
        """The unit of bare amounts; empty when no region says one."""
        return (self.region.money_unit or "") if self.region else ""


def outline(plan: Plan, region: Region | None = None) -> Outline:
    """Lay a plan flat."""
    walker = _Walker(plan, region)
    walker.walk()
    of = walker.of
    return Outline(
        plan, region, tuple(walker.nodes),
        tuple(of["duty"]), tuple(of["activity"]), tuple(of["project"]), tuple(of["indicator"]),
    )  # fmt: skip


class _Walker:
    """Walks a plan in printing order and keeps every node in its lists."""

    def __init__(self, plan: Plan, region: Region | None) -> None:
        self.plan = plan
        self.region = region
        self.nodes: list[Node] = []
        self.of: dict[str, list[Node]] = {"duty": [], "activity": [], "project": [], "indicator": []}

    def walk(self) -> None:
        root = Node("department", self.plan.title, (), self.plan.home, "", self.plan, None)
        self.nodes.append(root)
        self.indicators(root, self.plan.indicators)
        for index, duty in enumerate(self.plan.duties):
            self.activities(self.child(root, "duty", "duties", index, duty, index + 1), duty)
        self.projects(root, self.plan.projects, len(self.plan.duties))

    def activities(self, parent: Node, duty: Duty) -> None:
        for index, activity in enumerate(duty.activities):
            node = self.child(parent, "activity", "activities", index, activity, index + 1)
            self.indicators(node, activity.indicators)
            self.projects(node, activity.projects, len(activity.indicators))

    def projects(self, parent: Node, projects: tuple[Project, ...], before: int) -> None:
        for index, project in enumerate(projects):
            node = self.child(parent, "project", "projects", index, project, before + index + 1)
            self.indicators(node, project.indicators)

    def child(
        self, parent: Node, kind: str, key: str, index: int, item: Duty | Activity | Project, nth: int
    ) -> Node:
        """A node below `parent`; its number is the form's own, by position: what people say aloud."""
        number = f"{parent.number}.{nth}" if parent.number else str(nth)
        where = (*parent.where, key, index)
        node = Node(kind, item.name, where, f"{parent.address}/{item.id}", number, item, parent)
        self.nodes.append(node)
        self.of[kind].append(node)
        return node

    def indicators(self, parent: Node, indicators: tuple[Indicator, ...]) -> None:
        for index, indicator in enumerate(indicators):
            where = (*parent.where, "indicators", index)
            address = f"{parent.address}/{indicator.id}"
            number = f"{parent.number or 0}.{index + 1}"
            standard = self.standard(indicator, where)
            node = Node("indicator", indicator.name, where, address, number, indicator, parent, standard)
            self.nodes.append(node)
            self.of["indicator"].append(node)

    def standard(self, indicator: Indicator, where: KeyPath) -> Standard | None:
        """The ladder of an indicator: its own bands, or the scale it names in the file or in the region."""
        if indicator.bands is not None:
            return self.read(indicator, indicator.bands, (*where, "bands"), "")
        if indicator.scale is None:
            return None
        if indicator.scale in self.plan.scales:
            cells = self.plan.scales[indicator.scale]
            return self.read(indicator, cells, ("scales", indicator.scale), indicator.scale)
        if self.region is not None and indicator.scale in self.region.scales:
            return self.read(
                indicator, self.region.scales[indicator.scale], (*where, "scale"), indicator.scale
            )
        return None

    def read(self, indicator: Indicator, cells: Cells, where: KeyPath, name: str) -> Standard:
        reading = read_scale(
            cells,
            name=indicator.name,
            unit=indicator.unit,
            direction=indicator.direction or "",
            kind=indicator.kind or "",
            year=self.plan.year,
        )
        return Standard(cells, where, name, reading)
