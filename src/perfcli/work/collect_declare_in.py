"""Declarations in: workbooks to draft target files of the new year, with an account of every cell and a diff against last year.

In: workbooks that were read, a `Base`, the folder of drafts. Out: `Declared`s. Everything is made in memory; `write_declared` writes, then
`judged` says what the rules find, at the cells of the workbooks.
"""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting import declare_kinds as kinds
from perfcli.collecting import form_kinds
from perfcli.collecting.declare_receive import receive
from perfcli.collecting.evidence import is_evidence
from perfcli.collecting.identity import FORM, OCCASIONS, identity_of
from perfcli.collecting.received import Receipt, Received, count
from perfcli.collecting.year_diff import changes
from perfcli.diagnostics import Severity, Span, Text, diagnose
from perfcli.drafting.origins import SourceFile
from perfcli.files import FileError, decode_utf8, read_bytes
from perfcli.formats.papers.kinds import DOUBTS
from perfcli.loading.document import parse_document
from perfcli.loading.outline import outline
from perfcli.report.checkcode import code_of
from perfcli.work.annotate_subject import subjects_of
from perfcli.work.import_ import Imported, Source, write_all
from perfcli.work.import_inputs import read_inputs
from perfcli.work.import_origins import origins_text
from perfcli.work.import_update import base_path, update
from perfcli.work.validate import validate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from perfcli.collecting.declare_book import Sent
    from perfcli.collecting.declare_read import Account, Fate
    from perfcli.collecting.filled import Filled
    from perfcli.collecting.identity import Identity
    from perfcli.collecting.year_diff import Change
    from perfcli.diagnostics import Diagnostic
    from perfcli.loading.settings import Settings
    from perfcli.work.collect_declare import Base
    from perfcli.work.import_homes import Homes
    from perfcli.work.import_inputs import Input
    from perfcli.work.import_update import Update

_TITLES = (OCCASIONS["declare"].encode(), OCCASIONS["declare"].encode("ascii", "xmlcharrefreplace"))
"""The form's name as programs write it into a workbook: as it is, or in numbers of characters."""
_TEXTS = ("xl/sharedStrings", "xl/worksheets/sheet")
"""The parts of a workbook that hold texts: some programs keep them in the sheets."""
_MAX_TEXTS = 64 * 1024 * 1024
_OF_ALL = frozenset(("not-reported",))
"""What is said of all departments together, and of no workbook."""
BOOKS = (".xlsx", ".xlsm", ".xltx", ".xls", ".et", ".ett", ".ods")
"""What is tried as a workbook; a format that cannot be read says what to do."""
_SAYS = Text("这是{found}，不是{wanted}", "it is {found}, not {wanted}")
_OTHER_TARGETS = Text(
    "发出以后上年的目标文件改过，或者不是这个目标库发的表",
    "last year's targets have changed since it was sent, or it was sent from other targets",
)
_UNKNOWN = Text(
    "看不出是哪个单位的申报表：标识页没有了，标题也对不上名录",
    "whose it is cannot be told: the hidden sheet is lost and the title fits no one in the register",
)
_TAMPERED = Text(
    "隐藏的标识页被改过，或者是两份表拼起来的",
    "the hidden sheet was changed, or two workbooks were put together",
)


