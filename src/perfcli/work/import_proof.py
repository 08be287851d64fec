"""The proof of an import: every target file as it will stand is loaded, printed again and compared with its sources.

In: papers, and the texts that are to be written. Out: a `Proof` for each source, and findings for what is lost, moved, changed
or invented. Sources that became one file are compared together with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from perfcli.diagnostics import Diagnostic, Span, Text, diagnose
from perfcli.drafting import kinds
from perfcli.drafting.proof import Proof, prove
from perfcli.drafting.survey import survey
from perfcli.drafting.verdicts import Checked, Verdict
from perfcli.loading.document import parse_document
from perfcli.loading.outline import outline
from perfcli.loading.regions import NAMES, Regions
from perfcli.model.plan import Plan
from perfcli.paper import Grid, Paper
from perfcli.work.import_kept import of_file, of_table, rows_of
from perfcli.work.import_print import printed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from perfcli.drafting.kept import Kept
    from perfcli.loading.document import Document
    from perfcli.loading.outline import Outline
    from perfcli.model.region import Region
    from perfcli.paper import Block

_MARK = "\x1f"
"""Between the number of a source and a place in it, where several are compared at once."""
_NO_YEAR = "2000"
"""A file that still lacks its year is printed as of this one; no cell holds it."""
REASONS = {
    Verdict.LOST: Text("导入的内容里找不到", "not found in what was imported"),
    Verdict.MOVED: Text("印到了别的行或列（{where}）", "printed in another row or column ({where})"),
    Verdict.DIFFERENT: Text(
        "印出来的是“{printed}”（{where}），原件是", "printed is {printed!r} ({where}), the source says"
    ),
    Verdict.INVENTED: Text("印出来的这一格，原件里没有", "printed here, and not in the source"),
}
_UNPRINTED = Text(
    "这个文件有错，印不出来，只查了文字在不在（请先用 perfcli validate 检查）",
    "it has errors and cannot be printed, so its texts were only looked for (see perfcli validate)",
)
_SHOWN = 60


class Subject(NamedTuple):
    """One source: what was read, and the paths of the files that it became part of."""

    path: str
    paper: Paper
    became: Sequence[str]


def proofs(subjects: Sequence[Subject], texts: Mapping[str, str]) -> dict[str, Proof]:
    """The proof of every source by its path; `texts` are the files as they will stand."""
    written = _Written(texts)
    found: dict[str, Proof] = {}
    for group, paths in _groups(subjects):
        proof = written.compare([subject.paper for subject in group], paths)
        for nth, subject in enumerate(group):
            found[subject.path] = _share(proof, subject.paper, nth, last=nth == len(group) - 1)
    return found


def findings(path: str, proof: Proof) -> Iterator[Diagnostic]:
    """What is lost, moved or different in cells, what was invented, what could not be printed; lines are only listed."""
    for file in proof.unprinted:
        yield diagnose(kinds.LOST, Span(path), origin=file, reason=_UNPRINTED, found=file)
    for one in (*proof.cells, *proof.invented):
        if reason := REASONS.get(one.verdict):
            said = _short(one.printed)
            filled = (text.format(printed=said, where=one.where) for text in reason)
            shown = one.text or one.printed
            yield diagnose(
                kinds.LOST, Span(path), origin=one.origin, reason=Text(*filled), found=_short(shown)
            )


def _short(text: str) -> str:
    return " ".join(text.split())[:_SHOWN]


class _Written:
    """The files that an import writes."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts
        self.regions = Regions()
        self.region = next(
            (parse_document(text, path) for path, text in texts.items() if path.endswith(NAMES)), None
        )
        self.tables = {path: text for path, text in texts.items() if path.endswith(".csv")}
        rows = [row for text in self.tables.values() for row in rows_of(text)]
        self.actuals = {row["indicator"]: row for row in rows if "indicator" in row}

    def compare(self, papers: Sequence[Paper], paths: Iterable[str]) -> Proof:
        """Sources beside the print of their files."""
        documents = [parse_document(self.texts[path], path) for path in paths]
        laid = [self._outline(document) for document in documents]
        again = [printed(one, self.actuals) for one in laid if one]
        unit = next((one.money_unit for one in laid if one and one.money_unit), "")
        marked = [_marked(paper, nth) for nth, paper in enumerate(papers)]
        proof = prove(survey(marked, unit), survey(again, unit), self._kept(documents, unit))
        failed = (one.path for one, plan in zip(documents, laid, strict=True) if plan is None)
        return proof._replace(unprinted=tuple(failed))

    def _outline(self, document: Document) -> Outline | None:
        plan = document.plan or _undated(document)
        return outline(plan, self._law(document.path)) if plan else None

    def _law(self, path: str) -> Region | None:
        return self.region.region if self.region else self.regions.governing(path)

    def _kept(self, documents: Sequence[Document], unit: str) -> Iterator[Kept]:
        law = self.region or (self.regions.document(documents[0].path) if documents else None)
        for document in (*documents, *([law] if law else [])):
            yield from of_file(document, unit)
        for path, text in self.tables.items() if documents else ():
            yield from of_table(path, text, unit)


def _undated(document: Document) -> Plan | None:
    """The plan of a file that lacks nothing but its year."""
    data = document.tree.data
    if not isinstance(data, dict) or data.get("year"):
        return None
    try:
        return Plan.model_validate({**data, "year": _NO_YEAR})
    except ValidationError:
        return None


def _groups(subjects: Sequence[Subject]) -> list[tuple[list[Subject], list[str]]]:
    """Sources that share a file, with all their files."""
    groups: list[tuple[list[Subject], list[str]]] = []
    for subject in subjects:
        joined, paths = [subject], list(subject.became)
        for other in [group for group in groups if set(group[1]) & set(paths)]:
            groups.remove(other)
            joined, paths = [*other[0], *joined], list(dict.fromkeys((*other[1], *paths)))
        groups.append((joined, paths))
    return groups


def _marked(paper: Paper, nth: int) -> Paper:
    """A paper whose places say which of several papers it is."""
    blocks: list[Block] = []
    for block in paper.blocks:
        if isinstance(block, Grid):
            rows = tuple(
                tuple(cell and cell._replace(origin=f"{nth}{_MARK}{cell.origin}") for cell in row)
                for row in block.rows
            )
            blocks.append(block._replace(rows=rows))
        else:
            blocks.append(block._replace(origin=f"{nth}{_MARK}{block.origin}"))
    return paper._replace(blocks=tuple(blocks))


def _share(proof: Proof, paper: Paper, nth: int, *, last: bool) -> Proof:
    """What of a proof is about one source, in its order; what was invented is told with the last one."""
    order = {origin: at for at, origin in enumerate(_origins(paper))}

    def own(checked: Iterable[Checked]) -> tuple[Checked, ...]:
        mine = ((one, *one.origin.partition(_MARK)[::2]) for one in checked)
        found = (one._replace(origin=origin) for one, number, origin in mine if number == str(nth))
        return tuple(sorted(found, key=lambda one: order.get(one.origin, 0)))

    rest = (proof.invented, proof.unprinted) if last else ((), ())
    return Proof(own(proof.cells), own(proof.lines), *rest)


def _origins(paper: Paper) -> Iterator[str]:
    """All places of a paper, as one reads it."""
    for block in paper.blocks:
        yield block.origin
        if isinstance(block, Grid):
            yield from (cell.origin for row in block.rows for cell in row if cell)
