"""Whether the weights of target values add up: in every class as the profile says, and in all to 100 with budget execution.

In: a survey, a profile. Out: PF735 and PF736 findings, at the first indicator of the owner. Owners without weights are not asked.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from perfcli.diagnostics import diagnose
from perfcli.quantity import minus, show
from perfcli.scale import TargetReading
from perfcli.scoring import run_kinds
from perfcli.scoring.rounding import add
from perfcli.scoring.shares import HUNDRED, ZERO

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from perfcli.diagnostics import Diagnostic
    from perfcli.model.profile import Profile
    from perfcli.scoring.survey import Leaf, Survey


def check_weights(survey: Survey, profile: Profile) -> Iterator[Diagnostic]:
    """Every owner of weighted target values."""
    if profile.values is None or profile.execution is None:
        return
    owners: dict[int, list[Leaf]] = defaultdict(list)
    for leaf in survey.leaves:
        if isinstance(leaf.against, TargetReading) and leaf.place.weight is not None:
            owners[leaf.above.branch].append(leaf)
    expected = minus(HUNDRED, profile.execution.weight or ZERO)
    for branch, leaves in owners.items():
        category = survey.branches[branch].category
        yield from _owner(leaves, expected, profile, category)


def _owner(
    leaves: Sequence[Leaf], expected: Decimal, profile: Profile, category: str
) -> Iterator[Diagnostic]:
    owner = leaves[0].place.address.rpartition("/")[0]
    total = _sum(leaves)
    if total != expected:
        yield diagnose(
            run_kinds.WEIGHTS,
            leaves[0].span,
            address=owner,
            owner=owner,
            found=show(total),
            expected=show(expected),
        )
    exempt = any(category in one.exempt for one in profile.classes)
    for one in () if exempt else profile.classes:
        own = [leaf for leaf in leaves if profile.class_of(leaf.level1) is one]
        if own or any(leaf.level1 for leaf in leaves):
            found = _sum(own)
            if one.weight is not None and found != one.weight:
                yield diagnose(
                    run_kinds.CLASS_WEIGHT, (own or leaves)[0].span, address=owner, owner=owner, level1=one.level1,
                    found=show(found), expected=show(one.weight), profile=profile.title,
                )  # fmt: skip


def _sum(leaves: Sequence[Leaf]) -> Decimal:
    total = ZERO
    for leaf in leaves:
        total = add(total, leaf.place.weight or ZERO)
    return total
