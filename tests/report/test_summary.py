"""scores.md of a province: departments only, with the number of indicators and where they stand."""

from __future__ import annotations

from decimal import Decimal

from perfcli.report.scores import MAX_DETAILED, score_view, summary_view
from tests.report.test_scores import RATE, card, score


def test_a_small_scorecard_is_shown_whole() -> None:
    small = card(score(RATE, 1, Decimal(90)))
    assert summary_view(small) == score_view(small)


def test_a_large_scorecard_is_summed_up() -> None:
    large = card(*(score(RATE, 1, Decimal(90)) for _ in range(MAX_DETAILED + 1)))
    view = summary_view(large)
    assert view.sections == ()
    assert {row.level for row in view.tallies} <= {"地区", "部门", "单位"}
    assert view.coverage == score_view(large).coverage
    assert f"指标 {MAX_DETAILED + 1} 个" in dict(view.basis)["篇幅"]
