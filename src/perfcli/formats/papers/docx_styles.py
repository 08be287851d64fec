"""What Word's styles say of a paragraph: bold, indent, size, list. Direct settings win over styles, a style over its base.

In: the tree of the styles part. Out: answers for a paragraph or a run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.formats.papers.docx_text import attribute, child, is_on, number
from perfcli.formats.papers.ooxml import local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

DEFAULT_SIZE = 21
"""Half points: 五号, Word's own default in Chinese."""
MAX_BASES = 20
MAX_INDENT = 40


class Indent(NamedTuple):
    """Where the first line begins: the paragraph's indent and the first line's own, in hundredths of a character or in twips."""

    left_chars: int | None = None
    first_chars: int | None = None
    left: int | None = None
    first: int | None = None

    def over(self, base: Indent) -> Indent:
        """This indent, with what it does not say taken from a base."""
        return Indent(
            *(mine if mine is not None else theirs for mine, theirs in zip(self, base, strict=True))
        )

    def characters(self, size: int) -> int:
        """The whole in characters of a font size in half points."""
        left = (self.left_chars / 100) if self.left_chars else (self.left or 0) / (size * 10)
        first = (self.first_chars / 100) if self.first_chars else (self.first or 0) / (size * 10)
        return max(0, min(MAX_INDENT, round(left + first)))


def indent_of(properties: _Element | None) -> Indent:
    """The indent that a `pPr` states."""
    element = child(properties, "ind")
    if element is None:
        return Indent()

    def said(*names: str) -> int | None:
        return next((n for name in names if (n := number(attribute(element, name))) is not None), None)

    hanging, hanging_chars = said("hanging"), said("hangingChars")
    return Indent(
        said("leftChars", "startChars"),
        -hanging_chars if hanging_chars else said("firstLineChars"),
        said("left", "start"),
        -hanging if hanging else said("firstLine"),
    )


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: _Element | None) -> None:
        self._styles: dict[str, _Element] = {}
        self._default = ""
        for element in root if root is not None else ():
            if local(element) == "style" and (name := attribute(element, "styleId")):
                self._styles[name] = element
                if attribute(element, "type") == "paragraph" and attribute(element, "default") in (
                    "1",
                    "true",
                ):
                    self._default = name
        self._size = (
            number(attribute(found, "val"))
            if (found := child(root, "docDefaults", "rPrDefault", "rPr", "sz")) is not None
            else None
        )
        self._bold: dict[str, bool] = {}

    def _chain(self, name: str) -> Iterator[_Element]:
        """A style and what it is based on, nearest first."""
        for _ in range(MAX_BASES):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            base = child(style, "basedOn")
            name = attribute(base, "val") or "" if base is not None else ""

    def name_of(self, paragraph: _Element) -> str:
        """The id of a paragraph's style."""
        style = child(paragraph, "pPr", "pStyle")
        return (attribute(style, "val") or "" if style is not None else "") or self._default

    def bold(self, run: _Element | None, paragraph_style: str) -> bool:
        """Whether a run is bold."""
        properties = child(run, "rPr")
        if (own := child(properties, "b")) is not None:
            return is_on(own)
        style = child(properties, "rStyle")
        if style is not None and (name := attribute(style, "val")) and self._style_bold(name):
            return True
        return self._style_bold(paragraph_style)

    def _style_bold(self, name: str) -> bool:
        if name not in self._bold:
            said = (child(style, "rPr", "b") for style in self._chain(name))
            self._bold[name] = is_on(next((one for one in said if one is not None), None))
        return self._bold[name]

    def indent(self, paragraph: _Element, listed: Indent) -> int:
        """The indent of a paragraph's first line in characters; `listed` is what its list level says."""
        name = self.name_of(paragraph)
        indent = Indent()
        for style in self._chain(name):
            indent = indent.over(indent_of(child(style, "pPr")))
        indent = indent_of(child(paragraph, "pPr")).over(listed.over(indent))
        return indent.characters(self._font_size(paragraph, name)) if any(indent) else 0

    def _font_size(self, paragraph: _Element, name: str) -> int:
        run = next((one for one in paragraph if local(one) == "r"), None)
        sizes = [child(run, "rPr", "sz"), *(child(style, "rPr", "sz") for style in self._chain(name))]
        said = (number(attribute(one, "val")) for one in sizes if one is not None)
        return next((size for size in said if size and size > 0), None) or self._size or DEFAULT_SIZE

    def list_of(self, style: str) -> tuple[str, str, str]:
        """The list and level that a style puts its paragraphs in, and the id of the style that says so; empty if none."""
        for one in self._chain(style):
            if (found := child(one, "pPr", "numPr")) is not None:
                return *list_in(found), attribute(one, "styleId") or ""
        return "", "", ""


def list_in(properties: _Element) -> tuple[str, str]:
    """The list and level of a `numPr`."""
    at, level = child(properties, "numId"), child(properties, "ilvl")
    return (
        attribute(at, "val") or "" if at is not None else "",
        attribute(level, "val") or "" if level is not None else "",
    )
