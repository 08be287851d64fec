"""Pydantic's complaints to our coded faults, in the file's own words and at its own places.

In: a tree and a `ValidationError`. Out: diagnostics. The key path of a complaint finds the span in the tree.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

from perfcli.diagnostics import Diagnostic, Text, diagnose
from perfcli.loading import kinds
from perfcli.loading.keys import mixed, shown
from perfcli.model.terms import CHOICES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from perfcli.diagnostics import Kind
    from perfcli.syntax.tree import Data, KeyPath, Tree

MAPPING = Text("“键: 值”一组", "a mapping")
LIST = Text("列表", "a list")
TEXT = Text("文字", "text")

_REASONS = {
    "not-a-number": Text("不是数字", "not a number"),
    "too-long": Text("数字太长", "too many digits"),
    "exponent": Text("不用科学计数法", "no exponents"),
    "glued": Text("像是两个数连在一起", "two numbers seem to be glued together"),
    "not-money": Text("单位不是金额单位", "its unit is not money"),
}
_SHAPES = {
    "model_type": MAPPING, "model_attributes_type": MAPPING, "dict_type": MAPPING,
    "tuple_type": LIST, "list_type": LIST, "string_type": TEXT, "decimal_type": TEXT,
}  # fmt: skip
_SIMPLE = {
    "missing": kinds.MISSING_FIELD, "identifier": kinds.BAD_ID, "year": kinds.BAD_YEAR,
    "number": kinds.BAD_NUMBER, "scale_and_bands": kinds.TWO_STANDARDS,
    "grades": kinds.GRADES, "string_too_short": kinds.BLANK_FIELD, "string_too_long": kinds.TOO_LONG,
}  # fmt: skip


def faults(tree: Tree, error: ValidationError, model: type[BaseModel], lang: str) -> tuple[Diagnostic, ...]:
    """Every complaint as a diagnostic, one for each place and code."""
    found = (_fault(tree, detail, model, lang) for detail in error.errors(include_url=False))
    return tuple(dict.fromkeys(found))


def _fault(tree: Tree, detail: ErrorDetails, model: type[BaseModel], lang: str) -> Diagnostic:
    """One complaint."""
    where = tuple(detail["loc"])
    kind = detail["type"]
    key = shown(str(where[-1]), lang) if where else ""
    value = tree.value(where)
    found = value if isinstance(value, str) else ""
    if kind == "extra_forbidden":
        return _unknown_key(tree, where, model, lang)
    if kind == "amount":
        reason = _REASONS.get(str(detail.get("ctx", {}).get("reason")), Text("格式不对", "its form is wrong"))
        return diagnose(kinds.BAD_AMOUNT, tree.span(where), found=found, reason=reason)
    if kind == "literal_error" and isinstance(value, str):
        return _bad_choice(tree, where, detail, found, lang)
    if kind in _SIMPLE:
        return _simple(tree, _SIMPLE[kind], where, detail, key=key, found=_described(value), lang=lang)
    expected = TEXT if kind == "literal_error" else _SHAPES.get(kind)
    if expected is None:
        reason = Text(detail["msg"], detail["msg"])
        return diagnose(kinds.BAD_VALUE, tree.span(where), key=key, found=found, reason=reason)
    key = shown(_last_key(where), lang)
    return diagnose(kinds.WRONG_SHAPE, tree.span(where), key=key, expected=expected, found=_shape(value))


def _simple(
    tree: Tree, kind: Kind, where: KeyPath, detail: ErrorDetails, *, key: str, found: str, lang: str
) -> Diagnostic:
    """Complaints whose arguments are the key, the value and the limits."""
    place = tree.span(where)
    if kind is kinds.MISSING_FIELD:
        place = tree.head_span(where[:-1])
    context = detail.get("ctx", {})
    return diagnose(
        kind,
        place,
        key=key,
        found=found,
        count=int(context.get("count", 0)),
        limit=int(context.get("max_length", 0)),
        scale=shown("scale", lang),
        bands=shown("bands", lang),
    )


def _unknown_key(tree: Tree, where: KeyPath, model: type[BaseModel], lang: str) -> Diagnostic:
    """A key that no one knows here, with the likeliest one that is known."""
    key = str(where[-1])
    foreign = mixed(tree.key_span(where), key, lang)
    if foreign is not None:
        return foreign
    allowed = [shown(name, lang) for name in _fields(model, where[:-1])]
    near = difflib.get_close_matches(key, allowed, n=1, cutoff=0.5)
    suggestion = Text(f"，是不是“{near[0]}”？", f"; did you mean {near[0]!r}?") if near else Text("", "")
    return diagnose(
        kinds.UNKNOWN_KEY, tree.key_span(where), key=key, suggestion=suggestion, allowed=", ".join(allowed)
    )


def _bad_choice(tree: Tree, where: KeyPath, detail: ErrorDetails, found: str, lang: str) -> Diagnostic:
    """A value outside a fixed list; both languages of it are named."""
    field = str(where[-1])
    table = CHOICES.get("disclosure" if field == "level" else field)
    if table is None:
        allowed = [
            part.strip(" '")
            for part in str(detail.get("ctx", {}).get("expected", "")).replace(" or ", ",").split(",")
        ]
    else:
        allowed = list(table.values() if lang == "zh" else table)
    near = difflib.get_close_matches(found, allowed, n=1, cutoff=0.5)
    suggestion = Text(f"，是不是“{near[0]}”？", f"; did you mean {near[0]!r}?") if near else Text("", "")
    return diagnose(
        kinds.BAD_CHOICE, tree.span(where), key=shown(field, lang), found=found,
        suggestion=suggestion, allowed="、".join(allowed) if lang == "zh" else ", ".join(allowed),
    )  # fmt: skip


def _fields(model: type[BaseModel], where: KeyPath) -> tuple[str, ...]:
    """The keys that may stand at `where`, found by walking the model's types."""
    for step in where:
        if isinstance(step, int):
            continue
        info = model.model_fields.get(step)
        below = next(_models(info.annotation), None) if info else None
        if below is None:
            return ()
        model = below
    return tuple(model.model_fields)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - any type
    """The model types inside an annotation, `tuple[Duty, ...]` and `Party | None` alike."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)


def _last_key(where: KeyPath) -> str:
    return next((str(step) for step in reversed(where) if isinstance(step, str)), "")


def _shape(value: Data) -> Text:
    return MAPPING if isinstance(value, dict) else LIST if isinstance(value, list) else TEXT


def _described(value: Data) -> str:
    return value if isinstance(value, str) else "…"
