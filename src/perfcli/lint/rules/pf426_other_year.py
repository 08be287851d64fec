"""PF426 other-year: a goal or a target speaks of a year that was over before the plan's year began: copied from last year.

Only years before the plan's are judged: a later one (到2030年) is a longer plan's. Years in titles, laws and documents,
baselines, comparisons, things carried over and ranges that reach the plan's year are right.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.lint.wording import FIELDS
from perfcli.model.indicator import Indicator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Argument
    from perfcli.lint.subject import Subject
    from perfcli.syntax.tree import KeyPath

_DIGITS = re.compile("(?:19|20)[0-9]{2}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?=年)")
_RANGE = re.compile(r"(?:19|20)[0-9]{2}年?(?:[-—–－~～]{1,2}|[至到])(?:年)?((?:19|20)?[0-9]{2})年")
_BEFORE = (
    "较",
    "比",
    "以",
    "于",
    "自",
    "从",
    "与",
    "按",
    "照",
    "对",
    "超过",
    "不低于",
    "上年",
    "去年",
    "基数",
    "《",
    "〔",
    "第",
    "始于",
)
_AFTER = re.compile(
    r"年(?:度)?[^，,。；;]{0,12}?(?:基数|同期|以来|以前|之前|结转|续建|遗留|尾款|印发|颁布|发布|修订|修正|施行|实施的|出台|水平|基础|开始|起|版|"
    r"通过|批准|下达|立项|项目|工程|债券|届|平均|期间)",
)
_CONTEXT = 8


def check(subject: Subject) -> Iterator[Finding]:
    """Years of the past in goals, objectives and targets."""
    year = subject.outline.plan.year
    for prose in subject.sentences if _DIGITS.search(subject.special) else ():
        if prose.field != "content" and "年" in prose.text:
            yield from _findings(prose.where, prose.field, prose.text, year)
    for node in subject.aimed:
        if isinstance(node.item, Indicator) and node.item.target and "年" in node.item.target:
            yield from _findings((*node.where, "target"), "target", node.item.target, year)


def _findings(where: KeyPath, field: str, text: str, year: int) -> Iterator[Finding]:
    for at, found in _past(text, year):
        arguments: dict[str, Argument] = {"field": FIELDS[field], "found": f"{found}年", "year": f"{year}年"}
        yield Finding(where, arguments, excerpt=f"{found}年", offset=at)


def _past(text: str, year: int) -> Iterator[tuple[int, str]]:
    """Years before `year` with no reason to stand there, each once."""
    ranges = [match.span() for match in _RANGE.finditer(text) if _reaches(match[0][:4], match[1], year)]
    seen: set[str] = set()
    for match in _YEAR.finditer(text):
        at, found = match.start(), match.group()
        if int(found) >= year or found in seen or any(low <= at < high for low, high in ranges):
            continue
        before = re.split(r"[，,。；;]", text[max(0, at - _CONTEXT) : at])[-1]
        if not any(word in before for word in _BEFORE) and not _AFTER.match(text, match.end()):
            seen.add(found)
            yield at, found


def _reaches(first: str, last: str, year: int) -> bool:
    """Whether a range of years (`2021-2025年`, `2021-25年`) holds the plan's year."""
    end = int(last) if len(last) > 2 else int(first[:2] + last)  # noqa: PLR2004 - two digits of a year
    return int(first) <= year <= end


RULE = Rule(
    kind=Kind(
        "PF426",
        "other-year",
        Severity.WARNING,
        Text(
            "{field}里写着“{found}”，本表是{year}的",
            "the {field} speaks of {found}, but this is a plan of {year}",
        ),
        Text(
            "是上年文字就改成今年的；是基数或依据，写明“较{found}”“{found}印发”等",
            "bring last year's text up to date; if it is a baseline or a source, say so",
        ),
    ),
    why=Text(
        "目标里出现已经过去的年份，多半是从上年的表复制来的，任务也可能没有更新。",
        "A year that is over usually means that last year's text was copied, and perhaps its tasks too.",
    ),
    source=Text("绩效目标审核：完整性", "review of targets: completeness"),
    audience=Audience.DEPARTMENT,
    keys=("goals", "target"),
    good=Sample(
        """
        objectives:
          - 落实《2026—2030年档案事业发展规划》和2027年印发的办法。
          - 2026-2030年完成全部馆藏数字化，到2035年建成智慧档案馆。
        duties:
          - id: a
            name: 馆藏管理
            content: 整理2028年移交的档案。
            goals: 移交数量较2029年增长5%；完成2029年结转项目；继续执行2025年以来的制度。
            activities:
              - id: b
                name: 库房管护
                goals: 2030年底前完成库房改造。
                indicators:
                  - {id: c, name: 改造完成时间, target: 2030年10月底}
                  - {id: d, name: 移交增长, target: 不低于2029年水平}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            objectives:
              - 2029年，完成馆藏清点任务。
            duties:
              - id: a
                name: 馆藏管理
                goals: 2028-2029年完成密集架安装；2027年底前完成库房改造。
                activities:
                  - id: b
                    name: 库房管护
                    indicators: [{id: c, name: 改造完成时间, target: 2029年12月31日前}]
            """,
            found=4,
        ),
    ),
    check=check,
)
