"""Any targets, as hypothesis makes them: names, prose, amounts, ladders, target values, and the nodes that hold them.

A name is told from prose, and two siblings from one another: a form has no ids, so two alike cannot be told from one that
is printed again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import Phase
from hypothesis import strategies as st

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

HANZI = st.text(st.sampled_from("水务供应管理农村防汛抗旱取许可监测"), min_size=2, max_size=6)
NAMES = HANZI.map(lambda text: f"业务{text}")
PROSE = st.text(st.sampled_from("甲乙丙。，；“”1、\nAb 95%=-'’"), max_size=14).map(str.strip)
LONG = st.text(st.sampled_from("县水务局依法办理，提高率；（一）、12%。"), min_size=30, max_size=90).map(
    str.strip
)
TEXTS = PROSE | LONG
BUDGETS = st.sampled_from(["", "0.00", "2.00", "1260.50", "12.00", "300.10"])
LADDERS = st.sampled_from(
    [
        {"优": "100%", "良": "85%", "中": "75%", "差": "75%以下"},
        {"优": "≥95%", "良": "≥90%", "中": "≥80%", "差": "<80%"},
        {"优": "5月31日前", "良": "6月30日前", "中": "9月30日前", "差": "9月30日后"},
        {"优": "95%≤X≤100%", "良": "90%≤X<95%", "中": "80%≤X<90%", "差": "X<80%"},
        {"优": "≤1次", "良": "2次", "中": "3次", "差": "≥4次"},
    ]
)
OBJECTIVES = st.lists(LONG.map(lambda text: f"{text}。"), max_size=3)

TARGETS = st.sampled_from(
    ["≥95%", "100%", "≤10次", "=1200人", "0次", "12月31日前", "10个工作日", "显著提升", "≥1.2万元", "90%≤X≤95%", ">0.5‰"]
)  # fmt: skip
MEASURED = st.tuples(st.sampled_from(["≥", "≤", "=", ">", ""]), st.sampled_from(["12", "0.35", "1200"])).map(
    "".join
)
"""A target whose unit is stated beside it."""
UNITS = st.sampled_from(["公里", "人次", "立方米/日", "%", "万元"])
WEIGHTS = st.sampled_from(["", "5", "10", "12.5", "0.5"])
CLASSES = st.sampled_from(
    [("产出指标", "数量指标"), ("产出指标", "质量指标"), ("效益指标", "社会效益指标"), ("成本指标", "经济成本指标"), ("满意度指标", "")]
)  # fmt: skip
CATEGORIES = st.sampled_from(["", "personnel", "operation", "specific"])
FUNDS = st.lists(
    st.fixed_dictionaries(
        {
            "fund": st.sampled_from(["general", "fund", "capital", "special", "unit", "other"]),
            "amount": st.sampled_from(["8.00", "0.50", "1200.00"]),
            "period": st.sampled_from(["", "carried"]),
        }
    ),
    max_size=3,
    unique_by=lambda one: one["fund"],
)

PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
"""No shrinking: plans are small, and printing thousands of them takes minutes."""


def called(node: Any) -> str:
    return str(node["name"])


def several(nodes: SearchStrategy[Any], least: int = 1, most: int = 3) -> SearchStrategy[list[Any]]:
    """Siblings with different names."""
    return st.lists(nodes, min_size=least, max_size=most, unique_by=called)


INDICATORS = st.fixed_dictionaries({"name": NAMES.map(lambda name: f"{name}率"), "bands": LADDERS})
WORK = {"name": NAMES, "budget": BUDGETS, "content": TEXTS, "goals": TEXTS}
ACTIVITIES = st.fixed_dictionaries({**WORK, "indicators": several(INDICATORS)})
DUTIES = st.fixed_dictionaries({**WORK, "activities": several(ACTIVITIES)})
"""With ladders only: what the table of duties has columns for."""


def _measured(drawn: tuple[dict[str, Any], tuple[str, str], str, str, str, dict[str, str]]) -> dict[str, Any]:
    node, (level1, level2), kind, target, unit, bands = drawn
    standard = {"bands": bands} if kind == "bands" else {"target": target}
    more = {"unit": unit} if kind == "measured" else {}
    return {**node, **standard, **more, "level1": level1, "level2": level2}


def _kind(kind: str) -> SearchStrategy[dict[str, Any]]:
    named = st.fixed_dictionaries({"name": NAMES.map(lambda name: f"{name}度"), "weight": WEIGHTS})
    target = MEASURED if kind == "measured" else TARGETS
    return st.tuples(named, CLASSES, st.just(kind), target, UNITS, LADDERS).map(_measured)


POINTED = _kind("target") | _kind("measured") | _kind("bands")
"""Indicators in three levels: a target value with or without a unit of its own, or a ladder."""
PROJECTS = st.fixed_dictionaries(
    {
        **WORK,
        "code": st.sampled_from(["", "410000210000000000001", "0001"]),
        "category": CATEGORIES,
        "funding": FUNDS,
        "indicators": several(POINTED, 0, 4),
    }
)

FUNDED = st.fixed_dictionaries(
    {
        **WORK,
        "activities": several(
            st.fixed_dictionaries(
                {**WORK, "indicators": several(INDICATORS | POINTED), "projects": several(PROJECTS, 0, 1)}
            ),
            1,
            2,
        ),
    }
)
"""Duties whose activities have target values and projects as well."""

_LETTERS = {"duties": "d", "activities": "a", "projects": "p", "indicators": "i"}


def numbered(nodes: list[dict[str, Any]], letter: str = "d") -> list[dict[str, Any]]:
    """The nodes with ids, and without what is blank."""
    return [{"id": f"{letter}{at}"} | _filled(node) for at, node in enumerate(nodes, 1)]


def _filled(node: dict[str, Any]) -> dict[str, Any]:
    return {
        key: numbered(value, _LETTERS[key]) if key in _LETTERS else _plain(value)
        for key, value in node.items()
        if value or key == "budget"
    }


def _plain(value: Any) -> Any:
    """Sources of money without a period that is not said."""
    if isinstance(value, list):
        return [{k: v for k, v in one.items() if v} if isinstance(one, dict) else one for one in value]
    return value


def whole(given: dict[str, Any]) -> dict[str, Any]:
    """The data of a target file."""
    head = {"perfcli": "1", "year": "2024", "department": {"id": "water", "name": "县水利局"}}
    return head | _filled(given)
