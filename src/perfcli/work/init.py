"""A small working county to start from: settings, a region, two departments, sample actuals, schemas for the editor.

In: a folder, a year, the language of the keys. Out: files, all or none. The files in `starter/` are such a workspace for
2026 with English keys; the other year and the other language are made of the same text by edits.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from importlib.resources import files
from typing import TYPE_CHECKING

from perfcli.diagnostics import Diagnostic, Kind, Severity, Span, Text, diagnose
from perfcli.files import FileError, write_text
from perfcli.loading.rename import renamed
from perfcli.model.terms import CHOICES, KEYS
from perfcli.scoring.run_kinds import UNWRITABLE
from perfcli.work.schema import KINDS as SCHEMAS
from perfcli.work.schema import file_name, schema_text

if TYPE_CHECKING:
    from pathlib import Path

EXISTS = Kind(
    "PF043",
    "files-exist",
    Severity.ERROR,
    Text(
        "这些文件已经有了，什么也没有写：{files}",
        "these files exist already and nothing was written: {files}",
    ),
    Text("请换一个空文件夹，或先把它们移走", "take an empty folder, or move them away first"),
)

_STARTER_YEAR = 2026
_YEARS = re.compile(rf"(?<![0-9])({_STARTER_YEAR - 1}|{_STARTER_YEAR}|{_STARTER_YEAR + 1})(?![0-9])")
_PLACES = {
    "gitattributes": ".gitattributes",
    "gitignore": ".gitignore",
    "extensions.json": ".vscode/extensions.json",
    "perfcli.toml": "perfcli.toml",
    "region.yaml": "targets/region.yaml",
    "archives.yaml": "targets/{year}/archives.yaml",
    "disease-control.yaml": "targets/{year}/disease-control.yaml",
    "actuals.csv": "targets/{year}/actuals.csv",
}
"""Where each file of `starter/` goes."""
_KEPT = (".gitattributes", ".gitignore", ".vscode/extensions.json")
"""Of a folder that is kept in Git or opened in an editor already, these stay as they are."""


def starter(year: int, keys: str) -> dict[str, str]:
    """The files of a new workspace for `year` with keys in `keys` (`zh` or `en`), by relative path."""
    made = {place.format(year=year): _text(name, year, keys) for name, place in _PLACES.items()}
    schemas = {f"schemas/{file_name(kind, keys)}": schema_text(kind, keys) for kind in SCHEMAS}
    return made | schemas


def write_starter(folder: Path, year: int, keys: str) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """Write a new workspace into `folder`. The paths written, or why nothing was."""
    made = {
        folder / place: text
        for place, text in starter(year, keys).items()
        if place not in _KEPT or not os.path.lexists(folder / place)
    }
    there = [str(path) for path in made if path.exists() or path.is_symlink()]
    if there:
        return (), (diagnose(EXISTS, Span(str(folder)), files=", ".join(there)),)
    written: list[Path] = []
    try:
        for path, text in made.items():
            write_text(path, text)
            written.append(path)
    except FileError as error:
        _undo(written)
        return (), (diagnose(UNWRITABLE, Span(error.path), path=error.path, reason=error.detail),)
    return tuple(str(path) for path in made), ()


def _undo(written: list[Path]) -> None:
    """Take back what was written before a disk was full; folders stay."""
    for path in written:
        with suppress(OSError):
            path.unlink()


def _text(name: str, year: int, keys: str) -> str:
    """One file of the starter in another year and language."""
    text = (files("perfcli.work") / "starter" / name).read_text(encoding="utf-8")
    text = _YEARS.sub(lambda found: str(int(found[0]) - _STARTER_YEAR + year), text)
    if keys == "en":
        return text
    if name.endswith(".yaml"):
        return renamed(text, keys).replace(".en.json", f".{keys}.json", 1)
    return _chinese_table(text) if name.endswith(".csv") else text


def _chinese_table(text: str) -> str:
    """The table of actuals with Chinese headers and states; no cell of the starter is quoted."""
    words = {f",{word},": f",{chinese}," for word, chinese in CHOICES["actual_status"].items()}
    notice, header, *rows = text.splitlines()
    header = ",".join(KEYS[key] for key in header.split(","))
    for word, chinese in words.items():
        rows = [row.replace(word, chinese) for row in rows]
    return "\n".join((notice, header, *rows)) + "\n"
