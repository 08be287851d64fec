"""Where every value of a target file was read, kept beside the file for those who want to show it in the source.

In: a department's node as it was planned. Out: `Origins`, and its text in JSON and back. Places are key paths of the file as
it was imported: what a person changes later is found again by `work.annotate_places`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from perfcli.drafting.nodes import CHILD_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfcli.drafting.nodes import Node
    from perfcli.syntax.tree import KeyPath

_FORM = "origins/1"
_WORK = frozenset(("name", "code", "category", "budget", "funding", "content", "goals", "note"))
_INDICATOR = frozenset(
    ("name", "bands", "target", "weight", "unit", "direction", "kind", "level1", "level2", "formula", "source", "baseline", "core", "note")
)  # fmt: skip
"""What a row may say of either kind of node; the same row says both."""


class Origin(NamedTuple):
    """One place in one source."""

    source: str
    cell: str
    """As the readers say it: `Sheet1!C5`, `表2 第5行第3格`."""


class SourceFile(NamedTuple):
    """A file that was imported."""

    path: str
    """From the folder of target files, with `/`."""
    sha256: str
    format: str


class Origins(NamedTuple):
    """What is known of one target file."""

    sources: tuple[SourceFile, ...]
    places: Mapping[KeyPath, Origin]

    def of(self, where: KeyPath) -> Origin | None:
        """The place of a value: its own, or of the nearest thing above it; none for what was said of no node."""
        for end in range(len(where), 0, -1):
            if (found := self.places.get(where[:end])) is not None:
                return found
        return None


def places(node: Node) -> dict[KeyPath, Origin]:
    """The key path of everything in the target file of a department, with where it was read."""
    found = {
        ("department", "name") if key == "name" else _path(key): Origin(node.source, cell)
        for key, cell in node.origins.items()
        if cell
    }
    return found | dict(_below(node, ()))


def _below(node: Node, where: KeyPath) -> Iterator[tuple[KeyPath, Origin]]:
    for kind, key in CHILD_KEYS.items():
        for index, child in enumerate(node.under(kind)):
            here: KeyPath = (*where, key, index)
            yield here, Origin(child.source, child.origin)
            own = _INDICATOR if kind == "indicator" else _WORK
            for name, cell in child.origins.items():
                if name.partition("/")[0] in own:
                    yield (*here, *_path(name)), Origin(child.source, cell)
            yield from _below(child, here)


def _path(key: str) -> KeyPath:
    """`objectives/0` as the steps that it means; labels of grades may hold anything, numbers and slashes too."""
    head, slash, rest = key.partition("/")
    if not slash:
        return (head,)
    return head, int(rest) if head != "bands" and rest.isdigit() else rest


def text_of(origins: Origins) -> str:
    """As a file: a line for each place."""
    index = {source.path: nth for nth, source in enumerate(origins.sources)}
    cells = ",\n".join(
        f"  {json.dumps([list(where), index[origin.source], origin.cell], ensure_ascii=False)}"
        for where, origin in origins.places.items()
        if origin.source in index
    )
    sources = json.dumps([source._asdict() for source in origins.sources], ensure_ascii=False)
    return f'{{"form": "{_FORM}",\n"sources": {sources},\n"cells": [\n{cells}\n]}}\n'


def read_origins(text: str) -> Origins | None:
    """The content of such a file; none where it is damaged or of another form."""
    try:
        data = json.loads(text)
        if data["form"] != _FORM:
            return None
        sources = tuple(
            SourceFile(str(s["path"]), str(s["sha256"]), str(s["format"])) for s in data["sources"]
        )
        cells = {
            tuple(where): Origin(sources[source].path, str(cell)) for where, source, cell in data["cells"]
        }
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        return None
    return Origins(sources, cells)
