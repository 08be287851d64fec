"""The scorecard for the public: what it counts is what it shows, and no mean in it has a closed indicator."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings

from perfcli.loading.public import public_edition
from perfcli.scoring.public import public_card
from tests.public.counties import REGION, hidden, outlines, plans
from tests.public.scores import card_of
from tests.public.test_pages import places


@settings(deadline=None, max_examples=60)
@given(plans())
def test_counts_are_of_what_is_shown_and_means_have_nothing_closed(texts: list[dict[str, Any]]) -> None:
    made = outlines(texts)
    card = card_of(texts, REGION)
    if card is None:
        return
    edition = public_edition(made)
    public = public_card(card, places(edition))
    closed = {node.address for node in hidden(made)}
    assert [s.place.indicator for s in public.scores] == [
        s.place.indicator for s in card.scores if s.place.address not in closed
    ]
    assert (public.rows, public.accepted, public.rejected) == (0, 0, ())
    missing = {score.place.address for score in card.scores} & closed
    old = {new.address: before for before, new in edition.shown.items()}
    for tally in public.tallies:
        below = [
            s for s in public.scores if tally.level == "region" or inside(s.place.address, tally.address)
        ]
        assert tally.total == len(below)
        assert sum(count for _, count in tally.counts) == tally.graded == len(below)
        source = old.get(tally.address, tally.address)
        hit = [one for one in missing if tally.level == "region" or inside(one, source)]
        assert not hit or (tally.points is tally.unrounded is None and not tally.grade and not tally.weight)
    addresses = {tally.address for tally in public.tallies}
    assert addresses <= {node.address for node in edition.shown.values()} | {"", "water"}


def inside(address: str, above: str) -> bool:
    return address.startswith(f"{above}/")


def test_nothing_of_the_inputs_but_the_profile_is_named() -> None:
    text = {
        "perfcli": "1",
        "year": "2024",
        "department": {"id": "water", "name": "县水利局"},
        "indicators": [
            {"id": "a", "name": "供水合格率", "bands": {"优": "≥95%", "差": "<95%"}, "weight": "60"},
            {"id": "b", "name": "密件完成率", "bands": {"甲": "≥95%", "乙": "<95%"}, "weight": "40",
             "disclosure": "withheld"},
        ],
    }  # fmt: skip
    card = card_of([text], REGION)
    assert card
    edition = public_edition(outlines([text]))
    public = public_card(card, places(edition))
    assert [source.role for source in public.receipt.sources] == ["profile"]
    assert public.grades == ("优", "差")
    assert public.check != card.check
    assert (public.columns, public.headers, [s.cells for s in public.scores]) == ((), (), [()])
    assert [(s.place.number, s.place.address, s.place.weight) for s in public.scores] == [
        ("0.1", "water/i1", None)
    ]


def test_scores_that_the_targets_do_not_know_are_left_out() -> None:
    """A node that has since been taken out of the targets may have been closed: only what is known to be open is shown."""
    indicators = [{"id": x, "name": f"合格率{x}", "bands": {"优": "≥95%", "差": "<95%"}} for x in "ab"]
    text = {"perfcli": "1", "year": "2024", "department": {"id": "water", "name": "县水利局"}}
    card = card_of([{**text, "indicators": indicators}], REGION)
    assert card
    public = public_card(card, places(public_edition(outlines([{**text, "indicators": indicators[:1]}]))))
    assert [score.place.indicator for score in public.scores] == ["合格率a"]
    assert all(tally.points is None for tally in public.tallies)
