"""Everything that a form adds up, beside what it adds up to: weights, classes, the total and its grade.

In: a `Table`, its checked rows. Out: findings.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcli.auditing import kinds
from perfcli.auditing.model import Finding
from perfcli.auditing.notes import own_weights
from perfcli.diagnostics import Text
from perfcli.quantity import minus, show, times
from perfcli.scoring.rounding import add, rounded
from perfcli.scoring.shares import HUNDRED, ZERO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcli.auditing.model import Checked, Table
    from perfcli.diagnostics import Kind

Grades = tuple[tuple[str, Decimal | None], ...]
EXECUTION = "执行"


def total_of(values: Iterable[Decimal | None]) -> Decimal:
    """The exact sum of what is there."""
    total = ZERO
    for value in values:
        total = add(total, value or ZERO)
    return total


def grade_of(points: Decimal | None, grades: Grades) -> str:
    """The grade of a total; empty without one."""
    if points is None:
        return ""
    return next((label for label, least in grades if least is None or points >= least), "")


def _found(kind: Kind, table: Table, name: str, place: str, said: str, due: str, size: Decimal | None = None) -> Finding:  # fmt: skip
    return Finding(kind, kinds.CLASSES[kind], table.name, name, (place or table.place,), said, due, size)


def check_weights(table: Table, money: Checked | None) -> Iterator[Finding]:
    """All weights give 100, and each class what the form's own note gives it."""
    own = [row.weight.value for row in table.rows]
    if not own or any(weight is None for weight in own):
        return
    bare = total_of(own)
    execution = (money.weight or ZERO) if money else ZERO
    whole = add(bare, execution)
    implied = money is None or table.money is None or table.money.weight.value is None
    fits = HUNDRED in (whole, bare if implied else whole)
    rescaled = implied and table.weight.value == bare and bare < HUNDRED
    if not fits and not rescaled and (table.complete or whole > HUNDRED):
        yield _found(kinds.WEIGHTS, table, "", table.weight.place, "100", show(whole))
    elif fits and table.weight.value is not None and table.weight.value not in (bare, whole):
        yield _found(kinds.WEIGHTS, table, "", table.weight.place, table.weight.text, show(whole))
    yield from _own_rule(table, execution)


def _own_rule(table: Table, execution: Decimal) -> Iterator[Finding]:
    """The note's weights by class, where it states them."""
    ruled = own_weights(table.notes)
    sums: dict[str, Decimal] = {EXECUTION: execution} if execution else {}
    for row in table.rows:
        name = _class(row.level1, ruled)
        sums[name] = add(sums.get(name, ZERO), row.weight.value or ZERO)
    wrong = [
        name
        for name, due in ruled.items()
        if (own := sums.get(name, ZERO)) > due or (own != due and table.complete)
    ]
    if wrong and set(ruled) != {EXECUTION}:
        said = "、".join(f"{name} {show(sums.get(name, ZERO))}" for name in ruled)
        due = "、".join(f"{name} {show(points)}" for name, points in ruled.items())
        yield _found(kinds.FORM_RULE, table, "", table.weight.place, said, due)


def _class(level1: str, names: Iterable[str]) -> str:
    return next((name for name in names if name in level1), level1)


def check_classes(table: Table, rows: Sequence[Checked]) -> Iterator[Finding]:
    """Printed sums of classes; one that follows from a mended row is told there."""
    for name, weight, score in table.classes:
        inside = [(one, row) for one, row in zip(table.rows, rows, strict=True) if one.level1 == name]
        for figure, printed, mended in (
            (weight, total_of(o.weight.value for o, _ in inside), None),
            (score, total_of(r.published for _, r in inside), total_of(r.recomputed for _, r in inside)),
        ):
            if inside and figure.value is not None and figure.value not in (printed, mended):
                yield _found(kinds.CLASS_TOTAL, table, name, figure.place, figure.text, show(printed))


def check_total(table: Table, rows: Sequence[Checked], judged: Decimal | None) -> Iterator[Finding]:
    """The printed total beside the sum of the printed rows; a total that is right where a row is not is told there."""
    total = table.total
    unreadable = any(row.score.value is None and row.score.text for row in table.rows)
    if total.value is None or not rows or unreadable:
        return
    whole = add(total_of(row.published for row in rows), total_of(one.value for one in table.extra))
    if not table.complete and total.value > whole:  # rows are cut off
        return
    weight = total_of(row.weight for row in rows)
    unprinted = total_of(row.recomputed for row in rows if row.published is None)
    fine = {whole, add(whole, unprinted), judged, *_with_one_mended(rows, whole)}
    if ZERO < weight < HUNDRED:
        fine.add(rounded(times(whole, HUNDRED), weight, total.decimals, "half-up"))
    if total.value in fine:
        return
    size = minus(total.value, whole)
    for mode, said in (("half-up", Text("四舍五入", "half up")), ("down", Text("舍去尾数", "cut off"))):
        if rounded(whole, Decimal(1), total.decimals, mode) == total.value:
            why = Text(f"{said.zh}到 {total.decimals} 位小数", f"{said.en} to {total.decimals} places")
            found = _found(kinds.ROUNDED, table, "总分", total.place, total.text, show(whole), size)
            yield found._replace(why=why)
            return
    yield _found(kinds.TOTAL, table, "", total.place, total.text, show(whole), size)


def _with_one_mended(rows: Sequence[Checked], whole: Decimal) -> Iterator[Decimal]:
    for row in rows:
        if row.judged and row.recomputed is not None and row.published not in (None, row.recomputed):
            yield add(whole, minus(row.recomputed, row.published or ZERO))


def check_grade(table: Table, grades: Grades, *, total_wrong: bool, whole: Decimal) -> Iterator[Finding]:
    """The printed grade beside that of the printed total; one that fits the rows is right where the total is not."""
    labels = [label for label, _ in grades]
    said = next((label for label in sorted(labels, key=len, reverse=True) if label in table.grade.text), "")
    due = grade_of(table.total.value, grades)
    if said and due and said != due and not (total_wrong and said == grade_of(whole, grades)):
        yield _found(kinds.GRADE, table, "", table.grade.place, said, due)
