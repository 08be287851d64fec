"""绩效目标审核表: what validate found in a department's targets, under the four criteria, with room for the reviewer.

In: remarks in words, each with its code. Out: a `ReviewView`, and the `Section` that prints it. The tool lists facts; whether the
targets pass is for the reviewer to say, so opinion and conclusion are left blank.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from perfcli.printout import Cell, Ends, Grid, Paragraph, Pen, Row, Section
from perfcli.report.checkcode import check_code
from perfcli.report.parts import centred, head, label
from perfcli.report.quality import CRITERIA, SCHEME, criterion_of, quality

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.loading.outline import Outline
    from perfcli.printout import Block
    from perfcli.report.quality import Quality, Remark

NAME = "绩效目标审核表"
WIDTHS = (18, 38, 24, 20)
QUALITY_WIDTHS = (14, 34, 10, 42)
NONE_FOUND = "检查没有发现问题"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion with what was found under it."""

    name: str
    question: str
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The review sheet of one department."""

    title: str
    who: str
    year: int
    counts: str
    quality: Quality
    criteria: tuple[Criterion, ...]
    check: str
    notices: tuple[str, ...] = ()
    waived: tuple[Remark, ...] = ()
    """What the file waives, with its reasons."""


def review_view(outline: Outline, remarks: Sequence[Remark]) -> ReviewView:
    """The sheet of one department or budget unit."""
    plan = outline.plan
    waived, remarks = tuple(r for r in remarks if r.waived), [r for r in remarks if not r.waived]
    levels = dict.fromkeys(remark.level for remark in remarks)
    counts = "，".join(f"{level} {sum(r.level == level for r in remarks)} 条" for level in levels)
    if waived:
        counts = f"{counts or NONE_FOUND}，豁免 {len(waived)} 条"
    return ReviewView(
        title=f"{plan.title}{plan.year}年度{NAME}",
        who=plan.title,
        year=plan.year,
        counts=counts or NONE_FOUND,
        quality=quality(remarks, len(outline.nodes)),
        criteria=tuple(
            Criterion(name, question, tuple(r for r in remarks if criterion_of(r.code) == name))
            for name, question in CRITERIA
        ),
        check=check_code((outline,)),
        waived=waived,
    )


def review_section(view: ReviewView) -> Section:
    """The sheet as it is printed."""
    return Section("审核表", view.title, view.notices, view.check, tuple(_blocks(view)))


def _blocks(view: ReviewView) -> Iterator[Block]:
    yield Ends(f"申报单位：{view.who}", f"检查发现：{view.counts}")
    yield _quality(view.quality)
    yield Paragraph(SCHEME, "quiet")
    rows = [row for criterion in view.criteria for row in _criterion(criterion)]
    yield Grid(view.title, WIDTHS, (head("位置", "检查发现", "怎么改", "审核意见"), *rows), head=1, form=True)
    if view.waived:
        yield Grid(
            "豁免的检查发现",
            WIDTHS,
            (head("位置", "豁免的检查发现", "豁免原因和期限", "审核意见"), *map(_waived, view.waived)),
            head=1,
            form=True,
        )
    yield Grid("综合审核意见", WIDTHS, tuple(_conclusion()), form=True, joined=True)
    yield Pen(("审核人：", "审核单位负责人：", "日期：", "（盖章）"))
    yield Paragraph("检查发现由 perfcli validate 列出，供审核参考；是否通过由审核人认定。", "quiet")


def _quality(made: Quality) -> Grid:
    """The quality of the sheet: its questions, and the whole."""
    rows = []
    for criterion, answers in groupby(made.answers, lambda one: one.question.criterion):
        own = tuple(answers)
        for one in own:
            name = (Cell(criterion, rows=len(own)),) if one is own[0] else ()
            rows.append(Row((*name, Cell(one.question.text), centred(one.grade), Cell(one.why))))
    mean = f"八个要点平均 {made.points_text} 分{f'；{made.why}' if made.why else ''}"
    total = Row((label("综合", columns=2), centred(made.grade, bold=True), Cell(mean)))
    return Grid(
        "目标表质量",
        QUALITY_WIDTHS,
        (head("审核内容", "要点", "质量等级", "依据"), *rows, total),
        head=1,
        form=True,
    )


def _criterion(criterion: Criterion) -> Iterator[Row]:
    """A band with the criterion's name, a row for each finding, and a row for what the reviewer has to say."""
    band = Cell(f"{criterion.name}：{criterion.question}", columns=len(WIDTHS), bold=True, label=True)
    yield Row((band,), keep=True)
    if not criterion.remarks:
        yield Row((Cell(), Cell(NONE_FOUND), Cell(), Cell()), keep=True)
    for remark in criterion.remarks:
        found = f"{remark.message}（{remark.level} {remark.code}）"
        yield Row((Cell(remark.place), Cell(found), Cell(remark.hint), Cell()))
    yield Row((label(f"{criterion.name}审核意见"), Cell(columns=len(WIDTHS) - 1)), room=2)


def _waived(remark: Remark) -> Row:
    """One finding that the file waives; whether the reason holds is for the reviewer to say."""
    found = f"{remark.message}（{remark.level} {remark.code}）"
    return Row((Cell(remark.place), Cell(found), Cell(remark.waived), Cell()))


def _conclusion() -> Iterator[Row]:
    yield Row((label("综合审核意见"), Cell(columns=len(WIDTHS) - 1)), room=4)
    yield Row((label("结论"), Cell("□ 通过　　□ 修改后通过　　□ 退回修改", columns=len(WIDTHS) - 1)))
