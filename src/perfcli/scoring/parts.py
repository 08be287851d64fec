"""What scoring keeps of one target file: its nodes, its indicators and what actuals are read against; no text, no tree.

A province's parts fit in memory and travel between processes. In: an outline and the tree that it came from. Out: `Part`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfcli.diagnostics import Text
from perfcli.scale import read_asked
from perfcli.scoring.receipt import text_hash

if TYPE_CHECKING:
    from decimal import Decimal

    from perfcli.loading.outline import Node, Outline
    from perfcli.model.indicator import Cells, Indicator
    from perfcli.scale import Scale, TargetReading
    from perfcli.syntax.tree import Tree

UNREADABLE = Text("评价标准读不出来（{0}）", "its bands cannot be read ({0})")
TARGET_ONLY = Text(
    "只有指标值，而评分方案只按等级评", "it has a target value only, and the profile gives grades only"
)
NO_TARGET = Text("指标值读不出来", "its target value cannot be read")
NO_STANDARD = Text("没有评价标准，也没有指标值", "it has neither bands nor a target")


class Stem(NamedTuple):
    """A node above indicators; `parent` is its place among the stems, -1 for the department or unit itself."""

    kind: str
    address: str
    number: str
    name: str
    parent: int
    category: str = ""
    """Of a project: personnel, operation, specific."""


class Item(NamedTuple):
    """One indicator; `stem` is the place of the node above it among the stems."""

    stem: int
    address: str
    number: str
    name: str
    weight: Decimal | None
    target: str
    against: Scale | TargetReading | None
    """What actuals are read against."""
    scale: str
    """The name of its scale in the file; empty for bands written at the indicator."""
    unread: Cells
    """The cells of a ladder that could not be read."""
    obstacle: Text | None
    """Why it cannot be graded."""
    spot: tuple[int, int, int]
    """Where its name stands in the file: line, first and last column."""
    level1: str = ""
    baseline: str = ""
    """Last year's actual, as written."""


class Part(NamedTuple):
    """One target file. `region` is the path of the region file that governs it, empty when there is none."""

    path: str
    sha256: str
    year: int
    home: str
    department: tuple[str, str]
    """Id and name."""
    unit: tuple[str, str] | None
    region: str
    stems: tuple[Stem, ...]
    items: tuple[Item, ...]


def part_of(outline: Outline, tree: Tree, region: str = "") -> Part:
    """The part of one file."""
    plan = outline.plan
    stems: list[Stem] = []
    items: list[Item] = []
    known: dict[int, int] = {}
    for node in outline.nodes:
        above = known[id(node.parent)] if node.parent is not None else -1
        if node.kind == "indicator":
            items.append(_item(node, above, plan.year, tree))
        else:
            known[id(node)] = len(stems)
            category = getattr(node.item, "category", None) or ""
            stems.append(Stem(node.kind, node.address, node.number, node.name, above, category))
    unit = (plan.budget_unit.id, plan.budget_unit.name) if plan.budget_unit else None
    return Part(
        tree.path, text_hash(tree.text), plan.year, plan.home, (plan.department.id, plan.department.name),
        unit, region, tuple(stems), tuple(items),
    )  # fmt: skip


def _item(node: Node, above: int, year: int, tree: Tree) -> Item:
    item: Any = node.item
    against, scale, unread, obstacle = _judged(node, item, year)
    return Item(
        above, node.address, node.number, item.name, item.weight, item.target or "",
        against, scale, unread, obstacle, tree.name_place(node.where, item.name), item.level1,
        item.baseline,
    )  # fmt: skip


def _judged(
    node: Node, item: Indicator, year: int
) -> tuple[Scale | TargetReading | None, str, Cells, Text | None]:
    """The ladder as compiled, or the target value, or why there is nothing to grade by."""
    standard = node.standard
    if standard is not None:
        reading = standard.reading
        if reading.scale is not None:
            return reading.scale, standard.name, (), None
        why = reading.findings[0].name if reading.findings else "?"
        obstacle = Text(UNREADABLE.zh.format(why), UNREADABLE.en.format(why))
        return None, standard.name, standard.cells, obstacle
    if not item.target:
        return None, "", (), NO_STANDARD
    target = read_asked(item, item.target, year)
    return (None, "", (), NO_TARGET) if target.problem else (target, "", (), None)
