"""How often each code was found, in how many files, and whether a fix is known: a table, or JSON.

In: a run's findings. Out: text.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from perfcli.output.cells import width
from perfcli.output.summary import summary
from perfcli.output.words import SEVERITY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfcli.diagnostics import Diagnostic
    from perfcli.output.page import Page


class Count(NamedTuple):
    """One code: how many findings, in how many files, how many with a fix."""

    code: str
    name: str
    severity: str
    findings: int
    files: int
    fixable: int


_HEAD = {
    "zh": ("条数", "文件", "可自动改", "级别", "编码", "名称"),
    "en": ("count", "files", "fixable", "level", "code", "name"),
}
_NUMBERS = 3


def counted(found: Iterable[Diagnostic], lang: str) -> list[Count]:
    """The counts, the most frequent first."""
    groups: dict[str, list[Diagnostic]] = {}
    for one in found:
        groups.setdefault(one.code, []).append(one)
    counts = (
        Count(
            code,
            group[0].kind.name,
            SEVERITY[max(one.severity for one in group)].of(lang),
            len(group),
            len({one.span.path for one in group}),
            sum(one.fix is not None for one in group),
        )
        for code, group in groups.items()
    )
    return sorted(counts, key=lambda one: (-one.findings, one.code))


def render(page: Page) -> str:
    """The counts as a table."""
    rows = [
        (
            str(one.findings),
            str(one.files),
            str(one.fixable) if one.fixable else "-",
            one.severity,
            one.code,
            one.name,
        )
        for one in counted(page.diagnostics, page.lang)
    ]
    table = [_HEAD[page.lang], *rows] if rows else []
    widths = [max(width(row[nth]) for row in table) for nth in range(len(_HEAD["zh"]))] if table else []
    return "\n".join([*(_line(row, widths) for row in table), summary(page)]) + "\n"


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    cells = []
    for nth, cell in enumerate(row):
        room = " " * (widths[nth] - width(cell))
        cells.append(room + cell if nth < _NUMBERS else cell + room)
    return "  ".join(cells).rstrip()


def as_json(page: Page) -> str:
    """The counts for programs."""
    rows = [one._asdict() for one in counted(page.diagnostics, "en")]
    document = {"format": "perfcli-statistics/1", "files": page.files, "codes": rows}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
