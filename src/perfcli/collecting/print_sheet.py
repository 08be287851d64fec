"""The sheet that is printed, signed and stamped: it fills itself from the sheet that is filled in.

In: an identity, lines. Out: a `Sheet`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting.book import Area, Cell, Column, Page, Row, Sheet, Tint, address, at, quoted
from perfcli.collecting.identity import OCCASIONS
from perfcli.collecting.layout import FIRST, PEOPLE, PEOPLE_CELLS, PRINT, SHEET, columns
from perfcli.collecting.pregrade import CHECK, LATER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.collecting.identity import Identity
    from perfcli.collecting.lines import Line

_WIDTHS = {"evaluate": (8, 26, 20, 26, 13, 8, 46, 22), "monitor": (8, 24, 18, 24, 12, 8, 12, 11, 36, 18)}
_WHY = "偏差原因和改进措施"
_HEADS = {
    "evaluate": ("序号", "部门职责、工作活动", "绩效指标", "指标值或评价标准", "实际完成值", "等级", _WHY, "佐证材料"),
    "monitor": ("序号", "部门职责、工作活动", "绩效指标", "指标值或评价标准", "实际完成值", "等级", "全年预计完成值",
                "完成可能性", _WHY, "佐证材料"),
}  # fmt: skip
_HEAD_ROW = 2
_LEAST = 58.0
"""Least height of a line in points, four lines of text: what formulas bring does not make a row higher by itself."""
_LINES = 4
_CAVEAT = "等级为填报时预评，以财政部门收回后评定的为准。"
_LONG = "　有的行字多，印不全时请把行拉高再印。"


class _Signs(NamedTuple):
    """Two rows for names and the stamp."""

    rows: tuple[Row, Row]
    merged: tuple[Area, ...]


def print_sheet(identity: Identity, lines: Sequence[Line], notice: str = "") -> Sheet:
    """The printed sheet."""
    widths, heads = _WIDTHS[identity.occasion], _HEADS[identity.occasion]
    last = len(widths) - 1
    end = _HEAD_ROW + 1 + len(lines)
    signs = _signs(widths, end + 1)
    day = f"　　截至：{identity.as_of}" if identity.as_of else ""
    about = f"填报单位：{identity.name}　　年度：{identity.year}{day}　　校验码：{identity.check}"
    return Sheet(
        PRINT,
        tuple(Column(width) for width in widths),
        (
            Row(
                (Cell(f"{identity.name}{identity.year}年度{OCCASIONS[identity.occasion]}", "title"),),
                height=34,
            ),
            Row((Cell(about, "plain"),), least=18),
            Row(tuple(Cell(head, "head") for head in heads), least=24),
            *(_row(identity.occasion, line, FIRST + nth) for nth, line in enumerate(lines)),
            Row((Cell(_CAVEAT, "quiet", _note(widths, heads.index(_WHY), len(lines))),), least=18),
            *signs.rows,
        ),
        merged=(Area(0, 0, 0, last), Area(1, 0, 1, last), Area(end, 0, end, last), *signs.merged),
        tints=(Tint(Area(end, 0, end, last), f"=LEN({address(end, 0, fixed=True)})>{len(_CAVEAT)}", "due"),),
        frozen=(_HEAD_ROW + 1, 0),
        page=Page(repeated=(0, _HEAD_ROW), header=notice, footer=f"{identity.name}　校验码 {identity.check}"),
        tab="#5B9BD5",
    )


def _row(occasion: str, line: Line, row: int) -> Row:
    """One indicator; what was typed comes by formulas."""
    place = columns(occasion)

    def typed(key: str) -> str:
        return at(SHEET, row, place[key])

    status, grade = typed("status"), typed("grade")
    unsaid = f'OR({grade}="{CHECK}",{grade}="{LATER}")'
    shown = f'=IF(OR({status}="未报",{status}="不适用"),{status},{_as_seen(typed("actual"))})'
    reason, measure = typed("reason"), typed("measure")
    why = (
        f'=IF({reason}&""="","","原因："&{reason})&IF(AND({reason}&""<>"",{measure}&""<>""),"；","")'
        f'&IF({measure}&""="","","措施："&{measure})'
    )
    given = (
        line.number,
        "\n".join(part for part in (line.duty, line.activity) if part),
        line.name,
        line.target,
    )
    filled = [shown, f'=IF({unsaid},"",{grade})']
    if occasion == "monitor":
        filled += [f"={_as_seen(typed('forecast'))}", f'={typed("chance")}&""']
    centred = len(filled)
    filled += [why, f'={typed("evidence")}&""']
    cells = [
        Cell("", "print", formula, align="center" if nth < centred else "")
        for nth, formula in enumerate(filled)
    ]
    return Row((*(Cell(text, "print") for text in given), *cells), least=_LEAST)


def _note(widths: Sequence[float], column: int, count: int) -> str:
    """What is said below the table, and a word more where a reason is longer than its row is high."""
    area = Area(_HEAD_ROW + 1, column, _HEAD_ROW + max(count, 1), column).fixed
    room = int(widths[column] / 2) * _LINES
    return f"={quoted(_CAVEAT)}&IF(SUMPRODUCT(--(LEN({area})>{room}))>0,{quoted(_LONG)},{quoted('')})"


def _as_seen(cell: str) -> str:
    """A typed cell as it is seen: a share under a percent format as percent."""
    return f'IF(ISNUMBER({cell}),IF(LEFT(CELL("format",{cell}),1)="P",ROUND({cell}*100,10)&"%",{cell}&""),{cell}&"")'


def _signs(widths: Sequence[float], row: int) -> _Signs:
    """填报人 审核人 单位负责人, then 联系电话 日期 （盖章）: what was typed, and room for the pen."""
    edges = _thirds(widths)
    said = [(label, at(SHEET, PEOPLE, typed[0])) for label, _, typed in PEOPLE_CELLS]
    cells: list[list[Cell | None]] = [[None] * len(widths), [None] * len(widths)]
    for nth, (label, where) in enumerate(said):
        name = "日期" if label == "填报日期" else label
        cells[nth // 3][edges[nth % 3][0]] = Cell(f"{name}：", "plain", f'="{name}："&{where}')
    cells[1][edges[2][0]] = Cell("（盖章）", "plain")
    merged = tuple(Area(row + down, first, row + down, last) for down in (0, 1) for first, last in edges)
    return _Signs((Row(tuple(cells[0]), height=34), Row(tuple(cells[1]), height=34)), merged)


def _thirds(widths: Sequence[float]) -> tuple[tuple[int, int], ...]:
    """The columns in three groups of about one width."""
    upto = [sum(widths[:nth]) for nth in range(len(widths))]
    cuts = [
        min(range(len(widths)), key=lambda nth: abs(upto[nth] - sum(widths) * part / 3)) for part in (1, 2)
    ]
    return (0, cuts[0] - 1), (cuts[0], cuts[1] - 1), (cuts[1], len(widths) - 1)
