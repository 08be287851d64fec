"""PF116 credit-code: a unified social credit code (统一社会信用代码) whose check digit does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.quantity.codes import credit_code_holds, is_credit_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """The codes of the department and of the budget unit, where they have the shape of a credit code."""
    plan = subject.outline.plan
    for key, party in (("department", plan.department), ("budget_unit", plan.budget_unit)):
        code = party.code.strip().upper() if party else ""
        if code and is_credit_code(code) and not credit_code_holds(code):
            yield Finding((key, "code"), {"name": party.name if party else "", "code": code}, at="value")


RULE = Rule(
    kind=Kind(
        "PF116",
        "credit-code",
        Severity.WARNING,
        Text(
            "“{name}”的统一社会信用代码 {code} 校验位不对",
            "the check digit of the credit code {code} of {name!r} does not hold",
        ),
        Text(
            "对照法人证书或统一社会信用代码证改正，常见的是抄错一位、把 0 写成 O",
            "compare it with the certificate; mostly one digit was copied wrong, or an O stands for a 0",
        ),
    ),
    why=Text(
        "代码错一位，就和预算系统、公开目录对不上这个单位。",
        "With one digit wrong, the party cannot be matched with the budget system or the published register.",
    ),
    source=Text(
        "GB 32100 统一社会信用代码的校验位",
        "the check digit of unified social credit codes (GB 32100)",
    ),
    audience=Audience.DEPARTMENT,
    keys=("code",),
    good=Sample(
        """
        perfcli: 1
        year: 2030
        department: {id: archives, name: 青棠县档案馆, code: 11100000MB0000000P}
        budget_unit: {id: branch, name: 青棠县档案馆分馆, code: 104001}
        duties: [{id: a, name: 馆藏管理}]
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            perfcli: 1
            year: 2030
            department: {id: archives, name: 青棠县档案馆, code: 11100000MB00000009}
            duties: [{id: a, name: 馆藏管理}]
            """,
        ),
        Sample(
            """
            perfcli: 1
            year: 2030
            department: {id: archives, name: 青棠县档案馆, code: "104"}
            budget_unit: {id: branch, name: 青棠县档案馆分馆, code: 12100000mb0000000a}
            duties: [{id: a, name: 馆藏管理}]
            """,
        ),
    ),
    check=check,
)
