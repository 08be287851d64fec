"""What a file rule looks at: the outline of one plan, with its prose laid out once for all the rules on wording."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from perfcli.model.plan import Activity, Duty, Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.loading.outline import Node, Outline
    from perfcli.syntax.tree import KeyPath


@dataclass(frozen=True, slots=True, eq=False)
class Prose:
    """One text of a plan: its node, the field it stands in (objective, name, content, goal, formula) and its place."""

    node: Node
    field: str
    where: KeyPath
    text: str


@dataclass(frozen=True)
class Subject:
    """One plan under review."""

    path: str
    outline: Outline

    @cached_property
    def prose(self) -> tuple[Prose, ...]:
        """Every text that people wrote as sentences, in printing order; blank ones are left out."""
        return tuple(prose for prose in self._prose() if prose.text)

    @cached_property
    def sentences(self) -> tuple[Prose, ...]:
        """Objectives, contents and goals only: running text, without names and formulas."""
        return tuple(prose for prose in self.prose if prose.field in ("objective", "content", "goal"))

    def _prose(self) -> Iterator[Prose]:
        for node in self.outline.nodes:
            item, where = node.item, node.where
            if node.kind == "department":
                for index, text in enumerate(self.outline.plan.objectives):
                    yield Prose(node, "objective", ("objectives", index), text)
                continue
            yield Prose(node, "name", (*where, "name"), node.name)
            if isinstance(item, Duty | Activity | Project):
                yield Prose(node, "content", (*where, "content"), item.content)
                for index, text in enumerate(item.goals):
                    yield Prose(node, "goal", (*where, "goals", index), text)
