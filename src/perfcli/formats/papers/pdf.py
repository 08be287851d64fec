"""PDF with a text layer: tables by their ruling lines, joined over pages, and the text around them.

In: bytes. Out: a `Paper` with `第3页 第5行第3格`; a scan is refused with what to do. pdfplumber reads; what a page repeats above and
below a table that goes on stays once.
"""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING

from perfcli.diagnostics import Text
from perfcli.formats.papers import kinds
from perfcli.formats.papers.grids import Budget, header_height
from perfcli.formats.papers.pdf_page import Page, Placed, page_of
from perfcli.formats.papers.refusal import Refused, damaged, left_out, too_large
from perfcli.paper import Grid, Paper, Paragraph

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic

suffixes = (".pdf",)

MAX_PAGES = 400
_FORM = "PDF"
_PAGES = Text("页数太多", "too many pages")
_SCANNED = Text("没有文字的页（扫描图）", "pages without text (scans)")
_GLYPHS = Text(
    "字形没有对应文字的 PDF（复制出来是乱码）",
    "a PDF whose glyphs have no characters (copying gives rubbish)",
)
_ORIGINAL = Text("向填报单位要 Word 或 Excel 原件", "ask the unit for the Word or Excel original")
_MAX_UNREADABLE = 0.05
_SAME_EDGE = 3.0
_DIGITS = re.compile(r"[0-9０-９一二三四五六七八九十]+")


def read(data: bytes, path: str) -> tuple[Paper | None, tuple[Diagnostic, ...]]:
    """The tables and paragraphs of a document."""
    pages = _pages(data, path)
    characters = sum(page.characters for page in pages)
    if not characters:
        raise Refused(kinds.NO_TEXT_LAYER, path, pages=len(pages))
    if sum(page.unreadable for page in pages) > characters * _MAX_UNREADABLE:
        raise Refused(kinds.SAVE_AS, path, what=_GLYPHS, how=_ORIGINAL)
    blank = [f"第{page.number}页" for page in pages if not page.characters and page.pictures]
    notes = {_SCANNED: len(blank)} if blank else {}
    return Paper(path, "pdf", tuple(one.block for one in _flow(pages))), left_out(path, notes, blank)


def _pages(data: bytes, path: str) -> list[Page]:
    import pdfplumber  # noqa: PLC0415 - an extra, and slow to import
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415
    from pdfplumber.utils.exceptions import PdfminerException  # noqa: PLC0415

    for chatty in ("pdfminer", "pdfplumber"):
        logging.getLogger(chatty).setLevel(logging.CRITICAL)
    budget = Budget(path)
    pages: list[Page] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            _check_length(len(document.pages), path)
            for page in document.pages:
                pages.append(page_of(page, budget))
                page.close()
    except PdfminerException as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, PDFPasswordIncorrect):
            raise Refused(kinds.ENCRYPTED, path) from None
        raise damaged(path, _FORM, cause if isinstance(cause, Exception) else error) from None
    except Refused:
        raise
    except Exception as error:  # noqa: BLE001 - pdfminer trusts the file: a damaged one ends in whatever comes first
        raise damaged(path, _FORM, error) from None
    return pages


def _check_length(pages: int, path: str) -> None:
    if pages > MAX_PAGES:
        raise too_large(path, _PAGES, f"{MAX_PAGES}")


def _flow(pages: list[Page]) -> list[Placed]:
    """The blocks of all pages; a table that goes on over a page is one."""
    flow: list[Placed] = []
    before: Page | None = None
    for page in pages:
        if before is None or not _goes_on(flow, before, page):
            flow += page.blocks
        before = page
    return flow


def _goes_on(flow: list[Placed], before: Page, page: Page) -> bool:
    """Append a page whose first table continues the last one of the page before; False if it does not."""
    first = next((at for at, one in enumerate(page.blocks) if isinstance(one.block, Grid)), -1)
    last = next((at for at in range(len(flow) - 1, -1, -1) if isinstance(flow[at].block, Grid)), -1)
    if first < 0 or last < 0:
        return False
    head, tail = page.blocks[:first], flow[last + 1 :]
    repeated = {_masked(one) for one in before.blocks} | {_masked(one) for one in page.blocks}
    tail_repeats = all(
        _masked(one) in {_masked(other) for other in page.blocks} or _is_page_number(one) for one in tail
    )
    head_repeats = all(
        _masked(one) in {_masked(other) for other in before.blocks} or _is_page_number(one) for one in head
    )
    one, other = flow[last].block, page.blocks[first].block
    if not (tail_repeats and head_repeats and repeated and isinstance(one, Grid) and isinstance(other, Grid)):
        return False
    same = header_height(one, other)
    if not same and not _same_edges(flow[last], page.blocks[first]):
        return False
    flow[last:] = [flow[last]._replace(block=one._replace(rows=one.rows + other.rows[same:]))]
    flow += page.blocks[first + 1 :]
    return True


def _masked(placed: Placed) -> str:
    """A line's text with its numbers masked, so that running heads and page numbers are alike."""
    block = placed.block
    return _DIGITS.sub("#", block.text.strip()) if isinstance(block, Paragraph) else ""


def _is_page_number(placed: Placed) -> bool:
    return re.fullmatch(r"[-—–\s第页共/#]*", _masked(placed)) is not None


def _same_edges(one: Placed, other: Placed) -> bool:
    return len(one.edges) == len(other.edges) and all(
        abs(left - right) < _SAME_EDGE for left, right in zip(one.edges, other.edges, strict=True)
    )
