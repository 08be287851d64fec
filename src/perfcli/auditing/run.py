"""The audit of one table under a profile. In: a `Table`, a `Profile`. Out: an `Audit` with every contradiction once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.auditing import kinds
from perfcli.auditing.model import Audit, Checked, Finding
from perfcli.auditing.money import check_money
from perfcli.auditing.rows import Fault, check_row
from perfcli.auditing.sums import (
    Grades,
    check_classes,
    check_grade,
    check_total,
    check_weights,
    grade_of,
    total_of,
)
from perfcli.quantity import minus, show, times
from perfcli.scoring.rounding import add, rounded
from perfcli.scoring.shares import HUNDRED, ZERO

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from perfcli.auditing.model import Row, Table
    from perfcli.model.profile import Profile

_TOGETHER = (kinds.NOT_MEASURED, kinds.EMPTY, kinds.RANGE)
"""Faults of the whole column of actuals: told once, with all their places."""


def audit(table: Table, profile: Profile) -> Audit:
    """Recompute a table and list what does not follow."""
    judged = [check_row(row, profile, table.year) for row in table.rows]
    rows = tuple(checked for checked, _ in judged)
    spent = check_money(table, profile, table.money_unit)
    everything = (*((spent.row,) if spent.row else ()), *rows)
    grades: Grades = table.thresholds or tuple((one.grade, one.least) for one in profile.totals)
    out_of = _out_of(table, everything)
    total = _recomputed(table, everything, profile, out_of)
    whole = add(total_of(row.published for row in everything), total_of(one.value for one in table.extra))
    totals = tuple(check_total(table, everything, total))
    found = [
        *spent.findings,
        *_faults(table, judged),
        *check_weights(table, spent.row),
        *check_classes(table, rows),
        *totals,
        *check_grade(table, grades, total_wrong=bool(totals), whole=whole),
    ]
    printed = table.total.value if table.total.value is not None else whole if everything else None
    scored = table.complete
    before = _before(table, grades, printed) if scored else ""
    after = grade_of(total, grades) if scored else ""
    graded = tuple(_graded(one, printed, grades) if scored else one for one in found)
    return Audit(table, everything, graded, spent.rate, total, before, after, out_of)


def _before(table: Table, grades: Grades, printed: Decimal | None) -> str:
    """The grade as it was published, else that of the published total."""
    labels = sorted((label for label, _ in grades), key=len, reverse=True)
    said = next((label for label in labels if label in table.grade.text), "")
    return said or grade_of(printed, grades)


def _graded(found: Finding, printed: Decimal | None, grades: Grades) -> Finding:
    """The grade that mending this alone would give, where it is another."""
    if found.size is None or printed is None:
        return found
    mended = grade_of(minus(printed, found.size), grades)
    return found._replace(grade=mended) if mended != grade_of(printed, grades) else found


def _out_of(table: Table, rows: Sequence[Checked]) -> Decimal:
    """What the rows are points out of: 100, less what the profile leaves out, or what a total in percent was taken of."""
    left = total_of(row.weight for row in rows if row.judged and row.recomputed is None)
    if ZERO < left < HUNDRED:
        return minus(HUNDRED, left)
    weight, printed = total_of(row.weight for row in rows), table.total.value
    if printed is None or not ZERO < weight < HUNDRED:
        return HUNDRED
    whole = total_of(row.published for row in rows)
    raised = rounded(times(whole, HUNDRED), weight, 6, "half-up")
    return weight if abs(minus(printed, raised)) < abs(minus(printed, whole)) else HUNDRED


def _recomputed(table: Table, rows: Sequence[Checked], profile: Profile, out_of: Decimal) -> Decimal | None:
    """The total as it should be."""
    if not rows:
        return None
    total = add(total_of(row.recomputed for row in rows), total_of(one.value for one in table.extra))
    return rounded(times(total, HUNDRED), out_of, profile.rounding.places, profile.rounding.mode)


def _faults(table: Table, judged: Sequence[tuple[Checked, Fault | None]]) -> Iterator[Finding]:
    """Faults of rows, those of the whole column together."""
    paired = list(zip(table.rows, judged, strict=True))
    for kind in _TOGETHER:
        of_kind = [(row, checked, fault) for row, (checked, fault) in paired if fault and fault.kind is kind]
        if of_kind:
            yield _together(table, of_kind)
    for row, (checked, fault) in paired:
        if fault is not None and fault.kind not in _TOGETHER:
            yield _single(table, row, checked, fault)


def _together(table: Table, of_kind: Sequence[tuple[Row, Checked, Fault]]) -> Finding:
    kind = of_kind[0][2].kind
    names = "、".join(row.name for row, _, _ in of_kind)
    size = total_of(_size(checked) for _, checked, _ in of_kind)
    said = (
        show(total_of(row.score.value for row, _, _ in of_kind))
        if kind is kinds.EMPTY
        else "、".join(row.actual.text for row, _, _ in of_kind)
    )
    places = tuple(row.actual.place or row.place for row, _, _ in of_kind)
    return Finding(kind, kinds.CLASSES[kind], table.name, names, places, said, "", size or None)


def _single(table: Table, row: Row, checked: Checked, fault: Fault) -> Finding:
    data = kinds.CLASSES[fault.kind] == "data"
    place = (row.actual.place if data else row.score.place) or row.place
    due = "" if checked.recomputed is None else show(checked.recomputed)
    return Finding(
        fault.kind, kinds.CLASSES[fault.kind], table.name, row.name, (place,),
        fault.printed or row.score.text, fault.due or due, _size(checked), fault.why,
    )  # fmt: skip


def _size(checked: Checked) -> Decimal | None:
    if checked.published is None or checked.recomputed is None:
        return None
    return minus(checked.published, checked.recomputed) or None
