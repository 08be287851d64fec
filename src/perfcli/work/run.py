"""A scope at work on the files of one run: findings at their levels, what was looked for, what the scope itself is told.

In: a scope, the files, whether they were seen together. Out: findings.
"""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from perfcli.diagnostics import Severity
from perfcli.files import relative
from perfcli.work.scope_kinds import KEPT_FAULT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcli.diagnostics import Diagnostic
    from perfcli.work.scope import Scope


class Run:
    """One run of some files."""

    def __init__(self, scope: Scope, files: tuple[str, ...], together: bool) -> None:
        self._scope = scope
        self._files = files
        self._together = together
        self._asked: dict[str, frozenset[str]] = {}

    def levelled(self, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Findings at their levels, without those that are off."""
        for one in found:
            levelled = self._scope.levelled(one)
            if levelled is not None:
                yield levelled

    def asked(self, path: str) -> frozenset[str]:
        """The codes that were looked for in a file."""
        key = "" if self._scope.plain else path
        if key not in self._asked:
            self._asked[key] = self._scope.asked_for(path) & self._run
        return self._asked[key]

    @cached_property
    def _run(self) -> frozenset[str]:
        """The codes of rules that could speak at all: those of a region need its files together."""
        return frozenset(rule.code for rule in self._scope.rules if self._together or rule.scope == "file")

    @property
    def fatal(self) -> tuple[Diagnostic, ...]:
        """Words that mean no rule: the run would not be the one that was asked for."""
        return tuple(one for one in self._scope.problems if self._stops(one))

    def told(self, paths: Sequence[str]) -> Iterator[Diagnostic]:
        """What else is wrong with the settings; patterns are judged by whole workspaces only."""
        found = [one for one in self._scope.problems if not self._stops(one)]
        if self._scope.paths and self._whole(paths):
            found += self._scope.unmatched(self._files)
        yield from (one for one in found if one.kind is KEPT_FAULT)
        yield from self.levelled(one for one in found if one.kind is not KEPT_FAULT)

    @staticmethod
    def _stops(found: Diagnostic) -> bool:
        return found.severity is Severity.ERROR or not found.span.path

    def _whole(self, paths: Sequence[str]) -> bool:
        """Whether the paths hold all targets of the workspace."""
        settings = self._scope.settings
        wanted = [settings.root / target for target in settings.targets] or [settings.root]
        given = [path for path in paths if os.path.isdir(path)]  # noqa: PTH112
        return all(any(not relative(one, path).startswith(os.pardir) for path in given) for one in wanted)
