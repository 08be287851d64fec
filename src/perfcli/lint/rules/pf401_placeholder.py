"""PF401 placeholder: a text that stands in for one still to be written: `**`, `/`, 待定, XX, TBD."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.lint.wording import FIELDS, MOST, words
from perfcli.model.indicator import Indicator
from perfcli.scale.names import name_direction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Prose, Subject

_WHOLE = words(
    "* / // \\ - -- — —— … …… ... X x × ＊ ？ ? □ 无 暂无 待定 待填 待补 待补充 待完善 待明确 待确定 未定 略 TBD tbd TODO N/A n/a NA"
)
_MARKS = re.compile(r"[XxＸ×＊*□](?<![A-Za-z][Xx])[XxＸ×＊*□]+(?![A-Za-z])")
_TO_COME = re.compile(r"[（(](?:待定|待填|待补充?|待明确|待确定|TBD)[)）]")
_SIGN = re.compile("[XxＸ×＊*□]")
_LONGEST = max(map(len, _WHOLE))


def check(subject: Subject) -> Iterator[Finding]:
    """Whole texts that say nothing, and stand-ins inside names and sentences."""
    short = min(map(len, subject.texts), default=0) <= _LONGEST
    for prose in subject.prose if short else ():
        if len(prose.text) <= _LONGEST and (found := prose.text.strip()) in _WHOLE:
            yield Finding(prose.where, {"field": FIELDS[prose.field], "found": found}, at="value")
    for prose, at, match in islice(_inside(subject), MOST):
        found = match.group()
        yield Finding(prose.where, {"field": FIELDS[prose.field], "found": found}, excerpt=found, offset=at)
    cells = subject.cells
    to_come = ("待" in cells or "TBD" in cells) and _TO_COME.search(cells)
    if to_come or _MARKS.search(cells) or not _WHOLE.isdisjoint(cells.split("\0")):
        yield from _cells(subject)


def _cells(subject: Subject) -> Iterator[Finding]:
    """Targets, formulas and sources."""
    for node in subject.outline.indicators:
        if isinstance(item := node.item, Indicator):
            for field, text in (("target", item.target), ("formula", item.formula), ("source", item.source)):
                if text and (found := _stands_in(field, text, node.name)):
                    yield Finding((*node.where, field), {"field": FIELDS[field], "found": found}, at="value")


def _inside(subject: Subject) -> Iterator[tuple[Prose, int, re.Match[str]]]:
    """Stand-ins among other words."""
    text = subject.running
    if _SIGN.search(subject.special):
        yield from subject.find(_MARKS)
    if "待" in text or "TBD" in text:
        yield from subject.find(_TO_COME)


def _stands_in(field: str, text: str, name: str) -> str:
    """The stand-in in a cell of an indicator. 无 as a target means none (无事故), unless more is better."""
    if field == "target" and text in ("无", "暂无") and name_direction(name) != "higher":
        return ""
    if text in _WHOLE:
        return text
    match = _MARKS.search(text) or _TO_COME.search(text)
    return match.group() if match else ""


RULE = Rule(
    kind=Kind(
        "PF401",
        "placeholder",
        Severity.ERROR,
        Text(
            "{field}里的“{found}”是占位符，不是内容",
            "“{found}” in the {field} stands in for something still to be written",
        ),
        Text(
            "填上实际内容；确实没有，就把这一格留空",
            "write what is meant; if there is nothing to write, leave the cell blank",
        ),
    ),
    why=Text(
        "占位符会原样印进公开的表，也让评分无从谈起。“无”用作事故、投诉的指标值时表示 0，不算占位符。",
        "A stand-in would be printed and published as it is, and nothing can be scored against it. 无 as the target of accidents or complaints means none.",
    ),
    source=Text("绩效目标审核：完整性", "review of targets: completeness"),
    audience=Audience.DEPARTMENT,
    keys=("content", "goals", "name", "target"),
    good=Sample(
        """
        indicators:
          - {id: a, name: 库房安全事故起数, target: 无, formula: 全年立案数}
          - {id: b, name: 移交合格率, target: ≥95%, formula: 合格数÷移交数×100%}
          - {id: c, name: MAXX型温湿度计覆盖率, target: 100%, source: 待定向培养人员名册}
          - {id: d, name: 2米×3米密集架数量, target: "*10组"}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            duties:
              - id: a
                name: XX管理
                content: 完成××卷整理。
                goals: 待定
                activities:
                  - id: b
                    name: 年度移交
                    content: 接收**个单位的档案（待定）。
                    indicators:
                      - {id: c, name: 移交合格率, target: /, formula: TBD, source: 无}
            """,
            found=8,
        ),
    ),
    check=check,
)
