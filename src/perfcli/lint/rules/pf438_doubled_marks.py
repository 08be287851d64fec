"""PF438 doubled-marks: a punctuation mark typed twice, or two that cannot follow each other."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Repair, Rule, Sample
from perfcli.lint.wording import MOST
from perfcli.quantity import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


_PLAIN = re.compile("[，。、；：（][，。、；：）]")
"""Two marks in a row, right or wrong: a quick no."""
_MARKS = r"([，。、；：])\1+|，。|。，|、，|，、|；。|。；|、。|；，|，；|：，|（，|，）|、）"
_RIGHT = {"，。": "。", "、，": "，", "；。": "。", "、。": "。", "，）": "）", "、）": "）", "（，": "（"}
"""What was probably meant, where that is plain."""
_DOTS = 3
"""As many full stops in a row stand for an ellipsis."""


def check(subject: Subject) -> Iterator[Finding]:
    """Such marks in all texts, up to a bound."""
    if _PLAIN.search(subject.running):
        yield from islice(_found(subject), MOST)


def _found(subject: Subject) -> Iterator[Finding]:
    for prose, at, match in subject.find(pattern(_MARKS)):
        found = match[0]
        if found[0] == "。" and len(found) >= _DOTS:
            continue
        right = found[0] if len(set(found)) == 1 else _RIGHT.get(found, "")
        repair = Repair(right, safe=True) if right else None
        shown = Text(f"“{right}”", f"“{right}”") if right else Text("其中一个", "one of the two")
        yield Finding(prose.where, {"found": found, "right": shown}, excerpt=found, offset=at, repair=repair)


RULE = Rule(
    kind=Kind(
        "PF438",
        "doubled-marks",
        Severity.REMARK,
        Text(
            "标点“{found}”重复或连用错了",
            "the marks “{found}” are doubled or cannot follow each other",
        ),
        Text(
            "只留{right}",
            "keep {right} only",
        ),
    ),
    why=Text(
        "删改文字时多留了一个标点，印在公开的表里很显眼。",
        "A mark was left over when the text was edited; in a published table it catches the eye.",
    ),
    source=Text(
        "GB/T 15834 标点符号用法",
        "use of punctuation marks (GB/T 15834)",
    ),
    audience=Audience.DEPARTMENT,
    keys=("content", "goals"),
    good=Sample(
        """
        objectives: [管好用好馆藏……接待群众——不少于300人次。, "（一）征集；（二）管护。"]
        duties: [{id: a, name: 馆藏管理, content: 待定。。。}]
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            objectives: [管好用好馆藏。。]
            duties: [{id: a, name: 馆藏管理}]
            """,
        ),
        Sample(
            """
            duties:
              - id: a
                name: 馆藏管理
                content: 库房管护，，查档接待、。
                goals: [征集、，整理；。]
            """,
            found=4,
        ),
    ),
    check=check,
    repairs="safe",
)
