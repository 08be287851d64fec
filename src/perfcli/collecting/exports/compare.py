"""A project list of the budget system beside the targets: what is on one side only, and what the budgets come to.

In: the exports' rows, the items. Out: `Compared`: findings, counts and sums in 元.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcli.collecting.exports import kinds
from perfcli.diagnostics import Diagnostic, Severity, Span, diagnose
from perfcli.quantity import show
from perfcli.quantity.numbers import EXACT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.collecting.exports.intake import Taken
    from perfcli.collecting.exports.matching import Matcher
    from perfcli.scoring.items import Holder


@dataclass(slots=True)
class Compared:
    """How the two sides differ."""

    findings: list[Diagnostic] = field(default_factory=list)
    both: int = 0
    exported_only: int = 0
    declared_only: int = 0
    declared: Decimal = Decimal(0)
    exported: Decimal = Decimal(0)

    @property
    def differs(self) -> bool:
        """Whether anything is not the same on both sides, or could not be read."""
        return any(found.severity > Severity.REMARK for found in self.findings)

    def summary(self, lang: str) -> str:
        """The counts and the sums."""
        sums = f"{show(self.declared)}元", f"{show(self.exported)}元"
        if lang == "zh":
            counts = f"两边都有 {self.both} 个项目，只在导出表里 {self.exported_only} 个，只在目标里 {self.declared_only} 个"
            return f"{counts}；预算合计：目标 {sums[0]}，导出表 {sums[1]}\n"
        counts = f"{self.both} projects on both sides, {self.exported_only} exported only, {self.declared_only} in the targets only"
        return f"{counts}; budgets: {sums[0]} in the targets, {sums[1]} exported\n"


def compare(taken: Sequence[Taken], matcher: Matcher, place: Span) -> Compared:
    """Compare the projects of all exports with those of the targets; rows that mean no project of the targets are warnings here."""
    made = Compared()
    found = {address for one in taken for address in one.spending}
    for one in taken:
        for finding in one.findings:
            missing = finding.kind is kinds.UNKNOWN_PROJECT
            made.exported_only += missing
            made.findings.append(_lacking(finding) if missing else finding)
    projects = [holder for holder in matcher.all if not holder.faulty]
    for holder in projects:
        if holder.address in found:
            made.both += 1
        else:
            made.declared_only += 1
            made.findings.append(
                diagnose(
                    kinds.NOT_EXPORTED,
                    place,
                    address=holder.address,
                    item=holder.address,
                    name=holder.node.name,
                )
            )
    made.declared = _sum([_declared(holder) for holder in projects])
    made.exported = _sum([one.exported for one in taken])
    if made.declared != made.exported and any(one.exported for one in taken):
        made.findings.append(_sums(made, place))
    return made


def _lacking(found: Diagnostic) -> Diagnostic:
    """A project without targets, at its row."""
    return Diagnostic(kinds.NOT_DECLARED, found.span, found.arguments, (), kinds.NOT_DECLARED.severity)


def _sums(made: Compared, place: Span) -> Diagnostic:
    difference = EXACT.subtract(made.exported, made.declared)
    return diagnose(
        kinds.OTHER_SUM,
        place,
        declared=f"{show(made.declared)}元",
        exported=f"{show(made.exported)}元",
        difference=f"{show(difference)}元",
    )


def _declared(holder: Holder) -> Decimal:
    budget = holder.node.item.budget  # type: ignore[union-attr]  # a project
    return budget.yuan(holder.outline.money_unit) if budget else Decimal(0)


def _sum(amounts: Sequence[Decimal]) -> Decimal:
    total = Decimal(0)
    for amount in amounts:
        total = EXACT.add(total, amount)
    return total
