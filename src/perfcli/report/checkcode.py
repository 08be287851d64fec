"""A short code from the content of a form, printed on every page, so that a stamped scan can be matched to its files.

In: outlines. Out: a code such as `7KQ2-M9XF-4RTB`: 60 bits of a SHA-256. It depends on what the files mean, not on how
they are laid out: a comment or a line break changes nothing, a character of text or a digit does.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfcli.loading.outline import Outline

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no I, L, O or U, which are misread on paper."""

_LETTERS = 12
_LATER = frozenset(("deduct",))
"""Keys of a file that the first codes did not know."""


def check_code(outlines: Iterable[Outline]) -> str:
    """The code of one form made from these outlines, in this order."""
    content = [_content(outline) for outline in outlines]
    return code_of(json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def code_of(text: str) -> str:
    """The code of a text."""
    number = int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest(), "big") >> (
        256 - 5 * _LETTERS
    )
    letters = "".join(_ALPHABET[(number >> 5 * place) & 31] for place in reversed(range(_LETTERS)))
    return "-".join(letters[at : at + 4] for at in range(0, _LETTERS, 4))


def _content(outline: Outline) -> list[object]:
    """All that a form can show: the plan, the money unit, and the ladders that stand in the region's file."""
    region = outline.region
    ladders = [[n.address, n.standard.cells] for n in outline.indicators if n.standard is not None]
    name = region.region.name if region else ""
    return [name, outline.money_unit, _said(outline.plan.model_dump(mode="json")), ladders]


def _said(dump: Any) -> Any:  # noqa: ANN401 - a tree of plain data
    """The plan without keys that came later and that no one has written: what was printed before them keeps its code."""
    if isinstance(dump, dict):
        return {key: _said(value) for key, value in dump.items() if value or key not in _LATER}
    return [_said(value) for value in dump] if isinstance(dump, list) else dump
