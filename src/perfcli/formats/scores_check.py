"""Whether a scorecard that was read back agrees with itself.

In: a `Scorecard` made of well-formed fields. Out: the key that contradicts another one, or nothing. A sum is checked
where it can be checked from the file alone; what only the inputs can tell is for scoring them again.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from perfcli.model.profile import MAX_PLACES
from perfcli.model.terms import CHOICES
from perfcli.scoring.receipt import short_code

if TYPE_CHECKING:
    from perfcli.scoring.scorecard import Score, Scorecard, Tally


def contradiction(card: Scorecard) -> str:
    """The first key that cannot be as it stands beside the others; empty when all agree."""
    places, mode = card.rounding
    if mode not in CHOICES["mode"]:
        return "mode"
    if not 0 <= places <= MAX_PLACES:
        return "places"
    if len(set(card.grades)) < len(card.grades):
        return "grades"
    if card.rows != card.accepted + len(card.rejected) + len(card.corrections) or card.accepted > len(
        card.scores
    ):
        return "rows"
    if card.check != short_code(card.receipt.content):
        return "check"
    return (
        next((key for score in card.scores if (key := _score(score, card))), "")
        or next((key for tally in card.tallies if (key := _tally(tally, card))), "")
        or _region(card)
        or _checked(card)
    )


def _checked(card: Scorecard) -> str:
    """The check is of the indicators and the nodes of the scorecard, each once, and its rows add up."""
    checked = card.checked
    if checked is None:
        return ""
    known = {score.place.address for score in card.scores}
    addresses = [score.address for score in checked.scores]
    whole = checked.accepted == len(addresses) and checked.rows == checked.accepted + len(checked.rejected)
    if not whole or checked.total != len(card.scores):
        return "checked.rows"
    if len(set(addresses)) < len(addresses) or not known.issuperset(addresses):
        return "checked.scores"
    if [tally.address for tally in checked.tallies] != [tally.address for tally in card.tallies]:
        return "checked.tallies"
    return next((key for tally in checked.tallies if (key := _tally(tally, card))), "")


def _score(score: Score, card: Scorecard) -> str:
    """A grade stands on its ladder at its rank, or there is neither."""
    verdict, ladder = score.verdict, score.place.ladder
    if len(score.cells) not in (0, len(card.columns)):
        return "cells"
    if verdict.rank < 0:
        return "grade" if verdict.grade or verdict.rank < -1 else ""
    rungs = ladder.rungs if ladder else ()
    known = verdict.rank < len(rungs) and rungs[verdict.rank].label == verdict.grade
    return "" if known and verdict.grade in card.grades and score.status == "reported" else "grade"


def _tally(tally: Tally, card: Scorecard) -> str:
    """Counts of every grade, which add up with the states to the total."""
    if tuple(label for label, _ in tally.counts) != card.grades:
        return "counts"
    states = (tally.missing, tally.absent, tally.not_applicable, tally.rejected, tally.unscorable)
    numbers = (*(count for _, count in tally.counts), *states)
    if (
        min(*numbers, tally.pointed) < 0
        or tally.graded != sum(count for _, count in tally.counts) + tally.pointed
    ):
        return "graded"
    return "" if tally.total == sum(numbers) + tally.pointed else "total"


def _region(card: Scorecard) -> str:
    """What the region counts is what the indicators earned."""
    earned = Counter(score.verdict.grade for score in card.scores if score.graded)
    for tally in card.tallies:
        if tally.level == "region" and (
            tally.total != len(card.scores) or any(earned[label] != count for label, count in tally.counts)
        ):
            return "counts"
    return ""
