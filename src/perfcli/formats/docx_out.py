"""Printouts as Word files: A4, header rows that repeat, rows that stay whole, page numbers, the check code at the foot.

In: a `Printout`. Out: bytes, the same for the same printout. python-docx makes the file, its styles and sections; tables are
written as WordprocessingML, because a county's ten thousand cells take python-docx a minute.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from perfcli.formats.archive import timeless
from perfcli.formats.docx_parts import (
    end_mark,
    field,
    fonts_table,
    grid_xml,
    look,
    marked,
    pages_of_section,
    paragraph_xml,
    pen_xml,
)
from perfcli.printout import Ends, Grid, Paragraph, Pen, Written

if TYPE_CHECKING:
    from perfcli.printout import Block, Printout, Section

suffixes = (".docx",)
MODULES = ("docx", "docxtpl", "lxml")
"""What has to be installed: all that the extra brings for this format."""

LONG, SHORT = 16838, 11906
"""The sides of A4 in twentieths of a point."""
SIDE, TOP, BOTTOM = 680, 794, 850
"""Margins: 12, 14 and 15 mm."""
_TWIP = 635
"""English Metric Units in a twentieth of a point."""


def write(printout: Printout) -> Written:
    """One Word file. The caller has seen to it that `MODULES` are there."""
    import docx  # noqa: PLC0415 - of an extra

    document = docx.Document()
    look(document)
    _properties(document, printout)
    several = len(printout.sections) > 1
    for at, section in enumerate(printout.sections):
        page = document.sections[0] if at == 0 else document.add_section()
        _page(page, section, at if several else None)
        _body(document, section, at if several else None)
    _tidy(document)
    out = io.BytesIO()
    document.save(out)
    return Written(timeless(out.getvalue()))


def _properties(document: Any, printout: Printout) -> None:  # noqa: ANN401 - of an untyped extra
    """Title and author; no times but the form's own year."""
    properties = document.core_properties
    properties.title = printout.title[:255]
    properties.author = properties.last_modified_by = "perfcli"
    properties.created = properties.modified = datetime(printout.year, 1, 1)  # noqa: DTZ001 - written as it stands
    properties.comments = ""
    properties.language = "zh-CN"
    properties.revision = 1


_NOT_OURS = ("/thumbnail", "/extended-properties", "/stylesWithEffects", "/customXml", "/numbering")
"""Ends of the kinds of parts that the library's blank file brings and no form needs."""


def _tidy(document: Any) -> None:  # noqa: ANN401 - of an untyped extra
    """Name the fonts that stand in for others; leave out what belongs to the library's blank file."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - of an extra

    package = document.part.package
    for rels in (package.rels, document.part.rels):
        for key, relation in list(rels.items()):
            if relation.reltype.endswith(_NOT_OURS):
                del rels[key]
    for part in package.iter_parts():
        if str(part.partname) == "/word/fontTable.xml":
            part._blob = fonts_table()  # noqa: SLF001 - the part has no other way in
    settings = document.settings.element
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")
    for old in settings.findall(qn("w:rsids")):
        settings.remove(old)
    for end in document.element.body.findall(f"{qn('w:p')}/{qn('w:pPr')}/{qn('w:sectPr')}"):
        end.getparent().get_or_add_pStyle().set(
            qn("w:val"), "Between"
        )  # no page of its own for a section's end


def _page(page: Any, section: Section, number: int | None) -> None:  # noqa: ANN401 - of an untyped extra
    """Size, margins, header and footer of a section; where it is one of several, its pages are counted from 1."""
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415 - of an extra

    page.orientation = WD_ORIENT.PORTRAIT if section.portrait else WD_ORIENT.LANDSCAPE
    page.page_width = (SHORT if section.portrait else LONG) * _TWIP
    page.page_height = (LONG if section.portrait else SHORT) * _TWIP
    page.left_margin = page.right_margin = SIDE * _TWIP
    page.top_margin, page.bottom_margin = TOP * _TWIP, BOTTOM * _TWIP
    page.header_distance = page.footer_distance = 400 * _TWIP
    page.header.is_linked_to_previous = page.footer.is_linked_to_previous = False
    _put(page.header, paragraph_xml("　".join(section.notices), "Notice"))
    check = f"校验码 {section.check}" if section.check else ""
    total = field("", "NUMPAGES", "页") if number is None else pages_of_section(end_mark(number), "页")
    numbers = f"{field('第', 'PAGE', '页 共')}{total}"
    after = "" if section.foot else numbers
    _put(page.footer, paragraph_xml(check, "Foot", tab=_room(section), after_text=section.foot, after=after))
    if number is not None:
        _count_from_one(page)


def _count_from_one(page: Any) -> None:  # noqa: ANN401 - of an untyped extra
    from docx.oxml.ns import qn  # noqa: PLC0415 - of an extra
    from docx.oxml.parser import OxmlElement  # noqa: PLC0415 - of an extra

    for old in page._sectPr.findall(qn("w:pgNumType")):  # noqa: SLF001 - the library has no page numbers
        page._sectPr.remove(old)  # noqa: SLF001
    start = OxmlElement("w:pgNumType", {qn("w:start"): "1"})
    page._sectPr.find(qn("w:pgMar")).addnext(start)  # noqa: SLF001


def _put(part: Any, xml: str) -> None:  # noqa: ANN401 - of an untyped extra
    """A header or footer of one paragraph."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - of an extra

    for old in list(part._element):  # noqa: SLF001 - the library has no way to take it out
        part._element.remove(old)  # noqa: SLF001
    part._element.append(parse_xml(xml))  # noqa: SLF001


def _room(section: Section) -> int:
    """The width between the margins."""
    return (SHORT if section.portrait else LONG) - 2 * SIDE


def _body(document: Any, section: Section, number: int | None) -> None:  # noqa: ANN401 - of an untyped extra
    """The title and the blocks of a section, before the section's own end; the last of them is a paragraph, which bears the mark."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - of an extra

    last = document.element.body.sectPr
    texts = [paragraph_xml(section.title, "Heading1")]
    for block, after in zip(section.blocks, (*section.blocks[1:], None), strict=True):
        texts.append(_block(block, _room(section)))
        if isinstance(block, Grid) and (after is None or isinstance(after, Grid)):
            texts.append(paragraph_xml("", "Between"))  # two tables with nothing between them become one
    for text in texts:
        last.addprevious(parse_xml(text))
    if number is not None:
        marked(last.getprevious(), number)


def _block(block: Block, room: int) -> str:
    match block:
        case Paragraph():
            return paragraph_xml(
                block.text, block.style.capitalize() if block.style != "heading" else "Heading2"
            )
        case Ends():
            return paragraph_xml(block.left, "Ends", tab=room, after_text=block.right)
        case Pen():
            return pen_xml(block, room)
        case Grid():
            return grid_xml(block, room)
