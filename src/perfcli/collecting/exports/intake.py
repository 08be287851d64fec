"""Rows of a spending export taken in: each is accepted for one item, rejected with one reason, or passed over as a total.

In: a `Sheet`, its `Export`, the items. Out: `Taken`; rows = accepted + rejected + passed over. Totals are compared with the rows above.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from perfcli.collecting.exports import kinds
from perfcli.diagnostics import Diagnostic, Text, diagnose
from perfcli.model.spending import HEADERS, MONEY, Spending
from perfcli.quantity import normalise, show
from perfcli.quantity.numbers import EXACT
from perfcli.scoring.money_cells import Fault, Said, in_unit, read_money
from perfcli.scoring.scorecard import Rejected
from perfcli.scoring.spending_checks import doubts
from perfcli.scoring.wording import filled

if TYPE_CHECKING:
    from perfcli.collecting.exports.matching import Matcher
    from perfcli.collecting.exports.sheets import Line, Sheet
    from perfcli.loading.exports import Export
    from perfcli.scoring.items import Holder

DASHES = "-—–－/／ "
Sums: TypeAlias = "dict[str, Decimal | None]"
GRAND = ("合计", "总计")
"""A total of the whole table begins so."""

NOTES = ("注", "说明", "备注", "制表", "填表", "审核", "打印", "单位负责人", "第")
"""A line below a table begins so; it holds no amounts."""


@dataclass(slots=True)
class Taken:
    """What became of the rows of one export; sums are in 元 until they are kept."""

    path: str
    spending: dict[str, Spending] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)
    rows: int = 0
    accepted: int = 0
    passed: int = 0
    headers: tuple[str, ...] = ()
    exported: Decimal = Decimal(0)
    """The initial budgets of all rows that could be read, in 元."""


class Intake:
    """Takes in one export; `seen` remembers items of exports before it."""

    def __init__(
        self, sheet: Sheet, export: Export, matcher: Matcher, unit: str, seen: dict[str, str]
    ) -> None:
        self.sheet, self.export, self.matcher, self.unit, self.seen = sheet, export, matcher, unit, seen
        self.taken = Taken(sheet.path, headers=sheet.texts(sheet.top))
        self.totals: Sums = dict.fromkeys(MONEY, None)
        self.holders: dict[str, tuple[Holder, Line]] = {}

    def take_all(self) -> Taken:
        """Every row."""
        for line in self.sheet.lines(self.export):
            self.taken.rows += 1
            self._take(line)
        for address, (holder, line) in self.holders.items():
            said = line.texts.get("name", "")
            for column, found in doubts(holder, self.taken.spending[address], said):
                role = {"item": "code"}.get(column, column)
                self.taken.findings.append(found._replace(span=self.sheet.span(line.row, role)))
        self.taken.exported = self.totals["initial"] or Decimal(0)
        self.taken.findings.sort(key=Diagnostic.sort_key)
        return self.taken

    def _take(self, line: Line) -> None:
        if total := self._total(line):
            self._pass(line, total)
            return
        if _is_note(line):
            self.taken.passed += 1
            return
        sums, refused = self._sums(line)
        for name, amount in sums.items():
            self.totals[name] = _added(self.totals[name], amount)
        if refused is not None:
            self._reject(line, *refused)
            return
        match = self.matcher.find(line.texts)
        if match.holder is None:
            if match.kind is not None:
                place = self.sheet.span(line.row, match.column)
                found = Diagnostic(match.kind, place, match.arguments, (), match.kind.severity)
                self._reject(line, found, match.column)
            return
        self._matched(line, match.holder, sums, by_name=match.by_name)

    def _total(self, line: Line) -> str:
        """The word that makes a row one of totals; a row with a project's code is none."""
        code = normalise(line.texts.get("code", ""))
        texts = [
            next(filter(None, line.cells)),
            *(line.texts.get(role, "") for role in ("department", "name")),
        ]
        if code and not code.startswith(self.export.skip):
            return ""
        return next((text for text in map(normalise, texts) if text.startswith(self.export.skip)), "")

    def _matched(self, line: Line, holder: Holder, sums: Sums, *, by_name: bool) -> None:
        address, before = holder.address, self.taken.spending.get(holder.address)
        if (before is not None and not self.export.sum) or address in self.seen:
            self._repeated(line, holder)
            return
        unit = holder.outline.money_unit or self.unit
        amounts = {name: None if one is None else in_unit(one, unit) for name, one in sums.items()}
        if before is not None:
            amounts = {name: _added(getattr(before, name), one) for name, one in amounts.items()}
        else:
            self.holders[address] = (holder, line)
        self.taken.spending[address] = Spending(
            amounts["initial"],
            amounts["adjusted"],
            amounts["executed"],
            unit,
            before.row if before else line.row,
        )
        self.taken.names[address] = holder.node.name
        self.taken.accepted += 1
        if by_name and before is None:
            place = self.sheet.span(line.row, "code")
            code = line.texts["code"]
            self.taken.findings.append(
                diagnose(kinds.BY_NAME, place, address=address, item=address, code=code)
            )

    def _repeated(self, line: Line, holder: Holder) -> None:
        address = holder.address
        before = self.taken.spending.get(address)
        first = str(before.row) if before else self.seen[address]
        place = self.sheet.span(line.row, "code" if line.texts.get("code") else "name")
        found = diagnose(kinds.REPEATED, place, address=address, item=address, line=first)
        self._reject(line, found, "code", address)

    def _sums(self, line: Line) -> tuple[Sums, tuple[Diagnostic, str] | None]:
        """The amounts of a row in 元, and the first that was refused with its column."""
        sums: Sums = {}
        refused: tuple[Diagnostic, str] | None = None
        for name in MONEY:
            read = self._amount(line.texts.get(name, ""), name)
            if not isinstance(read, Fault):
                sums[name] = read
            elif refused is None:
                arguments = tuple(sorted(read.arguments.items()))
                place = self.sheet.span(line.row, name)
                refused = Diagnostic(read.kind, place, arguments, (), read.kind.severity), name
        return sums, refused

    def _amount(self, text: str, name: str) -> Decimal | Fault | None:
        """One amount in 元; what a dash means, the settings say."""
        if text and not text.strip(DASHES):
            dash: dict[str, Decimal | Fault | None] = {"zero": Decimal(0), "blank": None}
            return dash.get(self.export.dash, Fault(kinds.DASH, {"found": text[:20]}))
        head = self.sheet.units.get(name, "")
        said = Said(head, Text("表头", "the header")) if head else None
        return read_money(text, said, "元", Text(HEADERS[name], name), bare=self.unit)

    def _pass(self, line: Line, first: str) -> None:
        """A row of totals: the whole table's is compared with the rows above it."""
        self.taken.passed += 1
        if not first.startswith(GRAND):
            return
        for name in MONEY:
            read = self._amount(line.texts.get(name, ""), name)
            total = self.totals[name]
            if isinstance(read, Decimal) and total is not None and read != total:
                place = self.sheet.span(line.row, name)
                what = Text(HEADERS[name], name)
                found, added = f"{show(read)}元", f"{show(total)}元"
                self.taken.findings.append(diagnose(kinds.TOTAL, place, what=what, found=found, sum=added))

    def _reject(self, line: Line, found: Diagnostic, column: str, address: str = "") -> None:
        head = self.sheet.heads.get(column, "")
        self.taken.findings.append(found)
        self.taken.rejected.append(Rejected(line.row, head, found.code, filled(found), line.cells, address))


def _is_note(line: Line) -> bool:
    """A line below the table: who made it, when, what is to be noted; it holds no amounts."""
    first = normalise(next(filter(None, line.cells)))
    said = [line.texts.get(role, "") for role in ("code", "name")]
    blank = not any(line.texts.get(name) for name in MONEY)
    return first.startswith(NOTES) and blank and all(not text or ":" in normalise(text) for text in said)


def _added(before: Decimal | None, more: Decimal | None) -> Decimal | None:
    """The exact sum; a blank adds nothing and is not zero."""
    if before is None or more is None:
        return more if before is None else before
    return EXACT.add(before, more)
