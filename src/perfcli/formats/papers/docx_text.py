"""The text of a Word paragraph as a person sees it: what was inserted counts, what was deleted or hidden does not.

In: a paragraph's element. Out: pieces of text with their runs. What cannot be given as text (pictures, text boxes, notes)
is counted in `notes`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Text
from perfcli.formats.papers.ooxml import local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

BOXES = Text("文本框", "text boxes")
PICTURES = Text("图片", "pictures")
OBJECTS = Text("嵌入对象", "embedded objects")
FOOTNOTES = Text("脚注或尾注", "footnotes")
COMMENTS = Text("批注", "comments")
DELETED = Text("修订中删去的文字", "deletions of tracked changes")
HIDDEN = Text("隐藏文字", "hidden text")
SYMBOLS = Text("字体符号", "symbols of a special font")
FORMULAS = Text("分式等公式（只取了其中的字）", "formulas (only their characters were taken)")
COVERED = Text("合并格里被盖住的文字", "text under merged cells")
CHUNKS = Text("嵌入的外部文档", "embedded documents")
NUMBERS = Text("自动编号", "automatic numbers")

_PROPERTIES = frozenset(
    ("rPr", "pPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "rt", "instrText", "delText")
)
_NOTED = {
    "del": DELETED,
    "moveFrom": DELETED,
    "footnoteReference": FOOTNOTES,
    "endnoteReference": FOOTNOTES,
    "commentReference": COMMENTS,
    "object": OBJECTS,
}
_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_BUILT = frozenset(("f", "rad", "nary", "sSup", "sSub", "sSubSup", "m"))
_SYMBOL_FONT = {0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB4: "×", 0xB9: "≠", 0xBB: "≈", 0xB0: "°", 0xB7: "•"}
_WINGDINGS = {0xFE: "☑", 0x52: "☑", 0xFD: "☒", 0xA8: "□", 0x6F: "□", 0xFC: "√", 0xFB: "×"}


def is_on(element: _Element | None) -> bool:
    """Whether a switch such as `w:b` is there and not turned off."""
    return element is not None and (attribute(element, "val") or "1") not in ("0", "false", "off", "none")


def attribute(element: _Element, name: str) -> str | None:
    """An attribute by its local name."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: _Element | None, *names: str) -> _Element | None:
    """The element at a path of local names."""
    for name in names:
        element = next((one for one in element if local(one) == name), None) if element is not None else None
    return element


def number(text: str | None) -> int | None:
    """A whole number as attributes hold it; None for what is none."""
    try:
        return max(-100_000, min(100_000, int(float(text or ""))))
    except (ValueError, OverflowError):
        return None


class Notes(dict[Text, int]):
    """How often something was met that is not given as text."""

    def add(self, what: Text) -> None:
        """Count one."""
        self[what] = self.get(what, 0) + 1


def pieces(
    element: _Element, notes: Notes, run: _Element | None = None
) -> Iterator[tuple[str, _Element | None]]:
    """Text below an element, each piece with the run that it stands in."""
    for one in element:
        name = local(one)
        if name in _PROPERTIES or not name or _noted(one, name, notes):
            continue
        if (text := _character(one, name, notes)) is not None:
            yield text, run
        elif name == "AlternateContent":
            choice = child(one, "Choice")
            yield from pieces(one if choice is None else choice, notes, run)
        else:
            yield from pieces(one, notes, one if name == "r" else run)


def _character(element: _Element, name: str, notes: Notes) -> str | None:
    """The text that an element is itself; None if it holds others."""
    if name == "t":
        return element.text or ""
    if name == "br":
        return "" if attribute(element, "type") in ("page", "column") else "\n"
    return _symbol(element, notes) if name == "sym" else _CHARACTERS.get(name)


def _noted(element: _Element, name: str, notes: Notes) -> bool:
    """Count what is passed over, and say so; of a formula the characters are taken all the same."""
    if name == "oMath" and any(local(part) in _BUILT for part in element.iter()):
        notes.add(FORMULAS)
    what = _NOTED.get(name)
    if name in ("drawing", "pict"):
        what = BOXES if _holds(element, "txbxContent") else PICTURES
    elif name == "r" and is_on(child(element, "rPr", "vanish")):
        what = HIDDEN
    if what is not None:
        notes.add(what)
    return what is not None


def _holds(element: _Element, name: str) -> bool:
    return any(local(one) == name for one in element.iter())


def _symbol(element: _Element, notes: Notes) -> str:
    """A character of a symbol font, where it is one that has a meaning in a table."""
    try:
        code = int(attribute(element, "char") or "", 16) & 0xFF
    except ValueError:
        code = 0
    font = (attribute(element, "font") or "").lower()
    known = _SYMBOL_FONT if font == "symbol" else _WINGDINGS if font.startswith("wingdings") else {}
    if code not in known:
        notes.add(SYMBOLS)
    return known.get(code, "")
