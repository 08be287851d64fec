"""Chinese keys to English ones, with their places, before the model sees the data; one language per file.

In: a `Tree`. Out: the same tree with English keys, and what was mixed. Labels of grades and names of scales are data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Diagnostic, Text, diagnose
from perfcli.loading import kinds
from perfcli.model.terms import ENGLISH, KEYS, LABELLED
from perfcli.syntax.tree import Branch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.syntax.tree import Data, Event, KeyPath, Tree

_LANGUAGE = {"zh": Text("中文", "Chinese"), "en": Text("英文", "English")}


def language(tree: Tree) -> str:
    """The language of a file's keys, told by its top level: the one that most known keys there are in."""
    if not isinstance(tree.data, dict):
        return "en"
    chinese = sum(key in ENGLISH for key in tree.data)
    return "zh" if chinese > sum(key in KEYS for key in tree.data) else "en"


def to_english(tree: Tree, lang: str) -> tuple[Diagnostic, ...]:
    """Rename Chinese keys in place and report the keys of the other language."""
    if lang == "en":
        return tuple(_foreign(tree, tree.data, (), ENGLISH, lang))
    mixed = tuple(_foreign(tree, tree.data, (), KEYS, lang))
    tree.data = _renamed(tree.data, tree.root)
    return mixed


def _foreign(
    tree: Tree, data: Data, where: KeyPath, others: dict[str, str], lang: str
) -> Iterator[Diagnostic]:
    """Keys that stand in the other language's table."""
    if isinstance(data, dict):
        for key, value in data.items():
            here = (*where, key)
            if key in others:
                yield diagnose(
                    kinds.MIXED_KEYS, tree.key_span(here), language=_LANGUAGE[lang], key=key, other=others[key]
                )
            if ENGLISH.get(key, key) not in LABELLED and not isinstance(value, str):
                yield from _foreign(tree, value, here, others, lang)
    elif isinstance(data, list):
        for index, item in enumerate(data):
            if not isinstance(item, str):
                yield from _foreign(tree, item, (*where, index), others, lang)


def _renamed(data: Data, place: Branch | Event | None) -> Data:
    """The data with English keys; the branches of places are renamed beside it."""
    if not isinstance(place, Branch):
        return data
    if isinstance(data, list):
        return [_renamed(item, place.items.get(index)) for index, item in enumerate(data)]
    if not isinstance(data, dict):
        return data
    renamed: dict[str, Data] = {}
    keys: dict[str, Event] = {}
    items: dict[str | int, Branch | Event] = {}
    for key, value in data.items():
        english = ENGLISH.get(key, key)
        below = place.items[key]
        renamed[english] = value if english in LABELLED else _renamed(value, below)
        keys[english], items[english] = place.keys[key], below
    place.keys, place.items = keys, items
    return renamed


def shown(key: str, lang: str) -> str:
    """A key as the file's own language writes it."""
    return KEYS.get(key, key) if lang == "zh" else key
