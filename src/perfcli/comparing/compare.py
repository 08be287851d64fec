"""Two sides as one result: every node of both once, with what became of it, and the worst first.

In: two `Side`s. Out: a `Comparison`. Departments follow the register's changes through the years between the two sides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfcli.comparing.judge import Line, judge
from perfcli.comparing.kinds import Verdict
from perfcli.comparing.meaning import aspects
from perfcli.comparing.pairing import Pair, Spot, pairs
from perfcli.diagnostics import Text
from perfcli.loading.organisation import back

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from perfcli.loading.outline import Node, Outline
    from perfcli.model.change import Changes
    from perfcli.model.region import Region
    from perfcli.syntax.tree import Tree


class File(NamedTuple):
    """One target file of a side."""

    path: str
    outline: Outline
    tree: Tree


class Side(NamedTuple):
    """One version: its name as people typed it, its files of one year in the register's order, and their region."""

    name: str
    files: tuple[File, ...]
    region: Region | None

    @property
    def year(self) -> int:
        """The year of its files."""
        return self.files[0].outline.plan.year

    def spots(self) -> list[Spot]:
        """Every node."""
        return [
            Spot(node, file.outline, file.tree, file.path)
            for file in self.files
            for node in file.outline.nodes
        ]


class Match(NamedTuple):
    """One node of both sides, or of one, with everything that changed."""

    pair: Pair
    lines: tuple[Line, ...]
    folded: bool = False
    """Whether it came or went with the node above it."""
    below: int = 0
    """How many nodes came or went with it."""

    @property
    def verdict(self) -> Verdict:
        """The worst of its lines."""
        return max((line.verdict for line in self.lines), default=Verdict.SAME)

    @property
    def spot(self) -> Spot:
        """The node as it is now, else as it was."""
        spot = self.pair.new or self.pair.old
        if spot is None:  # pragma: no cover - a pair has a side
            raise ValueError
        return spot


class Comparison(NamedTuple):
    """What became of every node; `matches` stand worst first, then in printing order."""

    old: Side
    new: Side
    matches: tuple[Match, ...]
    law: tuple[Line, ...] = ()
    """What changed in the region's own file and touches all."""

    @property
    def changed(self) -> tuple[Match, ...]:
        """Those with a difference."""
        return tuple(match for match in self.matches if match.lines)

    @property
    def verdict(self) -> Verdict:
        """The worst of all."""
        lines = (*self.law, *(line for match in self.matches[:1] for line in match.lines))
        return max((line.verdict for line in lines), default=Verdict.SAME)

    def counts(self) -> dict[Verdict, int]:
        """How many nodes came to each verdict, worst first."""
        found = dict.fromkeys(sorted(Verdict, reverse=True), 0)
        for match in self.matches:
            found[match.verdict] += 1
        return found


def compare(old: Side, new: Side) -> Comparison:
    """Everything that is not the same."""
    follows = _follows(old, new)
    found = pairs(old.spots(), new.spots(), follows)
    places = {id(p.old.node): id(p.new.node) for p in found if p.old and p.new}
    law = _Law(old, new, follows)
    matches = [Match(pair, law.lines(pair) or (*_moved(pair, places), *judge(pair))) for pair in found]
    marked = [
        match._replace(lines=tuple(sorted(match.lines, key=lambda line: -line.verdict)))
        for match in _against(matches)
    ]
    worst_first = tuple(sorted(_folded(marked), key=lambda match: -match.verdict))
    return Comparison(old, new, worst_first, tuple(_law(old.region, new.region)))


class _Law:
    """Departments that the register's changes made of others, or into others: such did not simply come or go."""

    def __init__(self, old: Side, new: Side, follows: dict[str, tuple[str, ...]]) -> None:
        self.names = [
            {file.outline.plan.home: file.outline.plan.title for file in side.files} for side in (old, new)
        ]
        self.before = follows
        self.after: dict[str, list[str]] = {}
        for home, those in follows.items():
            for one in those:
                self.after.setdefault(one, []).append(home)

    def lines(self, pair: Pair) -> tuple[Line, ...]:
        """Where a department went that was merged or split, or whence one came; nothing for all other nodes."""
        spot = pair.new or pair.old
        if spot is None or spot.node.kind != "department" or (pair.old and pair.new):
            return ()
        there = self.names[0 if pair.new else 1]
        homes = self.before.get(spot.home, ()) if pair.new else self.after.get(spot.home, ())
        others = "、".join(there[home] for home in homes if home in there and home != spot.home)
        if not others:
            return ()
        before, after = (others, spot.node.name) if pair.new else (spot.node.name, others)
        return (Line(Verdict.MOVED, "", before, after, Text("登记的机构变动", "a change of the register")),)


