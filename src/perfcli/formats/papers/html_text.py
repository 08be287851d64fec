"""The text of a page as a browser breaks it into lines, and the tables that are met on the way.

In: an element. Out: lines with whether they are bold; what cannot be seen gives none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_UNSEEN = frozenset((
    "script", "style", "head", "title", "template", "noscript", "iframe", "object", "embed", "svg", "math",
    "select", "textarea", "option", "datalist",
))  # fmt: skip
_LINES = frozenset((
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "section", "article",
    "header", "footer", "main", "nav", "aside", "address", "blockquote", "pre", "form", "fieldset", "figure",
    "figcaption", "center", "hr", "table", "caption", "tr", "td", "th", "thead", "tbody", "tfoot", "body",
    "details", "summary",
))  # fmt: skip
_BOLD = frozenset((
    "b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6",
))  # fmt: skip
_SPACES = re.compile(r"[ \t\n\r\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)


class Lines:
    """Text as a browser breaks it: runs of blanks are one, no-break spaces stay, blocks and `<br>` begin a line."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, bool]] = []
        self._parts: list[str] = []
        self._light = False

    def add(self, text: str, *, bold: bool) -> None:
        """Append text to the line."""
        said = _SPACES.sub(" ", text)
        if not self._parts or self._parts[-1].endswith(" "):
            said = said.lstrip(" ")
        if said:
            self._parts.append(said)
            self._light = self._light or (not bold and bool(said.strip(" \xa0\u3000")))

    def end(self) -> None:
        """Begin a new line."""
        text = "".join(self._parts).replace("\xa0", " ").rstrip()
        if text:
            self.lines.append((text, not self._light))
        self._parts, self._light = [], False

    def broken(self) -> None:
        """Begin a new line at a `<br>`; one without any text before it leaves a blank line."""
        before = len(self.lines)
        self.end()
        if len(self.lines) == before:
            self.lines.append(("", True))

    def take(self) -> list[tuple[str, bool]]:
        """The lines so far, without blank ones at the ends, with whether each is all bold."""
        self.end()
        taken, self.lines = self.lines, []
        said = [at for at, (text, _) in enumerate(taken) if text]
        return taken[said[0] : said[-1] + 1] if said else []


def walk(root: HtmlElement, lines: Lines) -> Iterator[HtmlElement]:
    """Feed text into `lines`; gives every table that is met, which is not walked into. No recursion: pages nest deeply."""
    stack: list[tuple[HtmlElement, bool, bool]] = [(root, False, False)]
    while stack:
        element, bold, leaving = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if leaving:
            if tag in _LINES:
                lines.end()
            if element is not root:
                lines.add(element.tail or "", bold=bold)
            continue
        inside = bold or tag in _BOLD or bool(_HEAVY.search(element.get("style") or ""))
        stack.append((element, bold, True))
        if element is not root and (tag in _UNSEEN or unseen(element)):
            continue
        if tag == "br":
            lines.broken()
        elif tag in _LINES:
            lines.end()
        if tag == "table" and element is not root:
            yield element
            continue
        lines.add(element.text or "", bold=inside)
        stack.extend((child, inside, False) for child in reversed(element))


def unseen(element: HtmlElement) -> bool:
    """Whether an element says that it is not shown."""
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN.search(style))
