"""Printed pages read back by parsers that know nothing of perfcli: html5lib, and markdown-it for Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag
from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from markdown_it.token import Token

Grid = list[list[str]]


def soup(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "html5lib")


def text_of(element: Tag) -> str:
    """The text of an element as it is seen: a `<br>` begins a line."""
    copied = soup(str(element).replace("<br/>", "\n")).body
    assert copied
    return copied.get_text()


def html_rows(table: Tag) -> Grid:
    """The cells of a table as they stand in its rows, without what other cells cover."""
    return [[text_of(cell) for cell in row.find_all(["th", "td"])] for row in table.find_all("tr")]


def html_grid(table: Tag) -> Grid:
    """The same as a full grid: what a cell spans to the right or downwards is blank."""
    taken: dict[tuple[int, int], str] = {}
    rows = table.find_all("tr")
    for y, row in enumerate(rows):
        x = 0
        for cell in row.find_all(["th", "td"]):
            while (y, x) in taken:
                x += 1
            for down in range(int(str(cell.get("rowspan", "1")))):
                for right in range(int(str(cell.get("colspan", "1")))):
                    taken[y + down, x + right] = "" if down or right else text_of(cell)
    width = 1 + max(x for _, x in taken)
    return [[taken.get((y, x), "") for x in range(width)] for y in range(len(rows))]


def _text(inline: Token) -> str:
    said = {"softbreak": "\n", "hardbreak": "\n"}
    parts = []
    for child in inline.children or ():
        if child.type == "html_inline":
            assert child.content == "<br>", child.content
            parts.append("\n")
        else:
            assert child.type in (
                "text",
                "text_special",
                "code_inline",
                "strong_open",
                "strong_close",
                *said,
            ), child.type
            parts.append(said.get(child.type, child.content))
    return "".join(parts)


def md_tables(text: str) -> list[Grid]:
    """All tables of a Markdown text; only bold, code and line breaks are known, anything else fails the test."""
    tables: list[Grid] = []
    inside = False
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        if token.type == "table_open":
            tables.append([])
            inside = True
        elif token.type == "table_close":
            inside = False
        elif token.type == "tr_open":
            tables[-1].append([])
        elif token.type == "inline" and inside:
            tables[-1][-1].append(_text(token))
    return tables


def md_blocks(text: str) -> list[tuple[str, str]]:
    """Headings, paragraphs and list items outside tables, in order: their kind and their text."""
    found: list[tuple[str, str]] = []
    kind, depth = "", 0
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        if token.type in ("table_open", "table_close"):
            depth += token.nesting
        elif token.type in ("heading_open", "paragraph_open"):
            kind = token.tag
        elif token.type == "inline" and not depth:
            found.append((kind, _text(token)))
        elif token.type in ("html_block", "code_block", "fence"):
            found.append((token.type, token.content))
    return found
