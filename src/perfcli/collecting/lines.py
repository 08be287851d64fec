"""The lines of a form: each indicator as it is printed in a workbook, with what its actual is measured by.

In: an outline and the standards that scoring compiled. Out: `Line`s. Sender and receiver make them alike, so that a printed cell
that was changed is found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting.yardstick import Against, Yardstick, yardstick
from perfcli.model.indicator import Indicator

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfcli.loading.outline import Node, Outline
    from perfcli.scoring.parts import Part


class Line(NamedTuple):
    """One indicator."""

    address: str
    number: str
    duty: str
    activity: str
    """The activity, and the project below it."""
    name: str
    target: str
    """The target value or the grades as printed."""
    unit: str
    against: Against
    measure: Yardstick

    @property
    def printed(self) -> dict[str, str]:
        """The locked cells by the keys of their columns."""
        return {
            "number": self.number, "duty": self.duty, "activity": self.activity, "indicator": self.name,
            "target": self.target, "unit": self.unit,
        }  # fmt: skip


def lines(outline: Outline, part: Part) -> tuple[Line, ...]:
    """The lines of a target file."""
    known = {item.address: item.against for item in part.items}
    return tuple(_line(node, known.get(node.address)) for node in outline.indicators)


def _line(node: Node, against: Against) -> Line:
    measure = yardstick(against)
    duty, activity, project = node.above("duty"), node.above("activity"), node.above("project")
    below = [above.name for above in (activity, project) if above]
    unit = measure.unit or (node.item.unit if isinstance(node.item, Indicator) else "")
    return Line(
        node.address, node.number, duty.name if duty else "", " › ".join(below), node.name, target_text(node), unit,
        against, measure,
    )  # fmt: skip


def target_text(node: Node) -> str:
    """The standard as printed: the grades with their cells, or the target value with its unit."""
    item = node.item
    stated = item.target or "" if isinstance(item, Indicator) else ""
    if stated[-1:].isdigit() and isinstance(item, Indicator):
        stated += item.unit
    ladder = "；".join(f"{label} {text}" for label, text in node.standard.cells) if node.standard else ""
    return "\n".join(part for part in (stated, ladder) if part)


class Figures(NamedTuple):
    """What the bureau's books say of one item; locked in a workbook. Texts, as printed; blank is blank."""

    address: str
    number: str
    name: str
    initial: str = ""
    adjusted: str = ""
    executed: str = ""
    rate: str = ""


def figures_content(figures: Iterable[Figures]) -> str:
    """What a code over the figures is made of."""
    return "\n".join(f"{f.address}|{f.initial}|{f.adjusted}|{f.executed}" for f in figures)


class Contents(NamedTuple):
    """All that a workbook shows beside its identity."""

    lines: Sequence[Line]
    figures: Sequence[Figures] = ()
    deadline: str = ""
    contact: str = ""
    notice: str = ""
    """Stands at the head of every printed page: that something in it is not for the public."""
