"""The tree that explains a figure adds up: shares of the parts → the parent's value → rounded, for any department."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from perfcli.scoring.chain import LEVELS, chain_of, tree_of
from perfcli.scoring.nodes import Nodes
from perfcli.scoring.rounding import quotient, rounded

from .build import POINTS, REGION, county, rows, scored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.scoring.chain import Link
    from perfcli.scoring.scorecard import Scorecard

VALUES = "values: {}\nmissing: zero\nrounding: {row: 1, places: 3, mode: half-even}\n"
PROFILES = {
    "grades": POINTS,
    "values": POINTS.partition("rounding")[0] + VALUES,
    "down": POINTS.replace("{places: 1}", "{places: 0, mode: down}"),
}


def plan(rng: random.Random, home: str) -> str:
    """A department with ladders, targets and weights of any kind, some of them nested in projects."""
    lines = ["perfcli: 1", "year: 2026", f"department: {{id: {home}, name: 局{home}}}", "duties:"]
    for duty in range(rng.randint(1, 3)):
        lines += [f"  - id: d{duty}", f"    name: 职责{duty}", "    activities:"]
        for activity in range(rng.randint(1, 3)):
            lines += [
                f"      - id: a{activity}",
                f"        name: 活动{duty}{activity}",
                "        indicators:",
            ]
            for at in range(rng.randint(1, 4)):
                weight = rng.choice(("", f", weight: {rng.randint(1, 40)}", ", weight: 2.5"))
                bands = "bands: {优: ≥90%, 良: ≥80%, 中: ≥60%, 差: <60%}"
                standard = rng.choice((bands, bands, "target: ≥95%"))
                lines.append(
                    f"          - {{id: i{at}, name: 完成率{duty}{activity}{at}, {standard}{weight}}}"
                )
    return "\n".join(lines) + "\n"


def card_of(seed: int, profile: str) -> Scorecard:
    rng = random.Random(seed)  # noqa: S311 - a county, no secret
    where = county(plan(rng, "a"), plan(rng, "b"), region=REGION)
    lines = []
    for leaf in where.survey.leaves:
        drawn = rng.random()
        if drawn < 0.1:
            continue
        status = "missing" if drawn < 0.2 else "not_applicable" if drawn < 0.3 else ""
        actual = "" if status else f"{rng.randint(300, 1000) / 10}%"
        lines.append(f"{leaf.place.address},{actual},{status}")
    return scored(rows(*lines), where, PROFILES[profile]).done


def nodes_of(link: Link) -> Iterator[Link]:
    if link.kind in LEVELS and link.kind != "indicator":
        yield link
    for child in link.below:
        yield from nodes_of(child)


def share(link: Link) -> tuple[Decimal, Decimal]:
    """What a part says it adds to the node that it stands under."""
    own = next((dict(one.facts) for one in link.below if one.kind == "share"), None)
    return (Decimal(own["weight"]), Decimal(own["product"])) if own else (Decimal(0), Decimal(0))


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("seed", range(12))
def test_the_tree_adds_up(seed: int, profile: str) -> None:
    card = card_of(seed, profile)
    nodes = Nodes(card)
    tree = tree_of(nodes, 0, 9)
    seen = 0
    for link in nodes_of(tree):
        facts = dict(link.facts)
        if "points" not in facts:
            continue
        parts = [share(child) for child in link.below if child.kind in LEVELS]
        weight, product = (sum(found, Decimal(0)) for found in zip(*parts, strict=True))
        assert (weight, product) == (Decimal(facts["weight"]), Decimal(facts["product"]))
        assert quotient(product, weight) == Decimal(facts["unrounded"])
        places, mode = card.rounding
        assert str(rounded(product, weight, places, mode)) == facts["points"]
        seen += 1
    told = {tally.address: tally for tally in card.tallies}
    assert seen == sum(tally.points is not None for tally in told.values())
    for node, tally in enumerate(card.tallies):
        figure = nodes.figure(nodes.sums[node])
        assert (figure.points, figure.unrounded, figure.grade) == (tally.points, tally.unrounded, tally.grade)


@pytest.mark.parametrize("seed", range(6))
def test_a_part_brings_what_its_parents_say(seed: int) -> None:
    """What all indicators bring to the county is the county's unrounded value, to the digits that a quotient has."""
    nodes = Nodes(card_of(seed, "values"))
    card = nodes.card
    if card.tallies[0].unrounded is None:
        pytest.skip("open total")
    brings = Decimal(0)
    for at in range(len(card.scores)):
        link = chain_of(nodes, at, ())
        while parent := next((one for one in link.below if one.kind == "parent"), None):
            link = parent
        brings += sum(
            (Decimal(dict(one.facts)["brings"]) for one in link.below if one.kind == "share"), Decimal(0)
        )
    assert abs(brings - card.tallies[0].unrounded) < Decimal("1e-20")


def test_an_open_total_names_its_rows() -> None:
    hole = POINTS.replace(" 良: 85,", "")
    card = scored(rows("a/d/x/rate,90%,"), profile=hole).done
    link = tree_of(Nodes(card), 0, 1)
    said = next(one for one in link.below if one.kind == "open")
    assert "a/d/x/rate" in said.text.zh
    assert "stays open: 1" in said.text.en
