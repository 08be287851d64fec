"""Draw a sample of what is to be checked, and make the table of checks that is filled in.

In: `Request`: a scorecard and how to draw. Out: `Sampled`: the sample, or why there is none; and the CSV, whose first lines say how to
draw it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Span, Text, diagnose
from perfcli.formats import csv_
from perfcli.model.check import HEADERS
from perfcli.model.indicator import Indicator
from perfcli.quantity import show
from perfcli.scoring import check_kinds
from perfcli.scoring.sampling import ALGORITHM, draw

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from perfcli.diagnostics import Diagnostic
    from perfcli.loading.outline import Node, Outline
    from perfcli.scoring.sampling import Drawn, Sample, Wish
    from perfcli.scoring.scorecard import Score, Scorecard

_LACKING = ("missing", "absent", "rejected")
_NAMES = Text(
    "指标名称 指标值 自评等级 自评佐证材料 抽取依据", "name target self_grade self_evidence drawn_by"
)
_MUST = {
    "grade": Text("必查：自评{0}", "must: self-evaluation {0}"),
    "missing": Text("必查：没有完成值", "must: no actual"),
    "money": Text("必查：预算 {0} 元", "must: budget of {0} yuan"),
}


@dataclass(frozen=True, slots=True)
class Request:
    """What to draw from, how, and what must be in it: grades, what was not reported, what costs at least so many yuan."""

    card: Scorecard
    path: str
    wish: Wish
    grades: Sequence[str] = ()
    missing: bool = False
    least: Decimal | None = None
    outlines: Sequence[Outline] = ()
    """Where the budgets stand."""


class Sampled(NamedTuple):
    """The sample, or why there is none."""

    sample: Sample | None
    findings: tuple[Diagnostic, ...] = ()


def sample(request: Request) -> Sampled:
    """Draw."""
    if unknown := [grade for grade in request.grades if grade not in request.card.grades]:
        known = "、".join(request.card.grades) or "—"
        return _none(
            request, f"没有“{unknown[0]}”这个等级，有 {known}", f"no grade {unknown[0]!r}; there are {known}"
        )
    drawn = draw(request.card.scores, _musts(request), request.wish)
    if not drawn.drawn:
        return _none(request, "一个指标也没有抽到", "nothing was drawn")
    count = request.wish.size
    if count is not None and not request.wish.per_department and count > drawn.pool:
        return _none(
            request,
            f"要抽 {count} 个，只有 {drawn.pool} 个可抽",
            f"{count} are asked for, and there are {drawn.pool}",
        )
    return Sampled(drawn)


def _none(request: Request, zh: str, en: str) -> Sampled:
    found = diagnose(check_kinds.NO_SAMPLE, Span(request.path), reason=Text(zh, en))
    return Sampled(None, (found,))


def _musts(request: Request) -> dict[str, Text]:
    """Addresses that must be checked, each with the first reason."""
    budgets = _budgets(request.outlines) if request.least is not None else {}
    found: dict[str, Text] = {}
    for score in request.card.scores:
        if reason := _must(score, request, budgets):
            found[score.place.address] = reason
    return found


def _must(score: Score, request: Request, budgets: dict[str, Decimal]) -> Text | None:
    grade = score.verdict.grade
    if grade and grade in request.grades:
        return _said("grade", grade)
    if request.missing and score.status in _LACKING:
        return _MUST["missing"]
    money = budgets.get(score.place.address.rpartition("/")[0])
    if request.least is not None and money is not None and money >= request.least:
        return _said("money", show(money))
    return None


def _said(kind: str, what: str) -> Text:
    return Text(_MUST[kind].zh.format(what), _MUST[kind].en.format(what))


def _budgets(outlines: Sequence[Outline]) -> dict[str, Decimal]:
    """The budget in yuan of every node, its own or that of the nearest one above that has any."""
    found: dict[str, Decimal] = {}
    for outline in outlines:
        for node in outline.nodes:
            if not isinstance(node.item, Indicator) and (money := _money(node, outline)) is not None:
                found[node.address] = money
    return found


def _money(node: Node | None, outline: Outline) -> Decimal | None:
    while node is not None:
        item = node.item
        if not isinstance(item, Indicator) and item.budget is not None:
            amount = item.budget
            return amount.yuan(outline.money_unit) if amount.unit or outline.money_unit else None
        node = node.parent
    return None


def lines(found: Sample, lang: str) -> tuple[str, ...]:
    """How the sample was drawn, in words that stand above the table and on the printed sheet."""
    wish = found.wish
    what = ("个部门", "departments") if wish.whole else ("个指标", "indicators")
    how = f"{show(wish.share)}%" if wish.share is not None else str(wish.size or 0)
    if lang == "zh":
        each = "，每个部门各抽" if wish.per_department else ""
        return (
            f"抽样 {len(found.drawn)} 行：必查 {found.musts}，从其余 {found.pool} {what[0]}中随机抽 {found.lots}（要求 {how}{each}）；全部指标 {found.total} 个",
            f"抽样种子：{wish.seed}",
            f"抽样方法：{ALGORITHM.zh}",
        )
    each = " of each department" if wish.per_department else ""
    return (
        f"sample of {len(found.drawn)} rows: {found.musts} had to be; {found.lots} drawn by lot from the other {found.pool} {what[1]} ({how}{each} asked for); {found.total} indicators in all",
        f"seed of the sample: {wish.seed}",
        f"method of the sample: {ALGORITHM.en}",
    )


def table(found: Sample, notices: Sequence[str], lang: str) -> bytes:
    """The table of checks to be filled in: what was reported, and blank cells for what is found."""
    above = "".join(f"# {line}\n" for line in (*notices, *lines(found, lang)))
    rows = [_row(one, lang) for one in found.drawn]
    return f"\ufeff{above}{csv_.write(_header(lang), rows)}".encode()


def _header(lang: str) -> list[str]:
    name, target, grade, evidence, why = _NAMES.of(lang).split()
    own = {key: (zh if lang == "zh" else key) for key, zh in HEADERS.items()}
    return [
        own["indicator"], own["department"], name, target, own["self_actual"], own["self_points"], grade, evidence,
        own["checked_actual"], own["checked_points"], own["reason"], own["checker"], own["evidence"], why,
    ]  # fmt: skip


def _row(one: Drawn, lang: str) -> list[str]:
    place, verdict = one.score.place, one.score.verdict
    points = "" if verdict.points is None else show(verdict.points)
    why = one.must.of(lang) if one.must else one.digest[:16]
    name = " › ".join(
        part for part in (place.project or place.activity or place.duty, place.indicator) if part
    )
    target = (
        place.target or " ".join(f"{rung.label} {rung.text}" for rung in place.ladder.rungs)
        if place.ladder
        else place.target
    )
    return [
        place.address, place.unit or place.department, name, target, one.score.actual.strip(), points,
        verdict.grade, one.score.evidence, "", "", "", "", "", why,
    ]  # fmt: skip


def listing(found: Sample, lang: str) -> Iterator[str]:
    """The sample for the screen."""
    yield from lines(found, lang)
    for number, one in enumerate(found.drawn, 1):
        why = one.must.of(lang) if one.must else one.digest[:16]
        yield f"{number:>4}  {one.score.place.address}  {why}"
