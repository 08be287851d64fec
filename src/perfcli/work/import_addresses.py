"""Where the nodes of an import stand in a file that was updated: a person's ids are kept there, and tables must name those.

In: a planned file, the merged text. Out: the address in that text of each planned address whose path of names is the same, and the only one.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from perfcli.loading.document import parse_document
from perfcli.loading.outline import outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfcli.drafting.plan import Planned
    from perfcli.loading.outline import Node
    from perfcli.syntax.tree import Data

Names: TypeAlias = "tuple[tuple[str, str], ...]"
"""Kind and name of each node from the department down."""

_KINDS = {"duties": "duty", "activities": "activity", "projects": "project", "indicators": "indicator"}


def kept(planned: Planned, path: str, text: str) -> dict[str, str]:
    """The addresses that the nodes of an import have in `text`; empty where that does not hold."""
    model = parse_document(text, path).plan
    if model is None:
        return {}
    there = _single((_names(node), node.address) for node in outline(model).nodes)
    own = _single(_planned(planned.data, planned.home, ()))
    return {address: there[names] for names, address in own.items() if names in there}


def _single(pairs: Iterable[tuple[Names, str]]) -> dict[Names, str]:
    """The paths of names that occur once."""
    found = list(pairs)
    counts = Counter(names for names, _ in found)
    return {names: address for names, address in found if counts[names] == 1}


def _names(node: Node) -> Names:
    own = ((node.kind, node.name),) if node.parent is not None else ()
    return (*_names(node.parent), *own) if node.parent is not None else ()


def _planned(data: dict[str, Data], address: str, names: Names) -> Iterator[tuple[Names, str]]:
    yield names, address
    for key, kind in _KINDS.items():
        below = data.get(key)
        for child in below if isinstance(below, list) else ():
            if isinstance(child, dict):
                path = (*names, (kind, str(child.get("name", ""))))
                yield from _planned(child, f"{address}/{child.get('id', '')}", path)
