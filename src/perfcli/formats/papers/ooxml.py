"""What an office archive is, which part is the main one, and what it carries that is never run.

In: an `Archive`. Out: names of parts, parsed trees, remarks. XML is parsed without DTDs, entities or the network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Diagnostic, Span, Text, diagnose
from perfcli.formats.papers import kinds
from perfcli.formats.papers.refusal import damaged

if TYPE_CHECKING:
    from lxml.etree import _Element

    from perfcli.formats.papers.archive import Archive

_TYPES = "[Content_Types].xml"
_MAIN = {
    "wordprocessingml": "docx",
    "ms-word.": "docx",
    "spreadsheetml": "xlsx",
    "ms-excel.sheet.macroenabled": "xlsx",
    "ms-excel.template.macroenabled": "xlsx",
    "ms-excel.sheet.binary": "xlsb",
    "presentationml": "pptx",
    "ms-powerpoint": "pptx",
}
MACROS = Text("宏", "macros")
_LINKS = Text("指向其他文件的链接", "links to other files")
_OBJECTS = Text("嵌入的对象", "embedded objects")


class Main(NamedTuple):
    """The main part of an office archive and which format it makes."""

    form: str
    part: str


def main_part(archive: Archive) -> Main | None:
    """What the list of content types says; None if there is no such list, or it names no main part."""
    if _TYPES not in archive.names:
        return None
    for element in parse(archive, _TYPES):
        kind = str(element.get("ContentType") or "").lower()
        if kind.endswith(("main+xml", "binary.macroenabled.main")):
            form = next((form for word, form in _MAIN.items() if word in kind), "")
            if form:
                return Main(form, str(element.get("PartName") or "").lstrip("/"))
    return None


def parse(archive: Archive, name: str) -> _Element:
    """The tree of an XML part.

    Raises:
        Refused: it is not there, not XML, or not plain.
    """
    from lxml import etree  # noqa: PLC0415 - an extra, and slow to import

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(archive.xml(name), parser)
    except etree.XMLSyntaxError as error:
        raise damaged(archive.path, archive.form, error) from None


def related(archive: Archive, part: str, kind: str) -> str:
    """The part that `part` names for a kind of relationship, such as `styles`; empty if there is none."""
    folder, _, name = part.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels".lstrip("/")
    if rels not in archive.names:
        return ""
    for element in parse(archive, rels):
        if str(element.get("Type") or "").endswith(f"/{kind}") and element.get("TargetMode") != "External":
            found = _resolved(folder, str(element.get("Target") or ""))
            return found if found in archive.names else ""
    return ""


def targets(archive: Archive, part: str) -> dict[str, str]:
    """The parts inside the archive that `part` names, by the ids of the relationships."""
    folder, _, name = part.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels".lstrip("/")
    found: dict[str, str] = {}
    for element in parse(archive, rels) if rels in archive.names else ():
        if element.get("TargetMode") != "External":
            found[str(element.get("Id") or "")] = _resolved(folder, str(element.get("Target") or ""))
    return found


def _resolved(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")


def inactive(archive: Archive) -> tuple[Diagnostic, ...]:
    """A remark on what the file could run or fetch."""
    found = [
        text
        for text, words in (
            (MACROS, ("vbaproject.bin", "/macrosheets/")),
            (_LINKS, ("/externallinks/",)),
            (_OBJECTS, ("/embeddings/",)),
        )
        if any(word in name.lower() for name in archive.names for word in words)
    ]
    if not found:
        return ()
    what = Text("、".join(text.zh for text in found), ", ".join(text.en for text in found))
    return (diagnose(kinds.INACTIVE, Span(archive.path), what=what),)


def local(element: _Element) -> str:
    """An element's name without its namespace: the strict and the usual form of the standard differ in it only."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute_of(element: _Element, name: str) -> str:
    """An attribute by its local name; empty if it is not there."""
    return next(
        (str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), ""
    )