def _folded(matches: Sequence[Match]) -> Iterator[Match]:
    """Marks what came or went with its parent, so that one line can stand for a whole branch."""
    lone = (Verdict.ADDED, Verdict.DROPPED)
    alone = {id(m.spot.node): m.verdict for m in matches if m.verdict in lone}
    count: dict[int, int] = {}
    tops = {}
    for match in matches:
        top = here = match.spot.node
        while here.parent is not None and alone.get(id(here)) and id(here.parent) in alone:
            top = here = here.parent
        tops[id(match.spot.node)] = id(top)
        count[id(top)] = count.get(id(top), -1) + 1
    for match in matches:
        own = id(match.spot.node)
        if own not in alone:
            yield match
        elif tops[own] == own:
            yield match._replace(below=count[own])
        else:
            yield match._replace(folded=not any(line.against for line in match.lines))


def _follows(old: Side, new: Side) -> dict[str, tuple[str, ...]]:
    """Whose targets on the old side each home of the new side follows."""
    region = new.region or old.region
    changes = region.changes if region else ()
    before = [file.outline.plan.home for file in old.files]
    return {
        file.outline.plan.home: _back(changes, file.outline.plan.home, old.year, new.year, before)
        for file in new.files
    }


def _back(changes: Changes, home: str, old: int, new: int, before: Collection[str]) -> tuple[str, ...]:
    """The way back, year by year; of one year, through the changes of that year."""
    homes: tuple[str, ...] = (home,)
    for year in range(max(new, old + 1), old, -1):
        last = year == old + 1
        homes = tuple(
            dict.fromkeys(
                one for each in homes for one in back(changes, each, year, before if last else None)
            )
        )
    return homes


def _moved(pair: Pair, places: dict[int, int]) -> Iterator[Line]:
    """Whether a node stands under another parent than the one that its old parent became."""
    if pair.old is None or pair.new is None:
        return
    above, now = pair.old.node.parent, pair.new.node.parent
    if above is not None and now is not None and places.get(id(above)) != id(now):
        yield Line(Verdict.MOVED, "", _where(pair.old.node), _where(pair.new.node))


def _where(node: Node) -> str:
    """The names that lead to a node's parent."""
    names: list[str] = []
    here = node.parent
    while here is not None:
        names.append(here.name)
        here = here.parent
    return " › ".join(reversed(names))


def _against(matches: Sequence[Match]) -> Iterator[Match]:
    """Marks less asked for where the nearest budget above grew."""
    grown = {id(match.pair.new.node): match.pair for match in matches if match.pair.new and _grew(match.pair)}
    gone = {id(match.pair.old.node): match.pair for match in matches if match.pair.old and _grew(match.pair)}
    for match in matches:
        spot = match.spot
        if spot.node.kind != "indicator" or match.verdict not in (Verdict.LOOSENED, Verdict.DROPPED):
            yield match
            continue
        paid = _paid(spot, grown if match.pair.new else gone)
        yield match if paid is None else match._replace(lines=(_told(paid, match.verdict), *match.lines))


def _paid(spot: Spot, grown: dict[int, Pair]) -> Pair | None:
    """The nearest node above with a budget, if it grew."""
    here: Node | None = spot.node.parent
    while here is not None:
        item: Any = here.item
        if item.budget is not None:
            return grown.get(id(here))
        here = here.parent
    return None


def _grew(pair: Pair) -> bool:
    """Whether a node costs more than before."""
    if pair.old is None or pair.new is None:
        return False
    items: list[Any] = [pair.old.node.item, pair.new.node.item]
    amounts: list[Any] = [getattr(item, "budget", None) for item in items]
    if None in amounts:
        return False
    units = [spot.outline.money_unit or "元" for spot in (pair.old, pair.new)]
    then, now = (amount.yuan(unit) for amount, unit in zip(amounts, units, strict=True))
    return bool(now > then)


def _told(paid: Pair, verdict: Verdict) -> Line:
    """The line that says so."""
    said = [aspects(spot.node, spot.outline)["budget"].text for spot in (paid.old, paid.new) if spot]
    name = paid.new.node.name if paid.new else ""
    detail = Text(f"“{name}”的预算增加，目标却降低", f"the budget of {name!r} grew while less is asked for")
    return Line(verdict, "budget", said[0], said[1], detail, against=True)


def _law(old: Region | None, new: Region | None) -> Iterator[Line]:
    """The money unit and the scoring profile: what they change, they change for all."""
    for key in ("money_unit", "profile"):
        was, now = (str(getattr(region, key) or "") if region else "" for region in (old, new))
        if was != now:
            yield Line(Verdict.REDEFINED, key, was, now)
