"""Ladders and targets in the spellings of county documents: tests/cases/ladders.csv, columns as in bands.csv.

`labels` (with `wu_五` for a fifth grade) names the grades where they are not 优良中差; a row of kind `target` is one value.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from perfcli.scale import read_scale, read_target

from .bands_cases import COLUMNS, LABELS, expected, notation

PATH = Path(__file__).parent.parent / "cases" / "ladders.csv"
WAYS = {True: "正向", False: "反向", None: "-"}

with PATH.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


@pytest.mark.parametrize("row", [row for row in ROWS if row["kind"] != "target"], ids=lambda row: row["id"])
def test_a_ladder_of_the_field_reads_as_its_words_say(row: dict[str, str]) -> None:
    labels = tuple(row["labels"].split("/")) if row["labels"] else LABELS
    texts = [row[column] for column in (*COLUMNS, "wu_五")][: len(labels)]
    reading = read_scale(tuple(zip(labels, texts, strict=True)), name=row["indicator_name"], year=2024)
    assert notation(reading) == expected(row["expect"])


@pytest.mark.parametrize("row", [row for row in ROWS if row["kind"] == "target"], ids=lambda row: row["id"])
def test_a_target_of_the_field_reads_as_its_words_say(row: dict[str, str]) -> None:
    read = read_target(row["you_优"], name=row["indicator_name"], year=2024)
    shown = f"拒 {read.problem}" if read.problem else read.canonical
    assert " ".join((shown, WAYS[read.higher], *read.notes)) == row["expect"].removeprefix("TARGET ")
