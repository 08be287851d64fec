"""Which forms and reports a run prints, whose they are and what their files are called.

In: outlines of one region, a scorecard and remarks if there are any, and which forms are wanted. Out: `Page`s in printing order.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from perfcli.report.check import check_view
from perfcli.report.form import county_form, department_form
from perfcli.report.project import NAME as PROJECT
from perfcli.report.project import project_views
from perfcli.report.rectify import rectify_view
from perfcli.report.results import results_view
from perfcli.report.review import NAME as REVIEW
from perfcli.report.review import review_view
from perfcli.report.scores import score_view
from perfcli.report.sections import sheet_view
from perfcli.report.selfeval import PROJECT as PROJECT_SELF
from perfcli.report.selfeval import UNIT, WHOLE, self_views
from perfcli.work.disclosure import notices
from perfcli.work.public import public_notices

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perfcli.loading.outline import Outline
    from perfcli.loading.public import Edition
    from perfcli.model.spending import Spending
    from perfcli.report.review import Remark
    from perfcli.report.sections import View
    from perfcli.report.selfeval import SelfView
    from perfcli.scoring.scorecard import Scorecard
    from perfcli.syntax.comments import Waiver

FORM, COUNTY, SCORES = "绩效目标表", "绩效目标总表", "绩效评价结果"
CHECK, RECTIFY, RESULTS = "绩效自评复核情况表", "绩效评价整改清单", "绩效评价结果应用建议表"
FORMS = ("targets", "project", "scores", "self", "review", "check", "rectify", "results")
"""What can be asked for: the official forms, the projects' forms, the score report, self-evaluation forms, review sheets; the check
beside the self-evaluation, what must be put right, what the results mean for the next budget."""
INTERNAL = ("review", "check", "rectify", "results")
"""Working papers, which have no edition for the public."""
BUNDLES = {
    "targets": FORM,
    "project": PROJECT,
    "scores": SCORES,
    "self": "绩效自评表",
    "review": REVIEW,
    "check": CHECK,
    "rectify": RECTIFY,
    "results": RESULTS,
}
"""What the forms of a kind are called when they are bound in one file."""
EVERYONE = "各部门"


@dataclass(frozen=True, slots=True)
class Content:
    """What there is to print. `remarks` are those of each department, by the first part of its addresses; `spending` is by address.

    `edition` is that for the public, when the outlines are of it.
    """

    outlines: Sequence[Outline]
    scorecard: Scorecard | None
    waivers: Sequence[Waiver]
    remarks: Mapping[str, Sequence[Remark]]
    edition: Edition | None = None
    spending: Mapping[str, Spending] = field(default_factory=dict)
    deadline: str = ""
    """Until when problems are put right."""

    def notices(self, outlines: Sequence[Outline], *, everyone: bool = False) -> tuple[str, ...]:
        """What a page of these outlines says first."""
        if self.edition is not None:
            return public_notices(self.edition, outlines, everyone=everyone)
        return notices(outlines)


@dataclass(frozen=True, slots=True)
class Page:
    """One form to print: its kind, whose it is, what it is called, its template without the format, and its view."""

    form: str
    who: str
    name: str
    template: str
    view: View

    @property
    def page(self) -> object:
        """What a template sees as `page`."""
        return self.view if self.template in ("form", "scores") else sheet_view(self.view)


def default_forms(content: Content) -> tuple[str, ...]:
    """What is printed when nothing is asked for: everything that there is something to print of, but for the reviewer's sheet."""
    scores = ("scores",) if content.scorecard else ()
    own = ("self",) if content.scorecard or content.spending else ()
    return ("targets", "project", *scores, *own, *_after_check(content))


def _after_check(content: Content) -> tuple[str, ...]:
    """The check's forms where there is a check; the results where the region says what they mean. None for the public."""
    card = content.scorecard
    if card is None or content.edition is not None:
        return ()
    declared = any(outline.region and outline.region.results for outline in content.outlines)
    return (*(("check", "rectify") if card.checked else ()), *(("results",) if declared else ()))


def pages(content: Content, forms: Sequence[str]) -> Iterator[Page]:
    """The scores, then each year's county table and forms, department by department."""
    card = content.scorecard
    if card is not None:
        card = card._replace(notices=(*content.notices(content.outlines, everyone=True), *card.notices))
        if "scores" in forms:
            view = score_view(card, content.waivers)
            yield Page("scores", card.region or EVERYONE, f"{card.year}年度{SCORES}", "scores", view)
        yield from _of_scores(card, content, forms)
    for year, outlines in groupby(in_register_order(content.outlines), lambda o: o.plan.year):
        own = tuple(outlines)
        region = own[0].region
        if region is not None and "targets" in forms:
            county = replace(county_form(own), notices=content.notices(own, everyone=True))
            yield Page("targets", region.region.name, f"{year}年度{COUNTY}", "form", county)
        for outline in own:
            yield from _of_department(outline, content, forms)


def _of_scores(card: Scorecard, content: Content, forms: Sequence[str]) -> Iterator[Page]:
    """The check, what must be put right, and what the results mean: one of each for all."""
    who = card.region or EVERYONE
    if "check" in forms and card.checked is not None:
        yield Page("check", who, f"{card.year}年度{CHECK}", "check", check_view(card, card.checked))
    if "rectify" in forms:
        yield Page(
            "rectify", who, f"{card.year}年度{RECTIFY}", "rectify", rectify_view(card, content.deadline)
        )
    if "results" in forms:
        outlines = in_register_order(content.outlines)
        view = results_view(card, outlines, content.spending)
        yield Page("results", who, f"{card.year}年度{RESULTS}", "results", view)


def _of_department(outline: Outline, content: Content, forms: Sequence[str]) -> Iterator[Page]:
    """All forms of one department or budget unit."""
    plan, said = outline.plan, content.notices((outline,))
    who, year = plan.title, plan.year
    if "targets" in forms:
        form = replace(department_form(outline), notices=said)
        yield Page("targets", who, f"{year}年度{FORM}", "form", form)
    if "project" in forms:
        for project in project_views(outline):
            shown = replace(project, notices=said)
            yield Page("project", f"{who}-{project.name}", f"{year}年度{PROJECT}", "project", shown)
    if "self" in forms:
        for view in self_views(outline, content.scorecard, content.spending):
            yield _self(replace(view, notices=(*said, *view.notices)), who)
    if "review" in forms:
        review = replace(review_view(outline, content.remarks.get(plan.home, ())), notices=said)
        yield Page("review", who, f"{year}年度{REVIEW}", "review", review)


def _self(view: SelfView, who: str) -> Page:
    """A self-evaluation form under its own name."""
    if view.kind == "project":
        return Page("self", f"{who}-{view.name}", f"{view.year}年度{PROJECT_SELF}", "self", view)
    name = UNIT if view.title.endswith(UNIT) else WHOLE
    return Page("self", who, f"{view.year}年度{name}", "self", view)


def in_register_order(outlines: Sequence[Outline]) -> tuple[Outline, ...]:
    """By year, then in the register's order; those who are not in it come after, by address."""

    def key(outline: Outline) -> tuple[int, int, str]:
        homes = [home for home, _ in outline.region.register] if outline.region else []
        home = outline.plan.home
        return outline.plan.year, homes.index(home) if home in homes else len(homes), home

    return tuple(sorted(outlines, key=key))
