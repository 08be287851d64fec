"""Check target files: every file on its own, then the files of a region together, then the waivers.

In: paths, settings, today's date. Out: a `Verdict`. Several processes share the files when there are many.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from perfcli.lint.runner import run_region
from perfcli.loading.discover import STDIN, find_files
from perfcli.loading.document import parse_bytes
from perfcli.loading.regions import Regions
from perfcli.work.check import Checked, check_document, check_file
from perfcli.work.choice import Choice
from perfcli.work.waive import FAULTS, Waived, judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from perfcli.diagnostics import Diagnostic, Severity
    from perfcli.loading.settings import Settings

FEW = 64
"""Below this many files a second process costs more than it brings."""
MAX_PROCESSES = 8


class Verdict(NamedTuple):
    """What a run found. `files` counts the files that were checked."""

    diagnostics: tuple[Diagnostic, ...]
    waived: tuple[Waived, ...] = ()
    files: int = 0
    plans: int = 0
    fatal: tuple[Diagnostic, ...] = ()
    """What made a part of the run impossible: bad settings, paths that do not exist, nothing to check."""

    def worst(self) -> Severity | None:
        """The worst finding's severity."""
        return max((found.severity for found in self.diagnostics), default=None)


def validate(
    paths: Sequence[str],
    settings: Settings,
    *,
    today: date,
    choice: Choice | None = None,
    jobs: int = 0,
    stdin: Callable[[], bytes] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Verdict:
    """Check every target file that `paths` mean; `jobs` 0 takes a process for each processor.

    `progress` is told how many files of how many are done.
    """
    choice = choice or Choice(settings.select, settings.ignore)
    files, fatal = find_files(paths, settings.exclude)
    checked: list[Checked] = []
    for result in _checked(files, choice, jobs, stdin):
        checked.append(result)
        if progress is not None:
            progress(len(checked), len(files))
    together = any(path != STDIN and os.path.isdir(path) for path in paths) or len(checked) > 1  # noqa: PTH112
    facts = [one.facts for one in checked if one.facts]
    found = [diagnostic for one in checked for diagnostic in one.diagnostics]
    if together:
        found.extend(run_region(facts, choice.rules()))
    asked = frozenset(rule.code for rule in choice.rules() if together or rule.scope == "file")
    waivers = (waiver for one in checked for waiver in one.waivers)
    judged = judge(found, waivers, asked, today, frozenset(one.path for one in checked if not one.kind))
    wanted = (d for d in judged.standing if d.code in FAULTS or choice.takes(d.code))
    standing = (_levelled(d, settings) for d in wanted)
    return Verdict(
        tuple(sorted(set(standing), key=lambda d: d.sort_key())),
        judged.waived,
        len(checked),
        len(facts),
        (*settings.problems, *choice.problems(), *fatal),
    )


def _levelled(found: Diagnostic, settings: Settings) -> Diagnostic:
    """A finding at the level that the settings give its code."""
    for code, severity in settings.severity:
        if found.code == code:
            return found._replace(severity=severity)
    return found


def _checked(
    files: Sequence[str], choice: Choice, jobs: int, stdin: Callable[[], bytes] | None
) -> Iterator[Checked]:
    """Each file, in order; standard input and small runs in this process."""
    jobs = jobs or min(os.cpu_count() or 1, MAX_PROCESSES)
    if jobs > 1 and len(files) >= FEW and STDIN not in files:
        from perfcli.work.share import share  # noqa: PLC0415 - small runs start without it

        yield from share(files, choice, jobs)
        return
    regions, rules = Regions(places=False), choice.rules()
    for path in files:
        if path == STDIN:
            yield check_document(parse_bytes(stdin() if stdin else b"", "<stdin>"), regions, rules)
        else:
            yield check_file(path, regions, rules)
