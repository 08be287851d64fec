"""Scores beside the approval of their targets: said in the scorecard, its receipt and on the terminal.

In: a scorecard and its targets. Out: the scorecard with a notice and the lock file in its receipt; PF188. Without a lock: as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.work.locked import Locks

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic
    from perfcli.scoring.scorecard import Scorecard
    from perfcli.work.approved import Adjusted
    from perfcli.work.targets import Targets


def beside_approval(card: Scorecard, loaded: Targets) -> tuple[Scorecard, tuple[Diagnostic, ...]]:
    """The scorecard, and what is to be said of it."""
    locks = Locks()
    if not any(locks.path(file.path) for file in loaded.files):
        return card, ()
    from perfcli.work.approved import adjusted_files, differing  # noqa: PLC0415 - most workspaces have no lock

    found = adjusted_files([file.path for file in loaded.files])
    return differing(card, found, str(loaded.root))


def adjusted_targets(loaded: Targets) -> Adjusted | None:
    """What is not as it was first approved, for those who print it; None where no lock governs the targets."""
    locks = Locks()
    files = [(file.path, file.outline) for file in loaded.files if file.outline and locks.path(file.path)]
    if not files:
        return None
    from perfcli.work.approved import adjusted  # noqa: PLC0415 - most workspaces have no lock

    return adjusted(files)
