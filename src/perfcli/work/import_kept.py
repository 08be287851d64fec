"""Everything that an import wrote, text by text, for its proof: what is printed on no form is looked for here.

In: a target file or a region file, read; tables. Out: `Kept` texts with the file, the line and the key where each stands.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from perfcli.drafting.facts import Fact, is_money, key
from perfcli.drafting.kept import Kept
from perfcli.model.terms import CHOICES, KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.loading.document import Document
    from perfcli.syntax.tree import Data, KeyPath

_SKIPPED = frozenset(("id", "perfcli", "scale", "profile"))
_NAMED = frozenset(("department", "budget_unit", "year", "region", "departments", "money_unit"))
_AMOUNTS = frozenset(("budget", "amount", "initial", "adjusted", "executed"))
_ENGLISH = {chinese: english for english, chinese in KEYS.items()}


def of_file(document: Document, unit: str = "") -> Iterator[Kept]:
    """The texts of a target file or a region file; `unit` is that of bare amounts."""
    data = document.tree.data
    scales = data.get("scales") if isinstance(data, dict) else None
    yield from _Walker(document, scales if isinstance(scales, dict) else {}, unit).walk(data, (), "")


class _Walker:
    def __init__(self, document: Document, scales: dict[str, Data], unit: str) -> None:
        self.document, self.scales, self.unit = document, scales, unit

    def walk(self, data: Data, where: KeyPath, owner: str) -> Iterator[Kept]:
        """All texts at a place and below; `owner` is the nearest name above."""
        last = where[-1] if where else ""
        if isinstance(data, str):
            yield from self._text(data, where, owner)
        elif isinstance(data, list) and last == "goals":
            yield from self._text("".join(map(str, data)), where, owner)
        elif isinstance(data, list):
            for at, item in enumerate(data):
                yield from self.walk(item, (*where, at), owner)
        else:
            name = data.get("name", "")
            owner = key(Fact("name", name, "")) if isinstance(name, str) and name else owner
            for field, value in data.items():
                if field == "scale":
                    yield from self.walk(self.scales.get(str(value), ""), (*where, "bands"), owner)
                elif field not in _SKIPPED and not (field == "scales" and not where):
                    yield from self.walk(value, (*where, field), owner)

    def _text(self, text: str, where: KeyPath, owner: str) -> Iterator[Kept]:
        if not text.strip():
            return
        field = next((step for step in reversed(where) if isinstance(step, str)), "")
        path, line = self.document.path, self.document.tree.span(where).line
        place = f"{path} 第{line}行 {KEYS.get(field, field)}"
        name = where[0] in _NAMED
        value = _value(field, text, self.unit)
        for said in {text, CHOICES.get(field, {}).get(text, text)}:
            yield Kept(said, place, "" if name else owner, field == "note", name, value)


def of_table(path: str, text: str, unit: str = "") -> Iterator[Kept]:
    """The cells of actuals.csv or spending.csv; `unit` is that of bare amounts."""
    for line, row in enumerate(rows_of(text), 2):
        owner = key(Fact("name", row.get("name", ""), ""))
        for field, cell in row.items():
            if cell and field not in ("indicator", "item", "name", "weight", "status"):
                place = f"{path} 第{line}行 {KEYS.get(field, field)}"
                yield Kept(cell, place, owner, value=_value(field, cell, unit))


def _value(field: str, text: str, unit: str) -> str:
    """What an amount is worth; empty for other texts."""
    amount = Fact("budget", text, "", unit)
    return key(amount) if field in _AMOUNTS and is_money(amount) else ""


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of a table that an import wrote, with English keys."""
    head, *rows = [*csv.reader(io.StringIO(text.removeprefix("\ufeff")))] or [[]]
    keys = [_ENGLISH.get(name, name) for name in head]
    return [dict(zip(keys, row, strict=False)) for row in rows]
