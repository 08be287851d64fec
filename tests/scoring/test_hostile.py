"""Tables that no one would write on purpose: every row is counted once, nothing raises, nothing hangs."""

from __future__ import annotations

import time

from hypothesis import example, given, settings
from hypothesis import strategies as st

from perfcli.formats import csv_
from perfcli.scoring.tables import rejected_table, scores_table

from .build import County, county, rows, scored

COUNTY: County = county()
CELLS = st.one_of(
    st.sampled_from(
        ["a/d/x/rate", "count", "1.1.2", "检查完成率", "rate", "95%", "0.95", "≥3", "=1+1", '"', '"a', ",", "\n",
         "missing", "已报", "不适用", "4次", "7月", "\u202e", "＝cmd", " ", "%s{0}{x}", "[red]"],
    ),
    st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12),
)  # fmt: skip


@given(lines=st.lists(st.lists(CELLS, max_size=5), max_size=12))
@example(lines=[['"'] * 3] * 5)
@example(lines=[["a/d/x/rate", "95%", ""]] * 3)
def test_rows_in_are_rows_accepted_and_rejected(lines: list[list[str]]) -> None:
    text = rows(*(",".join(line) for line in lines))
    outcome = scored(text, COUNTY)
    if outcome.card is None:
        return
    card = outcome.card
    assert card.rows == card.accepted + len(card.rejected)
    assert card.accepted == sum(score.row > 0 for score in card.scores)
    assert len({row.row for row in card.rejected}) == len(card.rejected)
    for table in (scores_table(card, "zh"), rejected_table(card, "en")):
        header, body = table
        assert all(len(row) == len(header) for row in body)
        assert csv_.read(csv_.write(header, body).encode(), "out.csv")[0] is not None


@given(data=st.binary(max_size=300))
@settings(max_examples=300)
def test_no_bytes_are_too_strange(data: bytes) -> None:
    table, found = csv_.read(data, "a.csv")
    assert (table is None) is bool(found)
    if table is not None:
        for line in (*(row.line for row in table.rows), *(item.line for item in table.broken)):
            assert table.span(line, 1).line == line


def test_ten_thousand_wrong_names_are_answered_at_once() -> None:
    start = time.process_time()
    outcome = scored(rows(*(f"a/d/x/rat{n},95%," for n in range(10_000))), COUNTY)
    assert len(outcome.done.rejected) == 10_000
    assert time.process_time() - start < 10
