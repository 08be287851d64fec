"""The review catalogue names codes that exist, and every rule of the catalogue that reviewers would look for."""

from __future__ import annotations

import re
from pathlib import Path

from perfcli.lint.rules import all_rules
from perfcli.work.rule import entries

TEXT = (Path(__file__).parents[2] / "docs" / "rules" / "catalogue.md").read_text(encoding="utf-8")
NAMED = frozenset(re.findall(r"PF[0-9]{3}", TEXT))
FORM_OF_A_FILE = ("PF13", "PF15")
"""What a region's file and its scales must hold to be read: no one reviews that."""


def test_every_code_that_is_named_exists() -> None:
    assert {entry.kind.code for entry in entries()} >= NAMED


def test_every_rule_of_targets_is_named() -> None:
    missing = {rule.code for rule in all_rules()} - NAMED
    assert {code for code in missing if not code.startswith(FORM_OF_A_FILE)} == set()


def test_every_row_has_a_code() -> None:
    rows = [line for line in TEXT.splitlines() if line.startswith("|")][2:]
    assert all(re.search(r"PF[0-9]{3} ?[^|]*\|$", row) for row in rows)
