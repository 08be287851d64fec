"""The county's document as it was found, read on its own: cells are counted, because blank lines occur inside rows."""

from __future__ import annotations

import re
from pathlib import Path

SEED = Path(__file__).parents[1] / "seed" / "county-targets.txt"
TABLE = "部门职责-工作活动绩效目标\n"


def objectives() -> list[str]:
    """The five objectives, with every character of their lines."""
    head = SEED.read_text(encoding="utf-8").split(TABLE)[0]
    return [line for line in head.split("\n")[1:] if line]


def cells() -> tuple[list[str], list[list[str]]]:
    """The header's 6 cells, and 13 rows of 9."""
    table = SEED.read_text(encoding="utf-8").split(TABLE)[1]
    found = [cell.strip("\n") for cell in re.split(r"(?m)^ ?\t", table)[1:]]
    header, rest = found[:6], found[6:]
    return header, [rest[at : at + 9] for at in range(0, len(rest), 9)]
