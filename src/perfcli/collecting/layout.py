"""Where everything stands in the sheet that is filled in: its columns and rows, for the one who makes it and the one who reads it.

In: an occasion. Out: its `Field`s in order, and the rows above the table.
"""

from __future__ import annotations

from typing import NamedTuple

SHEET, PRINT, GUIDE, FIGURES = "填报表", "打印", "填报说明", "预算执行"
TITLE, ABOUT, COUNTER, PEOPLE, HEAD, FIRST = range(6)
"""The rows of the sheet, from 0; the lines of the table begin at `FIRST`."""

STATUSES = ("已报", "未报", "不适用")
CHANCES = ("确定能", "有可能", "完全不可能")


class Field(NamedTuple):
    """One column of the table; `open` ones are yellow and typed in."""

    key: str
    head: str
    width: float
    open: bool = False
    hidden: bool = False


_COMMON = (
    Field("id", "标识", 8, hidden=True),
    Field("number", "序号", 8),
    Field("duty", "部门职责", 14),
    Field("activity", "工作活动（项目）", 18),
    Field("indicator", "绩效指标", 20),
    Field("target", "指标值或评价标准", 26),
    Field("unit", "计量单位", 8),
    Field("actual", "实际完成值", 14, open=True),
    Field("status", "状态", 8, open=True),
    Field("grade", "预评等级", 9),
    Field("reason", "偏差原因", 24, open=True),
    Field("measure", "改进措施", 24, open=True),
    Field("evidence", "佐证材料", 22, open=True),
    Field("as_of", "截至日期", 13, open=True),
)
_MONITOR = (Field("forecast", "全年预计完成值", 14, open=True), Field("chance", "完成可能性", 11, open=True))
_WORKING = (Field("due", "要说明", 6, hidden=True), Field("pending", "待填", 6, hidden=True))

PHONE = "联系电话"
PEOPLE_CELLS = (
    ("填报人", (2, 2), (3, 3)),
    ("审核人", (4, 4), (5, 5)),
    ("单位负责人", (6, 7), (8, 9)),
    (PHONE, (10, 10), (11, 11)),
    ("填报日期", (12, 12), (13, 13)),
)
"""Who fills it in: the label's columns and those of the cell that is typed in, first and last."""


def fields(occasion: str) -> tuple[Field, ...]:
    """The columns of an occasion's table."""
    return (*_COMMON, *(_MONITOR if occasion == "monitor" else ()), *_WORKING)


def columns(occasion: str) -> dict[str, int]:
    """Where each column stands, from 0."""
    return {field.key: nth for nth, field in enumerate(fields(occasion))}
