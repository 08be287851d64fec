"""Import papers: files of any format to target files that a person reviews, with a report of everything that is unsure.

In: a `Request`. Out: `Imported`: the texts to write by path, findings, what became of every source. Nothing is written here
but by `write_all`, whole files or none; an import never scores.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Diagnostic, Severity, Span, Text, diagnose
from perfcli.drafting import kinds
from perfcli.drafting.assign import Owned, assign
from perfcli.drafting.draft import draft
from perfcli.drafting.mapping import Entry, Map
from perfcli.drafting.origins import SourceFile
from perfcli.drafting.plan import Planned, Setting, plan, printed
from perfcli.files import write_text
from perfcli.work.import_actuals import tables
from perfcli.work.import_addresses import kept
from perfcli.work.import_homes import Homes
from perfcli.work.import_inputs import Input, read_inputs
from perfcli.work.import_origins import digest, origins_path, origins_text
from perfcli.work.import_update import Update, base_path, update
from perfcli.work.personal import in_draft

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from perfcli.drafting.nodes import Draft
    from perfcli.drafting.proof import Proof
    from perfcli.loading.settings import Settings
    from perfcli.paper import Paper
    from perfcli.syntax.tree import Data


_DEPARTMENT, _YEAR = Text("部门", "department"), Text("年度", "year")


class Request(NamedTuple):
    """What to import, and how."""

    paths: Sequence[str]
    out: Path
    map: Map = Map()
    year: str = ""
    keys: str = "en"
    update: bool = False
    force: bool = False
    skip: Sequence[Path] = ()
    """What is no source although it stands in a folder that is: the output, the map."""
    prove: bool = False
    """Compare what was imported with the source, cell by cell."""


class Source(NamedTuple):
    """One source file: its draft, if it could be read, what was said of it, and the files that it became part of."""

    path: str
    draft: Draft | None
    findings: tuple[Diagnostic, ...]
    became: tuple[str, ...] = ()
    proof: Proof | None = None
    """The comparison with what was printed of it; none unless it was asked for."""
    sha256: str = ""


class Imported(NamedTuple):
    """What an import made. `texts` are the files to write; `updates` those that were there before."""

    sources: tuple[Source, ...]
    texts: tuple[tuple[str, str], ...]
    findings: tuple[Diagnostic, ...] = ()
    fatal: tuple[Diagnostic, ...] = ()
    """What stops the import: nothing is written."""
    updates: tuple[Update, ...] = ()
    origins: tuple[tuple[str, str], ...] = ()
    """Where every value was read, by target file: kept for `validate --annotate`."""

    @property
    def everything(self) -> tuple[Diagnostic, ...]:
        """All findings, those of the sources first."""
        return (*(found for source in self.sources for found in source.findings), *self.findings)

    @property
    def results(self) -> tuple[tuple[str, str], ...]:
        """Every file with the text that it will have, what people wrote in those that were there before included."""
        updated = {one.path: one.text for one in self.updates}
        return tuple((path, updated.get(path, text)) for path, text in self.texts)

    @property
    def failed(self) -> bool:
        """Whether anything was refused, or is doubted at the level of an error."""
        return any(found.severity is Severity.ERROR for found in self.everything)


def import_papers(request: Request) -> Imported:
    """Read, draft, assign and print; nothing is written yet."""
    read = [_read(source) for source in read_inputs(request.paths, request.skip)]
    drafts = [(source.path, source.draft) for source, _ in read if source.draft is not None]
    owned, unused = assign(drafts, request.map, request.year)
    made = _target_files(owned, request)
    texts = {file.path: file.plan.text(request.keys) for file in made}
    texts |= tables([file.plan for file in made], request.out, request.keys, _kept(made, texts, request))
    if request.map.region:
        texts[os.path.normpath(request.out / "region.yaml")] = _region(request)
    sources = [
        source._replace(became=tuple(file.path for file in made if source.path in file.owned.sources))
        for source, _ in read
    ]
    findings = (
        *map(_unused, unused),
        *(found for file in made for found in _doubts(file.owned, file.path)),
        *(found for file in made for found in _persons(file)),
    )
    origins = tuple((file.path, _origins(file, sources, request.out)) for file in made)
    settled = _settled(Imported(tuple(sources), tuple(texts.items()), findings, origins=origins), request)
    papers = {source.path: paper for source, paper in read if paper is not None}
    return _proved(settled, papers) if request.prove and not settled.fatal else settled


class _File(NamedTuple):
    """One target file to be."""

    path: str
    plan: Planned
    owned: Owned


def _kept(made: list[_File], texts: dict[str, str], request: Request) -> dict[str, dict[str, str]]:
    """The addresses that nodes have in files that are updated, where ids are not those of the import."""
    if not request.update:
        return {}
    there = [file for file in made if os.path.lexists(file.path)]
    return {
        file.plan.home: kept(file.plan, file.path, update(file.path, texts[file.path], request.out).text)
        for file in there
    }


def _target_files(owned: list[Owned], request: Request) -> list[_File]:
    """A target file for each department, with ids and places that those before it have not taken."""
    homes = Homes(request.out)
    made = []
    for one in owned:
        planned = _planned(one, homes, request)
        made.append(_File(homes.path(planned.home, planned.year), planned, one))
    return made


def _origins(file: _File, sources: list[Source], out: Path) -> str:
    """Where every value of a target file was read."""
    own = [
        SourceFile(source.path, source.sha256, source.draft.format if source.draft else "")
        for source in sources
        if source.path in file.owned.sources
    ]
    return origins_text(file.owned.node, own, out)


def _proved(imported: Imported, papers: dict[str, Paper]) -> Imported:
    """The import with its proof: the files as they will stand, printed again and compared with every source."""
    from perfcli.work.import_proof import Subject, findings, proofs  # noqa: PLC0415 - it brings all forms along

    texts = dict(imported.texts) | {update.path: update.text for update in imported.updates}
    read = [source for source in imported.sources if source.path in papers]
    found = proofs([Subject(one.path, papers[one.path], one.became) for one in read], texts)
    sources = []
    for source in imported.sources:
        proof = found.get(source.path)
        said = findings(source.path, proof) if proof and source.became else ()
        sources.append(source._replace(proof=proof, findings=(*source.findings, *said)))
    return imported._replace(sources=tuple(sources))


def write_all(imported: Imported, out: Path) -> tuple[str, ...]:
    """Write every file that changes, and beside them what was imported, for the next update.

    Raises:
        FileError: when a file cannot be written; those before it are.
    """
    written: list[str] = []
    done = {update.path: update for update in imported.updates}
    for path, text in imported.texts:
        if path in done and not done[path].changed:
            continue
        write_text(Path(path), done[path].text if path in done else text)
        written.append(path)
    for path, text in imported.texts:
        write_text(base_path(out, path), text)
    for path, text in imported.origins:
        write_text(origins_path(out, path), text)
    return tuple(written)


def _persons(file: _File) -> list[Diagnostic]:
    """Numbers of persons that the documents hold, before they are in anyone's repository."""
    return [*in_draft(file.owned.node, file.plan.resolved, file.plan.facts, file.path)]


