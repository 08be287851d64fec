"""PF801 personal-data: a telephone, an identity-card number or a bank account in a text that will be published."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.lint.wording import MOST
from perfcli.quantity.personal import find_personal, may_hold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject
    from perfcli.model.plan import Plan
    from perfcli.syntax.tree import KeyPath

WHAT = {
    "mobile": Text("手机号码", "a mobile number"),
    "phone": Text("电话号码", "a telephone number"),
    "identity": Text("身份证号码", "an identity-card number"),
    "account": Text("银行账号", "a bank account"),
}


def check(subject: Subject) -> Iterator[Finding]:
    """Numbers of persons, up to a bound."""
    yield from islice(_numbers(subject), MOST)


def _numbers(subject: Subject) -> Iterator[Finding]:
    """Numbers of persons in every text; codes of departments and projects are what they are."""
    if may_hold(subject.running):
        for prose in subject.prose:
            yield from _found(prose.where, prose.text)
    if may_hold(subject.cells):
        for node in subject.outline.nodes:
            for field in ("note", "target", "formula", "source", "baseline"):
                yield from _found((*node.where, field), getattr(node.item, field, None) or "")
    yield from _beside(subject)


def _beside(subject: Subject) -> Iterator[Finding]:
    """Ladders, reasons, sources of money, the names of the parties and the record of changes."""
    plan = subject.outline.plan
    for key in ("department", "budget_unit"):
        yield from _found((key, "name"), getattr(getattr(plan, key), "name", ""))
    for index, change in enumerate(plan.adjustments):
        for field in ("item", "document", "reason", "before", "after", "note"):
            yield from _found(("adjustments", index, field), getattr(change, field))
    yield from _scales(plan)
    for node in subject.outline.nodes:
        item: Any = node.item
        if item.disclosure is not None and item.disclosure.reason:
            yield from _found((*node.where, "disclosure", "reason"), item.disclosure.reason)
        for index, funds in enumerate(getattr(item, "funding", ())):
            yield from _found((*node.where, "funding", index, "note"), funds.note)
        for field in ("unit", "level1", "level2") if node.kind == "indicator" else ():
            yield from _found((*node.where, field), getattr(item, field))
        for label, cell in (item.bands or ()) if node.kind == "indicator" else ():
            yield from _found((*node.where, "bands", label), cell)


def _scales(plan: Plan) -> Iterator[Finding]:
    for name, cells in plan.scales.items():
        for label, cell in cells or ():
            yield from _found(("scales", name, label), cell)


def _found(where: KeyPath, text: str) -> Iterator[Finding]:
    for one in find_personal(text) if len(text) > 6 else ():  # noqa: PLR2004 - no number of a person is shorter
        yield Finding(where, {"what": WHAT[one.what], "found": one.shown}, excerpt=one.text, offset=one.start)


RULE = Rule(
    kind=Kind(
        "PF801",
        "personal-data",
        Severity.ERROR,
        Text("文字里有{what}（{found}）", "the text holds {what} ({found})"),
        Text(
            "删去号码，写岗位或科室；要公布的办公电话，写豁免和理由",
            "delete it and name a post or an office; waive an office's telephone that is to be published, with the reason",
        ),
    ),
    why=Text(
        "绩效目标要随预算公开，个人的电话、身份证号、银行账号不能公开。",
        "Targets are published with the budget; numbers of persons must not be.",
    ),
    source=Text("预算公开；个人信息保护", "disclosure of budgets; protection of personal data"),
    about=frozenset(("digits",)),
    audience=Audience.AUDITOR,
    keys=("content", "goals", "note"),
    good=Sample(
        """
        objectives:
          - 服务热线12345，统一社会信用代码91410100MA3X12345L，项目编码13812345678，财预〔2026〕123号。
          - 投资13812345678.50元，藏品编号 4111111111111111，卷号110101199003071234。
        duties:
          - id: a
            name: 馆藏管理
            content: 档号J001-138-1234-5678；日期20300101至20301231；合同号6222021234567890128；区划代码411081001002。
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
                content: 经办人身份证号11010519491231002X，联系电话：0377-63812345。
                activities:
                  - id: b
                    name: 库房管护
                    note: 开户行账号4111 1111 1111 1111。
                    indicators: [{id: c, name: 巡检次数, source: 张某１５９００００１１１１}]
            """,
            found=6,
        ),
    ),
    check=check,
)
