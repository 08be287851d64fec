"""Which cell of the source a finding is about: from its line to a key path, from there to what was imported.

In: a target file as it is now, and what its import kept. Out: an `Origin` for a place in the file; none where the finding is
about no cell. Lines move and nodes are renamed by hand, so nodes are matched as `import --update` matches them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.drafting.matching import match
from perfcli.loading.document import parse_document

if TYPE_CHECKING:
    from perfcli.drafting.origins import Origin
    from perfcli.loading.document import Document
    from perfcli.syntax.tree import Data, KeyPath, Tree
    from perfcli.work.import_origins import Kept

_LISTS = ("duties", "activities", "projects", "indicators")
_INSIDE = {"scale": "bands"}


class Cells:
    """The cells of one target file."""

    def __init__(self, document: Document, kept: Kept) -> None:
        self.tree = document.tree
        self.origins = kept.origins
        self.then: dict[KeyPath, KeyPath] = {(): ()}
        """Where each node of today stood when it was imported."""
        self._match((), _dict(self.tree.data), (), _dict(parse_document(kept.base, document.path).tree.data))

    def of(self, where: KeyPath) -> Origin | None:
        """The cell that a key path of today came from."""
        where = self._of_scale(where)
        node, rest = _split(where)
        while node and node not in self.then:  # added by hand: what it hangs under was imported
            node, rest = _split(node[:-2])[0], ()
        inside = tuple(_INSIDE.get(str(step), step) if not at else step for at, step in enumerate(rest))
        return self._found((*self.then[node], *inside))

    def first(self) -> Origin | None:
        """The first cell that anything of the file was read from."""
        tables = (origin for where, origin in self.origins.places.items() if where[0] in _LISTS)
        return next(tables, next(iter(self.origins.places.values()), None))

    def _found(self, where: KeyPath) -> Origin | None:
        """The cell of a key path; of a whole ladder or a list, the cell where it begins."""
        exact = self.origins.places.get(where)
        inside = (one for path, one in self.origins.places.items() if where and path[: len(where)] == where)
        return exact or next(inside, None) or self.origins.of(where)

    def _of_scale(self, where: KeyPath) -> KeyPath:
        """A ladder with a name stands at the first indicator that is judged by it."""
        if where[:1] != ("scales",) or len(where) < 2:  # noqa: PLR2004 - `scales` and a name
            return where
        users = (path for path, node in _nodes((), _dict(self.tree.data)) if node.get("scale") == where[1])
        user = next(users, None)
        return (*user, "bands", *where[2:]) if user else where

    def _match(self, here: KeyPath, now: dict[str, Data], there: KeyPath, then: dict[str, Data]) -> None:
        for key in _LISTS:
            ours, theirs = _items(now.get(key)), _items(then.get(key))
            for pair in match(ours, theirs, theirs):
                if pair.old >= 0 and pair.new >= 0:
                    path, before = (*here, key, pair.old), (*there, key, pair.new)
                    self.then[path] = before
                    self._match(path, ours[pair.old], before, theirs[pair.new])


def key_path(tree: Tree, line: int, column: int) -> KeyPath:
    """The deepest key path that begins at or before a place in the file."""
    where: KeyPath = ()
    while (below := _below(tree, where, (line, column))) is not None:
        where = below
    return where


def _below(tree: Tree, where: KeyPath, place: tuple[int, int]) -> KeyPath | None:
    data = tree.value(where)
    steps: list[str | int] = (
        list(data) if isinstance(data, dict) else list(range(len(data))) if isinstance(data, list) else []
    )
    last = None
    for step in steps:
        span = tree.key_span((*where, step))
        if (span.line, span.column) <= place:
            last = (*where, step)
    return last


def _split(where: KeyPath) -> tuple[KeyPath, KeyPath]:
    """The node that a key path leads into, and the rest of the way."""
    end = 0
    while len(where) >= end + 2 and where[end] in _LISTS and isinstance(where[end + 1], int):
        end += 2
    return where[:end], where[end:]


def _nodes(where: KeyPath, data: dict[str, Data]) -> list[tuple[KeyPath, dict[str, Data]]]:
    found = []
    for key in _LISTS:
        for index, node in enumerate(_items(data.get(key))):
            path = (*where, key, index)
            found += [(path, node), *_nodes(path, node)]
    return found


def _dict(data: Data | None) -> dict[str, Data]:
    return data if isinstance(data, dict) else {}


def _items(data: Data | None) -> list[dict[str, Data]]:
    return [_dict(item) for item in data] if isinstance(data, list) else []


def called(tree: Tree, where: KeyPath) -> str:
    """The names that lead to a node: `水资源管理 › 许可按期办结率`; empty for the department itself."""
    node, _ = _split(where)
    names = (tree.value((*node[:end], "name")) for end in range(2, len(node) + 1, 2))
    return " › ".join(name for name in names if isinstance(name, str) and name)
