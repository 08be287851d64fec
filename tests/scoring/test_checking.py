"""Any table of checks: no row is lost, the self-evaluation stays as it was, and only what was checked moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfcli.formats import csv_
from perfcli.loading.settings import Settings
from perfcli.scoring.check_columns import read_columns
from perfcli.work.score import Request, score
from perfcli.work.targets import load_targets
from tests.cli.county import write
from tests.cli.test_check import ACTUALS, REGION, ROADS

if TYPE_CHECKING:
    from perfcli.scoring.scorecard import Scorecard

HEADER = ("指标", "自评完成值", "复核完成值", "复核得分", "复核理由")
NAMES = ("补植株数", "遮阴改善情况", "群众满意度", "park/green/trees/alley/planted", "没有", "")
VALUES = ("", "520株", "400株", "93%", "0.93", "未报", "不适用", "达成年度指标", "-5", "1e9", "约400", "=1")
POINTS = ("", "0", "10", "50", "50.5", "-1", "四十", "9" * 60)
ROWS = st.lists(
    st.tuples(
        st.sampled_from(NAMES), st.sampled_from(("", "520株", "93%")), st.sampled_from(VALUES),
        st.sampled_from(POINTS), st.sampled_from(("", "理由")),
    ),
    max_size=6,
)  # fmt: skip


@pytest.fixture(scope="module")
def request_(tmp_path_factory: pytest.TempPathFactory) -> Request:
    folder = tmp_path_factory.mktemp("county")
    write(folder, region=REGION, park=ROADS)
    for name in ("library", "branch"):
        (folder / "t" / f"{name}.yaml").unlink()
    loaded = load_targets(str(folder / "t"), None, Settings(root=folder), date(2026, 1, 1))
    data = ACTUALS.encode()
    return Request("a.csv", loaded.parts, loaded.regions, loaded.faulty, folder, data=data)


def checked(request: Request, rows: list[tuple[str, ...]]) -> Scorecard:
    table, problems = csv_.read(csv_.write(HEADER, rows).encode(), "c.csv")
    assert table is not None, problems
    sheet, _ = read_columns(table)
    assert sheet is not None
    made = score(replace(request, check=sheet))
    assert made.card is not None
    return made.card


@given(rows=ROWS)
@settings(max_examples=60, deadline=None)
def test_no_row_is_lost_and_the_self_evaluation_stays(request_: Request, rows: list[tuple[str, ...]]) -> None:
    plain = score(request_).card
    card = checked(request_, rows)
    found = card.checked
    assert plain is not None
    assert found is not None
    assert (card.scores, card.tallies) == (plain.scores, plain.tallies)
    assert found.rows == sum(any(row) for row in rows) == found.accepted + len(found.rejected)
    assert len({one.address for one in found.scores}) == found.accepted
    own = {one.place.address: one for one in card.scores}
    for one in found.scores:
        moved = one.verdict != own[one.address].verdict
        assert moved <= (one.state == "corrected")
        assert one.state != "corrected" or one.reason
        assert one.verdict.points is None or 0 <= one.verdict.points <= Decimal(50)
    if not any(one.state == "corrected" for one in found.scores):
        assert found.tallies == card.tallies
