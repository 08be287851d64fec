"""The numbers that stand before names: `一、` `（一）` `1.` `1.1` `（1）` `①`.

In: a text. Out: a style that says how deep it stands, and the name without its number.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_HAN = "一二三四五六七八九十百"
_STYLES = (
    ("chapter", re.compile(rf"第[{_HAN}0-9]+[章节部分条]+[、.．:： ]?")),
    ("han", re.compile(rf"[{_HAN}]+[、.．]")),
    ("han-brackets", re.compile(rf"[(（〔][{_HAN}]+[)）〕][、.．]?")),
    ("dotted", re.compile(r"[0-9]{1,2}(?:[.．][0-9]{1,2}){1,3}[、.．]?(?![0-9%])")),
    ("digit", re.compile(r"[0-9]{1,2}(?:[、.．)）](?![0-9])|[ 　]+(?=[^0-9\s%]))")),
    ("digit-brackets", re.compile(r"[(（][0-9]{1,2}[)）][、.．]?")),
    ("circle", re.compile(r"[①-⑳][、.．]?")),
)
_ORDER = ("chapter", "han", "han-brackets", "digit", "dotted", "digit-brackets", "circle")
_BARE = (
    ("han", re.compile(rf"[{_HAN}]+")),
    ("han-brackets", re.compile(rf"[(（〔][{_HAN}]+[)）〕]")),
    ("dotted", re.compile(r"[0-9]{1,2}(?:[.．-][0-9]{1,2}){1,3}")),
    ("digit", re.compile(r"[0-9]{1,3}")),
    ("digit-brackets", re.compile(r"[(（][0-9]{1,2}[)）]")),
)
_ITEM = re.compile(r"([0-9]{1,2})[、.．](?![0-9])")


class Numbered(NamedTuple):
    """A name behind its number. `rank` orders styles from the top down; it is -1 where there is no number."""

    rank: int
    name: str
    number: str = ""


def split_number(text: str) -> Numbered:
    """The number at the start of a name, and the name."""
    for style, pattern in _STYLES:
        match = pattern.match(text)
        name = text[match.end() :].strip(" 　\xa0\t") if match else ""
        if match and name:
            return Numbered(_rank(style, match.group()), name, match.group().strip())
    return Numbered(-1, text)


def number_rank(text: str) -> int:
    """The rank of a number that stands alone in a cell of its own; -1 where it is none."""
    for style, pattern in _BARE:
        if pattern.fullmatch(text.rstrip("、.．")):
            return _rank(style, text.rstrip("、.．"))
    return -1


def _rank(style: str, number: str) -> int:
    depth = len(re.findall(r"[.．-][0-9]", number)) if style == "dotted" else 1
    return _ORDER.index(style) * 10 + depth


def split_items(text: str) -> list[str]:
    """A text as its numbered items `1、…2、…`, which joined give the text again; whole where it is not so made."""
    if "\n" in text or not text.startswith("1"):
        return [text]
    starts, wanted = [], 1
    for match in _ITEM.finditer(text):
        if int(match[1]) == wanted and (wanted == 1) == (match.start() == 0):
            starts.append(match.start())
            wanted += 1
    if len(starts) < 2:  # noqa: PLR2004 - one item is no list
        return [text]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
