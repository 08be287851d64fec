"""Whose a draft is: departments matched with the map, split where a table holds several, joined where papers are of one.

In: drafts and a map. Out: `Owned` departments in order, and the map's entries that met nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcli.drafting.lines import title_name
from perfcli.drafting.mapping import Entry, Map
from perfcli.drafting.nodes import Draft, Node
from perfcli.quantity import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年")


@dataclass(slots=True)
class Owned:
    """One department, or budget unit, of a year: what was drafted for it and where that came from."""

    node: Node
    entry: Entry
    sources: list[str]
    year: str = ""
    from_file_name: tuple[str, ...] = ()
    """What only the file's name said: `name`, `year`."""

    @property
    def name(self) -> str:
        """The department's name: the map's, else the one in the text."""
        return self.entry.name or self.node.name

    @property
    def unit(self) -> str:
        """The budget unit that reports, if one does."""
        return dict(self.entry.unit).get("name", "") or self.node.facts.get("unit", "")


def assign(drafts: Iterable[tuple[str, Draft]], given: Map, year: str) -> tuple[list[Owned], list[Entry]]:
    """Every department of every paper (with its shown name), joined by name, unit and year."""
    joined: dict[tuple[str, str, str], Owned] = {}
    for file, draft in drafts:
        for owned in _of_file(file, draft, given):
            owned.year = owned.entry.year or year or owned.node.facts.get("year", "")
            key = (owned.name, owned.unit, owned.year)
            if key in joined:
                _join(joined[key], owned)
            else:
                joined[key] = owned
    used = {id(owned.entry) for owned in joined.values()}
    return list(joined.values()), [entry for entry in given.entries if id(entry) not in used]


def _of_file(file: str, draft: Draft, given: Map) -> Iterator[Owned]:
    entries = [entry for entry in given.entries if entry.holds(file)]
    for node in draft.departments:
        for part, entry in _parts(node, entries, alone=len(draft.departments) == 1):
            stem = _stem(file)
            said = []
            if not entry.name and not part.name:
                part.fields["name"] = title_name(normalise(stem)) or stem
                said.append("name")
            if "year" not in part.facts and (year := _YEAR.search(stem)):
                part.facts["year"] = year[1]
                said.append("year")
            for one in part.walk():
                one.source = file
            yield Owned(part, entry, [file], from_file_name=tuple(said))


def _stem(file: str) -> str:
    """A file's name without folders, archive and ending."""
    base = file.replace("\\", "/").rpartition("/")[2].rpartition("!")[2]
    return base.rpartition(".")[0] or base


def _parts(node: Node, entries: list[Entry], *, alone: bool) -> Iterator[tuple[Node, Entry]]:
    """A department as the map divides it; whole where the map does not."""
    names = {duty.name for duty in node.under("duty")}
    dividing = [e for e in entries if e.duties and names & set(e.duties)]
    if not dividing:
        called = [e for e in entries if node.name and e.is_called(node.name)]
        meant = called or ([e for e in entries if e.files] if alone else [])
        yield node, meant[0] if len(meant) == 1 else Entry()
        return
    rest = list(node.children)
    owner = next((e for e in dividing if e.objectives), dividing[0])
    for entry in dividing:
        own = [child for child in rest if child.kind == "duty" and child.name in entry.duties]
        rest = [child for child in rest if child not in own]
        yield _part(node, own, whole=entry is owner), entry
    if rest:
        others = [e for e in entries if e.files and not e.duties]
        yield _part(node, rest, whole=False), others[0] if len(others) == 1 else Entry()


def _part(node: Node, children: list[Node], *, whole: bool) -> Node:
    """Some of a department's children; what is said of the department itself goes with one part only."""
    fields = dict(node.fields) if whole else {"name": node.fields["name"]} if node.name else {}
    return Node("department", fields, node.origin, children, dict(node.facts), dict(node.origins))


def _join(first: Owned, more: Owned) -> None:
    """What a further paper says of the same department."""
    first.node.children.extend(more.node.children)
    first.sources += [source for source in more.sources if source not in first.sources]
    for key, value in more.node.fields.items():
        before = first.node.fields.setdefault(key, value)
        if (
            key == "objectives"
            and isinstance(before, list)
            and isinstance(value, list)
            and before is not value
        ):
            before += [text for text in value if text not in before]
    first.node.facts = {**more.node.facts, **first.node.facts}
