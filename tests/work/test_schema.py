"""The editors' schemas take what perfcli takes and refuse the usual slips."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from jsonschema import Draft7Validator  # type: ignore[import-untyped]

from perfcli.loading.rename import renamed
from perfcli.model.terms import KEYS
from perfcli.work.init import starter
from perfcli.work.schema import KINDS, LANGS, example_text, file_name, reached, schema, schema_text

if TYPE_CHECKING:
    from pydantic import BaseModel

ROOT = Path(__file__).parents[2]
PLAN = "perfcli: 1\nyear: 2026\ndepartment: {id: a, name: 甲}\n"
UNDER = f"{PLAN}duties:\n  - id: b\n    name: 乙\n    activities:\n      - id: c\n        name: 丙\n        indicators:\n          - "
REGION = "perfcli: 1\nregion: {id: a, name: 甲}\n"
PROFILE = "perfcli: 1\nprofile: {id: a, name: 甲, version: 1}\n"


def faults(kind: str, text: str, lang: str) -> list[str]:
    """What an editor would underline; it reads YAML as any program does, but for dates, which are text to it."""
    data = json.loads(json.dumps(yaml.safe_load(text), default=str))
    return [error.message for error in Draft7Validator(schema(kind, lang)).iter_errors(data)]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", KINDS)
def test_schemas_are_well_formed_and_the_copies_are_kept(kind: str, lang: str) -> None:
    Draft7Validator.check_schema(schema(kind, lang))
    committed = (ROOT / "schemas" / file_name(kind, lang)).read_text(encoding="utf-8")
    assert committed == schema_text(kind, lang), "run `make docs`"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", sorted((ROOT / "targets").rglob("*.yaml")), ids=lambda p: p.name)
def test_the_example_county_is_valid(path: Path, lang: str) -> None:
    kind = "region" if path.name == "region.yaml" else "targets"
    assert faults(kind, renamed(path.read_text(encoding="utf-8"), lang), lang) == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", sorted((ROOT / "src/perfcli/profiles").glob("*.yaml")), ids=lambda p: p.name)
def test_the_shipped_profiles_are_valid(path: Path, lang: str) -> None:
    assert faults("profile", renamed(path.read_text(encoding="utf-8"), lang), lang) == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_starter_is_valid(lang: str) -> None:
    for path, text in starter(2026, lang).items():
        if path.endswith(".yaml"):
            assert faults("region" if "region" in path else "targets", text, lang) == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("targets", PLAN + "duty: []\n"),
        ("targets", PLAN + "status: done\n"),
        ("targets", PLAN + "duties: {id: a}\n"),
        ("targets", PLAN + "duties: [{id: Upper, name: 乙}]\n"),
        ("targets", PLAN + "duties: [{name: 没有标识}]\n"),
        ("targets", PLAN + "duties: [{id: b, name: }]\n"),
        ("targets", PLAN + "budget: two\n"),
        ("targets", PLAN + "scales: {only: {优: 1}}\n"),
        ("targets", PLAN + "scales: {six: {a: 1, b: 2, c: 3, d: 4, e: 5, f: 6}}\n"),
        ("targets", PLAN.replace("2026", "26")),
        ("targets", PLAN.replace("perfcli: 1", "perfcli: 2")),
        ("targets", PLAN.replace("perfcli: 1\n", "")),
        ("targets", PLAN + "disclosure: secret\n"),
        ("targets", UNDER + "{id: d, name: 丁, scale: s, bands: {优: 1, 差: 2}}"),
        ("targets", UNDER + "{id: d, name: 丁, direction: up}"),
        ("targets", UNDER + "{id: d, name: 丁, weight: ten}"),
        ("targets", UNDER + "{id: d, name: 丁, bands: [优, 差]}"),
        ("region", REGION + "departments: [{id: b}]\n"),
        ("region", REGION + "money_unit: 美元\n"),
        ("profile", PROFILE + "rounding: {places: 7}\n"),
        ("profile", PROFILE + "missing: ignore\n"),
    ],
)
def test_the_usual_slips_are_invalid(kind: str, text: str, lang: str) -> None:
    assert faults(kind, renamed(text, lang), lang) != []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "text",
    [
        PLAN + "budget:\nobjectives:\nduties:\nscales:\nstatus:\ndisclosure:\nbudget_unit:\n",
        PLAN + "budget: 2.00\nnote: 2016\n",
        PLAN + "budget: 20,000元\nobjectives: 一段话\n",
        PLAN + "disclosure: {level: withheld, reason: 涉密}\nstatus: 批复\n",
        PLAN.replace("2026", "2026年"),
        UNDER + "{id: d, name: 丁, scale: , bands: {优: 1, 良: 0.5, 差: }, core: yes, weight: 10分}",
        UNDER + "{id: d, name: 2016, direction: 反向, kind: number, target: 95}",
    ],
)
def test_what_perfcli_takes_is_valid(text: str, lang: str) -> None:
    assert faults("targets", renamed(text, lang), lang) == []


FIELDS = [
    (kind, model, key)
    for kind, root in KINDS.items()
    for model in reached(root)
    for key in model.model_fields
]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("kind", "model", "key"), FIELDS, ids=[f"{m.__name__}.{key}" for _, m, key in FIELDS]
)
def test_every_key_has_a_meaning_and_a_valid_example(
    kind: str, model: type[BaseModel], key: str, lang: str
) -> None:
    whole = schema(kind, lang)
    holder = whole if model is KINDS[kind] else whole["definitions"][model.__name__]
    said = holder["properties"][KEYS[key] if lang == "zh" else key]
    assert said["description"]
    typed = yaml.safe_load(example_text(model, key, lang))
    checker = Draft7Validator({**said, "definitions": whole["definitions"]})
    for value in (*said["examples"], *typed.values()):
        assert [error.message for error in checker.iter_errors(value)] == []
