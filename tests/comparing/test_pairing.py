"""Nothing is lost and nothing counted twice, whatever happens to the ids and names of a plan."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfcli.comparing.compare import Comparison, File, Side, compare
from perfcli.loading.document import parse_document
from perfcli.loading.outline import outline

WORDS = ("养护合格率", "养护里程", "桥梁检测完成率", "群众满意度", "培训场次", "培训人数", "养护合格率")
ids = st.sampled_from([f"n{i}" for i in range(5)])
indicator = st.tuples(ids, st.sampled_from(WORDS), st.sampled_from(("≥90%", "≥80%", "≤3天", "及时", "100%")))


def _unique(kind: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(kind, max_size=4, unique_by=lambda one: one[0])


activity = st.tuples(ids, st.sampled_from(WORDS), _unique(indicator))
duty = st.tuples(ids, st.sampled_from(WORDS), _unique(activity))
side = st.lists(
    st.tuples(st.sampled_from(("roads", "culture", "parks")), _unique(duty)),
    min_size=1,
    max_size=2,
    unique_by=lambda d: d[0],
)


def _side(name: str, departments: list[tuple[str, Any]]) -> Side:
    files = []
    for home, duties in departments:
        lines = [f"perfcli: 1\nyear: 2026\ndepartment: {{id: {home}, name: {home}}}\nduties:"]
        for d, title, activities in duties:
            lines.append(f"  - id: {d}\n    name: {title}\n    activities:")
            for a, called, indicators in activities:
                lines.append(f"      - id: {a}\n        name: {called}\n        indicators:")
                lines += [f"          - {{id: {i}, name: {n}, target: '{t}'}}" for i, n, t in indicators]
        document = parse_document("\n".join(lines) + "\n", f"{home}.yaml")
        assert document.plan is not None, document.diagnostics
        files.append(File(document.path, outline(document.plan), document.tree))
    return Side(name, tuple(files), None)


def _nodes(side: Side) -> Counter[tuple[str, str]]:
    return Counter((spot.node.kind, spot.node.address) for spot in side.spots())


def _shown(found: Comparison) -> list[object]:
    return [
        (m.verdict, m.lines, *(s and s.node.address for s in m.pair[:2]), m.pair.how, m.pair.percent)
        for m in found.matches
    ]


@settings(max_examples=60, deadline=None)
@given(side, side)
def test_every_node_of_both_sides_stands_once(old: list[Any], new: list[Any]) -> None:
    before, after = _side("old", old), _side("new", new)
    found = compare(before, after)
    pairs = [match.pair for match in found.matches]
    assert Counter((p.old.node.kind, p.old.node.address) for p in pairs if p.old) == _nodes(before)
    assert Counter((p.new.node.kind, p.new.node.address) for p in pairs if p.new) == _nodes(after)
    assert all(p.old.node.kind == p.new.node.kind for p in pairs if p.old and p.new)
    assert sum(found.counts().values()) == len(pairs)
    verdicts = [match.verdict for match in found.matches]
    assert verdicts == sorted(verdicts, reverse=True)
    assert _shown(found) == _shown(compare(_side("old", old), _side("new", new)))


@settings(max_examples=20, deadline=None)
@given(side)
def test_a_side_against_itself(same: list[Any]) -> None:
    found = compare(_side("old", same), _side("new", same))
    assert not found.changed


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        ("≥95%", "≥90%", "loosened"),
        ("≥90%", "≥95%", "tightened"),
        ("≤3天", "≤5天", "loosened"),
        ("≤24小时", "≤1天", "text"),
        (">90%", "≥90%", "loosened"),
        ("10~20件", "5~30件", "loosened"),
        ("10~20件", "5~15件", "undecided"),
        ("及时", "基本及时", "undecided"),
        ("6月底前", "9月底前", "loosened"),
    ],
)
def test_targets(old: str, new: str, verdict: str) -> None:
    sides = [
        _side(t, [("roads", [("a", "养护", [("b", "养护", [("c", "办理件", t)])])])]) for t in (old, new)
    ]
    assert compare(*sides).verdict.word == verdict
