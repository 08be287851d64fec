"""A workbook for one department or budget unit, whole.

In: an identity and its contents. Out: a `Book`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.collecting.book import Book
from perfcli.collecting.fill_sheet import FillSheet
from perfcli.collecting.guide import figures_sheet, guide_sheet
from perfcli.collecting.identity import identity_sheet
from perfcli.collecting.pregrade import Grades
from perfcli.collecting.print_sheet import print_sheet

if TYPE_CHECKING:
    from perfcli.collecting.identity import Identity
    from perfcli.collecting.lines import Contents


def make_book(identity: Identity, contents: Contents) -> Book:
    """The workbook of monitoring or self-evaluation."""
    grades = Grades(identity.year)
    fill = FillSheet(identity, contents.lines, grades, contents.notice).sheet()
    figures = (figures_sheet(identity, contents.figures),) if contents.figures else ()
    shown = (
        fill,
        guide_sheet(identity, contents),
        print_sheet(identity, contents.lines, contents.notice),
        *figures,
    )
    title = f"{identity.name}{identity.file_title}"
    return Book(title, identity.year, (*shown, grades.sheet(), identity_sheet(identity)))
