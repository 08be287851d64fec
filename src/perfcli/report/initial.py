"""Both values where approved targets were adjusted: 年初 as first approved, 调整 as they are now.

In: a form and the first approved values by address and key. Out: the form with both in one cell.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from perfcli.report.amounts import fixed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfcli.report.view import Entry, FormView, Line, Owner, TargetLine

Initial: TypeAlias = "Mapping[str, Mapping[str, str]]"
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
NOTICE = "年初批复后已调整 {count} 处，表中并列年初和调整后的值"
UNRECORDED = "有 {count} 处改动没有调整记录"


def with_initial(view: FormView, initial: Initial) -> FormView:
    """The form with both values, which says at its head how many there are."""
    groups = tuple(tuple(_entry(entry, initial, view) for entry in group) for group in view.groups)
    owners = tuple(_owner(owner, initial) for owner in view.owners)
    return replace(view, groups=groups, owners=owners)


def notice(
    addresses: Mapping[str, object], initial: Initial, unrecorded: Sequence[str] = ()
) -> tuple[str, ...]:
    """What a page says whose values were adjusted, and how many of them nobody approved."""
    count = sum(len(values) for address, values in initial.items() if address in addresses)
    loose = sum(address in addresses for address in unrecorded)
    said = (NOTICE.format(count=count),) if count else ()
    return (*said, UNRECORDED.format(count=loose)) if loose else said


def both(before: str, now: str) -> str:
    """Two values in one cell."""
    return f"年初 {before or '（空）'}\n调整 {now or '（空）'}"


def _entry(entry: Entry, initial: Initial, view: FormView) -> Entry:
    values = initial.get(entry.address, {})
    lines = tuple(_line(line, initial, view.labels) for line in entry.lines)
    entry = replace(entry, lines=lines)
    if "budget" not in values:
        return entry
    return replace(entry, budget=both(money(values["budget"], view.money_unit), entry.budget))


def money(text: str, unit: str) -> str:
    """An amount as the form prints it: with two decimals, without the form's own unit."""
    plain = text.removesuffix(unit) if unit else text
    if not _PLAIN.fullmatch(plain):
        return text
    return fixed(Decimal(plain), len(plain.partition(".")[2]))


def _line(line: Line, initial: Initial, labels: tuple[str, ...]) -> Line:
    values = initial.get(line.address, {})
    target = both(values["target"], line.target) if "target" in values and line.target else line.target
    if "bands" not in values or line.target:
        return replace(line, target=target)
    old = dict(cell.partition(" ")[::2] for cell in values["bands"].split("；"))
    cells = tuple(
        both(old.get(label, ""), cell) if old.get(label, "") != cell else cell
        for label, cell in zip(labels, line.cells, strict=False)
    )
    return replace(line, cells=cells)


def _owner(owner: Owner, initial: Initial) -> Owner:
    return replace(owner, lines=tuple(_target(line, initial.get(line.address, {})) for line in owner.lines))


def _target(line: TargetLine, values: Mapping[str, str]) -> TargetLine:
    """Target and weight of an indicator with a target value."""
    target = both(values["target"], line.target) if "target" in values else line.target
    weight = both(values["weight"], line.weight) if "weight" in values else line.weight
    bands = both(values["bands"], line.bands) if "bands" in values else line.bands
    return replace(line, target=target, weight=weight, bands=bands)
