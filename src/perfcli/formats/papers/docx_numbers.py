"""Automatic numbers of Word's lists (1. 1.1 （一） ①), which are in no text and which people read as part of it.

In: the tree of the numbering part; paragraphs in order. Out: the label of each paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perfcli.formats.papers.docx_styles import Indent, indent_of, list_in
from perfcli.formats.papers.docx_text import attribute, child, is_on, number
from perfcli.formats.papers.ooxml import local

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from perfcli.formats.papers.docx_styles import Styles

LEVELS = 9
_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CIRCLED = 20
_TENS = 10
_HUNDRED = 100
_MAX_SHOWN = 1000


@dataclass(slots=True)
class Level:
    """One level of a list."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    legal: bool = False
    style: str = ""
    indent: Indent = field(default_factory=Indent)


class Numbers:
    """The lists of a document, counted on as paragraphs pass."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, list[int | None]] = {}
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                self._levels[attribute(element, "abstractNumId") or ""] = _levels(element)
            elif local(element) == "num":
                self._list(element)

    def _list(self, element: _Element) -> None:
        name = attribute(element, "numId") or ""
        abstract = child(element, "abstractNumId")
        self._lists[name] = attribute(abstract, "val") or "" if abstract is not None else ""
        for override in element:
            at, start = number(attribute(override, "ilvl")), child(override, "startOverride")
            if at is not None and start is not None:
                self._restarts[name, at] = number(attribute(start, "val")) or 0

    def label(self, paragraph: _Element) -> tuple[str, Indent]:
        """The label that stands before a paragraph, with the gap behind it; and the indent of its level."""
        name, at = self._place(paragraph)
        abstract = self._lists.get(name, "")
        levels = self._levels.get(abstract, {})
        if at not in levels:
            return "", Indent()
        counts = self._count(name, abstract, at)
        level = levels[at]
        label = re.sub("%([1-9])", lambda found: _shown(levels, counts, int(found[1]) - 1, level), level.text)
        if level.form == "bullet":
            label = label if label.isprintable() and not _private(label) else "•"
        gap = "" if not label or level.suffix == "nothing" or label[-1] in "、）．。：" else " "
        return label + gap, level.indent

    def _place(self, paragraph: _Element) -> tuple[str, int]:
        """The list and level of a paragraph, from itself or its style; a list of `0` takes it out of its style's."""
        own = child(paragraph, "pPr", "numPr")
        name, level = list_in(own) if own is not None else ("", "")
        if not name:
            name, styled, style = self._styles.list_of(self._styles.name_of(paragraph))
            level = level or styled or self._level_of_style(name, style)
        return name, number(level) or 0

    def _level_of_style(self, name: str, style: str) -> str:
        levels = self._levels.get(self._lists.get(name, ""), {})
        return next((str(at) for at, level in levels.items() if level.style == style and style), "")

    def _count(self, name: str, abstract: str, at: int) -> list[int]:
        """Count one paragraph on; what each level shows now."""
        levels = self._levels[abstract]
        counts = self._counts.setdefault(abstract, [None] * LEVELS)
        restart = self._restarts.pop((name, at), None)
        before = counts[at]
        if restart is not None:
            counts[at] = restart
        else:
            counts[at] = levels[at].start if before is None else before + 1
        counts[at + 1 :] = [None] * (LEVELS - at - 1)
        for above in range(at):
            if counts[above] is None:
                counts[above] = levels[above].start if above in levels else 1
        return [count or 0 for count in counts]


def _levels(abstract: _Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for element in abstract:
        at = number(attribute(element, "ilvl")) if local(element) == "lvl" else None
        if at is None or not 0 <= at < LEVELS:
            continue
        values = {local(one): attribute(one, "val") for one in element}
        found[at] = Level(
            start=number(values.get("start")) or 0 if "start" in values else 1,
            form=values.get("numFmt") or "decimal",
            text=(values.get("lvlText") or "")[:40],
            suffix=values.get("suff") or "tab",
            legal=is_on(child(element, "isLgl")),
            style=values.get("pStyle") or "",
            indent=indent_of(child(element, "pPr")),
        )
    return found


def _shown(levels: dict[int, Level], counts: list[int], at: int, level: Level) -> str:
    if at not in levels:
        return ""
    return write(counts[at], "decimal" if level.legal else levels[at].form)


def _private(text: str) -> bool:
    return any("\ue000" <= char <= "\uf8ff" for char in text)


def write(value: int, form: str) -> str:
    """A number in one of Word's forms; a form that is not known is written in digits."""
    if form == "none":
        return ""
    if not 0 < value < _MAX_SHOWN:
        return str(value)
    return next((shown(value) for name, shown in _FORMS.items() if name in form), str(value))


def _letters(value: int) -> str:
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _circled(value: int) -> str:
    return chr(ord("①") + value - 1) if value <= _CIRCLED else str(value)


def _stem(value: int) -> str:
    return _STEMS[value - 1] if value <= len(_STEMS) else str(value)


def _roman(value: int) -> str:
    text = ""
    for worth, sign in _ROMAN:
        while value >= worth:
            text += sign
            value -= worth
    return text if value == 0 else str(value)


def _chinese(value: int, digits: str, ten: str, hundred: str) -> str:
    """A number below 1000 as it is said: 十二, 二十, 一百零五."""
    hundreds, rest = divmod(value, _HUNDRED)
    tens, ones = divmod(rest, _TENS)
    text = f"{digits[hundreds]}{hundred}" if hundreds else ""
    if hundreds and rest and not tens:
        text += "零"
    if tens:
        text += ten if tens == 1 and not hundreds and digits is _DIGITS else f"{digits[tens]}{ten}"
    return text + (digits[ones] if ones else "")


_FORMS: dict[str, Callable[[int], str]] = {
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerLetter": _letters,
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
    "decimalEnclosedCircle": _circled,
    "decimalZero": "{:02}".format,
    "ideographTraditional": _stem,
    "LegalSimplified": lambda value: _chinese(value, _LEGAL, "拾", "佰"),
    "LegalTraditional": lambda value: _chinese(value, _LEGAL, "拾", "佰"),
    "Digit": lambda value: "".join(_DIGITS[int(digit)] for digit in str(value)),
    "ounting": lambda value: _chinese(value, _DIGITS, "十", "百"),
}
"""How numbers are written, by what stands in the name of the form (`chineseCounting`, `ideographDigital` …)."""
