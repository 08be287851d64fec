"""The words of a site's own rule file from one language into the other, as edits at their places.

In: a tree of a rule file. Out: edits. Sentences, samples, patterns and the texts that are looked for are data and stay as typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.lint.site import words
from perfcli.model.terms import KEYS
from perfcli.syntax.edits import Edit, excerpt
from perfcli.syntax.tree import Branch, mark_span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfcli.syntax.tree import Event, Tree

_TOP = {"perfcli": "格式版本", "rule": "自定规则"}
_CONDITIONS = frozenset(("when", "must", "all", "any", "not", "having"))
_FIELDS = {name: KEYS[name] for fields in words.FIELDS.values() for name in fields}
_VALUES: Mapping[str, Mapping[str, str]] = {
    "where": words.WHERE,
    "field": _FIELDS,
    "count": {name: KEYS[name] for name in words.COUNTED},
    "severity": {"error": "错误", "warning": "警告", "remark": "提示"},
    "audience": {"department": "部门", "bureau": "财政", "auditor": "审计"},
    "missing": {"yes": "是", "no": "否"},
}
"""Keys whose values are words of the language, and which."""


def rename(tree: Tree, lang: str) -> tuple[Edit, ...]:
    """The edits that turn a rule file into `lang` (`zh` or `en`)."""
    return tuple(_Renamer(tree, lang).below(tree.root, _TOP))


class _Renamer:
    """Walks the places of a rule file."""

    def __init__(self, tree: Tree, lang: str) -> None:
        self.tree = tree
        self.lang = lang

    def below(self, place: Branch | Event | None, table: Mapping[str, str]) -> Iterator[Edit]:
        """The edits of a mapping whose keys are of `table`, or of each in a list."""
        if not isinstance(place, Branch):
            return
        for step, item in place.items.items():
            key = place.keys.get(str(step))
            if key is None:
                yield from self.below(item, table)
                continue
            english = words.english(self.written(key), dict(table))
            yield from self.word(key, table)
            yield from self.value(english, item)

    def value(self, key: str, item: Branch | Event) -> Iterator[Edit]:
        """The edits of what stands at a key."""
        if key == "rule":
            yield from self.below(item, words.HEAD)
        elif key in _CONDITIONS:
            yield from self.below(item, words.CONDITION)
        elif key in _VALUES:
            places = item.items.values() if isinstance(item, Branch) else (item,)
            for one in places:
                if not isinstance(one, Branch):
                    yield from self.word(one, _VALUES[key])

    def word(self, event: Event, table: Mapping[str, str]) -> Iterator[Edit]:
        """The edit of one word, if it is one of `table` in the other language."""
        turned = table if self.lang == "zh" else {chinese: english for english, chinese in table.items()}
        if (word := turned.get(self.written(event))) is not None:
            yield Edit(mark_span(self.tree.path, event.start_mark, event.end_mark), word)

    def written(self, event: Event) -> str:
        """A scalar as it is typed, without its quotes."""
        return excerpt(self.tree.text, mark_span("", event.start_mark, event.end_mark)).strip("\"'")
