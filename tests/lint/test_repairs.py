"""Repairs of rules: what a patch would make of a sample, and that it leaves the YAML what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from perfcli.lint.rules import all_rules
from perfcli.lint.sample import files_of, findings_of
from perfcli.loading.document import parse_document

if TYPE_CHECKING:
    from perfcli.diagnostics import Fix
    from perfcli.lint.rule import Rule, Sample

ROUNDS = 6
REPAIRING = [rule for rule in all_rules() if rule.repairs]
CASES = [(rule, sample) for rule in REPAIRING for sample in rule.bad]
IDS = [f"{rule.code}-{n}" for rule in REPAIRING for n, _ in enumerate(rule.bad, 1)]


def _patched(text: str, fixes: list[Fix]) -> str:
    lines = text.split("\n")
    for fix in sorted(fixes, key=lambda one: one.span, reverse=True):
        line = lines[fix.span.line - 1]
        lines[fix.span.line - 1] = line[: fix.span.column - 1] + fix.text + line[fix.span.end_column - 1 :]
    return "\n".join(lines)


@pytest.mark.parametrize(("rule", "sample"), CASES, ids=IDS)
def test_patches_clear_what_they_were_made_for_and_break_nothing(rule: Rule, sample: Sample) -> None:
    files, rounds = files_of(sample), 0
    while fixes := [one.fix for one in findings_of(rule, _whole(sample, files)) if one.fix is not None]:
        rounds += 1
        assert rounds < ROUNDS  # a rule that speaks once for each text comes back for the rest
        files = {
            path: _patched(text, [fix for fix in fixes if fix.span.path == path])
            for path, text in files.items()
        }
        assert all(not parse_document(text, path).diagnostics for path, text in files.items())
    assert rounds


def _whole(sample: Sample, files: dict[str, str]) -> Sample:
    return sample._replace(text="".join(f"# file: {path}\n{text}" for path, text in files.items()))


def test_every_rule_that_says_so_repairs_and_no_other() -> None:
    for rule in all_rules():
        fixes = [one.fix for sample in rule.bad for one in findings_of(rule, sample) if one.fix]
        assert bool(fixes) is bool(rule.repairs), rule.code
        assert all(fix.safe is (rule.repairs == "safe") for fix in fixes), rule.code


@pytest.mark.parametrize("written", ['"９５％"', "'９５％'", "９５％"])
def test_quotes_stay_around_a_value(written: str) -> None:
    rule = next(rule for rule in all_rules() if rule.code == "PF439")
    sample = rule.bad[0]._replace(text=f"indicators:\n  - {{id: a, name: 目录著录率, target: {written}}}\n")
    (found,) = findings_of(rule, sample)
    assert found.fix is not None
    patched = _patched(files_of(sample)["sample.yaml"], [found.fix])
    assert written.replace("９５％", "95%") in patched
