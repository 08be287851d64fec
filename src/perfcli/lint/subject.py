"""What a file rule looks at: the outline of one plan, with its prose laid out once for all the rules on wording."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from perfcli.model.plan import Activity, Duty, Project

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from perfcli.loading.outline import Node, Outline
    from perfcli.syntax.tree import KeyPath


class Prose(NamedTuple):
    """One text of a plan: its node, the field it stands in (objective, name, content, goal, formula) and its place."""

    node: Node
    field: str
    where: KeyPath
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Running:
    """All the prose of a plan as one string, so that a rule on wording searches once.

    A NUL, which no file may hold, stands between two texts; a pattern must not cross it.
    """

    prose: tuple[Prose, ...]
    text: str
    starts: tuple[int, ...]

    def place(self, position: int) -> tuple[Prose, int]:
        """The text that a position of the string lies in, and the position in that text."""
        index = bisect_right(self.starts, position) - 1
        return self.prose[index], position - self.starts[index]

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[Prose, int, re.Match[str]]]:
        """Every match, with its text and where in that text it begins."""
        for match in pattern.finditer(self.text):
            yield *self.place(match.start()), match


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

    @cached_property
    def running(self) -> Running:
        """`prose` as one string."""
        starts, position = [], 0
        for prose in self.prose:
            starts.append(position)
            position += len(prose.text) + 1
        return Running(self.prose, "\0".join(prose.text for prose in self.prose), tuple(starts))

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