def _base(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2].rpartition("!")[2]


def _read(source: Input) -> tuple[Source, Paper | None]:
    """One source file, as far as it goes."""
    if source.problem is not None:
        return Source(source.path, None, (source.problem,)), None
    from perfcli.formats.papers import doubts, read_paper  # noqa: PLC0415 - only an import needs the readers

    paper, problems = read_paper(source.data, source.path)
    if paper is None:
        return Source(source.path, None, tuple(problems)), None
    made = draft(paper)
    findings = (*problems, *doubts(paper), *made.findings)
    return Source(source.path, made, findings, sha256=digest(source.data)), paper


def _planned(one: Owned, homes: Homes, request: Request) -> Planned:
    """The target file of one department."""
    department = homes.department(one)
    unit = homes.unit(department, one)
    region = dict(request.map.region)
    money = region.get("money_unit") or (homes.region.money_unit if homes.region else "") or ""
    entry: Entry = one.entry._replace(unit=tuple(unit.items()))
    setting = Setting(
        (department, one.name),
        str(money),
        one.year,
        entry.source or "、".join(dict.fromkeys(map(_base, one.sources))),
        entry,
        entry.head,
        tuple(homes.region.scales.items()) if homes.region else (),
    )
    return plan(one.node, setting)


def _doubts(one: Owned, path: str) -> list[Diagnostic]:
    """What a department still lacks."""
    found = []
    if not one.year:
        found.append(diagnose(kinds.NO_YEAR, Span(path)))
    said = one.node.facts.get("year", "")
    if said and said != one.year and "year" not in one.from_file_name:
        found.append(diagnose(kinds.OTHER_YEAR, Span(path), found=said, year=one.year))
    for key, what, value in (("name", _DEPARTMENT, one.name), ("year", _YEAR, one.year)):
        if key in one.from_file_name and (key == "name" or one.year == one.node.facts.get("year")):
            found.append(diagnose(kinds.FROM_FILE_NAME, Span(path), what=what, found=value))
    return found


def _unused(entry: Entry) -> Diagnostic:
    """An entry of the map that met nothing: a slip in a name, or a file that is not there."""
    name = entry.name or entry.id
    reason = Text(f"“{name}”没有对上任何文件或部门", f"{name!r} met no file and no department")
    return diagnose(kinds.MAP, Span(entry.files[0] if entry.files else name), reason=reason)._replace(
        severity=Severity.WARNING
    )


def _region(request: Request) -> str:
    """The region.yaml that the map describes, with the map's departments for a register."""
    given = dict(request.map.region)
    data: dict[str, Data] = {
        "perfcli": "1",
        **{k: v for k, v in given.items() if k not in ("perfcli", "departments")},
    }
    register: dict[str, Data] = {}
    for entry in request.map.entries:
        if entry.id:
            register.setdefault(
                entry.id, {"id": entry.id, "name": entry.name, **({"code": entry.code} if entry.code else {})}
            )
    data["departments"] = given.get("departments") or list(register.values())
    return printed(data, request.keys, request.map.region_head, request.map.region_comments)


def _settled(imported: Imported, request: Request) -> Imported:
    """Files that are there already: updated, overwritten when asked for, else a reason to stop."""
    if not imported.texts:
        return imported
    there = [path for path, _ in imported.texts if os.path.lexists(path)]
    if there and not (request.update or request.force):
        fatal = diagnose(kinds.EXISTS, Span(str(request.out)), files="、".join(there))
        return imported._replace(fatal=(fatal,))
    updates = []
    if request.update:
        updates = [update(path, text, request.out) for path, text in imported.texts if path in there]
    problems = tuple(found for one in updates for found in one.findings)
    fatal_problems = tuple(found for one in updates for found in one.fatal)
    return imported._replace(
        updates=tuple(updates), findings=(*imported.findings, *problems), fatal=fatal_problems
    )


def checked(imported: Imported, settings: Settings, today: date) -> tuple[int, int]:
    """Errors and warnings that `validate` has about the files that were written."""
    from perfcli.work.validate import validate  # noqa: PLC0415 - it brings all rules along

    paths = [path for path, _ in imported.texts if path.endswith(".yaml")]
    found = [one.severity for one in validate(paths, settings, today=today, jobs=1).diagnostics]
    return found.count(Severity.ERROR), found.count(Severity.WARNING)
