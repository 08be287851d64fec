"""`perfcli todo`: what the workspace holds, what comes next on a day, and the page for a hand-over.

In: a region with its ledger, a folder, a day. Out: `Agenda` and `Holdings`, then files.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from perfcli.collecting.holdings import Holdings, TargetFile, Waived
from perfcli.collecting.overview import Overview, overviews
from perfcli.collecting.todo import agenda
from perfcli.files import FileError, read_bytes
from perfcli.loading.document import read_document
from perfcli.loading.organisation import known_homes
from perfcli.report.todo_section import NAME, todo_section
from perfcli.work.sheets import Made, Sheet, make
from perfcli.work.site import target_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from perfcli.collecting.tasks import Agenda
    from perfcli.loading.document import Document
    from perfcli.loading.settings import Settings
    from perfcli.work.collected import Collected

MAX_DEPTH = 3
MAX_ENTRIES = 20_000
"""Entries of folders that are looked through for actuals and scores."""
_NAMES = {"actuals.csv": "actuals", "spending.csv": "spending", "scores.json": "scores"}
_MAX_SCORES = 64 * 1024 * 1024


def holdings(of: Collected, folder: str, settings: Settings, named: str = "") -> Holdings:
    """What stands in the workspace. `named` is the folder that commands have to name, if any."""
    files, _ = target_files((folder,), settings)
    documents = [read_document(file) for file in files]
    targets = tuple(
        TargetFile(_slashed(d.path), d.plan.home, d.plan.title, d.plan.year, d.plan.status or "")
        for d in documents
        if d.plan
    )
    root = settings.root if settings.file else Path(of.path).parent
    ledger = str(of.kept.path) if of.kept.path.is_file() else ""
    years = {os.path.dirname(file.path): file.year for file in targets}  # noqa: PTH120
    found: dict[str, list[tuple[int, str]]] = {"actuals": [], "spending": [], "scores": []}
    for kind, path in sorted(_others(root)):
        year = _scored(path) if kind == "scores" else _year(path, years)
        if year:
            found[kind].append((year, path))
    return Holdings(
        _slashed(os.path.relpath(root)), _slashed(of.path), _slashed(ledger), targets,
        tuple(_slashed(d.path) for d in documents if d.model is None),
        tuple(found["actuals"]), tuple(found["spending"]), tuple(found["scores"]),
        tuple(waived for d in documents for waived in _waivers(d)), named,
    )  # fmt: skip


def todo(of: Collected, held: Holdings, day: date) -> Agenda:
    """What comes next on a day."""
    return agenda(of.region, of.kept.ledger, held, day)


def write_todo(
    of: Collected, held: Holdings, told: Agenda, formats: Sequence[str], out: Path, templates: Path
) -> Made:
    """The page for a hand-over, in every format."""
    shown: tuple[Overview, ...] = overviews(of.region, of.kept.ledger, told.day)
    section = todo_section(told, held, shown, of.region.changes, known_homes(of.region))
    year = told.day.year
    sheet = Sheet(told.region, f"{NAME}-{told.day.isoformat()}", year, (section,))
    return make([sheet], formats, out, templates)


def _others(root: Path) -> Iterator[tuple[str, str]]:
    """Tables of actuals and spending, and scores, not far below the workspace's folder."""
    seen = 0
    for folder, folders, names in os.walk(root):
        depth = len(Path(folder).relative_to(root).parts)
        folders[:] = sorted(one for one in folders if not one.startswith(".") and depth < MAX_DEPTH)
        seen += len(names)
        if seen > MAX_ENTRIES:
            return
        for name in names:
            if name in _NAMES:
                yield _NAMES[name], _slashed(os.path.relpath(os.path.join(folder, name)))  # noqa: PTH118


def _year(path: str, years: dict[str, int]) -> int:
    """The year of a table: that of the target files beside it, else of a folder above it that is called like one."""
    folder = os.path.dirname(path)  # noqa: PTH120
    if folder in years:
        return years[folder]
    parts = [part for part in reversed(folder.split("/")) if part.isascii() and part.isdigit()]
    return next((int(part) for part in parts if len(part) == len("2026")), 0)


def _scored(path: str) -> int:
    """The year that scores are of; 0 of a file that is none of ours."""
    try:
        data = json.loads(read_bytes(path, _MAX_SCORES))
    except (FileError, ValueError, RecursionError):
        return 0
    year = data.get("year") if isinstance(data, dict) else None
    return year if isinstance(year, int) else 0


def _waivers(document: Document) -> Iterator[Waived]:
    for one in document.waivers:
        if one.shape:
            yield Waived(_slashed(document.path), one.span.line, " ".join(one.codes), one.until, one.reason)


def _slashed(path: str) -> str:
    """A path with slashes, the same on every system."""
    return path.replace(os.sep, "/")
