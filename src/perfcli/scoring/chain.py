"""The chain behind a figure as a tree of links: cell → reading → value → rule → grade → points → rounding → parents.

In: a scorecard laid out as `Nodes`, the rules of its profile. Out: `Link`s, pure values: a sentence in both languages and the
exact figures in it for machines. Every figure is the scorer's own or made again by the scorer's function; nothing is estimated.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from perfcli.diagnostics import Text
from perfcli.quantity import show, times
from perfcli.scoring.nodes import HUNDRED, NO_PART, Nodes
from perfcli.scoring.rollup import counted, is_due
from perfcli.scoring.rounding import quotient
from perfcli.scoring.ways import next_total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.scoring.scorecard import Score, Tally, Verdict

LEVELS = {
    "region": Text("全县合计", "County total"),
    "department": Text("部门", "Department"),
    "unit": Text("预算单位", "Budget unit"),
    "duty": Text("职责", "Duty"),
    "activity": Text("活动", "Activity"),
    "project": Text("项目", "Project"),
    "indicator": Text("指标", "Indicator"),
}
MODES = {
    "half-up": Text("四舍五入", "half up"),
    "half-even": Text("四舍六入五成双", "half to even"),
    "down": Text("舍去", "cut off"),
}
Row: TypeAlias = tuple[str, Text, tuple[tuple[str, str], ...]]
"""Kind, sentence and figures of a link that rests on no other."""
GRADES_ONLY: Row = (
    "open",
    Text("没有总分：方案没有给等级规定得分，只数各等级的个数", "no total: the profile gives grades no points; they are counted only"),
    (),
)  # fmt: skip
MAX_DUE = 5
_SHOWN = Decimal("0.0001")
"""Four decimals."""


class Link(NamedTuple):
    """One step of a chain: its kind for machines, a sentence, the exact figures in it, and the links it rests on."""

    kind: str
    text: Text
    facts: tuple[tuple[str, str], ...] = ()
    below: tuple[Link, ...] = ()


def facts(**values: Decimal | str | int | None) -> tuple[tuple[str, str], ...]:
    """Figures for machines, Decimals as they are written; what is not there is left out."""
    return tuple(
        (key, format(value, "f") if hasattr(value, "as_tuple") else str(value))
        for key, value in values.items()
        if value is not None and value != ""
    )


def chain_of(nodes: Nodes, leaf: int, steps: tuple[Link, ...]) -> Link:
    """An indicator with the steps that judged it and all nodes above it."""
    home = nodes.home[leaf]
    own = leaf_link(nodes, leaf, home)
    part = counted(nodes.card.scores[leaf]) or NO_PART
    return own._replace(below=(*steps, *parents_link(nodes, part, home)))


def tried_link(nodes: Nodes, leaf: int, verdict: Verdict) -> Link | None:
    """What the totals above would be if an indicator had another verdict; None where nothing has points."""
    before = nodes.card.scores[leaf]
    after = before._replace(verdict=verdict, status="reported")
    links = tuple(
        link for at in nodes.above(nodes.home[leaf]) if (link := _tried(nodes, at, before, after)) is not None
    )
    said = Text("如果是这个完成值（评分结果没有改）：", "with this actual (the scores are not changed):")
    return Link("tried", said, (), links) if links else None


def _tried(nodes: Nodes, at: int, before: Score, after: Score) -> Link | None:
    """One node before and after."""
    tally, figure = nodes.card.tallies[at], nodes.figure(nodes.sums[at].moved(before, after))
    if figure.points is None:
        return None
    was, now = _figure(tally), _figure(tally._replace(points=figure.points, grade=figure.grade))
    level, name = LEVELS[tally.level], tally.name or "合计"
    text = Text(f"{level.zh} {name}：{was.zh} → {now.zh}", f"{level.en} {name}: {was.en} → {now.en}")
    figures = facts(before=tally.points, after=figure.points, unrounded=figure.unrounded, grade=figure.grade)
    return Link(tally.level, text, figures)


def tree_of(nodes: Nodes, at: int, depth: int) -> Link:
    """A node with what it is made of, and the nodes above it."""
    own, total, above = node_link(nodes, at, depth, ways=True), nodes.sums[at], nodes.parent[at]
    return own._replace(below=(*own.below, *parents_link(nodes, (total.weight, total.product), above)))


def node_link(nodes: Nodes, at: int, depth: int, *, ways: bool = False) -> Link:
    """A node with what is below it, `depth` levels deep, and how its figure was made; `ways`: what could lift it a grade."""
    tally, total = nodes.card.tallies[at], nodes.sums[at]
    parts = tuple(_parts(nodes, at, depth)) if depth > 0 else ()
    own = (*_made(nodes, at), *next_total(nodes, at, ways=ways))
    made = tuple(Link(kind, text, figures) for kind, text, figures in own)
    name = tally.name or "合计"
    level = LEVELS[tally.level]
    said = _figure(tally)
    text = Text(f"{level.zh} {name}：{said.zh}", f"{level.en} {name}: {said.en}")
    figures = facts(
        level=tally.level, address=tally.address, weight=total.weight, product=total.product,
        unrounded=tally.unrounded, points=tally.points, grade=tally.grade, graded=tally.graded, total=tally.total,
    )  # fmt: skip
    return Link(tally.level, text, figures, (*made, *parts))


def parents_link(nodes: Nodes, part: tuple[Decimal, Decimal], at: int) -> tuple[Link, ...]:
    """The nodes above, the nearest first, each holding the next: what the part comes to in each of them."""
    links: tuple[Link, ...] = ()
    for above in reversed(tuple(nodes.above(at))):
        node = node_link(nodes, above, 0)
        share = share_link(nodes, part, above)
        links = (node._replace(kind="parent", below=(*share, *node.below, *links)),)
    return links


def share_link(nodes: Nodes, part: tuple[Decimal, Decimal], at: int) -> tuple[Link, ...]:
    """What a part is of a node: its share of the weights, and the points it brings to the unrounded value."""
    total = nodes.sums[at]
    if not total.weight > 0 or part == NO_PART or total.due:
        return ()
    weight, brings = quotient(times(part[0], HUNDRED), total.weight), quotient(part[1], total.weight)
    text = Text(
        f"占权重 {show(part[0])}/{show(total.weight)}（{_short(weight)}%），带来 {_short(brings)} 分",
        f"{show(part[0])} of {show(total.weight)} in weight ({_short(weight)}%), brings {_short(brings)} points",
    )
    figures = facts(weight=part[0], of=total.weight, product=part[1], brings=brings)
    return (Link("share", text, figures),)


def _parts(nodes: Nodes, at: int, depth: int) -> Iterator[Link]:
    """The indicators and nodes directly below."""
    for leaf in nodes.leaves[at]:
        yield leaf_link(nodes, leaf, at)
    for child in nodes.below[at]:
        link = node_link(nodes, child, depth - 1)
        total = nodes.sums[child]
        share = share_link(nodes, (total.weight, total.product), at)
        yield link._replace(below=(*share, *link.below))


def leaf_link(nodes: Nodes, leaf: int, at: int) -> Link:
    """An indicator in one line under a node, with its share of it."""
    score = nodes.card.scores[leaf]
    place, verdict = score.place, score.verdict
    number = f"{place.number} " if place.number else ""
    text = Text(
        f"{number}{place.indicator}：{verdict.reason.zh}", f"{number}{place.indicator}: {verdict.reason.en}"
    )
    part = counted(score)
    figures = facts(
        address=place.address, status=score.status, actual=score.actual, grade=verdict.grade,
        points=verdict.points, full=verdict.full, weight=part[0] if part else None, product=part[1] if part else None,
    )  # fmt: skip
    return Link("indicator", text, figures, share_link(nodes, part or NO_PART, at))


def _figure(tally: Tally) -> Text:
    """A node's figure in a few words: points and grade, or how many earned which grade."""
    if tally.points is not None:
        grade = f"，“{tally.grade}”" if tally.grade else ""
        grade_en = f", “{tally.grade}”" if tally.grade else ""
        points = format(tally.points, "f")
        return Text(f"{points} 分{grade}", f"{points} points{grade_en}")
    counts = [f"{label} {count}" for label, count in tally.counts if count]
    return (
        Text("、".join(counts), ", ".join(counts))
        if counts
        else Text("没有等级和得分", "no grades, no points")
    )


