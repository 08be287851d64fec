"""The published cases: an audit finds what each says is there, and nothing else."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfcli.auditing.from_case import table_of
from perfcli.auditing.model import Table
from perfcli.auditing.run import audit
from perfcli.work.profiles import resolve

if TYPE_CHECKING:
    from tests.conftest import Perfcli

CASES = Path(__file__).parents[1] / "cases" / "scoring"
KINDS = {
    "form_rule_broken": "audit-form-rule",
    "actual_not_measured": "audit-not-measured",
    "total": "audit-total",
    "weights_do_not_sum_to_100": "audit-weights",
    "budget_total_row": "audit-budget-total",
    "cost_actual_vs_execution": "audit-cost-execution",
}
PROFILES = {"cn-03": "cn-classic", "cn-06": "cn-hubei", "cn-13": "cn-classic@1"}
NAMES = sorted(path.name for path in CASES.glob("cn-*.json"))


@pytest.mark.parametrize("name", NAMES)
def test_a_case_gives_its_deviations_and_no_others(name: str, perfcli: Perfcli) -> None:
    case = json.loads((CASES / name).read_text(encoding="utf-8"))
    answer = perfcli("audit", str(CASES / name), "--profile", PROFILES[name[:5]], "--output-format", "json")
    (table,) = json.loads(answer.out)["files"][0]["tables"]
    due = Counter((KINDS[one["kind"]], one["class"]) for one in case["deviations"])
    assert Counter((one["kind"], one["class"]) for one in table["findings"]) == due
    assert answer.code == (1 if due else 0)
    if "total_by_rule" in case["recomputed"]:
        assert float(table["recomputed_total"]) == case["recomputed"]["total_by_rule"]
    if "budget_rate" in case["recomputed"]:
        assert float(table["execution_rate"]) == case["recomputed"]["budget_rate"]


@pytest.mark.parametrize("name", ["derived-vectors-cn.json", "rule-bd-apa.json"])
def test_what_is_no_scored_table_is_refused(name: str, perfcli: Perfcli) -> None:
    answer = perfcli("audit", str(CASES / name), "--profile", "cn-classic")
    assert answer.code == 2
    assert "PF765" in answer.err


@pytest.mark.parametrize(
    "content",
    [
        "", "{", "[]", "null", "[" * 100_000, '{"indicators": [1, null, {}]}', '{"indicators": {}}',
        '{"indicators": [{"published_score": 1e999999999, "weight": 1}]}',
        '{"indicators": [{"published_score": NaN, "weight": Infinity}]}',
        '{"indicators": [{"published_score": "' + "9" * 5000 + '"}]}',
    ],
)  # fmt: skip
def test_hostile_json_is_told_and_never_a_bug(content: str, perfcli: Perfcli, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    assert perfcli("audit", "a.json", "--profile", "cn-classic").code in (0, 1, 2)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("budget", 5), ("budget", {"planned": "x", "executed": -5, "weight": 10, "score": 3}), ("extra", {"score": 2}),
        ("budget", {"sub_rows": 7}), ("grade_thresholds", [1, {"min": 3}]), ("published_total", "abc"), ("year", 10**30),
        ("published_grade", 9), ("rules", ["x"]), ("budget", {"planned": 0, "executed": 5, "weight": 0, "score": 0}),
    ],
)  # fmt: skip
def test_odd_parts_of_a_case_do_not_stop_an_audit(
    key: str, value: object, perfcli: Perfcli, tmp_path: Path
) -> None:
    case = json.loads((CASES / NAMES[1]).read_text(encoding="utf-8")) | {key: value}
    (tmp_path / "a.json").write_text(json.dumps(case), encoding="utf-8")
    assert perfcli("audit", "a.json", "--profile", "cn-hubei").code in (0, 1)


ODD = st.one_of(
    st.none(), st.booleans(), st.text(max_size=20), st.integers(), st.just([]), st.just({}), st.just([{}]),
    st.decimals(allow_nan=False, allow_infinity=False, places=3).map(float),
    st.sampled_from(["0", "-5", "100%", "≥", "1e9", "9" * 39, "0.001万元", "10分", "2022年12月", "95%-98%", "：", "="]),
)  # fmt: skip
KEYS = (
    "name",
    "level1",
    "level2",
    "target_text",
    "actual_text",
    "weight",
    "published_score",
    "direction",
    "bands",
)


KNOWN = [p for name in ("cn-classic", "cn-hubei", "cn-linear", "cn-core") if (p := resolve(name, ()).profile)]


@settings(deadline=None)
@given(data=st.data())
def test_any_value_anywhere_in_a_case_is_audited_or_refused(data: st.DataObject) -> None:
    case = json.loads((CASES / data.draw(st.sampled_from(NAMES))).read_text(encoding="utf-8"))
    for _ in range(3):
        row = data.draw(st.sampled_from(case["indicators"]))
        row[data.draw(st.sampled_from(KEYS))] = data.draw(ODD)
        case["budget"][data.draw(st.sampled_from(["planned", "executed", "weight", "score", "rate_published", "initial", "sub_rows"]))] = data.draw(ODD)  # fmt: skip
        case[data.draw(st.sampled_from(["published_total", "published_grade", "extra", "year", "rules", "unit", "grade_thresholds"]))] = data.draw(ODD)  # fmt: skip
    table = table_of(json.dumps(case).encode())
    for profile in KNOWN:
        if isinstance(table, Table):
            made = audit(table, profile)
            assert all(found.places and found.diagnostic("a").kind for found in made.findings)
