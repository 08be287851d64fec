"""Whether the weights that are scored add up: in every class as the profile says, and in all to 100 with budget execution.

In: a survey, a profile. Out: PF735 and PF736 findings, at the first indicator of the owner. Owners without weights are not asked.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcli.diagnostics import diagnose
from perfcli.model.sums import Weighed, due_total, total, wrong_classes
from perfcli.quantity import show
from perfcli.scale import Scale, TargetReading
from perfcli.scoring import run_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.diagnostics import Diagnostic
    from perfcli.model.profile import Profile
    from perfcli.scoring.survey import Leaf, Survey


def check_weights(survey: Survey, profile: Profile) -> Iterator[Diagnostic]:
    """Every owner of indicators whose points are shares of their weights."""
    expected = due_total(profile)
    if expected is None:
        return
    owners: dict[int, list[Leaf]] = defaultdict(list)
    kinds = (TargetReading,) if profile.levels is None else (TargetReading, Scale)
    for leaf in survey.leaves:
        if isinstance(leaf.against, kinds) and leaf.place.weight is not None:
            owners[leaf.above.branch].append(leaf)
    for branch, leaves in owners.items():
        yield from _owner(leaves, expected, profile, survey.branches[branch].category)


def _owner(
    leaves: Sequence[Leaf], expected: Decimal, profile: Profile, category: str
) -> Iterator[Diagnostic]:
    owner = leaves[0].place.address.rpartition("/")[0]
    rows = [Weighed(leaf.level1, leaf.place.weight or Decimal(0)) for leaf in leaves]
    found = total(row.weight for row in rows)
    if found != expected:
        yield diagnose(
            run_kinds.WEIGHTS, leaves[0].span, address=owner, owner=owner, found=show(found), expected=show(expected)
        )  # fmt: skip
    for one in wrong_classes(profile, category, rows):
        yield diagnose(
            run_kinds.CLASS_WEIGHT, leaves[one.rows[0] if one.rows else 0].span, address=owner, owner=owner,
            level1=one.level1, found=show(one.found), expected=show(one.expected), profile=profile.title,
        )  # fmt: skip
