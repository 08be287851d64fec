"""Print the forms of departments, the county's table and the score report: all pages first, then all files.

In: outlines of one region, a scorecard and remarks if there are any, formats, a folder. Out: `Printed`: the files written, what was
wrong with a template, and what a file could not show. Nothing is written unless every page could be made.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from perfcli.files import write_bytes
from perfcli.report.filenames import Names
from perfcli.report.guarded import render_pages
from perfcli.report.loader import own_office_template
from perfcli.report.office import WRITERS, lacking, notes, write_all
from perfcli.report.render import Job
from perfcli.report.sections import printout
from perfcli.report.view import IndexView, Link
from perfcli.work.pages import BUNDLES, EVERYONE, Content, Page, default_forms, in_register_order, pages
from perfcli.work.public import public_spending

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from perfcli.diagnostics import Diagnostic
    from perfcli.loading.outline import Outline
    from perfcli.loading.public import Edition
    from perfcli.model.spending import Spending
    from perfcli.printout import Printout
    from perfcli.report.quality import Remark
    from perfcli.report.render import Rendered
    from perfcli.scoring.money import MoneyNode
    from perfcli.scoring.monitoring import Monitoring
    from perfcli.scoring.scorecard import Scorecard
    from perfcli.syntax.comments import Waiver
    from perfcli.work.public import Public

FORMATS = ("html", "md")
ALL_FORMATS = (*FORMATS, *WRITERS)
ONE = ("scores", "check", "rectify", "results")
"""Forms of which there is one for all: nothing to bind."""
FONTS = "fonts"
"""The folder in a workspace's templates whose fonts come first in a PDF."""

__all__ = ["ALL_FORMATS", "FORMATS", "Printed", "Request", "in_register_order", "report"]


@dataclass(frozen=True, slots=True)
class Request:
    """What to print. `templates` is the workspace's own folder of templates; it need not exist.

    `forms` are those of `work.pages`; None for the usual ones. With `bundle`, the forms of a kind stand in one file of each
    of Word, Excel and PDF: that is what is printed and bound. `spending` is what the self-evaluation forms say of money.
    """

    outlines: Sequence[Outline]
    out: Path
    formats: Sequence[str] = FORMATS
    scorecard: Scorecard | None = None
    waivers: Sequence[Waiver] = ()
    templates: Path | None = None
    forms: Sequence[str] | None = None
    bundle: bool = False
    remarks: Mapping[str, Sequence[Remark]] = field(default_factory=dict)
    spending: Mapping[str, Spending] = field(default_factory=dict)
    edition: Edition | None = None
    """The edition for the public, when that is printed: then `outlines`, `scorecard` and `spending` are of it."""
    monitoring: Monitoring | None = None
    money: Sequence[MoneyNode] = ()
    """What was budgeted and spent, rolled up."""
    last: Sequence[Outline] = ()
    """The targets of the year before, for the paper of the congress."""
    deadline: str = ""
    """Until when problems are put right, where the settings say so."""
    initial: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The first approved values of what was adjusted since, by address and key."""
    approved: Mapping[str, str] = field(default_factory=dict)
    """The document that first approved each department."""
    unrecorded: Sequence[str] = ()
    """The addresses of values that were changed without an adjustment on record."""

    @property
    def content(self) -> Content:
        """What there is to print."""
        return Content(
            self.outlines,
            self.scorecard,
            self.waivers,
            self.remarks,
            self.edition,
            self.spending,
            self.monitoring,
            self.money,
            self.last,
            self.deadline,
            self.initial,
            self.approved,
            self.unrecorded,
        )


@dataclass(frozen=True, slots=True)
class Printed:
    """The files written, in printing order; none when there are diagnostics. `notes` say what a file could not show."""

    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    notes: tuple[Diagnostic, ...] = ()


class File(NamedTuple):
    """One file to make: through a template, or by a writer."""

    name: str
    job: Job | None
    printout: Printout | None = None

    @property
    def suffix(self) -> str:
        """The format, by the file's name."""
        return self.name.rpartition(".")[2]


