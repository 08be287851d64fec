"""One target file with what was found in it, each finding with the cell of the source that it is about.

In: paths and findings. Out: `Subject`s: the files that hold, and those that were imported and do not hold any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.loading.document import read_document
from perfcli.loading.outline import outline
from perfcli.loading.regions import Regions
from perfcli.report.checkcode import check_code
from perfcli.work.annotate_places import Cells, called, key_path
from perfcli.work.disclosure import notices
from perfcli.work.import_origins import kept_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.diagnostics import Diagnostic, Severity
    from perfcli.drafting.origins import Origin
    from perfcli.loading.document import Document
    from perfcli.syntax.tree import Data
    from perfcli.work.import_origins import Kept


class Said(NamedTuple):
    """One finding and the cell that it is about; none for what is said of the whole."""

    found: Diagnostic
    origin: Origin | None
    place: str


class Subject(NamedTuple):
    """One target file with what was found in it."""

    path: str
    document: Document
    kept: Kept | None
    first: Origin | None
    said: tuple[Said, ...]
    check: str = ""
    """The check code of its official form."""
    notices: tuple[str, ...] = ()
    """What is said first on everything that shows its content: that some of it is not public."""

    @property
    def who(self) -> str:
        """Whose file it is, as far as it says."""
        plan = self.document.plan
        return plan.title if plan else str(_under(self.document.tree.data, "department", "name") or self.path)

    @property
    def year(self) -> str:
        """The year, as far as the file says one."""
        return str(_under(self.document.tree.data, "year"))

    @property
    def home(self) -> str:
        """What the file is about, in ids."""
        plan = self.document.plan
        return plan.home if plan else str(_under(self.document.tree.data, "department", "id") or self.path)

    def count(self, severity: Severity) -> int:
        """How many findings are this bad."""
        return sum(one.found.severity is severity for one in self.said)


def subjects_of(files: Sequence[str], found: Sequence[Diagnostic]) -> Iterator[Subject]:
    """The target files: those that hold, and those that were imported and do not hold any more."""
    regions = Regions()
    by_path: dict[str, set[Diagnostic]] = {}
    for one in found:
        by_path.setdefault(one.span.path, set()).add(one)
    for path in files:
        document = read_document(path)
        kept = kept_of(path)
        if document.plan is None and (kept is None or document.model is not None):
            continue
        own = sorted(by_path.get(path, ()), key=lambda one: one.sort_key())
        cells = Cells(document, kept) if kept else None
        paths = [key_path(document.tree, one.span.line, one.span.column) for one in own]
        said = tuple(
            Said(one, cells.of(where) if cells else None, called(document.tree, where))
            for one, where in zip(own, paths, strict=True)
        )
        plan = document.plan
        laid = outline(plan, regions.governing(path)) if plan else None
        check, notice = (check_code((laid,)), notices((laid,))) if laid else ("", ())
        yield Subject(path, document, kept, cells.first() if cells else None, said, check, notice)


def _under(data: Data, *keys: str) -> Data:
    for key in keys:
        data = data.get(key, "") if isinstance(data, dict) else ""
    return data if isinstance(data, str) else ""
