"""Whether the region's table of consequences (结果应用) says one thing of each grade. In: targets. Out: PF789 findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import diagnose
from perfcli.scoring.check_kinds import RESULT_TWICE

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic
    from perfcli.work.targets import Targets


def consequences(targets: Targets) -> tuple[Diagnostic, ...]:
    """Every grade that is declared twice, at its second place."""
    found = []
    for document in targets.regions.values():
        grades = [one.grade for one in document.region.results] if document.region else []
        for index, grade in enumerate(grades):
            if grade in grades[:index]:
                span = document.tree.span(("results", index, "grade"))
                found.append(diagnose(RESULT_TWICE, span, grade=grade))
    return tuple(found)
