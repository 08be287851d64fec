"""Printouts as PDF, set by typst: A4, tagged, PDF/A-2a and PDF/UA-1, with the fonts of the `pdf` extra embedded.

In: a `Printout`; a folder of fonts that come first, if the workspace brings one. Out: bytes, the same for the same printout on
any machine: no font of the system is used and the only date is the first day of the form's year. Characters that no
font has are printed as their numbers, 〔U+20BB7〕, and named in `Written.missing`.
"""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from perfcli.formats.pdf_layout import HALF, HIGH, WIDTH, heights, overlong, room, ties
from perfcli.printout import Grid, Paragraph, Written, places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfcli.printout import Block, Placed, Printout, Section

suffixes = (".pdf",)
MODULES = ("typst", "pylopdf_fonts_zh_cn")
"""What has to be installed."""
SERIF, SANS = "Noto Serif SC", "Noto Sans SC"
FONT_SUFFIXES = (".otf", ".ttf", ".ttc", ".otc")

NAMELESS = "表"
"""Stands where a title is blank: a tagged file must have one."""
MAX_TEXT, MAX_LINES = 20_000, 1_000
"""Characters and lines of one text that are printed: some twenty pages of a single cell."""

_TITLE = 0.48
_SMALLER = {"heading": 0.7, "subheading": 0.8, "body": 0.85, "plain": 0.85, "quiet": 0.95}
"""How many characters of each style stand where one of a grid does."""


def write(printout: Printout, fonts: Path | None = None) -> Written:
    """One PDF file. The caller has seen to it that `MODULES` are there."""
    kept = setter(str(fonts) if fonts and fonts.is_dir() else "")
    text, missing = kept.known(json.dumps(kept.families | _as_data(printout), ensure_ascii=False))
    return Written(kept.set(text), missing, cut=sum(_is_long(text) for text in _texts(printout)))


class _Setter:
    """A typst compiler with its fonts; kept, because fonts are slow to open and pages of one run look alike."""

    def __init__(self, own: str) -> None:
        import pylopdf_fonts_zh_cn as shipped  # noqa: PLC0415 - of an extra
        import typst  # noqa: PLC0415 - of an extra

        folders = [*([own] if own else []), str(shipped.serif_path().parent)]
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
        others = sorted({one.family for one in fonts.fonts()} - {SERIF, SANS})
        self.families = {"plain": [*others, SERIF, SANS], "strong": [SANS, *others, SERIF]}
        self.files = [shipped.serif_path(), shipped.sans_path(), *_font_files(own)]
        self.source = Path(__file__).with_name("pdf.typ").read_bytes()
        self.compiler = typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
        self.covered: frozenset[int] | None = None

    def set(self, text: str) -> bytes:
        """The finished file of a printout in JSON."""
        made = self.compiler.compile(
            input=self.source,
            format="pdf",
            pdf_standards=["a-2a", "ua-1"],
            sys_inputs={"printout": text},
        )
        if not isinstance(made, bytes):
            raise TypeError(type(made).__name__)
        return made

    def known(self, text: str) -> tuple[str, str]:
        """The text with characters that no font has replaced by their numbers; and those characters."""
        missing = "".join(sorted(char for char in _unusual(text) if not self.covers(char)))
        if not missing:
            return text, ""
        return text.translate({ord(char): f"〔U+{ord(char):04X}〕" for char in missing}), missing

    def covers(self, char: str) -> bool:
        """Whether a font has this character."""
        if self.covered is None:
            from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415 - of an extra, and hardly ever asked

            found: set[int] = set()
            for path in self.files:
                try:
                    found |= TTFont(path, lazy=True, fontNumber=0).getBestCmap().keys()
                except (TTLibError, OSError, AttributeError):
                    continue  # typst leaves a file out that is no font
            self.covered = frozenset(found)
        return ord(char) in self.covered


_kept = threading.local()


def setter(own: str) -> _Setter:
    """The compiler with these fonts, made once in each thread: a compiler sets one file at a time."""
    if getattr(_kept, "own", None) != own:
        _kept.setter, _kept.own = _Setter(own), own
    kept: _Setter = _kept.setter
    return kept


