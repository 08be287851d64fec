"""Chinese keys to English ones, with their places, before the model sees the data; one language per file.

In: a `Tree`. Out: the same tree with English keys, and what was mixed. Labels of grades and names of scales are data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Diagnostic, Text, diagnose
from perfcli.loading import kinds
from perfcli.model.terms import ENGLISH, KEYS, LABELLED
from perfcli.syntax.tree import Branch, mark_span

if TYPE_CHECKING:
    from perfcli.diagnostics import Span
    from perfcli.syntax.tree import Data, Event, Tree

_LANGUAGE = {"zh": Text("中文", "Chinese"), "en": Text("英文", "English")}


def language(tree: Tree) -> str:
    """The language of a file's keys, told by its top level: the one that most known keys there are in."""
    if not isinstance(tree.data, dict):
        return "en"
    chinese = sum(key in ENGLISH for key in tree.data)
    return "zh" if chinese > sum(key in KEYS for key in tree.data) else "en"


def to_english(tree: Tree) -> tuple[Diagnostic, ...]:
    """Rename Chinese keys in place and report the English ones that stand among them."""
    renamer = _Renamer(tree)
    tree.data = renamer.renamed(tree.data, tree.root)
    return tuple(renamer.mixed)


def mixed(place: Span, key: str, lang: str) -> Diagnostic | None:
    """The finding for a key of the other language, if `key` is one."""
    other = (ENGLISH if lang == "en" else KEYS).get(key)
    if other is None:
        return None
    return diagnose(kinds.MIXED_KEYS, place, language=_LANGUAGE[lang], key=key, other=other)


class _Renamer:
    """Walks data and places side by side."""

    def __init__(self, tree: Tree) -> None:
        self.path = tree.path
        self.mixed: list[Diagnostic] = []

    def renamed(self, data: Data, place: Branch | Event | None) -> Data:
        """The data with English keys; the branches of places are renamed beside it."""
        if not isinstance(place, Branch):
            return data
        if isinstance(data, list):
            return [self.renamed(item, place.items.get(index)) for index, item in enumerate(data)]
        return self.mapping(data, place) if isinstance(data, dict) else data

    def mapping(self, data: dict[str, Data], place: Branch) -> dict[str, Data]:
        """One mapping, its own keys first."""
        renamed: dict[str, Data] = {}
        keys: dict[str, Event] = {}
        items: dict[str | int, Branch | Event] = {}
        for key, value in data.items():
            event, below = place.keys[key], place.items[key]
            if key != "perfcli":  # the one word that is a name, not a key to translate
                self.note(event, key)
            english = ENGLISH.get(key, key)
            renamed[english] = value if english in LABELLED else self.renamed(value, below)
            keys[english], items[english] = event, below
        place.keys, place.items = keys, items
        return renamed

    def note(self, event: Event, key: str) -> None:
        """Keep a key of the other language as a finding."""
        found = mixed(mark_span(self.path, event.start_mark, event.end_mark), key, "zh")
        if found is not None:
            self.mixed.append(found)


def shown(key: str, lang: str) -> str:
    """A key as the file's own language writes it."""
    return KEYS.get(key, key) if lang == "zh" else key
