"""What several commands read before they begin: the targets, and the scores that are said to be theirs.

In: a session and paths as typed. Out: values that can be used; the exit to raise is printed and raised here.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from perfcli.cli.session import targets_folder
from perfcli.diagnostics import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from perfcli.cli.session import Session
    from perfcli.diagnostics import Diagnostic
    from perfcli.scoring.scorecard import Scorecard
    from perfcli.scoring.spending import SpendingTable
    from perfcli.work.targets import Targets


def usable_targets(
    session: Session, targets: Path | None, year: int | None, *, whole: bool = False
) -> Targets:
    """The targets of one region and year; the command ends where a folder holds none. `whole` when they are printed."""
    from perfcli.work.targets import load_targets

    today = date.today()  # noqa: DTZ011 - waivers end with the user's own day
    folder = targets_folder(targets, session.settings)
    loaded = load_targets(folder, year, session.settings, today, whole=whole)
    if loaded.problems:
        raise session.fail((*loaded.findings, *loaded.problems))
    return loaded


def usable_scores(
    session: Session, scores: Path | None, loaded: Targets
) -> tuple[Scorecard | None, tuple[Diagnostic, ...]]:
    """The scorecard that was named, if any, with what is to be said of it; the command ends where it is not theirs."""
    from perfcli.work.agreement import disagreement
    from perfcli.work.score import read_scores

    if scores is None:
        return None, ()
    card, problems = read_scores(str(scores))
    said = disagreement(card, str(scores), loaded) if card else ()
    if problems or any(found.severity is Severity.ERROR for found in said):
        raise session.fail((*problems, *said))
    return card, tuple(said)


def usable_spending(
    session: Session, spending: Path | None, loaded: Targets
) -> tuple[SpendingTable | None, tuple[Diagnostic, ...]]:
    """The table of spending that was named, if any, with what is to be said of it; the command ends where there is no table."""
    from perfcli.work.spending import load_spending

    if spending is None:
        return None, ()
    read = load_spending(str(spending), loaded)
    if read.table is None:
        raise session.fail(read.findings)
    return read.table, read.findings


def last_year(session: Session, targets: Path | None, loaded: Targets) -> Targets:
    """The targets of the year before, whole; without any where the workspace has none of that year."""
    from perfcli.work.targets import load_targets

    today = date.today()  # noqa: DTZ011 - waivers end with the user's own day
    year = (loaded.year or today.year) - 1
    return load_targets(targets_folder(targets, session.settings), year, session.settings, today, whole=True)
