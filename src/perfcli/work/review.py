"""What validate finds in each department's file, in words, for its review sheet.

In: a workspace, settings, today's date. Out: remarks by department, worst first. Every rule is asked, as in `validate`; what is
waived is not repeated: the waiver stands in the file that is reviewed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.lint.facts import gather
from perfcli.lint.runner import run_file, run_region
from perfcli.lint.subject import Subject
from perfcli.output.words import SEVERITY, hint, message
from perfcli.report.review import Remark
from perfcli.work.choice import Choice
from perfcli.work.waive import judge

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from perfcli.diagnostics import Diagnostic
    from perfcli.lint.rule import Rule
    from perfcli.loading.settings import Settings
    from perfcli.loading.workspace import Sheet, Workspace

LANG = "zh"
"""The official forms are in Chinese, whatever the language of messages."""


def remarks(workspace: Workspace, settings: Settings, today: date) -> dict[str, tuple[Remark, ...]]:
    """The remarks on each target file, by the first part of its addresses."""
    choice = Choice(settings.select, settings.ignore)
    rules = choice.rules()
    found = [one for one in _found(workspace, rules) if choice.takes(one.code)]
    waivers = [waiver for sheet in workspace.sheets for waiver in sheet.document.waivers]
    standing = judge(found, waivers, frozenset(), today).standing
    return {
        sheet.outline.plan.home: tuple(_of_sheet(sheet, standing, settings)) for sheet in workspace.sheets
    }


def _found(workspace: Workspace, rules: tuple[Rule, ...]) -> list[Diagnostic]:
    """Everything that the file rules and the region rules say."""
    found: list[Diagnostic] = []
    facts = []
    for sheet in workspace.sheets:
        subject = Subject(sheet.document.path, sheet.outline)
        found.extend(sheet.document.diagnostics)
        found.extend(run_file(subject, sheet.document.tree, rules))
        facts.append(gather(subject, sheet.document.tree))
    found.extend(run_region(facts, rules))
    return found


def _of_sheet(sheet: Sheet, found: Iterable[Diagnostic], settings: Settings) -> list[Remark]:
    """The remarks on one file: worst first, then as they stand in it."""
    levels = dict(settings.severity)
    own = sorted(
        {one for one in found if one.span.path == sheet.document.path}, key=lambda one: one.sort_key()
    )
    own.sort(key=lambda one: -levels.get(one.code, one.severity))
    places = {node.address: f"{node.number} {node.name}".strip() for node in sheet.outline.nodes}
    return [
        Remark(
            one.code,
            SEVERITY[levels.get(one.code, one.severity)].of(LANG),
            places.get(one.address, ""),
            message(one, LANG),
            hint(one, LANG),
        )
        for one in own
    ]
