"""What a rule is: its kind of finding, why it exists, whom it is for, samples that are its tests, and a check.

A check yields key paths, never lines; the runner finds the places. In: nothing. Out: `Rule`, `Finding`, `Sample`.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from perfcli.diagnostics import Argument, Kind, Severity, Span, Text
    from perfcli.lint.facts import Facts
    from perfcli.lint.subject import Subject
    from perfcli.model.region import Region
    from perfcli.syntax.tree import KeyPath


class Audience(Enum):
    """Who wants to hear it first."""

    DEPARTMENT = "department"
    """The clerk who fills in the form."""
    BUREAU = "bureau"
    """The reviewer in the finance bureau."""
    AUDITOR = "auditor"
    """The auditor and the people's congress."""


class Repair(NamedTuple):
    """What to write in place of what a finding points at. `safe`: it means the same to every reader."""

    text: str
    safe: bool = False


class Finding(NamedTuple):
    """One finding of a file rule, at a key path. `at` picks what to point at; `excerpt` narrows it to some words."""

    where: KeyPath
    arguments: dict[str, Argument] = {}  # noqa: RUF012 - never changed
    at: Literal["head", "value", "key"] = "head"
    excerpt: str = ""
    offset: int = 0
    """Where in the value's text the excerpt begins, in characters: to tell its second occurrence from its first."""
    related: tuple[KeyPath, ...] = ()
    repair: Repair | None = None
    """Where one is known; the runner drops it where the text stands in the file otherwise than as read."""


class RegionFinding(NamedTuple):
    """One finding of a region rule; facts already carry their places."""

    span: Span
    arguments: dict[str, Argument] = {}  # noqa: RUF012 - never changed
    address: str = ""
    related: tuple[Span, ...] = ()


class Sample(NamedTuple):
    """A made-up document, shortened (see `lint.sample`), and how often the rule must speak on it."""

    text: str
    found: int = 1


FileCheck: TypeAlias = "Callable[[Subject], Iterable[Finding]]"
LawCheck: TypeAlias = "Callable[[Region], Iterable[Finding]]"
RegionCheck: TypeAlias = "Callable[[Sequence[Facts]], Iterable[RegionFinding]]"


class Rule(NamedTuple):
    """One rule of the catalogue; exactly one of its checks: of a target file, of a region's year, of the region's own file."""

    kind: Kind
    why: Text
    source: Text
    audience: Audience
    good: Sample
    bad: tuple[Sample, ...]
    check: FileCheck | None = None
    check_region: RegionCheck | None = None
    check_law: LawCheck | None = None
    starred: bool = False
    """Whether the rule speaks on the seed document; then it has a second bad sample, from another made-up county."""

    keys: tuple[str, ...] = ()
    """The keys of a file that it speaks about: their hover text in an editor names it."""
    about: frozenset[str] = frozenset()
    """What a file must hold for the rule to say anything, any one of `Subject.holds`; the runner asks no other file."""

    of_files: bool = False
    """Whether a region rule looks at whose files there are, and not at their nodes."""
    repairs: Literal["", "safe", "unsafe"] = ""
    """Whether its findings may bring a repair, and of which kind."""
    years: bool = False
    """Whether a region rule sees all years of its region together, earliest first; else one year at a time."""
    since: int = 2026
    """The rule set that the rule came in: a workspace that pins an earlier one does not hear it."""
    severities: tuple[tuple[int, Severity], ...] = ()
    """What its severity was before it changed: up to which rule set, and what; earliest first."""

    @property
    def code(self) -> str:
        """The stable code, such as `PF203`."""
        return self.kind.code

    def severity_in(self, pin: int) -> Severity:
        """Its severity under a rule set; 0 is the latest."""
        return next((old for until, old in self.severities if 0 < pin <= until), self.kind.severity)

    @property
    def scope(self) -> str:
        """`file`, `region`, or `law` for the region's own file."""
        return "file" if self.check is not None else "law" if self.check_law is not None else "region"
