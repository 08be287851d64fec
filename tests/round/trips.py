"""There and back: forms of target files, imported again, as data that can be compared."""

from __future__ import annotations

import json
import re
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from perfcli.drafting.mapping import Map, map_from_data
from perfcli.loading.settings import Settings
from perfcli.report.office import WRITERS, write
from perfcli.report.project import ProjectView
from perfcli.report.render import render
from perfcli.report.sections import printout, sheet_view
from perfcli.report.selfeval import SelfView
from perfcli.report.view import FormView
from perfcli.syntax.reader import read_tree
from perfcli.work.import_ import Imported, Request, import_papers
from perfcli.work.report import Request as Print
from perfcli.work.report import report
from perfcli.work.targets import load_targets
from tests.report.plans import plan, region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.loading.outline import Outline
    from perfcli.report.sections import View
    from perfcli.syntax.tree import Data

FORMATS = ("docx", "xlsx", "html", "pdf", "csv", "txt")
ROOT = Path(__file__).parents[2]
TEMPLATES: dict[type, str] = {FormView: "form", ProjectView: "project", SelfView: "self"}


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


def outline_of(data: dict[str, Any]) -> Outline:
    """A target file laid out, as the county's register has it."""
    return plan(json.dumps(data, ensure_ascii=False), region())


def there_and_back(suffix: str, views: Sequence[View]) -> Imported:
    """Forms printed in one file, or as one page after another in HTML, and imported; nothing may be lost on the way."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        if suffix in WRITERS:
            paper = out / f"a.{suffix}"
            paper.write_bytes(write(suffix, printout(views[0].title, views)).data)
        else:
            paper = out / "pages"
            paper.mkdir()
            for at, view in enumerate(views):
                page = view if isinstance(view, FormView) else sheet_view(view)
                name = TEMPLATES[type(view)]
                paper.joinpath(f"{at}.html").write_text(
                    render(f"{name}.html.j2", page).text, encoding="utf-8"
                )
        made = imported(paper, out / "out")
    lost = [dict(one.arguments) for one in made.everything if one.code == "PF098"]
    assert lost == []
    return made


def targets_of(made: Imported) -> Data:
    """The one target file of an import."""
    (found,) = files(made).values()
    return found


def as_held(data: Data, suffix: str) -> Data:
    """Data as the format can hold it: without what is not seen, such as blanks at the ends of lines.

    Overall objectives are shorter than a line of the PDF and end in a full stop: on paper, one that fills its line to the end
    looks as if it went on in the next. A page shows several blanks as one; in a PDF nothing tells a line break from a line that was full.
    """
    if isinstance(data, dict):
        return {key: as_held(value, suffix) for key, value in data.items()}
    if isinstance(data, list):
        return [as_held(item, suffix) for item in data]
    if suffix == "pdf":
        return re.sub(r"\s+", "", data)
    held = re.sub(r" +$", "", data, flags=re.MULTILINE)
    if suffix == "txt":  # in text, blank lines stand anywhere and say nothing
        return re.sub(r"\n+", "\n", held)
    return re.sub(" +", " ", re.sub("(?m)^ +", "", held)) if suffix == "html" else held


def joined(data: Data) -> Data:
    """Goals as one text: which items they were listed as, a form does not say."""
    if isinstance(data, list):
        return [joined(item) for item in data]
    if not isinstance(data, dict):
        return data
    said = {key: joined(value) for key, value in data.items()}
    if isinstance(goals := said.get("goals"), list):
        said["goals"] = "".join(map(str, goals))
    return said
