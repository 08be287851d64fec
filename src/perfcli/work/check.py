"""One file through every stage up to the rules. In: a path. Out: `Checked`, small enough to travel between processes."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Diagnostic, Kind, Severity, Span, Text, diagnose
from perfcli.files import FileError, read_bytes
from perfcli.lint.facts import Facts, gather
from perfcli.lint.runner import FileRules
from perfcli.lint.subject import Subject
from perfcli.loading.document import parse_bytes, unread
from perfcli.loading.outline import outline
from perfcli.loading.regions import Regions
from perfcli.loading.workspace import REGION_UNUSABLE
from perfcli.quantity.personal import file_may_hold
from perfcli.work.law import Laws
from perfcli.work.personal import in_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfcli.loading.document import Document
    from perfcli.syntax.comments import Waiver
    from perfcli.syntax.tree import Tree
    from perfcli.work.choice import Choice

MAX_FINDINGS = 500
"""Findings kept of one file: more are counted, not printed, so that one broken file cannot bury ninety others."""

OF_THE_REGION = frozenset(("PF130", "PF306"))
"""What is missing because the region's file tells it: its scales, its unit of money."""

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
    lines: dict[int, str]
    """The lines that its findings stand on, as they were when it was checked."""
    digest: bytes = b""
    """SHA-256 of the content that was checked; empty when it could not be read, or was not asked for."""


class Checker:
    """Checks files; keeps the regions and rules that it needs again and again."""

    def __init__(self, choice: Choice, *, digests: bool = False) -> None:
        self.choice = choice
        self.digests = digests
        self.regions = Regions(places=False)
        self.laws = Laws()
        self.rules = FileRules(choice.rules())

    def __reduce__(self) -> tuple[object, ...]:
        """In another process, begin anew: rules and regions are not for sending."""
        return _checker, (self.choice, self.digests)

    def __call__(self, path: str) -> Checked:
        """Read and check one file."""
        try:
            data = read_bytes(path)
        except FileError as error:
            return self.of(unread(error, path))
        checked = self.of(parse_bytes(data, path))
        return checked._replace(digest=sha256(data).digest()) if self.digests else checked

    def of(self, document: Document) -> Checked:
        """Check a file that was read. Its facts have no register yet: a province's is larger than all else, and everyone's."""
        found = list(document.diagnostics)
        facts = None
        plan = document.plan
        if plan is not None:
            law = self.regions.document(document.path)
            laid = outline(plan, law.region if law else None)
            profile = self.laws.of(law)
            subject = Subject(document.path, laid, digits=file_may_hold(document.tree.text), profile=profile)
            found.extend(_told(self.rules.run(subject, document.tree), law))
            facts = gather(subject, document.tree, register=False)
        elif document.model is not None:
            found.extend(in_tree(document.tree))
            if document.region is not None:
                found.extend(self.rules.run_law(document.region, document.tree))
        kind = type(document.model).__name__.lower() if document.model else ""
        kept = _bounded(found, document.path)
        return Checked(document.path, kept, document.waivers, facts, kind, _lines(kept, document.tree))


def _told(found: Iterable[Diagnostic], law: Document | None) -> Iterator[Diagnostic]:
    """The findings, without those that only say what a region file would tell that cannot be used; that file is named instead."""
    if law is None or law.region is not None:
        yield from found
        return
    blind = False
    for one in found:
        blind = blind or one.kind.code in OF_THE_REGION
        if one.kind.code not in OF_THE_REGION:
            yield one
    if blind:
        yield diagnose(REGION_UNUSABLE, Span(law.path), path=law.path)


def _checker(choice: Choice, digests: bool) -> Checker:
    return Checker(choice, digests=digests)


def _lines(found: tuple[Diagnostic, ...], tree: Tree) -> dict[int, str]:
    """The lines that findings stand on; none of a file that could not be decoded."""
    if not found or not tree.text:
        return {}
    numbers = {one.span.line for one in found}
    return {number: tree.lines[number - 1] for number in sorted(numbers) if number <= len(tree.lines)}


def _bounded(found: list[Diagnostic], path: str) -> tuple[Diagnostic, ...]:
    """The worst first when there are too many to keep."""
    if len(found) <= MAX_FINDINGS:
        return tuple(found)
    found.sort(key=lambda d: (-d.severity, d.sort_key()))
    rest = diagnose(TOO_MANY, Span(path), count=len(found) - MAX_FINDINGS)
    return (*found[:MAX_FINDINGS], rest)
