"""Times `perfcli report --format pdf` against WeasyPrint printing the HTML pages of the same forms, in one run.

In: how many departments, and a Python that has WeasyPrint. Out: two lines of seconds and their ratio. It never fails a test.
Use: `python benchmarks/print_pdf.py 100 --python PATH`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from launch import Cost, launch

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Make the departments, print them both ways, say what it took."""
    parser = argparse.ArgumentParser()
    parser.add_argument("departments", type=int, nargs="?", default=100)
    parser.add_argument("--python", default=str(HERE / ".venv" / "bin" / "python"))
    asked = parser.parse_args()
    perfcli = str(Path(sys.executable).parent / "perfcli")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        targets = folder / "t"
        launch(
            (sys.executable, str(HERE / "generate.py"), str(asked.departments), str(targets), "--rows", "1"),
            1,
        )
        report = (perfcli, "report", "--targets", str(targets), "--form", "targets", "--quiet")
        launch((*report, "--format", "html", "--out", str(folder / "html")), 1)
        peer = (asked.python, str(HERE / "weasy_pages.py"), str(folder / "html"), str(folder / "weasy"))
        costs = {
            "perfcli": launch((*report, "--format", "pdf", "--out", str(folder / "pdf")), 1),
            "WeasyPrint": launch(peer, 1),
        }
        for who, cost in costs.items():
            pages = len(list((folder / {"perfcli": "pdf", "WeasyPrint": "weasy"}[who]).glob("*.pdf")))
            print(f"{who:<12} {_said(cost)}  {pages} files")
        ours, theirs = costs.values()
        print(
            f"ratio {ours.seconds / theirs.seconds:.3f}, of processor time {ours.processor / theirs.processor:.3f}"
        )


def _said(cost: Cost) -> str:
    return f"{cost.seconds:8.2f} s {cost.processor:8.2f} s of processor {cost.peak:7.0f} MB  exit {cost.code}"


if __name__ == "__main__":
    main()
