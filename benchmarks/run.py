"""Times perfcli against its peers in one run and prints ratios beside their targets; never fails.

In: the perfcli beside the running Python, `peers.py`, a province by `generate.py`. Out: a table and JSON.
Use: `python benchmarks/run.py [--only WORD] [--runs 5] [--json FILE]`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import generate_projects
import peers
from launch import ENVIRONMENT, MISSING, Cost, launch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HEADS = ("ours s", "peer s", "ratio", "of min", "target", "ours MB", "peer MB")
YEAR = "2024"  # the folder that the generator writes
COUNTY = 90  # departments of a county; one file is validated inside it, because its region.yaml is read too
PER_DEPARTMENT = 12.5  # indicators: the generator gives 12 and 13 in turn


@dataclass(frozen=True, slots=True)
class Case:
    """A comparison: perfcli's command, the peer's, and the ratios aimed at."""

    name: str
    ours: tuple[str, ...]
    peer_name: str
    peer: tuple[str, ...]
    target: float | None
    memory_target: float | None = None
    launches: int = 1
    writes: Path | None = None  # without this file of ours, exit 0 proves nothing


def cases(perfcli: str, large: Path, middle: Path, county: Path, projects: Path, out: Path) -> Iterator[Case]:
    """All comparisons: over a large province, one with actuals, a county, projects, and a folder for outputs."""
    ajv, one = peers.ajv(str(large / YEAR / "*.yaml")), county / YEAR / "d0001.yaml"
    validate = (perfcli, "validate", str(large))
    score = (
        perfcli,
        "score",
        str(middle / "actuals.csv"),
        "--targets",
        str(middle),
        "--out",
        str(out / "perfcli"),
    )
    floor = (sys.executable, str(peers.HERE / "parse_floor.py"), str(large))
    yield Case("parse events only (floor)", floor, "ajv-cli", ajv, None)
    yield Case("validate, one process", (*validate, "--no-cache", "--jobs", "1"), "ajv-cli", ajv, 3.3, 1.0)
    yield Case("validate, default processes", (*validate, "--no-cache"), "ajv-cli", ajv, 1.7)
    yield Case("validate again, unchanged", validate, "ajv-cli", ajv, None)
    yield Case("--version", (perfcli, "--version"), "empty script", peers.empty_script(), 1.15, launches=20)
    single = peers.check_jsonschema(one)
    yield Case(
        "validate, one file", (perfcli, "validate", str(one)), "check-jsonschema", single, 0.8, launches=3
    )
    pandas = peers.pandas_score(middle, out / "pandas")
    yield Case("score", score, "pandas", pandas, 0.7, writes=out / "perfcli" / "scores.csv")
    money = ("--spending", str(projects / "spending.csv"), "--out", str(out / "full"))
    full = (perfcli, "score", str(projects / "actuals.csv"), "--targets", str(projects), *money)
    pandas = peers.pandas_projects(projects, out / "pandas-full")
    yield Case("score, full profile", full, "pandas", pandas, 1.0, writes=out / "full" / "scores.csv")


def measure(case: Case, runs: int) -> dict[str, Any]:
    """Both sides of `case`, in turn and in alternating order, after one round that is not counted."""
    sides: dict[str, list[Cost]] = {"ours": [], "peer": []}
    for n in range(runs + 1):
        for side in ("ours", "peer") if n % 2 else ("peer", "ours"):
            command = case.ours if side == "ours" else case.peer
            cost = launch(command, case.launches)
            if n:
                sides[side].append(cost)
    ours, peer = (_summary(costs) for costs in sides.values())
    if ours["exit"] == [0] and not ours["printed_bytes"]:
        ours["exit"] = ["0 and nothing printed"]
    if ours["exit"] == [0] and case.writes and not case.writes.exists():
        ours["exit"] = [f"0 without {case.writes.name}"]
    return {
        "name": case.name,
        "peer_name": case.peer_name,
        "ours": ours,
        "peer": peer,
        "ratio": _ratio(ours, peer, "median"),
        "ratio_of_minima": _ratio(ours, peer, "min"),
        "memory_ratio": _ratio(ours, peer, "peak_mb"),
        "target": case.target,
        "memory_target": case.memory_target,
        "runs": {side: [asdict(cost) for cost in costs] for side, costs in sides.items()},
    }


def _summary(costs: Sequence[Cost]) -> dict[str, Any]:
    return {
        "median": round(median(c.seconds for c in costs), 4),
        "min": round(min(c.seconds for c in costs), 4),
        "processor": round(median(c.processor for c in costs), 4),
        "peak_mb": round(median(c.peak for c in costs), 1),
        "exit": sorted({c.code for c in costs}),
        "printed_bytes": max(c.printed for c in costs),
    }


def _ratio(ours: dict[str, Any], peer: dict[str, Any], key: str) -> float | None:
    """Ours over theirs; nothing where a side is missing or failed: a crash is fast."""
    broken = any(side["exit"] != [0] for side in (ours, peer))
    return None if broken or not peer[key] else round(ours[key] / peer[key], 3)


def _row(result: dict[str, Any]) -> str:
    """One line of the table."""
    ours, peer = result["ours"], result["peer"]
    ratios = (_shown(result[key]) for key in ("ratio", "ratio_of_minima", "target"))
    cells = (
        f"{ours['median']:.3f}",
        f"{peer['median']:.3f}",
        *ratios,
        f"{ours['peak_mb']:.0f}",
        f"{peer['peak_mb']:.0f}",
    )
    return (
        f"{result['name']:<28}"
        + "".join(f"{cell:>9}" for cell in cells)
        + f"  {_verdict(result)}, vs {result['peer_name']}"
    )


def _verdict(result: dict[str, Any]) -> str:
    exits = {side: result[side]["exit"] for side in ("ours", "peer")}
    if result["ratio"] is None:
        missing = [side for side, codes in exits.items() if MISSING in codes]
        return f"{' and '.join(missing)} missing" if missing else f"failed, no ratio: exit {exits}"
    said = []
    if result["target"] is not None:
        said.append("over" if result["ratio"] > result["target"] else "met")
    if result["memory_target"] is not None:
        said.append("memory over" if result["memory_ratio"] >= result["memory_target"] else "memory met")
    return ", ".join(said) or "for information"


def _shown(number: float | None) -> str:
    return "-" if number is None else f"{number:.2f}"


def _generate(number: int, out: Path, rows: int) -> None:
    """In a process of its own: what this one holds would count as its children's memory."""
    command = (sys.executable, str(peers.HERE / "generate.py"), str(number), str(out), "--rows", str(rows))
    subprocess.run(command, check=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=3000, help="department files to validate")
    parser.add_argument("--rows", type=int, default=10_000, help="rows of actuals to score")
    parser.add_argument("--runs", type=int, default=5, help="counted runs; medians are reported")
    parser.add_argument("--only", default="", help="only comparisons whose name contains this")
    parser.add_argument(
        "--perfcli", default=str(Path(sys.executable).with_name("perfcli")), help="the command to time"
    )
    parser.add_argument("--json", type=Path, help="write the JSON here instead of printing it")
    return parser.parse_args()


