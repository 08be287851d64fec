"""What was written and is printed on no form: notes, formulas, sources, actuals.csv, spending.csv, region.yaml.

In: every text that was written, with its place, and how often each was printed. Out: a `Store` to look texts up in. A text is
found as often as it was written and not printed; names hold for a whole file and are found again and again.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from perfcli.drafting.facts import squeezed

if TYPE_CHECKING:
    from collections.abc import Iterable

_MONEY = re.compile(r"(?<=[0-9])(?:百万元|千元|万元|亿元|元)$")
_PIECES = re.compile("[;；、\n]|[:：]")
_LABELLED = re.compile(r"\n(?=[^\n:：]{1,20}[:：])")
"""Where the next label of a note begins; what stands behind one may have several lines."""
_TELLING = 6
"""A text of so many characters is not found in a note by chance."""


class Kept(NamedTuple):
    """One text that was written."""

    text: str
    place: str
    """The file, the line, the key."""
    owner: str = ""
    """The key of the name of what it is said of."""
    loose: bool = False
    """Whether it may hold several texts, each under its label: a note."""
    name: bool = False
    """Whether it holds for the whole file: the department, the year, the region."""
    value: str = ""
    """Of an amount whose unit is known: its key, by which alone it is found."""


class Store:
    """What was written and not printed."""

    def __init__(self, kept: Iterable[Kept], printed: Counter[str]) -> None:
        self._of: dict[str, list[Kept]] = {}
        self._notes: list[tuple[str, Kept]] = []
        self.names: dict[str, Kept] = {}
        for one in kept:
            if one.name:
                self.names[bare(one.text)] = one
            for text in _texts(one):
                self._of.setdefault(text, []).append(one)
            if one.loose:
                self._notes.append((bare(one.text), one))
        self._free = Counter({text: len(found) - printed[text] for text, found in self._of.items()})

    def find(self, text: str, owners: frozenset[str] = frozenset(), value: str = "") -> Kept | None:
        """Where a text, or an amount of a value, is kept, best at one of these owners; it is taken from there."""
        said = bare(text)
        if said in self.names:
            return self.names[said]
        for sought in filter(None, (value, said)):
            found = self._of.get(sought, []) if self._free[sought] > 0 else []
            if found:
                self._free[sought] -= 1
                best = next((one for one in found if one.owner in owners), found[0])
                found.remove(best)
                return best
        within = [one for note, one in self._notes if said in note]
        near = next((one for one in within if one.owner in owners), None)
        return near or (within[0] if within and len(said) >= _TELLING else None)


def bare(text: str) -> str:
    """A text in one spelling, money without its unit."""
    return _MONEY.sub("", squeezed(text))


def _texts(one: Kept) -> set[str]:
    """A text; of a note also its lines and what stands behind their labels."""
    found = {one.value or bare(one.text)}
    if one.loose:
        for part in (*one.text.split("\n"), *_LABELLED.split(one.text)):
            found |= {bare(part), bare(re.split("[:：]", part, maxsplit=1)[-1])}
        found |= {bare(piece) for piece in _PIECES.split(one.text)}
    return found - {""}
