"""What a value of one of the model's declared types looks like to an editor, as a piece of JSON Schema.

In: a type with its metadata, as Pydantic keeps it, and a language. Out: a draft-07 schema. A reader of a field type (an id, a year, an
amount, a ladder) says more than the type it gives, so readers are looked up first.
"""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel

from perfcli.model.amount import Money
from perfcli.model.day import Day
from perfcli.model.disclosure import Disclosure
from perfcli.model.indicator import MAX_GRADES, MIN_GRADES, Ladder, Number
from perfcli.model.plan import FIRST_YEAR, LAST_YEAR, Year
from perfcli.model.profile import Profile
from perfcli.model.record import ID_PATTERN, Id, Name, Words
from perfcli.model.terms import CHOICES

Schema: TypeAlias = "dict[str, Any]"

TEXT: Schema = {"type": ["string", "number", "boolean", "null"]}
"""Any scalar, or nothing: to perfcli all of them are the text that was typed."""

NAME: Schema = {
    "type": ["string", "number", "boolean"],
    "minLength": 1,
    "maxLength": get_args(Name)[1].max_length,
}
LADDER: Schema = {
    "type": ["object", "null"],
    "minProperties": MIN_GRADES,
    "maxProperties": MAX_GRADES,
    "additionalProperties": TEXT,
}
_NO_LATIN = "^[^A-Za-z]*$"
"""Amounts and numbers may be written in digits or in Chinese, with a unit; never in Latin letters."""

_READ: dict[Any, Schema] = {
    get_args(Id)[1]: {"type": "string", "pattern": ID_PATTERN},
    get_args(Year)[1]: {
        "type": ["integer", "string"],
        "minimum": FIRST_YEAR,
        "maximum": LAST_YEAR,
        "pattern": r"^\s*[0-9]{4}年?\s*$",
    },
    get_args(Day)[1]: {"type": "string", "pattern": "^[^A-Za-z]*$", "minLength": 6},
    get_args(Money)[1]: {"type": ["number", "string", "null"], "pattern": _NO_LATIN},
    get_args(Number)[1]: {"type": ["number", "string", "null"], "pattern": _NO_LATIN},
    get_args(Words)[1]: {"anyOf": [{"type": "array", "items": TEXT}, TEXT]},
    get_args(Ladder)[1]: LADDER,
    Profile.model_fields["points"].metadata[0]: {
        "type": ["object", "null"],
        "additionalProperties": {"type": ["number", "string", "null"], "pattern": _NO_LATIN},
    },
}
"""What the readers of the model's field types take, as an editor sees it."""

_LIMITS = {"ge": "minimum", "le": "maximum"}


def value_schema(annotation: Any, metadata: tuple[Any, ...], lang: str) -> Schema:  # noqa: ANN401 - any type
    """What a value of a declared type looks like to an editor: told by its reader first, then by its type."""
    for one in metadata:
        if one in _READ:
            return _READ[one]
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return value_schema(arguments[0], arguments[1:], lang)
    if origin in (Union, UnionType):
        return _or_blank(value_schema(arguments[0], (), lang))
    if origin is Literal:
        return {"enum": _choices(arguments, lang)}
    if origin is tuple:
        made = {"type": ["array", "null"], "items": value_schema(arguments[0], (), lang)}
    elif origin is dict:
        made = {"type": ["object", "null"], "additionalProperties": value_schema(arguments[1], (), lang)}
    else:
        made = _plain(annotation, metadata, lang)
    return made


def _plain(annotation: Any, metadata: tuple[Any, ...], lang: str) -> Schema:  # noqa: ANN401 - any type
    """A type without arguments."""
    if annotation is bool:
        return {"enum": [*_choices(tuple(CHOICES["core"]), lang), True, False, None]}
    if annotation is int:
        limits = {
            name: getattr(one, short)
            for one in metadata
            for short, name in _LIMITS.items()
            if hasattr(one, short)
        }
        return {"type": ["integer", "string"], **limits}
    if annotation is Disclosure:
        return {"anyOf": [{"enum": _choices(tuple(CHOICES["disclosure"]), lang)}, _reference(Disclosure)]}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _reference(annotation)
    named = any(getattr(one, "min_length", None) for one in metadata)
    return NAME if named else TEXT


def _or_blank(made: Schema) -> Schema:
    """The same, or nothing after the colon."""
    if "enum" in made:
        return {"enum": [*made["enum"], None]}
    if "anyOf" in made:
        return {"anyOf": [*made["anyOf"], {"type": "null"}]}
    return {"anyOf": [made, {"type": "null"}]} if "$ref" in made else made


def _choices(values: tuple[str, ...], lang: str) -> list[str | int]:
    """Fixed values, those of the file's language first; both are taken."""
    table = next((table for table in CHOICES.values() if tuple(table) == values), None)
    if table is None:
        return [*values, *(int(value) for value in values if value.isdigit())]
    english, chinese = list(table), list(table.values())
    return [*chinese, *english] if lang == "zh" else [*english, *chinese]


def _reference(model: type[BaseModel]) -> Schema:
    return {"$ref": f"#/definitions/{model.__name__}"}