class Declared(NamedTuple):
    """One workbook that was received: the draft that it became, or why it was refused."""

    path: str
    sha256: str
    identity: Identity | None = None
    draft: str = ""
    """The path of the target file."""
    text: str = ""
    origins: str = ""
    account: Account | None = None
    people: tuple[tuple[str, str], ...] = ()
    changes: tuple[Change, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    update: Update | None = None

    @property
    def refused(self) -> bool:
        """Whether nothing became of it."""
        return not self.text

    @property
    def received(self) -> Received | None:
        """What the ledger is told; nothing of a workbook of which it is not known whose it is."""
        if self.identity is None:
            return None
        me, cells = self.identity, self.account.cells if self.account else ()
        receipt = Receipt(
            me.home,
            me.name,
            me.year,
            me.occasion,
            self.path,
            self.sha256,
            count(cells),
            "",
            me.check,
            not self.refused,
        )
        return Received(receipt, cells, findings=self.findings)

    def count(self, fate: Fate) -> int:
        """How many filled cells met a fate."""
        return self.account.count(fate) if self.account else 0

    @property
    def filled(self) -> int:
        """How many cells were filled in."""
        return len(self.account.fates) if self.account else 0


def receive_declared(filled: Filled, base: Base, year: int, homes: Homes, keys: str = "zh") -> Declared:
    """One workbook; what was read of it, and the text of the draft. Nothing is written."""
    identity, said = _identity(filled, base, year)
    made = Declared(filled.path, filled.sha256, identity, findings=said)
    if identity is None or any(one.severity is Severity.ERROR for one in said):
        return made
    name = dict(base.who).get(identity.home, identity.name)
    sent = base.sent(identity.home, name, identity.year)
    last = base.last(identity.home, identity.year)
    source = (
        f"{identity.file_title}（{filled.path.replace(chr(92), '/').rpartition('/')[2].rpartition('!')[2]}）"
    )
    got = receive(filled, sent, last.data if last else {}, source)
    path, out = homes.path(identity.home, str(identity.year)), homes.out
    text = got.planned.text(last.lang if last else keys)
    findings = (*said, *got.account.findings, *_unsure(got.account))
    file = SourceFile(filled.path, filled.sha256, "xlsx")
    made = made._replace(
        draft=path,
        text=text,
        origins=origins_text(got.node, [file], out),
        account=got.account,
        people=tuple(got.people.items()),
        changes=_changes(text, path, sent),
    )
    return _standing(made._replace(findings=findings), out)


def _changes(text: str, path: str, sent: Sent) -> tuple[Change, ...]:
    """What changed against last year; nothing where the draft does not hold."""
    plan = parse_document(text, path).plan
    return changes(sent.outline, outline(plan, sent.region)) if plan is not None else ()


def _unsure(account: Account) -> list[Diagnostic]:
    """Cells whose text the reader was not sure of."""
    return [
        diagnose(DOUBTS[doubt], Span(account.path), origin=origin, reason=Text("", ""))
        for origin, doubt in account.unsure
    ]


def _identity(filled: Filled, base: Base, year: int) -> tuple[Identity | None, tuple[Diagnostic, ...]]:
    """Whose workbook it is, or why it is refused."""
    said = identity_of(filled)
    if said is None:
        return _by_title(filled, base, year)
    reason = _refusal(said, base, year)
    if reason is None:
        return said, ()
    return said, (diagnose(kinds.NOT_OURS, Span(filled.path), reason=reason),)


def _refusal(said: Identity, base: Base, year: int) -> Text | None:
    """Why a workbook is not one of those that were sent."""
    region = base.region.region.id if base.region else ""
    home = dict(base.who)
    wanted = base.sent(said.home, said.name, said.year).identity.targets
    pairs = (
        (said.occasion != "declare", OCCASIONS[said.occasion], OCCASIONS["declare"]),
        (said.region != region, f"地区 {said.region} 的表", f"地区 {region}"),
        (said.year != year, f"{said.year} 年度的表", f"{year} 年度"),
        (said.home not in home, f"{said.name}（{said.home}）的表", "名录里的单位"),
    )
    for wrong, found, instead in pairs:
        if wrong:
            return Text(
                _SAYS.zh.format(found=found, wanted=instead), _SAYS.en.format(found=found, wanted=instead)
            )
    if said.form == FORM and said.check != code_of(said.content):
        return _TAMPERED
    return _OTHER_TARGETS if said.targets != wanted else None


def _by_title(filled: Filled, base: Base, year: int) -> tuple[Identity | None, tuple[Diagnostic, ...]]:
    """A workbook that lost its hidden sheet is known by the titles that people see."""
    titles = [cell.text for sheet in filled.sheets for (row, _), cell in sheet.cells.items() if row == 0]
    called = [
        (home, name)
        for home, name in base.who
        if any(text.startswith(f"{name}{year}年度") for text in titles)
    ]
    if len(called) != 1:
        return None, (diagnose(kinds.NOT_OURS, Span(filled.path), reason=_UNKNOWN),)
    home, name = called[0]
    found = diagnose(kinds.LOST_IDENTITY, Span(filled.path), name=name, year=str(year))
    return base.sent(home, name, year).identity, (found,)


def _standing(made: Declared, out: Path) -> Declared:
    """A draft that is there already is replaced; what people edited in it since is kept."""
    if not os.path.lexists(made.draft):
        return made
    try:
        old = decode_utf8(read_bytes(made.draft), made.draft)
    except FileError:
        return made
    plan = parse_document(old, made.draft).plan
    if plan is not None and plan.status in ("approved", "adjusted"):
        stands = diagnose(kinds.STANDS, Span(made.draft), path=made.draft)
        return made._replace(text="", findings=(*made.findings, stands))
    if old == made.text or old == _base(out, made.draft):
        return made
    merged = update(made.draft, made.text, out)
    findings = (
        *made.findings,
        diagnose(kinds.SUPERSEDED, Span(made.draft), path=made.draft),
        *merged.findings,
    )
    return made._replace(update=merged, findings=findings)


def _base(out: Path, path: str) -> str:
    try:
        return decode_utf8(read_bytes(base_path(out, path)), path)
    except FileError:
        return ""


def each_once(declared: Sequence[Declared]) -> list[Declared]:
    """Of equal workbooks the first counts; of different ones of one home none does: which one holds is never guessed."""
    result = list(declared)
    groups: dict[str, list[int]] = {}
    for nth, one in enumerate(declared):
        if not one.refused:
            groups.setdefault(one.draft, []).append(nth)
    for members in groups.values():
        first: dict[str, int] = {}
        for nth in members:
            original = first.setdefault(declared[nth].sha256, nth)
            if original != nth:
                same = diagnose(form_kinds.SAME_BOOK, Span(declared[nth].path), other=declared[original].path)
                result[nth] = declared[nth]._replace(text="", findings=(same,))
        if len(first) > 1:
            files = "、".join(declared[nth].path for nth in first.values())
            for nth in first.values():
                result[nth] = _twice(declared[nth], files, len(first))
    return result


def _twice(one: Declared, files: str, number: int) -> Declared:
    form, name = OCCASIONS["declare"], one.identity.name if one.identity else ""
    found = diagnose(
        form_kinds.BOOK_TWICE,
        Span(one.path),
        name=name,
        form=Text(form, "declare"),
        count=number,
        files=files,
    )
    return one._replace(text="", findings=(*one.findings, found))


def is_declaration(data: bytes) -> bool:
    """Whether a file is the workbook of a declaration: its title stands in it, whatever program saved it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [one for one in archive.infolist() if one.filename.startswith(_TEXTS)]
            if sum(one.file_size for one in parts) > _MAX_TEXTS:
                return False
            return any(title in archive.read(part) for part in parts for title in _TITLES)
    except (KeyError, OSError, ValueError, RuntimeError, zipfile.BadZipFile, NotImplementedError, zlib.error):
        return False


class Came(NamedTuple):
    """What stands below some paths: declarations, how many other workbooks, and what is to be said of anything else."""

    ours: list[Input]
    more: int
    rest: tuple[Diagnostic, ...] = ()
    """Files that are neither: told here only where no other workbook is there, whose reader tells of them else."""


def declarations(paths: Sequence[str], skip: Sequence[Path]) -> Came:
    """The workbooks of declarations below the paths, and what else is there."""
    inputs = list(read_inputs(paths, skip))
    books = [one for one in inputs if one.name.lower().endswith(BOOKS) and not is_evidence(one.path)]
    ours = [one for one in books if one.problem is None and is_declaration(one.data)]
    rest = [one for one in inputs if one not in books]
    return Came(ours, len(books) - len(ours), tuple(passed_over(one) for one in rest))


def passed_over(one: Input) -> Diagnostic:
    """What is said of a file that is no workbook."""
    if one.problem is None and is_evidence(one.path):
        return diagnose(form_kinds.EVIDENCE_LOOSE, Span(one.path), file=one.name)
    return one.problem or diagnose(form_kinds.PASSED_OVER, Span(one.path), path=one.path)


def write_declared(declared: Iterable[Declared], out: Path) -> tuple[str, ...]:
    """Write the drafts, and beside them what was read where, as every import does.

    Raises:
        FileError: when a file cannot be written.
    """
    kept = [one for one in declared if not one.refused]
    texts = tuple((one.draft, one.text) for one in kept)
    origins = tuple((one.draft, one.origins) for one in kept)
    updates = tuple(one.update for one in kept if one.update is not None)
    sources = tuple(Source(one.path, None, (), (one.draft,), sha256=one.sha256) for one in kept)
    return write_all(Imported(sources, texts, updates=updates, origins=origins), out)


class Judged(NamedTuple):
    """What the rules found of one draft, each finding with the cell of the workbook that it is about."""

    cell: str
    found: Diagnostic


def judged(
    declared: Sequence[Declared], base: Base, settings: Settings, today: date
) -> Mapping[str, tuple[Judged, ...]]:
    """What the rules find of the drafts that were written, by workbook; last year's targets are looked at beside them."""
    kept = [one for one in declared if not one.refused]
    drafts = [one.draft for one in kept]
    before = [
        last.path
        for one in kept
        if one.identity and (last := base.last(one.identity.home, one.identity.year))
    ]
    found = [
        one
        for one in validate([*drafts, *before], settings, today=today).diagnostics
        if one.span.path in drafts and one.kind.name not in _OF_ALL
    ]
    by_draft = {subject.path: subject.said for subject in subjects_of(drafts, found)}
    return {
        one.path: tuple(
            Judged(said.origin.cell if said.origin else "", said.found)
            for said in by_draft.get(one.draft, ())
        )
        for one in kept
    }
