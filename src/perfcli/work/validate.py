"""Check target files: every file on its own, then the files of a region together, then the waivers.

In: paths, settings, today's date. Out: a `Verdict`. Several processes share the files when there are many.
"""

from __future__ import annotations

import os
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Span, Text, diagnose
from perfcli.lint.rules import all_rules
from perfcli.lint.runner import run_region
from perfcli.loading.discover import STDIN, find_files
from perfcli.loading.document import parse_bytes
from perfcli.loading.kinds import SETTING
from perfcli.loading.regions import Regions
from perfcli.work.check import Checked, check_document, check_file
from perfcli.work.waive import FAULTS, UNWAIVABLE, Waived, judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from perfcli.diagnostics import Diagnostic, Severity
    from perfcli.lint.rule import Rule
    from perfcli.loading.settings import Settings

_CODE = re.compile("PF[0-9]{0,3}")
_CODES = Text(
    "写编码或编码的开头，如 PF402 或 PF4；全部编码见 perfcli rule",
    "write codes or how they begin, such as PF402 or PF4; `perfcli rule` lists them all",
)

FEW = 64
"""Below this many files a second process costs more than it brings."""
CHUNK = 32
MAX_PROCESSES = 8


class Choice(NamedTuple):
    """Which codes are looked for; prefixes such as `PF4` mean all that begin so."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, code: str) -> bool:
        """Whether findings of `code` are wanted."""
        chosen = not self.select or code.startswith(self.select)
        return chosen and not (self.ignore and code.startswith(self.ignore))

    def problems(self) -> tuple[Diagnostic, ...]:
        """Codes that are no codes, and a choice that leaves nothing to look for: such a run must not be green."""
        wrong = [code for code in (*self.select, *self.ignore) if not _CODE.fullmatch(code)]
        known = (*(rule.code for rule in all_rules()), *UNWAIVABLE)
        if not wrong and not any(self.takes(code) for code in known):
            wrong = [*self.select]
        return tuple(
            diagnose(SETTING, Span(""), key="select/ignore", found=c, expected=_CODES) for c in wrong
        )

    def rules(self) -> tuple[Rule, ...]:
        """The rules that are to be run."""
        return tuple(rule for rule in all_rules() if self.takes(rule.code))


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
        yield from _in_processes(files, choice, jobs)
        return
    regions, rules = Regions(), choice.rules()
    for path in files:
        if path == STDIN:
            yield check_document(parse_bytes(stdin() if stdin else b"", "<stdin>"), regions, rules)
        else:
            yield check_file(path, regions, rules)


def _in_processes(files: Sequence[str], choice: Choice, jobs: int) -> Iterator[Checked]:
    """The same, shared among processes in chunks; results come back in order."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - small runs start without it

    chunks = [(tuple(files[at : at + CHUNK]), choice) for at in range(0, len(files), CHUNK)]
    pool = ProcessPoolExecutor(max_workers=jobs)
    try:
        for results in pool.map(_chunk, chunks):
            yield from results
    finally:
        pool.shutdown(cancel_futures=True)  # after Ctrl-C the chunks that wait are not worth waiting for


def _chunk(task: tuple[tuple[str, ...], Choice]) -> list[Checked]:
    """The files of one chunk, in a worker."""
    files, choice = task
    regions, rules = _of_worker(choice)
    return [check_file(path, regions, rules) for path in files]


@cache
def _of_worker(choice: Choice) -> tuple[Regions, tuple[Rule, ...]]:
    """What a worker keeps between its chunks."""
    return Regions(), choice.rules()