def _font_files(own: str) -> list[Path]:
    if not own:
        return []
    return sorted(path for path in Path(own).rglob("*") if path.suffix.lower() in FONT_SUFFIXES)


def _unusual(text: str) -> Iterable[str]:
    """The characters outside GB 2312 and ASCII, all of which the fonts have."""
    return [char for char in set(text) if not usual(char)]


def usual(char: str) -> bool:
    """Whether a character is in GB 2312 or ASCII."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _texts(printout: Printout) -> Iterator[str]:
    """The texts of all cells and paragraphs."""
    for block in (block for section in printout.sections for block in section.blocks):
        if isinstance(block, Grid):
            yield from (cell.text for row in block.rows for cell in row.cells)
        elif isinstance(block, Paragraph):
            yield block.text


def _is_long(text: str) -> bool:
    return len(text) > MAX_TEXT or text.count("\n") > MAX_LINES


def _bounded(text: str) -> str:
    """A text as long as a form's can be; typst takes minutes over a line of a million letters."""
    if not _is_long(text):
        return text
    return "\n".join(text[:MAX_TEXT].split("\n")[:MAX_LINES]) + "……"


def _as_data(printout: Printout) -> dict[str, Any]:
    """The printout as plain data for `pdf.typ`."""
    sections = [_section(section) for section in printout.sections]
    return {"title": printout.title.strip() or NAMELESS, "year": printout.year, "sections": sections}


def _section(section: Section) -> dict[str, Any]:
    blocks = tuple(_headed(section.blocks))
    title = section.title.strip() or NAMELESS
    return {
        "title": title,
        "breaks": overlong(title, int(WIDTH[section.portrait] / HALF * _TITLE)),
        "notices": section.notices,
        "check": section.check,
        "portrait": section.portrait,
        "foot": section.foot,
        "blocks": [
            _block(block, portrait=section.portrait) | {"joins": isinstance(after, Grid) and after.joined}
            for block, after in zip(blocks, (*blocks[1:], None), strict=True)
        ],
    }


def _headed(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with headings as a tagged file must have them: none blank, and none two levels below the one before."""
    deep = False
    for block in blocks:
        if isinstance(block, Paragraph) and block.style in ("heading", "subheading"):
            if not block.text.strip():
                yield block._replace(style="plain")
                continue
            yield block if deep else block._replace(style="heading")
            deep = True
        else:
            yield block


def _block(block: Block, *, portrait: bool) -> dict[str, Any]:
    data = _grid(block, portrait=portrait) if isinstance(block, Grid) else block._asdict()
    if isinstance(block, Paragraph):
        text = _bounded(block.text)
        line = int(WIDTH[portrait] / HALF * _SMALLER[block.style])
        data |= {"text": text, "breaks": overlong(text, line), "marked": -1}
    return data | {"kind": block.kind}


def _grid(grid: Grid, *, portrait: bool) -> dict[str, Any]:
    """A grid with, for each row, whether it is too high for a page, and how many rows are tied from it on."""
    high, limit = heights(grid, portrait=portrait), HIGH[portrait]
    rows: list[list[dict[str, Any]]] = [[] for _ in grid.rows]
    for placed in places(grid.rows):
        y = placed.row
        cell = _cell(placed, grid, portrait=portrait)
        whose = grid.rows[y].whose if not rows[y] else ""
        rows[y].append(cell | {"tall": high[y] > limit, "whose": whose})
    return {
        "widths": grid.widths,
        "head": grid.head,
        "joined": grid.joined,
        "rows": rows,
        "ties": list(ties(grid, high, limit)),
    }


def _cell(placed: Placed, grid: Grid, *, portrait: bool) -> dict[str, Any]:
    """A cell with what its text needs: to be cut, to be broken within words, or room for the pen where there is none."""
    cell = placed.cell
    text = _bounded(cell.text)
    breaks = overlong(text, room(placed, grid, portrait=portrait))
    least = 0 if text else grid.rows[placed.row].room
    return cell._asdict() | {"text": text, "breaks": breaks, "room": least}
