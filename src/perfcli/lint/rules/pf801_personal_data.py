"""PF801 personal-data: a mobile number, an identity-card number or a bank account in a text that will be published."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.lint.wording import MOST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject
    from perfcli.loading.outline import Node
    from perfcli.syntax.tree import KeyPath

_DIGITS = re.compile(r"[1-9](?<![0-9A-Za-z.-].)(?:[ -]?[0-9]){10,18}[Xx]?(?![0-9A-Za-z.-])")
"""Eleven to nineteen digits, perhaps in groups, that are no part of a longer code."""
_MANY = re.compile(r"[0-9](?:[ -]?[0-9]){10}")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_FACTORS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
"""Weights of the check digit of an identity-card number (GB 11643)."""
_CODES = ("编码", "代码", "编号", "文号", "项目号", "合同号", "订单", "序列", "信用")
_KINDS = {
    "mobile": Text("手机号码", "a mobile number"),
    "identity": Text("身份证号码", "an identity-card number"),
    "account": Text("银行账号", "a bank account"),
}


def check(subject: Subject) -> Iterator[Finding]:
    """Numbers of persons, up to a bound."""
    yield from islice(_numbers(subject), MOST)


def _numbers(subject: Subject) -> Iterator[Finding]:
    """Numbers of persons in names, texts, notes, formulas and sources; code fields are not looked at."""
    for prose, at, match in subject.find(_DIGITS) if _MANY.search(subject.special) else ():
        yield from _finding(prose.where, prose.text, at, match.group())
    if _DIGITS.search(subject.cells):
        for node in subject.outline.nodes:
            yield from _fields(node)


def _fields(node: Node) -> Iterator[Finding]:
    """Notes, targets, formulas, sources and baselines."""
    for field in ("note", "target", "formula", "source", "baseline"):
        text = getattr(node.item, field, None) or ""
        for match in _DIGITS.finditer(text):
            yield from _finding((*node.where, field), text, match.start(), match.group())


def _finding(where: KeyPath, text: str, at: int, found: str) -> Iterator[Finding]:
    kind = _kind(found.replace(" ", "").replace("-", ""))
    if kind and not any(word in text[max(0, at - 8) : at] for word in _CODES):
        shown = f"{found[:3]}…{found[-2:]}"
        yield Finding(where, {"what": _KINDS[kind], "found": shown}, excerpt=found, offset=at)


def _kind(digits: str) -> str:
    """What a number is, by its length and its check digit."""
    if _MOBILE.fullmatch(digits):
        return "mobile"
    if re.fullmatch(
        r"[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]", digits
    ):
        total = sum(int(digit) * factor for digit, factor in zip(digits, _FACTORS, strict=False))
        return "identity" if "10X98765432"[total % 11] == digits[-1].upper() else ""
    return "account" if re.fullmatch(r"[3-6][0-9]{15,18}", digits) and _luhn(digits) else ""


def _luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7812)."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


RULE = Rule(
    kind=Kind(
        "PF801",
        "personal-data",
        Severity.ERROR,
        Text("文字里有{what}（{found}）", "the text holds {what} ({found})"),
        Text("删去号码，写岗位或科室的办公电话", "delete it; name a post or an office instead"),
    ),
    why=Text(
        "绩效目标要随预算公开，个人的手机号、身份证号、银行账号不能公开。",
        "Targets are published with the budget; numbers of persons must not be.",
    ),
    source=Text("预算公开；个人信息保护", "disclosure of budgets; protection of personal data"),
    audience=Audience.AUDITOR,
    good=Sample(
        """
        objectives:
          - 联系电话0377-63812345，统一社会信用代码91410100MA3X12345L，项目编码13812345678。
          - 投资13812345678.50元，藏品编号 4111111111111111，卷号110101199003071234。
        duties:
          - id: a
            name: 馆藏管理
            content: 档号J001-138-1234-5678；日期20300101至20301231；合同号6222021234567890128。
            activities: [{id: b, name: 库房管护, note: 服务热线12345；数据库条目100000000000条。}]
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            objectives:
              - 联系人手机13812345678，或 138 1234 5678。
            duties:
              - id: a
                name: 馆藏管理
                content: 经办人身份证号11010519491231002X。
                activities:
                  - id: b
                    name: 库房管护
                    note: 开户行账号4111 1111 1111 1111。
                    indicators: [{id: c, name: 巡检次数, source: 张某15900001111}]
            """,
            found=5,
        ),
    ),
    check=check,
)
