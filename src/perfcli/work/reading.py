"""One target file through every stage that scoring and printing ask for; its text and tree are dropped.

In: a path. Out: `Target`, small enough to travel between processes; None for other files.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Severity
from perfcli.lint.facts import gather
from perfcli.lint.rules import all_rules
from perfcli.lint.runner import FileRules
from perfcli.lint.subject import Subject
from perfcli.loading.document import read_document
from perfcli.loading.outline import outline
from perfcli.loading.regions import NAMES, Regions
from perfcli.quantity.personal import file_may_hold
from perfcli.scoring.parts import part_of
from perfcli.work.disclosure import withheld
from perfcli.work.law import Laws
from perfcli.work.scope import Scope

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic
    from perfcli.lint.facts import Facts
    from perfcli.lint.rule import Rule
    from perfcli.loading.document import Document
    from perfcli.loading.outline import Outline
    from perfcli.loading.settings import Settings
    from perfcli.model.plan import Plan
    from perfcli.scoring.parts import Part
    from perfcli.syntax.comments import Waiver
    from perfcli.work.disclosure import Withheld


PERSONAL = "PF801"
"""The code of numbers of persons: what is published is held to it, whatever the settings say."""


class Target(NamedTuple):
    """What is kept of a target file that holds. `findings` are its own and those of the rules that can find errors."""

    part: Part
    findings: tuple[Diagnostic, ...]
    waivers: tuple[Waiver, ...]
    facts: Facts
    withheld: Withheld | None
    outline: Outline | None
    """The plan laid flat, for those who print it: large, so kept only where it was asked for."""

    @property
    def path(self) -> str:
        """Where the file stands."""
        return self.part.path

    @property
    def home(self) -> str:
        """The first part of its addresses."""
        return self.part.home

    @property
    def year(self) -> int:
        """The year of its plan."""
        return self.part.year

    @property
    def region(self) -> str:
        """The path of the region file that governs it."""
        return self.part.region


class Broken(NamedTuple):
    """A file that does not hold; its findings say why."""

    path: str
    findings: tuple[Diagnostic, ...]
    waivers: tuple[Waiver, ...]


class Reader:
    """Reads files; keeps the regions and rules that it needs again and again."""

    def __init__(self, settings: Settings, *, whole: bool) -> None:
        self.settings, self.whole = settings, whole
        self.regions = Regions()
        self.laws = Laws()
        self.rules = error_rules(settings)
        self.file_rules = FileRules(self.rules)
        self.nodes = any(rule.check_region is not None and not rule.of_files for rule in self.rules)

    def __reduce__(self) -> tuple[object, ...]:
        """In another process, begin anew: rules and regions are not for sending."""
        return _reader, (self.settings, self.whole)

    def __call__(self, path: str) -> Target | Broken | None:
        """Read one file; a sound region file was read with the files that it governs."""
        if os.path.basename(path) in NAMES and self._governs(path):  # noqa: PTH119
            return None
        document = read_document(path)
        if document.model is None:
            return Broken(path, document.diagnostics, document.waivers)
        return self._target(document, document.plan) if document.plan else None

    def _governs(self, path: str) -> bool:
        law = self.regions.document(path)
        return law is not None and law.region is not None and _same(law.path, path)

    def _target(self, document: Document, plan: Plan) -> Target:
        law = self.regions.document(document.path)
        region = law.region if law else None
        laid = outline(plan, region)
        subject = Subject(
            document.path, laid, digits=file_may_hold(document.tree.text), profile=self.laws.of(law)
        )
        return Target(
            part_of(laid, document.tree, law.path if law and region else ""),
            (*document.diagnostics, *self.file_rules.run(subject, document.tree)),
            document.waivers,
            gather(subject, document.tree, nodes=self.nodes),
            withheld(laid, document.tree),
            laid if self.whole else None,
        )


def _same(one: str, other: str) -> bool:
    return os.path.abspath(one) == os.path.abspath(other)  # noqa: PTH100 - links keep their names


def _reader(settings: Settings, whole: bool) -> Reader:
    return Reader(settings, whole=whole)


def error_rules(settings: Settings) -> tuple[Rule, ...]:
    """The rules whose findings are errors, by themselves or by the settings; and that on numbers of persons."""
    scope = Scope(settings)
    errors = scope.ever(Severity.ERROR) | {PERSONAL}
    return tuple(rule for rule in all_rules() if rule.code in errors)
