"""Which indicator a row means: by address, end of an address, the form's number, or name; exactly one, or none.

In: leaves; what a row says. Out: `Match`. Everything is looked up in dictionaries that are built when first asked.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from perfcli.model.actual import NARROWING
from perfcli.quantity import normalise
from perfcli.scoring.suggestions import Suggester

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.scoring.survey import Leaf


class Narrowing(NamedTuple):
    """What a row says about where its indicator stands; empty where it says nothing."""

    department: str = ""
    duty: str = ""
    activity: str = ""


ANYWHERE = Narrowing()


class Match(NamedTuple):
    """The leaf found, or the candidates (several, or those that `column` rules out), or what may have been meant."""

    leaf: Leaf | None = None
    candidates: tuple[Leaf, ...] = ()
    column: str = ""
    said: str = ""
    suggestions: tuple[str, ...] = ()


class Matcher:
    """Finds leaves by what people call them."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self.leaves = leaves
        self._addresses: dict[str, list[Leaf]] = {}
        for leaf in leaves:
            self._addresses.setdefault(leaf.place.address, []).append(leaf)
        self._near_address = Suggester(self._addresses)

    @cached_property
    def _calls(self) -> dict[str, list[Leaf]]:
        """Ends of addresses, numbers and names; each with the leaves that it may mean."""
        calls: dict[str, list[Leaf]] = {}
        for leaf in self.leaves:
            address, number = leaf.place.address, leaf.place.number
            ends = [address[at + 1 :] for at, char in enumerate(address) if char == "/"]
            for call in dict.fromkeys((*ends, number, normalise(leaf.place.indicator))):
                calls.setdefault(call, []).append(leaf)
        return calls

    @cached_property
    def _near_name(self) -> Suggester:
        return Suggester(leaf.place.indicator for leaf in self.leaves)

    def find(self, call: str, narrowing: Narrowing = ANYWHERE) -> Match:
        """The one leaf that `call` means within the narrowing."""
        found = self._addresses.get(call)
        if found is not None and len(found) == 1 and narrowing == ANYWHERE:
            return Match(found[0])
        call = call.strip()
        found = self._addresses.get(call) or self._calls.get(call) or self._calls.get(normalise(call))
        if not found:
            return Match(suggestions=self._near(call))
        if any(narrowing):
            for index, said in enumerate(narrowing):
                kept = [leaf for leaf in found if not said or _called(leaf, index, said)]
                if not kept:
                    return Match(candidates=tuple(found), column=NARROWING[index], said=said.strip())
                found = kept
        return Match(found[0]) if len(found) == 1 else Match(candidates=tuple(found))

    def holding(self, part: str) -> tuple[Leaf, ...]:
        """The leaves whose own name or address, or a name above them, holds `part`; the own ones first."""
        wanted = normalise(part).strip().lower()
        if not wanted:
            return ()
        own = [leaf for leaf in self.leaves if _holds(wanted, leaf.place.indicator, leaf.place.address)]
        above = [leaf for leaf in self.leaves if _holds(wanted, *leaf.above.names)]
        return tuple({id(leaf): leaf for leaf in (*own, *above)}.values())

    def _near(self, call: str) -> tuple[str, ...]:
        return self._near_address.near(call) if "/" in call else self._near_name.near(call)


def _holds(wanted: str, *words: str) -> bool:
    return any(wanted in normalise(word).lower() for word in words)


def _called(leaf: Leaf, index: int, said: str) -> bool:
    """Whether the node above the leaf has this id or name."""
    said = said.strip()
    return not said or any(
        said == call or normalise(said) == normalise(call) for call in leaf.above.calls[index]
    )
