"""The peer of `perfcli score --spending` under cn-core: what an analyst would write with pandas and floats.

In: a folder of targets, actuals.csv and spending.csv, an output folder. Out: scores.csv and scores.json, columns as perfcli's.
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
from pandas_score import COLUMNS, NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator

MET = "达成预期指标"
GRADES = ((90, "优"), (80, "良"), (60, "中"))
UNIT = re.compile(r"[^≥≤\d.]+$")


def indicators(folder: Path) -> Iterator[dict[str, Any]]:
    """One flat row for each indicator of each project of each file."""
    for path in sorted(folder.glob("*/*.yaml")):
        with path.open(encoding="utf-8") as file:
            plan = yaml.load(file, Loader=yaml.CSafeLoader)
        department = plan["department"]
        for p, project in enumerate(plan["projects"], 1):
            for i, leaf in enumerate(project["indicators"], 1):
                number, unit = NUMBER.search(leaf["target"]), UNIT.search(leaf["target"])
                yield {
                    "address": "/".join((department["id"], project["id"], leaf["id"])),
                    "item": f"{department['id']}/{project['id']}",
                    "number": f"{p}.{i}",
                    "department": department["name"],
                    "duty": "",
                    "activity": "",
                    "project": project["name"],
                    "indicator": leaf["name"],
                    "unit": unit[0] if number and unit else "",
                    "bound": float(number[0]) if number else np.nan,
                    "lower": leaf["target"].startswith("≤"),
                    "weight": float(leaf["weight"]),
                }


def score(targets: pd.DataFrame, actuals: pd.DataFrame) -> pd.DataFrame:
    """Points of every row of actuals: by proportion, or in full for words."""
    rows = actuals.rename(columns={"indicator": "address"}).assign(source_row=range(2, len(actuals) + 2))
    table = targets.merge(rows, on="address", how="left")
    value = table["actual"].str.extract(r"(-?\d+(?:\.\d+)?)")[0].astype(float)
    ratio = np.where(table["lower"], table["bound"] / value, value / table["bound"])
    words = table["bound"].isna()
    share = np.where(words, np.where(table["actual"] == MET, 1.0, np.nan), np.minimum(ratio, 1.0))
    table["value"] = value
    table["points"] = (share * table["weight"]).round(2)
    table["status"] = np.where(table["actual"].isna(), "missing", "reported")
    table["reason"] = table["actual"].fillna("") + " 得" + table["points"].astype(str) + "分"
    for column in ("grade", "next_grade", "distance", "measure", "evidence", "as_of"):
        table[column] = ""
    return table


def execution(spending: pd.DataFrame) -> pd.DataFrame:
    """The points for the money of each project."""
    rate = spending["executed"].astype(float) / spending["adjusted"].astype(float)
    return spending.assign(points=(np.minimum(rate, 1.0) * 10).round(2))


def rollup(scores: pd.DataFrame, paid: pd.DataFrame) -> list[dict[str, Any]]:
    """Points and grade of every project and department."""
    nodes = []
    both = pd.concat([scores[["item", "points", "weight"]], paid[["item", "points"]].assign(weight=10.0)])
    both["home"] = both["item"].str.partition("/")[0]
    for key in ("home", "item"):
        sums = both.groupby(key)[["points", "weight"]].sum()
        sums["mean"] = (sums["points"] / sums["weight"] * 100).round(2)
        sums["grade"] = np.select(
            [sums["mean"] >= least for least, _ in GRADES], [g for _, g in GRADES], "差"
        )
        nodes += sums.reset_index().to_dict(orient="records")
    return nodes


def main() -> None:
    """Read, score, write."""
    folder, out = map(Path, sys.argv[1:3])
    out.mkdir(parents=True, exist_ok=True)
    scores = score(
        pd.DataFrame(indicators(folder)), pd.read_csv(folder / "actuals.csv", dtype=str, encoding="utf-8")
    )
    paid = execution(pd.read_csv(folder / "spending.csv", dtype=str, encoding="utf-8"))
    scores[COLUMNS].to_csv(out / "scores.csv", index=False, encoding="utf-8")
    rows = scores[COLUMNS].astype(object).where(scores[COLUMNS].notna(), None).to_dict(orient="records")
    document = {"format": "pandas-scores", "scores": rows, "nodes": rollup(scores, paid)}
    with (out / "scores.json").open("w", encoding="utf-8") as file:
        json.dump(document, file, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main()
