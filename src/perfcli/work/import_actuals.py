"""What was achieved and spent, where a form says it beside its targets: actuals.csv and spending.csv.

In: planned target files with their facts. Out: tables by path, one of each kind for a year's folder.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from perfcli.formats import csv_
from perfcli.model.spending import COLUMNS, HEADERS
from perfcli.model.terms import KEYS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from perfcli.drafting.plan import Planned

ACTUALS = ("indicator", "name", "actual", "status", "reason", "measure", "evidence", "weight", "points")


def tables(
    planned: Sequence[Planned], out: Path, keys: str, kept: Mapping[str, Mapping[str, str]]
) -> dict[str, str]:
    """The tables that belong beside the target files; `kept` has, by home, the addresses that differ from the planned ones."""
    rows: dict[str, list[list[str]]] = {}
    for one in planned:
        folder = out / one.year if one.year else out
        for planned_address, node in one.facts:
            address = kept.get(one.home, {}).get(planned_address, planned_address)
            if "actual" in node.facts:
                facts = {
                    **node.facts,
                    "indicator": address,
                    "name": node.name,
                    "points": node.facts.get("score", ""),
                }
                facts["weight"] = str(node.fields.get("weight", ""))
                rows.setdefault(os.path.normpath(folder / "actuals.csv"), []).append(
                    [facts.get(key, "") for key in ACTUALS]
                )
            if node.spent:
                facts = {**node.facts, "item": address, "name": node.name}
                rows.setdefault(os.path.normpath(folder / "spending.csv"), []).append(
                    [facts.get(key, "") for key in COLUMNS]
                )
    return {path: csv_.write(_header(path, keys), found) for path, found in rows.items()}


def _header(path: str, keys: str) -> list[str]:
    columns, words = (ACTUALS, KEYS) if path.endswith("actuals.csv") else (COLUMNS, HEADERS)
    return [words[key] if keys == "zh" else key for key in columns]
