"""Which forms and reports a run prints, whose they are and what their files are called.

In: outlines of one region, a scorecard and remarks if there are any, and which forms are wanted. Out: `Page`s in printing order.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from perfcli.report.adjust import NAME as ADJUST
from perfcli.report.adjust import adjust_view
from perfcli.report.check import check_view
from perfcli.report.checkcode import check_code
from perfcli.report.congress import NAME as CONGRESS
from perfcli.report.congress import congress_view
from perfcli.report.form import county_form, department_form
from perfcli.report.initial import notice, with_initial
from perfcli.report.money import NAME as MONEY
from perfcli.report.money import money_view
from perfcli.report.monitor import NAME as MONITOR
from perfcli.report.monitor import OVERVIEW, monitor_views, overview_view
from perfcli.report.project import NAME as PROJECT
from perfcli.report.project import project_views
from perfcli.report.quality import quality
from perfcli.report.quality_section import NAME as QUALITY
from perfcli.report.quality_section import quality_view
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
    from perfcli.report.quality import Remark
    from perfcli.report.sections import View
    from perfcli.report.selfeval import SelfView
    from perfcli.report.view import FormView
    from perfcli.scoring.money import MoneyNode
    from perfcli.scoring.monitoring import Monitoring
    from perfcli.scoring.scorecard import Scorecard
    from perfcli.syntax.comments import Waiver

FORM, COUNTY, SCORES = "绩效目标表", "绩效目标总表", "绩效评价结果"
CHECK, RECTIFY, RESULTS = "绩效自评复核情况表", "绩效评价整改清单", "绩效评价结果应用建议表"
FORMS = (
    *("targets", "project", "scores", "self", "monitor", "review", "congress"),
    *("check", "rectify", "results", "adjust", "money"),
)
"""What can be asked for: the official forms, the projects' forms, the score report, self-evaluation and monitoring forms, review
sheets, the paper for the people's congress; the check beside the self-evaluation, what must be put right, what the results mean for
the next budget; requests to adjust; the money rolled up."""
BUNDLES = {
    "targets": FORM,
    "project": PROJECT,
    "scores": SCORES,
    "self": "绩效自评表",
    "monitor": MONITOR,
    "review": REVIEW,
    "congress": CONGRESS,
    "check": CHECK,
    "rectify": RECTIFY,
    "results": RESULTS,
    "adjust": ADJUST,
    "money": MONEY,
}
"""What the forms of a kind are called when they are bound in one file."""
EVERYONE = "各部门"


@dataclass(frozen=True, slots=True)
class Content:
    """What there is to print. `remarks` are those of each department, by the first part of its addresses; `spending` is by address.

    `edition` is that for the public, when the outlines are of it. `initial` holds the first approved values of what was
    adjusted, by address and key; `approved` the document that approved each department; `unrecorded` the addresses of what was
    changed without an adjustment on record.
    """

    outlines: Sequence[Outline]
    scorecard: Scorecard | None
    waivers: Sequence[Waiver]
    remarks: Mapping[str, Sequence[Remark]]
    edition: Edition | None = None
    spending: Mapping[str, Spending] = field(default_factory=dict)
    monitoring: Monitoring | None = None
    money: Sequence[MoneyNode] = ()
    """What was budgeted and spent, rolled up."""
    last: Sequence[Outline] = ()
    """The targets of the year before, for the paper of the congress."""
    deadline: str = ""
    """Until when problems are put right."""
    initial: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    approved: Mapping[str, str] = field(default_factory=dict)
    unrecorded: Sequence[str] = ()

    def form(self, view: FormView, outlines: Sequence[Outline], *, everyone: bool = False) -> FormView:
        """A form with the values before adjustment and what has to be said first."""
        said = self.notices(outlines, everyone=everyone)
        if not self.initial:
            return replace(view, notices=said)
        addresses = {node.address: node for outline in outlines for node in outline.nodes}
        adjusted = notice(addresses, self.initial, self.unrecorded)
        return replace(with_initial(view, self.initial), notices=(*said, *adjusted))

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
    """What is printed when nothing is asked for: everything that there is something to print of, but for the reviewer's sheet.

    With monitoring, that alone: it is of a day in the year, and the other forms are of the whole of it.
    """
    if content.monitoring is not None:
        return ("monitor",)
    scores = ("scores",) if content.scorecard else ()
    own = ("self",) if content.scorecard or content.spending else ()
    adjusted = ("adjust",) if any(outline.plan.adjustments for outline in content.outlines) else ()
    return ("targets", "project", *scores, *own, *_after_check(content), *adjusted)


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
    if content.monitoring is not None and "monitor" in forms:
        yield from _monitored(content.monitoring, content)
    for year, outlines in groupby(in_register_order(content.outlines), lambda o: o.plan.year):
        own = tuple(outlines)
        region = own[0].region
        if region is not None and "targets" in forms:
            county = content.form(county_form(own), own, everyone=True)
            yield Page("targets", region.region.name, f"{year}年度{COUNTY}", "form", county)
        if region is not None and "review" in forms:
            yield _qualities(own, content, region.region.name)
        if "money" in forms and content.money and content.edition is None:
            yield _money(own, content)
        if "congress" in forms:
            yield _congress(own, content)
        for outline in own:
            yield from _of_department(outline, content, forms)


def _of_scores(card: Scorecard, content: Content, forms: Sequence[str]) -> Iterator[Page]:
    """The check, what must be put right, and what the results mean: one of each for all, and none for the public."""
    if content.edition is not None:
        return
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
        form = content.form(department_form(outline), (outline,))
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
    if "adjust" in forms and plan.adjustments and content.edition is None:
        adjust = replace(
            adjust_view(outline, content.initial, content.approved.get(plan.home, "")), notices=said
        )
        yield Page("adjust", who, f"{year}年度{ADJUST}", "adjust", adjust)


def _monitored(monitoring: Monitoring, content: Content) -> Iterator[Page]:
    """The county's table, then the form of each department or unit."""
    year, region = monitoring.card.year, monitoring.card.region or EVERYONE
    said = content.notices(content.outlines, everyone=True)
    overview = overview_view(monitoring, region)
    shown = replace(overview, notices=(*said, *overview.notices))
    yield Page("monitor", region, f"{year}年度{OVERVIEW}", "monitor", shown)
    for view in monitor_views(monitoring):
        own = replace(view, notices=(*said, *view.notices))
        yield Page("monitor", view.who, f"{year}年度{MONITOR}", "monitor", own)


