"""One file through every stage up to the rules. In: a path. Out: `Checked`, small enough to travel between processes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Diagnostic, Kind, Severity, Span, Text, diagnose
from perfcli.lint.facts import Facts, gather
from perfcli.lint.runner import run_file
from perfcli.lint.subject import Subject
from perfcli.loading.document import Document, read_document
from perfcli.loading.outline import Outline, outline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.lint.rule import Rule
    from perfcli.loading.regions import Regions
    from perfcli.syntax.comments import Waiver

MAX_FINDINGS = 500
"""Findings kept of one file: more are counted, not printed, so that one broken file cannot bury ninety others."""

TOO_MANY = Kind(
    "PF019",
    "too-many-findings",
    Severity.ERROR,
    Text("这个文件还有 {count} 条问题没有列出", "{count} more findings of this file are not listed"),
    Text("先改正列出的问题，再检查一次", "mend the ones that are listed, then check again"),
)


class Checked(NamedTuple):
    """What is known of one file after its rules have run."""

    path: str
    diagnostics: tuple[Diagnostic, ...]
    waivers: tuple[Waiver, ...]
    facts: Facts | None
    kind: str
    """`plan`, `region`, `profile`, or empty when the model does not hold."""


def check_file(path: str, regions: Regions, rules: Sequence[Rule]) -> Checked:
    """Read and check one file."""
    return check_document(read_document(path), regions, rules)


def check_document(document: Document, regions: Regions, rules: Sequence[Rule]) -> Checked:
    """Check a file that was read."""
    found = list(document.diagnostics)
    facts = None
    plan = document.plan
    if plan is not None:
        subject = Subject(document.path, outline(plan, regions.governing(document.path)))
        found.extend(run_file(subject, document.tree, rules))
        facts = gather(subject, document.tree)
    kind = type(document.model).__name__.lower() if document.model else ""
    return Checked(document.path, _bounded(found, document.path), document.waivers, facts, kind)


def lay_out(document: Document, regions: Regions) -> Outline | None:
    """The outline of a target file; None for other files and broken ones."""
    return outline(document.plan, regions.governing(document.path)) if document.plan else None


def _bounded(found: list[Diagnostic], path: str) -> tuple[Diagnostic, ...]:
    """The worst first when there are too many to keep."""
    if len(found) <= MAX_FINDINGS:
        return tuple(found)
    found.sort(key=lambda d: (-d.severity, d.sort_key()))
    rest = diagnose(TOO_MANY, Span(path), count=len(found) - MAX_FINDINGS)
    return (*found[:MAX_FINDINGS], rest)
