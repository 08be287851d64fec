"""Print the forms of departments, the county's table and the score report: all pages first, then all files.

In: outlines of one region, a scorecard if there is one, formats, a folder. Out: `Printed`: the files written and what
was wrong with a template. Nothing is written unless every page could be made.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from perfcli.files import write_text
from perfcli.report.filenames import Names
from perfcli.report.form import county_form, department_form
from perfcli.report.guarded import render_pages
from perfcli.report.render import Job
from perfcli.report.scores import score_view
from perfcli.report.view import IndexView, Link
from perfcli.work.disclosure import notices

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from perfcli.diagnostics import Diagnostic
    from perfcli.loading.outline import Outline
    from perfcli.report.view import FormView
    from perfcli.scoring.scorecard import Scorecard
    from perfcli.syntax.comments import Waiver

FORMATS = ("html", "md")
FORM, COUNTY, SCORES = "绩效目标表", "绩效目标总表", "绩效评价结果"


@dataclass(frozen=True, slots=True)
class Request:
    """What to print. `templates` is the workspace's own folder of templates; it need not exist."""

    outlines: Sequence[Outline]
    out: Path
    formats: Sequence[str] = FORMATS
    scorecard: Scorecard | None = None
    waivers: Sequence[Waiver] = ()
    templates: Path | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page to make: whose it is, what it is called, its template without the format, and its view."""

    who: str
    name: str
    template: str
    view: object


@dataclass(frozen=True, slots=True)
class Printed:
    """The files written, in printing order; none when there are diagnostics."""

    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def report(request: Request) -> Printed:
    """Make every page in memory, then write them.

    Raises:
        FileError: when the folder cannot be written to.
    """
    pages = tuple(_pages(request))
    made, links = _named(pages, request.formats)
    if "html" in request.formats and links:
        made.append(("index.html", Job("index.html.j2", _index(request, links))))
    rendered = render_pages([job for _, job in made], request.templates)
    problems = tuple(dict.fromkeys(problem for page in rendered for problem in page.problems))
    if problems:
        return Printed((), problems)
    files = tuple(request.out / name for name, _ in made)
    for path, page in zip(files, rendered, strict=True):
        write_text(path, page.text)
    return Printed(files)


def in_register_order(outlines: Sequence[Outline]) -> tuple[Outline, ...]:
    """By year, then in the register's order; those who are not in it come after, by address."""

    def key(outline: Outline) -> tuple[int, int, str]:
        homes = [home for home, _ in outline.region.register] if outline.region else []
        home = outline.plan.home
        return outline.plan.year, homes.index(home) if home in homes else len(homes), home

    return tuple(sorted(outlines, key=key))


def _pages(request: Request) -> Iterator[Page]:
    """The county's table of each year, its departments' forms, and the scores."""
    if request.scorecard is not None:
        card = request.scorecard._replace(notices=(*notices(request.outlines), *request.scorecard.notices))
        yield Page(
            card.region or "各部门", f"{card.year}年度{SCORES}", "scores", score_view(card, request.waivers)
        )
    for year, outlines in groupby(in_register_order(request.outlines), lambda o: o.plan.year):
        own = tuple(outlines)
        region = own[0].region
        if region is not None:
            yield Page(region.region.name, f"{year}年度{COUNTY}", "form", _marked(county_form(own), own))
        for outline in own:
            view = _marked(department_form(outline), (outline,))
            yield Page(outline.plan.title, f"{year}年度{FORM}", "form", view)


def _marked(form: FormView, outlines: Sequence[Outline]) -> FormView:
    """A form that says so when it shows what is not public."""
    return replace(form, notices=(*notices(outlines), *form.notices))


def _named(pages: Sequence[Page], formats: Sequence[str]) -> tuple[list[tuple[str, Job]], tuple[Link, ...]]:
    """A file name and a job for every page in every format; links to the HTML ones."""
    names = Names()
    names.give("index", "", "html")
    made: list[tuple[str, Job]] = []
    links: list[Link] = []
    for page in pages:
        for suffix in formats:
            name = names.give(page.who, page.name, suffix)
            made.append((name, Job(f"{page.template}.{suffix}.j2", page.view)))
            if suffix == "html":
                links.append(Link(name, page.who, page.name))
    return made, tuple(links)


def _index(request: Request, links: tuple[Link, ...]) -> IndexView:
    """The list of pages, with the notices of the scores."""
    names = dict.fromkeys(o.region.region.name for o in request.outlines if o.region)
    card = request.scorecard
    title = f"{'、'.join(names)}绩效目标和评价" if card else f"{'、'.join(names)}绩效目标"
    said = (*notices(request.outlines), *(card.notices if card else ()))
    return IndexView(title, links, said, card.check if card else "")
