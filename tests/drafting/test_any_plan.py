"""Any plan printed as a table, in any of the shapes that tables have, is drafted to the same plan."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from perfcli.drafting.draft import draft
from perfcli.paper import Cell, Grid, Paper

GRADES = ("优", "良", "中", "差")
HANZI = st.text(st.sampled_from("水务局供应管理农村防汛抗旱取许可监测"), min_size=2, max_size=6)
NAMES = HANZI.map(lambda text: f"业务{text}")
PROSE = st.text(st.sampled_from("甲乙丙。，；“”1、\nAb 95%"), max_size=12).map(str.strip)
BUDGETS = st.sampled_from(["", "0", "2.00", "1,260.50", "12", "300.10"])
CELLS = st.sampled_from(
    ["100%", "≥95%", "80%以下", "<90%", "5月31日前", "按时", "1-2次", "95%≤X≤100%", "75%"]
)


def called(node: Any) -> str:
    """Siblings bear different names: two alike in a row cannot be told from one that is printed again."""
    return str(node["name"])


INDICATORS = st.fixed_dictionaries({"name": NAMES.map(lambda n: f"{n}率"), "bands": st.tuples(*[CELLS] * 4)})
ACTIVITIES = st.fixed_dictionaries(
    {
        "name": NAMES,
        "budget": BUDGETS,
        "content": PROSE,
        "goals": PROSE,
        "indicators": st.lists(INDICATORS, min_size=1, max_size=3),
    }
)
DUTIES = st.fixed_dictionaries(
    {
        "name": NAMES,
        "budget": BUDGETS,
        "content": PROSE,
        "goals": PROSE,
        "activities": st.lists(ACTIVITIES, min_size=1, max_size=3, unique_by=called),
    }
)
PLANS = st.lists(DUTIES, min_size=1, max_size=3, unique_by=called)
SHAPES = st.sampled_from(["spaces", "indent", "han", "digits", "bold", "level", "columns"])


def rows_of(plan: list[dict[str, Any]], shape: str, *, merged: bool) -> list[list[Cell | None]]:
    """The plan as rows of cells, names set in the way of `shape`."""
    rows: list[list[Cell | None]] = [[Cell(text, "头") for text in header(shape)]]
    for d, duty in enumerate(plan, 1):
        rows.append([*names(shape, duty["name"], d, 0), *work(duty), *[Cell("", "")] * 5])
        for a, activity in enumerate(duty["activities"], 1):
            span = len(activity["indicators"]) if merged else 1
            for i, indicator in enumerate(activity["indicators"]):
                first = [*names(shape, activity["name"], d, a), *work(activity)]
                left: list[Cell | None] = [cell._replace(rows=span) for cell in first]
                if i:
                    left = [None if merged else Cell("", "") for _ in first]
                rows.append(
                    [*left, Cell(indicator["name"], ""), *(Cell(text, "") for text in indicator["bands"])]
                )
    return rows


def header(shape: str) -> list[str]:
    first = {"level": ["层级", "名称"], "columns": ["职责", "工作活动"]}.get(shape, ["职责活动"])
    return [*first, "年度预算数（万元）", "内容描述", "绩效目标", "绩效指标", *GRADES]


def names(shape: str, name: str, duty: int, activity: int) -> list[Cell]:
    if shape == "level":
        return [Cell("活动" if activity else "职责", ""), Cell(name, "")]
    if shape == "columns":
        return [Cell("", ""), Cell(name, "")] if activity else [Cell(name, ""), Cell("", "")]
    if shape == "bold":
        return [Cell(name, "", bold=not activity)]
    if shape == "indent":
        return [Cell(name, "", indent=2 if activity else 0)]
    before = {
        "spaces": "　　" if activity else "",
        "han": f"{activity}." if activity else f"{'一二三'[duty - 1]}、",
        "digits": f"{duty}.{activity} " if activity else f"{duty} ",
    }[shape]
    return [Cell(before + name, "")]


def work(node: dict[str, Any]) -> list[Cell]:
    return [Cell(node[key], "") for key in ("budget", "content", "goals")]


@given(PLANS, SHAPES, st.booleans())
def test_any_plan_in_any_shape(plan: list[dict[str, Any]], shape: str, merged: bool) -> None:
    rows = tuple(tuple(row) for row in rows_of(plan, shape, merged=merged))
    found = draft(Paper("a", "docx", (Grid("", "表1", rows),)))
    assert [one for one in found.findings if one.code != "PF084"] == []
    (department,) = found.departments
    assert [again(duty) for duty in department.under("duty")] == plan


def again(node: Any) -> dict[str, Any]:
    goals = node.fields.get("goals", "")
    made = {
        "name": node.name,
        "budget": node.fields["budget"],
        "content": node.fields.get("content", ""),
        "goals": "".join(goals) if isinstance(goals, list) else goals,
    }
    if node.kind == "duty":
        return {**made, "activities": [again(one) for one in node.under("activity")]}
    found = [
        {"name": one.name, "bands": tuple(one.fields["bands"].values())} for one in node.under("indicator")
    ]
    return {**made, "indicators": found}
