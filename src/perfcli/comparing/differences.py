"""What is not as it was approved. In: an outline, approved nodes. Out: `Difference`s."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.comparing.lock import Kept, freeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfcli.loading.outline import Node, Outline


class Difference(NamedTuple):
    """One thing that is not as approved. `key` is empty where a whole node came or went."""

    address: str
    name: str
    key: str
    before: str
    after: str
    node: Node | None

    @property
    def wording(self) -> bool:
        """Whether only prose was edited."""
        return self.key == "words"


def differences(outline: Outline, approved: Mapping[str, Kept]) -> tuple[Difference, ...]:
    """What is not as approved, in printing order; of a branch that came or went, its top."""
    now = freeze(outline)
    found: list[Difference] = []
    for node in outline.nodes:
        old = approved.get(node.address)
        if old is not None:
            found += _of_node(node, old, now[node.address])
        elif node.parent is None or node.parent.address in approved:
            found.append(Difference(node.address, node.name, "", "", _said(now[node.address]), node))
    for address, old in approved.items():
        above = address.rpartition("/")[0]
        if address not in now and (above in now or above not in approved):
            found.append(Difference(address, old.name, "", _said(old), "", None))
    return tuple(found)


def _of_node(node: Node, old: Kept, new: Kept) -> Iterator[Difference]:
    """What changed at one node; equal hashes need no second look."""
    if old.hash != new.hash:
        for key in dict.fromkeys((*old.values, *new.values)):
            was, now = old.values.get(key, ""), new.values.get(key, "")
            same_meaning = key in old.marks and old.marks[key] == new.marks.get(key)
            if "".join(was.split()) != "".join(now.split()) and not same_meaning:
                yield Difference(node.address, node.name, key, was, now, node)
    if old.words != new.words:
        yield Difference(node.address, node.name, "words", "", "", node)


def _said(kept: Kept) -> str:
    """What a node asks for or costs, else what it is called."""
    said = [kept.values[key] for key in ("target", "bands", "budget") if key in kept.values]
    return said[0] if said else kept.name
