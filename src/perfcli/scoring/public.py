"""The edition of a scorecard for the public: the indicators that are shown, and nothing that tells of the others.

In: a scorecard, and where each node that is shown stands in the public edition. Out: a scorecard. Counts count what is shown;
points and grades of a node that something is missing below are left out, because the rest of a mean gives what is missing. What
became of the rows of actuals is not told: their number and their places tell of rows that are left out.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from perfcli.scoring.receipt import short_code
from perfcli.scoring.scorecard import Receipt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from perfcli.scoring.scorecard import Score, Scorecard, Tally

_HEADS = ("region", "department", "unit")


class Shown(NamedTuple):
    """Where a node stands in the public edition; `weight` is an indicator's, as far as it is shown."""

    address: str
    number: str
    weight: Decimal | None = None


def public_card(card: Scorecard, shown: Mapping[str, Shown]) -> Scorecard:
    """The scorecard for the public. What is not in `shown` is left out, whatever the reason."""
    kept = [score for score in card.scores if score.place.address in shown]
    scores = tuple(_score(score, shown[score.place.address]) for score in kept)
    graded = {one.verdict.grade for one in scores if one.graded}
    ladders = {rung.label for one in scores if one.place.ladder for rung in one.place.ladder.rungs}
    grades = tuple(label for label in card.grades if label in graded | ladders)
    made = card._replace(
        grades=grades,
        scores=tuple(score._replace(row=0) for score in scores),
        tallies=tuple(_tallies(card, kept, grades, shown)),
        rejected=(),
        rows=0,
        accepted=0,
        columns=(),
        headers=(),
        checked=None,
        tables=(),
        corrections=(),
        proofs=(),
    )
    return made._replace(receipt=_receipt(made))


def _score(score: Score, to: Shown) -> Score:
    """One indicator at its new place, without the user's own columns, which no form has."""
    place = score.place._replace(address=to.address, number=to.number, weight=to.weight)
    return score._replace(place=place, cells=(), origin="")


def _tallies(
    card: Scorecard, kept: Sequence[Score], grades: Sequence[str], shown: Mapping[str, Shown]
) -> list[Tally]:
    """The roll-up of every node that is shown, counted anew."""
    all_, own = _below(card.scores), _below(kept)
    made = []
    for tally in card.tallies:
        below = own.get(tally.address, [])
        head = tally.level in _HEADS and (bool(below) or tally.level == "region")
        if tally.address not in shown and not head:
            continue
        new = _counted(tally, below, grades)
        if (to := shown.get(tally.address)) is not None:
            new = new._replace(address=to.address, number=to.number)
        if len(below) < len(all_.get(tally.address, ())) or len(below) < tally.total:
            new = new._replace(points=None, unrounded=None, grade="")
        weighed = all(score.place.weight == shown[score.place.address].weight for score in below)
        whole = new.points is not None and weighed
        made.append(new if whole else new._replace(weight=tally.weight * 0))
    return made


def _below(scores: Sequence[Score]) -> dict[str, list[Score]]:
    """The scores below every address; the region's is empty."""
    found: dict[str, list[Score]] = {"": list(scores)}
    for score in scores:
        parts = score.place.address.split("/")
        for length in range(1, len(parts)):
            found.setdefault("/".join(parts[:length]), []).append(score)
    return found


def _counted(tally: Tally, below: Sequence[Score], grades: Sequence[str]) -> Tally:
    earned = Counter(score.verdict.grade for score in below if score.graded)
    states = Counter(score.status for score in below if not score.judged)
    pointed = sum(score.judged and not score.graded for score in below)
    return tally._replace(
        counts=tuple((label, earned[label]) for label in grades),
        total=len(below),
        graded=sum(earned.values()) + pointed,
        pointed=pointed,
        missing=states["missing"],
        absent=states["absent"],
        not_applicable=states["not_applicable"],
        rejected=states["rejected"],
        unscorable=states["unscorable"],
    )


def _receipt(card: Scorecard) -> Receipt:
    """A receipt of what is shown only: the hash of an input could be tried out against guesses of what it hides."""
    content = card._replace(receipt=Receipt("", (), "", ""))
    text = hashlib.sha256(repr(_spelled(content)).encode("utf-8", "surrogatepass")).hexdigest()
    profiles = tuple(source for source in card.receipt.sources if source.role == "profile")
    return Receipt(card.receipt.version, profiles, text, short_code(text))


def _spelled(value: object) -> object:
    """A value without the fields that say nothing: one that a later version adds changes no code of what is printed already."""
    if not isinstance(value, tuple):
        return value
    fields: tuple[str, ...] = getattr(value, "_fields", ())
    if not fields:
        return [_spelled(item) for item in value]
    usual: dict[str, object] = getattr(value, "_field_defaults", {})
    pairs = zip(fields, value, strict=True)
    return [(name, _spelled(item)) for name, item in pairs if name not in usual or item != usual[name]]
