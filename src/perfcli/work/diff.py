"""Compare two versions of targets: folders, files, years of one folder, or git revisions.

In: what was typed for each side, a folder for years and revisions, settings. Out: `Compared`: a comparison, or why there is none.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from perfcli.comparing import kinds
from perfcli.comparing.compare import Comparison, File, Side, compare
from perfcli.diagnostics import Severity, Span, diagnose
from perfcli.loading.discover import find_files
from perfcli.loading.document import parse_bytes, read_document
from perfcli.loading.outline import outline
from perfcli.loading.regions import NAMES, Regions
from perfcli.work.revisions import Blobs, blobs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from perfcli.diagnostics import Diagnostic
    from perfcli.loading.document import Document
    from perfcli.loading.settings import Settings

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


class Compared(NamedTuple):
    """The comparison; None where `problems` say why."""

    comparison: Comparison | None
    problems: tuple[Diagnostic, ...] = ()


class _Found(NamedTuple):
    """The documents of one side."""

    name: str
    documents: tuple[Document, ...]
    law: Callable[[str], Document | None]
    year: int | None = None
    problems: tuple[Diagnostic, ...] = ()


def diff(old: str, new: str | None, folder: str, settings: Settings, year: int | None = None) -> Compared:
    """Compare `old` with `new`, or with the folder as it is."""
    found = [_found(asked, folder, settings) for asked in (old, new if new is not None else folder)]
    sides = [_side(one, year) for one in found]
    problems = tuple(problem for _, said in sides for problem in said)
    first, second = (side for side, _ in sides)
    if problems or first is None or second is None:
        return Compared(None, problems)
    return Compared(compare(first, second))


def _found(asked: str, folder: str, settings: Settings) -> _Found:
    """A path comes before a year, a year before a revision."""
    if os.path.exists(asked):  # noqa: PTH110 - a Path raises on names that are too long
        return _on_disk(asked, asked, settings)
    if _YEAR.fullmatch(asked):
        return _on_disk(asked, folder, settings)._replace(year=int(asked))
    held = blobs(asked, folder)
    if held is None:
        problem = diagnose(kinds.NO_VERSION, Span(asked), asked=asked)
        return _Found(asked, (), lambda _: None, problems=(problem,))
    return _of_revision(held)


def _on_disk(name: str, path: str, settings: Settings) -> _Found:
    files, problems = find_files((path,), settings.exclude)
    regions = Regions()
    documents = tuple(read_document(file) for file in files)
    return _Found(name, documents, regions.document, problems=problems)


def _of_revision(held: Blobs) -> _Found:
    """A revision's files are called `REVISION:PATH`, as git calls them."""
    revision = held.name.partition(":")[0]
    names = {path: f"{revision}:{path}" for path in (*held.files, *held.laws)}
    documents = {path: parse_bytes(data, names[path]) for path, data in held.files.items()}
    laws = {path: parse_bytes(data, names[path]) for path, data in held.laws.items() if path not in documents}
    laws |= {path: one for path, one in documents.items() if path.rpartition("/")[2] in NAMES}

    def law(path: str) -> Document | None:
        here = path.partition(":")[2]
        while here:
            here = here.rpartition("/")[0]
            for name in NAMES:
                if found := laws.get(f"{here}/{name}" if here else name):
                    return found
        return None

    return _Found(held.name, tuple(documents.values()), law, problems=held.problems)


def _side(found: _Found, year: int | None) -> tuple[Side | None, tuple[Diagnostic, ...]]:
    """One side of one year, or why not."""
    if found.problems:
        return None, found.problems
    broken = [one for one in found.documents if one.model is None]
    if broken:
        said = [d for one in broken for d in one.diagnostics if d.severity is Severity.ERROR]
        fault = diagnose(kinds.FAULTY, Span(found.name), asked=found.name, count=len(broken))
        return None, (*said, fault)
    plans = [one for one in found.documents if one.plan]
    years = sorted({one.plan.year for one in plans if one.plan})
    asked = found.year or year
    if asked is None and len(years) > 1:
        shown = "、".join(map(str, years))
        return None, (diagnose(kinds.YEARS, Span(found.name), asked=found.name, years=shown),)
    chosen = [one for one in plans if one.plan and one.plan.year == (asked or years[0])]
    if not chosen:
        return None, (diagnose(kinds.NOTHING, Span(found.name), asked=found.name),)
    return _laid(found, chosen)


def _laid(found: _Found, documents: Sequence[Document]) -> tuple[Side | None, tuple[Diagnostic, ...]]:
    """The files laid flat, in the register's order."""
    files = []
    region = None
    for one in documents:
        law = found.law(one.path)
        governing = law.region if law else None
        region = region or governing
        if one.plan:
            files.append(File(one.path, outline(one.plan, governing), one.tree))
    twice = [home for home, count in Counter(f.outline.plan.home for f in files).items() if count > 1]
    if twice:
        return None, tuple(_twice(found, twice, files))
    homes = [home for home, _ in region.register] if region else []
    place = {home: index for index, home in enumerate(homes)}
    files.sort(key=lambda f: (place.get(f.outline.plan.home, len(place)), f.outline.plan.home))
    return Side(found.name, tuple(files), region), ()


def _twice(found: _Found, homes: Iterable[str], files: Sequence[File]) -> Iterable[Diagnostic]:
    for home in homes:
        path = next(f.path for f in files if f.outline.plan.home == home)
        yield diagnose(kinds.TWICE, Span(path), asked=found.name, home=home)
