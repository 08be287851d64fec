"""The peer of `perfcli score`: what an analyst would write with pandas and floats; no places, no receipt.

In: a folder of targets, actuals.csv, an output folder. Out: scores.csv and scores.json, columns as perfcli's.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np  # type: ignore[import-not-found,unused-ignore]
import pandas as pd  # type: ignore[import-untyped,import-not-found,unused-ignore]
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBER = re.compile(r"\d+(?:\.\d+)?")
PLACE = ["address", "number", "department", "duty", "activity", "project", "indicator"]
RESULT = ["actual", "status", "value", "unit", "grade", "points", "bound", "next_grade", "distance", "reason"]
COLUMNS = [*PLACE, *RESULT, "source_row", "measure", "evidence", "as_of"]


def bounds(cells: list[str]) -> tuple[bool, list[float]]:
    """Whether higher is better, and the bound of each grade but the worst."""
    numbers = [[float(n) for n in NUMBER.findall(cell)] for cell in cells[:-1]]
    higher = min(numbers[0]) >= min(numbers[-1])
    return higher, [min(n) if higher else max(n) for n in numbers]


def indicators(folder: Path) -> Iterator[dict[str, Any]]:
    """One flat row for each indicator of each file."""
    for path in sorted(folder.glob("*/*.yaml")):
        with path.open(encoding="utf-8") as file:
            plan = yaml.load(file, Loader=yaml.CSafeLoader)
        department = plan["department"]
        for d, duty in enumerate(plan["duties"], 1):
            for a, activity in enumerate(duty["activities"], 1):
                for i, leaf in enumerate(activity["indicators"], 1):
                    ladder = leaf.get("bands") or plan["scales"][leaf["scale"]]
                    higher, cuts = bounds([str(cell) for cell in ladder.values()])
                    yield {
                        "address": "/".join((department["id"], duty["id"], activity["id"], leaf["id"])),
                        "number": f"{d}.{a}.{i}",
                        "department": department["name"],
                        "duty": duty["name"],
                        "activity": activity["name"],
                        "project": "",
                        "indicator": leaf["name"],
                        "unit": NUMBER.split(str(next(iter(ladder.values()))))[-1].removesuffix("及以上"),
                        "higher": higher,
                        "labels": list(ladder),
                        "first": cuts[0],
                        "second": cuts[1],
                        "third": cuts[2],
                    }


def score(targets: pd.DataFrame, actuals: pd.DataFrame) -> pd.DataFrame:
    """Grade every row of actuals that has a number."""
    rows = actuals.rename(columns={"indicator": "address"}).assign(source_row=range(2, len(actuals) + 2))
    table = targets.merge(rows, on="address", how="left")
    value = table["actual"].str.extract(r"(-?\d+(?:\.\d+)?)")[0].astype(float)
    sign = np.where(table["higher"], 1.0, -1.0)
    cuts = table[["first", "second", "third"]].to_numpy()
    met = (sign * value).to_numpy()[:, None] >= sign[:, None] * cuts
    rank = np.where(met.any(axis=1), met.argmax(axis=1), 3)
    reported = value.notna().to_numpy()
    at = np.arange(len(table))
    labels = np.array(table["labels"].tolist())
    better = np.maximum(rank - 1, 0)
    table["value"] = value
    table["grade"] = np.where(reported, labels[at, rank], "")
    table["bound"] = np.where(rank < 3, cuts[at, np.minimum(rank, 2)], np.nan)
    table["next_grade"] = np.where(reported & (rank > 0), labels[at, better], "")
    table["distance"] = np.where(rank > 0, np.abs(cuts[at, better] - value), np.nan).round(6)
    table["points"] = ""
    said = table["reason"].fillna("")
    table["reason"] = np.where(
        reported,
        table["actual"].fillna("") + " 评为" + table["grade"] + " " + said,
        table["status"].fillna("missing"),
    )
    return table[COLUMNS]


def rollup(scores: pd.DataFrame) -> list[dict[str, Any]]:
    """Counts of grades and coverage of every department, duty and activity."""
    graded = scores[scores["grade"] != ""]
    nodes = []
    for keys in (["department"], ["department", "duty"], ["department", "duty", "activity"]):
        total = scores.groupby(keys, sort=True).size()
        counts = graded.groupby([*keys, "grade"]).size().unstack(fill_value=0)  # noqa: PD010 - a plain cross table
        table = counts.assign(total=total).fillna(0)
        nodes += table.reset_index().to_dict(orient="records")
    return nodes


def main() -> None:
    """Read, score, write."""
    folder, actuals, out = map(Path, sys.argv[1:4])
    out.mkdir(parents=True, exist_ok=True)
    scores = score(pd.DataFrame(indicators(folder)), pd.read_csv(actuals, dtype=str, encoding="utf-8"))
    scores.to_csv(out / "scores.csv", index=False, encoding="utf-8")
    rows = scores.astype(object).where(scores.notna(), None).to_dict(orient="records")
    document = {"format": "pandas-scores", "scores": rows, "nodes": rollup(scores)}
    with (out / "scores.json").open("w", encoding="utf-8") as file:
        json.dump(document, file, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main()
