"""Which target files of a folder belong together: those of one region and year, in the register's order.

In: what is known of each file that was read. Out: a `Selection`, with diagnostics when nothing can be made of the folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from perfcli.diagnostics import Diagnostic, Kind, Severity, Span, Text, diagnose

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfcli.loading.document import Document
    from perfcli.loading.regions import Regions
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


class File(Protocol):
    """What must be known of a target file."""

    @property
    def path(self) -> str:
        """Where it stands."""

    @property
    def home(self) -> str:
        """The first part of its addresses."""

    @property
    def year(self) -> int:
        """The year of its plan."""

    @property
    def region(self) -> str:
        """The path of the region file that governs it; empty when there is none that holds."""


F = TypeVar("F", bound=File)


class Selection(NamedTuple, Generic[F]):
    """The target files of one region and year, in the register's order, then by home."""

    year: int | None
    files: tuple[F, ...]
    regions: dict[str, Document]
    """The region files that govern them, by path."""
    region_document: Document | None
    """That of the first file, whether it holds or not."""
    diagnostics: tuple[Diagnostic, ...]
    """Why the folder cannot be used at all; empty when it can."""


def select(folder: str, files: Sequence[F], regions: Regions, year: int | None = None) -> Selection[F]:
    """Choose the files of `year`, or of the only year that there is."""
    years = sorted({file.year for file in files})
    chosen = year if year is not None else years[0] if len(years) == 1 else None
    kept = [file for file in files if file.year == chosen]
    document = regions.document(kept[0].path) if kept else None
    region = document.region if document else None
    governed = {file.region: file.path for file in kept if file.region}
    governing = {path: found for path, file in governed.items() if (found := regions.document(file))}
    ids = sorted({law.region.region.id for law in governing.values() if law.region})
    said = [*_faults(folder, years, chosen, ids, nothing=not kept)]
    if document is not None and region is None:
        said.append(diagnose(REGION_UNUSABLE, Span(document.path), path=document.path))
    return Selection(chosen, _ordered(kept, region), governing, document, tuple(said))


def _faults(
    folder: str, years: list[int], chosen: int | None, regions: list[str], *, nothing: bool
) -> Iterable[Diagnostic]:
    """Why nothing can be made of the folder."""
    place = Span(folder)
    if chosen is None and len(years) > 1:
        yield diagnose(SEVERAL_YEARS, place, years="、".join(map(str, years)))
    elif chosen is not None and years and chosen not in years:
        yield diagnose(OTHER_YEARS, place, year=chosen, years="、".join(map(str, years)))
    elif nothing:
        yield diagnose(NO_PLANS, place, path=folder)
    if len(regions) > 1:
        yield diagnose(SEVERAL_REGIONS, place, regions="、".join(regions))


def _ordered(files: list[F], region: Region | None) -> tuple[F, ...]:
    """The register's order; those who are not in it come after, by home and file."""
    place = {home: index for index, (home, _) in enumerate(region.register)} if region else {}
    last = len(place)
    return tuple(sorted(files, key=lambda file: (place.get(file.home, last), file.home, file.path)))
