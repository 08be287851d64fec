"""Approve targets (批复): freeze what departments' files say, with a document and a day; or check what was frozen.

In: a folder, who, a document, a day. Out: `Approved`: a line for each department, the lock file written; or why nothing was.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfcli.comparing import approval_kinds as kinds
from perfcli.comparing.approval import uncovered
from perfcli.comparing.differences import differences
from perfcli.comparing.lock import Approval, Lock, changes, freeze, sealed, state, write
from perfcli.diagnostics import Span, Text, diagnose
from perfcli.files import FileError, write_text
from perfcli.work.approved import read
from perfcli.work.locked import NAME, Locks
from perfcli.work.score import unwritable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from perfcli.diagnostics import Diagnostic
    from perfcli.loading.outline import Outline
    from perfcli.work.targets import Targets


class Outcome(NamedTuple):
    """One department: how often it is approved now, how many nodes, and how many of them changed since the last time."""

    home: str
    name: str
    times: int
    nodes: int
    changed: int
    document: str
    unrecorded: int = 0
    """Of the changes, those without an adjustment on record."""


class Approved(NamedTuple):
    """What was approved; nothing where there are problems."""

    path: str
    outcomes: tuple[Outcome, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def lock_of(loaded: Targets, folder: str) -> str:
    """The lock file of a folder: the one that governs it, else a new one beside the region's file."""
    for file in loaded.files:
        if found := Locks().path(file.path):
            return found
    law = next(iter(loaded.regions), "")
    top = Path(law).parent if law else Path(folder)
    return os.path.normpath((top if top.is_dir() else top.parent) / NAME)


def approve(loaded: Targets, folder: str, homes: Sequence[str], document: str, day: date) -> Approved:
    """Approve the departments of `homes`, with their units; of none named, all."""
    path = lock_of(loaded, folder)
    held = read(path) if os.path.exists(path) else None  # noqa: PTH110
    if held and held.problems:
        return Approved(path, problems=held.problems)
    lock = held.lock if held else Lock(path)
    chosen = [one for one in loaded.outlines if not homes or _asked(one.plan.home, homes)]
    problems = [*_unknown(homes, loaded, path), *_faulty(loaded, homes)]
    approvals, outcomes = list(lock.approvals), []
    for laid in chosen:
        before = lock.of(laid.plan.year, laid.plan.home)
        problems += _not_recorded(laid, before, day, loaded)
        one = _approval(laid, before, document, day)
        if one.nodes:
            approvals.append(one)
        outcomes.append(_outcome(laid, (*before, one) if one.nodes else before, len(one.nodes), document))
    if problems:
        return Approved(path, problems=tuple(problems))
    try:
        write_text(Path(path), write(lock._replace(approvals=tuple(approvals))))
    except FileError as error:
        return Approved(path, problems=unwritable(error))
    return Approved(path, tuple(outcomes))


def check(loaded: Targets, folder: str, homes: Sequence[str]) -> Approved:
    """How departments stand to their approvals; those that never were are problems."""
    path = lock_of(loaded, folder)
    held = read(path) if os.path.exists(path) else None  # noqa: PTH110
    if held and held.problems:
        return Approved(path, problems=held.problems)
    lock = held.lock if held else Lock(path)
    problems, outcomes = [*_unknown(homes, loaded, path)], []
    for laid in loaded.outlines:
        if homes and not _asked(laid.plan.home, homes):
            continue
        before = lock.of(laid.plan.year, laid.plan.home)
        if not before:
            problems.append(_not_yet(laid, loaded))
            continue
        changed = sum(not one.wording for one in differences(laid, state(before)))
        outcome = _outcome(laid, before, changed, before[-1].document)
        outcomes.append(outcome._replace(unrecorded=len(uncovered(laid, before))))
    return Approved(path, tuple(outcomes), tuple(problems))


def _not_yet(laid: Outline, loaded: Targets) -> Diagnostic:
    file = next(file.path for file in loaded.files if file.outline is laid)
    plan = laid.plan
    return diagnose(kinds.NOT_YET, Span(file), home=plan.home, name=plan.title, year=str(plan.year))


def _asked(home: str, homes: Sequence[str]) -> bool:
    return any(home == one or home.startswith(f"{one}/") for one in homes)


def _unknown(homes: Sequence[str], loaded: Targets, path: str) -> list[Diagnostic]:
    known = [one.plan.home for one in loaded.outlines]
    reason = Text(
        f"没有它的目标文件；有：{'、'.join(known)}", f"it has no target file; there are: {', '.join(known)}"
    )
    return [
        diagnose(kinds.REFUSED, Span(path), home=home, reason=reason)
        for home in homes
        if not any(_asked(one, (home,)) for one in known)
    ]


def _faulty(loaded: Targets, homes: Sequence[str]) -> list[Diagnostic]:
    """Targets with errors are not approved."""
    reason = Text("目标文件有错", "its target file has errors")
    return [
        diagnose(kinds.REFUSED, Span(file), home=home or file, reason=reason)
        for file, home in loaded.faulty.items()
        if not homes or not home or _asked(home, homes)
    ]


def _not_recorded(
    laid: Outline, before: tuple[Approval, ...], day: date, loaded: Targets
) -> list[Diagnostic]:
    """A later approval takes what adjustments say, and nothing else."""
    if not before:
        return []
    path = next(file.path for file in loaded.files if file.outline is laid)
    if day.isoformat() < before[-1].date:
        reason = Text(
            f"日期早于上一次批复（{before[-1].date}）",
            f"its date is before that of the last approval ({before[-1].date})",
        )
        return [diagnose(kinds.REFUSED, Span(path), home=laid.plan.home, reason=reason)]
    open_ = uncovered(laid, before)
    if not open_:
        return []
    names = "、".join(f"{one.name}" for one in open_[:5])
    reason = Text(
        f"有 {len(open_)} 处改动没有调整记录：{names}",
        f"{len(open_)} changes have no adjustment on record: {names}",
    )
    return [diagnose(kinds.REFUSED, Span(path), home=laid.plan.home, reason=reason)]


def _approval(laid: Outline, before: tuple[Approval, ...], document: str, day: date) -> Approval:
    plan = laid.plan
    nodes = changes(state(before), freeze(laid))
    return sealed(Approval(plan.year, plan.home, plan.title, document, day.isoformat(), nodes), before)


def _outcome(laid: Outline, approvals: tuple[Approval, ...], changed: int, document: str) -> Outcome:
    return Outcome(laid.plan.home, laid.plan.title, len(approvals), len(laid.nodes), changed, document)
