"""What a node means, thing by thing, apart from how its file is laid out: what versions and approvals are compared by.

In: a node of an outline. Out: `Aspect`s by key, in a fixed order. `canon` is equal where the meaning is: `不低于95%` and `≥95%`
are one target, `20000元` and `2万元` one amount. Texts are equal where all but their spaces is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from perfcli.diagnostics import Text
from perfcli.model.terms import CHOICES, KEYS
from perfcli.quantity import show, times
from perfcli.scale import read_asked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from perfcli.loading.outline import Node, Outline
    from perfcli.model.amount import Amount
    from perfcli.model.plan import Plan
    from perfcli.quantity import Unit
    from perfcli.scale import Scale, TargetReading

Sort: TypeAlias = Literal["name", "money", "target", "standard", "definition", "text"]
_SAID = {"status", "adjustments"}
"""What is said about the targets and is none of them: not approved, not locked."""
_WORDS_OF = {"direction": "direction", "kind": "kind", "category": "category"}


class Aspect(NamedTuple):
    """One thing about a node: its key, its sort, as a person reads it, and as it is compared."""

    key: str
    sort: Sort
    text: str
    canon: str

    @property
    def locked(self) -> bool:
        """Whether an approval holds it fast."""
        return self.key not in _SAID


def name_of(key: str) -> Text:
    """What a thing is called in messages."""
    return Text(KEYS.get(key, key), key)


def aspects(node: Node, outline: Outline) -> dict[str, Aspect]:
    """Everything that a node says, blank things left out."""
    found = _indicator(node, outline) if node.kind == "indicator" else _work(node, outline)
    return {one.key: one for one in found if one.text}


def target_of(node: Node, outline: Outline) -> TargetReading | None:
    """The target of an indicator as read."""
    item: Any = node.item
    if not item.target:
        return None
    return read_asked(item, item.target, outline.plan.year)


def _indicator(node: Node, outline: Outline) -> Iterator[Aspect]:
    item: Any = node.item
    yield _named(node.name)
    reading = target_of(node, outline)
    if reading is not None:
        yield Aspect("target", "target", item.target, _target_canon(reading))
    if node.standard is not None:
        scale = node.standard.reading.scale
        shown = "；".join(f"{label} {text}" for label, text in node.standard.cells)
        canon = _scale_canon(scale) if scale else f"? {squeezed(shown)}"
        yield Aspect("bands", "standard", shown, canon)
    if item.weight is not None:
        yield Aspect("weight", "definition", show(item.weight), show(item.weight))
    for key in ("unit", "direction", "kind", "level1", "level2", "formula", "source", "baseline"):
        yield _word(key, getattr(item, key) or "")
    yield Aspect("core", "definition", CHOICES["core"]["yes"] if item.core else "", str(item.core))
    yield _disclosure(item)
    yield _prose("note", item.note)


def _target_canon(reading: TargetReading) -> str:
    """A target in the base unit of its dimension: 24小时 and 1天 are one."""
    if reading.problem or reading.kind == "words" or reading.value is None:
        return f"? {squeezed(reading.word or reading.text)}"
    ends = [_base(value, reading.measure) for value in (reading.value, reading.high) if value is not None]
    sides = (reading.low_out, reading.high_out, reading.delay, reading.higher)
    return f"{reading.operator} {' '.join(ends)} {_unit(reading.measure)} {sides}"


def _scale_canon(scale: Scale) -> str:
    """A ladder by its labels and bounds, in the base unit of its dimension; by its words where it has no numbers."""
    if scale.kind == "words":
        return repr(scale.canonical())
    bounds = [(_base(bound.value, scale.measure), bound.inclusive) for bound in scale.bounds]
    return repr((scale.labels, bounds, _unit(scale.measure), scale.higher, scale.delay))


def _base(value: Decimal, unit: Unit) -> str:
    return show(times(value, unit.factor))


def _unit(unit: Unit) -> str:
    """What numbers are compared in; a unit without a dimension is its own."""
    return unit.dimension or unit.name


def _work(node: Node, outline: Outline) -> Iterator[Aspect]:
    item: Any = node.item
    yield _named(node.name)
    yield _money("budget", item.budget, outline.money_unit)
    funds = [
        f"{CHOICES['fund'][one.fund]} {_money('', one.amount, outline.money_unit).text}（{CHOICES['period'][one.period]}）{one.note}"
        for one in item.funding
    ]
    yield Aspect("funding", "money", "；".join(funds), squeezed("；".join(funds)))
    if node.kind == "department":
        yield from _plan(item)
    else:
        for key in ("category", "code"):
            yield _word(key, getattr(item, key, "") or "")
        for key in ("content", "goals"):
            yield _prose(key, getattr(item, key))
    yield _disclosure(item)
    yield _prose("note", item.note)


def _plan(plan: Plan) -> Iterator[Aspect]:
    """What a department's file says of the whole."""
    if plan.budget_unit is not None:
        yield Aspect("department", "name", plan.department.name, squeezed(plan.department.name))
    yield _word("code", (plan.budget_unit or plan.department).code)
    yield _prose("objectives", plan.objectives)
    status = CHOICES["status"][plan.status] if plan.status else ""
    yield Aspect("status", "text", status, status)
    said = "；".join(
        " ".join(filter(None, (a.document, a.date, a.item, a.before, a.after))) for a in plan.adjustments
    )
    yield Aspect("adjustments", "text", said, squeezed(said))
    yield _prose("source", plan.source)


def _named(name: str) -> Aspect:
    return Aspect("name", "name", name, squeezed(name))


def _money(key: str, amount: Amount | None, unit: str) -> Aspect:
    """An amount with the unit that it counts in."""
    if amount is None:
        return Aspect(key, "money", "", "")
    return Aspect(
        key, "money", f"{amount.text}{'' if amount.unit else unit}", show(amount.yuan(unit or "元"))
    )


def _word(key: str, value: str) -> Aspect:
    shown = CHOICES[_WORDS_OF[key]].get(value, value) if key in _WORDS_OF else value
    return Aspect(key, "definition", shown, squeezed(shown))


def _prose(key: str, value: str | tuple[str, ...]) -> Aspect:
    text = value if isinstance(value, str) else "\n".join(value)
    return Aspect(key, "text", text, squeezed(text))


def _disclosure(item: Any) -> Aspect:  # noqa: ANN401 - any node
    said = item.disclosure
    text = f"{CHOICES['disclosure'][said.level]} {said.reason}".strip() if said else ""
    return Aspect("disclosure", "definition", text, squeezed(text))


def squeezed(text: str) -> str:
    """A text without the spaces that an editor or a form put in."""
    return "".join(text.split())
