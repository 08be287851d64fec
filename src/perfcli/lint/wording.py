"""Cheap tools for the rules on wording: sentences, bare words, likeness of two texts, doubled characters.

In: texts as published. Out: pieces of them with their places, and numbers that compare them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from perfcli.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

FIELDS = {
    "name": Text("名称", "name"),
    "content": Text("内容描述", "content"),
    "goal": Text("绩效目标", "goal"),
    "objective": Text("绩效总体目标", "objective"),
    "target": Text("指标值", "target"),
    "formula": Text("计算公式", "formula"),
    "source": Text("数据来源", "source"),
    "baseline": Text("上年完成值", "baseline"),
    "note": Text("备注", "note"),
}
"""What people call the field that a text stands in."""

MOST = 100
"""Findings of one rule in one file: enough for any person; a hostile file could hold a million slips."""

SENTENCE = 10
"""A shorter sentence may be said twice."""

_NUMBERS = "0123456789（(一二三四五六七八九十①②③④⑤⑥⑦⑧⑨ \u3000"
_SENTENCE = re.compile(r"[^。；;！!？?\n]+")
_NUMBER = re.compile(
    r"^[\s\u3000]*(?:[（(][0-9一二三四五六七八九十]{1,3}[)）]|[0-9]{1,2}(?:[、)）]|[.．](?![0-9]))|[一二三四五六七八九十]{1,3}、|[①-⑳])",
)
_DOUBLED = re.compile(r"(.)\1")
_NOT_WORDS = re.compile(r"[^\w]+")


def han(char: str) -> bool:
    """Whether a character is a common Chinese one; no character is none."""
    return "\u4e00" <= char <= "\u9fff"


def words(text: str) -> frozenset[str]:
    """The words of a list written with spaces between them."""
    return frozenset(text.split())


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text (clauses between semicolons count), each with where it begins; blank ones are left out."""
    for match in _SENTENCE.finditer(text):
        if match.group().strip():
            yield match.start(), match.group()


@lru_cache(maxsize=4)
def repeats(text: str) -> bool:
    """Whether any sentence of a running text stands in it twice, list numbers aside: a cheap "no" for nearly all files."""
    plain = text.replace("；", "。").replace("\n", "。").replace("\0", "。")
    said = [
        unnumbered(part) if part[0] in _NUMBERS else part
        for part in plain.split("。")
        if len(part) >= SENTENCE
    ]
    return len(set(said)) < len(said)


def numbered(text: str) -> bool:
    """Whether a text begins with the number of a list item: `1、`, `（二）`, `③`."""
    return _NUMBER.match(text) is not None


def unnumbered(text: str) -> str:
    """A text without the number of a list item before it."""
    return _NUMBER.sub("", text, count=1)


def bare(text: str) -> str:
    """A text without its list number, punctuation and spaces: what is compared."""
    return _NOT_WORDS.sub("", unnumbered(text))


def bigrams(text: str) -> set[str]:
    """Every two neighbouring characters of a text."""
    return {text[at : at + 2] for at in range(len(text) - 1)}


def overlap(left: set[str], right: set[str]) -> int:
    """How much of the smaller set lies in the larger one, in percent."""
    smaller = min(len(left), len(right))
    return 100 * len(left & right) // smaller if smaller else 0


def doubled(text: str) -> Iterator[int]:
    """Where a Chinese character is followed by itself."""
    match = _DOUBLED.search(text)
    while match is not None:
        if han(text[match.start()]):
            yield match.start()
        match = _DOUBLED.search(
            text, match.start() + 1
        )  # of three equal ones, the second is followed by itself too
