"""Printouts as Excel workbooks: one sheet for each list of columns, headers frozen and repeated, rows high enough to read.

In: a `Printout`. Out: bytes, the same for the same printout. A text is always a text, whatever it begins with; an amount is a number
that shows what was written. Cells of lists are never joined, so that the sheet can be sorted and copied; those of forms are,
across, as on paper. Prose that stands before a table on paper has a sheet of its own, so that the header can stay in sight.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from perfcli.formats.xlsx_layout import MOST_FROZEN, PORTRAIT_WIDTH, WIDTH, Leaf, Names, leaves
from perfcli.formats.xlsx_sheet import Looks, fill_sheet
from perfcli.printout import Written

if TYPE_CHECKING:
    from perfcli.printout import Printout, Section

suffixes = (".xlsx",)
MODULES = ("xlsxwriter", "openpyxl")
"""What has to be installed: all that the extra brings for this format."""


def write(printout: Printout) -> Written:
    """One workbook. The caller has seen to it that `MODULES` are there."""
    import xlsxwriter  # noqa: PLC0415 - of an extra

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties(
        {
            "title": printout.title[:255],
            "author": "perfcli",
            "created": datetime(printout.year, 1, 1, tzinfo=UTC),
        }
    )
    looks, names = Looks(book), Names()
    cut = 0
    for section in printout.sections:
        for leaf in leaves(section):
            sheet = book.add_worksheet(names.give(leaf.name))
            _page(sheet, section, leaf)
            cut += fill_sheet(sheet, leaf, looks, PORTRAIT_WIDTH if section.portrait else WIDTH)
    book.close()
    return Written(out.getvalue(), cut=cut)


def _page(sheet: Any, section: Section, leaf: Leaf) -> None:  # noqa: ANN401 - of an untyped extra
    """A4, as wide as the paper; notices above, check code and page numbers below."""
    sheet.set_paper(9)
    if not section.portrait:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.47, right=0.47, top=0.6, bottom=0.6)
    sheet.center_horizontally()
    if section.notices:
        sheet.set_header(f"&C&B{_code('　'.join(section.notices))}"[:_LONGEST])
    check = f"&L校验码 {_code(section.check)}" if section.check else ""
    sheet.set_footer(f"{check}&R{_code(section.foot) or '第&P页 共&N页'}")
    if leaf.header:
        first, last = leaf.header
        sheet.repeat_rows(first, last)
        if last < MOST_FROZEN:
            sheet.freeze_panes(last + 1, 0)


_LONGEST = 255
"""Characters of a header."""


def _code(text: str) -> str:
    """Text in a header or footer, where `&` begins a code."""
    return text.replace("&", "&&").replace("\n", " ")
