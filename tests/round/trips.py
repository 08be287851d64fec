"""There and back: forms of target files, imported again, as data that can be compared."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from perfcli.drafting.mapping import Map, map_from_data
from perfcli.loading.settings import Settings
from perfcli.syntax.reader import read_tree
from perfcli.work.import_ import Imported, Request, import_papers
from perfcli.work.report import Request as Print
from perfcli.work.report import report
from perfcli.work.targets import load_targets

if TYPE_CHECKING:
    from perfcli.syntax.tree import Data

FORMATS = ("docx", "xlsx", "html", "pdf", "csv", "txt")
ROOT = Path(__file__).parents[2]


def printed(
    targets: Path, out: Path, formats: tuple[str, ...] = FORMATS, forms: tuple[str, ...] = ("targets",)
) -> list[Path]:
    """The forms of a folder of targets in every format."""
    loaded = load_targets(str(targets), None, Settings(targets), date(2026, 1, 1), whole=True)
    assert loaded.problems == ()
    made = report(Print(loaded.outlines, out, formats, forms=forms))
    assert made.diagnostics == ()
    return list(made.files)


def imported(path: Path, out: Path, given: Map | None = None) -> Imported:
    """A form back as target files, with the proof of it."""
    return import_papers(Request([str(path)], out, map=given or Map(), prove=True))


def the_map(path: Path, file: str) -> Map:
    """A map for another file than the one that it names."""
    data = tree(path.read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    departments = data["departments"]
    assert isinstance(departments, list)
    return map_from_data(
        {**data, "departments": [{**one, "file": file} for one in departments if isinstance(one, dict)]}
    )


def tree(text: str) -> Data:
    """What a YAML text says."""
    found = read_tree(text, "a.yaml")
    assert found.problems == ()
    return found.data


def files(made: Imported) -> dict[str, Data]:
    """The target files by name."""
    return {Path(path).name: tree(text) for path, text in made.texts if path.endswith(".yaml")}


def without(data: Data, *keys: str) -> Data:
    """The same data without some keys, wherever they stand."""
    if isinstance(data, dict):
        return {key: without(value, *keys) for key, value in data.items() if key not in keys}
    return [without(item, *keys) for item in data] if isinstance(data, list) else data


def trimmed(data: Data) -> Data:
    """The same data without blanks at the ends of texts."""
    if isinstance(data, dict):
        return {key: trimmed(value) for key, value in data.items()}
    return [trimmed(item) for item in data] if isinstance(data, list) else data.strip()
