"""PF141 adjustment-item-unknown: an adjustment of something that is not in the file."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import short
from perfcli.lint.rule import Audience, Finding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


_GONE = frozenset(("", "无", "删除", "取消", "撤销", "删去"))


def check(subject: Subject) -> Iterator[Finding]:
    """Adjustments whose item is no address, number or name of the file; what was removed may be gone."""
    adjustments = subject.outline.plan.adjustments
    if not adjustments:
        return
    known = _known(subject)
    for index, adjustment in enumerate(adjustments):
        removed = bool(adjustment.before) and adjustment.after.strip() in _GONE
        if adjustment.item and adjustment.item not in known and not removed:
            yield _finding(index, adjustment.item, known)


def _known(subject: Subject) -> dict[str, str]:
    """What an item may be called, each with its address."""
    home = subject.outline.plan.home
    known: dict[str, str] = {}
    for node in subject.outline.nodes:
        short = node.address.removeprefix(f"{home}/")
        known |= dict.fromkeys((node.address, short, node.number, node.name), node.address)
    return known


def _finding(index: int, item: str, known: dict[str, str]) -> Finding:
    near = difflib.get_close_matches(item, known, n=1)
    suggestion = (
        Text(f"，是不是 {known[near[0]]}？", f"; did you mean {known[near[0]]}?") if near else Text("", "")
    )
    return Finding(
        ("adjustments", index, "item"), {"item": short(item), "suggestion": suggestion}, at="value"
    )


RULE = Rule(
    kind=Kind(
        "PF141",
        "adjustment-item-unknown",
        Severity.ERROR,
        Text(
            "调整记录里的调整对象“{item}”不在本文件里{suggestion}",
            "the adjustment names {item!r}, which is not in this file{suggestion}",
        ),
        Text(
            "请写它的地址（各级标识用 / 相连）；整份调整的留空",
            "write its address, ids joined by /; leave it empty for an adjustment of the whole file",
        ),
    ),
    why=Text(
        "调整对象对不上，就看不出批复后改了哪一项。",
        "If the item cannot be found, no one can see what was changed after approval.",
    ),
    source=Text("绩效目标调整：逐项留痕", "adjustment of targets: each change on record"),
    audience=Audience.BUREAU,
    keys=("item",),
    good=Sample(
        """
        duties:
          - {id: a, name: 馆藏管理, activities: [{id: a, name: 库房管护, indicators: [{id: a, name: 温湿度达标率, target: ≥95%}]}]}
        adjustments:
          - {item: sample/a/a/a, date: 2030-07-01, document: 青档〔2030〕3号, reason: 设备检修, before: ≥98%, after: ≥95%}
          - {item: a/a, date: 2030-07-01, document: 青档〔2030〕3号, reason: 经费压减}
          - {item: 温湿度达标率, date: 2030-07-01, document: 青档〔2030〕3号, reason: 设备检修}
          - {item: a/b/c, date: 2030-07-01, document: 青档〔2030〕3号, reason: 任务取消, before: ≥90%, after: 删除}
          - {date: 2030-07-01, document: 青档〔2030〕3号, reason: 机构调整}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            duties: [{id: a, name: 馆藏管理}]
            adjustments: [{item: sample/b, date: 2030-07-01, document: 青档〔2030〕3号, reason: 设备检修}]
            """,
        ),
        Sample(
            """
            status: adjusted
            indicators: [{id: a, name: 馆藏完好率, target: ≥98%}]
            adjustments: [{item: 馆藏破损率, date: 2030-07-01, document: 青档〔2030〕3号, reason: 设备检修, before: 3%, after: 4%}]
            """,
        ),
    ),
    check=check,
)