def main() -> None:
    """Set up, generate, measure, print."""
    given = _options()
    peers.set_up()
    results = []
    with tempfile.TemporaryDirectory(prefix="perfcli-bench-") as name:
        large, middle, county, projects, out = (
            Path(name) / part for part in ("large", "middle", "county", "projects", "out")
        )
        out.mkdir()
        ENVIRONMENT["PERFCLI_CACHE_DIR"] = str(Path(name) / "index")  # not the user's own
        _generate(given.files, large, 0)
        _generate(COUNTY, county, 0)
        _generate(-int(-given.rows // PER_DEPARTMENT), middle, given.rows)
        generate_projects.write(given.rows, projects)
        print("\n" + " " * 28 + "".join(f"{head:>9}" for head in HEADS))
        for case in cases(given.perfcli, large, middle, county, projects, out):
            if given.only in case.name:
                results.append(measure(case, given.runs))
                print(_row(results[-1]), flush=True)
    settings = {"files": given.files, "rows": given.rows, "runs": given.runs, "processors": os.cpu_count()}
    text = json.dumps(
        {"settings": settings, "versions": peers.versions(), "results": results}, ensure_ascii=False, indent=1
    )
    if given.json:
        given.json.write_text(text + "\n", encoding="utf-8")
    else:
        print("\n" + text)


if __name__ == "__main__":
    main()
