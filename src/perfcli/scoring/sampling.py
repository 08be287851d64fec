"""A random sample of indicators to be checked, which anyone can draw again with any tool that knows SHA-256.

In: scores, a seed, how many. Out: `Sample`. Each candidate gets the hash of `seed:address`; the smallest hashes are drawn. What must be
checked stands first and is not among those that are drawn from. Nothing depends on the clock or on the order of the file.
"""

from __future__ import annotations

import hashlib
from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Text
from perfcli.quantity.numbers import EXACT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from perfcli.scoring.scorecard import Score

ALGORITHM = Text("按 SHA-256(种子:地址) 从小到大取前几个", "the smallest SHA-256(seed:address) are drawn")


class Wish(NamedTuple):
    """How to draw: so many (`size`), or such a part in percent, rounded up (`share`); of all, or of each department.

    `whole`: departments are drawn, and all their indicators are checked.
    """

    seed: str
    size: int | None = None
    share: Decimal | None = None
    per_department: bool = False
    whole: bool = False


class Drawn(NamedTuple):
    """One indicator of the sample: why it is in it (None: by lot) and the hash that it was drawn by (empty: it had to be)."""

    score: Score
    must: Text | None
    digest: str = ""


class Sample(NamedTuple):
    """The sample. `lots` counts what was drawn by lot, `pool` what that was drawn from: indicators, or departments."""

    wish: Wish
    drawn: tuple[Drawn, ...]
    lots: int
    pool: int
    total: int
    """Indicators in all."""

    @property
    def musts(self) -> int:
        """How many had to be checked."""
        return sum(one.must is not None for one in self.drawn)


def digest_of(seed: str, address: str) -> str:
    """The lot of a candidate, in hexadecimal."""
    return hashlib.sha256(f"{seed}:{address}".encode("utf-8", "surrogatepass")).hexdigest()


def department_of(score: Score) -> str:
    """The department's id: the first step of the address."""
    return score.place.address.partition("/")[0]


def draw(scores: Sequence[Score], musts: Mapping[str, Text], wish: Wish) -> Sample:
    """Draw; `musts` says of which addresses there is no choice, and why. What was drawn stands in the order of its lots."""
    first = [Drawn(score, musts[score.place.address]) for score in scores if score.place.address in musts]
    rest = [score for score in scores if score.place.address not in musts]
    if wish.whole:
        names = sorted({department_of(score) for score in rest})
        lots = _drawn(names, wish)
        own = [Drawn(s, None, d) for d, name in lots for s in rest if department_of(s) == name]
        return Sample(wish, (*first, *own), len(lots), len(names), len(scores))
    known = {score.place.address: score for score in rest}
    groups = _groups(rest, per_department=wish.per_department)
    chosen = [
        Drawn(known[address], None, digest) for group in groups for digest, address in _drawn(group, wish)
    ]
    return Sample(wish, (*first, *chosen), len(chosen), len(rest), len(scores))


def _groups(scores: Iterable[Score], *, per_department: bool) -> list[list[str]]:
    """The addresses to draw from, all together or department by department in their printing order."""
    groups: dict[str, list[str]] = {}
    for score in scores:
        groups.setdefault(department_of(score) if per_department else "", []).append(score.place.address)
    return list(groups.values())


def _drawn(names: Sequence[str], wish: Wish) -> list[tuple[str, str]]:
    """The lots that win, smallest first."""
    lots = sorted((digest_of(wish.seed, name), name) for name in names)
    return lots[: size_of(len(names), wish)]


def size_of(pool: int, wish: Wish) -> int:
    """How many are drawn from a pool of so many."""
    if wish.share is None:
        return min(wish.size or 0, pool)
    part = EXACT.multiply(wish.share, Decimal(pool)).scaleb(-2, EXACT)
    return min(int(part.to_integral_value(ROUND_CEILING)), pool)
