"""Chinese keys to English ones before the model sees the data; one language per file.

In: a `Tree`. Out: the same tree, its data under English keys, and what was mixed. Labels of grades and names of scales are data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Diagnostic, Text, diagnose
from perfcli.loading import kinds
from perfcli.model.terms import ENGLISH, KEYS, LABELLED

if TYPE_CHECKING:
    from perfcli.diagnostics import Span
    from perfcli.syntax.tree import Data, KeyPath, Tree

_LANGUAGE = {"zh": Text("中文", "Chinese"), "en": Text("英文", "English")}


def language(tree: Tree) -> str:
    """The language of a file's keys, told by its top level: the one that most known keys there are in."""
    if not isinstance(tree.data, dict):
        return "en"
    chinese = sum(map(ENGLISH.__contains__, tree.data))
    return "zh" if chinese > sum(map(KEYS.__contains__, tree.data)) else "en"


def to_english(tree: Tree) -> tuple[tuple[Diagnostic, ...], bool]:
    """Put the data under English keys and report the English ones that stood among the Chinese.

    False beside them when one key stands in both languages: then nothing can be put under it, and the data stays as it is.
    """
    renamer = _Renamer(tree)
    renamed = renamer.renamed(tree.data, ())
    if not renamer.twice:
        tree.rename(renamed, KEYS)
    return tuple(renamer.mixed), not renamer.twice


def mixed(place: Span, key: str, lang: str) -> Diagnostic | None:
    """The finding for a key of the other language, if `key` is one."""
    other = (ENGLISH if lang == "en" else KEYS).get(key)
    if other is None:
        return None
    return diagnose(kinds.MIXED_KEYS, place, language=_LANGUAGE[lang], key=key, other=other)


class _Renamer:
    """Walks the data as it was written."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.mixed: list[Diagnostic] = []
        self.twice = False

    def renamed(self, data: Data, where: KeyPath) -> Data:
        """The data with English keys; labels of grades and names of scales are data themselves."""
        if isinstance(data, list):
            return [self.renamed(item, (*where, index)) for index, item in enumerate(data)]
        if not isinstance(data, dict):
            return data
        renamed: dict[str, Data] = {}
        for key, value in data.items():
            if key in KEYS and key != "perfcli":  # the one word that is a name, not a key to translate
                self.note((*where, key), key)
            english = ENGLISH.get(key, key)
            self.twice = self.twice or english in renamed
            renamed[english] = value if english in LABELLED else self.renamed(value, (*where, key))
        return renamed

    def note(self, where: KeyPath, key: str) -> None:
        """Keep a key of the other language as a finding."""
        found = mixed(self.tree.key_span(where), key, "zh")
        if found is not None:
            self.mixed.append(found)


def shown(key: str, lang: str) -> str:
    """A key as the file's own language writes it."""
    return KEYS.get(key, key) if lang == "zh" else key
