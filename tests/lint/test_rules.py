"""Every rule of the catalogue against its own samples; nothing here knows a rule by name."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from perfcli.diagnostics import Argument, Diagnostic, Severity, Text
from perfcli.lint import rules
from perfcli.lint.facts import gather
from perfcli.lint.rules import all_rules
from perfcli.lint.runner import run_file, run_region
from perfcli.lint.sample import files_of, findings_of
from perfcli.lint.subject import Subject
from perfcli.loading.document import read_document
from perfcli.loading.outline import outline

if TYPE_CHECKING:
    from perfcli.lint.rule import Rule, Sample

RULES = all_rules()
BAD = [(rule, sample) for rule in RULES for sample in rule.bad]
BAD_IDS = [f"{rule.code}-{index}" for rule in RULES for index, _ in enumerate(rule.bad, 1)]
LANGUAGES = ("zh", "en")
TARGETS = Path(__file__).parents[2] / "targets"

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
every_bad_sample = pytest.mark.parametrize(("rule", "sample"), BAD, ids=BAD_IDS)


def test_codes_and_names_are_unique_and_are_the_file_names() -> None:
    files = sorted(path.stem for path in Path(rules.__path__[0]).glob("pf*.py"))
    assert files == [f"{rule.code.lower()}_{rule.kind.name.replace('-', '_')}" for rule in RULES]
    assert len({rule.code for rule in RULES}) == len({rule.kind.name for rule in RULES}) == len(RULES)


@every_rule
def test_a_rule_checks_a_file_or_a_region(rule: Rule) -> None:
    assert [rule.check, rule.check_region, rule.check_law].count(None) == 2
    assert re.fullmatch(r"PF[1-9][0-9]{2}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.kind.name)


@every_rule
def test_a_good_sample_is_silent(rule: Rule) -> None:
    assert findings_of(rule, rule.good) == []
    assert rule.good.found == 0


@every_bad_sample
def test_a_bad_sample_is_found_as_often_as_it_says(rule: Rule, sample: Sample) -> None:
    assert len(findings_of(rule, sample)) == sample.found > 0


@every_bad_sample
def test_a_finding_stands_in_a_file_of_its_sample(rule: Rule, sample: Sample) -> None:
    files = files_of(sample)
    for found in findings_of(rule, sample):
        for span in (found.span, *found.related):
            lines = files[span.path].split("\n")
            assert 1 <= span.line <= span.end_line <= len(lines)
            assert span.column <= len(lines[span.line - 1]) + 1
        assert found.severity is rule.kind.severity


@every_bad_sample
@pytest.mark.parametrize("lang", LANGUAGES)
def test_messages_and_hints_fill_in_both_languages(rule: Rule, sample: Sample, lang: str) -> None:
    for found in findings_of(rule, sample):
        for template in (rule.kind.message.of(lang), rule.kind.hint.of(lang)):
            filled = template.format(**_spoken(found, lang))
            assert filled.strip()
            assert not re.search(r"\{\w*\}", filled)
            assert not re.search(r"None|Text\(|Decimal\(", filled)


def _spoken(found: Diagnostic, lang: str) -> dict[str, object]:
    def chosen(value: Argument) -> object:
        return value.of(lang) if isinstance(value, Text) else value

    return {name: chosen(value) for name, value in found.arguments}


@every_rule
def test_both_languages_say_the_same_things_and_give_a_reason(rule: Rule) -> None:
    assert _fields(rule.kind.message.zh) == _fields(rule.kind.message.en)
    for text in (rule.kind.hint, rule.why, rule.source):
        assert re.search(r"[\u4e00-\u9fff]", text.zh)
        assert re.search(r"[A-Za-z]{2}", text.en)


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@every_rule
def test_a_starred_rule_has_a_second_bad_sample_from_another_county(rule: Rule) -> None:
    if not rule.starred:
        return
    first, second = (_counties(sample) for sample in rule.bad[:2])
    assert first.isdisjoint(second)


def _counties(sample: Sample) -> set[str]:
    """Names of counties among the departments of a sample."""
    said = "\n".join(re.findall(r"^department:.*", "\n".join(files_of(sample).values()), re.MULTILINE))
    return set(re.findall(r"name: ([\u4e00-\u9fff]{2}县)", said)) or {said}


def _example_county() -> list[Diagnostic]:
    region = read_document(str(TARGETS / "region.yaml")).region
    said, facts = [], []
    for path in sorted(TARGETS.glob("2016/*.yaml")):
        document = read_document(str(path))
        assert document.plan is not None
        subject = Subject(str(path), outline(document.plan, region))
        said.append(list(run_file(subject, document.tree, RULES)))
        facts.append(gather(subject, document.tree))
    return [*chain.from_iterable(said), *run_region(facts, RULES)]


def test_starred_rules_and_no_errors_speak_on_the_example_county() -> None:
    said = _example_county()
    assert {rule.code for rule in RULES if rule.starred} == {found.code for found in said}
    assert all(found.severity < Severity.ERROR for found in said)


def test_the_example_county_has_the_findings_known_from_its_text() -> None:
    counts = Counter(found.kind.name for found in _example_county())
    known = {
        "blank-budget": 8, "activity-named-as-duty": 1, "name-under-two-duties": 2, "mixed-styles": 1,
        "identical-ladder-everywhere": 2, "number-in-two-bands": 5, "bare-worst": 2, "best-only-at-100": 7,
    }  # fmt: skip
    assert {name: counts[name] for name in known} == known
