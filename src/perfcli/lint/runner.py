"""Asks each rule and ties what it found to places. In: a subject and its tree, or facts. Out: diagnostics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Diagnostic, Span
from perfcli.lint.repair import repaired

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from perfcli.diagnostics import Argument, Kind
    from perfcli.lint.facts import Facts
    from perfcli.lint.rule import FileCheck, Finding, Rule
    from perfcli.lint.subject import Subject
    from perfcli.model.region import Region
    from perfcli.syntax.tree import Tree


class FileRules:
    """The file rules among some rules, kept for many files."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        kept = tuple(rules)
        self._rules = [(rule.kind, rule.about, rule.check) for rule in kept if rule.check is not None]
        self._laws = [(rule.kind, rule.check_law) for rule in kept if rule.check_law is not None]
        self._due: dict[frozenset[str], list[tuple[Kind, FileCheck]]] = {}

    def run(self, subject: Subject, tree: Tree) -> Iterator[Diagnostic]:
        """What they find in one plan."""
        for kind, check in self._of(subject.holds):
            for finding in check(subject):
                yield _placed(kind, finding, tree, _address(subject.addresses, finding))

    def run_law(self, region: Region, tree: Tree) -> Iterator[Diagnostic]:
        """What they find in a region's own file."""
        for kind, check in self._laws:
            for finding in check(region):
                yield _placed(kind, finding, tree, "")

    def _of(self, holds: frozenset[str]) -> list[tuple[Kind, FileCheck]]:
        """The rules that have anything to say of a file that holds these things; files hold one of a few sets of them."""
        due = self._due.get(holds)
        if due is None:
            due = [(kind, check) for kind, about, check in self._rules if not about or about & holds]
            self._due[holds] = due
        return due


def run_file(subject: Subject, tree: Tree, rules: Iterable[Rule]) -> Iterator[Diagnostic]:
    """What the file rules among `rules` find in one plan."""
    return FileRules(rules).run(subject, tree)


def run_region(
    facts: Sequence[Facts], rules: Iterable[Rule], governing: Callable[[str], Region | None] | None = None
) -> Iterator[Diagnostic]:
    """What the region rules among `rules` find in the files of each region and year, or of each region.

    `governing` gives the region that governs a path, where facts were gathered without its register; the first file of a
    group gets it.
    """
    groups: dict[tuple[str, int], list[Facts]] = {}
    regions: dict[tuple[str, int], list[Facts]] = {}
    for fact in sorted(facts, key=lambda f: (f.year, f.home, f.path)):
        groups.setdefault((fact.region, fact.year), []).append(fact)
        regions.setdefault((fact.region, 0), []).append(fact)
    for group in (*groups.values(), *regions.values()) if governing is not None else ():
        if governing is not None and (region := governing(group[0].path)) is not None:
            group[0] = group[0]._replace(registered=region.register, changes=region.changes)
    for rule in rules:
        if rule.check_region is not None:
            for _, group in sorted((regions if rule.years else groups).items(), key=lambda item: item[0]):
                for found in rule.check_region(group):
                    yield _diagnostic(rule.kind, found.span, found.arguments, found.related, found.address)


def _address(addresses: dict[tuple[str | int, ...], str], finding: Finding) -> str:
    """The address of the node that a finding is in."""
    where = finding.where
    while where not in addresses:
        where = where[:-1]
    return addresses[where]


def _placed(kind: Kind, finding: Finding, tree: Tree, address: str) -> Diagnostic:
    related = tuple(tree.head_span(where) for where in finding.related)
    placed = _diagnostic(kind, _span(finding, tree), finding.arguments, related, address)
    if finding.repair is None:
        return placed
    return placed._replace(fix=repaired(finding, placed.span, tree))


def _span(finding: Finding, tree: Tree) -> Span:
    if finding.excerpt:
        return tree.excerpt_span(finding.where, finding.excerpt, finding.offset)
    if finding.at == "value":
        return tree.span(finding.where)
    return tree.key_span(finding.where) if finding.at == "key" else tree.head_span(finding.where)


def _diagnostic(
    kind: Kind, span: Span, arguments: dict[str, Argument], related: tuple[Span, ...], address: str
) -> Diagnostic:
    return Diagnostic(kind, span, tuple(sorted(arguments.items())), related, kind.severity, address)
