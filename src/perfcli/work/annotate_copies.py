"""Copies of the documents that departments sent in, with every finding as a comment at its cell.

In: subjects. Out: `Copies`: name and bytes of each copy, and why a source has none. A source that is gone, or not what was imported,
is not annotated: its cells may be others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Diagnostic, Span, Text, diagnose
from perfcli.formats import notes_docx, notes_xlsx
from perfcli.formats.notes import Note, Noted
from perfcli.output.words import hint, message
from perfcli.report.opinion import LEVELS
from perfcli.work import annotate_kinds as kinds
from perfcli.work.import_inputs import read_inputs
from perfcli.work.import_origins import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.diagnostics import Kind
    from perfcli.drafting.origins import SourceFile
    from perfcli.report.filenames import Names
    from perfcli.work.annotate_subject import Said, Subject
    from perfcli.work.import_origins import Kept

LANG = "zh"
"""What is sent to departments is in Chinese, whatever the language of messages."""
_WRITERS = {"docx": notes_docx, "xlsx": notes_xlsx}
_FORMATS = {"text": "文本", "csv": "CSV", "html": "网页", "pdf": "PDF", "xls": "旧版 Excel（xls）"}


class Copies:
    """The copies of the sources with their comments; a source of several departments has one."""

    def __init__(self, subjects: Sequence[Subject], names: Names) -> None:
        self.names = names
        self.made: dict[str, tuple[str, bytes]] = {}
        """Name and bytes of each copy, by the path of its source."""
        self.findings: list[Diagnostic] = []
        self.subjects = subjects
        files: dict[str, SourceFile] = {}
        for one in subjects:
            if one.kept is None:
                self.findings.append(diagnose(kinds.NO_ORIGINS, Span(one.path)))
                continue
            for source in one.kept.origins.sources:
                files.setdefault(one.kept.source(source.path), source)
        for path, source in sorted(files.items()):
            self._copy(path, source)

    def of(self, subject: Subject) -> Iterator[str]:
        """The names of the copies that hold a department's comments."""
        for source in subject.kept.origins.sources if subject.kept else ():
            if (copy := self.made.get(subject.kept.source(source.path) if subject.kept else "")) is not None:
                yield copy[0]

    def _copy(self, path: str, source: SourceFile) -> None:
        writer = _WRITERS.get(source.format)
        if writer is None:
            shown = _FORMATS.get(source.format, source.format)
            self._say(kinds.NO_COMMENTS, path, format=shown)
            return
        data = _content(path)
        if data is None or digest(data) != source.sha256:
            self._say(kinds.SOURCE_CHANGED, path, reason=kinds.GONE if data is None else kinds.CHANGED)
            return
        noted: Noted = writer.write(data, path, [*self._notes(path)])
        if not noted.data:
            self._say(kinds.NO_COPY, path, reason=noted.reason)
            return
        if noted.differs:
            self._say(kinds.COPY_DIFFERS, path, parts=_joined(noted.differs))
        stem = path.replace("\\", "/").rpartition("/")[2].rpartition("!")[2].rpartition(".")[0]
        mark = "批注，内部资料" if self._closed(path) else "批注"
        self.made[path] = (self.names.give(f"{stem}（{mark}）", "", noted.suffix), noted.data)

    def _closed(self, path: str) -> bool:
        """Whether a source holds what is not public: its copy then says so by its name, its content being the department's."""
        return any(
            one.notices and one.kept is not None and path in map(one.kept.source, _paths(one.kept))
            for one in self.subjects
        )

    def _notes(self, path: str) -> Iterator[Note]:
        """What is said at each cell of a source, the worst first."""
        for one in self.subjects:
            first = one.first
            if one.kept is None or first is None:
                continue
            for said in sorted(one.said, key=lambda said: -said.found.severity):
                place = said.origin or first
                if one.kept.source(place.source) == path:
                    yield Note(place.cell if said.origin else _table(place.cell), _lines(said, one.who))

    def _say(self, kind: Kind, path: str, **arguments: str | Text) -> None:
        self.findings.append(diagnose(kind, Span(path), related=(), address="", path=path, **arguments))


def _paths(kept: Kept) -> list[str]:
    return [source.path for source in kept.origins.sources]


def _table(cell: str) -> str:
    """An origin in the same table or sheet that is no cell of it: its first cell stands for the whole."""
    if "!" in cell:
        return f"{cell.rpartition('!')[0]}!"
    return cell.split(" ", maxsplit=1)[0]


def _lines(said: Said, who: str) -> tuple[str, ...]:
    """The lines of a comment: how bad and what, then what to do."""
    whose = "" if said.origin else f"{who}："
    what = f"【{LEVELS[said.found.severity]}】{whose}{message(said.found, LANG)}（{said.found.code}）"
    return what, f"怎么改：{hint(said.found, LANG)}"


def _content(path: str) -> bytes | None:
    """The bytes of a source, in an archive or not; none where it is gone."""
    inputs = read_inputs([path.partition("!")[0] if ".zip!" in path.lower() else path])
    return next((one.data for one in inputs if one.path == path and one.problem is None), None)


def _joined(texts: Sequence[Text]) -> Text:
    return Text("、".join(text.zh for text in texts), ", ".join(text.en for text in texts))
