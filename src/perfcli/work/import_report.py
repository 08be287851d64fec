"""What an import did, laid out for its report: counts, files, findings, text that was not used.

In: an `Imported` and the paths written. Out: an `ImportView`, in one language.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from perfcli.diagnostics import Text
from perfcli.files import write_text
from perfcli.loading.document import parse_document
from perfcli.loading.outline import outline
from perfcli.output.words import SEVERITY, hint, message
from perfcli.report.import_view import (
    FileRow,
    FindingRow,
    ImportView,
    SourceView,
    TableRow,
    as_json,
    as_markdown,
)
from perfcli.work.disclosure import closed, noticed
from perfcli.work.import_proof_view import proof_view

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from perfcli.diagnostics import Diagnostic
    from perfcli.drafting.nodes import Count
    from perfcli.work.import_ import Imported, Source

_TITLE = Text("导入报告", "Import report")
_SUMMARY = {
    "sources": Text("来源文件", "source files"),
    "files": Text("目标文件", "target files"),
    "rows": Text("表格的行", "rows of tables"),
    "imported": Text("导入", "imported"),
    "header": Text("表头", "headers"),
    "repeated": Text("重复的表头", "repeated headers"),
    "total": Text("合计行（核对后不导入）", "totals (checked, not imported)"),
    "text": Text("表外文字", "text beside tables"),
    "blank": Text("空行", "blank rows"),
    "refused": Text("没有导入", "refused"),
}
_WRITTEN = Text("已写", "written")
_SAME = Text("没有变化", "unchanged")


def import_view(imported: Imported, written: Iterable[str], lang: str) -> ImportView:
    """The report of an import."""
    tables = [table for source in imported.sources if source.draft for table in source.draft.tables]
    done = frozenset(written)
    yaml = sum(path.endswith(".yaml") for path, _ in imported.texts)
    totals: Counter[str] = Counter()
    for table in tables:
        totals.update(dict(table.fates))
    numbers = {"sources": len(imported.sources), "files": yaml, "rows": sum(t.rows for t in tables), **totals}
    summary = tuple((_SUMMARY[key].of(lang), str(numbers[key])) for key in _SUMMARY if key in numbers)
    files = tuple(
        FileRow(path, (_WRITTEN if path in done else _SAME).of(lang), "、".join(_sources(imported, path)))
        for path, _ in imported.texts
    )
    sources = tuple(_source(source, lang) for source in imported.sources)
    notice = noticed(sum(_closed(path, text) for path, text in imported.results))
    return ImportView(_TITLE.of(lang), summary, files, _rows(imported.findings, lang), sources, lang, notice)


def _closed(path: str, text: str) -> int:
    """How many nodes of a target file are not public: people mark them, and an update keeps their marks."""
    plan = parse_document(text, path).plan if path.endswith(".yaml") else None
    return len(closed(outline(plan))) if plan else 0


def write_report(view: ImportView, paths: Iterable[Path]) -> None:
    """Write the report, as what each path's suffix says: `.json` for programs, else Markdown.

    Raises:
        FileError: when a file cannot be written.
    """
    for path in paths:
        write_text(path, as_json(view) if path.suffix.lower() == ".json" else as_markdown(view).text)


def _sources(imported: Imported, path: str) -> list[str]:
    return [source.path for source in imported.sources if path in source.became]


def _source(source: Source, lang: str) -> SourceView:
    draft = source.draft
    tables = tuple(_table(table) for table in draft.tables) if draft else ()
    unused = tuple((one.origin, one.text) for one in draft.unused) if draft else ()
    became = "、".join(source.became)
    proof = proof_view(source.proof, lang) if source.proof else None
    return SourceView(
        source.path,
        draft.format if draft else "",
        became,
        tables,
        _rows(source.findings, lang),
        unused,
        proof,
    )


def _table(table: Count) -> TableRow:
    return TableRow(" ".join(filter(None, (table.origin, table.name))), table.rows, **dict(table.fates))


def _rows(findings: Iterable[Diagnostic], lang: str) -> tuple[FindingRow, ...]:
    return tuple(
        FindingRow(
            SEVERITY[one.severity].of(lang), one.code, message(one, lang), hint(one, lang), one.span.path
        )
        for one in findings
    )
