"""The row for budget execution (预算执行率): one for each project or department that has weighted target values of its own.

In: the leaves, the spending by address, the profile. Out: a leaf and its score, to stand before the first indicator of its owner.
Such a row has the owner's address and `@execution`; no table of actuals can name it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Span, Text, diagnose
from perfcli.quantity import show
from perfcli.scale import TargetReading
from perfcli.scoring import run_kinds
from perfcli.scoring.demands import reason_level
from perfcli.scoring.execution import NO_BUDGET, Executed, execute
from perfcli.scoring.grading import ungraded
from perfcli.scoring.points import points_of
from perfcli.scoring.scorecard import Score, Verdict
from perfcli.scoring.shares import ZERO

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perfcli.diagnostics import Diagnostic
    from perfcli.model.profile import Profile
    from perfcli.model.scheme import Execution
    from perfcli.model.spending import Spending
    from perfcli.scoring.survey import Leaf

STEP = "@execution"
"""The last step of the row's address; no id begins so."""
NAME = "预算执行率"
NOT_SAID = Text("支出表里没有这一项", "the table of spending does not hold it")


class Paid(NamedTuple):
    """The spending that was read: its table's path, text hash, and the sums by address."""

    path: str
    sha256: str
    by_address: Mapping[str, Spending]


class ExecutionRows:
    """Makes the rows; the findings say what could not be judged and what must be explained."""

    def __init__(self, leaves: Iterable[Leaf], profile: Profile, paid: Paid | None, asked: Span) -> None:
        """`asked` is the place that names the profile."""
        self.profile, self.paid = profile, paid
        self.findings: list[Diagnostic] = []
        self._owners: dict[int, str] = {}
        """The address of the owner, by the `id` of its first leaf."""
        if profile.execution is not None:
            self._find(leaves)
        if self._owners and paid is None:
            self.findings.append(
                diagnose(run_kinds.NO_SPENDING, asked, profile=profile.title, count=len(self._owners))
            )

    def _find(self, leaves: Iterable[Leaf]) -> None:
        first: dict[int, Leaf] = {}
        for leaf in leaves:
            weighted = isinstance(leaf.against, TargetReading) and leaf.place.weight is not None
            if weighted and leaf.obstacle is None:
                first.setdefault(leaf.above.branch, leaf)
        self._owners = {id(leaf): leaf.place.address.rpartition("/")[0] for leaf in first.values()}

    def before(self, leaf: Leaf) -> tuple[Leaf, Score] | None:
        """The row that stands before a leaf; none without a table of spending."""
        owner = self._owners.get(id(leaf))
        rules = self.profile.execution
        if owner is None or rules is None or self.paid is None:
            return None
        place = leaf.place._replace(
            address=f"{owner}/{STEP}", number="", indicator=NAME, weight=rules.weight, target="", ladder=None
        )
        made = leaf._replace(place=place, against=None, ladder=-1)
        return made, self._score(made, owner, rules, self.paid)

    def _score(self, leaf: Leaf, owner: str, rules: Execution, paid: Paid) -> Score:
        spent = paid.by_address.get(owner)
        found = (
            execute(spent.initial, spent.adjusted, spent.executed, rules, self.profile.rounding)
            if spent
            else NOT_SAID
        )
        row = spent.row if spent else 0
        if isinstance(found, Text):
            fault = found is NO_BUDGET
            self.findings.append(
                diagnose(
                    run_kinds.NO_BUDGET if fault else run_kinds.NOT_EXECUTED,
                    Span(paid.path, max(row, 1)),
                    address=owner,
                    owner=owner,
                    reason=found,
                )
            )
            if fault:  # points are due: until they can be told, there is no total
                return Score(
                    leaf.place, "unscorable", "", ungraded(found)._replace(full=leaf.place.weight), row
                )
            return Score(leaf.place, "missing", "", self._missing(found, leaf.place.weight), row)
        actual = _said(spent, rules) if spent else ""
        if found.share is None:
            return Score(leaf.place, "not_applicable", actual, ungraded(found.why), row)
        reason = spent.reason if spent else ""
        low = rules.explain is not None and found.rate is not None and found.rate < rules.explain
        if low and not reason and (severity := reason_level(self.profile)):
            due = diagnose(
                run_kinds.LOW_EXECUTION, Span(paid.path, max(row, 1)), address=owner, rate=show(found.rate or ZERO),
                least=show(rules.explain or ZERO), owner=owner,
            )  # fmt: skip
            self.findings.append(due._replace(severity=severity))
        return Score(leaf.place, "reported", actual, self._verdict(found, leaf.place.weight), row, reason)

    def _verdict(self, found: Executed, weight: Decimal | None) -> Verdict:
        full = weight if weight is not None else Decimal(0)
        if found.share is None:
            return ungraded(found.why)
        earned = points_of(found.share, full, self.profile.rounding)
        if isinstance(earned, Text):
            return ungraded(earned)
        why = Text(
            f"{found.why.zh}；得{show(earned)}分，满分{show(full)}",
            f"{found.why.en}; {show(earned)} points out of {show(full)}",
        )
        return Verdict(
            found.rate, "%" if found.rate is not None else "", "", -1, "", "", "", None, "", earned, why, full
        )

    def _missing(self, reason: Text, weight: Decimal | None) -> Verdict:
        if self.profile.missing != "zero":
            return ungraded(reason)
        said = Text(f"{reason.zh}；按方案计0分", f"{reason.en}; 0 points by the profile")
        return ungraded(said, Decimal(0))._replace(full=weight)


def _said(spent: Spending, rules: Execution) -> str:
    """What was spent of what, as the score shows it for an actual."""
    base = spent.adjusted if rules.denominator == "adjusted" and spent.adjusted is not None else spent.initial
    parts = (spent.executed, base)
    return "/".join("" if part is None else show(part) for part in parts) + spent.unit
