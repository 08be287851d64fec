"""PDF with a text layer: tables by their ruling lines, joined over pages, and the text around them.

In: bytes. Out: a `Paper` with `第3页 第5行第3格`; a scan is refused with what to do. pdfplumber reads; what a page repeats above and
below a table that goes on stays once.
"""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING

from perfcli.diagnostics import Span, Text, diagnose
from perfcli.formats.papers import kinds
from perfcli.formats.papers.grids import Budget, header_height
from perfcli.formats.papers.pdf_page import Page, Placed, page_of
from perfcli.formats.papers.refusal import Refused, damaged, left_out, too_large
from perfcli.guard import step_done
from perfcli.paper import Grid, Paper, Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.diagnostics import Diagnostic

suffixes = (".pdf",)

MAX_PAGES = 1000
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
_DIGITS = re.compile(r"[0-9０-９]+")
_PAGED = re.compile(r"第\s*[0-9０-９]+\s*页|共\s*[0-9０-９]+\s*页|^\W*[0-9０-９]+\W*$")


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
    loose = tuple(
        diagnose(kinds.MISFIT, Span(path), origin=place, reason=said)
        for page in pages
        for place, said in page.said
    )
    paper = Paper(path, "pdf", tuple(one.block for one in _flow(pages)))
    return paper, (*loose, *left_out(path, notes, blank))


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
                step_done()
    except PdfminerException as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, MemoryError):
            raise cause from None
        if isinstance(cause, PDFPasswordIncorrect):
            raise Refused(kinds.ENCRYPTED, path) from None
        raise damaged(path, _FORM, cause if isinstance(cause, Exception) else error) from None
    except (Refused, MemoryError):
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
    one, other = flow[last].block, page.blocks[first].block
    if not (isinstance(one, Grid) and isinstance(other, Grid)):
        return False
    if not (_repeats(tail, page.blocks) and _repeats(head, before.blocks)):
        return False
    same = header_height(one, other)
    if not same and not _same_edges(flow[last], page.blocks[first]):
        return False
    kept = [*_new(tail, page.blocks), *_new(head, before.blocks)]
    flow[last:] = [flow[last]._replace(block=one._replace(rows=one.rows + other.rows[same:])), *kept]
    flow += page.blocks[first + 1 :]
    return True


def _repeats(lines: Sequence[Placed], page: Sequence[Placed]) -> bool:
    """Whether lines stand on another page too, but for its number: running heads and page numbers."""
    known = {_masked(one) for one in page}
    return all(_masked(one) in known or _is_page_number(one) for one in lines)


def _new(lines: Sequence[Placed], page: Sequence[Placed]) -> list[Placed]:
    """What the other page does not say in the same words."""
    known = {one.block.text for one in page if isinstance(one.block, Paragraph)}
    return [
        one
        for one in lines
        if isinstance(one.block, Paragraph) and one.block.text not in known and not _is_page_number(one)
    ]


def _masked(placed: Placed) -> str:
    """A line's text, its numbers masked where they count pages: 第一小学 and 第二小学 are two schools."""
    text = placed.block.text.strip() if isinstance(placed.block, Paragraph) else ""
    return _DIGITS.sub("#", text) if _PAGED.search(text) else text


def _is_page_number(placed: Placed) -> bool:
    return re.fullmatch(r"[-—–\s第页共/#]*", _masked(placed)) is not None


def _same_edges(one: Placed, other: Placed) -> bool:
    return 0 < len(one.edges) == len(other.edges) and all(
        abs(left - right) < _SAME_EDGE for left, right in zip(one.edges, other.edges, strict=True)
    )
