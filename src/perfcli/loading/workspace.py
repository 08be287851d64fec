"""A folder of targets loaded whole, for scoring and printing: outlines in register order, with their documents.

In: a folder and a year. Out: a `Workspace` with diagnostics. Checking many files uses `document` directly and keeps none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Diagnostic, Kind, Severity, Span, Text, diagnose
from perfcli.loading.discover import find_files
from perfcli.loading.document import read_document
from perfcli.loading.outline import Outline, outline
from perfcli.loading.regions import Regions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfcli.loading.document import Document
    from perfcli.model.region import Region

SEVERAL_YEARS = Kind(
    "PF040",
    "several-years",
    Severity.ERROR,
    Text("文件夹里有几个年度：{years}", "the folder holds several years: {years}"),
    Text("请用 --year 指明一个", "name one with --year"),
)
NO_PLANS = Kind(
    "PF041",
    "no-targets",
    Severity.ERROR,
    Text("没有可用的部门目标文件：{path}", "no department's target file can be used: {path}"),
    Text("请先用 perfcli validate 检查这个文件夹", "check the folder with perfcli validate first"),
)
SEVERAL_REGIONS = Kind(
    "PF042",
    "several-regions",
    Severity.ERROR,
    Text("文件夹里有几个地区：{regions}", "the folder holds several regions: {regions}"),
    Text("请一次只取一个地区的文件夹", "take the folder of one region at a time"),
)
KINDS = (SEVERAL_YEARS, NO_PLANS, SEVERAL_REGIONS)


class Sheet(NamedTuple):
    """One target file of the year: its document and its outline."""

    document: Document
    outline: Outline


class Workspace(NamedTuple):
    """The targets of one region and year. `sheets` are in the register's order, then by home."""

    folder: str
    year: int | None
    sheets: tuple[Sheet, ...]
    region: Region | None
    region_document: Document | None
    broken: tuple[Document, ...]
    """Target files that do not hold and so are not in `sheets`; their diagnostics say why."""
    diagnostics: tuple[Diagnostic, ...]
    """Why the folder cannot be used at all; empty when it can."""

    @property
    def outlines(self) -> tuple[Outline, ...]:
        """The outlines alone."""
        return tuple(sheet.outline for sheet in self.sheets)


def load_workspace(folder: str, year: int | None = None, exclude: tuple[str, ...] = ()) -> Workspace:
    """Load the targets of `year` below `folder`, or of its only year."""
    files, problems = find_files((folder,), exclude)
    documents = [read_document(path) for path in files]
    regions = Regions()
    sheets = [Sheet(d, outline(d.plan, regions.governing(d.path))) for d in documents if d.plan]
    broken = tuple(d for d in documents if d.model is None)
    years = sorted({sheet.outline.plan.year for sheet in sheets})
    chosen = year if year is not None else years[0] if len(years) == 1 else None
    kept = [sheet for sheet in sheets if sheet.outline.plan.year == chosen]
    said = [*problems, *_faults(folder, years, chosen, kept)]
    region_document = regions.document(kept[0].document.path) if kept else None
    region = region_document.region if region_document else None
    return Workspace(folder, chosen, _ordered(kept, region), region, region_document, broken, tuple(said))


def _faults(folder: str, years: list[int], chosen: int | None, kept: list[Sheet]) -> Iterable[Diagnostic]:
    """Why nothing can be made of the folder."""
    place = Span(folder)
    if chosen is None and len(years) > 1:
        yield diagnose(SEVERAL_YEARS, place, years="、".join(map(str, years)))
    elif not kept:
        yield diagnose(NO_PLANS, place, path=folder)
    found = sorted({s.outline.region.region.id for s in kept if s.outline.region})
    if len(found) > 1:
        yield diagnose(SEVERAL_REGIONS, place, regions="、".join(found))


def _ordered(sheets: list[Sheet], region: Region | None) -> tuple[Sheet, ...]:
    """The register's order; those who are not in it come after, by home and file."""
    place = {home: index for index, (home, _) in enumerate(region.register)} if region else {}
    last = len(place)
    return tuple(
        sorted(
            sheets,
            key=lambda s: (place.get(s.outline.plan.home, last), s.outline.plan.home, s.document.path),
        )
    )
