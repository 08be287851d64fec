"""Comments in a copy of a workbook, each at its cell, which is shaded lightly. Nothing else is changed.

In: the bytes of an .xlsx or .xlsm and notes. Out: `Noted`. openpyxl loses what it does not know (drawings, pictures, controls): a
workbook that holds such a thing is not copied, and what it is is said.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from typing import TYPE_CHECKING, Any

from perfcli.diagnostics import Text
from perfcli.formats.archive import timeless
from perfcli.formats.notes import AUTHOR, UNFIT, Note, Noted, by_cell
from perfcli.formats.papers.archive import open_archive
from perfcli.formats.papers.ooxml import main_part
from perfcli.formats.papers.refusal import Refused
from perfcli.printout import lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook

    from perfcli.formats.papers.archive import Archive

MODULES = ("openpyxl", "lxml")
SHADE = "FFF2CC"
_WIDTH, _LINE = 340, 18
"""Of a comment and of a line in it, in pixels; a line has room for so many half characters:"""
_ROOM = 46
_MACROS = Text("没有宏", "has no macros")
_RESULTS = Text("公式的结果要打开以后才重新算出", "shows the results of formulas once it is opened")
_KEPT = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/.*|customXml/.*|xl/(?:workbook|styles|sharedStrings|calcChain|metadata)\.xml|"
    r"xl/_rels/.*|xl/worksheets/[^/]+\.xml|xl/worksheets/_rels/.*|xl/theme/.*|xl/printerSettings/.*|xl/tables/[^/]+\.xml|"
    r"xl/comments[^/]*\.xml|xl/comments/[^/]+\.xml|xl/drawings/vmlDrawing[^/]*\.vml|xl/drawings/commentsDrawing[^/]*\.vml|"
    r"xl/externalLinks/.*|xl/vba.*|xl/_rels/vba.*",
    re.IGNORECASE,
)
_LOST = (
    ("xl/charts", Text("图表", "charts")),
    ("xl/media", Text("图片", "pictures")),
    ("xl/cellimages", Text("单元格里的图片", "pictures in cells")),
    ("xl/drawings", Text("图形", "drawings")),
    ("xl/pivot", Text("数据透视表", "pivot tables")),
    ("xl/ctrlprops", Text("控件", "controls")),
    ("xl/activex", Text("控件", "controls")),
    ("xl/slicer", Text("切片器", "slicers")),
    ("xl/threadedcomments", Text("带回复的批注", "threaded comments")),
    ("xl/embeddings", Text("嵌入的对象", "embedded objects")),
)
_PROPERTIES = "docProps/core.xml"
_OTHER = Text("别的部件", "other parts")
_EXTENDED = Text(
    "新版本的条件格式、下拉列表或迷你图", "conditional formats, lists or sparklines of newer versions"
)
_FORMULA = re.compile(rb"<f[ >/]")
_FORMS = re.compile(rb"ObjectType=\"(?!Note)|<v:imagedata", re.IGNORECASE)


def write(data: bytes, path: str, notes: Sequence[Note]) -> Noted:
    """A copy with a comment at each cell that something is said of; macros stay out."""
    try:
        archive = open_archive(data, path, "Excel")
        archive.tags()  # every part is looked at before the library parses it
        main = main_part(archive)
        losses = _losses(archive)
    except Refused:
        return Noted(reason=UNFIT)
    if losses or main is None:
        return Noted(reason=UNFIT if main is None else _lost(losses))
    return _written(data, archive, by_cell(notes))


def _written(data: bytes, archive: Archive, notes: dict[str, list[str]]) -> Noted:
    from openpyxl import load_workbook  # noqa: PLC0415 - of an extra

    out = io.BytesIO()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), rich_text=True)
            _comment(book, notes)
            book.save(out)
    except (ArithmeticError, AttributeError, LookupError, OSError, SyntaxError, TypeError, ValueError):
        return Noted(reason=UNFIT)
    macros = any("vbaproject" in name.lower() for name in archive.names)
    formulas = any(_FORMULA.search(archive.part(name)) for name in archive.names if _is_sheet(name))
    differs = (*((_MACROS,) if macros else ()), *((_RESULTS,) if formulas else ()))
    made = timeless(_own_properties(out.getvalue(), archive), modified=_PROPERTIES in archive.names)
    return Noted(made, "xlsx", differs=differs)


def _comment(book: Workbook, notes: dict[str, list[str]]) -> None:
    from openpyxl.comments import Comment  # noqa: PLC0415 - of an extra
    from openpyxl.styles import PatternFill  # noqa: PLC0415 - of an extra

    for origin, lines in notes.items():
        cell = _cell(book, origin)
        before = [cell.comment.text, ""] if cell.comment else []
        text = "\n".join((*before, *lines))[:30_000]  # Excel holds 32,767 characters
        comment = Comment(text, AUTHOR if not before else cell.comment.author)
        comment.width = _WIDTH
        comment.height = min(600, (lines_of(text, _ROOM) + 1) * _LINE)
        cell.comment = comment
        cell.fill = PatternFill("solid", fgColor=SHADE)


def _cell(book: Workbook, origin: str) -> Any:  # noqa: ANN401 - cells of several kinds, which the stubs keep apart
    """The cell of an origin; the first that holds something, of its sheet or of the first one, where there is none."""
    name, _, place = origin.rpartition("!")
    sheet: Any = book[name] if name in book.sheetnames else None
    if sheet is not None and re.fullmatch(r"[A-Z]{1,3}[1-9][0-9]{0,6}", place):
        covering = next((one for one in sheet.merged_cells.ranges if place in one), None)
        return sheet.cell(covering.min_row, covering.min_col) if covering else sheet[place]
    sheet = sheet or next(
        (one for one in book.worksheets if one.sheet_state == "visible"), book.worksheets[0]
    )
    filled = (cell for row in sheet.iter_rows() for cell in row if cell.value is not None)
    return next(filled, sheet["A1"])


def _losses(archive: Archive) -> tuple[Text, ...]:
    """What the library would leave out."""
    found = [_what(name) for name in sorted(archive.names) if not _KEPT.fullmatch(name) and name[-1:] != "/"]
    drawn = [name for name in archive.names if name.lower().endswith(".vml")]
    if any(_FORMS.search(archive.part(name)) for name in drawn):
        found.append(Text("控件或页眉图片", "controls or pictures in headers"))
    if any(b"<extLst" in archive.part(name) for name in archive.names if _is_sheet(name)):
        found.append(_EXTENDED)
    return tuple(dict.fromkeys(found))


def _lost(losses: Sequence[Text]) -> Text:
    zh, en = "、".join(text.zh for text in losses), ", ".join(text.en for text in losses)
    return Text(f"里面有{zh}，副本里会丢失", f"a copy would lose what it holds: {en}")


def _what(name: str) -> Text:
    return next((text for start, text in _LOST if name.lower().startswith(start)), _OTHER)


def _is_sheet(name: str) -> bool:
    return name.startswith("xl/worksheets/") and name.endswith(".xml")


def _own_properties(data: bytes, archive: Archive) -> bytes:
    """The document's own title and dates in place of the library's."""
    if _PROPERTIES not in archive.names:
        return data
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, archive.part(entry) if entry == _PROPERTIES else old.read(entry))
    return out.getvalue()