def _money(outlines: Sequence[Outline], content: Content) -> Page:
    """The money of a year, rolled up; never for the public, whose edition knows of closed sums."""
    region, year = outlines[0].region, outlines[0].plan.year
    view = money_view(content.money, region.region.name if region else EVERYONE, year, check_code(outlines))
    shown = replace(view, notices=content.notices(outlines, everyone=True))
    return Page("money", view.who, f"{year}年度{MONEY}", "money", shown)


def _congress(outlines: Sequence[Outline], content: Content) -> Page:
    """The paper for the people's congress."""
    view = congress_view(outlines, content.last, content.scorecard, content.spending)
    shown = replace(view, notices=(*content.notices(outlines, everyone=True), *view.notices))
    return Page("congress", view.who or EVERYONE, f"{view.year}年度{CONGRESS}", "congress", shown)


def _qualities(outlines: Sequence[Outline], content: Content, region: str) -> Page:
    """How good the target sheets of a year are, one beside the other."""
    rows = [
        (one.plan.title, quality(content.remarks.get(one.plan.home, ()), len(one.nodes))) for one in outlines
    ]
    year = outlines[0].plan.year
    view = quality_view(region, year, rows, check_code(outlines))
    shown = replace(view, notices=content.notices(outlines, everyone=True))
    return Page("review", region, f"{year}年度{QUALITY}", "review", shown)


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
