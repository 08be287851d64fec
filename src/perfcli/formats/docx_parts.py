"""WordprocessingML of the parts of a printout: paragraphs, tables, fields, styles and fonts.

In: blocks and texts. Out: XML. Every text is escaped; tabs and line ends become Word's own.
"""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from perfcli.printout import places, width_of

if TYPE_CHECKING:
    from perfcli.printout import Cell, Grid, Pen

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY, BOLD, TITLE, LATIN = "仿宋", "黑体", "方正小标宋简体", "Times New Roman"
_STAND_INS = {
    BODY: "FangSong,仿宋_GB2312,FangSong_GB2312,STFangsong,华文仿宋,宋体,SimSun,Noto Serif CJK SC",
    BOLD: "SimHei,Noto Sans CJK SC,Source Han Sans SC",
    TITLE: "FZXiaoBiaoSong-B05S,方正小标宋_GBK,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC",
}
"""Fonts that stand in where a machine has not got the official ones."""
GRID_SIZE = 18
"""Half points."""
_CHAR = 210
"""Width of a character of the text in twentieths of a point."""
_LINE = 230
"""Height of a line of a grid in twentieths of a point."""
_GAP = 10
"""Characters that a gap for the pen is long, at the most."""


class Look(NamedTuple):
    """A paragraph style: font, size in half points, alignment, space above and below in twentieths of a point."""

    font: str
    size: int
    align: str = "left"
    above: int = 0
    below: int = 0
    extra: str = ""
    colour: str = ""


_STYLES = {
    "Heading1": Look(TITLE, 36, "center", 0, 160, "<w:keepNext/>"),
    "Heading2": Look(BOLD, 26, "left", 200, 100, "<w:keepNext/>"),
    "Subheading": Look(BOLD, 22, "left", 160, 60, "<w:keepNext/>"),
    "Body": Look(BODY, 21, "both", 20, 20),
    "Plain": Look(BODY, 21, "left", 20, 20),
    "Quiet": Look(BODY, 18, "left", 20, 20, "", "595959"),
    "Ends": Look(BODY, 21, "left", 60, 60, "<w:keepNext/>"),
    "Pen": Look(BODY, 21, "left", 400, 100),
    "Between": Look(BODY, 2),
    "Grid": Look(BODY, GRID_SIZE),
    "Notice": Look(BOLD, 20, "center", 0, 0, "", "9C1C00"),
    "Foot": Look("宋体", 18, "left", 0, 0, "", "444444"),
}
_LEVELS = {"Heading1": 0, "Heading2": 1, "Subheading": 2}


def look(document: Any) -> None:  # noqa: ANN401 - of an untyped extra
    """Give a new document the styles of printed forms in place of the library's."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - of an extra
    from docx.oxml.ns import qn  # noqa: PLC0415 - of an extra

    styles = document.styles.element
    for old in styles.findall(qn("w:style")):
        if old.get(qn("w:default")) != "1":
            styles.remove(old)
    for lang in styles.iter(qn("w:lang")):
        lang.set(qn("w:eastAsia"), "zh-CN")
    for fonts in styles.iter(qn("w:rFonts")):
        fonts.attrib.clear()  # theme fonts would win over those that a style names
        for script in ("w:ascii", "w:hAnsi", "w:cs"):
            fonts.set(qn(script), LATIN)
        fonts.set(qn("w:eastAsia"), BODY)
    for name, style in _STYLES.items():
        styles.append(parse_xml(_style(name, style)))


def _style(name: str, style: Look) -> str:
    level = f'<w:outlineLvl w:val="{_LEVELS[name]}"/>' if name in _LEVELS else ""
    shown = {"Heading1": "heading 1", "Heading2": "heading 2"}.get(name, f"perfcli {name}")
    indent = '<w:ind w:firstLineChars="200" w:firstLine="420"/>' if name == "Body" else ""
    line = ' w:line="20" w:lineRule="exact"' if name == "Between" else ' w:line="250" w:lineRule="auto"'
    return (
        f'<w:style {_W} w:type="paragraph" w:customStyle="{0 if "heading" in shown[:7] else 1}" w:styleId="{name}">'
        f'<w:name w:val="{shown}"/><w:qFormat/><w:pPr>{style.extra}'
        f'<w:spacing w:before="{style.above}" w:after="{style.below}"{line}/>{indent}<w:jc w:val="{style.align}"/>{level}</w:pPr>'
        f"<w:rPr>{_fonts(style.font)}{_colour(style.colour)}"
        f'<w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/></w:rPr></w:style>'
    )


def _fonts(font: str) -> str:
    return f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:cs="{LATIN}" w:eastAsia="{font}"/>'


def _colour(colour: str) -> str:
    return f'<w:color w:val="{colour}"/>' if colour else ""


def fonts_table() -> bytes:
    """The file's list of fonts, with those that may stand in."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for name, others in _STAND_INS.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {_W}>{fonts}</w:fonts>'.encode()


def run(text: str, properties: str = "") -> str:
    """One run of text."""
    parts = []
    for at, line in enumerate(text.split("\n")):
        parts.append("<w:br/>" if at else "")
        pieces = (f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in line.split("\t"))
        parts.append("<w:tab/>".join(pieces))
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{''.join(parts)}</w:r>"


def field(before: str, name: str, after: str) -> str:
    """A number that Word works out, between two texts."""
    return (
        f'{run(before) if before else ""}<w:fldSimple w:instr=" {name} ">{run("1")}</w:fldSimple>{run(after)}'
    )


