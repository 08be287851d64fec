from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.drafting.merge import merge
from perfcli.drafting.plan import printed
from perfcli.syntax.reader import read_tree

NAMES = st.sampled_from(["供水", "防汛", "节水", "管网", "水质"])
TEXTS = st.sampled_from(["", "一段话", "两行\n的话", "带 # 号", "冒号: 后"])
LADDERS = st.sampled_from([{"优": "100%", "差": "90%以下"}, {"优": ">5", "差": "[1,2]"}])
INDICATORS = st.fixed_dictionaries({"id": st.just(""), "name": NAMES, "bands": LADDERS})


def named(node: Any) -> str:
    return str(node["name"])


ACTIVITIES = st.fixed_dictionaries(
    {
        "id": st.just(""), "name": NAMES, "budget": st.sampled_from(["", "1.00", "2"]), "content": TEXTS,
        "indicators": st.lists(INDICATORS, max_size=2, unique_by=named),
    }
)  # fmt: skip
DUTIES = st.fixed_dictionaries(
    {
        "id": st.just(""),
        "name": NAMES,
        "content": TEXTS,
        "activities": st.lists(ACTIVITIES, max_size=3, unique_by=named),
    }
)
PLANS = st.lists(DUTIES, min_size=1, max_size=3, unique_by=named)


def text_of(duties: list[Any], lang: str) -> str:
    numbered = with_ids(duties, "d")
    return printed(
        {"perfcli": "1", "year": "2026", "department": {"id": "a", "name": "甲"}, "duties": numbered}, lang
    )


def with_ids(nodes: list[Any], letter: str) -> Any:
    below = {"activities": "a", "indicators": "i"}
    return [
        {key: with_ids(value, below[key]) if key in below else value for key, value in node.items()} | {"id": f"{letter}{n}"}
        for n, node in enumerate(nodes, 1)
    ]  # fmt: skip


@given(PLANS, PLANS, st.sampled_from(["en", "zh"]))
def test_an_untouched_file_follows_its_source(before: list[Any], after: list[Any], lang: str) -> None:
    old, new = text_of(before, lang), text_of(after, lang)
    merged = merge(old, old, new, "a.yaml")
    tree = read_tree(merged.text, "a.yaml")
    assert not tree.problems, merged.text
    vanished = {finding.kind.code for finding in merged.findings}
    assert vanished <= {"PF097"}
    if not vanished:
        again = merge(merged.text, new, new, "a.yaml")
        assert (again.text, again.findings) == (merged.text, ())


@given(PLANS, st.sampled_from(["en", "zh"]))
def test_nothing_new_changes_nothing(plan: list[Any], lang: str) -> None:
    text = text_of(plan, lang)
    edited = text.replace("一段话", "改过的话") + "# 末尾的注释\n"
    for base in (text, None):
        merged = merge(edited, base, text, "a.yaml")
        assert merged.text == edited
        assert not merged.findings or base is None


def test_a_file_with_faults_is_left_alone() -> None:
    merged = merge("a: [\n", None, "a: 1\n", "a.yaml")
    assert merged.text == "a: [\n"
    assert merged.fatal


@pytest.mark.parametrize("old", ["duties: []\n", "duties:\n", "note: 无\n"])
def test_the_first_duties_of_a_file(old: str) -> None:
    head = "perfcli: 1\nyear: 2026\ndepartment: {id: a, name: 甲}\n"
    new = text_of([{"id": "", "name": "供水", "content": "一段话"}], "en")
    merged = merge(head + old, None, new, "a.yaml")
    data = read_tree(merged.text, "a.yaml").data
    assert isinstance(data, dict)
    assert data["duties"] == [{"id": "d1", "name": "供水", "content": "一段话"}]
