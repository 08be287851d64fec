"""What a report prints about the profile that was applied. In: a `Profile`. Out: `Basis`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.scoring.scorecard import Basis

if TYPE_CHECKING:
    from perfcli.model.profile import Profile


def basis(profile: Profile) -> Basis:
    """The profile as a scorecard keeps it."""
    adopted = profile.adopted
    return Basis(
        profile.title,
        profile.profile.name,
        profile.source,
        f"{adopted.by} {adopted.document} {adopted.date}" if adopted else "",
        tuple((label, points) for label, points in profile.points if points is not None),
        tuple((threshold.grade, threshold.least) for threshold in profile.totals),
        profile.note,
        profile.execution.explain if profile.execution else None,
    )
