"""A comparison of two profiles as a listing. In: a `Comparison`. Out: `Listing`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Text
from perfcli.output.listing import Grid, Listing
from perfcli.quantity import show
from perfcli.scoring.chain import LEVELS

if TYPE_CHECKING:
    from decimal import Decimal

    from perfcli.scoring.compare import Comparison, Move, Standing

FORMAT = "perfcli-compare/1"
_COLUMNS = (
    ("level", Text("层级", "Level")),
    ("address", Text("地址", "Address")),
    ("name", Text("名称", "Name")),
    ("before", Text("本地区方案", "Own profile")),
    ("after", Text("试算方案", "What-if")),
    ("difference", Text("差", "Difference")),
    ("effect", Text("对合计的影响", "Effect on the total")),
    ("why", Text("原因", "Why")),
)


def listing(found: Comparison, lang: str) -> Listing:
    """Totals first, then indicators."""
    moved, nodes = len(found.indicators), len(found.nodes)
    lines: tuple[Text, ...] = (
        warning(found.own, found.other),
        Text(
            f"{found.own} → {found.other}：{moved} 项指标变动，{found.unmoved} 项不变；{nodes} 处合计变动，其中 {found.regraded} 处总评等级变动",
            f"{found.own} → {found.other}: {moved} indicators move, {found.unmoved} do not; {nodes} totals move, {found.regraded} of them to another grade",
        ),
    )
    if found.shifted:
        by = _signed(found.shifted)
        said = Text(
            f"没有变动的指标因权重合计变化，对合计的影响共 {by} 分",
            f"indicators that do not move bring {by} to the total, because the weights add up otherwise",
        )
        lines = (*lines, said)
    grids = (
        Grid("totals", Text("合计", "Totals"), _COLUMNS, tuple(_row(move, lang) for move in found.nodes)),
        Grid("indicators", Text("指标", "Indicators"), _COLUMNS, tuple(_row(move, lang) for move in found.indicators)),
    )  # fmt: skip
    return Listing(FORMAT, lines, grids, (("profile", found.own), ("what_if", found.other)))


def warning(own: str, other: str) -> Text:
    """That this is no result; said wherever a what-if is shown."""
    return Text(
        f"试算：按方案 {other} 评分，本地区的方案是 {own}；这不是评分结果",
        f"WHAT-IF: scored by {other}, while the region's profile is {own}; this is not a result",
    )


def _row(move: Move, lang: str) -> tuple[str, ...]:
    return (
        LEVELS[move.level].of(lang),
        move.address or ".",
        f"{move.number} {move.name}".strip(),
        _standing(move.before),
        _standing(move.after),
        _signed(move.difference),
        _signed(move.effect),
        move.why.of(lang),
    )


def _standing(one: Standing) -> str:
    """Points out of what, and the grade."""
    points = "" if one.points is None else show(one.points)
    full = "" if one.full is None or not points else f"/{show(one.full)}"
    return " ".join(word for word in (points + full, one.grade) if word) or "—"


def _signed(value: Decimal | None) -> str:
    if value is None:
        return ""
    shown = show(round(value, 4))
    return f"+{shown}" if value > 0 else shown
