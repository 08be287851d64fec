"""The targets of one region and year, loaded for scoring and printing, with the files that have errors named.

In: a folder, a year, settings, today's date. Out: `Targets`. The same rules judge here as in `validate`, but only those
that can find errors: targets with errors are listed and not scored.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Severity
from perfcli.lint.facts import gather
from perfcli.lint.rules import all_rules
from perfcli.lint.runner import run_file, run_region
from perfcli.lint.subject import Subject
from perfcli.loading.workspace import load_workspace
from perfcli.work.waive import judge

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from perfcli.diagnostics import Diagnostic
    from perfcli.lint.rule import Rule
    from perfcli.loading.document import Document
    from perfcli.loading.outline import Outline
    from perfcli.loading.settings import Settings
    from perfcli.loading.workspace import Workspace
    from perfcli.syntax.comments import Waiver


class Targets(NamedTuple):
    """What was loaded. `faulty` maps each file with errors to the first part of its addresses, empty where unknown."""

    workspace: Workspace
    faulty: dict[str, str]
    findings: tuple[Diagnostic, ...]
    """The errors of `faulty`, sorted."""
    root: Path
    """The workspace's folder, whose `profiles/` and `templates/` come before the shipped ones."""

    @property
    def outlines(self) -> tuple[Outline, ...]:
        """The outlines, in register order."""
        return self.workspace.outlines

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that the outlines came from, and the region's."""
        region = self.workspace.region_document
        return (*(sheet.document for sheet in self.workspace.sheets), *((region,) if region else ()))

    @property
    def waivers(self) -> tuple[Waiver, ...]:
        """Every waiver of the files."""
        return tuple(waiver for document in self.documents for waiver in document.waivers)

    @property
    def inputs(self) -> tuple[str, ...]:
        """The paths of the files that were read."""
        return tuple(document.path for document in (*self.documents, *self.workspace.broken))


def load_targets(folder: str, year: int | None, settings: Settings, today: date) -> Targets:
    """Load and judge the targets of `year` below `folder`, or of its only year."""
    workspace = load_workspace(folder, year, settings.exclude)
    found = [*_found(workspace, _error_rules(settings))]
    documents = [*(sheet.document for sheet in workspace.sheets), *workspace.broken]
    waivers = [waiver for document in documents for waiver in document.waivers]
    standing = judge(found, waivers, frozenset(), today).standing
    errors = [one for one in standing if _level(one, settings) is Severity.ERROR]
    homes = {sheet.document.path: sheet.outline.plan.home for sheet in workspace.sheets}
    faulty = {one.span.path: homes.get(one.span.path, "") for one in errors}
    return Targets(
        workspace,
        dict(sorted(faulty.items())),
        tuple(sorted(set(errors), key=lambda one: one.sort_key())),
        _root(folder, settings, workspace),
    )


def _found(workspace: Workspace, rules: tuple[Rule, ...]) -> Iterator[Diagnostic]:
    """What the files themselves, and the rules that can find errors, say."""
    nodes = any(rule.check_region is not None and not rule.of_files for rule in rules)
    facts = []
    for document in workspace.broken:
        yield from document.diagnostics
    if workspace.region_document is not None:
        yield from workspace.region_document.diagnostics
    for sheet in workspace.sheets:
        yield from sheet.document.diagnostics
        subject = Subject(sheet.document.path, sheet.outline)
        yield from run_file(subject, sheet.document.tree, rules)
        facts.append(gather(subject, sheet.document.tree, nodes=nodes))
    yield from run_region(facts, rules)


def _error_rules(settings: Settings) -> tuple[Rule, ...]:
    """The rules whose findings are errors, by themselves or by the settings."""
    levels = dict(settings.severity)
    return tuple(rule for rule in all_rules() if levels.get(rule.code, rule.kind.severity) is Severity.ERROR)


def _level(found: Diagnostic, settings: Settings) -> Severity:
    return dict(settings.severity).get(found.code, found.severity)


def _root(folder: str, settings: Settings, workspace: Workspace) -> Path:
    """The folder of the settings file, else of region.yaml, else the folder of targets itself."""
    if settings.file:
        return _near(settings.root)
    if workspace.region_document is not None:
        return Path(workspace.region_document.path).parent
    return Path(folder)


def _near(folder: Path) -> Path:
    """The folder as it is called from the working folder, so that messages name files as the others do."""
    try:
        return Path(os.path.relpath(folder))
    except ValueError:  # another drive
        return folder
