"""No amount of the public edition tells of what is closed: not alone, and not with all others by any arithmetic."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings

from perfcli.loading.public import public_edition
from tests.public.counties import FIRST, hidden, outlines, plans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.loading.outline import Node, Outline
    from perfcli.loading.public import Edition

Equation = dict[str, Fraction]


def amount(node: Node) -> int | None:
    found = getattr(node.item, "budget", None)
    return int(found.value) if found is not None else None


@settings(deadline=None, max_examples=150)
@given(plans())
def test_no_amount_that_is_shown_has_a_closed_one_in_it(texts: list[dict[str, Any]]) -> None:
    made = outlines(texts)
    closed = {node.address for node in hidden(made)}
    leaves = [amount(n) or 0 for o in made for n in o.nodes if n.address in closed and is_leaf(n, o)]
    mask = reduce(or_, leaves, 0)
    for one in public_edition(made).outlines:
        for node in one.nodes:
            assert not (amount(node) or 0) & mask, node.name
            for funds in getattr(node.item, "funding", ()):
                assert not int(funds.amount.value) & mask, node.name


def is_leaf(node: Node, outline: Outline) -> bool:
    value = amount(node)
    return value is not None and value.bit_count() == 1 and value >= 2**FIRST and node is not outline.nodes[0]


def equations(made: list[Outline]) -> Iterator[Equation]:
    """All that anyone may take for granted: everything adds up in every way that it could."""
    for one in made:
        below: dict[str, dict[str, list[str]]] = {}
        for node in one.nodes:
            if node.parent is not None and node.kind != "indicator":
                below.setdefault(node.parent.address, {}).setdefault(node.kind, []).append(node.address)
        for address, kinds in below.items():
            for children in kinds.values():
                yield total(address, children)
            if len(kinds) > 1 and one.nodes[0].address != address:
                yield total(address, [child for children in kinds.values() for child in children])
    homes = {one.plan.home for one in made}
    if {"water", "water/lab"} <= homes:
        yield total("water", ["water/lab"])


def total(address: str, children: list[str]) -> Equation:
    return {address: Fraction(-1), **dict.fromkeys(children, Fraction(1))}


def told(target: Equation, known: list[Equation]) -> bool:
    """Whether a sum of unknowns follows from equations: whether it is a combination of them."""
    basis: list[tuple[str, Equation]] = []
    for row in known:
        if left := reduced(row, basis):
            pivot = next(iter(left))
            basis.append((pivot, {key: value / left[pivot] for key, value in left.items()}))
    return not reduced(target, basis)


def reduced(row: Equation, basis: list[tuple[str, Equation]]) -> Equation:
    row = dict(row)
    for pivot, line in basis:
        if factor := row.get(pivot):
            for key, value in line.items():
                row[key] = row.get(key, Fraction(0)) - factor * value
                if not row[key]:
                    del row[key]
    return row


def shown(edition: Edition) -> Iterator[Equation]:
    """What the edition says: an amount that is shown is known."""
    for old, node in edition.shown.items():
        if amount(node) is not None:
            yield {old: Fraction(1)}


@settings(deadline=None, max_examples=150)
@given(plans())
def test_no_arithmetic_gives_a_closed_amount_or_the_sum_of_several(texts: list[dict[str, Any]]) -> None:
    made = outlines(texts)
    known = [*equations(made), *shown(public_edition(made))]
    rows = [node for node in hidden(made) if amount(node) is not None]
    groups: dict[str, Equation] = {}
    for node in rows:
        assert not told({node.address: Fraction(1)}, known), node.name
        if node.parent is not None:
            groups.setdefault(f"{node.parent.address} {node.kind}", {})[node.address] = Fraction(1)
    for name, group in groups.items():
        assert not told(group, known), name


@settings(deadline=None, max_examples=100)
@given(plans())
def test_weights_are_whole_or_absent_and_numbers_have_no_gap(texts: list[dict[str, Any]]) -> None:
    made = outlines(texts)
    edition = public_edition(made)
    closed = {node.address for node in hidden(made)}
    assert closed.isdisjoint(edition.shown)
    assert len(closed) + len(edition.shown) == sum(len(one.nodes) for one in made)
    for one in made:
        for owner in one.nodes:
            below = [n for n in one.indicators if n.parent is owner]
            gone = [n for n in below if n.address in closed and getattr(n.item, "weight", None) is not None]
            left = [edition.shown[n.address] for n in below if n.address in edition.shown]
            assert not gone or all(getattr(n.item, "weight", 1) is None for n in left)
    for new in edition.outlines:
        numbers: dict[str, list[int]] = {}
        for node in new.nodes[1:]:
            head, _, last = node.number.rpartition(".")
            numbers.setdefault(f"{node.kind == 'indicator'} {head}", []).append(int(last))
        for found in numbers.values():
            assert found == [*range(found[0], found[0] + len(found))]


@settings(deadline=None, max_examples=50)
@given(plans())
def test_the_edition_is_the_same_when_only_what_is_closed_changes(texts: list[dict[str, Any]]) -> None:
    """The strongest form: whoever sees the edition cannot tell two counties apart that differ in closed content."""
    before = public_edition(outlines(texts))
    after = public_edition(outlines([changed(one, closed=False) for one in texts]))
    assert [one.plan for one in before.outlines] == [one.plan for one in after.outlines]
    assert [[n.number for n in one.nodes] for one in before.outlines] == [
        [n.number for n in one.nodes] for one in after.outlines
    ]


def changed(node: dict[str, Any], *, closed: bool) -> dict[str, Any]:
    """The same node with other names, amounts and ladders wherever it is closed; its totals change with it."""
    closed = closed or "disclosure" in node
    made: dict[str, Any] = {}
    for key, value in node.items():
        if isinstance(value, list) and key in ("duties", "activities", "projects", "indicators"):
            made[key] = [changed(child, closed=closed) for child in value]
            continue
        made[key] = value
    if closed and "name" in node:
        made["name"] = f"别的{node['name']}"
        made["id"] = f"y{node['id']}"
        if "budget" in node:
            made["budget"] = "77.77"
    return made