def _made(nodes: Nodes, at: int) -> Iterator[Row]:
    """How a node's figure was made: sum, rounding, coverage, and why it stays open."""
    tally, total = nodes.card.tallies[at], nodes.sums[at]
    places, mode = nodes.card.rounding
    if tally.points is not None and tally.unrounded is not None:
        yield (
            "sum",
            Text(
                f"合计 {show(total.product)} ÷ 权重 {show(total.weight)} ＝ {show(tally.unrounded)}（未取整）",
                f"{show(total.product)} ÷ weight {show(total.weight)} = {show(tally.unrounded)} (not rounded)",
            ),
            facts(product=total.product, weight=total.weight, unrounded=tally.unrounded),
        )
        rounding = MODES.get(mode, Text(mode, mode))
        yield (
            "rounding",
            Text(
                f"合计只取整一次：保留 {places} 位小数（{rounding.zh}）→ {format(tally.points, 'f')}",
                f"rounded once, here: {places} decimals ({rounding.en}) → {format(tally.points, 'f')}",
            ),
            facts(places=places, mode=mode, points=tally.points),
        )
    else:
        yield _open(nodes, at) if nodes.pointed else GRADES_ONLY
    yield _coverage(tally)


def _open(nodes: Nodes, at: int) -> Row:
    """Why there is no total: rows that are due points, or nothing that counts."""
    due = [score.place for leaf in nodes.under(at) if is_due(score := nodes.card.scores[leaf])]
    if not due:
        text = Text("没有总分：下面没有一项有分可计", "no total: nothing below has points that count")
        return "open", text, ()
    named = [f"{place.address} {place.indicator}" for place in due[:MAX_DUE]]
    more = len(due) - len(named)
    text = Text(
        f"总分待定：{len(due)} 项应计分而没有得分：{'、'.join(named)}{f' 等，另 {more} 项' if more else ''}",
        f"the total stays open: {len(due)} are due points and have none: {', '.join(named)}{f' and {more} more' if more else ''}",
    )
    return "open", text, facts(due=len(due), rows=" ".join(place.address for place in due))


def _coverage(tally: Tally) -> Row:
    """How many were judged, and what became of the others."""
    lacking = (
        ("missing", tally.missing, "未报", "missing"),
        ("absent", tally.absent, "没有这一行", "without a row"),
        ("not_applicable", tally.not_applicable, "不适用", "not applicable"),
        ("rejected", tally.rejected, "退回", "rejected"),
        ("unscorable", tally.unscorable, "不能评", "cannot be scored"),
    )
    zh = "".join(f"，{word} {count}" for _, count, word, _ in lacking if count)
    en = "".join(f", {count} {word}" for _, count, _, word in lacking if count)
    text = Text(
        f"覆盖：{tally.graded}/{tally.total} 项已评{zh}",
        f"coverage: {tally.graded} of {tally.total} judged{en}",
    )
    counted_ = {key: count for key, count, _, _ in lacking if count}
    return "coverage", text, facts(graded=tally.graded, total=tally.total, **counted_)


def _short(value: Decimal) -> str:
    """A quotient for the eye: four decimals at most; the exact one is among the facts."""
    return show(value.quantize(_SHOWN))
