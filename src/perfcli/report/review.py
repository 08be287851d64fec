"""绩效目标审核表: what validate found in a department's targets, under the four criteria, with room for the reviewer.

In: remarks in words, each with its code. Out: a `ReviewView`, and the `Section` that prints it. The tool lists facts; whether the
targets pass is for the reviewer to say, so opinion and conclusion are left blank.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from perfcli.printout import Cell, Ends, Grid, Paragraph, Pen, Row, Section
from perfcli.report.checkcode import check_code
from perfcli.report.parts import head, label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.loading.outline import Outline
    from perfcli.printout import Block

NAME = "绩效目标审核表"
WIDTHS = (18, 38, 24, 20)
NONE_FOUND = "检查没有发现问题"
COMPLETE, RELEVANT, SUITABLE, FEASIBLE = "完整性", "相关性", "适当性", "可行性"
CRITERIA = (
    (COMPLETE, "该填的都填了，写得清楚、前后一致"),
    (RELEVANT, "目标和指标对得上部门职责、活动和资金"),
    (SUITABLE, "指标值和评价标准高低合适、能分出档次"),
    (FEASIBLE, "完成得了，数据取得到，预算撑得起"),
)
"""The criteria of a review, each with the question that it asks."""

_OF_CODE = {
    COMPLETE: ("PF202", "PF203", "PF211", "PF212", "PF217"),
    RELEVANT: ("PF122", "PF123", "PF307", "PF408", "PF410", "PF411", "PF425", "PF427"),
    SUITABLE: (
        *("PF404", "PF405", "PF406", "PF407", "PF409", "PF414", "PF415", "PF416", "PF418"),
        *("PF450", "PF451", "PF452", "PF502"),
    ),
    FEASIBLE: ("PF304", "PF412", "PF413", "PF417", "PF501"),
}
_OF_HUNDRED = {"PF2": SUITABLE}
"""Every other finding is one of completeness: something is missing, unclear or does not add up."""


class Remark(NamedTuple):
    """One finding in words: its code, how bad it is, where, what, and what to do."""

    code: str
    level: str
    place: str
    message: str
    hint: str
    waived: str = ""
    """Why it is waived, and until when; empty for one that stands."""


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
    criteria: tuple[Criterion, ...]
    check: str
    notices: tuple[str, ...] = ()
    waived: tuple[Remark, ...] = ()
    """What the file waives, with its reasons."""


def criterion_of(code: str) -> str:
    """The criterion that a finding belongs under: by its own code, else by its hundred, else completeness."""
    named = next((name for name, codes in _OF_CODE.items() if code in codes), "")
    return named or _OF_HUNDRED.get(code[:3], COMPLETE)


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
