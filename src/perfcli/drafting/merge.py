"""A new draft merged into a file that people have worked on: ids, edits and comments stay where the source did not change.

In: the file's text, the text of the last import (the base), the new data. Out: `Merged`: the new text, and findings where
both sides changed or a node has vanished. Three ways: what only the source changed is taken, what only a person changed stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Diagnostic, Span, diagnose
from perfcli.drafting import kinds
from perfcli.drafting.matching import match
from perfcli.drafting.places import Places
from perfcli.drafting.plan import layout, translated
from perfcli.loading.keys import language, shown, to_english
from perfcli.syntax.edits import Edit, apply
from perfcli.syntax.reader import read_tree

if TYPE_CHECKING:
    from perfcli.syntax.tree import Data, KeyPath, Tree

_LISTS = ("duties", "activities", "projects", "indicators", "departments")
_KEPT = frozenset(
    ("perfcli", "department", "budget_unit", "year", "id", "source", "scales", "scale", "bands")
)
"""What tells whose file it is, and ladders, which are compared by their cells."""


class Merged(NamedTuple):
    """The file as it shall stand, what was said on the way, and faults of the old file that forbid touching it."""

    text: str
    findings: tuple[Diagnostic, ...] = ()
    fatal: tuple[Diagnostic, ...] = ()


def merge(text: str, base: str | None, new: str, path: str) -> Merged:
    """Merge the canonical text of a new draft into the text of a file."""
    tree, before = _read(text, path), _read(base, path) if base else None
    if tree.problems:
        return Merged(text, fatal=tree.problems)
    merger = _Merger(tree, language(read_tree(text, path)), before, _read(new, path))
    merger.mapping(
        (),
        _dict(tree.data),
        _dict(before.data) if before else None,
        _dict(merger.new.data),
        _home(_dict(tree.data)),
    )
    return Merged(apply(text, _joined(merger.edits)), tuple(merger.findings))


def _joined(edits: list[Edit]) -> list[Edit]:
    """What is put into one place goes there in the order it was found, inner nodes before outer ones."""
    joined: dict[Span, str] = {}
    for edit in edits:
        joined[edit.span] = joined.get(edit.span, "") + edit.text
    return [Edit(span, text) for span, text in joined.items()]


def _read(text: str, path: str) -> Tree:
    tree = read_tree(text, path)
    if language(tree) == "zh":
        to_english(tree)
    return tree


def _dict(data: Data | None) -> dict[str, Data]:
    return data if isinstance(data, dict) else {}


def _nodes(data: Data | None) -> list[dict[str, Data]]:
    return [_dict(item) for item in data] if isinstance(data, list) else []


class _Merger:
    def __init__(self, tree: Tree, lang: str, base: Tree | None, new: Tree) -> None:
        self.tree = tree
        self.lang = lang
        self.new = new
        self.places = Places(tree, layout(lang))
        self.scales = {"old": _scales(tree), "base": _scales(base) if base else {}, "new": _scales(new)}
        self.edits: list[Edit] = []
        self.findings: list[Diagnostic] = []

    def mapping(
        self,
        where: KeyPath,
        old: dict[str, Data],
        base: dict[str, Data] | None,
        new: dict[str, Data],
        address: str,
    ) -> None:
        """One node and what hangs below it."""
        after = ""
        for key, value in new.items():
            if key not in _KEPT and key not in _LISTS:
                self.leaf(
                    where,
                    key,
                    (old.get(key, ""), None if base is None else base.get(key, ""), value),
                    address,
                    after,
                )
            after = key if key in old else after
        if "bands" in new or "scale" in new:
            self.ladder(where, old, base, new, address)
        for key in (k for k in _LISTS if k in new or k in old):
            self.nodes((*where, key), old, base, new, address)

    def leaf(
        self, where: KeyPath, key: str, values: tuple[Data, Data | None, Data], address: str, after: str
    ) -> None:
        """One value: three ways."""
        old, base, new = values
        if old == new or (base is not None and base == new):
            return
        if base is None or base != old:
            self.conflict(where, key, old, new, address)
            return
        said = shown(key, self.lang)
        value = translated(new, key) if self.lang == "zh" else new
        if key in _dict(self.tree.value(where)):
            self.edits.append(self.places.change(where, key, said, value))
        else:
            self.edits.append(self.places.add(where, said, value, after))

    def ladder(
        self,
        where: KeyPath,
        old: dict[str, Data],
        base: dict[str, Data] | None,
        new: dict[str, Data],
        address: str,
    ) -> None:
        """Ladders are compared by their cells, whether they stand at the indicator or are used by name."""
        here, there = _cells(old, self.scales["old"]), _cells(new, self.scales["new"])
        before = _cells(base, self.scales["base"]) if base is not None else None
        if there in (here, before):
            return
        if before is None or before != here:
            self.conflict(where, "bands", here, there, address)
            return
        standard = self.standard(there)
        key = "scale" if "scale" in old else "bands" if "bands" in old else ""
        name, value = next(iter(standard.items()))
        if key:
            self.edits.append(self.places.change(where, key, shown(name, self.lang), value))
        else:
            self.edits.append(self.places.add(where, shown(name, self.lang), value, "name"))

    def standard(self, cells: dict[str, Data]) -> dict[str, Data]:
        """A ladder by the name that the file has for it, else in full."""
        name = next(
            (
                name
                for name, known in self.scales["old"].items()
                if list(known.items()) == list(cells.items())
            ),
            "",
        )
        return {"scale": name} if name else {"bands": cells}

    def conflict(self, where: KeyPath, key: str, old: Data, new: Data, address: str) -> None:
        """Both sides changed: the person's stays, and both are told."""
        place, said = self.tree.span((*where, key)), shown(key, self.lang)
        self.findings.append(
            diagnose(kinds.CONFLICT, place, node=address, key=said, kept=_said(old), found=_said(new))
        )

    def nodes(
        self,
        where: KeyPath,
        old: dict[str, Data],
        base: dict[str, Data] | None,
        new: dict[str, Data],
        address: str,
    ) -> None:
        """The nodes of a list: matched ones are merged, new ones appended, vanished ones told."""
        key = str(where[-1])
        ours, theirs = _nodes(old.get(key)), _nodes(new.get(key))
        before = _nodes(base.get(key)) if base is not None else []
        taken = {str(node.get("id")) for name in _LISTS for node in _nodes(old.get(name))}
        added: list[Data] = []
        for pair in match(ours, before, theirs):
            if pair.old < 0:
                if pair.base >= 0 and base is not None:
                    continue  # it was imported before and a person took it out
                added.append(self.fresh(theirs[pair.new], taken))
            elif pair.new < 0:
                self.vanished((*where, pair.old), ours[pair.old], pair.base >= 0 or base is None, address)
            else:
                here = ours[pair.old]
                known = before[pair.base] if pair.base >= 0 else None
                self.mapping(
                    (*where, pair.old),
                    here,
                    known,
                    theirs[pair.new],
                    f"{address}/{here.get('id', '')}".lstrip("/"),
                )
        self.append(where, key, ours, added)

    def append(self, where: KeyPath, key: str, ours: list[dict[str, Data]], added: list[Data]) -> None:
        """New nodes behind the ones that are there."""
        if not added:
            return
        said = shown(key, self.lang)
        items = [translated(item, key) for item in added] if self.lang == "zh" else added
        if ours:
            for item in items:
                self.edits.append(
                    self.places.append(where, said, item, apart=len(where) == 1 and key == "duties")
                )
        elif key in _dict(self.tree.value(where[:-1])):
            self.edits.append(self.places.change(where[:-1], key, said, list(items)))
        else:
            self.edits.append(self.places.add(where[:-1], said, list(items)))

    def fresh(self, node: dict[str, Data], taken: set[str]) -> dict[str, Data]:
        """A new node with an id that is free and ladders that the file knows."""
        made = {key: value for key, value in node.items() if key != "scale"}
        wanted = str(node.get("id", ""))
        stem = wanted.rstrip("0123456789") or "n"
        made["id"] = (
            wanted
            if wanted not in taken
            else next(i for n in range(1, len(taken) + 2) if (i := f"{stem}{n}") not in taken)
        )
        taken.add(str(made["id"]))
        if "scale" in node:
            made |= self.standard(_cells(node, self.scales["new"]))
        for key in _LISTS:
            if key in node:
                below: set[str] = set()
                made[key] = [self.fresh(child, below) for child in _nodes(node[key])]
        return made

    def vanished(self, where: KeyPath, node: dict[str, Data], known: bool, address: str) -> None:
        """A node that the source no longer has; one that a person added by hand never was in it."""
        if known:
            here, name = f"{address}/{node.get('id', '')}".lstrip("/"), str(node.get("name", ""))
            self.findings.append(diagnose(kinds.VANISHED, self.tree.head_span(where), node=here, name=name))


def _home(data: dict[str, Data]) -> str:
    """The first part of every address of a target file; nothing in a region's."""
    parties = (_dict(data.get(key)) for key in ("department", "budget_unit"))
    return "/".join(str(party["id"]) for party in parties if party.get("id"))


def _scales(tree: Tree) -> dict[str, dict[str, Data]]:
    return {name: _dict(cells) for name, cells in _dict(_dict(tree.data).get("scales")).items()}


def _cells(node: dict[str, Data], scales: dict[str, dict[str, Data]]) -> dict[str, Data]:
    name = node.get("scale")
    return scales.get(name, {"": name}) if isinstance(name, str) and name else _dict(node.get("bands"))


def _said(value: Data) -> str:
    if isinstance(value, dict):
        return " ".join(f"{key} {_said(item)}" for key, item in value.items())
    return value if isinstance(value, str) else "".join(map(_said, value))