def report(request: Request) -> Printed:
    """Make every page in memory, then write them.

    Raises:
        FileError: when the folder cannot be written to.
    """
    if missing := lacking(request.formats):
        return Printed((), missing)
    files, links = _files(request)
    if "html" in request.formats and links:
        files.append(File("index.html", Job("index.html.j2", _index(request, links))))
    rendered = iter(render_pages([file.job for file in files if file.job], request.templates))
    made = [(file, next(rendered) if file.job else None) for file in files]
    problems = tuple(dict.fromkeys(problem for _, page in made if page for problem in page.problems))
    if problems:
        return Printed((), problems)
    return _written(request, made)


def _written(request: Request, made: Sequence[tuple[File, Rendered | None]]) -> Printed:
    """Make the files of writers too, then write all."""
    fonts = request.templates / FONTS if request.templates else None
    printed = [(file.suffix, file.printout) for file, _ in made if file.printout is not None]
    written = iter(write_all(printed, fonts))
    found: list[Diagnostic] = []
    done = []
    for file, page in made:
        if page is not None:
            done.append((file.name, page.content))
            continue
        one = next(written)
        found.extend(notes(str(request.out / file.name), one))
        done.append((file.name, one.data))
    for name, data in done:
        write_bytes(request.out / name, data)
    return Printed(tuple(request.out / name for name, _ in done), notes=tuple(found))


def _files(request: Request) -> tuple[list[File], tuple[Link, ...]]:
    """A file for every page in every format, or for every kind of form where they are bundled; links to the HTML ones."""
    content = request.content
    wanted = tuple(request.forms) if request.forms is not None else default_forms(content)
    todo = tuple(pages(content, wanted))
    names = Names()
    names.give("index", "", "html")
    files: list[File] = []
    links: list[Link] = []
    for page in todo:
        for suffix in request.formats:
            if _bundled(request, page, suffix):
                continue
            name = names.give(page.who, page.name, suffix)
            files.append(_file(name, page, suffix, request))
            if suffix == "html":
                links.append(Link(name, page.who, page.name))
    if request.bundle:
        files.extend(_bundles(todo, request, names))
    return files, tuple(links)


def _file(name: str, page: Page, suffix: str, request: Request) -> File:
    """One page in one format: through a template in HTML, Markdown and where the bureau has a form of its own."""
    if suffix not in WRITERS:
        return File(name, Job(f"{page.template}.{suffix}.j2", page.page))
    if own := own_office_template(request.templates, page.template, suffix):
        return File(name, Job(own, page.page))
    return File(name, None, printout(page.view.title, (page.view,)))


def _bundles(todo: Sequence[Page], request: Request, names: Names) -> Iterator[File]:
    """The forms of each kind and year in one file."""
    regions = dict.fromkeys(o.region.region.name for o in request.outlines if o.region)
    who = "、".join(regions) or EVERYONE
    for form, year in dict.fromkeys((page.form, page.view.year) for page in todo):
        own = [page for page in todo if (page.form, page.view.year) == (form, year)]
        title = f"{year}年度{BUNDLES[form]}汇编"
        for suffix in request.formats:
            if views := [page.view for page in own if _bundled(request, page, suffix)]:
                name = names.give(who, title, suffix)
                yield File(name, None, printout(f"{who}{title}", views))


def _bundled(request: Request, page: Page, suffix: str) -> bool:
    """Whether a page goes into a bundle; the one score report does not, nor does a bureau's own form, which fills one file for each department."""
    own = own_office_template(request.templates, page.template, suffix)
    return request.bundle and suffix in WRITERS and page.form not in ONE and not own


def _index(request: Request, links: tuple[Link, ...]) -> IndexView:
    """The list of pages, with the notices of the scores."""
    regions = dict.fromkeys(o.region.region.name for o in request.outlines if o.region)
    card = request.scorecard
    title = f"{'、'.join(regions)}绩效目标和评价" if card else f"{'、'.join(regions)}绩效目标"
    said = (
        *request.content.notices(request.outlines, everyone=True),
        *(card.notices if card else ()),
    )
    return IndexView(title, links, said, card.check if card else "")


def of_public(request: Request, public: Public) -> Request:
    """The same request for the public: waivers and remarks are for use inside, and tell of lines that are left out."""
    return replace(
        request,
        outlines=public.edition.outlines,
        scorecard=public.card,
        waivers=(),
        remarks={},
        initial={},
        unrecorded=(),
        edition=public.edition,
        spending=public_spending(request.spending, public.edition),
    )
