"""PDF files as an archive takes them: PDF/A-2a and PDF/UA-1, by a validator and by what can be looked up in the file."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import page
import pikepdf
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen

from perfcli.report.form import county_form
from perfcli.report.office import write
from perfcli.report.sections import printout
from tests.report.county import bundle, file
from tests.report.test_hostile import hostile

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTHS = frozenset({"PDFA2A-TRUETYPE-GLYPH-WIDTH-001", "PDFUA1-FONT-GLYPH-WIDTH-001"})
"""The validator takes the default width of a CFF font with several private dictionaries for 0: looked up with fontTools below."""
LENGTHS = "PDFA2A-STREAM-LENGTH-001"
"""It takes a last byte of packed data that happens to be CR for a part of the line end: looked up below."""
FORBIDDEN = frozenset({"/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/AA", "/OpenAction", "/XFA", "/AcroForm",
    "/URI", "/GoToR", "/SubmitForm", "/Movie", "/Sound", "/RichMedia", "/Encrypt", "/AF", "/Ref", "/OPI"})  # fmt: skip

WHICH = ("county", "bundle", "odd")


def data(which: str) -> bytes:
    """A printed file; `odd` has signs that only some fonts have, an empty cell, markup and very long words."""
    if which == "odd":
        return write(
            "pdf", printout("<怪>", [county_form([hostile("①㎡≥𠮷 <b>&amp; \t" + "长" * 300 + "x" * 90)])])
        ).data
    return file("pdf", which)


@pytest.mark.parametrize("which", WHICH)
@pytest.mark.parametrize("profile", ["2a", "ua1"])
def test_a_validator_finds_nothing_but_what_it_gets_wrong(which: str, profile: str) -> None:
    limits = page.SafetyLimits(max_table_grid_rows=100_000)
    report = page.validate_pdf_bytes(data(which), profile=profile, limits=limits)
    assert report.rules.total > 100
    assert {
        one.rule_id: one.message for one in report.failures if one.rule_id not in {*WIDTHS, LENGTHS}
    } == {}


@pytest.mark.parametrize("which", WHICH)
def test_every_width_is_the_fonts_own(which: str) -> None:
    with pikepdf.open(io.BytesIO(data(which))) as pdf:
        fonts = list(_fonts(pdf))
        assert fonts
        for font in fonts:
            said = _widths(font.DescendantFonts[0])
            assert {at: said.get(at, 0.0) for at in range(len(_own(font)))} == pytest.approx(
                dict(enumerate(_own(font)))
            )


@pytest.mark.parametrize("which", WHICH)
def test_every_stream_is_as_long_as_it_says(which: str) -> None:
    raw = data(which)
    streams = re.findall(rb"/Length (\d+)[^\n]*>>\nstream\n", raw)
    begins = [found.end() for found in re.finditer(rb"/Length \d+[^\n]*>>\nstream\n", raw)]
    assert len(streams) == raw.count(b"\nendstream") > 5
    for length, begin in zip(streams, begins, strict=True):
        assert raw[begin + int(length) :].startswith(b"\nendstream")


@pytest.mark.parametrize("which", WHICH)
def test_every_font_is_embedded_and_its_text_can_be_copied(which: str) -> None:
    with pikepdf.open(io.BytesIO(data(which))) as pdf:
        for font in _fonts(pdf):
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())
            assert re.match(r"/[A-Z]{6}\+Noto", str(descriptor.FontName))
            assert (
                b"beginbfchar" in font.ToUnicode.read_bytes()
                or b"beginbfrange" in font.ToUnicode.read_bytes()
            )
        plain = [
            one
            for one in _dictionaries(pdf)
            if one.get("/Type") == "/Font"
            and one.get("/Subtype") not in ("/Type0", "/CIDFontType0", "/CIDFontType2")
        ]
        assert plain == []


@pytest.mark.parametrize("which", WHICH)
def test_the_file_says_what_it_is(which: str) -> None:
    with pikepdf.open(io.BytesIO(data(which))) as pdf:
        root = pdf.Root
        meta = pdf.open_metadata()
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("2", "A", "1")
        assert meta["dc:title"] == str(pdf.docinfo["/Title"])
        assert root.MarkInfo.Marked
        assert root.StructTreeRoot.K
        assert str(root.Lang).startswith("zh")
        assert root.ViewerPreferences.DisplayDocTitle
        assert len(pdf.trailer["/ID"]) == 2
        (intent,) = root.OutputIntents
        assert intent.S == "/GTS_PDFA1"
        assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp"
        assert not pdf.is_encrypted


@pytest.mark.parametrize("which", WHICH)
def test_the_dates_of_the_file_and_of_its_metadata_are_the_same(which: str) -> None:
    with pikepdf.open(io.BytesIO(data(which))) as pdf:
        meta = pdf.open_metadata()
        for key, name in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
            assert (key in pdf.docinfo) == (name in meta)
            if key in pdf.docinfo:
                assert re.sub(r"\D", "", str(pdf.docinfo[key]))[:8] == re.sub(r"\D", "", meta[name])[:8]
        producer = str(pdf.docinfo.get("/Creator", ""))
        assert producer == meta.get("xmp:CreatorTool", "")


@pytest.mark.parametrize("which", WHICH)
def test_nothing_in_it_acts_or_reaches_outside(which: str) -> None:
    with pikepdf.open(io.BytesIO(data(which))) as pdf:
        found = {
            key
            for one in _dictionaries(pdf)
            for key in {*one.keys(), str(one.get("/S", ""))}
            if key in FORBIDDEN
        }
    assert found == set()


def test_the_forms_of_a_bundle_each_have_a_heading() -> None:
    with pikepdf.open(io.BytesIO(file("pdf", "bundle"))) as pdf:
        heads = [one for one in _dictionaries(pdf) if one.get("/S") == "/H1" and "/K" in one]
    assert len(heads) == len(bundle().sections)


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary of a file, those inside others too."""
    stack: list[Any] = [*pdf.objects, pdf.trailer]
    while stack:
        one = stack.pop()
        if isinstance(one, pikepdf.Array):
            stack.extend(inner for inner in list(one) if _inside(inner))
        elif isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)):
            yield one
            stack.extend(inner for inner in (one[key] for key in one.keys()) if _inside(inner))  # noqa: SIM118 - no dict


def _inside(one: object) -> bool:
    return isinstance(one, pikepdf.Object) and not one.is_indirect


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    return (one for one in _dictionaries(pdf) if one.get("/Subtype") == "/Type0")


def _widths(font: Any) -> dict[int, float]:
    """The widths that a PDF names, glyph by glyph."""
    said = list(font.W)
    widths: dict[int, float] = {}
    while said:
        first, then, *rest = said
        if isinstance(then, pikepdf.Array):
            widths |= {int(first) + at: float(width) for at, width in enumerate(list(then))}
            said = rest
        else:
            widths |= dict.fromkeys(range(int(first), int(then) + 1), float(rest[0]))
            said = rest[1:]
    return widths


def _own(font: Any) -> list[float]:
    """The widths that the embedded font has."""
    cff = CFFFontSet()
    cff.decompile(io.BytesIO(font.DescendantFonts[0].FontDescriptor.FontFile3.read_bytes()), None)
    glyphs = [cff[0].CharStrings[name] for name in cff[0].charset]
    for glyph in glyphs:
        glyph.draw(NullPen())
    return [float(glyph.width) for glyph in glyphs]
