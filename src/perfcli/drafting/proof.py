"""The proof of an import: what was written is printed again and compared with the source, cell by cell and line by line.

In: the source and the printed paper as surveys, and what was written beside the forms. Out: a `Proof`: one verdict for every
cell and every line of the source, and what was printed although nothing in the source says it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from perfcli.drafting.align import align, out_of_order
from perfcli.drafting.facts import Fact, is_money, key, shown, squeezed
from perfcli.drafting.indicators import SIGNS
from perfcli.drafting.kept import Store, bare
from perfcli.drafting.prooflines import PrintedLines, all_text
from perfcli.drafting.verdicts import Checked, Verdict, of_cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from perfcli.drafting.facts import Item, Survey
    from perfcli.drafting.kept import Kept

_LINES = -1
"""The grid of what is said of a project in lines."""
_OWNERS = ("department", "budget_unit")
_OWN = frozenset((*_OWNERS, "parents", "goals"))
"""What a form prints of its owner, wherever the source says that."""


class Proof(NamedTuple):
    """Everything that was compared, in the order of the source."""

    cells: tuple[Checked, ...] = ()
    lines: tuple[Checked, ...] = ()
    invented: tuple[Checked, ...] = ()
    unprinted: tuple[str, ...] = ()
    """Files that have errors, so that no form of them can be printed: their texts were only looked for."""


def prove(source: Survey, printed: Survey, kept: Iterable[Kept] = ()) -> Proof:
    """Compare a source with what was printed of it."""
    facts = [fact for item in printed.items for fact in item.facts]
    counts = Counter(key(fact) if is_money(fact) else bare(fact.text) for fact in facts)
    store = Store(kept, counts + Counter(bare(line.text) for line in printed.lines))
    lines = PrintedLines(printed, store)
    told = [lines.check(line) for line in source.lines]
    cells = _Cells(source.items, printed.items, store, lines)
    cells.compare()
    framed = [Checked(Verdict.FRAME, fact.origin, fact.text) for fact in source.frame]
    in_lines = cells.told(lambda item: item.grid == _LINES)
    text = all_text(_texts(source))
    return Proof(
        (*cells.told(lambda item: item.grid != _LINES), *framed),
        (*told, *in_lines),
        (*cells.invented(text), *lines.invented(text)),
    )


def _texts(said: Survey) -> Iterator[str]:
    yield from (fact.text for item in said.items for fact in item.facts)
    yield from (line.text for line in said.lines)


class _Cells:
    """Compares the items of two papers."""

    def __init__(
        self, source: tuple[Item, ...], printed: tuple[Item, ...], store: Store, lines: PrintedLines
    ) -> None:
        self.source, self.printed, self.store, self.lines = source, printed, store, lines
        self.claimed: set[Fact] = set()
        self.found: dict[tuple[int, Fact], Checked] = {}
        self.pairs = align(source, printed)
        self.partners = {one: [printed[other]] for one, other in self.pairs.items()}
        self._again()

    def _again(self) -> None:
        """What is printed once more in another table of the same form, as an activity's targets are."""
        named: dict[tuple[str, str], list[int]] = defaultdict(list)
        for one in self.pairs:
            named[self.source[one].kind, self.source[one].name].append(one)
        used = set(self.pairs.values())
        for at, item in enumerate(self.printed):
            if at not in used and item.name:
                near = (
                    one
                    for one in named[item.kind, item.name]
                    if all(item.grid != other.grid for other in self.partners[one])
                )
                if (one := next(near, -1)) >= 0:
                    self.partners[one].append(item)

    def compare(self) -> None:
        """First what stands where it should, then the rest among what is still free."""
        moved = self._moved()
        for at, item in enumerate(self.source):
            self._item(at, item, moved=at in moved)
        self.free: dict[str, list[tuple[Item, Fact]]] = defaultdict(list)
        for item in self.printed:
            for fact in item.facts:
                if fact.own and fact not in self.claimed:
                    self.free[squeezed(fact.text)].append((item, fact))
        for at, item in enumerate(self.source):
            for fact in item.facts:
                if fact.own and (at, fact) not in self.found:
                    self._put(at, fact, *self._elsewhere(at, item, fact))

    def _put(self, at: int, fact: Fact, verdict: Verdict, printed: str = "", where: str = "") -> None:
        text = shown(fact) if verdict is Verdict.DIFFERENT else fact.text
        self.found[at, fact] = Checked(verdict, fact.origin, text, printed, where)

    def _moved(self) -> set[int]:
        """Items that stand in another order, or under another name."""
        groups: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        for one, other in self.pairs.items():
            groups[self.source[one].grid, self.printed[other].grid].append((one, other))
        moved = {one for pairs in groups.values() for one in out_of_order(pairs)}
        for one, partners in self.partners.items():
            under = self.source[one].under
            if under and all(other.under not in ("", under) for other in partners):
                moved.add(one)
        return moved

    def _item(self, at: int, item: Item, *, moved: bool) -> None:
        """The cells of one item beside those of its partners."""
        theirs = [fact for other in self.partners.get(at, ()) for fact in other.facts]
        known = {(fact.field, key(fact)): fact for fact in reversed(theirs)}
        anywhere = {key(fact): fact for fact in theirs}
        for fact in item.facts:
            match = known.get((fact.field, key(fact))) or (None if fact.field else anywhere.get(key(fact)))
            if match is None:
                continue
            self.claimed.update(
                other for other in theirs if (other.field, key(other)) == (match.field, key(match))
            )
            if fact.own:
                verdict = Verdict.SAME if match.text.strip() == fact.text.strip() else Verdict.OTHERWISE
                moves = moved and fact.field == "name"
                self._put(at, fact, Verdict.MOVED if moves else verdict, match.text.strip(), match.origin)
        self._target(at, item, theirs)

    def _target(self, at: int, item: Item, theirs: list[Fact]) -> None:
        """A target in up to three cells: its sign, its number, its unit."""
        mine = {fact.field: fact for fact in item.facts if fact.field in ("operator", "target", "unit")}
        if "target" not in mine:
            return
        said = {field: squeezed(fact.text) for field, fact in mine.items()}
        sign, unit = SIGNS.get(said.get("operator", ""), ""), said.get("unit", "")
        for printed in (fact for fact in theirs if fact.field == "target"):
            text = squeezed(printed.text)
            before, behind = text.startswith(sign), text.endswith(unit)
            if text not in {s + said["target"] + u for s in ("", sign) for u in ("", unit)}:
                continue
            self.claimed.add(printed)
            parts = {"operator": bool(sign) and before, "target": True, "unit": bool(unit) and behind}
            for field, fact in mine.items():
                if parts[field] and (at, fact) not in self.found:
                    self._put(at, fact, Verdict.OTHERWISE, printed.text, printed.origin)

    def _elsewhere(self, at: int, item: Item, fact: Fact) -> tuple[Verdict, str, str]:
        """A cell that does not stand where it should: spread over lines, moved, kept beside the form, changed or lost."""
        if fact.field in (*_OWNERS, "name") and (line := self.lines.named.get(key(fact))):
            same = key(fact) == squeezed(fact.text)
            return Verdict.SAME if same else Verdict.OTHERWISE, line.text, line.origin
        if fact.field in ("goals", "") and (line := self.lines.take_all(fact.text)):
            same = line.text.strip() == fact.text.strip()
            return Verdict.SAME if same else Verdict.OTHERWISE, line.text, line.origin
        partners = self.partners.get(at, [])
        if near := self._free(fact, partners):
            return Verdict.MOVED, near.text.strip(), near.origin
        if kept := self.store.find(fact.text, item.owners, key(fact) if is_money(fact) else ""):
            away = kept.owner and item.owners and kept.owner not in item.owners
            return Verdict.MOVED if away else Verdict.ELSEWHERE, kept.text, kept.place
        there = (f for other in partners for f in other.facts if f.own and f.field == fact.field)
        if instead := next((f for f in there if f not in self.claimed), None):
            self.claimed.add(instead)
            return Verdict.DIFFERENT, shown(instead), instead.origin
        return Verdict.LOST, "", ""

    def _free(self, fact: Fact, partners: list[Item]) -> Fact | None:
        """The same text in a printed cell that no cell of the source has: best in the same row, then the same column."""
        found = [(one, f) for one, f in self.free[squeezed(fact.text)] if f not in self.claimed]
        if is_money(fact):
            found = [(one, f) for one, f in found if not is_money(f) or key(f) == key(fact)]
        if not found:
            return None
        _, best = min(found, key=lambda one: (one[0] not in partners, one[1].field != fact.field))
        self.claimed.add(best)
        return best

    def told(self, wanted: Callable[[Item], bool]) -> Iterator[Checked]:
        """One verdict for each cell, in the order of the source."""
        cells: dict[str, list[Checked]] = {}
        for at, item in enumerate(self.source):
            for fact in item.facts if wanted(item) else ():
                if (at, fact) in self.found:
                    cells.setdefault(fact.origin, []).append(self.found[at, fact])
        return map(of_cell, cells.values())

    def invented(self, source: str) -> Iterator[Checked]:
        """Printed cells that no cell of the source has; what a form prints of its owner stands anywhere in the source."""
        for fact in dict.fromkeys(fact for item in self.printed for fact in item.facts if fact.own):
            if fact in self.claimed:
                continue
            pieces = [squeezed(piece) for piece in fact.text.replace("›", "\n").split("\n")]
            known = fact.field in _OWN and all(p in source or p in self.store.names for p in pieces)
            if not known:
                yield Checked(Verdict.INVENTED, fact.origin, "", fact.text.strip(), fact.origin)
