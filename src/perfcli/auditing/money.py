"""The printed money of a form beside what follows from it: the total row, the rate, the points for execution, the cost.

In: a `Table`, a profile. Out: `Executed`: the row for execution as it should be, and findings.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from perfcli.auditing import kinds
from perfcli.auditing.figures import percent
from perfcli.auditing.formulas import with_money
from perfcli.auditing.model import BLANK, Checked, Figure, Finding, Money
from perfcli.auditing.roundings import rounding_of
from perfcli.diagnostics import Text
from perfcli.quantity import Problem, minus, normalise, read_amount, show, times, to_yuan
from perfcli.scoring.execution import execute
from perfcli.scoring.points import points_of
from perfcli.scoring.rounding import add, rounded
from perfcli.scoring.shares import HUNDRED, ZERO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.auditing.model import Table
    from perfcli.diagnostics import Kind
    from perfcli.model.profile import Profile

NAME = Text("预算执行", "budget execution")
_COLUMNS = ("initial", "adjusted", "executed")
_ROLES = ("initial", "adjusted", "executed", "rate", "weight", "score")
_MANY = 8
_WHOLE = ("总成本", "总投资", "项目成本", "资金总额")


class Spent(NamedTuple):
    """What the money of a form gives."""

    row: Checked | None
    findings: tuple[Finding, ...]
    rate: Decimal | None = None


def check_money(table: Table, profile: Profile, unit: str = "万元") -> Spent:
    """The money of a form."""
    money = table.money
    if money is None:
        return Spent(None, ())
    mended, found = _mended(money, table)
    row, rate, faults = _execution(table, mended, profile, silent=found is not None)
    if found and row and row.published is not None and row.recomputed is not None:
        found = found._replace(size=minus(row.published, row.recomputed) or None)
    costs = _costs(table, mended, unit)
    return Spent(row, (*((found,) if found else ()), *faults, *costs), rate)


def _mended(money: Money, table: Table) -> tuple[Money, Finding | None]:
    """The total row, taken from its sources where it does not agree with them."""
    wrong = [column for column in _COLUMNS if not _adds_up(money, table.funds, column)]
    if not wrong:
        return money, None
    sums = {column: _sum(table.funds, column) for column in wrong}
    mended = Money(money.name, *(_taken(money, sums, role) for role in _ROLES))
    places = tuple(place for c in wrong if (place := getattr(money, c).place))
    return mended, Finding(
        kinds.BUDGET_TOTAL, "arithmetic", table.name, money.name, places or (table.place,), _said(money), _said(mended)
    )  # fmt: skip


def _taken(money: Money, sums: dict[str, Decimal | None], role: str) -> Figure:
    """A figure of the total row; the sum of its sources where it is wrong."""
    printed: Figure = getattr(money, role)
    value = sums.get(role)
    return printed if value is None else Figure(show(value), value, printed.place)


def _said(money: Money) -> str:
    return f"{money.executed.text or '—'}/{(money.adjusted if money.adjusted.text else money.initial).text or '—'}"


def _sum(funds: tuple[Money, ...], column: str) -> Decimal | None:
    values = [value for fund in funds if (value := getattr(fund, column).value) is not None]
    total = ZERO
    for value in values:
        total = add(total, value)
    return total if values else None


def _adds_up(money: Money, funds: tuple[Money, ...], column: str) -> bool:
    """Whether a total agrees with its sources: with some of them where a source is split further, or not all are listed."""
    total, whole = getattr(money, column).value, _sum(funds, column)
    if total is None or whole is None or whole == total:
        return True
    values = [value for fund in funds if (value := getattr(fund, column).value) is not None]
    if total == ZERO:
        return whole <= ZERO
    if whole < total:
        return not (len(values) == len(funds) and any("其他" in fund.name for fund in funds))
    few = values[:_MANY]
    return any(
        sum(chosen, ZERO) == total for size in range(1, len(few)) for chosen in combinations(few, size)
    )


def _execution(
    table: Table, money: Money, profile: Profile, *, silent: bool
) -> tuple[Checked | None, Decimal | None, tuple[Finding, ...]]:
    """Rate and points; `silent` where the money itself was wrong, which says all."""
    rules = profile.execution
    weight = money.weight.value if money.weight.value is not None else rules.weight if rules else None
    place, score = money.score.place or money.executed.place, money.score
    exact = _rate(money)
    rate_finding = () if silent else tuple(_rate_fault(table, money, exact))
    if rules is None or weight is None or (score.value is None and money.weight.value is None):
        return None, exact, rate_finding
    found = execute(money.initial.value, money.adjusted.value, money.executed.value, rules, profile.rounding)
    if isinstance(found, Text) or found.share is None:
        why = found if isinstance(found, Text) else found.why
        return Checked(NAME.zh, place, weight, score.value, score.value, why), exact, rate_finding
    points = points_of(found.share, weight, profile.rounding)
    due = None if isinstance(points, Text) else points
    row = Checked(NAME.zh, place, weight, score.value, due, found.why, judged=True)
    row = with_money(row, money, profile)
    if silent or due is None or score.value is None or due == score.value:
        return row, exact, rate_finding
    said = rounding_of(score, weight, found.share.top, found.share.under)
    above = score.value > weight
    kind: Kind = kinds.ABOVE if above else kinds.ROUNDED if said else kinds.POINTS
    why = found.why if above or said is None else said
    size = minus(score.value, due)
    finding = Finding(
        kind, kinds.CLASSES[kind], table.name, NAME.zh, (place,), score.text, show(due), size, why
    )
    return row, exact, (*rate_finding, finding)


def _rate(money: Money) -> Decimal | None:
    base = money.adjusted.value if money.adjusted.value is not None else money.initial.value
    spent = money.executed.value
    if base is None or spent is None or base <= ZERO:
        return None
    return rounded(times(spent, HUNDRED), base, 20, "down")


def _rate_fault(table: Table, money: Money, exact: Decimal | None) -> Iterator[Finding]:
    """A printed rate may show fewer decimals, but not 100 % where not all was spent."""
    printed = percent(money.rate, exact)
    if printed is None or exact is None:
        return
    places = max(0, -int(printed.as_tuple().exponent))
    near = {rounded(exact, Decimal(1), places, mode) for mode in ("half-up", "half-even")}
    if printed in near and (printed != HUNDRED or exact == HUNDRED):
        return
    due = rounded(exact, Decimal(1), 2, "half-up")
    said = rounding_of(Figure(money.rate.text, printed, ""), HUNDRED, exact, HUNDRED)
    kind = kinds.ROUNDED if said else kinds.RATE
    yield Finding(
        kind, kinds.CLASSES[kind], table.name, "执行率", (money.rate.place,), money.rate.text, f"{show(due)}%", None, said or Text("", "")
    )  # fmt: skip


def _costs(table: Table, money: Money, unit: str) -> Iterator[Finding]:
    """The cost of the whole, reported as an indicator, is what was spent."""
    spent = _yuan(money.executed, unit)
    sources = [figure for fund in table.funds for figure in (fund.initial, fund.adjusted)]
    budgets = {_yuan(one, unit) for one in (money.initial, money.adjusted, *sources)}
    for row in table.rows:
        target = _amount(normalise(row.target).lstrip("≤<="), unit)
        actual = _amount(normalise(row.actual.text), _unit_of(row.target) or unit)
        if spent is None or target is None or actual is None or actual == spent:
            continue
        whole = any(word in row.name for word in _WHOLE)
        if ("成本" in row.level1 + row.level2 or whole) and (whole or target in budgets):
            yield Finding(
                kinds.COST, "data", table.name, row.name, (row.actual.place or row.place,), row.actual.text, money.executed.text
            )  # fmt: skip


def _yuan(figure: Figure, unit: str) -> Decimal | None:
    return None if figure.value is None or figure is BLANK else to_yuan(figure.value, unit)


def _unit_of(target: str) -> str:
    """The unit of money that a target is written in: a bare actual takes it."""
    read = read_amount(normalise(target).lstrip("≤<="))
    return "" if isinstance(read, Problem) else read.unit


def _amount(plain: str, unit: str) -> Decimal | None:
    """An amount in yuan; None for what is no money: prices for each, words, inequalities as actuals."""
    if not plain or "/" in plain or "%" in plain:
        return None
    read = read_amount(plain)
    return None if isinstance(read, Problem) else to_yuan(read.value, read.unit or unit)
