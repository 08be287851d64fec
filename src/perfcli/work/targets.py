"""The targets of one region and year, loaded for scoring and printing, with the files that have errors named.

In: a folder, a year, settings, today's date. Out: `Targets`. The same rules judge here as in `validate`, but only those
that can find errors: targets with errors are listed and not scored.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Severity
from perfcli.files import relative
from perfcli.lint.runner import run_region
from perfcli.loading.workspace import Selection, select
from perfcli.work.personal import in_tree
from perfcli.work.reading import PERSONAL, Broken, Reader, Target
from perfcli.work.scope import Scope
from perfcli.work.site import target_files
from perfcli.work.spread import spread
from perfcli.work.waive import judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from perfcli.diagnostics import Diagnostic
    from perfcli.lint.rule import Rule
    from perfcli.loading.document import Document
    from perfcli.loading.outline import Outline
    from perfcli.loading.settings import Settings
    from perfcli.model.region import Region
    from perfcli.scoring.parts import Part
    from perfcli.syntax.comments import Waiver
    from perfcli.work.disclosure import Withheld


class Targets(NamedTuple):
    """What was loaded. `faulty` maps each file with errors to the first part of its addresses, empty where unknown."""

    year: int | None
    files: tuple[Target, ...]
    """The target files that hold, in register order."""
    broken: tuple[Broken, ...]
    """The files that do not hold."""
    regions: dict[str, Document]
    """The region files that govern `files`, by path."""
    faulty: dict[str, str]
    findings: tuple[Diagnostic, ...]
    """The errors of `faulty`, sorted."""
    problems: tuple[Diagnostic, ...]
    """Why the folder cannot be used at all; empty when it can."""
    root: Path
    """The workspace's folder, whose `profiles/` and `templates/` come before the shipped ones."""
    personal: tuple[Diagnostic, ...] = ()
    """Numbers of persons that no one waived, whatever level the settings give them."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """What scoring asks for."""
        return tuple(file.part for file in self.files)

    @property
    def outlines(self) -> tuple[Outline, ...]:
        """What printing asks for, in register order; empty when the targets were not loaded whole."""
        return tuple(file.outline for file in self.files if file.outline)

    @property
    def region(self) -> Region | None:
        """The region, if there is one."""
        return next((document.region for document in self.regions.values()), None)

    @property
    def waivers(self) -> tuple[Waiver, ...]:
        """Every waiver of the files."""
        sources = (*(file.waivers for file in self.files), *(law.waivers for law in self.regions.values()))
        return tuple(waiver for waivers in sources for waiver in waivers)

    @property
    def withheld(self) -> tuple[Withheld, ...]:
        """What the files keep from the public."""
        return tuple(file.withheld for file in self.files if file.withheld)

    @property
    def inputs(self) -> tuple[str, ...]:
        """The paths of the files that were read."""
        return (*(file.path for file in self.files), *self.regions, *(file.path for file in self.broken))


def load_targets(
    folder: str, year: int | None, settings: Settings, today: date, *, whole: bool = False
) -> Targets:
    """Load and judge the targets of `year` below `folder`, or of its only year; `whole` when they are to be printed."""
    files, problems = target_files((folder,), settings)
    reader = Reader(settings, whole=whole)
    for file in files[:1]:
        reader.regions.document(file)  # now, so that no helper has to read it again
    read = spread(reader, files)
    chosen = select(folder, [one for one in read if isinstance(one, Target)], reader.regions, year)
    broken = tuple(one for one in read if isinstance(one, Broken))
    found = [*_found(chosen, broken, reader.rules)]
    waivers = [waiver for file in chosen.files for waiver in file.waivers]
    waivers += [waiver for file in broken for waiver in file.waivers]
    standing = judge(found, waivers, lambda _: frozenset(), today).standing
    scope = Scope(settings)
    errors = [one for one in standing if _level(one, scope) is Severity.ERROR]
    homes = {file.path: file.home for file in chosen.files}
    return Targets(
        chosen.year,
        chosen.files,
        broken,
        chosen.regions,
        {path: homes.get(path, "") for path in sorted({one.span.path for one in errors})},
        tuple(sorted(set(errors), key=lambda one: one.sort_key())),
        (*problems, *chosen.diagnostics),
        _root(folder, settings, chosen.region_document),
        tuple(sorted({one for one in standing if one.code == PERSONAL}, key=lambda one: one.sort_key())),
    )


def _found(
    chosen: Selection[Target], broken: Sequence[Broken], rules: Sequence[Rule]
) -> Iterator[Diagnostic]:
    """What the files themselves, and the rules that can find errors, say."""
    for document in broken:
        yield from document.findings
    if chosen.region_document is not None:
        yield from chosen.region_document.diagnostics
        yield from in_tree(chosen.region_document.tree)
    for file in chosen.files:
        yield from file.findings
    yield from run_region([file.facts for file in chosen.files], rules)


def _level(found: Diagnostic, scope: Scope) -> Severity | None:
    return scope.level(found.code, found.span.path, found.severity)


def _root(folder: str, settings: Settings, region: Document | None) -> Path:
    """The folder of the settings file, else of region.yaml, else the folder of targets itself."""
    if settings.file:
        return _near(settings.root)
    return Path(region.path).parent if region is not None else Path(folder)


def _near(folder: Path) -> Path:
    """The folder as it is called from the working folder, so that messages name files as the others do."""
    return Path(relative(folder))
