"""Rule sets: since when a rule is there, and what its severity was."""

from __future__ import annotations

from perfcli.diagnostics import Severity
from perfcli.lint.rules import all_rules


def test_every_rule_says_since_when_it_is_there() -> None:
    assert {rule.since for rule in all_rules()} <= set(range(2026, 2100))


def test_a_changed_severity_is_the_old_one_under_an_old_rule_set() -> None:
    rule = next(rule for rule in all_rules() if rule.kind.severity is Severity.ERROR)
    rule = rule._replace(severities=((2026, Severity.REMARK), (2028, Severity.WARNING)))
    told = [rule.severity_in(year) for year in (2026, 2027, 2028, 2029, 0)]
    assert told == [Severity.REMARK, Severity.WARNING, Severity.WARNING, Severity.ERROR, Severity.ERROR]
