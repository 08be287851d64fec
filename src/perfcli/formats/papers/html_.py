"""Web pages: paragraphs and tables as a browser shows them, with cells that span rows and columns.

In: bytes (byte-order mark, else the declared encoding, else strict UTF-8, else strict GB18030). Out: a `Paper`. Scripts,
styles, links and pictures are neither run nor fetched; comments and what cannot be seen are left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcli.diagnostics import Diagnostic, Span, Text, diagnose
from perfcli.formats.papers import kinds
from perfcli.formats.papers.decode import decoded, plain
from perfcli.formats.papers.html_tables import Page
from perfcli.formats.papers.refusal import damaged, too_large
from perfcli.paper import Paper

if TYPE_CHECKING:
    from lxml.html import HtmlElement

suffixes = (".html", ".htm")

MAX_HTML = 4 * 1024 * 1024
MAX_TAGS = 300_000
_SNIFFED = 4096
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""", re.IGNORECASE)
_ALIASES = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "utf8": "utf-8",
}
_READ = ("utf-8", "gb18030")
_LARGE = Text("网页太大", "the page is too large")
_DEEP = Text("网页的标记套得太深", "the page's tags are nested too deeply")
_TAGS = Text("网页里的标记太多", "the page has too many tags")


def read(data: bytes, path: str) -> tuple[Paper | None, tuple[Diagnostic, ...]]:
    """The paragraphs and tables of a page."""
    from lxml import etree, html  # noqa: PLC0415 - an extra, and slow to import

    if len(data) > MAX_HTML:
        raise too_large(path, _LARGE, "4 MB")
    if data.count(b"<") > MAX_TAGS:
        raise too_large(path, _TAGS, f"{MAX_TAGS}")
    text, found = _text(data, path)
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, recover=True)
    try:
        root: HtmlElement = html.document_fromstring(_without_declaration(text), parser=parser)
        if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
            raise too_large(path, _DEEP, "256")
        return Paper(path, "html", Page(path).blocks(root)), found
    except (etree.LxmlError, ValueError, AssertionError, RecursionError) as error:
        raise damaged(path, "HTML", error) from None


def _without_declaration(text: str) -> str:
    """A text that is decoded already must not name an encoding."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text)


def _text(data: bytes, path: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The page's text; a declaration that the bytes contradict is said to be wrong."""
    declared = _CHARSET.search(data[:_SNIFFED])
    name = declared[1].decode("ascii").lower() if declared else ""
    encoding = _ALIASES.get(name, name)
    if encoding not in _READ or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return decoded(data, path), ()
    works = [known for known in _READ if _reads(data, known)]
    if encoding in works and (encoding == "utf-8" or "utf-8" not in works or data.isascii()):
        return plain(data.decode(encoding), path), ()
    text = decoded(data, path)  # by its bytes: what is well-formed UTF-8 with Chinese in it is nothing else
    found = Text("UTF-8", "UTF-8") if "utf-8" in works else Text("GB18030（GBK）", "GB18030 (GBK)")
    return text, (diagnose(kinds.DISGUISE, Span(path), said=name, found=found),)


def _reads(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
