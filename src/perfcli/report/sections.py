"""From any view to what is printed in Word, Excel and PDF. In: views. Out: `Section`s whose texts are fit to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfcli.printout import Ends, Grid, Paragraph, Pen, Printout
from perfcli.report.adjust import AdjustView, adjust_section
from perfcli.report.check import CheckView, check_section
from perfcli.report.congress import CongressView
from perfcli.report.congress_section import congress_sections
from perfcli.report.escape import clean
from perfcli.report.form_section import form_section
from perfcli.report.money import MoneyView, money_section
from perfcli.report.monitor import MonitorView, OverviewView, monitor_section, overview_section
from perfcli.report.opinion import OpinionView, opinion_section
from perfcli.report.project import ProjectView, project_section
from perfcli.report.quality_section import QualityView, quality_section
from perfcli.report.rectify import RectifyView, rectify_section
from perfcli.report.results import ResultsView, results_section
from perfcli.report.review import ReviewView, review_section
from perfcli.report.score_view import ScoreView
from perfcli.report.scores_section import scores_section
from perfcli.report.selfeval import SelfView
from perfcli.report.selfeval_section import self_section
from perfcli.report.view import FormView, SheetView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    from perfcli.printout import Block, Section

Single: TypeAlias = "FormView | ScoreView | ProjectView | SelfView | MonitorView | OverviewView | ReviewView | QualityView | OpinionView"
Other: TypeAlias = "AdjustView | MoneyView | CheckView | RectifyView | ResultsView"
View: TypeAlias = "Single | Other | CongressView"

_MAKERS: dict[type, Callable[[Any], Section]] = {
    FormView: form_section,
    ScoreView: scores_section,
    ProjectView: project_section,
    SelfView: self_section,
    MonitorView: monitor_section,
    OverviewView: overview_section,
    ReviewView: review_section,
    QualityView: quality_section,
    OpinionView: opinion_section,
    AdjustView: adjust_section,
    MoneyView: money_section,
    CheckView: check_section,
    RectifyView: rectify_section,
    ResultsView: results_section,
}
"""What prints each view that is one section."""


def section(view: View) -> Section:
    """The printed form of a view that is one section; harmful characters in it are replaced, as on pages."""
    (made,) = sections(view)
    return made


def sections(view: View) -> tuple[Section, ...]:
    """The printed form of a view: one section, or the four pages of a paper for the congress."""
    made = congress_sections(view) if isinstance(view, CongressView) else (_MAKERS[type(view)](view),)
    return tuple(map(cleaned, made))


def printout(title: str, views: Sequence[View]) -> Printout:
    """One file of these views, in this order."""
    return Printout(clean(title), views[0].year, tuple(s for view in views for s in sections(view)))


def sheet_view(view: View) -> SheetView:
    """The page of a form in HTML and Markdown."""
    first, *rest = sections(view)
    blocks = (*first.blocks, *(block for made in rest for block in made.blocks))
    return SheetView(first.title, first.notices, first.check, blocks, first.portrait, view)


def page_of(made: Section) -> SheetView:
    """The page in HTML and Markdown of a section that has no view of its own."""
    return SheetView(made.title, made.notices, made.check, made.blocks, made.portrait, None)


def cleaned(made: Section) -> Section:
    """A section whose texts are fit to be seen: harmful characters are replaced."""
    return made._replace(
        name=clean(made.name),
        title=clean(made.title),
        notices=tuple(clean(text) for text in made.notices),
        blocks=tuple(_clean_block(block) for block in made.blocks),
    )


def _clean_block(block: Block) -> Block:
    match block:
        case Paragraph():
            return block._replace(text=clean(block.text))
        case Ends():
            return Ends(clean(block.left), clean(block.right))
        case Pen():
            return block
        case Grid():
            rows = tuple(
                row._replace(cells=tuple(cell._replace(text=clean(cell.text)) for cell in row.cells))
                for row in block.rows
            )
            return block._replace(name=clean(block.name), rows=rows)
