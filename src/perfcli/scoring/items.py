"""What a row of spending is about: a department, duty, activity or project, by its address or by the code registered for it.

In: outlines, the target files that have errors. Out: `Found`. Nothing is matched by a part of an address or by a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.model.plan import Plan, Project
from perfcli.scoring.suggestions import Suggester

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perfcli.loading.outline import Node, Outline


class Holder(NamedTuple):
    """A node that may hold money, the outline that it stands in, and the path of its file where that has errors."""

    node: Node
    outline: Outline
    faulty: str = ""

    @property
    def address(self) -> str:
        """Its address."""
        return self.node.address


class Found(NamedTuple):
    """The one holder; else several of one code, the owner of an indicator, a faulty file, or what may have been meant."""

    holder: Holder | None = None
    several: tuple[str, ...] = ()
    owner: str = ""
    faulty: str = ""
    suggestions: tuple[str, ...] = ()


class Items:
    """All that money may be reported for."""

    def __init__(self, outlines: Iterable[Outline], faulty: Mapping[str, str]) -> None:
        """`faulty` maps the path of each target file with errors to the first part of its addresses, empty if unknown."""
        self.homes = {home: path for path, home in sorted(faulty.items()) if home}
        self.unknown = next((path for path, home in sorted(faulty.items()) if not home), "")
        self.holders: dict[str, Holder] = {}
        self.codes: dict[str, list[Holder]] = {}
        self.owners: dict[str, str] = {}
        self.registered: set[str] = set()
        for outline in outlines:
            self._add(outline)
        self._near = Suggester([*self.holders, *self.codes])

    def _add(self, outline: Outline) -> None:
        faulty = self.homes.get(outline.plan.home, "")
        if outline.region is not None:
            self.registered |= outline.region.homes
        for node in outline.nodes:
            if node.kind == "indicator":
                self.owners[node.address] = node.parent.address if node.parent else ""
                continue
            holder = Holder(node, outline, faulty)
            self.holders.setdefault(node.address, holder)
            if code := code_of(node):
                self.codes.setdefault(code, []).append(holder)

    def find(self, call: str) -> Found:
        """The one holder that a text means."""
        call = call.strip()
        if holder := self.holders.get(call):
            return Found(holder)
        if same := self.codes.get(call):
            return Found(same[0]) if len(same) == 1 else Found(several=tuple(one.address for one in same))
        if call in self.owners:
            return Found(owner=self.owners[call])
        if faulty := self._faulty(call):
            return Found(faulty=faulty)
        return Found(suggestions=self._near.near(call))

    def _faulty(self, call: str) -> str:
        """The path of the broken target file that an address leads to, as far as can be known."""
        parts = call.split("/")
        ends = ["/".join(parts[:count]) for count in range(len(parts), 0, -1)]
        if known := next((self.homes[end] for end in ends if end in self.homes), ""):
            return known
        absent = self.registered - self.holders.keys()
        return self.unknown if any(end in absent for end in ends) else ""


def code_of(node: Node) -> str:
    """The code that a target file registers for a project, or for whom its targets are."""
    item = node.item
    if isinstance(item, Project):
        return item.code.strip()
    if isinstance(item, Plan):
        return (item.budget_unit or item.department).code.strip()
    return ""
