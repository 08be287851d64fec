"""What came of workbooks that were handed in: lines for the terminal, a document `perfcli-received/1` for programs.

In: `Received` values, refused files, findings. Out: text. Every filled cell is in the document with what became of it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from perfcli import __version__
from perfcli.collecting.identity import OCCASIONS
from perfcli.collecting.layout import PHONE
from perfcli.collecting.received import Counts
from perfcli.output.words import SEVERITY, hint, message, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcli.collecting.received import Received, Typed
    from perfcli.diagnostics import Diagnostic

FORMAT = "perfcli-received/1"


class Turned(NamedTuple):
    """A file that was not taken: path, hash, why."""

    path: str
    sha256: str
    findings: tuple[Diagnostic, ...]


class Report(NamedTuple):
    """All that is to be said."""

    received: Sequence[Received]
    refused: Sequence[Turned]
    findings: Sequence[Diagnostic]

    @property
    def total(self) -> Counts:
        """The cells of all workbooks together."""
        counts = [one.receipt.counts for one in self.received]
        return Counts(*(sum(column) for column in zip(*counts, strict=True))) if counts else Counts()


def text(report: Report, lang: str) -> str:
    """A line for each workbook with its findings below it, and the sum."""
    return "".join(f"{line}\n" for line in _lines(report, lang))


def _lines(report: Report, lang: str) -> Iterator[str]:
    for one in report.received:
        receipt = one.receipt
        form = OCCASIONS[receipt.occasion] if lang == "zh" else receipt.occasion
        unused = "" if receipt.used else ("，没有采用" if lang == "zh" else ", not used")
        yield one_line(
            f"{receipt.name} {receipt.year} {form}：{_counted(receipt.counts, lang)}{unused}  {receipt.file}"
        )
        yield from _said(one.findings, lang)
    for turned in report.refused:
        yield one_line(f"{'没有收' if lang == 'zh' else 'refused'}  {turned.path}")
        yield from _said(turned.findings, lang)
    yield from (line.strip() for line in _said(report.findings, lang))
    taken, turned_away = len(report.received), len(report.refused)
    if lang == "zh":
        yield f"收下 {taken} 份，没有收 {turned_away} 份；{_counted(report.total, lang)}"
    else:
        yield f"{taken} workbooks taken, {turned_away} refused; {_counted(report.total, lang)}"


def _counted(counts: Counts, lang: str) -> str:
    filled, accepted, doubted, rejected = counts
    if lang == "zh":
        return f"填了 {filled} 格，收下 {accepted}，存疑 {doubted}，退回 {rejected}"
    return f"{filled} cells filled, {accepted} accepted, {doubted} doubted, {rejected} rejected"


def _said(findings: Iterable[Diagnostic], lang: str) -> Iterator[str]:
    for found in findings:
        yield f"    {found.code} {SEVERITY[found.severity].of(lang)} {message(found, lang)}"
        yield f"        {hint(found, lang)}"


def document(report: Report) -> str:
    """The JSON document."""
    data = {
        "format": FORMAT,
        "version": __version__,
        "cells": _counts(report.total),
        "workbooks": [_workbook(one) for one in report.received],
        "refused": [
            {"file": one.path, "sha256": one.sha256, "findings": _findings(one.findings)}
            for one in report.refused
        ],
        "findings": _findings(report.findings),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _workbook(one: Received) -> dict[str, Any]:
    receipt = one.receipt
    return {
        "file": receipt.file,
        "sha256": receipt.sha256,
        "home": receipt.home,
        "name": receipt.name,
        "year": receipt.year,
        "occasion": receipt.occasion,
        "as_of": receipt.as_of,
        "check": receipt.check,
        "used": receipt.used,
        "counts": _counts(receipt.counts),
        "cells": [_cell(cell) for cell in one.cells],
        "grades": [
            {
                "address": filed.line.address,
                "number": filed.line.number,
                "actual": filed.values.get("actual", ""),
                "grade": filed.grade,
            }
            for filed in one.rows
        ],
        "evidence": [paper._asdict() for paper in one.evidence],
        "findings": _findings(one.findings),
    }


def _cell(cell: Typed) -> dict[str, str]:
    """A filled cell; telephone numbers stay in the workbook."""
    said = cell._asdict()
    return said | {"text": "***"} if cell.key == PHONE else said


def _counts(counts: Counts) -> dict[str, int]:
    return counts._asdict()


def _findings(found: Iterable[Diagnostic]) -> list[dict[str, Any]]:
    return [
        {
            "code": one.code,
            "severity": one.severity.label,
            "path": one.span.path,
            "message": {lang: message(one, lang) for lang in ("zh", "en")},
            "hint": {lang: hint(one, lang) for lang in ("zh", "en")},
        }
        for one in found
    ]
