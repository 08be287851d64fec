"""The score report from a scorecard: what each grade rests on, counts, coverage, and what was left out.

In: a `Scorecard` and the waivers of the target files. Out: a `ScoreView`.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from perfcli.quantity import show
from perfcli.report.amounts import fixed
from perfcli.report.colours import BLANK, GREY, by_label
from perfcli.report.score_view import (
    Note,
    Part,
    Refused,
    ScoreRow,
    ScoreView,
    Section,
    Step,
    TallyRow,
)
from perfcli.report.strips import bar, strip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcli.scoring.scorecard import Basis, Score, Scorecard, Tally, Verdict
    from perfcli.syntax.comments import Waiver

LEVELS = {
    "region": "地区",
    "department": "部门",
    "unit": "单位",
    "duty": "职责",
    "activity": "活动",
    "project": "项目",
}
STATES = {
    "reported": "已报",
    "missing": "未报",
    "absent": "没有数据行",
    "not_applicable": "不适用",
    "rejected": "数据被退回",
    "unscorable": "无法评级",
}
ON_TILES = {
    "missing": "未报",
    "absent": "缺行",
    "not_applicable": "不适用",
    "rejected": "退回",
    "unscorable": "未评",
}
ROLES = {
    "targets": "目标",
    "region": "地区",
    "profile": "评分方案",
    "actuals": "实际完成值",
    "spending": "支出表",
    "check": "复核表",
    "superseded": "被更正的完成值表",
    "evidence": "佐证材料",
}
HASH_SHOWN = 16
MAX_DETAILED = 1000
"""Indicators that a page in Markdown lists one by one; more are read in scores.csv."""


def summary_view(card: Scorecard, waivers: Sequence[Waiver] = ()) -> ScoreView:
    """The report to be read beside the tables: of a province, departments only, and where the rest stands."""
    if len(card.scores) <= MAX_DETAILED:
        return score_view(card, waivers)
    heads = tuple(tally for tally in card.tallies if tally.level in ("region", "department", "unit"))
    inputs = tuple(source for source in card.receipt.sources if source.role != "targets")
    brief = card._replace(tallies=heads, receipt=card.receipt._replace(sources=inputs))
    view = score_view(brief, waivers, detailed=False)
    rest = f"指标 {len(card.scores)} 个，逐项结果见 scores.csv，全部文件的校验值见 scores.json"
    return view._replace(basis=(*view.basis, ("篇幅", rest)))


def score_view(card: Scorecard, waivers: Sequence[Waiver] = (), *, detailed: bool = True) -> ScoreView:
    """The whole report; without its sections of indicators when not `detailed`."""
    ladders = {id(ladder): ladder for score in card.scores if (ladder := score.place.ladder)}
    fills = by_label(card.grades, ladders.values())
    region = next((tally for tally in card.tallies if tally.level == "region"), None)
    counts = region.counts if region else _counts(card)
    graded = sum(score.judged for score in card.scores)
    return ScoreView(
        title=f"{card.region}{card.year}年度绩效评价结果",
        region=card.region,
        year=card.year,
        notices=card.notices,
        check=card.check,
        basis=(*_basis(card.basis), *_check(card)),
        grades=card.grades,
        coverage=f"{graded}/{len(card.scores)}",
        rows_said=_rows_said(card),
        bar=bar(counts, fills),
        pointed=any(tally.points is not None for tally in card.tallies),
        tallies=tuple(_tally(tally, fills, card.rounding[0]) for tally in card.tallies),
        sections=tuple(_sections(card, fills)) if detailed else (),
        ungraded=tuple(_ungraded(card)),
        refused=tuple(
            Refused(
                f"{r.table}:{r.row}" if r.table else str(r.row),
                r.column,
                r.code,
                r.message.zh,
                "，".join(c for c in r.cells if c),
            )
            for r in card.rejected
        ),
        waivers=tuple(_waiver(waiver) for waiver in waivers),
        sources=tuple(
            (ROLES.get(s.role.partition("-")[0], s.role), s.path, s.sha256[:HASH_SHOWN])
            for s in card.receipt.sources
        ),
        version=card.receipt.version,
    )


def _rows_said(card: Scorecard) -> str:
    """What became of the rows of actuals; an edition for the public does not tell."""
    refused = len(card.rejected)
    replaced = f"，被更正替换 {len(card.corrections)} 行" if card.corrections else ""
    return f"{card.rows} 行数据，采用 {card.accepted} 行，退回 {refused} 行{replaced}" if card.rows else ""


def _counts(card: Scorecard) -> tuple[tuple[str, int], ...]:
    earned = [score.verdict.grade for score in card.scores if score.graded]
    return tuple((label, earned.count(label)) for label in card.grades)


def _basis(basis: Basis) -> Iterator[tuple[str, str]]:
    """The profile: its name and version, its sources, and who adopted it."""
    yield "评分方案", f"{basis.name}（{basis.title}）"
    yield "采用依据", basis.adopted or "尚无单位发文采用，只作参考"
    for source in basis.source:
        yield "规则出处", source
    if basis.points:
        yield "各等级得分", "，".join(f"{label} {show(points)}" for label, points in basis.points)
    if basis.totals:
        yield (
            "总评等级",
            "，".join(f"{label} {f'≥{show(n)}' if n is not None else '其余'}" for label, n in basis.totals),
        )
    if basis.note:
        yield "说明", basis.note


def _check(card: Scorecard) -> Iterator[tuple[str, str]]:
    """That there is a check: this report shows the self-evaluation."""
    if (checked := card.checked) is not None:
        yield "复核", f"本表是自评；已复核 {checked.done}/{checked.total} 个指标，见复核情况表"


def _tally(tally: Tally, fills: dict[str, str], places: int) -> TallyRow:
    """One line of the roll-up."""
    states = ("missing", "absent", "not_applicable", "rejected", "unscorable")
    left = [f"{STATES[state]} {count}" for state in states if (count := getattr(tally, state))]
    return TallyRow(
        level=LEVELS.get(tally.level, tally.level),
        depth=max(0, len(tally.address.split("/")) - 1) if tally.level != "region" else 0,
        number=tally.number,
        name=tally.name,
        counts=tuple(str(count) for _, count in tally.counts),
        coverage=f"{tally.graded}/{tally.total}",
        left_out="，".join(left),
        parts=bar(tally.counts, fills),
        points=f"{tally.points:.{places}f}" if tally.points is not None else "",
        grade=tally.grade,
    )


def _sections(card: Scorecard, fills: dict[str, str]) -> Iterator[Section]:
    """Indicators by department and unit, in printing order."""
    corrected: dict[str, str] = {}
    for one in card.corrections:
        before = corrected.get(one.address, "")
        said = (
            f"原为 {one.was}（{one.was_origin}）"
            if one.stands == "new"
            else f"{one.now_origin} 是空的，没有采用"
        )
        corrected[one.address] = f"{before}；{said}".lstrip("；")
    for (department, unit), scores in groupby(card.scores, lambda s: (s.place.department, s.place.unit)):
        own = tuple(scores)
        yield Section(
            name=f"{department} › {unit}" if unit else department,
            tiles=tuple(_tile(score, fills) for score in own),
            rows=tuple(
                _row(score, card.columns, fills, corrected.get(score.place.address, "")) for score in own
            ),
            pointed=any(score.verdict.points is not None for score in own),
        )


def _tile(score: Score, fills: dict[str, str]) -> Part:
    """One indicator in the overview."""
    said = score.verdict.grade or (_points(score.verdict) if score.judged else "")
    title = f"{score.place.number} {score.place.indicator}：{said or STATES[score.status]}"
    fill = BLANK if score.status == "not_applicable" else fills.get(score.verdict.grade, GREY)
    return Part(said or ON_TILES.get(score.status, "未评"), title, 0, 0, fill, score.judged)


def _row(score: Score, columns: tuple[str, ...], fills: dict[str, str], corrected: str) -> ScoreRow:
    """One indicator."""
    place, verdict = score.place, score.verdict
    names = (place.duty, place.activity, place.project)
    return ScoreRow(
        address=place.address,
        number=place.number,
        path=" › ".join(name for name in names if name),
        indicator=place.indicator,
        target=place.target,
        steps=_steps(score),
        state=STATES[score.status],
        actual=score.actual,
        value=_value(score),
        grade=verdict.grade,
        fill=fills.get(verdict.grade, BLANK),
        points=_points(verdict),
        sentence=verdict.reason.zh,
        strip=strip(score),
        remarks=tuple(_remarks(score, columns, corrected)),
    )


def _points(verdict: Verdict) -> str:
    """The points; against a target value with what they are out of."""
    if verdict.points is None:
        return ""
    earned = fixed(verdict.points, 0)
    return earned if verdict.full is None else f"{earned}/{fixed(verdict.full, 0)}"


def _steps(score: Score) -> tuple[Step, ...]:
    """The ladder as published beside how it is read."""
    rungs = score.place.ladder.rungs if score.place.ladder else ()
    return tuple(
        Step(rung.label, rung.text, rung.reading, met=at == score.verdict.rank)
        for at, rung in enumerate(rungs)
    )


def _value(score: Score) -> str:
    """The value as read, where it is not simply the text as typed."""
    value = score.verdict.value
    if value is None:
        return ""
    return value if isinstance(value, str) else f"{show(value)}{score.verdict.unit}"


def _remarks(score: Score, columns: tuple[str, ...], corrected: str) -> Iterator[tuple[str, str]]:
    known = (
        ("偏差原因", score.reason),
        ("改进措施", score.measure),
        ("佐证材料", score.evidence),
        ("截至日期", score.as_of),
        ("评定得分", f"{score.stated}（人工在档次内评定）" if score.stated else ""),
        ("更正", corrected),
    )
    for name, text in (*known, *zip(columns, score.cells, strict=False)):
        if text.strip():
            yield name, text


def _ungraded(card: Scorecard) -> Iterable[Note]:
    """Indicators without a grade, and why."""
    for score in card.scores:
        if not score.judged:
            place = score.place
            where = " › ".join(
                n for n in (place.department, place.unit, place.activity or place.duty, place.project) if n
            )
            why = score.reason or score.verdict.reason.zh
            yield Note(f"{where} › {place.number} {place.indicator}", STATES[score.status], why)


def _waiver(waiver: Waiver) -> Note:
    """A waiver as the report lists it."""
    until = f"（至 {waiver.until}）" if waiver.until else ""
    return Note(f"{waiver.span.path}:{waiver.span.line}", "、".join(waiver.codes), waiver.reason + until)
