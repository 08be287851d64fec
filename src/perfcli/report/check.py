"""绩效自评复核情况表: the self-evaluation and the bureau's check side by side, for each indicator, department and in all.

In: a scorecard with its check. Out: a `CheckView`, and the `Section` that prints it. Points stand beside points; where the profile gives
none, grades beside grades.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from perfcli.printout import Cell, Ends, Grid, Paragraph, Pen, Row, Section
from perfcli.quantity import minus, show
from perfcli.report.amounts import fixed
from perfcli.report.parts import amount, centred, head, listing
from perfcli.report.scores import STATES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from perfcli.printout import Align, Block
    from perfcli.scoring.scorecard import Checked, CheckedScore, Score, Scorecard, Tally, Verdict

NAME = "绩效自评复核情况表"
DONE = {"confirmed": "同意自评", "corrected": "复核调整", "pending": "待填", "": "未复核"}
_REFUSED: tuple[tuple[str, int, Align], ...] = (
    ("行", 6, "right"), ("列", 12, "left"), ("代码", 8, "left"), ("原因", 44, "left"), ("原文", 30, "left"),
)  # fmt: skip
_LEVELS = {"region": 0, "department": 1, "unit": 2, "project": 2}


class TotalLine(NamedTuple):
    """One node: how much of it was checked, and both totals."""

    depth: int
    name: str
    coverage: str
    own: str
    own_grade: str
    checked: str
    checked_grade: str
    change: str


class CheckLine(NamedTuple):
    """One indicator: both values, both results, the difference and why. `state` says what the check did."""

    number: str
    name: str
    standard: str
    own: str
    own_result: str
    checked: str
    checked_result: str
    change: str
    why: str
    state: str
    address: str


class Group(NamedTuple):
    """The indicators of one department or unit of which at least one was checked."""

    name: str
    lines: tuple[CheckLine, ...]


@dataclass(frozen=True, slots=True)
class CheckView:
    """The form of one scorecard."""

    title: str
    who: str
    year: int
    profile: str
    coverage: str
    counts: str
    rows: str
    sample: tuple[str, ...]
    """How the sample was drawn, as the table of checks says."""
    totals: tuple[TotalLine, ...]
    groups: tuple[Group, ...]
    refused: tuple[tuple[str, ...], ...]
    check: str
    notices: tuple[str, ...] = ()


def check_view(card: Scorecard, checked: Checked) -> CheckView:
    """The form."""
    found = {one.address: one for one in checked.scores}
    states = Counter(one.state for one in checked.scores)
    adopted = f"（{card.basis.adopted}）" if card.basis.adopted else "（未写采用依据）"
    rest = checked.total - checked.done
    return CheckView(
        title=f"{card.region}{card.year}年度{NAME}",
        who=card.region,
        year=card.year,
        profile=f"评分方案 {card.basis.title} {card.basis.name}{adopted}",
        coverage=f"已复核 {checked.done}/{checked.total} 个指标",
        counts=f"同意自评 {states['confirmed']}，复核调整 {states['corrected']}；没有复核结果的 {rest} 个按自评计",
        rows=f"复核表 {checked.rows} 行：接受 {checked.accepted}（其中待填 {states['pending']}），退回 {len(checked.rejected)}",
        sample=tuple(text for text in checked.notices if text not in card.notices),
        totals=tuple(_totals(card, checked, found)),
        groups=tuple(_groups(card, found)),
        refused=tuple(
            (str(row.row), row.column, row.code, row.message.zh, "，".join(row.cells))
            for row in checked.rejected
        ),
        check=card.check,
        notices=card.notices,
    )


def _totals(card: Scorecard, checked: Checked, found: Mapping[str, CheckedScore]) -> Iterator[TotalLine]:
    """Every node down to projects below which something was checked; departments and the region in any case."""
    done: Counter[str] = Counter()
    for one in found.values():
        if one.state != "pending":
            parts = one.address.split("/")
            done.update(["", *("/".join(parts[:length]) for length in range(1, len(parts)))])
    for own, new in zip(card.tallies, checked.tallies, strict=True):
        if own.level not in _LEVELS:
            continue
        below = done[own.address]
        if below or own.level in ("region", "department"):
            yield _total(own, new, below, card.rounding[0])


def _total(own: Tally, new: Tally, done: int, places: int) -> TotalLine:
    name = own.name or ("合计" if own.level == "region" else own.address)
    return TotalLine(
        _LEVELS[own.level],
        name,
        f"{done}/{own.total}",
        _points(own, places),
        own.grade,
        _points(new, places),
        new.grade,
        _difference(own.points, new.points, places),
    )


def _points(tally: Tally, places: int) -> str:
    """Points; where there are none, how many earned each grade."""
    if tally.points is not None:
        return fixed(tally.points, places)
    return " ".join(f"{label}×{count}" for label, count in tally.counts if count)


def _difference(own: Decimal | None, new: Decimal | None, places: int) -> str:
    if own is None or new is None:
        return ""
    moved = minus(new, own)
    return f"{'+' if moved > 0 else ''}{fixed(moved, places)}" if moved else "0"


def _groups(card: Scorecard, found: Mapping[str, CheckedScore]) -> Iterator[Group]:
    """Departments and units of which at least one indicator was looked at, with all their indicators."""
    for name, scores in groupby(card.scores, lambda score: (score.place.department, score.place.unit)):
        own = tuple(scores)
        if any(score.place.address in found for score in own):
            title = "·".join(part for part in name if part)
            yield Group(title, tuple(_line(score, found.get(score.place.address), card) for score in own))


def _line(score: Score, check: CheckedScore | None, card: Scorecard) -> CheckLine:
    place, places = score.place, card.rounding[0]
    state = check.state if check else ""
    decided = check if check is not None and check.state != "pending" else None
    where = place.project or place.activity or place.duty
    rungs = place.ladder.rungs if place.ladder else ()
    ladder = " ".join(f"{rung.label}{rung.reading or rung.text}" for rung in rungs)
    why = ""
    if decided is not None:
        signed = f"（{decided.checker}）" if decided.checker else ""
        proof = f"\n佐证：{decided.evidence}" if decided.evidence else ""
        why = f"{decided.reason}{signed}{proof}"
    return CheckLine(
        place.number,
        f"{place.indicator}\n{where}" if where else place.indicator,
        place.target or ladder,
        score.actual.strip() or STATES[score.status],
        _result(score.status, score.verdict),
        (decided.actual.strip() or STATES[decided.status]) if decided else "",
        _result(decided.status, decided.verdict) if decided else "",
        _moved(score, decided, places),
        why,
        DONE[state],
        place.address,
    )


def _result(status: str, verdict: Verdict) -> str:
    """Points and grade; what is in their place."""
    points = "" if verdict.points is None else show(verdict.points)
    return " ".join(text for text in (points, verdict.grade) if text) or STATES[status]


def _moved(score: Score, check: CheckedScore | None, places: int) -> str:
    """The difference in points; in grades where there are no points."""
    if check is None:
        return ""
    own, new = score.verdict, check.verdict
    if own.points is not None and new.points is not None:
        return _difference(own.points, new.points, places)
    if own.grade == new.grade:
        return "0" if own.grade else ""
    return f"{own.grade or STATES[score.status]}→{new.grade or STATES[check.status]}"


def check_section(view: CheckView) -> Section:
    """The form as it is printed."""
    return Section("复核", view.title, view.notices, view.check, tuple(_blocks(view)))


def _blocks(view: CheckView) -> Iterator[Block]:
    yield Ends(f"{view.coverage}：{view.counts}", view.profile)
    yield Paragraph(view.rows)
    yield from (Paragraph(text) for text in view.sample)
    if not view.sample:
        yield Paragraph("复核表没有写明抽样种子和方法", "quiet")
    yield Paragraph("自评和复核总分", "heading")
    yield _totals_grid(view.totals)
    for group in view.groups:
        yield Paragraph(group.name, "heading")
        yield _lines_grid(group)
    if view.refused:
        yield Paragraph("复核表里被退回的行", "heading")
        yield listing("复核表里被退回的行", _REFUSED, view.refused)
    yield Pen(("复核人：", "审核人：", "日期：", "（盖章）"))


def _totals_grid(totals: Sequence[TotalLine]) -> Grid:
    columns = ("名称", "已复核/全部", "自评", "自评等级", "复核后", "复核后等级", "差")
    rows = (
        Row(
            (
                Cell("　" * line.depth + line.name, bold=line.depth == 0),
                centred(line.coverage),
                amount(line.own),
                centred(line.own_grade),
                amount(line.checked),
                centred(line.checked_grade),
                amount(line.change),
            )
        )
        for line in totals
    )
    return Grid("自评和复核总分", (34, 12, 14, 9, 14, 9, 9), (head(*columns), *rows), head=1)


def _lines_grid(group: Group) -> Grid:
    columns = ("编号", "绩效指标", "指标值或标准", "自评完成值", "自评", "复核完成值", "复核", "差", "复核理由", "复核情况")  # fmt: skip
    rows = (
        Row(
            (
                Cell(line.number),
                Cell(line.name, marked=0),
                Cell(line.standard),
                Cell(line.own),
                centred(line.own_result),
                Cell(line.checked),
                centred(line.checked_result),
                centred(line.change),
                Cell(line.why),
                centred(line.state),
            )
        )
        for line in group.lines
    )
    return Grid(group.name, (7, 17, 13, 11, 7, 11, 7, 7, 22, 9), (head(*columns), *rows), head=1)
