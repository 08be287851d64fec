"""Pages about declarations that were received: what changed against last year, what became of every cell, what is to be mended.

In: declarations, what the rules found of them. Out: `Page`s, as Markdown to keep and as text for a terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting.declare_read import Fate
from perfcli.diagnostics import Severity, Text
from perfcli.output.words import SEVERITY, hint, message
from perfcli.report.declare_view import (
    DeclareView,
    FoundRow,
    as_markdown,
    as_text,
    change_rows,
    change_summary,
)
from perfcli.report.filenames import Names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perfcli.diagnostics import Diagnostic
    from perfcli.work.collect_declare_in import Declared, Judged

_FATES = {
    Fate.ACCEPTED: Text("接受", "accepted"),
    Fate.DOUBTED: Text("存疑", "doubted"),
    Fate.REJECTED: Text("没有收", "rejected"),
}
_FILLED = Text("填了的格", "cells filled in")
_REFUSED = Text("没有收", "not accepted")


class Page(NamedTuple):
    """One workbook's page."""

    name: str
    markdown: str
    text: str


def pages(declared: Sequence[Declared], found: Mapping[str, Sequence[Judged]], lang: str) -> Iterator[Page]:
    """A page for each workbook."""
    names = Names()
    for one in declared:
        view = _view(one, found.get(one.path, ()), lang)
        who = one.identity.name if one.identity else one.path.replace("\\", "/").rpartition("/")[2]
        year = f"{one.identity.year}年度" if one.identity else ""
        name = names.give(who, f"{year}申报表收表意见", "md")
        yield Page(name, as_markdown(view).text, as_text(view) + _findings_text(view))


def _view(one: Declared, found: Sequence[Judged], lang: str) -> DeclareView:
    who = f"{one.identity.name} {one.identity.year}" if one.identity else one.path
    counts = (
        ((_FILLED.of(lang), one.filled), *((name.of(lang), one.count(fate)) for fate, name in _FATES.items()))
        if not one.refused
        else ()
    )
    rows = [
        *(_row(None, said, lang) for said in one.findings),
        *(_row(said.cell, said.found, lang) for said in found),
    ]
    return DeclareView(
        f"{who}：{_REFUSED.of(lang)}" if one.refused else who,
        one.path,
        one.draft if not one.refused else "",
        counts,
        one.people,
        change_summary(one.changes, lang),
        change_rows(one.changes, lang),
        tuple(rows),
        lang,
    )


def _row(cell: str | None, found: Diagnostic, lang: str) -> FoundRow:
    """One finding at its cell: what the collection found says the cell in its own words."""
    place = str(dict(found.arguments).get("origin", "")) if cell is None else cell
    return FoundRow(
        place, SEVERITY[found.severity].of(lang), found.code, message(found, lang), hint(found, lang)
    )


def _findings_text(view: DeclareView) -> str:
    """Findings but remarks, a line each; the page has them all."""
    remark = SEVERITY[Severity.REMARK].of(view.lang)
    return "".join(
        f"  {row.place or view.source}：{row.severity} {row.code} {row.message}\n".replace(
            f"：{row.severity} {row.code} {row.place}：", f"：{row.severity} {row.code} "
        )
        for row in view.findings
        if row.severity != remark
    )
