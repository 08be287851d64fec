"""What of a scorecard is near a bound. In: the `Request` that made it, the scorecard. Out: `Sensitivity`, None without a profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.scoring.sensitivity import sensitivity
from perfcli.scoring.survey import survey
from perfcli.work.score import choose_profile

if TYPE_CHECKING:
    from decimal import Decimal

    from perfcli.scoring.scorecard import Scorecard
    from perfcli.scoring.sensitivity import Sensitivity
    from perfcli.work.score import Request


def look(request: Request, card: Scorecard, within: Decimal) -> Sensitivity | None:
    """Look at every actual again, by the profile that judged it."""
    profile = choose_profile(request).profile
    if profile is None:
        return None
    laws = {path: document.region for path, document in request.regions.items() if document.region}
    laid = survey(request.parts, laws, frozenset(request.faulty))
    return sensitivity(laid.leaves, card, profile, within)
