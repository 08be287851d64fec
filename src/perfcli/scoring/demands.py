"""What a row must say beside its value: a reason (偏差原因), a measure (改进措施), evidence (佐证材料).

In: a row as graded, the profile's demands. Out: findings at the row. Without demands in the profile a reason is asked for where the
table has a column for it, and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Diagnostic, Severity, Text
from perfcli.quantity import minus, show
from perfcli.scoring import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Kind
    from perfcli.model.actual import Actual
    from perfcli.model.profile import Profile
    from perfcli.scoring.columns import Sheet
    from perfcli.scoring.grading import Graded
    from perfcli.scoring.survey import Leaf

_LEVELS = {"error": Severity.ERROR, "warning": Severity.WARNING, "remark": Severity.REMARK}


def reason_level(profile: Profile) -> Severity | None:
    """How bad it is that a low execution gives no reason; None where the profile asks for none."""
    asked = profile.demands.reason if profile.demands else None
    return _LEVELS.get(asked) if asked else Severity.WARNING


class Explaining:
    """What one table must say under a profile; settled once, since it is asked for every row."""

    def __init__(self, sheet: Sheet, profile: Profile) -> None:
        self.sheet = sheet
        demands = profile.demands
        by_column = Severity.WARNING if sheet.column("reason") >= 0 else None
        self.reason = _LEVELS.get(demands.reason) if demands and demands.reason else by_column
        self.measure = _LEVELS.get(demands.measure) if demands and demands.measure else None
        self.evidence = _LEVELS.get(demands.evidence) if demands and demands.evidence else None

    def lacking(self, actual: Actual, leaf: Leaf, graded: Graded) -> Iterator[Diagnostic]:
        """What a reported row does not say."""
        if self.evidence and not actual.evidence.strip():
            yield self._found(kinds.NO_EVIDENCE, self.evidence, "evidence", actual, leaf)
        reason = self.reason and not actual.reason.strip()
        measure = self.measure and not actual.measure.strip()
        if not (reason or measure):
            return
        lost, over = _lost(graded), Text("超额完成很多", "is far above its target") if graded.over else None
        if reason and self.reason and (what := lost or over):
            yield self._found(kinds.NO_REASON, self.reason, "reason", actual, leaf, what=what)
        if measure and self.measure and lost:
            yield self._found(kinds.NO_MEASURE, self.measure, "measure", actual, leaf, what=lost)

    def _found(
        self,
        kind: Kind,
        severity: Severity,
        column: str,
        actual: Actual,
        leaf: Leaf,
        what: Text | None = None,
    ) -> Diagnostic:
        span, place = self.sheet.table.span(actual.row, self.sheet.column(column)), leaf.place
        said = {"name": place.indicator} | ({"what": what} if what else {})
        arguments = tuple(sorted(said.items()))
        return Diagnostic(kind, span, arguments, (), severity, place.address)


def _lost(graded: Graded) -> Text | None:
    """A worse grade, or lost points."""
    verdict = graded.verdict
    if verdict is None:
        return None
    if verdict.rank > 0:
        return Text(f"评为“{verdict.grade}”", f"earned {verdict.grade!r}")
    if verdict.full is not None and verdict.points is not None and verdict.points < verdict.full:
        lost = show(minus(verdict.full, verdict.points))
        return Text(f"失 {lost} 分", f"lost {lost} points")
    return None
