"""Files beside what was approved of them: what `validate` says of each, what scores and forms have to know.

In: paths or outlines of target files. Out: findings; the first approved values of what was adjusted since.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.comparing import approval_kinds as kinds
from perfcli.comparing.approval import check, uncovered
from perfcli.comparing.differences import differences
from perfcli.comparing.lock import Approval, Lock, state
from perfcli.comparing.lock import read as parse
from perfcli.diagnostics import Diagnostic, Span, diagnose
from perfcli.files import FileError, decode_utf8, read_bytes
from perfcli.loading.document import read_document
from perfcli.loading.file_faults import file_fault
from perfcli.loading.organisation import was_registered
from perfcli.loading.outline import outline
from perfcli.loading.regions import Regions
from perfcli.scoring.receipt import make_receipt, shown_path, text_hash
from perfcli.scoring.scorecard import Source
from perfcli.scoring.wording import listed
from perfcli.work.locked import Locks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcli.loading.outline import Outline
    from perfcli.scoring.scorecard import Scorecard

MAX_BYTES = 256 * 1024 * 1024


class Held(NamedTuple):
    """A lock file with what is wrong with it."""

    lock: Lock
    problems: tuple[Diagnostic, ...] = ()


class Known(Locks):
    """The lock files of a run, each read once."""

    def __init__(self) -> None:
        super().__init__()
        self._held: dict[str, Held] = {}

    def of(self, file: str) -> Held | None:
        """The lock that governs a file."""
        path = self.path(file)
        if path and path not in self._held:
            self._held[path] = read(path)
        return self._held.get(path)


def read(path: str) -> Held:
    """A lock file; one that cannot be read at all holds nothing."""
    try:
        return Held(*parse(decode_utf8(read_bytes(path, MAX_BYTES), path), path))
    except FileError as error:
        return Held(Lock(path), (file_fault(error),))


def beside_approved(files: Sequence[str], regions: Regions, *, together: bool) -> Iterator[Diagnostic]:
    """What the lock files say of some files; with `together`, also which approved file is not there."""
    locks = Known()
    governed = [file for file in files if locks.path(file)]
    if not governed:
        return

    there: dict[str, set[tuple[int, str]]] = {}
    broken: set[str] = set()
    for file in governed:
        held = locks.of(file)
        if held is None:
            continue
        if held.lock.path not in there:
            there[held.lock.path] = set()
            yield from held.problems
        document = read_document(file)
        if document.plan is None:
            broken.update({held.lock.path} if document.model is None else ())
            continue
        there[held.lock.path].add((document.plan.year, document.plan.home))
        if not held.problems:
            laid = outline(document.plan, regions.governing(file))
            yield from check(laid, document.tree, held.lock, document.lang)
    if together:
        yield from _missing(locks, there, broken, regions, governed)


def _missing(
    locks: Known,
    there: dict[str, set[tuple[int, str]]],
    broken: set[str],
    regions: Regions,
    files: Sequence[str],
) -> Iterator[Diagnostic]:
    """Approved departments without a file, where the other files of their year are looked at; a broken file may be theirs."""
    for path, homes in there.items():
        held = locks.of(next(file for file in files if locks.path(file) == path))
        region = regions.governing(next(file for file in files if locks.path(file) == path))
        if held is None or held.problems or path in broken:
            continue
        last = {(one.year, one.home): one for one in held.lock.approvals}
        years = {year for year, _ in homes}
        for (year, home), one in last.items():
            gone = region is not None and was_registered(region, home, year)
            if year in years and (year, home) not in homes and not gone:
                span = Span(path, one.line, 1, one.line, 1)
                yield diagnose(kinds.MISSING, span, year=year, home=home, name=one.name)


class Adjusted(NamedTuple):
    """What is not as it was first approved: by address and key, the first value."""

    initial: dict[str, dict[str, str]]
    """The values at the beginning of the year (年初)."""
    since_approval: tuple[str, ...]
    """Names of what is not as approved last."""
    documents: dict[str, str]
    """Of each home, the document of its first approval."""
    source: tuple[str, str] = ("", "")
    """The lock file and the hash of the approvals of these files; empty when none of them is approved.

    Other years and departments in the same file do not count: their approval changes no score of these.
    """
    problems: tuple[Diagnostic, ...] = ()
    unrecorded: tuple[str, ...] = ()
    """The address of each value that was changed without an adjustment on record, once for each."""


def adjusted(files: Iterable[tuple[str, Outline]]) -> Adjusted:
    """What differs from the approval in some outlines, each with its path."""
    locks = Known()
    initial: dict[str, dict[str, str]] = {}
    names: list[str] = []
    documents: dict[str, str] = {}
    unrecorded: list[str] = []
    lock, seals = "", []
    problems: dict[str, tuple[Diagnostic, ...]] = {}
    for path, laid in files:
        held = locks.of(path)
        if held is None:
            continue
        problems[held.lock.path] = held.problems
        approvals = held.lock.of(laid.plan.year, laid.plan.home)
        if held.problems or approvals:
            lock = held.lock.path
            seals += [held.lock.sha256] if held.problems else [one.seal for one in approvals]
        if held.problems or not approvals:
            continue
        _collect(laid, approvals, initial, names)
        unrecorded += [one.address for one in uncovered(laid, approvals) if one.node is not None]
        documents[laid.plan.home] = approvals[0].document
    source = (lock, text_hash("\n".join(sorted(set(seals))))) if lock else ("", "")
    said = tuple(problem for those in problems.values() for problem in those)
    return Adjusted(initial, tuple(names), documents, source, said, tuple(unrecorded))


def adjusted_files(paths: Iterable[str]) -> Adjusted:
    """The same, of files that have to be read."""
    regions = Regions()
    documents = (read_document(path) for path in paths)
    return adjusted(
        (one.path, outline(one.plan, regions.governing(one.path))) for one in documents if one.plan
    )


def differing(card: Scorecard, found: Adjusted, root: str) -> tuple[Scorecard, tuple[Diagnostic, ...]]:
    """A scorecard that names the lock file in its receipt, and says where its targets are not as approved."""
    path, digest = found.source
    if not path:
        return card, found.problems
    receipt = card.receipt
    source = Source("approved", shown_path(path, root), digest)
    made = make_receipt((*receipt.sources, source), receipt.version)
    card = card._replace(receipt=made._replace(faulty=receipt.faulty))
    if not found.since_approval:
        return card, found.problems
    count = len(found.since_approval)
    notice = f"目标有 {count} 处和批复不同，按现在的目标评分"
    said = diagnose(kinds.SCORED, Span(path), count=count, names=listed(found.since_approval))
    return card._replace(notices=(notice, *card.notices)), (*found.problems, said)


def _collect(
    laid: Outline, approvals: tuple[Approval, ...], initial: dict[str, dict[str, str]], names: list[str]
) -> None:
    """The values at the beginning of the year, and the names of what is not as approved last."""
    first, last = state(approvals[:1]), state(approvals)
    for one in differences(laid, first):
        if one.node is None:
            initial[one.address] = {"name": one.name, "": one.before}
        elif not one.wording:
            initial.setdefault(one.address, {})[one.key] = one.before
    names += [one.name for one in differences(laid, last) if not one.wording]
