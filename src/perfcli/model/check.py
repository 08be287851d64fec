"""One row of a table of checks (复核): what the bureau found for one indicator, as its cells stand; nothing in it is read yet.

Columns: `indicator, checked_actual, checked_points, reason, checker, evidence`, `department, duty, activity` to narrow a name, and
`self_actual, self_points` to say what was checked; in English or with the Chinese headers of `HEADERS`.
"""

from __future__ import annotations

from typing import NamedTuple

HEADERS = {
    "indicator": "指标", "department": "部门", "duty": "职责", "activity": "活动",
    "self_actual": "自评完成值", "self_points": "自评得分",
    "checked_actual": "复核完成值", "checked_points": "复核得分", "reason": "复核理由", "checker": "复核人",
    "evidence": "佐证材料",
}  # fmt: skip
"""The Chinese header of each column that means something; all others are for the reader and change nothing."""

ALSO = {"check_reason": "reason", "复核原因": "reason", "复核佐证": "evidence", "复核佐证材料": "evidence"}
"""What else a header may say."""

ANSWERS = ("checked_actual", "checked_points")
"""Without one of these columns a table checks nothing."""


class CheckRow(NamedTuple):
    """One row: its line, all its cells, and what it says in each known column."""

    row: int
    cells: tuple[str, ...]
    indicator: str = ""
    department: str = ""
    duty: str = ""
    activity: str = ""
    self_actual: str = ""
    self_points: str = ""
    checked_actual: str = ""
    checked_points: str = ""
    reason: str = ""
    checker: str = ""
    evidence: str = ""
