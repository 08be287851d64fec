"""A ladder that stands in one cell: `优 ≥95%；良 ≥90%；中 ≥80%；差 <80%`.

In: the cell's text. Out: grades and cells, or nothing where the text is not made so; what stands behind a label is not read.
"""

from __future__ import annotations

import re

from perfcli.drafting.words import GRADES
from perfcli.model.indicator import MAX_GRADES, MIN_GRADES

_LABELS = "|".join(sorted(GRADES, key=len, reverse=True))
_PART = re.compile(rf"\s*(?P<label>{_LABELS})\s*(?:[:：]|为|(?<=\s)|(?=[0-9≥≤<>＜＞]))\s*(?P<text>\S.*?)\s*")
_SEPARATORS = (re.compile("[;；]+"), re.compile(r"[;；\n]+"), re.compile(r"[,，、]+"))


def split_ladder(text: str) -> tuple[tuple[str, str], ...]:
    """The grades of a cell, best first as they stand; empty where it is no ladder."""
    for separator in _SEPARATORS:
        parts = [part for part in separator.split(text) if part.strip()]
        found = [match for part in parts if (match := _PART.fullmatch(part))]
        labels = {match["label"] for match in found}
        if len(found) == len(parts) == len(labels) and MIN_GRADES <= len(found) <= MAX_GRADES:
            return tuple((match["label"], match["text"]) for match in found)
    return ()
