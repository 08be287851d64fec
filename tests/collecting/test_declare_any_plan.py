"""Any plan that goes out as a declaration and comes back untouched is the same plan: ids, order, scales, money, what no column shows."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from perfcli.collecting.declare_read import Fate
from perfcli.loading.document import parse_document
from tests.collecting.declaring import County
from tests.round.strategies import BUDGETS, LADDERS, LONG, NAMES, TEXTS

REGION = """perfcli: 1
region: {id: qinghe, name: 清河县}
money_unit: 万元
scales:
  rate: {优: ≥95%, 良: ≥90%, 中: ≥80%, 差: <80%}
departments: [{id: water, name: 县水利局}]
"""
IDS = st.text(st.sampled_from("abcxyz"), min_size=1, max_size=6)
AMOUNTS = BUDGETS | st.sampled_from(["20000元", "2万元", "3", "1,260.5"])
GOALS = TEXTS | st.lists(LONG.map(lambda text: f"甲{text}"), min_size=2, max_size=3)
TARGETS = st.sampled_from(["≥95%", "3", "≤2次", "12月31日前", "显著提升", "≥2万页"])
OPEN = st.just({"level": "internal", "reason": "内部"})
FREE = {"formula": TEXTS, "source": TEXTS, "note": LONG, "baseline": st.just("92%"), "disclosure": OPEN,
        "core": st.just("yes")}  # fmt: skip


def node(**fields: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {"id": IDS, "name": NAMES, **fields}, optional={"disclosure": OPEN, "note": LONG}
    )


def listed(
    item: st.SearchStrategy[dict[str, Any]], least: int = 0
) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(item, min_size=least, max_size=3, unique_by=lambda one: str(one["id"]))


JUDGED = st.one_of(
    LADDERS.map(lambda bands: {"bands": bands}),
    st.just({"scale": "rate"}),
    st.just({"scale": "own"}),
    TARGETS.map(
        lambda target: {"target": target, "weight": "10", "level1": "产出指标", "level2": "数量指标"}
    ),
    TARGETS.map(lambda target: {"target": target, "unit": "个", "direction": "lower"}),
)
INDICATORS = st.tuples(node(), JUDGED, st.fixed_dictionaries({}, optional=FREE)).map(
    lambda parts: parts[0] | parts[1] | parts[2]
)
WORK = {"budget": AMOUNTS, "content": TEXTS, "goals": GOALS}
FUNDS = st.lists(
    st.fixed_dictionaries(
        {
            "fund": st.sampled_from(["general", "unit", "other"]),
            "amount": st.sampled_from(["1.00", "20000元"]),
        },
        optional={"period": st.just("carried"), "note": st.just("县级")},
    ),
    max_size=3,
)
PROJECTS = node(
    **WORK,
    indicators=listed(INDICATORS),
    funding=FUNDS,
    category=st.sampled_from(["", "specific", "personnel"]),
    code=st.sampled_from(["", "0012"]),
)
ACTIVITIES = node(**WORK, indicators=listed(INDICATORS), projects=listed(PROJECTS))
DUTIES = node(**WORK, activities=listed(ACTIVITIES))
PLANS = st.fixed_dictionaries(
    {"budget": AMOUNTS, "objectives": st.lists(LONG.map(lambda text: f"{text}。"), max_size=3), "indicators": listed(INDICATORS),
     "duties": listed(DUTIES, 1), "projects": listed(PROJECTS)}
)  # fmt: skip


def filled(data: Any) -> Any:
    """Without what is blank; ids unique among all children of a node, whatever their kind."""
    if isinstance(data, list):
        return [filled(one) for one in data]
    if not isinstance(data, dict):
        return data
    made = {key: filled(value) for key, value in data.items() if value not in ("", [], {}) or key == "budget"}
    taken: set[str] = set()
    for key in ("duties", "activities", "indicators", "projects"):
        for nth, child in enumerate(made.get(key, ())):
            if child["id"] in taken:
                child["id"] = f"{child['id']}-{key[0]}{nth}"
            taken.add(child["id"])
    return made


def content(data: Any, *, top: bool = True) -> Any:
    """A file's data without what a declaration changes, and without blank budgets, which may be written or left out."""
    if isinstance(data, dict):
        return {
            key: content(value, top=False)
            for key, value in data.items()
            if not (top and key in ("year", "status", "source")) and not (key == "budget" and value == "")
        }
    return [content(one, top=False) for one in data] if isinstance(data, list) else data


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(PLANS)
def test_any_plan_comes_back_as_it_went(given_plan: dict[str, Any]) -> None:
    scales = {"own": {"优": "≥99%", "良": "≥97%", "差": "<97%"}, "unused": {"优": "1", "差": "2"}}
    head = {
        "perfcli": "1",
        "year": "2024",
        "department": {"id": "water", "name": "县水利局"},
        "scales": scales,
    }
    last = head | filled(given_plan)
    folder = Path(tempfile.mkdtemp())
    try:
        (folder / "2024").mkdir()
        (folder / "region.yaml").write_text(REGION, encoding="utf-8")
        (folder / "2024" / "water.yaml").write_text(json.dumps(last, ensure_ascii=False), encoding="utf-8")
        county = County(folder, 2025)
        assert "water" in county.base.before, last
        declared = county.receive(county.book("water"))
    finally:
        shutil.rmtree(folder)
    now = parse_document(declared.text, "x").tree.data
    before = parse_document(json.dumps(last, ensure_ascii=False), "x").tree.data
    assert content(now) == content(before)
    assert [(one.code, one.arguments) for one in declared.findings] == []
    assert declared.count(Fate.ACCEPTED) == declared.filled
