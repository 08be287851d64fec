"""绩效目标调整申请表: what a department asks to change of its approved targets, from the adjustments on record.

In: an outline and the first approved values. Out: an `AdjustView`, and its `Section`. Opinions and signatures are for the pen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcli.printout import Cell, Ends, Grid, Paragraph, Row, Section
from perfcli.report.checkcode import check_code
from perfcli.report.parts import SIGN, head, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.loading.outline import Node, Outline
    from perfcli.model.plan import Adjustment
    from perfcli.printout import Block
    from perfcli.report.initial import Initial

NAME = "绩效目标调整申请表"
_HEAD = ("序号", "调整对象", "年初批复", "调整前", "调整后", "调整原因", "依据文号", "日期")
_WIDTHS = (5, 22, 15, 12, 12, 18, 14, 10)
_ROOM = 4
_KINDS = {"department": "部门", "duty": "职责", "activity": "活动", "project": "项目", "indicator": "指标"}
WHOLE = "整份目标"
_SHOWN = ("budget", "target", "bands", "weight", "name")


@dataclass(frozen=True, slots=True)
class AdjustLine:
    """One adjustment. `initial` is what was approved at the beginning of the year; blank where no lock keeps it."""

    number: str
    item: str
    initial: str
    before: str
    after: str
    reason: str
    document: str
    date: str
    note: str


@dataclass(frozen=True, slots=True)
class AdjustView:
    """The form of one department."""

    title: str
    who: str
    year: int
    money_unit: str
    approved: str
    """The document that approved the targets; empty where that is not known."""
    lines: tuple[AdjustLine, ...]
    check: str
    notices: tuple[str, ...] = ()


def adjust_view(outline: Outline, initial: Initial, approved: str = "") -> AdjustView:
    """The form of one department."""
    plan = outline.plan
    known = _known(outline)
    return AdjustView(
        f"{plan.title}{plan.year}年度{NAME}",
        plan.title,
        plan.year,
        outline.money_unit,
        approved,
        tuple(_line(n, one, known, initial, plan.home) for n, one in enumerate(plan.adjustments, 1)),
        check_code((outline,)),
    )


def _known(outline: Outline) -> dict[str, Node]:
    """What an item may be called; the address comes before a number or name that another bears too."""
    home = outline.plan.home
    found: dict[str, Node] = {}
    for node in outline.nodes:
        found.setdefault(node.name, node)
        found.setdefault(node.number, node)
    for node in outline.nodes:
        found |= {node.address: node, node.address.removeprefix(f"{home}/"): node}
    return found


def _line(number: int, one: Adjustment, known: dict[str, Node], initial: Initial, home: str) -> AdjustLine:
    node = known.get(one.item)
    if node is None:
        item, said = _gone(one.item, home, initial)
    else:
        item = f"{_KINDS[node.kind]} {node.number} {node.name}".replace("  ", " ")
        values = initial.get(node.address, {})
        said = "\n".join(values[key] for key in _SHOWN if values.get(key))
    return AdjustLine(
        str(number), item, said, one.before, one.after, one.reason, one.document, one.date, one.note
    )


def _gone(item: str, home: str, initial: Initial) -> tuple[str, str]:
    """What is no longer in the file, as it was called and what it asked for when it was approved."""
    for address, values in initial.items():
        ours = address.startswith(f"{home}/")
        if ours and "" in values and item in (address, address.removeprefix(f"{home}/"), values["name"]):
            return values["name"], values[""]
    return item or WHOLE, ""


def adjust_section(view: AdjustView) -> Section:
    """The form as it is printed."""
    return Section(NAME, view.title, view.notices, view.check, tuple(_blocks(view)))


def _blocks(view: AdjustView) -> Iterator[Block]:
    yield Ends(f"填报单位：{view.who}", f"金额单位：{view.money_unit}" if view.money_unit else "")
    if view.approved:
        yield Paragraph(f"年初目标由{view.approved}批复。")
    rows = tuple(
        Row((
            Cell(line.number, align="center"), Cell(line.item), Cell(line.initial), Cell(line.before), Cell(line.after),
            Cell(f"{line.reason}{'（' + line.note + '）' if line.note else ''}"), Cell(line.document), Cell(line.date),
        ))
        for line in view.lines
    )  # fmt: skip
    yield Grid(view.title, _WIDTHS, (head(*_HEAD), *rows), head=1)
    yield Grid(
        "意见",
        (1, 5),
        tuple(Row((label(name), Cell()), room=_ROOM) for name in ("主管部门意见", "财政部门意见")),
        form=True,
    )
    yield SIGN
