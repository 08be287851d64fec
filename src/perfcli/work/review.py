"""What validate finds in each department's file, in words, for its review sheet.

In: targets that were loaded whole, settings, today's date. Out: remarks by department, worst first. What is waived is not
repeated: the waiver stands in the file that is reviewed.
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

LANG = "zh"
"""The official forms are in Chinese, whatever the language of messages."""


def remarks(targets: Targets, settings: Settings, today: date) -> dict[str, tuple[Remark, ...]]:
    """The remarks on each target file, by the first part of its addresses."""
    verdict = validate([file.path for file in targets.files] + [*targets.regions], settings, today=today)
    own: dict[str, list[Diagnostic]] = {}
    for found in verdict.diagnostics:
        own.setdefault(found.span.path, []).append(found)
    return {
        file.home: tuple(_remarks(own.get(file.path, ()), file.outline))
        for file in targets.files
        if file.outline is not None
    }


def _remarks(found: Iterable[Diagnostic], outline: Outline) -> list[Remark]:
    """The remarks on one file: worst first, then as they stand in it."""
    places = {node.address: f"{node.number} {node.name}".strip() for node in outline.nodes}
    return [
        Remark(
            one.code,
            one.severity,
            SEVERITY[one.severity].of(LANG),
            places.get(one.address, ""),
            *said(one, LANG),
            whole=one.address in ("", outline.plan.home),
        )
        for one in sorted(found, key=lambda one: -one.severity)
    ]
