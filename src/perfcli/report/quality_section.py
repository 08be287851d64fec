"""绩效目标质量一览: how good the target sheets of all departments are, one row each, in the order that they were given.

In: the qualities by department. Out: a `QualityView`, and the `Section` that prints it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcli.printout import Cell, Ends, Grid, Paragraph, Row, Section
from perfcli.report.parts import amount, centred, head
from perfcli.report.quality import GRADES, QUESTIONS, SCHEME

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.printout import Block
    from perfcli.report.quality import Quality

NAME = "绩效目标质量一览"
WIDTHS = (5, 21, 7, *(7 for _ in QUESTIONS), 6, 6)


@dataclass(frozen=True, slots=True)
class QualityView:
    """The qualities of a region's target sheets."""

    title: str
    year: int
    rows: tuple[tuple[str, Quality], ...]
    check: str
    notices: tuple[str, ...] = ()


def quality_view(region: str, year: int, rows: Sequence[tuple[str, Quality]], check: str) -> QualityView:
    """One row for each department or budget unit."""
    return QualityView(f"{region}{year}年度{NAME}", year, tuple(rows), check)


def quality_section(view: QualityView) -> Section:
    """The overview as it is printed."""
    return Section("质量一览", view.title, view.notices, view.check, tuple(_blocks(view)))


def _blocks(view: QualityView) -> Iterator[Block]:
    grades = [made.grade for _, made in view.rows]
    counts = "　".join(f"{grade} {grades.count(grade)}" for grade in GRADES)
    yield Ends(f"共 {len(view.rows)} 张目标表", counts)
    columns = ("序号", "申报单位", "行数", *(one.text for one in QUESTIONS), "平均", "综合")
    rows = tuple(_row(number, who, made) for number, (who, made) in enumerate(view.rows, 1))
    yield Grid(NAME, WIDTHS, (head(*columns), *rows), head=1)
    yield Paragraph(SCHEME, "quiet")


def _row(number: int, who: str, made: Quality) -> Row:
    return Row(
        (
            centred(str(number)),
            Cell(who),
            amount(str(made.rows)),
            *(centred(one.grade) for one in made.answers),
            amount(made.points_text),
            centred(made.grade, bold=True),
        )
    )
