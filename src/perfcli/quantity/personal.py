"""Numbers of persons in a text: mobile and other telephones, identity cards, bank accounts.

In: a text as people wrote it, with full-width digits, spaces and dashes inside numbers. Out: what was found, and where. What has a
check digit is held to it; what has none needs a word before it. Codes, amounts and dates are left alone.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOBILE, PHONE, IDENTITY, ACCOUNT = "mobile", "phone", "identity", "account"

_GAP = " \t\u00a0\u2000-\u200b\u202f\u2060\u3000\ufeff·"
_DASH = "-－‐‑‒–—―−"
_WIDE = str.maketrans("０１２３４５６７８９Ｘｘ（）：＋" + _DASH, "0123456789Xx()：+" + "-" * len(_DASH))
"""One sign for one, so that places stay what they are."""
_RUN = rf"[0-9](?:\)?[{_GAP}-]{{0,3}}[0-9])*(?:[{_GAP}-]?[Xx](?![0-9A-Za-z]))?"
_GROUP = r"[0-9]+[Xx]?|[Xx]"
# These look at every text there is, so they are written to fail fast: whole groups (`++`) are never tried again in part.
_FEW = re.compile(rf"[0-9](?:[{_GAP}{re.escape(_DASH)}）).]{{0,3}}+[0-9]){{6}}")
_FEW_IN_FILE = re.compile(rf"[0-9０-９](?:[\n{_GAP}{re.escape(_DASH)}）).]*+[0-9０-９]){{6}}")
"""The same where a text may be folded over lines of a file."""
_FULL_WIDTH = re.compile(r"[０-９]")
# Patterns that only a text with many digits needs are compiled when one comes.
_DOTTED = r"(?<![0-9.])1[3-9][0-9][.．][0-9]{4}[.．][0-9]{4}(?![0-9.])"
_SPOKEN = re.compile(r"[一二三四五六七八九][〇零○一二三四五六七八九]{10,17}")
_FIGURES = str.maketrans("〇零○一二三四五六七八九", "000123456789")
"""A number that is written in Chinese figures, so as not to be found."""

_TELEPHONE = (
    "电话",
    "手机",
    "联系方式",
    "座机",
    "固话",
    "传真",
    "热线",
    "致电",
    "微信",
    "tel",
    "mobile",
    "phone",
)
_BANKING = ("账号", "帐号", "账户", "帐户", "卡号", "开户", "银行卡")
_PERSON = ("身份证", "证件", "公民身份", "身份号")
_CODES = (
    *(
        "编码",
        "代码",
        "编号",
        "文号",
        "项目号",
        "合同号",
        "订单",
        "序列",
        "信用",
        "档号",
        "卷号",
        "单号",
        "批次",
        "标识",
    ),
    "条码",
)
_COUNTED = r"\s{0,2}(?:[元万亿千百条次件个人份户套米吨亩%]|平方|公里|立方)"
"""What follows an amount and no telephone."""
_WORDS = 14
"""How far before a number the word may stand that says what it is."""
_TOUCHING = r"(?:号码?|号|为|是|[:：\s(（])*$"

_SHAPES = {(11,), (3, 4, 4), (3, 8), (7, 4), (3, 3, 5), (4, 4, 3), (5, 6), (4, 3, 4)}
"""How people group the digits of a mobile number."""
_MOBILE = r"1[3-9][0-9]{9}"
_AREA = r"0(?:10|2[0-57-9]|[3-9][0-9]{2})"
_LOCAL = r"[2-8][0-9]{6,7}"
_FACTORS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
"""Weights of the check digit of an identity-card number (GB 11643)."""
_PROVINCES = frozenset(
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "81",
        "82",
        "83",
    ]
)
_MOST_GROUPS = 7


class Personal(NamedTuple):
    """A number of a person: what it is, where it begins and ends, and the text between."""

    what: str
    start: int
    end: int
    text: str

    @property
    def shown(self) -> str:
        """Enough to find it by, not enough to use it."""
        return f"{self.text[:3]}…{self.text[-2:]}"


def may_hold(text: str) -> bool:
    """Whether a text is worth a closer look: nearly all are not."""
    return bool(_FEW.search(text) or _FULL_WIDTH.search(text) or _SPOKEN.search(text))


def file_may_hold(text: str) -> bool:
    """Whether the text of a file, with its folded lines and escapes, holds digits enough; figures in Chinese are not looked for."""
    return "\\" in text or _FEW_IN_FILE.search(text) is not None


def spoken(text: str) -> bool:
    """Whether a text holds as many figures in Chinese as a number of a person has."""
    return _SPOKEN.search(text) is not None


def find_personal(text: str) -> Iterator[Personal]:
    """Every number of a person in a text, from left to right."""
    if not may_hold(text):
        return
    plain = text.translate(_WIDE)
    for run in re.finditer(_RUN, plain):
        yield from _in_run(plain, text, run)
    for match in re.finditer(_DOTTED, plain):
        yield Personal(MOBILE, match.start(), match.end(), text[match.start() : match.end()])
    for match in _SPOKEN.finditer(text):
        digits = match.group().translate(_FIGURES)
        if re.fullmatch(_MOBILE, digits) or _is_identity(digits):
            what = MOBILE if re.fullmatch(_MOBILE, digits) else IDENTITY
            yield Personal(what, match.start(), match.end(), match.group())


def _in_run(plain: str, text: str, run: re.Match[str]) -> Iterator[Personal]:
    """The numbers in one run of digits: whole groups of it, the longest first."""
    before = plain[max(0, run.start() - _WORDS) : run.start()]
    word = _word(before)
    if word == "code" or _part_of_code(plain, run, word):
        return
    groups = [
        (run.start() + group.start(), run.start() + group.end()) for group in re.finditer(_GROUP, run.group())
    ]
    at = 0
    while at < len(groups):
        for end in range(min(len(groups), at + _MOST_GROUPS), at, -1):
            first, last = groups[at][0], groups[end - 1][1]
            if not _stands_alone(plain, run, first, last):
                continue
            parts = [plain[start:stop] for start, stop in groups[at:end]]
            if what := _what(parts, word, plain, (first, last)):
                yield Personal(what, first, last, text[first:last])
                at = end - 1
                break
        at += 1


def _word(before: str) -> str:
    """What the nearest word before a number says that it is; a clause that ended says nothing."""
    clause = (
        re.split(r"[。；;！？\n，,、]", before.lower())[-1] or re.split(r"[。；;！？\n]", before.lower())[-1]
    )
    found = {
        "telephone": max(clause.rfind(word) for word in _TELEPHONE),
        "account": max(clause.rfind(word) for word in _BANKING),
        "person": max(clause.rfind(word) for word in _PERSON),
        "code": max(clause.rfind(word) for word in _CODES),
    }
    best = max(found, key=lambda name: found[name])
    return best if found[best] >= 0 else ""


def _part_of_code(plain: str, run: re.Match[str], word: str) -> bool:
    """Whether letters or decimals touch a run, so that it is a part of something longer."""
    before, after = plain[max(0, run.start() - 2) : run.start()], plain[run.end() : run.end() + 2]
    if re.match(r"[A-Za-z_]|\.[0-9]", after):
        return True
    glued = bool(before) and (before[-1:].isascii() and (before[-1:].isalpha() or before[-1:] == "_"))
    glued = glued or re.search(r"[0-9A-Za-z][.-]$", before) is not None
    return glued and not word


def _stands_alone(plain: str, run: re.Match[str], first: int, last: int) -> bool:
    """Whether no dash ties a part of a run to the rest of it; the country's code may stand before."""
    left = plain[max(run.start(), first - _WORDS) : first]
    right = plain[last : min(run.end(), last + _WORDS)]
    tied = left.rstrip().endswith("-") and left.strip(" -+") not in ("86", "0086")
    return not tied and not right.lstrip().startswith("-")


