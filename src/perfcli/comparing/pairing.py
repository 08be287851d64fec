"""Which node of one version is which of the other: by id, by the register's changes, then by content.

In: the nodes of both sides, and whom each home follows. Out: `Pair`s in which every node of both sides stands exactly once.
One with one, never of two kinds, the same for the same input. What no rule pairs stays alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from perfcli.comparing.likeness import Looks, alike, looks, names, percent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from perfcli.loading.outline import Node, Outline
    from perfcli.syntax.tree import Tree

How: TypeAlias = Literal["id", "register", "content", ""]
KINDS = ("department", "duty", "activity", "project", "indicator")
"""From the top down: a parent is paired before its children."""
UNDER = 50
"""Percent that siblings must be alike to be taken for one that was renamed."""
ELSEWHERE = 85
"""The same for one that may have been moved to another parent: there a common name proves little."""
WHOLE = 60
"""The same for departments."""


class Spot(NamedTuple):
    """One node of one side, with the file that it stands in."""

    node: Node
    outline: Outline
    tree: Tree
    path: str

    @property
    def home(self) -> str:
        """Whose it is."""
        return self.outline.plan.home

    @property
    def below(self) -> str:
        """Its address within its department."""
        return self.node.address.removeprefix(self.home)

    @property
    def id(self) -> str:
        """The last part of its address."""
        return self.node.address.rpartition("/")[2]


class Pair(NamedTuple):
    """One node of both sides, or of one. `percent` is how alike they are where `how` is content."""

    old: Spot | None
    new: Spot | None
    how: How = ""
    percent: int = 100


def pairs(old: Sequence[Spot], new: Sequence[Spot], follows: Mapping[str, Sequence[str]]) -> tuple[Pair, ...]:
    """Every node once, in the order of the new side; what only the old side has comes last."""
    pairing = _Pairing(old, new, follows)
    pairing.departments()
    for kind in KINDS[1:]:
        pairing.below(kind)
    return tuple(pairing.result())


class _Pairing:
    """The pairs found so far, by the places of the nodes in their lists."""

    def __init__(
        self, old: Sequence[Spot], new: Sequence[Spot], follows: Mapping[str, Sequence[str]]
    ) -> None:
        self.old, self.new, self.follows = old, new, follows
        self.found: dict[int, tuple[int, How, int]] = {}
        """New place to old place, how and percent."""
        self.taken: dict[int, int] = {}
        self.at = {id(side): {id(spot.node): place for place, spot in enumerate(side)} for side in (old, new)}
        self.parent = {id(side): [self._above(side, spot) for spot in side] for side in (old, new)}
        self.seen: dict[int, Looks] = {}

    def _above(self, side: Sequence[Spot], spot: Spot) -> int:
        parent = spot.node.parent
        return self.at[id(side)][id(parent)] if parent is not None else -1

    def departments(self) -> None:
        """The files themselves."""
        olds = {self.old[o].home: o for o in self.free(self.old, "department")}
        for n in self.free(self.new, "department"):
            if (same := olds.get(self.new[n].home)) is not None:
                self.pair(same, n, "id")
        for n in self.free(self.new, "department"):
            those = [olds[home] for home in self.follows.get(self.new[n].home, ()) if home in olds]
            open_ = [o for o in those if o not in self.taken]
            if open_:
                self.pair(max(open_, key=lambda o: (self.like(o, n), -o)), n, "register")
        self.by_content("department", WHOLE)

    def below(self, kind: str) -> None:
        """The nodes of one kind; all parents are paired as far as they can be."""
        self.same_id(kind)
        self.same_path(kind)
        self.moved_with_id(kind)
        self.by_content(kind, UNDER, siblings=True)
        self.by_content(kind, ELSEWHERE, lone=True)

    def free(self, side: Sequence[Spot], kind: str) -> list[int]:
        """The places of nodes that are not paired yet."""
        done = self.taken if side is self.old else self.found
        return [place for place, spot in enumerate(side) if spot.node.kind == kind and place not in done]

    def pair(self, old: int, new: int, how: How, percent: int = 100) -> None:
        self.found[new] = (old, how, percent)
        self.taken[old] = new

    def same_id(self, kind: str) -> None:
        """Children with one id of parents that are paired."""
        olds = {(self.parent[id(self.old)][o], self.old[o].id): o for o in self.free(self.old, kind)}
        for n in self.free(self.new, kind):
            above = self.found.get(self.parent[id(self.new)][n])
            o = olds.get((above[0], self.new[n].id)) if above else None
            if o is not None and o not in self.taken:
                self.pair(o, n, self._by(o, n))

    def same_path(self, kind: str) -> None:
        """Nodes with one address within departments that follow each other, as where several were merged."""
        olds = {(self.old[o].home, self.old[o].below): o for o in reversed(self.free(self.old, kind))}
        for n in self.free(self.new, kind):
            spot = self.new[n]
            for home in (spot.home, *self.follows.get(spot.home, ())):
                o = olds.get((home, spot.below))
                if o is not None and o not in self.taken:
                    self.pair(o, n, self._by(o, n))
                    break

    def moved_with_id(self, kind: str) -> None:
        """Nodes that kept id and name and stand elsewhere, where there is only one such on each side."""
        olds, news = (
            self._only(side, self.free(side, kind), lambda spot: (spot.id, spot.node.name))
            for side in (self.old, self.new)
        )
        for key, n in news.items():
            if key in olds:
                self.pair(olds[key], n, "id")

    def _only(
        self, side: Sequence[Spot], places: Iterable[int], key: Callable[[Spot], tuple[str, str]]
    ) -> dict[tuple[str, str], int]:
        met: dict[tuple[str, str], list[int]] = {}
        for place in places:
            met.setdefault(key(side[place]), []).append(place)
        return {one: those[0] for one, those in met.items() if len(those) == 1}

    def by_content(self, kind: str, least: int, *, siblings: bool = False, lone: bool = False) -> None:
        """What is most alike first; `siblings` only under parents that are paired, `lone` only names that stand once."""
        olds, news = self.free(self.old, kind), self.free(self.new, kind)
        if not olds or not news:
            return
        sets = self._families(olds, news) if siblings else [(olds, news)]
        for some, others in sets:
            mine = {o: self.look(self.old[o]) for o in some}
            theirs = {n: self.look(self.new[n]) for n in others}
            if lone:
                mine, theirs = _once(mine), _once(theirs)
            found = sorted(
                alike(mine, theirs, least), key=lambda one: (-one[0], abs(one[1] - one[2]), one[1:])
            )
            for like, o, n in found:
                if o not in self.taken and n not in self.found:
                    self.pair(o, n, "content", like)

    def _families(self, olds: list[int], news: list[int]) -> Iterator[tuple[list[int], list[int]]]:
        """The free children of each two parents that are paired."""
        under: dict[int, list[int]] = {}
        for o in olds:
            under.setdefault(self.parent[id(self.old)][o], []).append(o)
        families: dict[int, list[int]] = {}
        for n in news:
            if (above := self.found.get(self.parent[id(self.new)][n])) and above[0] in under:
                families.setdefault(above[0], []).append(n)
        for parent, those in families.items():
            yield under[parent], those
        yield from self._merged(under, news)

    def _merged(self, under: dict[int, list[int]], news: list[int]) -> Iterator[tuple[list[int], list[int]]]:
        """The free children of departments that were merged into one, beside the children of that one."""
        olds = {self.old[o].home: o for o in under if o >= 0 and self.old[o].node.kind == "department"}
        for root in dict.fromkeys(self.parent[id(self.new)][n] for n in news):
            if self.new[root].node.kind == "department":
                homes = [home for home in self.follows.get(self.new[root].home, ()) if home in olds]
                those = [o for home in homes for o in under[olds[home]] if o not in self.taken]
                yield those, [n for n in news if self.parent[id(self.new)][n] == root and n not in self.found]

    def look(self, spot: Spot) -> Looks:
        if id(spot.node) not in self.seen:
            self.seen[id(spot.node)] = looks(spot.node)
        return self.seen[id(spot.node)]

    def like(self, o: int, n: int) -> int:
        return percent(self.look(self.old[o]), self.look(self.new[n]))

    def _by(self, o: int, n: int) -> How:
        return "id" if self.old[o].home == self.new[n].home else self._home_how(n)

    def _home_how(self, n: int) -> How:
        """How the departments of two nodes were paired, which their children inherit."""
        root = n
        while self.parent[id(self.new)][root] >= 0:
            root = self.parent[id(self.new)][root]
        known = self.found.get(root)
        return "id" if known and known[1] == "content" else "register"

    def result(self) -> Iterator[Pair]:
        """All pairs."""
        for n, spot in enumerate(self.new):
            if n in self.found:
                o, how, like = self.found[n]
                yield Pair(self.old[o], spot, how, like)
            else:
                yield Pair(None, spot)
        for o, spot in enumerate(self.old):
            if o not in self.taken:
                yield Pair(spot, None)


def _once(those: Mapping[int, Looks]) -> dict[int, Looks]:
    """Those whose name no other of them has."""
    count = names(tuple(those.values()))
    return {place: look for place, look in those.items() if count[look.plain] == 1}
