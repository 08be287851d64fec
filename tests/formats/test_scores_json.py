from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.formats import scores_json
from tests.scoring.build import PLAN, POINTS, REGION, county, rows, scored

if TYPE_CHECKING:
    from perfcli.scoring.scorecard import Scorecard

TABLE = "# 示例数据\n" + rows(
    'a/d/x/rate,92.50%,,停电,"<b>",x', "a/d/x/count,≥3,,,,", "a/d/y/rate,,missing,,,", "day,7月15日,,,,", "word,基本按时,,,,",
    "goal,120人次,,,,", "strict,,不适用,,,",
    header="indicator,actual,status,reason,evidence,备注",
)  # fmt: skip


def card(*, points: bool = False) -> Scorecard:
    where = county(PLAN, region=REGION) if not points else county(PLAN)
    return scored(TABLE, where, POINTS if points else "").done


@pytest.mark.parametrize("points", [False, True])
def test_a_scorecard_reads_back_equal_to_what_was_written(points: bool) -> None:
    written = card(points=points)
    read, found = scores_json.read(scores_json.write(written, {"scores.csv": "0" * 64}), "s.json")
    assert found == ()
    assert read == written


def test_decimals_are_strings_and_the_outputs_and_receipt_are_named() -> None:
    data = json.loads(scores_json.write(card(points=True), {"b": "2", "a": "1"}))
    assert data["format"] == "perfcli-scores/1"
    assert data["rows"] == {"total": 7, "accepted": 6, "rejected": 1}
    assert list(data["outputs"]) == ["a", "b"]
    assert data["scores"][0]["value"] == "92.5"
    assert data["scores"][0]["points"] == "85"
    assert data["scores"][0]["weight"] == "3"
    assert data["notices"] == ["示例数据"]
    assert {source["role"] for source in data["receipt"]["sources"]} == {"targets", "profile", "actuals"}

    def floats(node: Any) -> bool:
        if isinstance(node, dict):
            return any(floats(value) for value in node.values())
        return isinstance(node, float) or (isinstance(node, list) and any(floats(item) for item in node))

    assert not floats(data)


def test_equal_cards_are_equal_bytes() -> None:
    assert scores_json.write(card(), {}) == scores_json.write(card(), {})


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "PF608"),
        (b"\xff\xfe", "PF608"),
        (b"[1]", "PF608"),
        (b"{}", "PF608"),
        (b'{"format": 1}', "PF608"),
        (b'{"format": "perfcli-scores/2"}', "PF609"),
        (b'{"format": "perfcli-scores/1"}', "PF608"),
        (b'{"format": "perfcli-scores/1", "year": 1.5}', "PF608"),
        (b'{"format": "perfcli-scores/1", "year": NaN}', "PF608"),
        (b"[" * 100_000, "PF608"),
        (b'{"format": "perfcli-scores/1", "year": ' + b"9" * 10_000 + b"}", "PF608"),
    ],
)
def test_a_file_that_holds_no_scores_is_refused(data: bytes, code: str) -> None:
    read, found = scores_json.read(data, "s.json")
    assert read is None
    assert [item.code for item in found] == [code]


def _paths(node: Any, where: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place in the data, but only the first two items of a list."""
    found = [where] if where else []
    if isinstance(node, dict):
        for key, value in node.items():
            found += _paths(value, (*where, key))
    elif isinstance(node, list):
        for index, value in enumerate(node[:2]):
            found += _paths(value, (*where, index))
    return found


DATA = json.loads(scores_json.write(card(points=True), {}))
PATHS = [path for path in _paths(DATA) if path[0] not in ("outputs", "format")]


@given(
    path=st.sampled_from(PATHS),
    junk=st.sampled_from([1, -1, True, None, "1e999999", [], {}, [[]], ["x"], "不"]),
)
def test_a_damaged_field_is_named_or_harmless_and_never_raises(
    path: tuple[str | int, ...], junk: Any
) -> None:
    data = json.loads(json.dumps(DATA))
    node = data
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = junk
    read, found = scores_json.read(json.dumps(data).encode(), "s.json")
    assert (read is None) is bool(found)


@given(path=st.sampled_from([path for path in PATHS if isinstance(path[-1], str)]))
def test_a_missing_field_is_refused_unless_it_is_a_label_or_may_be_null(path: tuple[str | int, ...]) -> None:
    data = json.loads(json.dumps(DATA))
    node = data
    for step in path[:-1]:
        node = node[step]
    value = node.pop(path[-1])
    read, _ = scores_json.read(json.dumps(data).encode(), "s.json")
    optional = value is None or path[-1] in {
        "rank", "source_row", "numeric", "value", "points", "weight", "distance", "bound", "ladder", "unrounded", "check",
    }  # fmt: skip
    assert read is None or optional or path[-2] in ("counts", "points", "rows")
