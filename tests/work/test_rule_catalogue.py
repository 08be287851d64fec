"""The catalogue for programs: every code, valid under its published schema, with keys that files have."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from typer.testing import CliRunner

from perfcli.cli.app import application
from perfcli.lint.rules import all_rules
from perfcli.model.terms import KEYS
from perfcli.output.catalogue import SCHEMA
from perfcli.work.rule import as_json, entries

if TYPE_CHECKING:
    from perfcli.lint.rule import Rule


def _printed(*arguments: str) -> dict[str, list[dict[str, object]]]:
    said = CliRunner().invoke(application(), ["rule", *arguments, "--output-format", "json"])
    assert said.exit_code == 0
    found: dict[str, list[dict[str, object]]] = json.loads(said.stdout)
    return found


def test_the_whole_catalogue_is_printed_and_holds_its_schema() -> None:
    found = _printed("--all")
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(found)
    assert [entry["code"] for entry in found["rules"]] == [entry.kind.code for entry in entries()]
    assert found == json.loads(as_json(entries()))


def test_one_code_is_printed_in_the_same_shape() -> None:
    (entry,) = _printed("PF424")["rules"]
    assert (entry["code"], entry["fix"], entry["scope"]) == ("PF424", "safe", "file")
    assert "sample.yaml" in json.dumps(entry["samples"])


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_rule_names_the_keys_it_speaks_about(rule: Rule) -> None:
    assert rule.keys
    assert KEYS.keys() >= set(rule.keys)
