"""Three made-up counties with ordinary text and a handful of planted defects: what `validate` says of them, line by line.

`counties/golden.txt` is read by a person before it is blessed (PERFCLI_BLESS=1): a defect that is missing or a warning that a
reviewer would not agree with is a fault of a rule.
"""

from __future__ import annotations

import os
from pathlib import Path

from typer.testing import CliRunner

from perfcli.cli.app import application

COUNTIES = Path(__file__).parent / "counties"
GOLDEN = COUNTIES / "golden.txt"
PLANTED = (
    ("water", "PF303"),
    ("water", "PF204"),
    ("water", "PF206"),
    ("education", "PF404"),
    ("education", "PF406"),
    ("education", "PF450"),
    ("education", "PF415"),
    ("health", "PF204"),
    ("health", "PF303"),
    ("health", "PF422"),
)


def _said() -> list[str]:
    lines = []
    for county in ("water", "education", "health"):
        result = CliRunner().invoke(
            application(), ["validate", str(COUNTIES / county), "--output-format", "concise"]
        )
        lines += [
            line[line.index(f"{county}/") :] for line in result.output.splitlines() if f"{county}/" in line
        ]
    return lines


def test_the_counties_are_told_what_a_reviewer_would_tell_them() -> None:
    lines = _said()
    if os.environ.get("PERFCLI_BLESS"):
        GOLDEN.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert lines == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_every_planted_defect_is_found() -> None:
    lines = _said()
    for county, code in PLANTED:
        assert any(line.startswith(f"{county}/") and f" {code} " in line for line in lines), (county, code)