def _what(parts: Sequence[str], word: str, plain: str, place: tuple[int, int]) -> str:
    """What some groups of digits are together; empty for anything else."""
    digits = "".join(parts)
    first, last = place
    if _is_identity(digits) or (len(digits) == 15 and _is_old_identity(digits)):  # noqa: PLR2004
        return IDENTITY
    if word == "account" and 12 <= len(digits) <= 30 and digits.isdigit():  # noqa: PLR2004 - accounts of firms have no check digit
        return ACCOUNT
    if re.fullmatch(r"[3-69][0-9]{15,18}", digits) and _luhn(digits) and _shape_of_card(parts):
        return ACCOUNT
    counted = re.match(_COUNTED, plain[last : last + _WORDS]) is not None
    if counted and word != "telephone":
        return ""
    bare = digits.removeprefix("0086").removeprefix("86") if len(digits) > 11 else digits  # noqa: PLR2004
    if re.fullmatch(_MOBILE, bare) and (bare != digits or tuple(map(len, parts)) in _SHAPES):
        return MOBILE
    return PHONE if _is_phone(parts, word, plain[max(0, first - _WORDS) : first], counted=counted) else ""


def _is_phone(parts: Sequence[str], word: str, left: str, *, counted: bool) -> bool:
    """A telephone in a house: with its area code apart, or after a word that says so."""
    digits = "".join(parts)
    two = len(parts) >= 2 and re.fullmatch(_AREA, parts[0]) and re.fullmatch(_LOCAL, "".join(parts[1:]))  # noqa: PLR2004
    if two:
        return True
    if word != "telephone":
        return False
    area = re.match(_AREA, digits)
    if area is not None and re.fullmatch(_LOCAL, digits[len(area.group()) :]):
        return True
    if counted:
        return False
    said = re.sub(_TOUCHING, "", left.lower())
    return said.endswith(_TELEPHONE) and re.fullmatch(_LOCAL, digits) is not None


def _shape_of_card(parts: Sequence[str]) -> bool:
    """Whether digits are grouped as on a card: all in one, or by four."""
    return len(parts) == 1 or all(len(part) == 4 for part in parts[:-1])  # noqa: PLR2004


def _is_identity(digits: str) -> bool:
    """Eighteen digits with a province, a day of birth and the check digit of GB 11643."""
    if not re.fullmatch(r"[1-8][0-9]{16}[0-9Xx]", digits) or digits[:2] not in _PROVINCES:
        return False
    total = sum(int(digit) * factor for digit, factor in zip(digits, _FACTORS, strict=False))
    return "10X98765432"[total % 11] == digits[-1].upper() and _is_day(digits[6:14])


def _is_old_identity(digits: str) -> bool:
    """Fifteen digits with a province and a day of birth: cards of before 1999."""
    return digits.isdigit() and digits[:2] in _PROVINCES and _is_day("19" + digits[6:12])


def _is_day(text: str) -> bool:
    try:
        day = date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return False
    return 1900 <= day.year <= 2100  # noqa: PLR2004


def _luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7812)."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0
