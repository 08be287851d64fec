"""Two years of one department side by side: what was added, taken out, renamed; which budgets and standards moved, and which way.

In: the outlines of both years, whose nodes are the same where their ids are. Out: `Change`s in the order of the form. A standard is
looser or tighter only where both can be read and speak of the same thing; else it is said to have changed.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from perfcli.collecting.declare_lines import ARROW, money_text
from perfcli.quantity import convert, minus, over, show, to_yuan
from perfcli.scale import read_asked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.loading.outline import Node, Outline, Standard
    from perfcli.model.amount import Amount
    from perfcli.scale import Scale, TargetReading

Sort: TypeAlias = Literal["added", "removed", "renamed", "budget", "standard", "target", "weight", "text"]
Effect: TypeAlias = Literal["", "looser", "tighter", "mixed"]
_TEXTS = (
    "content",
    "goals",
    "level1",
    "level2",
    "unit",
    "direction",
    "formula",
    "source",
    "baseline",
    "note",
    "category",
    "code",
)
_DATE = "date"


class Change(NamedTuple):
    """One difference between two years."""

    sort: Sort
    kind: str
    """Of the node: duty, activity, project, indicator, department."""
    number: str
    where: str
    """The names that lead to it."""
    key: str = ""
    before: str = ""
    after: str = ""
    difference: str = ""
    """Of two amounts, with its sign."""
    effect: Effect = ""


def changes(last: Outline | None, now: Outline) -> tuple[Change, ...]:
    """Every difference, in the order of the new form; what was taken out comes last."""
    before = {_path(last, node): node for node in last.nodes[1:]} if last else {}
    found: list[Change] = []
    if last is not None:
        found += _Compared(last, now).pair(last.nodes[0], now.nodes[0])
    for node in now.nodes[1:]:
        old = before.pop(_path(now, node), None)
        if old is None or last is None:
            found.append(_alone("added", node, now))
        else:
            found += _Compared(last, now).pair(old, node)
    gone = set(before)
    if last is not None:
        found += [
            _alone("removed", node, last)
            for path, node in before.items()
            if path.rpartition("/")[0] not in gone
        ]
    return tuple(found)


def _path(outline: Outline, node: Node) -> str:
    return node.address.removeprefix(f"{outline.nodes[0].address}/")


def _where(node: Node) -> str:
    """The names from the duty down."""
    names: list[str] = []
    here: Node | None = node
    while here is not None and here.kind != "department":
        names.append(here.name)
        here = here.parent
    return ARROW.join(reversed(names)) or node.name


def _alone(sort: Sort, node: Node, outline: Outline) -> Change:
    """A node that only one of the years has, with its money or its standard."""
    if node.kind == "indicator":
        said = _cells(node.standard) if node.standard else str(getattr(node.item, "target", "") or "")
    else:
        amount = money_text(getattr(node.item, "budget", None), outline.money_unit)
        said = f"{amount}{_unit(amount, outline)}"
    before, after = ("", said) if sort == "added" else (said, "")
    return Change(sort, node.kind, node.number, _where(node), before=before, after=after)


def _unit(amount: str, outline: Outline) -> str:
    return outline.money_unit if amount and amount[-1].isdigit() else ""


def _cells(standard: Standard) -> str:
    return "　".join(f"{label} {text}" for label, text in standard.cells)


class _Compared:
    """One node of both years."""

    def __init__(self, last: Outline, now: Outline) -> None:
        self.last = last
        self.now = now

    def pair(self, old: Node, new: Node) -> Iterator[Change]:
        """The differences of one node."""
        here = Change("text", new.kind, new.number, _where(new))
        if old.name != new.name and new.kind != "department":
            yield here._replace(sort="renamed", before=old.name, after=new.name)
        if new.kind == "indicator":
            yield from self._indicator(old, new, here)
        else:
            yield from self._budget(old.item, new.item, here)
        yield from _texts(old.item, new.item, here)

    def _budget(self, old: Any, new: Any, here: Change) -> Iterator[Change]:  # noqa: ANN401 - any node with a budget
        """Both amounts and their difference; blank is not zero."""
        then, now = _yuan(old.budget, self.last), _yuan(new.budget, self.now)
        if then == now:
            return
        unit = self.now.money_unit or "元"
        before, after = (money_text(item.budget, self.now.money_unit) for item in (old, new))
        difference = ""
        if then is not None and now is not None:
            by = minus(now, then)
            value = over(by, to_yuan(Decimal(1), unit))
            difference = f"{'+' if by > 0 else ''}{show(value) if value is not None else show(by)}"
        yield here._replace(sort="budget", key="budget", before=before, after=after, difference=difference)

    def _indicator(self, old: Node, new: Node, here: Change) -> Iterator[Change]:
        then, now = old.standard, new.standard
        before, after = _cells(then) if then else "", _cells(now) if now else ""
        if before != after:
            effect = _moved(then.reading.scale, now.reading.scale) if then and now else ""
            yield here._replace(sort="standard", key="bands", before=before, after=after, effect=effect)
        was, target = getattr(old.item, "target", None) or "", getattr(new.item, "target", None) or ""
        if was != target:
            effect = (
                _asked(_read(old, was, self.last), _read(new, target, self.now)) if was and target else ""
            )
            yield here._replace(sort="target", key="target", before=was, after=target, effect=effect)
        weights = [getattr(node.item, "weight", None) for node in (old, new)]
        if weights[0] != weights[1]:
            shown = [show(weight) if weight is not None else "" for weight in weights]
            yield here._replace(sort="weight", key="weight", before=shown[0], after=shown[1])


def _yuan(amount: Amount | None, outline: Outline) -> Decimal | None:
    return amount.yuan(outline.money_unit or "元") if amount is not None else None


def _texts(old: Any, new: Any, here: Change) -> Iterator[Change]:  # noqa: ANN401 - any node
    for key in ("objectives", *_TEXTS):
        before, after = (_text(getattr(item, key, "")) for item in (old, new))
        if before != after and not (key == "source" and here.kind == "department"):
            yield here._replace(sort="text", key=key, before=before, after=after)


def _text(value: object) -> str:
    return "".join(map(str, value)) if isinstance(value, tuple) else str(value or "")


def _moved(then: Scale | None, now: Scale | None) -> Effect:
    """Which way the bounds of a ladder moved; dates of two years are not compared."""
    if then is None or now is None or "words" in (then.kind, now.kind) or _DATE in then.measure.dimension:
        return ""
    if then.higher is not now.higher or len(then.bounds) != len(now.bounds):
        return ""
    signs = set()
    for old, new in zip(then.bounds, now.bounds, strict=True):
        value = convert(old.value, then.measure, now.measure)
        if value is None:
            return ""
        signs.add(_sign(value, new.value, higher=now.higher) or _edge(old.inclusive, new.inclusive))
    return _effect(signs)


def _sign(old: Decimal, new: Decimal, *, higher: bool) -> int:
    """1 where more is asked for, -1 where less."""
    return 0 if old == new else 1 if (new > old) is higher else -1


def _edge(old: bool, new: bool) -> int:
    """A bound that no longer holds its own number asks for more."""
    return int(old) - int(new)


def _effect(signs: set[int]) -> Effect:
    moved = signs - {0}
    if moved == {1}:
        return "tighter"
    return "looser" if moved == {-1} else "mixed" if moved else ""


def _read(node: Node, text: str, outline: Outline) -> TargetReading:
    item: Any = node.item
    return read_asked(item, text, outline.plan.year)


def _asked(then: TargetReading, now: TargetReading) -> Effect:
    """Whether a target asks for more or less than last year's."""
    same = (
        then.kind == now.kind == "number"
        and then.higher is now.higher is not None
        and "range" not in (then.operator, now.operator)
    )
    if not same or then.value is None or now.value is None:
        return ""
    value = convert(then.value, then.measure, now.measure)
    return _effect({_sign(value, now.value, higher=bool(now.higher))}) if value is not None else ""
