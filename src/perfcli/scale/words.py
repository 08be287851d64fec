"""The words and signs of relations: what may stand before a number, after it, and between two.

In: a text and a position. Out: the longest entry of the table there. To teach the grammar a new spelling, add a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

TokenKind = Literal["Q", "O", "W", "P", "T", "A", "I", "V", "D", "B", "S", "~", "!"]
"""Q quantity, O sign, W relation before, P relation after, T to, A and, I inclusion, V text, D delay, B baseline, S slash,
~ about, ! refused number."""

_BEFORE = {
    "≥": "不低于 不少于 不小于 不得低于 不得少于 不能低于 达到 达 应达到 大于等于 大于或等于 大于或者等于 大等于 高于等于 高于或等于 "
    "至少 最少 最低 不下于 达到或超过 等于或大于 等于或高于 多于或等于 超过或等于 超过等于 不早于",
    "≤": "不超过 不高于 不大于 不多于 不得超过 不得高于 不得多于 不能超过 未超过 小于等于 小于或等于 小于或者等于 小等于 低于或等于 "
    "低于等于 少于等于 少于或等于 等于或小于 等于或低于 最多 至多 最高 截至 截至到 截止 截止到 截止至 控制在 不突破 不超出 不迟于 不晚于 最迟",
    ">": "高于 超过 多于 大于 超出 突破 晚于 迟于",
    "<": "低于 不足 不满 少于 小于 未达到 未达 不到 未满 达不到 没有达到 早于 未完成",
    "=": "等于 为 完成 实现 共 共计 合计 确保 保持在 保持",
}
_AFTER = {
    "以上": (">", False),
    "之上": (">", False),
    "及以上": (">", True),
    "或以上": (">", True),
    "含以上": (">", True),
    "及其以上": (">", True),
    "以下": ("<", False),
    "之下": ("<", False),
    "及以下": ("<", True),
    "或以下": ("<", True),
    "及其以下": ("<", True),
    "以内": ("<", False),
    "之内": ("<", False),
    "及以内": ("<", True),
    "内": ("<", False),
    "前": ("<", True),
    "之前": ("<", True),
    "以前": ("<", True),
    "及之前": ("<", True),
    "及以前": ("<", True),
    "止": ("<", True),
    "后": ("out>", True),
    "之后": ("out>", True),
    "以后": ("out>", True),
    "及以后": (">", True),
    "及之后": (">", True),
    "以外": ("out>", True),
    "之外": ("out>", True),
    "左右": ("~", False),
    "上下": ("~", False),
}


_PLAIN: dict[TokenKind, str] = {
    "D": "延迟 延期 推迟 逾期 超期 延后 滞后 提前",
    "B": "较上年 较上年度 较去年 较上期 较前一年 较基期 较上年同期 较去年同期 较上年度同期 比上年 比上年度 比去年 比上期 比前一年 比上年同期 比去年同期 同比 环比",
    "T": "至 到 ~",
    "A": "且 并且 同时 而 , 、 ;",
    "O": "≥ ≤ > < =",
    "~": "约 大约 近 ±",
    "S": "/",
    "V": "节约 签约 履约 集约",  # not 约
}


class Word(NamedTuple):
    """One entry: the kind of token, its sign, and whether inclusion is said in words (及以上)."""

    kind: TokenKind
    sign: str
    said: bool = False


def _table() -> dict[str, Word]:
    table = {word: Word("W", sign) for sign, words in _BEFORE.items() for word in words.split()}
    table.update({word: Word("P", sign, said) for word, (sign, said) in _AFTER.items()})
    table.update({word: Word(kind, word) for kind, words in _PLAIN.items() for word in words.split()})
    return table


def _lengths(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """How long the words are that begin with a character, the longest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


_WORDS = _table()
_LENGTHS = _lengths(_WORDS)


def find_word(text: str, start: int) -> tuple[str, Word] | None:
    """The longest word or sign of the table at `start`."""
    for length in _LENGTHS.get(text[start : start + 1], ()):
        piece = text[start : start + length]
        if len(piece) == length and (word := _WORDS.get(piece)):
            if piece == "达" and text[start + 1 : start + 2] in ("标", "产", "成"):  # 达标率 is a name
                return None
            return piece, word
    return None
