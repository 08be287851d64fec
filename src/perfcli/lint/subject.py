"""What a file rule looks at: the outline of one plan, with its prose laid out once for all the rules on wording."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from perfcli.lint.money import amounts
from perfcli.model.indicator import Indicator
from perfcli.model.plan import Plan
from perfcli.quantity.personal import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.loading.outline import Node, Outline, Standard
    from perfcli.model.amount import Amount
    from perfcli.model.profile import Profile
    from perfcli.scale import Finding as Told
    from perfcli.syntax.tree import KeyPath


_SPECIAL = re.compile(r"[^\u4e00-\u9fff，。；、：]+")


class Prose(NamedTuple):
    """One text of a plan: its node, the field it stands in (objective, name, content, goal, formula) and its place."""

    node: Node
    field: str
    where: KeyPath
    text: str


class Subject:
    """One plan under review.

    What many rules ask for is gathered in one walk; what few ask for, when it is asked for.
    """

    def __init__(
        self, path: str, outline: Outline, *, digits: bool = True, profile: Profile | None = None
    ) -> None:
        """`digits`: the file may hold as many digits as a number of a person has; `profile`: what scores it."""
        self.profile = profile
        self.path = path
        self.outline = outline
        self.digits = digits
        self.texts = [text for text in outline.plan.objectives if text]
        """The texts of `prose`, without their places: most rules find nothing in them and ask for no place."""
        self.names: list[str] = []
        """The names of duties, activities, projects and indicators."""
        self.aimed: list[Node] = []
        """The indicators that have a target."""
        self.based: list[Node] = []
        """The indicators that have a baseline."""
        self.told: dict[str, list[tuple[Node, Standard, Told]]] = {}
        """What `scale` found in the ladders, by the name of the finding: a dozen rules ask, most for nothing."""
        self.weighted = False
        """Whether any indicator has a weight."""
        self.classed = False
        """Whether any indicator has a first class."""
        self._cells = [outline.plan.source, outline.plan.note]
        for node in outline.nodes[1:]:
            self._take(node)
        self.measures = "\0".join([node.name for node in outline.indicators])
        """The names of the indicators as one string, NUL between two."""
        self.cells = "\0".join(self._cells)
        """Targets, formulas, sources, baselines and notes as one string, NUL between two: for a quick "not in here"."""

    def _take(self, node: Node) -> None:
        """Gather what one node has."""
        item: Any = node.item
        self.names.append(node.name)
        self.texts.append(node.name)
        if node.kind != "indicator":
            if item.content:
                self.texts.append(item.content)
            self.texts.extend(filter(None, item.goals))
        else:
            self._cells += (item.target or "", item.formula, item.source, item.baseline)
            if item.target:
                self.aimed.append(node)
            if item.baseline:
                self.based.append(node)
            if item.level1:
                self.classed = True
            if item.weight is not None:
                self.weighted = True
            if node.standard is not None:
                for found in node.standard.reading.findings:
                    self.told.setdefault(found.name, []).append((node, node.standard, found))
        if item.note:
            self._cells.append(item.note)

    @property
    def holds(self) -> frozenset[str]:
        """What there is in the file for rules that speak of nothing else: `target`, `based`, `weight`, `class`, `project`, `digits`, findings of `scale`."""
        there = {
            "target": self.aimed,
            "based": self.based,
            "project": self.outline.projects,
            "weight": self.weighted,
            "class": self.classed,
            "digits": self.digits or spoken(self.running) or spoken(self.cells),
        }
        return frozenset((*self.told, *(what for what, any_ in there.items() if any_)))

    @cached_property
    def prose(self) -> tuple[Prose, ...]:
        """Every text that people wrote as sentences, in printing order; blank ones are left out."""
        return tuple(self._prose())

    @cached_property
    def sentences(self) -> tuple[Prose, ...]:
        """Objectives, contents and goals only: running text, without names and formulas."""
        return tuple(prose for prose in self.prose if prose.field in ("objective", "content", "goal"))

    @cached_property
    def running(self) -> str:
        """`texts` as one string, so that a rule on wording searches once.

        A NUL, which no file may hold, stands between two texts; a pattern must not cross it.
        """
        return "\0".join(self.texts)

    @cached_property
    def special(self) -> str:
        """The running text without Chinese characters and common punctuation: some dozen signs to look through, not a page."""
        return "".join(_SPECIAL.findall(self.running))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each text of `prose` begins in the running text."""
        return tuple(accumulate((len(text) + 1 for text in self.texts[:-1]), initial=0))

    def place(self, position: int) -> tuple[Prose, int]:
        """The text that a position of the running text lies in, and the position in that text."""
        index = bisect_right(self.starts, position) - 1
        return self.prose[index], position - self.starts[index]

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[Prose, int, re.Match[str]]]:
        """Every match in the running text, with the text it is in and where in that text it begins."""
        for match in pattern.finditer(self.running):
            yield *self.place(match.start()), match

    @cached_property
    def amounts(self) -> tuple[tuple[Node, KeyPath, Amount], ...]:
        """Every amount that is written, with its node and its place."""
        return tuple(amounts(self.outline))

    @cached_property
    def addresses(self) -> dict[KeyPath, str]:
        """The address of each node by its key path."""
        return {node.where: node.address for node in self.outline.nodes}

    def _prose(self) -> Iterator[Prose]:
        for index, text in enumerate(self.outline.plan.objectives):
            if text:
                yield Prose(self.outline.nodes[0], "objective", ("objectives", index), text)
        for node in self.outline.nodes[1:]:
            item, where = node.item, node.where
            if isinstance(item, Indicator):
                yield Prose(node, "name", (*where, "name"), item.name)
            elif not isinstance(item, Plan):
                yield Prose(node, "name", (*where, "name"), item.name)
                if item.content:
                    yield Prose(node, "content", (*where, "content"), item.content)
                for index, text in enumerate(item.goals):
                    if text:
                        yield Prose(node, "goal", (*where, "goals", index), text)
