"""JSON Schemas for editors, made from the model: completion, hover text and red lines while a file is typed.

In: a kind of file and the language of its keys. Out: a draft-07 schema as JSON text. An editor reads YAML with its own
types (`2.00` is a number there, a blank null), so every text may also be a number; what only perfcli can tell (sums, ladders,
other files) is left to `perfcli validate`. A schema refuses nothing that perfcli takes.
"""

from __future__ import annotations

import json
from functools import cache
from inspect import get_annotations
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

from perfcli.lint.rules import all_rules
from perfcli.loading.rename import renamed
from perfcli.model.indicator import Indicator
from perfcli.model.meanings import meaning
from perfcli.model.plan import Plan
from perfcli.model.profile import Profile
from perfcli.model.region import Region
from perfcli.model.terms import KEYS
from perfcli.syntax.reader import read_tree
from perfcli.work.schema_values import value_schema

if TYPE_CHECKING:
    from perfcli.model.meanings import Meaning
    from perfcli.work.schema_values import Schema

KINDS: dict[str, type[BaseModel]] = {"targets": Plan, "region": Region, "profile": Profile}
LANGS = ("en", "zh")
TITLES = {
    "targets": {"zh": "部门绩效目标", "en": "A department's targets"},
    "region": {"zh": "地区", "en": "A region"},
    "profile": {"zh": "评分方案", "en": "A scoring profile"},
}


def file_name(kind: str, lang: str) -> str:
    """The name of a schema's file, such as `targets.zh.json`."""
    return f"{kind}.{lang}.json"


def schema_text(kind: str, lang: str) -> str:
    """The schema of a kind of file (`targets`, `region`, `profile`) as the text of its file."""
    return json.dumps(schema(kind, lang), ensure_ascii=False, indent=1) + "\n"


def schema(kind: str, lang: str) -> Schema:
    """The schema of a kind of file with keys in `lang`."""
    model = KINDS[kind]
    definitions = {one.__name__: _object(one, lang) for one in reached(model)}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": TITLES[kind][lang],
        **definitions.pop(model.__name__),
        "definitions": definitions,
    }


def reached(model: type[BaseModel]) -> list[type[BaseModel]]:
    """The model and every model that can stand in it, in order of appearance."""
    found = [model]
    for one in found:
        for info in one.model_fields.values():
            found.extend(below for below in _models(info.annotation) if below not in found)
    return found


def _models(annotation: Any) -> list[type[BaseModel]]:  # noqa: ANN401 - any type
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return list(dict.fromkeys(model for argument in get_args(annotation) for model in _models(argument)))


def _key(key: str, lang: str) -> str:
    return KEYS[key] if lang == "zh" else key


def _object(model: type[BaseModel], lang: str) -> Schema:
    """A mapping with fixed keys."""
    properties = {_key(key, lang): _property(model, key, lang) for key in ordered(model)}
    required = [_key(key, lang) for key, info in model.model_fields.items() if info.is_required()]
    made: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    if lang == "zh" and "perfcli" in model.model_fields:
        # The tool's own name may head a file of either language.
        properties["perfcli"] = properties[_key("perfcli", lang)]
        required.remove(_key("perfcli", lang))
        made["anyOf"] = [{"required": [_key("perfcli", lang)]}, {"required": ["perfcli"]}]
    if required:
        made["required"] = required
    if model is Indicator:
        made["not"] = _both(_key("scale", lang), _key("bands", lang))
    return made


def ordered(model: type[BaseModel]) -> list[str]:
    """The keys of a mapping, what every node may have last."""
    return sorted(model.model_fields, key=lambda key: key in ("note", "disclosure"))


def _both(*keys: str) -> Schema:
    """All of these keys with a value."""
    return {"required": list(keys), "properties": {key: {"not": {"type": "null"}} for key in keys}}


def _property(model: type[BaseModel], key: str, lang: str) -> Schema:
    """One key, with its hover text: what it means, its word in the other language, an example."""
    info = model.model_fields[key]
    said = meaning_of(model, key)
    other = key if lang == "zh" else KEYS[key]
    text = f"{said.zh}（{other}）" if lang == "zh" else f"{said.en} ({other})"
    if codes := _codes().get(key, ()):
        text += f"。规则：{'、'.join(codes)}" if lang == "zh" else f". Rules: {', '.join(codes)}"
    made = value_schema(info.annotation, tuple(info.metadata), lang)
    if "$ref" in made:  # draft-07 ignores everything beside a reference
        made = {"allOf": [made]}
    return {"title": _key(key, lang), "description": text, "examples": [example_of(model, key, lang)], **made}


@cache
def _codes() -> dict[str, list[str]]:
    """The codes of the rules that speak about a key."""
    found: dict[str, list[str]] = {}
    for rule in all_rules():
        for key in rule.keys:
            found.setdefault(key, []).append(rule.code)
    return found


def meaning_of(model: type[BaseModel], key: str) -> Meaning:
    """What a key of a model type means."""
    return meaning(_owner(model, key), key)


def example_text(model: type[BaseModel], key: str, lang: str) -> str:
    """The line of a file that shows a key, such as `budget: 12.00`, in a language."""
    return renamed(f"{key}: {meaning_of(model, key).example}", lang)


def example_of(model: type[BaseModel], key: str, lang: str) -> Any:  # noqa: ANN401 - data of any shape
    """The value of that line, all scalars text."""
    data = read_tree(example_text(model, key, lang), key).data
    return next(iter(data.values())) if isinstance(data, dict) else data


def _owner(model: type[BaseModel], key: str) -> str:
    """The name of the type that declares a key."""
    return next(one.__name__ for one in model.__mro__ if key in get_annotations(one))
