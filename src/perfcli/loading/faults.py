"""Pydantic's complaints to our coded faults, in the file's own words and at its own places.

In: a tree and a `ValidationError`. Out: diagnostics. The key path of a complaint finds the span in the tree.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from perfcli.diagnostics import Diagnostic, Text, diagnose
from perfcli.loading import kinds
from perfcli.loading.fields import keys_at, limits_at
from perfcli.loading.keys import mixed, shown
from perfcli.loading.rename import CHOICE_OF
from perfcli.model.terms import CHOICES, KEYS
from perfcli.syntax.slips import colon, slips

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

    from perfcli.syntax.tree import Data, KeyPath, Tree

MAX_FAULTS = 1000
"""More faults than anyone is shown (`work.check` keeps fewer); the rest of a hostile file is not looked into."""

MAPPING = Text("“键: 值”一组", "a mapping")
LIST = Text("列表", "a list")
TEXT = Text("文字", "text")
BLANK = Text("空的", "blank")

_REASONS = {
    "not-a-number": Text("不是数字", "not a number"),
    "too-long": Text("数字太长", "too many digits"),
    "exponent": Text("不用科学计数法", "no exponents"),
    "glued": Text("像是两个数连在一起", "two numbers seem to be glued together"),
    "not-money": Text("单位不是金额单位", "its unit is not money"),
}
_SHAPES = {
    "model_type": MAPPING, "model_attributes_type": MAPPING, "dict_type": MAPPING,
    "tuple_type": LIST, "list_type": LIST, "string_type": TEXT,
}  # fmt: skip
_SIMPLE = {
    "missing": kinds.MISSING_FIELD, "identifier": kinds.BAD_ID, "year": kinds.BAD_YEAR,
    "day": kinds.BAD_DAY, "number": kinds.BAD_NUMBER, "scale_and_bands": kinds.TWO_STANDARDS,
    "grades": kinds.GRADES, "string_too_short": kinds.BLANK_FIELD, "string_too_long": kinds.TOO_LONG,
}  # fmt: skip
_WHOLE = (
    "int_parsing",
    "int_parsing_size",
    "int_from_float",
    "int_type",
    "less_than_equal",
    "greater_than_equal",
)
_OF_TEXT = ("identifier", "year", "day", "number", "literal_error", *_WHOLE)
"""Complaints that mean something only of a text; of a list or a mapping, the shape is what is wrong."""
_NEEDS_TEXT = (*_OF_TEXT, "tuple_type")
"""Complaints that, of a blank value, mean that it is blank; a scale without a ladder is one."""


def faults(tree: Tree, error: ValidationError, model: type[BaseModel], lang: str) -> tuple[Diagnostic, ...]:
    """Every complaint as a diagnostic, one for each place and code."""
    said = _Said(tree, model, lang)
    details = error.errors(include_url=False, include_input=False)
    return tuple(dict.fromkeys(islice((f for d in details for f in said.of(d)), MAX_FAULTS)))


class _Said:
    """Turns complaints about one file into diagnostics."""

    def __init__(self, tree: Tree, model: type[BaseModel], lang: str) -> None:
        self.tree = tree
        self.model = model
        self.lang = lang

    def of(self, detail: ErrorDetails) -> Iterator[Diagnostic]:
        """One complaint; none where the reader already said it, several where one slip made several."""
        kind, where = detail["type"], _resolved(self.tree.data, detail["loc"])
        value = self.tree.value(where)
        if kind == "extra_forbidden":
            yield from self.unknown_key(where)
        elif kind == "missing" and self.in_other_language(where):
            return
        elif value == "" and (kind in _NEEDS_TEXT or (kind == "missing" and self.stands(where))):
            yield diagnose(kinds.BLANK_FIELD, self.tree.span(where), key=self.key(where))
        elif expected := TEXT if kind in _OF_TEXT and not isinstance(value, str) else _SHAPES.get(kind):
            yield from self.wrong_shape(where, expected, value)
        else:
            yield self.bad_value(kind, where, detail, value if isinstance(value, str) else "")

    def bad_value(self, kind: str, where: KeyPath, detail: ErrorDetails, found: str) -> Diagnostic:
        """A value of the right shape that says something wrong, or nothing."""
        place = self.tree.span(where)
        if kind == "literal_error":
            return self.bad_choice(where, detail, found)
        if kind == "amount":
            said = _REASONS.get(
                str(detail.get("ctx", {}).get("reason")), Text("格式不对", "its form is wrong")
            )
            return diagnose(kinds.BAD_AMOUNT, place, found=found, reason=said)
        if kind in _WHOLE:
            of = {
                n: getattr(m, n) for m in limits_at(self.model, where) for n in ("ge", "le") if hasattr(m, n)
            }
            least, most = of.get("ge", 0), of.get("le", 9)
            return diagnose(kinds.NOT_WHOLE, place, key=self.key(where), found=found, least=least, most=most)
        if kind in _SIMPLE:
            return self.simple(kind, where, detail, found)
        return diagnose(
            kinds.BAD_VALUE,
            place,
            key=self.key(where),
            found=found,
            reason=Text(detail["msg"], detail["msg"]),
        )

    def simple(self, kind: str, where: KeyPath, detail: ErrorDetails, found: str) -> Diagnostic:
        """Complaints whose arguments are the key, the value and the limits."""
        coded, place = _SIMPLE[kind], self.tree.span(where)
        if coded is kinds.MISSING_FIELD:
            place = self.tree.head_span(where[:-1])
        if coded is kinds.TWO_STANDARDS:
            place = self.tree.key_span((*where, "bands"))
        context = detail.get("ctx", {})
        return diagnose(
            coded,
            place,
            key=self.key(where),
            found=found,
            count=int(context.get("count", 0)),
            limit=int(context.get("max_length", 0)),
            scale=shown("scale", self.lang),
            bands=shown("bands", self.lang),
        )

    def wrong_shape(self, where: KeyPath, expected: Text, value: Data) -> Iterator[Diagnostic]:
        """A list where a text should be, and the like; a bad colon explains a text where a mapping should be."""
        place = self.tree.span(where)
        if expected is MAPPING and isinstance(value, str) and value:
            found = slips(self.tree.text, self.tree.path, place.line, place.end_line)
            if found:
                yield from found
                return
        yield diagnose(kinds.WRONG_SHAPE, place, key=self.key(where), expected=expected, found=_shape(value))

    def unknown_key(self, where: KeyPath) -> Iterator[Diagnostic]:
        """A key that no one knows here, with the likeliest one that is known."""
        key, place = str(where[-1]), self.tree.key_span(where)
        if key == "<<":
            return  # the reader has refused it
        foreign = mixed(place, key, self.lang)
        if foreign is not None:
            yield foreign
            return
        allowed = [shown(name, self.lang) for name in keys_at(self.model, where[:-1])]
        head = re.split("[:：]", key, maxsplit=1)[0].strip()
        if head != key and head in allowed:
            yield colon(self.tree.path, place.line, place.column, key[: len(head) + 1], head)
            return
        yield diagnose(
            kinds.UNKNOWN_KEY,
            place,
            key=key,
            suggestion=_suggestion(key, allowed),
            allowed=", ".join(allowed),
        )

    def bad_choice(self, where: KeyPath, detail: ErrorDetails, found: str) -> Diagnostic:
        """A value outside a fixed list, with those that are in it as this file writes them."""
        field = str(where[-1])
        table = CHOICES.get(CHOICE_OF.get(field, field))
        if table is not None:
            allowed = list(table.values() if self.lang == "zh" else table)
        else:
            allowed = re.findall("'([^']*)'", str(detail.get("ctx", {}).get("expected", "")))
        return diagnose(
            kinds.BAD_CHOICE, self.tree.span(where), key=self.key(where), found=found,
            suggestion=_suggestion(found, allowed), allowed=("、" if self.lang == "zh" else ", ").join(allowed),
        )  # fmt: skip

    def stands(self, where: KeyPath) -> bool:
        """Whether a key stands in the file, with or without a value."""
        beside = self.tree.value(where[:-1])
        return isinstance(beside, dict) and where[-1] in beside

    def in_other_language(self, where: KeyPath) -> bool:
        """Whether a missing key stands there in Chinese: then the mixture is what is said."""
        beside = self.tree.value(where[:-1])
        return isinstance(beside, dict) and KEYS.get(str(where[-1])) in beside

    def key(self, where: KeyPath) -> str:
        """The last key on the way, as the file writes it."""
        return shown(next((str(step) for step in reversed(where) if isinstance(step, str)), ""), self.lang)


def _resolved(data: Data, location: tuple[int | str, ...]) -> KeyPath:
    """The key path in the file of a place in the model, which counts the pairs of a ladder and splits short forms."""
    path: list[str | int] = []
    steps = iter(location)
    for step in steps:
        if isinstance(data, dict) and isinstance(step, int):
            step = list(data)[step]  # noqa: PLW2901 - the pair's key
            next(steps, None)
        elif isinstance(data, str):
            break
        path.append(step)
        if isinstance(data, dict):
            data = data.get(str(step), "")
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step]
    return tuple(path)


def _suggestion(found: str, allowed: list[str]) -> Text:
    """The word of a list that was probably meant."""
    import difflib  # noqa: PLC0415 - few files need it

    near = difflib.get_close_matches(found[:100], allowed, n=1, cutoff=0.5)
    return Text(f"，是不是“{near[0]}”？", f"; did you mean {near[0]!r}?") if near else Text("", "")


def _shape(value: Data) -> Text:
    if value == "":
        return BLANK
    return MAPPING if isinstance(value, dict) else LIST if isinstance(value, list) else TEXT
