"""What every command of the year's collecting stands on: the region with its register and calendar, and the ledger.

In: a folder and settings. Out: `Collected`, or why there is none.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting import kinds
from perfcli.diagnostics import Diagnostic, Severity, Span, diagnose
from perfcli.loading.document import read_document
from perfcli.loading.organisation import known_homes
from perfcli.loading.regions import NAMES, Regions
from perfcli.loading.workspace import REGION_UNUSABLE
from perfcli.work.ledger import Kept, ledger_path, read_ledger
from perfcli.work.site import target_files

if TYPE_CHECKING:
    from perfcli.loading.settings import Settings
    from perfcli.model.region import Region


class Collected(NamedTuple):
    """A region and its ledger; `findings` are what is wrong in the ledger's lines."""

    path: str
    region: Region
    kept: Kept

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What is to be said of the ledger."""
        return self.kept.findings

    @property
    def faulty(self) -> bool:
        """Whether lines do not count, so that what is shown may be wrong."""
        return any(found.severity is Severity.ERROR for found in self.findings)

    @property
    def inputs(self) -> tuple[str, ...]:
        """The files that were read."""
        return self.path, str(self.kept.path)


def collected(folder: str, settings: Settings) -> tuple[Collected | None, tuple[Diagnostic, ...]]:
    """The region that governs a folder, or the only one below it, with its ledger."""
    path, problems = _region_file(folder, settings)
    if not path:
        return None, problems
    document = read_document(path)
    if document.region is None:
        return None, (*document.diagnostics, diagnose(REGION_UNUSABLE, Span(path), path=path))
    kept = read_ledger(ledger_path(path), known_homes(document.region))
    if not kept.usable:
        return None, kept.findings
    return Collected(path, document.region, kept), ()


def _region_file(folder: str, settings: Settings) -> tuple[str, tuple[Diagnostic, ...]]:
    above = Regions().file_of(str(Path(folder) / NAMES[0]))
    if above:
        return above, ()
    files, _ = target_files((folder,), settings)
    below = [file for file in files if Path(file).name in NAMES]
    if len(below) == 1:
        return below[0], ()
    if below:
        return "", (diagnose(kinds.SEVERAL_REGIONS_HERE, Span(folder), paths="、".join(below)),)
    return "", (diagnose(kinds.NO_REGION, Span(folder)),)
