"""Reads tests/cases/bands.csv and spells a reading in the notation of its `expect` column."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from perfcli.quantity import show, show_day

if TYPE_CHECKING:
    from perfcli.scale import Reading, Scale

CASES = Path(__file__).parent.parent / "cases" / "bands.csv"
LABELS = ("优", "良", "中", "差")
COLUMNS = ("you_优", "liang_良", "zhong_中", "cha_差")
SHORT = {"分钟": "min", "个月": "mo"}


@dataclass(frozen=True)
class Case:
    id: str
    name: str
    cells: tuple[tuple[str, str], ...]
    kind: str
    expect: str


def cases() -> list[Case]:
    with CASES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        Case(
            row["id"],
            row["indicator_name"],
            tuple(zip(LABELS, (row[column] for column in COLUMNS), strict=True)),
            row["kind"],
            row["expect"],
        )
        for row in rows
    ]


def notation(reading: Reading) -> tuple[str, frozenset[str]]:
    """Kind and bounds, and the set of findings, as the column writes them."""
    findings = [finding.text for finding in reading.findings]
    other = [text for text in findings if text.startswith("linear")]
    head = f"OTHER {other[0]}" if other else ("" if reading.scale is None else _scale(reading.scale))
    return head, frozenset(text for text in findings if text not in other)


def _scale(scale: Scale) -> str:
    if scale.kind == "words":
        return "T: " + " / ".join(scale.words)
    if scale.relative:
        return "D(relative)"
    if scale.kind == "date":
        return "D: " + " / ".join(f"<={show_day(bound.value)}" for bound in scale.bounds)
    sign = {(True, True): ">=", (True, False): ">", (False, True): "<=", (False, False): "<"}
    unit = SHORT.get(scale.unit, "")
    bounds = " / ".join(f"{sign[scale.higher, b.inclusive]}{show(b.value)}{unit}" for b in scale.bounds)
    return f"{'H' if scale.higher else 'L'}: {bounds}"


def expected(text: str) -> tuple[str, frozenset[str]]:
    """The column's text as (kind and bounds, findings)."""
    head, _, lint = text.partition("LINT ")
    head = head.strip().rstrip(";").removesuffix("(元)").strip()
    return head, frozenset(match.strip() for match in re.findall(r"[a-z-]+(?:\([^)]*\))?", lint))
