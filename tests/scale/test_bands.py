from __future__ import annotations

import os
from pathlib import Path

import pytest

from perfcli.scale import TargetReading, read_scale, read_target

from .bands_cases import Case, cases, expected, notation

LADDERS = [case for case in cases() if case.expect]
TARGETS = [case for case in cases() if not case.expect]
GOLDEN = Path(__file__).parent / "targets.golden.txt"


@pytest.mark.parametrize("case", LADDERS, ids=lambda case: case.id)
def test_every_published_ladder_reads_as_expected_with_no_other_finding(case: Case) -> None:
    head, findings = notation(read_scale(case.cells, name=case.name, year=2024))
    wanted, wanted_findings = expected(case.expect)
    assert findings == wanted_findings
    assert head == wanted or (wanted == "T" and head.startswith("T: "))


@pytest.mark.parametrize("case", LADDERS, ids=lambda case: case.id)
def test_every_finding_about_numbers_carries_a_value_to_check(case: Case) -> None:
    for finding in read_scale(case.cells, name=case.name, year=2024).findings:
        assert finding.counter_example or finding.name == "blank"


def _line(case: Case, target: TargetReading) -> str:
    read = f"读 {target.canonical}" if not target.problem else f"拒 {target.problem}"
    way = {True: "正向", False: "反向", None: "-"}[target.higher]
    return f"{case.id}\t{case.cells[0][1]}\t{read}\t{way}\t{' '.join(target.notes)}"


def test_every_single_target_gives_a_reading_or_a_reason() -> None:
    lines = [_line(case, read_target(case.cells[0][1], name=case.name, year=2024)) for case in TARGETS]
    if os.environ.get("PERFCLI_BLESS"):
        GOLDEN.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert lines == GOLDEN.read_text(encoding="utf-8").splitlines()
