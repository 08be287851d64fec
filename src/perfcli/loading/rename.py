"""Keys and fixed values from one language into the other, as edits at their places: everything else stays as typed.

In: a tree. Out: edits. Labels of grades, names of scales and all other text are data and never touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.model.terms import CHOICES, ENGLISH, KEYS, LABELLED
from perfcli.syntax.edits import Edit, apply, excerpt
from perfcli.syntax.reader import read_tree
from perfcli.syntax.tree import Branch, mark_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.syntax.tree import Event, Tree

CHOICE_OF = {
    **{key: key for key in CHOICES if key in KEYS},
    "level": "disclosure",
    "missing": "policy",
    "not_applicable": "policy",
    "higher": "higher_rule",
    "lower": "lower_rule",
    "bare": "bare_rule",
    "rule": "execution_rule",
    "between": "between",
    "outside": "outside",
    "part": "part",
    "mirror": "mirror",
}
"""Which table of fixed values the value of a key is from."""


def renamed(text: str, lang: str) -> str:
    """The text of a file with its keys and fixed values in `lang` (`zh` or `en`); broken YAML comes back as it is."""
    tree = read_tree(text, "")
    return text if tree.problems else apply(text, rename(tree, lang))


def rename(tree: Tree, lang: str) -> tuple[Edit, ...]:
    """The edits that turn a file's keys and fixed values into `lang`."""
    return tuple(_below(tree, tree.root, lang)) if isinstance(tree.root, Branch) else ()


def _below(tree: Tree, branch: Branch, lang: str) -> Iterator[Edit]:
    for step, item in branch.items.items():
        key = branch.keys.get(str(step))
        english = ""
        if key is not None:
            written = _written(tree, key)
            english = ENGLISH.get(written, written)
            yield from _edit(tree, key, KEYS, written, lang)
        if isinstance(item, Branch):
            if english not in LABELLED:
                yield from _below(tree, item, lang)
        elif english in CHOICE_OF:
            yield from _edit(tree, item, CHOICES[CHOICE_OF[english]], _written(tree, item), lang)


def _written(tree: Tree, event: Event) -> str:
    """A scalar as it is typed, without its quotes."""
    return excerpt(tree.text, mark_span("", event.start_mark, event.end_mark)).strip("\"'")


def _edit(tree: Tree, event: Event, words: dict[str, str], written: str, lang: str) -> Iterator[Edit]:
    """The edit of one word, if it is one of `words` in the other language."""
    table = words if lang == "zh" else {chinese: english for english, chinese in words.items()}
    if (word := table.get(written)) is not None:
        yield Edit(mark_span(tree.path, event.start_mark, event.end_mark), word)
