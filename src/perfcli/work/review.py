"""What validate finds in each department's file, in words, for its review sheet.

In: targets that were loaded whole, settings, today's date. Out: remarks by department, worst first; what is waived is marked
so, with its reason and its last day. A baseline is looked through: a reviewer is to see what there is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.output.words import SEVERITY, said
from perfcli.report.quality import Remark
from perfcli.work.validate import validate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from perfcli.diagnostics import Diagnostic
    from perfcli.loading.outline import Outline
    from perfcli.loading.settings import Settings
    from perfcli.work.targets import Targets
    from perfcli.work.waive import Waived

LANG = "zh"
"""The official forms are in Chinese, whatever the language of messages."""


def remarks(targets: Targets, settings: Settings, today: date) -> dict[str, tuple[Remark, ...]]:
    """The remarks on each target file, by the first part of its addresses."""
    verdict = validate([file.path for file in targets.files] + [*targets.regions], settings, today=today)
    own: dict[str, list[Diagnostic]] = {}
    for found in verdict.diagnostics:
        own.setdefault(found.span.path, []).append(found)
    waived: dict[str, list[Waived]] = {}
    for one in verdict.waived:
        waived.setdefault(one.diagnostic.span.path, []).append(one)
    return {
        file.home: (
            *_remarks(own.get(file.path, ()), file.outline),
            *_waived(waived.get(file.path, ()), file.outline),
        )
        for file in targets.files
        if file.outline is not None
    }


def _remarks(found: Iterable[Diagnostic], outline: Outline) -> list[Remark]:
    """The remarks on one file: worst first, then as they stand in it."""
    return [_remark(one, outline) for one in sorted(found, key=lambda one: -one.severity)]


def _waived(found: Iterable[Waived], outline: Outline) -> list[Remark]:
    """The findings that a file waives, in order of place, each with its reason."""
    return [
        _remark(one, outline)._replace(
            waived=waiver.reason + (f"（至 {waiver.until}）" if waiver.until else "")
        )
        for one, waiver in sorted(found, key=lambda one: one.diagnostic.sort_key())
    ]


def _remark(found: Diagnostic, outline: Outline) -> Remark:
    node = next((node for node in outline.nodes if node.address == found.address), None)
    return Remark(
        found.code,
        found.severity,
        SEVERITY[found.severity].of(LANG),
        f"{node.number} {node.name}".strip() if node else "",
        *said(found, LANG),
        whole=found.address in ("", outline.plan.home),
    )
