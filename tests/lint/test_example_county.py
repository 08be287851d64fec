"""What the rules on indicators and wording say of the example county, to the word they point at."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from perfcli.diagnostics import Diagnostic, Severity
from perfcli.lint.facts import gather
from perfcli.lint.rules import all_rules
from perfcli.lint.runner import run_file, run_region
from perfcli.lint.subject import Subject
from perfcli.loading.document import read_document
from perfcli.loading.outline import outline

TARGETS = Path(__file__).parents[2] / "targets"
RULES = [rule for rule in all_rules() if "PF400" < rule.code < "PF450" or rule.code > "PF500"]


@cache
def _said() -> dict[str, list[tuple[str, str, int]]]:
    """By code: file, the words pointed at, and how many other places are named."""
    region = read_document(str(TARGETS / "region.yaml")).region
    found: list[Diagnostic] = []
    facts = []
    for path in sorted(TARGETS.glob("2016/*.yaml")):
        document = read_document(str(path))
        assert document.plan is not None
        subject = Subject(str(path), outline(document.plan, region))
        found += run_file(subject, document.tree, RULES)
        facts.append(gather(subject, document.tree))
    found += run_region(facts, RULES)
    said: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for one in sorted(found, key=lambda one: one.sort_key()):
        span = one.span
        line = Path(span.path).read_text(encoding="utf-8").split("\n")[span.line - 1]
        words = line[span.column - 1 : span.end_column - 1] if span.line == span.end_line else "…"
        said[one.kind.name].append((Path(span.path).stem, words, len(one.related)))
    return said


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("name-reused", [("cppcc", "综合事务保障率", 1), ("npc", "调研计划完成率", 1)]),
        ("two-ladders-one-name", [("npc", "综合事务保障率", 1)]),
        ("unrelated-indicator", [("cppcc", "委员学习培训率", 1), ("npc", "调研计划完成率", 1)]),
        ("no-formula", [("cppcc", "县政协", 0), ("npc", "县人大常委会", 0)]),
        ("no-data-source", [("cppcc", "县政协", 0), ("npc", "县人大常委会", 0)]),
        ("only-rates", [("cppcc", "县政协", 0), ("npc", "县人大常委会", 0)]),
        ("doubled-characters", [("npc", "县县", 0), ("npc", "县县", 0)]),
        (
            "confusable-words",
            [
                ("cppcc", "与政协办公", 0),
                ("npc", "真履行", 0),
                ("npc", "任命中干部", 0),
                ("npc", "做为", 0),
                ("npc", "权利机关", 0),
                ("npc", "县代会", 0),
            ],
        ),
        (
            "vague-verb",
            [
                ("cppcc", "进一步提升", 0),
                ("cppcc", "更加扎实", 0),
                ("cppcc", "进一步提高", 0),
                ("npc", "提高", 0),
                ("npc", "提高", 0),
                ("npc", "提高", 0),
            ],
        ),
    ],
)
def test_findings_point_at_the_words(name: str, expected: list[tuple[str, str, int]]) -> None:
    assert _said()[name] == expected


def test_the_two_pairs_of_alike_paragraphs_are_found_at_the_second() -> None:
    assert [words[:6] for _, words, _ in _said()["duplicated-sentence"]] == ["新闻宣传和机", "办理来信来访"]


def test_nothing_else_is_said_and_nothing_is_an_error() -> None:
    starred = {rule.kind.name for rule in RULES if rule.starred}
    assert set(_said()) == starred
    assert all(rule.kind.severity < Severity.ERROR for rule in RULES if rule.starred)