def pages_of_section(mark: str, after: str) -> str:
    """How many pages a section has whose pages are counted from 1.

    Word and WPS work that field out. LibreOffice does not know it and shows what stands in its place: the number of the
    page that bears the mark at the section's end.
    """
    last = _complex(f"PAGEREF {mark}", run("1"))
    return f"{_complex('SECTIONPAGES', last)}{run(after)}"


def _complex(name: str, shown: str) -> str:
    """A field that may hold another one where its result stands."""
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    code = f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
    return f"{begin}{code}{separate}{shown}{end}"


def end_mark(number: int) -> str:
    """The name of the mark at a section's end; Word hides names that begin like this."""
    return f"_perfcli_end{number}"


def marked(paragraph: Any, number: int) -> None:  # noqa: ANN401 - of an untyped extra
    """Put the mark of a section's end into its last paragraph."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - of an extra

    name = end_mark(number)
    paragraph.append(parse_xml(f'<w:bookmarkStart {_W} w:id="{number}" w:name="{name}"/>'))
    paragraph.append(parse_xml(f'<w:bookmarkEnd {_W} w:id="{number}"/>'))


def paragraph_xml(text: str, style: str, *, tab: int = 0, after_text: str = "", after: str = "") -> str:
    """One paragraph; with `tab`, what comes after the text stands at the right margin."""
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{tab}"/></w:tabs>' if tab else ""
    rest = f"<w:r><w:tab/></w:r>{after or run(after_text)}" if tab else ""
    shown = run(text) if text else ""
    return f'<w:p {_W}><w:pPr><w:pStyle w:val="{style}"/>{tabs}</w:pPr>{shown}{rest}</w:p>'


def pen_xml(pen: Pen, room: int) -> str:
    """Labels, each with an underlined gap; the last is bare and stands at the right margin."""
    *labels, last = pen.labels
    step = (room - _CHAR * width_of(last) // 2) // len(labels)
    tabs = "".join(f'<w:tab w:val="left" w:pos="{step * at}"/>' for at in range(1, len(labels)))
    tabs += f'<w:tab w:val="right" w:pos="{room}"/>'
    parts = (
        run(label)
        + run("　" * min(_GAP, max(2, step // _CHAR - width_of(label) // 2 - 1)), '<w:u w:val="single"/>')
        for label in labels
    )
    shown = "<w:r><w:tab/></w:r>".join((*parts, run(last)))
    return (
        f'<w:p {_W}><w:pPr><w:pStyle w:val="Pen"/><w:keepLines/><w:tabs>{tabs}</w:tabs></w:pPr>{shown}</w:p>'
    )


def grid_xml(grid: Grid, room: int) -> str:
    """One table over the whole width."""
    widths = _widths(grid.widths, room)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 40), ("left", 60), ("bottom", 40), ("right", 60))
    )
    properties = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f'<w:tblCaption w:val="{escape(grid.name)}"/></w:tblPr>'
    )
    return f"<w:tbl {_W}>{properties}<w:tblGrid>{columns}</w:tblGrid>{''.join(_rows(grid, widths))}</w:tbl>"


def _widths(shares: tuple[int, ...], room: int) -> list[int]:
    """Column widths that add up to the room."""
    whole = sum(shares)
    edges = [room * sum(shares[:at]) // whole for at in range(len(shares) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _rows(grid: Grid, widths: list[int]) -> list[str]:
    """The rows; a cell that goes on below is written again in each row, as Word wants it."""
    cells: list[list[tuple[int, Cell, bool]]] = [[] for _ in grid.rows]
    for y, x, cell in places(grid.rows):
        for down in range(cell.rows):
            cells[y + down].append((x, cell, down > 0))
    found = []
    for at, (row, own) in enumerate(zip(grid.rows, cells, strict=True)):
        high = f'<w:trHeight w:val="{row.room * _LINE + 80}" w:hRule="atLeast"/>' if row.room > 1 else ""
        head = "<w:tblHeader/>" if at < grid.head else ""
        shown = (
            _cell(cell, widths[x : x + cell.columns], again=again, keep=row.keep)
            for x, cell, again in sorted(own, key=lambda c: c[0])
        )
        found.append(f"<w:tr><w:trPr><w:cantSplit/>{high}{head}</w:trPr>{''.join(shown)}</w:tr>")
    return found


def _cell(cell: Cell, widths: list[int], *, again: bool, keep: bool) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merge = "" if cell.rows == 1 else "<w:vMerge/>" if again else '<w:vMerge w:val="restart"/>'
    ground = cell.fill.lstrip("#").upper() or ("F0F1F3" if cell.label else "")
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>' if ground else ""
    margins = (
        ""
        if cell.align != "center"
        else '<w:tcMar><w:left w:w="20" w:type="dxa"/><w:right w:w="20" w:type="dxa"/></w:tcMar>'
    )
    properties = (
        f'<w:tcW w:w="{sum(widths)}" w:type="dxa"/>{span}{merge}{shade}{margins}<w:vAlign w:val="center"/>'
    )
    next_row = "<w:keepNext/>" if keep else ""
    align = f'<w:jc w:val="{cell.align}"/>' if cell.align != "left" else ""
    text = "" if again else _text(cell)
    return f'<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:pPr><w:pStyle w:val="Grid"/>{next_row}{align}</w:pPr>{text}</w:p></w:tc>'


def _text(cell: Cell) -> str:
    """The runs of a cell: all of it bold, one line of it, or none."""
    if not cell.text:
        return ""
    if cell.label:
        return run(cell.text, _fonts(BOLD))
    if cell.bold:
        return run(cell.text, "<w:b/>")
    if cell.marked < 0:
        return run(cell.text)
    lines = cell.text.split("\n")
    shown = [run(line, "<w:b/>" if at == cell.marked else "") for at, line in enumerate(lines)]
    return "<w:r><w:br/></w:r>".join(shown)
