"""Everything that an import wrote, text by text, for its proof: what is printed on no form is looked for here.

In: a target file or a region file, read; tables. Out: `Kept` texts with the file, the line and the key where each stands.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from perfcli.drafting.facts import Fact, key
from perfcli.drafting.kept import Kept
from perfcli.model.terms import CHOICES, KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.loading.document import Document
    from perfcli.syntax.tree import Data, KeyPath

_SKIPPED = frozenset(("id", "perfcli", "scale", "profile"))
_NAMED = frozenset(("department", "budget_unit", "year", "region", "departments", "money_unit"))
_ENGLISH = {chinese: english for english, chinese in KEYS.items()}


def of_file(document: Document) -> Iterator[Kept]:
    """The texts of a target file or a region file."""
    data = document.tree.data
    scales = data.get("scales") if isinstance(data, dict) else None
    yield from _Walker(document, scales if isinstance(scales, dict) else {}).walk(data, (), "")


class _Walker:
    def __init__(self, document: Document, scales: dict[str, Data]) -> None:
        self.document, self.scales = document, scales

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
        for said in {text, CHOICES.get(field, {}).get(text, text)}:
            yield Kept(said, place, "" if name else owner, field == "note", name)


def of_table(path: str, text: str) -> Iterator[Kept]:
    """The cells of actuals.csv or spending.csv."""
    for line, row in enumerate(rows_of(text), 2):
        owner = key(Fact("name", row.get("name", ""), ""))
        for field, cell in row.items():
            if cell and field not in ("indicator", "item", "name", "weight", "status"):
                yield Kept(cell, f"{path} 第{line}行 {KEYS.get(field, field)}", owner)


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of a table that an import wrote, with English keys."""
    head, *rows = [*csv.reader(io.StringIO(text.removeprefix("\ufeff")))] or [[]]
    keys = [_ENGLISH.get(name, name) for name in head]
    return [dict(zip(keys, row, strict=False)) for row in rows]
