"""Verify a receipt: score again what it names and compare, and look whether the files beside it are as they were written.

In: the path of a scores.json and where its inputs stand today. Out: `Verified`. Nothing is written.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import perfcli
from perfcli.files import FileError, decode_table, read_bytes, sha256_of
from perfcli.formats import csv_, scores_json
from perfcli.loading.file_faults import file_fault
from perfcli.scoring.differences import differences
from perfcli.scoring.receipt import text_hash
from perfcli.scoring.tables import rejected_table, scores_table
from perfcli.work.actuals import MAX_TABLE_BYTES, files_of
from perfcli.work.checks import load_check
from perfcli.work.score import JSON_NAME, Request, paid, score
from perfcli.work.score_approved import beside_approval
from perfcli.work.signature import check
from perfcli.work.spending import load_spending
from perfcli.work.stamp import file_of, stamped
from perfcli.work.what_if import COLUMN, what_if

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.diagnostics import Diagnostic
    from perfcli.scoring.differences import Differences
    from perfcli.scoring.scorecard import Scorecard, Source
    from perfcli.work.score import Scored
    from perfcli.work.signature import Signature
    from perfcli.work.targets import Targets

_SHOWN_LINES = 5
"""Changed lines of a table beside the receipt that are named."""


class Receipt(NamedTuple):
    """A receipt that was read: the file, its bytes and what is in it."""

    path: Path
    data: bytes
    card: Scorecard


class Beside(NamedTuple):
    """A file that was written with the receipt: `same`, `saved` (line ends or encoding), `changed` or `gone`; lines that changed."""

    name: str
    state: str
    lines: tuple[int, ...] = ()


class Given(NamedTuple):
    """Where inputs stand today; empty where they are looked for by their names in the receipt."""

    actuals: Sequence[str] = ()
    supersedes: Sequence[str] = ()
    spending: str = ""
    check: str = ""
    signers: Path | None = None


class Verified(NamedTuple):
    """What a receipt and today's files say of each other."""

    receipt: Receipt
    now: Scorecard
    found: Differences
    beside: tuple[Beside, ...]
    signature: Signature
    version: str = perfcli.__version__
    """Of the software that compared."""

    @property
    def equal(self) -> bool:
        """Whether nothing that counts differs."""
        return not self.found.changed and not self.found.follows and not self.found.cells

    @property
    def good(self) -> bool:
        """Whether there is nothing to object to at all."""
        whole = all(one.state in ("same", "saved") for one in self.beside)
        return self.equal and whole and self.signature.state != "bad"


def read_receipt(path: Path) -> tuple[Receipt | None, tuple[Diagnostic, ...]]:
    """The receipt in a file, or in a folder of results."""
    file = path / JSON_NAME if path.is_dir() else path
    try:
        data = read_bytes(file, MAX_TABLE_BYTES)
    except FileError as error:
        return None, (file_fault(error),)
    card, problems = scores_json.read(data, str(file))
    return (Receipt(file, data, card) if card else None), problems


def verify(
    receipt: Receipt, targets: Targets, given: Given
) -> tuple[Verified | None, tuple[Diagnostic, ...]]:
    """Score again and compare; None, and why, where an input is not found or scoring cannot start."""
    request, problems = _request(receipt, targets, given)
    if request is None:
        return None, problems
    scored = _again(receipt, request)
    if scored.card is None:
        return None, scored.findings
    today, _ = beside_approval(scored.card, targets)
    paths = (
        *targets.inputs,
        request.actuals,
        *request.beside,
        *(path for layer in request.earlier for path in layer),
    )
    more = [one.path for one in (request.paid, request.check and request.check.table) if one]
    now = stamped(today, (*paths, *more), targets.root)
    found = differences(receipt.card, now)
    signature = check(receipt.path, given.signers, targets.root)
    return Verified(receipt, now, found, tuple(_beside(receipt)), signature), ()


def _again(receipt: Receipt, request: Request) -> Scored:
    """Score as it was done: by the region's profile, or as a what-if by the one that the receipt names."""
    if COLUMN not in receipt.card.columns:
        return score(request)
    return what_if(replace(request, profile=receipt.card.basis.title), both=False).scored


