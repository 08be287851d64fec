"""The words that a comparison is told in, whatever the format. In: matches. Out: texts in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Text

if TYPE_CHECKING:
    from perfcli.comparing.compare import Match

KINDS = {
    "department": Text("部门", "department"),
    "duty": Text("职责", "duty"),
    "activity": Text("活动", "activity"),
    "project": Text("项目", "project"),
    "indicator": Text("指标", "indicator"),
}


AGAINST_WORD = Text("增钱降标", "more money, less asked")
"""What stands where a budget grew while less is asked for."""


def certainty(match: Match) -> Text:
    """How sure it is that both are the same node; nothing where one side has none."""
    if match.pair.old is None or match.pair.new is None:
        return Text("", "")
    return {
        "id": Text("标识相同", "same id"),
        "register": Text("登记变更", "by the register's changes"),
        "content": Text(f"内容相近 {match.pair.percent} %", f"{match.pair.percent} % alike"),
    }.get(match.pair.how, Text("", ""))
