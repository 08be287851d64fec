"""绩效评价结果应用建议表: what the grade of each department and project means for the next budget, as the region declares.

In: a scorecard, outlines, spending. Out: a `ResultsView`, and the `Section` that prints it. What is not declared is printed as 未规定:
there is no consequence of our own.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfcli.model.amount import value_in
from perfcli.model.plan import Plan, Project
from perfcli.printout import Cell, Ends, Grid, Paragraph, Pen, Row, Section
from perfcli.quantity import show, times
from perfcli.quantity.numbers import EXACT
from perfcli.report.amounts import amount_text, fixed
from perfcli.report.parts import amount, centred, head
from perfcli.scoring.execution_rows import STEP

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perfcli.loading.outline import Node, Outline
    from perfcli.model.consequence import Consequence
    from perfcli.model.spending import Spending
    from perfcli.printout import Block
    from perfcli.scoring.scorecard import Score, Scorecard, Tally

NAME = "绩效评价结果应用建议表"
UNDECLARED = "未规定"
UNGRADED = "没有总评"
PARTLY = "（有缺报）"
COLUMNS = ("部门、项目", "自评", "自评等级", "复核后", "复核后等级", "执行率", "年度预算数", "安排建议", "调整比例", "调整金额", "依据")  # fmt: skip
WIDTHS = (23, 8, 8, 8, 10, 8, 11, 15, 8, 11, 15)


class ResultLine(NamedTuple):
    """One department, unit or project."""

    depth: int
    name: str
    address: str
    own: str
    own_grade: str
    checked: str
    checked_grade: str
    rate: str
    budget: str
    advice: str
    percent: str
    change: str
    document: str


@dataclass(frozen=True, slots=True)
class ResultsView:
    """The table of one scorecard."""

    title: str
    who: str
    year: int
    money_unit: str
    basis: str
    lines: tuple[ResultLine, ...]
    check: str
    notices: tuple[str, ...] = ()


def results_view(
    card: Scorecard, outlines: Sequence[Outline], spending: Mapping[str, Spending]
) -> ResultsView:
    """The table."""
    region = next((outline.region for outline in outlines if outline.region), None)
    declared = {one.grade: one for one in (region.results if region else ())}
    told = _Told(card, spending, declared)
    units = dict.fromkeys(outline.money_unit for outline in outlines)
    return ResultsView(
        title=f"{card.region}{card.year}年度{NAME}",
        who=card.region,
        year=card.year,
        money_unit=next(iter(units)) if len(units) == 1 else "",
        basis=_basis(card),
        lines=tuple(line for outline in outlines for line in told.lines(outline)),
        check=card.check,
        notices=card.notices,
    )


def _basis(card: Scorecard) -> str:
    checked = card.checked
    said = f"评分方案 {card.basis.title}"
    return f"{said}；已复核 {checked.done}/{checked.total} 个指标" if checked else f"{said}；没有复核，按自评"


class _Told:
    """What is known of each node."""

    def __init__(
        self, card: Scorecard, spending: Mapping[str, Spending], declared: Mapping[str, Consequence]
    ) -> None:
        self.own: Mapping[str, Tally] = {tally.address: tally for tally in card.tallies}
        checked = card.checked
        self.checked: Mapping[str, Tally] = (
            {tally.address: tally for tally in checked.tallies} if checked else {}
        )
        self.rates: Mapping[str, Score] = {
            score.place.address.removesuffix(f"/{STEP}"): score
            for score in card.scores
            if score.place.address.endswith(f"/{STEP}")
        }
        self.spending, self.declared, self.places = spending, declared, card.rounding[0]

    def lines(self, outline: Outline) -> Iterator[ResultLine]:
        """The department or unit, then its projects."""
        depth = 1 if outline.plan.budget_unit else 0
        for node in outline.nodes:
            if isinstance(node.item, Plan | Project):
                yield self.line(node, outline, depth + isinstance(node.item, Project))

    def line(self, node: Node, outline: Outline, depth: int) -> ResultLine:
        """One node. The grade that counts is that after the check."""
        item, unit = node.item, outline.money_unit
        if not isinstance(item, Plan | Project):
            raise TypeError(node.kind)
        own, new = self.own.get(node.address), self.checked.get(node.address)
        counts = new or own
        grade = counts.grade if counts else ""
        found = self.declared.get(grade) if grade else None
        money = value_in(item.budget, unit)
        return ResultLine(
            depth,
            node.name,
            node.address,
            self._points(own),
            own.grade if own else "",
            self._points(new),
            new.grade if new else "",
            self._rate(node.address, money),
            amount_text(item.budget, unit),
            _advice(counts, found) if self.declared else UNDECLARED,
            "" if found is None or found.percent is None else f"{show(found.percent)}%",
            _change(money, found),
            found.document if found else "",
        )

    def _points(self, tally: Tally | None) -> str:
        return "" if tally is None or tally.points is None else fixed(tally.points, self.places)

    def _rate(self, address: str, declared: Decimal | None) -> str:
        """The rate of the table of spending, else of the row that was scored."""
        if (spent := self.spending.get(address)) is not None:
            rate = spent.or_initial(declared).rate
            return "" if rate is None else f"{show(rate)}%"
        scored = self.rates.get(address)
        value = scored.verdict.value if scored else None
        return f"{show(value)}%" if isinstance(value, Decimal) else ""


def _advice(tally: Tally | None, found: Consequence | None) -> str:
    """The declared words; why there are none; and that the grade rests on a part only."""
    if tally is None or not tally.grade:
        return UNGRADED
    partly = PARTLY if tally.missing + tally.absent + tally.rejected + tally.unscorable else ""
    return (found.advice if found else UNDECLARED) + partly


def _change(money: Decimal | None, found: Consequence | None) -> str:
    """The percentage of the budget, exact; blank where no percentage is declared or no budget stands there."""
    if found is None or found.percent is None or money is None:
        return ""
    return fixed(times(money, found.percent).scaleb(-2, EXACT), 0)


def results_section(view: ResultsView) -> Section:
    """The table as it is printed."""
    return Section("结果应用", view.title, view.notices, view.check, tuple(_blocks(view)))


def _blocks(view: ResultsView) -> Iterator[Block]:
    yield Ends(view.basis, f"单位：{view.money_unit}" if view.money_unit else "")
    yield Grid(NAME, WIDTHS, (head(*COLUMNS), *map(_row, view.lines)), head=1)
    yield Pen(("经办人：", "审核人：", "日期：", "（盖章）"))
    yield Paragraph(
        "安排建议、调整比例由地区文件 region.yaml 的“结果应用”规定，按复核后的总评等级取；没有规定的等级印“未规定”。"
        "调整金额＝年度预算数×调整比例，不取整；下年预算由财政部门按程序核定。部门和项目的金额不相加。",
        "quiet",
    )


def _row(line: ResultLine) -> Row:
    return Row(
        (
            Cell("　" * line.depth + line.name, bold=line.depth == 0),
            amount(line.own),
            centred(line.own_grade),
            amount(line.checked),
            centred(line.checked_grade),
            centred(line.rate),
            amount(line.budget),
            Cell(line.advice),
            centred(line.percent),
            amount(line.change),
            Cell(line.document),
        )
    )