def _request(
    receipt: Receipt, targets: Targets, given: Given
) -> tuple[Request | None, tuple[Diagnostic, ...]]:
    """What to score, from the files of today."""
    finder = _Finder(receipt, targets)
    layers = [finder.all(role) for role in finder.roles("superseded-")]
    actuals = finder.all("actuals")
    spending = finder.all("spending")
    checks = finder.all("check")
    if given.supersedes:
        layers = [files_of((path,)) for path in given.supersedes]
    if given.actuals:
        actuals = files_of(given.actuals)
    if given.spending:
        spending = (given.spending,)
    if given.check:
        checks = (given.check,)
    wanted = (*(path for layer in layers for path in layer), *actuals, *spending, *checks)
    lacking = tuple(path for path in wanted if not os.path.exists(path))  # noqa: PTH110
    if lacking or not actuals:
        return None, tuple(file_fault(FileError("missing", path)) for path in lacking or ("actuals.csv",))
    money = None
    if spending:
        loaded = load_spending(spending[0], targets)
        if loaded.table is None:
            return None, loaded.findings
        money = paid(loaded.table)
    sheet = None
    if checks:
        sheet, found = load_check(checks[0])
        if sheet is None:
            return None, found
    first, *beside = actuals
    return Request(
        first, targets.parts, targets.regions, _faulty(receipt.card, targets), targets.root,
        paid=money, beside=beside, earlier=layers, check=sheet,
    ), ()  # fmt: skip


class _Finder:
    """Finds the files that a receipt names: from the workspace, beside the receipt, in the working folder."""

    def __init__(self, receipt: Receipt, targets: Targets) -> None:
        self.sources = receipt.card.receipt.sources
        here = receipt.path.parent
        self.folders = list(dict.fromkeys((targets.root, targets.root.parent, here, here.parent, Path())))

    def roles(self, prefix: str) -> list[str]:
        """The numbered roles, in their order."""
        return list(dict.fromkeys(one.role for one in self.sources if one.role.startswith(prefix)))

    def all(self, role: str) -> tuple[str, ...]:
        """The files of a role; one that is not found by its name alone."""
        mine = [one for one in self.sources if one.role == role]
        order = dict.fromkeys(file_of(one.path) for one in mine)
        raw = {file_of(one.path): one for one in mine}
        return tuple(self._one(path, raw[path]) for path in order)

    def _one(self, path: str, source: Source) -> str:
        there = [str(folder / path) for folder in self.folders if (folder / path).is_file()]
        return next((one for one in there if _is(one, source)), there[0] if there else path)


def _is(path: str, source: Source) -> bool:
    """Whether a file is the very one that was read."""
    try:
        return bool(source.raw) and sha256_of(path, MAX_TABLE_BYTES) == source.raw
    except FileError:
        return False


def _faulty(card: Scorecard, targets: Targets) -> dict[str, str]:
    """The files to leave out: as then where the file is the same, as the rules say today where it changed.

    A waiver may have ended since, or a rule may have been added: that is no change of the scores.
    """
    if card.receipt.faulty is None:
        return dict(targets.faulty)
    scored = {source.sha256: source.path for source in card.receipt.sources if source.role == "targets"}
    left_out = {}
    for file in targets.files:
        then = scored.get(file.part.sha256)  # by content: the workspace may have another folder now
        if then in card.receipt.faulty if then is not None else file.path in targets.faulty:
            left_out[file.path] = file.home
    return left_out


def _beside(receipt: Receipt) -> Iterator[Beside]:
    """Every file that was written with the receipt, and whether it is as it was."""
    for name, recorded in scores_json.outputs_of(receipt.data).items():
        try:
            data = read_bytes(receipt.path.parent / name, MAX_TABLE_BYTES)
        except FileError:
            yield Beside(name, "gone")
            continue
        if _hash(data) == recorded:
            yield Beside(name, "same")
        else:
            yield _changed(receipt.card, name, data, recorded)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _changed(card: Scorecard, name: str, data: bytes, recorded: str) -> Beside:
    """What changed in a table that can be made again from the receipt."""
    made = next((text for text in _made(card, name) if _hash(text.encode("utf-8-sig")) == recorded), None)
    if made is None:
        return Beside(name, "changed")
    try:
        text = decode_table(data, name).text
    except FileError:
        return Beside(name, "changed")
    if text_hash(text) == text_hash(made):
        return Beside(name, "saved")
    old, new = made.splitlines(), text.lstrip("\ufeff").splitlines()
    length = max(len(old), len(new))
    lines = [at + 1 for at in range(length) if old[at : at + 1] != new[at : at + 1]]
    return Beside(name, "changed", tuple(lines[:_SHOWN_LINES]))


def _made(card: Scorecard, name: str) -> Iterator[str]:
    """A table as it was written, in either language."""
    makers = {"scores.csv": scores_table, "rejected.csv": rejected_table}
    if maker := makers.get(name):
        for lang in ("zh", "en"):
            yield csv_.write(*maker(card, lang))
