"""PF424 mixed-width: half-width punctuation between Chinese characters, full-width digits and letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Repair, Rule, Sample
from perfcli.lint.wording import han

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject

_MARK = re.compile(r"[,;:?!(.\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
"""What may be of the wrong width: half-width marks, when Chinese stands on both sides; full-width digits and letters."""
_WIDE = dict(zip(",;:?!(.", "，；：？！（。", strict=True))


def check(subject: Subject) -> Iterator[Finding]:
    """One finding for each objective, content or goal, at the first of them; names keep their brackets as they are."""
    text, told = subject.running, None
    for match in _MARK.finditer(text) if _MARK.search(subject.special) else ():
        found, at = match.group(), match.start()
        if found in _WIDE and not (han(text[at - 1 : at]) and han(text[at + 1 : at + 2])):
            continue
        prose, offset = subject.place(at)
        if prose.field != "name" and prose is not told:
            told = prose
            right = _WIDE.get(found) or chr(ord(found) - 0xFEE0)
            yield Finding(
                prose.where,
                {"found": found, "right": right},
                excerpt=found,
                offset=offset,
                repair=Repair(right, safe=True),
            )


RULE = Rule(
    kind=Kind(
        "PF424",
        "mixed-width",
        Severity.REMARK,
        Text("“{found}”的全角半角用错了", "“{found}” has the wrong width here"),
        Text("改成“{right}”", "write “{right}”"),
    ),
    why=Text(
        "中文里的标点用全角，数字和字母用半角；混用时印出来参差，查找和核对也会漏掉。",
        "Chinese takes full-width punctuation, half-width digits and letters; mixed, a printed page looks uneven and a search misses things.",
    ),
    source=Text("GB/T 15834 标点符号用法", "GB/T 15834, punctuation"),
    audience=Audience.DEPARTMENT,
    repairs="safe",
    keys=("content", "goals"),
    good=Sample(
        """
        objectives:
          - (一)完成1.2万卷整理，归档率达到98.5%。
          - (二) 8:30开馆；A4纸质副本保存，见 www.example.org 说明。
        duties:
          - id: a
            name: 馆藏(含特藏)管理
            content: 1.接收档案，2.整理档案（含照片）。
            activities: [{id: b, name: 库房管护, goals: 比例达到3:1；数字化率>95%。}]
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            duties:
              - id: a
                name: 馆藏管理
                content: 接收档案,整理档案;编目.上架。
                goals: 完成１２００卷整理。
                activities: [{id: b, name: 库房管护, goals: 整理档案(含照片)并上架。}]
            """,
            found=3,
        ),
    ),
    check=check,
)
