"""Cells that are no number and no grade word: blanks, slashes, ditto marks, deductions, OCR debris, stand-ins.

In: normalised text. Out: a `Cell` of that kind, or None when the grammar should read it.
"""

from __future__ import annotations

from perfcli.quantity import pattern

from .cell import Cell
from .phrases import FALLS, RISES


def _words(text: str) -> list[str]:
    return text.split()


_NOT_APPLICABLE = frozenset(_words("/ // \\\\ - -- --- 不适用 不涉及 N/A n/a NA na 不考核 无此项"))
_PLACEHOLDER = frozenset(_words("* ** *** XX xx XXX xxx XX% **% 待定 暂无 待填 … ... ? ? □"))
_DITTO = frozenset(_words('同上 同左 同前 〃 " ″  〞 同上行 同上一档 同上一级'))
_REST = frozenset(
    _words("其他 其它 其余 其他情况 其余情况 其他情形 否则 以上均未达到 未达到以上标准 不符合以上")
)
_ZERO = frozenset(_words("无 没有 未发生 零发生 无发生 无事故 零事故 无投诉 零投诉"))
_ON_TIME = frozenset(
    _words("按时 按期 如期 准时 及时 按时完成 按期完成 如期完成 准时完成 按时限 按时拨付 无延迟 不延迟")
)
_STILL = r"(?:基本)?(?:与|和|同|较|比)?(?:上年|去年|上年度|去年同期|上年同期|同比|环比|基本)*(?:基本)?(?:持平|不变|没有变化|无变化)"
_SUNK = ("负增长", "下滑", "回落", "倒退")
"""Falls that are said without a number only."""
_MOVED = rf"(?:较上年|较去年|比上年|比去年|同比|环比|有所|出现|呈)*({'|'.join((*_SUNK, *RISES, *FALLS))})"
_WITHIN_TIME = (
    r"(?:按照?|在)(?:规定|计划|约定|要求|时序|合同)(?:的)?(?:时间|时限|期限|时间节点|节点|进度)(?:内)?"
    r"(?:要求)?(?:完成|报送|拨付|上报|办结)?"
)
_PROPORTION = r"[0-9.]{1,8}:[0-9.]{1,8}"
"""`1:19`: kept as a word, since more and less of it depend on which side is meant."""
_LINEAR = (
    r"^(?P<a>[^,;。每]{0,30})[,;。]?(?:若|如|且)?每[^0-9一二三四五六七八九十扣]{0,8}"
    r"(?P<step>[0-9一二三四五六七八九十.]{1,12}(?:%|个百分点|个工作日|万元|小时|分钟|[\u4e00-\u9fff](?=[,的]?扣))?)"
    r"[^扣]{0,8}扣(?:减|除)?(?P<points>[0-9.一二两三四五]{1,6})分?"
)
_OCR = r"^[二工ZzS2Σ^$>]?[二工ZΣ^$][0-9]{1,3}(?:\.[0-9]+)?(?:%|$)"
_OCR_MARKS = "二工ZzS2Σ^$>"


def special_cell(plain: str) -> Cell | None:
    """The kind of a cell that says something else than a number or a word."""
    if not plain:
        return Cell("", "blank")
    for kind, words in (
        ("not-applicable", _NOT_APPLICABLE),
        ("placeholder", _PLACEHOLDER),
        ("ditto", _DITTO),
        ("rest", _REST),
        ("zero", _ZERO),
        ("on-time", _ON_TIME),
    ):
        if plain in words:
            return Cell("", kind)  # type: ignore[arg-type]
    return _phrase(plain) or _debris(plain)


def _phrase(plain: str) -> Cell | None:
    """A proportion, work within its time, a standstill, a move without a number."""
    either = _PROPORTION if ":" in plain else _WITHIN_TIME if plain[0] in "按在" else ""
    if either and pattern(either).fullmatch(plain):
        return Cell("", "words" if ":" in plain else "on-time")
    if pattern(_STILL).fullmatch(plain):
        return Cell("", "words", about=("still",))
    moved = pattern(_MOVED).fullmatch(plain)
    return Cell("", "words", about=("rises" if moved[1] in RISES else "falls",)) if moved else None


def _debris(plain: str) -> Cell | None:
    """A rule of deductions, or what a scanner made of a sign."""
    if "扣" in plain and (match := pattern(_LINEAR).match(plain)):
        return Cell("", "linear", about=(match["a"], match["step"], match["points"]))
    if plain[0] in _OCR_MARKS and pattern(_OCR).match(plain):
        return Cell("", "ocr", about=(plain,))
    return None
