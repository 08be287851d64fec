"""What hangs by a thread, as a listing. In: a `Sensitivity`. Out: `Listing`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Text
from perfcli.output.listing import Grid, Listing
from perfcli.quantity import show
from perfcli.scoring.chain import LEVELS

if TYPE_CHECKING:
    from perfcli.scoring.scorecard import Tally
    from perfcli.scoring.sensitivity import Near, Nudge, Sensitivity

FORMAT = "perfcli-sensitivity/1"
_DONE = (("-1%", "minus1percent"), ("+1%", "plus1percent"), ("-", "minus_digit"), ("+", "plus_digit"))
_HEADS = {
    "-1%": Text("少 1%", "1% less"),
    "+1%": Text("多 1%", "1% more"),
    "-": Text("末位减一", "last digit -1"),
    "+": Text("末位加一", "last digit +1"),
}
_NEAR = (
    ("address", Text("地址", "Address")),
    ("name", Text("指标", "Indicator")),
    ("actual", Text("实际完成值", "Actual")),
    ("bound", Text("界线", "Bound")),
    ("side", Text("位置", "Side")),
    ("margin", Text("距离", "Distance")),
    ("percent", Text("占界线%", "% of bound")),
    *((key, _HEADS[done]) for done, key in _DONE),
)
_CLUSTERS = (
    ("level", Text("层级", "Level")),
    ("name", Text("名称", "Name")),
    ("met", Text("刚达到", "Just met")),
    ("exact", Text("其中正好", "Exactly")),
    ("missed", Text("刚没达到", "Just missed")),
    ("looked_at", Text("看过的指标", "Looked at")),
)
_TOTALS = (
    ("level", Text("层级", "Level")),
    ("address", Text("地址", "Address")),
    ("name", Text("名称", "Name")),
    ("points", Text("得分", "Points")),
    ("threshold", Text("界线", "Threshold")),
    ("margin", Text("距离", "Distance")),
)


def listing(found: Sensitivity, lang: str) -> Listing:
    """Indicators, clusters, totals."""
    within = show(found.within)
    lines = (
        Text(
            f"离最近的界线不超过界线的 {within}%（日期不超过 1 天）的指标：{len(found.near)} 项",
            f"indicators within {within}% of their nearest bound (days: 1 day): {len(found.near)}",
        ),
        Text(
            "刚达到和刚没达到的个数只是个数，本身不说明数据有问题",
            "counts just above and just below are counts; by themselves they say nothing of the data",
        ),
    )
    grids = (
        Grid("near", Text("靠近界线的指标", "Near a bound"), _NEAR, tuple(_near(one, lang) for one in found.near)),
        Grid("clusters", Text("界线两侧的个数", "Either side of bounds"), _CLUSTERS, tuple(
            (LEVELS[one.tally.level].of(lang), _name(one.tally), str(one.met), str(one.exact), str(one.missed), str(one.looked_at))
            for one in found.clusters
        )),
        Grid("totals", Text("靠近总评界线的合计", "Totals near a threshold"), _TOTALS, tuple(
            (LEVELS[one.tally.level].of(lang), one.tally.address or ".", _name(one.tally),
             "" if one.tally.points is None else format(one.tally.points, "f"), f"{one.grade} ≥{show(one.least)}", show(one.margin))
            for one in found.totals
        )),
    )  # fmt: skip
    return Listing(FORMAT, lines, grids, (("within", within),))


def _name(tally: Tally) -> str:
    return f"{tally.number} {tally.name}".strip()


def _near(one: Near, lang: str) -> tuple[str, ...]:
    place = one.score.place
    side = (Text("刚达到", "just met") if one.margin else Text("正好", "exactly")) if one.met else Text("刚没达到", "just missed")  # fmt: skip
    done = {nudge.done: nudge for nudge in one.nudges}
    return (
        place.address,
        place.indicator,
        one.score.actual,
        one.bound,
        side.of(lang),
        show(abs(one.margin)) + one.unit,
        "" if one.percent is None else show(round(one.percent, 2)),
        *(_nudge(done.get(name), lang) for name, _ in _DONE),
    )


def _nudge(nudge: Nudge | None, lang: str) -> str:
    """What a small change would earn; a dash where nothing changes."""
    if nudge is None or not nudge.changed:
        return "—"
    points = "" if nudge.points is None else show(nudge.points)
    earned = " ".join(word for word in (nudge.grade, points) if word)
    total = nudge.total
    if total.points is None:
        return f"{nudge.value}: {earned}"
    county = f"合计 {format(total.points, 'f')}" if lang == "zh" else f"total {format(total.points, 'f')}"
    return f"{nudge.value}: {earned}, {county}" + (f" {total.grade}" if total.grade else "")
