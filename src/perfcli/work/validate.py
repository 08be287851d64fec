"""Check target files: every file on its own, then the files of a region together, then the waivers.

In: paths, settings, today's date. Out: a `Verdict`. Several processes share the files when there are many.
"""

from __future__ import annotations

import os
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from perfcli.lint.runner import run_region
from perfcli.loading.discover import STDIN, find_files
from perfcli.loading.document import parse_bytes
from perfcli.work.check import Checker
from perfcli.work.choice import Choice, nothing_left
from perfcli.work.index import Index
from perfcli.work.locked import Locks
from perfcli.work.personal import in_tables, is_table
from perfcli.work.run import Run
from perfcli.work.scope import Scope
from perfcli.work.site import site_of, without
from perfcli.work.spread import FEW, spread
from perfcli.work.waive import Waived, judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from perfcli.diagnostics import Diagnostic, Severity
    from perfcli.loading.settings import Settings
    from perfcli.table import Table
    from perfcli.work.check import Checked
    from perfcli.work.scope import Asked


class Verdict(NamedTuple):
    """What a run found. `files` counts the files that were checked."""

    diagnostics: tuple[Diagnostic, ...]
    waived: tuple[Waived, ...] = ()
    files: int = 0
    plans: int = 0
    fatal: tuple[Diagnostic, ...] = ()
    """What made a part of the run impossible: bad settings, paths that do not exist, nothing to check."""
    lines: Mapping[str, Mapping[int, str]] = MappingProxyType({})
    """Of each path, the lines that its findings stand on."""
    newer: tuple[str, ...] = ()
    """The rules that are off because they are newer than the rule set that is pinned."""
    known: tuple[Diagnostic, ...] = ()
    """Findings that a baseline holds: they fail no run."""
    asked: Callable[[str], frozenset[str]] = lambda _: frozenset()
    """The codes that were looked for in a file: only these can be missing from it."""
    paths: tuple[str, ...] = ()
    """The files that were checked whole."""

    def worst(self) -> Severity | None:
        """The worst finding's severity."""
        return max((found.severity for found in self.diagnostics), default=None)


WHO_IS_MISSING = "PF128"
"""Who sent no file: not known as long as a file cannot be read, for it may be theirs."""


def validate(
    paths: Sequence[str],
    settings: Settings,
    *,
    today: date,
    asked: Asked | None = None,
    jobs: int = 0,
    stdin: Callable[[], bytes] | None = None,
    progress: Callable[[int, int], None] | None = None,
    cache: bool = True,
    waivers: bool = True,
) -> Verdict:
    """Check every target file that `paths` mean; `jobs` 0 takes a process for each processor.

    `progress` is told how many files of how many are done; with `cache`, what an earlier run found in unchanged files is
    taken from the index. Without `waivers`, everything is found as if nobody had waived anything.
    """
    site = site_of(settings)
    scope = Scope(settings, asked, site.rules)
    choice = Choice(scope.wanted(), site.read)
    files, fatal = find_files([path for path in paths if not is_table(path)], settings.exclude)
    files, own = without(files, site.files)
    tables = [*in_tables(paths, settings.exclude)]
    indexed = cache and len(files) >= FEW and STDIN not in files
    checker = Checker(choice, digests=indexed)
    known = Index(paths, checker) if indexed else None
    checked = [*_checked(files, checker, known, jobs, stdin, progress)]
    together = any(path != STDIN and os.path.isdir(path) for path in paths) or len(checked) > 1  # noqa: PTH112
    facts = [one.facts for one in checked if one.facts]
    found = [diagnostic for one in checked for diagnostic in one.diagnostics]
    found.extend(one for _, one in tables)
    found.extend(site.diagnostics)
    if together:
        known_all = all(one.kind for one in checked)
        of_region = run_region(facts, choice.rules(), checker.regions.governing)
        found.extend(one for one in of_region if known_all or one.kind.code != WHO_IS_MISSING)
    found.extend(_beside_approved(files, checker, together=together))
    run = Run(scope, tuple(one.path for one in checked), together)
    broken = frozenset(one.path for one in checked if not one.kind)
    covering = [waiver for one in checked for waiver in one.waivers] if waivers else []
    judged = judge([*run.levelled(found)], covering, run.asked, today, broken)
    standing = {*run.levelled(judged.standing), *run.told(paths)}
    return Verdict(
        tuple(sorted(standing, key=lambda d: d.sort_key())),
        judged.waived,
        len(checked) + len(own) + sum(map(is_table, paths)),
        len(facts),
        (*settings.problems, *run.fatal, *nothing_left(scope, choice), *fatal),
        {one.path: one.lines for one in checked if one.lines} | _table_lines(tables),
        scope.newer(),
        asked=run.asked,
        paths=tuple(one.path for one in checked if one.kind),
    )


def _beside_approved(files: Sequence[str], checker: Checker, *, together: bool) -> Iterator[Diagnostic]:
    """What the files say against their approvals; where nothing is approved, nothing is read."""
    locks = Locks()
    governed = [file for file in files if file != STDIN and locks.path(file)]
    if governed:
        from perfcli.work.approved import beside_approved  # noqa: PLC0415 - most workspaces have no lock

        yield from beside_approved(governed, checker.regions, together=together)


def _table_lines(tables: Sequence[tuple[Table | None, Diagnostic]]) -> dict[str, dict[int, str]]:
    """The lines of tables that findings stand on."""
    lines: dict[str, dict[int, str]] = {}
    for table, found in tables:
        if table is not None:
            written = table.text.split("\n")
            lines.setdefault(found.span.path, {})[found.span.line] = written[found.span.line - 1]
    return lines


def _checked(
    files: Sequence[str],
    checker: Checker,
    known: Index | None,
    jobs: int,
    stdin: Callable[[], bytes] | None,
    progress: Callable[[int, int], None] | None,
) -> Iterator[Checked]:
    """Each file, in order; standard input in this process, what the index knows without being read."""
    if STDIN in files:
        read = stdin or bytes
        for path in files:
            given = parse_bytes(read(), "<stdin>") if path == STDIN else None
            yield checker.of(given) if given else checker(path)
        return
    found = [known.get(path) if known else None for path in files]
    new = [path for path, one in zip(files, found, strict=True) if one is None]
    for path in new[:1]:
        checker.regions.document(path)  # now, so that no other process has to read it again
    fresh = iter(spread(checker, new, jobs, progress))
    for one in found:
        result = one or next(fresh)
        if known and one is None:
            known.put(result)
        yield result
    if known:
        known.save()
