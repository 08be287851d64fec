"""Which mapping an export is read by: the one that was named, the only one that fits, or one suggested from its header.

In: a `Paper`, the mappings of the settings. Out: a `Choice`: the mapping, its table and the unit, or why there is none and the TOML of a
suggestion. What is to be kept is written into the settings file behind what stands there.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting.exports import kinds
from perfcli.collecting.exports.sheets import Sheet, find, row_of, said_unit
from perfcli.collecting.exports.suggest import suggest
from perfcli.diagnostics import Diagnostic, Span, Text, diagnose
from perfcli.files import read_bytes, write_bytes
from perfcli.loading.exports import Export, as_toml
from perfcli.model.spending import MONEY
from perfcli.scoring import spending_kinds

if TYPE_CHECKING:
    from perfcli.loading.settings import Settings
    from perfcli.paper import Paper


class Wish(NamedTuple):
    """How a mapping is to be found: among which, by which name, whether money must be in it, whether a suggestion is taken."""

    settings: Settings
    root: Path
    mapping: str = ""
    save: bool = False
    money: bool = True

    @property
    def settings_file(self) -> Path:
        """Where a mapping is kept."""
        return Path(self.settings.file) if self.settings.file else self.root / "perfcli.toml"


class Choice(NamedTuple):
    """The mapping with its table and the unit of amounts; else the findings that say why not, and a suggestion as TOML."""

    export: Export | None = None
    sheet: Sheet | None = None
    unit: str = ""
    findings: tuple[Diagnostic, ...] = ()
    suggestion: str = ""
    saved: str = ""
    """The settings file that the suggestion was written into."""


def choose(paper: Paper, exports: dict[str, Export], wish: Wish) -> Choice:
    """Find the mapping of one export; a suggestion that is kept is added to `exports`, for the next file.

    Raises:
        FileError: when the settings file cannot be read or written.
    """
    named = {wish.mapping: exports[wish.mapping]} if wish.mapping in exports else {}
    wanted = {
        name: one
        for name, one in (named or exports).items()
        if not wish.money or {role for role, _ in one.columns} & {*MONEY}
    }
    found = [(name, one, find(paper, one)) for name, one in wanted.items()]
    fitting = [(name, one, sheet) for name, one, sheet in found if isinstance(sheet, Sheet)]
    if fitting:
        widest = max(len(one.columns) for _, one, _ in fitting)
        best = [(name, one, sheet) for name, one, sheet in fitting if len(one.columns) == widest]
        return _taken(paper, *best[0][1:]) if len(best) == 1 else _several(paper, [one[0] for one in best])
    if named:
        return Choice(findings=tuple(one for _, _, one in found if isinstance(one, Diagnostic)))
    return _suggested(paper, exports, wish)


def _taken(paper: Paper, export: Export, sheet: Sheet) -> Choice:
    unit = _unit(paper, sheet, export)
    if isinstance(unit, Diagnostic):
        return Choice(findings=(unit,))
    return Choice(export, sheet, unit)


def _several(paper: Paper, names: list[str]) -> Choice:
    listed = "、".join(names)
    known = Text(f"：{listed} 都能读，请用 --mapping 指明", f": {listed} all fit; name one with --mapping")
    return Choice(findings=(diagnose(kinds.NO_MAPPING, Span(paper.path), known=known),))


def _suggested(paper: Paper, exports: dict[str, Export], wish: Wish) -> Choice:
    """A mapping from the words of the header: to be checked, or taken and kept where that was asked for and nothing is missing."""
    export = suggest(paper)
    sheet = find(paper, export) if export is not None else diagnose(kinds.NO_HEADER, Span(paper.path))
    if export is None or isinstance(sheet, Diagnostic):
        return Choice(findings=(sheet,) if isinstance(sheet, Diagnostic) else ())
    name = _free_name(wish.mapping or ("spending" if wish.money else "projects"), exports)
    toml = as_toml(name, export, "tool.perfcli." if wish.settings_file.name == "pyproject.toml" else "")
    if not wish.save:
        listed = "、".join(exports)
        known = Text(f"（已有：{listed}）", f" (there are: {listed})") if listed else Text("", "")
        said = diagnose(kinds.NO_MAPPING, Span(paper.path), known=known)
        return Choice(findings=(said,), suggestion=toml)
    taken = _taken(paper, export, sheet)
    if taken.export is None:
        return taken._replace(suggestion=toml)
    exports[name] = export
    return taken._replace(saved=_keep(wish.settings_file, toml))


def _free_name(name: str, exports: dict[str, Export]) -> str:
    names = (name, *(f"{name}-{nth}" for nth in range(2, len(exports) + 3)))
    return next(one for one in names if one not in exports)


def _keep(path: Path, toml: str) -> str:
    """Put a mapping behind what the settings file says."""
    before = read_bytes(path) if path.is_file() else b""
    end = b"\r\n" if b"\r\n" in before else b"\n"
    gap = b"" if not before else end if before.endswith(b"\n") else end + end
    write_bytes(path, before + gap + toml.encode().replace(b"\n", end))
    return os.path.normpath(path)


def _unit(paper: Paper, sheet: Sheet, export: Export) -> str | Diagnostic:
    """The unit of amounts whose column says none; a finding where nothing says it or what is said differs."""
    place = sheet.span(row_of(sheet.grid, sheet.top))
    line = said_unit(paper, sheet.grid, sheet.top)
    said = [unit for name in MONEY if (unit := sheet.units.get(name, ""))]
    if export.unit:
        for unit in (*said, line):
            if unit and unit != export.unit:
                where = Text("设置", "the settings")
                return diagnose(spending_kinds.UNIT_CLASH, place, found=unit, where=where, said=export.unit)
    columns = [name for name in MONEY if name in sheet.columns]
    if not (export.unit or line) and len(said) < len(columns):
        return diagnose(kinds.NO_UNIT, place)
    return export.unit or line
