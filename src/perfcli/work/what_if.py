"""Score by another profile than the region's, marked so that nobody takes it for a result.

In: a `Request`, the other profile. Out: `WhatIf`: the marked scorecard, the region's own where both are compared, findings. The
mark is a notice, which every table, page and scores.json carries, and a column of its own in every row.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from perfcli.diagnostics import Span, diagnose
from perfcli.output.comparison import warning
from perfcli.scoring import run_kinds
from perfcli.work.score import Scored, choose_profile, score

if TYPE_CHECKING:
    from pathlib import Path

    from perfcli.diagnostics import Diagnostic
    from perfcli.scoring.scorecard import Scorecard
    from perfcli.work.score import Request

COLUMN = "试算方案"


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What came out; `card` is marked, `own` is the region's own scorecard."""

    scored: Scored
    own: Scorecard | None = None
    marked: bool = False


def what_if(request: Request, *, both: bool) -> WhatIf:
    """Score by `request.profile`; `both`: by the region's own profile too."""
    usual = replace(request, profile="")
    choice = choose_profile(usual)
    scored = score(request)
    if scored.card is None or choice.profile is None:
        return WhatIf(Scored(None, (*choice.findings, *scored.findings)))
    own, other = choice.profile.title, scored.card.basis.title
    if own == other:
        same = diagnose(run_kinds.WHAT_IF_SAME, Span("--profile"), profile=own)
        return WhatIf(Scored(scored.card, (same, *scored.findings)), scored.card if both else None)
    first = score(usual).card if both else None
    return WhatIf(Scored(mark(scored.card, own), scored.findings), first, marked=True)


def mark(card: Scorecard, own: str) -> Scorecard:
    """The scorecard with the warning on every page and in every row."""
    said = warning(own, card.basis.title)
    width = len(card.columns)
    scores = tuple(
        score._replace(cells=(*score.cells, *[""] * (width - len(score.cells)), card.basis.title))
        for score in card.scores
    )
    return card._replace(
        notices=(f"{said.zh}。{said.en}.", *card.notices), columns=(*card.columns, COLUMN), scores=scores
    )


def folder(out: Path, card: Scorecard) -> Path:
    """Where a what-if is written: never beside a result."""
    return out / f"what-if-{card.basis.title}"


def lone_compare() -> Diagnostic:
    """That there is nothing to compare with."""
    return diagnose(run_kinds.COMPARE_ALONE, Span("--compare"))
