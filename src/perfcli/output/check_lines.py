"""What a check comes to, in a few lines below the table of scores. In: a scorecard with its check. Out: lines of text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from perfcli.quantity import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.scoring.scorecard import Checked, Scorecard, Tally

LEVELS = ("region", "department", "unit")
MAX_LINES = 30
"""More nodes than this are in the report."""


def check_lines(card: Scorecard, checked: Checked, lang: str) -> Iterator[str]:
    """Rows and coverage, then every node whose total the check moved."""
    zh = lang == "zh"
    states = Counter(one.state for one in checked.scores)
    kept = checked.total - checked.done
    yield (
        f"复核收到 {checked.rows} 行：接受 {checked.accepted}，退回 {len(checked.rejected)}。"
        f"已复核 {checked.done}/{checked.total} 个指标：同意自评 {states['confirmed']}，改 {states['corrected']}；待填 {states['pending']}。"
        f"没有复核结果的 {kept} 个按自评计"
        if zh
        else f"Check: {checked.rows} rows in: {checked.accepted} accepted, {len(checked.rejected)} rejected. "
        f"{checked.done}/{checked.total} indicators checked: {states['confirmed']} confirmed, "
        f"{states['corrected']} corrected, {states['pending']} rows to be filled in; {kept} not checked keep their self-evaluation"
    )
    moved = [
        (own, new)
        for own, new in zip(card.tallies, checked.tallies, strict=True)
        if own.level in LEVELS and _result(own) != _result(new)
    ]
    for own, new in moved[:MAX_LINES]:
        name = own.name or ("合计" if zh else "All")
        before, after = _shown(own, lang), _shown(new, lang)
        yield f"{name}：自评 {before}，复核 {after}" if zh else f"{name}: self {before}, check {after}"
    if len(moved) > MAX_LINES:
        more = len(moved) - MAX_LINES
        yield f"还有 {more} 个单位的结果变了，见 report" if zh else f"{more} more moved, see the report"


def _result(tally: Tally) -> object:
    return tally.counts, tally.points, tally.grade, tally.graded


def _shown(tally: Tally, lang: str) -> str:
    """Points and grade, or the counts of grades where there are no points."""
    if tally.points is not None:
        return f"{show(tally.points)} {tally.grade}".strip()
    counts = " ".join(f"{label}×{count}" for label, count in tally.counts if count)
    return counts or ("没有评级" if lang == "zh" else "none graded")
