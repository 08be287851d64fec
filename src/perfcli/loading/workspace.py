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
OTHER_YEARS = Kind(
    "PF044",
    "no-such-year",
    Severity.ERROR,
    Text("没有 {year} 年度的部门目标文件；有：{years}", "there are no targets of {year}; there are: {years}"),
    Text("请用 --year 指明其中一个", "name one of these with --year"),
)
REGION_UNUSABLE = Kind(
    "PF045",
    "region-unusable",
    Severity.ERROR,
    Text(
        "地区文件有错，金额单位、评分方案、部门名录都无从知道：{path}",
        "the region file has errors, so money unit, profile and register are not known: {path}",
    ),
    Text("请先改正地区文件", "mend the region file first"),
)
KINDS = (SEVERAL_YEARS, NO_PLANS, SEVERAL_REGIONS, OTHER_YEARS, REGION_UNUSABLE)


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
    region_document = regions.document(kept[0].document.path) if kept else None
    region = region_document.region if region_document else None
    said = [*problems, *_faults(folder, years, chosen, kept)]
    if region_document is not None and region is None:
        said.append(diagnose(REGION_UNUSABLE, Span(region_document.path), path=region_document.path))
    return Workspace(folder, chosen, _ordered(kept, region), region, region_document, broken, tuple(said))


def _faults(folder: str, years: list[int], chosen: int | None, kept: list[Sheet]) -> Iterable[Diagnostic]:
    """Why nothing can be made of the folder."""
    place = Span(folder)
    if chosen is None and len(years) > 1:
        yield diagnose(SEVERAL_YEARS, place, years="、".join(map(str, years)))
    elif chosen is not None and years and chosen not in years:
        yield diagnose(OTHER_YEARS, place, year=chosen, years="、".join(map(str, years)))
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
