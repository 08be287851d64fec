"""PF118 region-code: a code of the region, or a credit code of its register, that cannot be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.quantity.codes import credit_code_holds, is_credit_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.model.region import Region
    from perfcli.syntax.tree import KeyPath


_LENGTHS = (6, 9, 12)
"""Of an administrative division (GB/T 2260), of a fiscal division, and of a division down to the village."""

_LENGTH = Text(
    "行政区划代码是 6 位数字，财政区划代码是 9 位数字",
    "an administrative division has 6 digits, a fiscal one 9",
)
_DIGIT = Text("统一社会信用代码的校验位不对", "the check digit of the credit code does not hold")


def check(region: Region) -> Iterator[Finding]:
    """The region's own code, then the credit codes of the register."""
    code = region.region.code.strip()
    if code and not (code.isascii() and code.isdigit() and len(code) in _LENGTHS):
        yield _finding(("region", "code"), region.region.name, code, _LENGTH)
    for index, department in enumerate(region.departments):
        where = ("departments", index)
        units = ((("units", nth), unit) for nth, unit in enumerate(department.units))
        for under, party in (((), department), *units):
            code = party.code.strip().upper()
            if is_credit_code(code) and not credit_code_holds(code):
                yield _finding((*where, *under, "code"), party.name, code, _DIGIT)


def _finding(where: KeyPath, name: str, code: str, reason: Text) -> Finding:
    return Finding(where, {"name": name, "code": code, "reason": reason}, at="value")


RULE = Rule(
    kind=Kind(
        "PF118",
        "region-code",
        Severity.WARNING,
        Text(
            "“{name}”的编码 {code} 不对：{reason}",
            "the code {code} of {name!r} cannot be right: {reason}",
        ),
        Text(
            "对照区划代码表或单位的代码证改正；数字前面有 0 的要加引号",
            "compare it with the table of divisions or the certificate; a code that begins with 0 needs quotes",
        ),
    ),
    why=Text(
        "编码是和上级、和预算系统对数的钥匙，错一位就对不上。",
        "Codes are what figures are matched by, upwards and with the budget system; one digit wrong and nothing matches.",
    ),
    source=Text(
        "GB/T 2260 行政区划代码；GB 32100",
        "administrative divisions (GB/T 2260); credit codes (GB 32100)",
    ),
    audience=Audience.BUREAU,
    keys=("code",),
    good=Sample(
        """
        # file: region.yaml
        perfcli: 1
        region: {id: qingtang, name: 青棠县, code: "419999000"}
        money_unit: 万元
        departments:
          - {id: archives, name: 青棠县档案馆, code: 11100000MB0000000P, units: [{id: branch, name: 分馆, code: "104001"}]}
          - {id: roads, name: 青棠县公路站}
        # file: archives.yaml
        duties: [{id: a, name: 馆藏管理}]
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            # file: region.yaml
            perfcli: 1
            region: {id: qingtang, name: 青棠县, code: 4199X}
            money_unit: 万元
            # file: archives.yaml
            duties: [{id: a, name: 馆藏管理}]
            """,
        ),
        Sample(
            """
            # file: region.yaml
            perfcli: 1
            region: {id: qingtang, name: 青棠县, code: "4199990"}
            money_unit: 万元
            departments:
              - {id: archives, name: 青棠县档案馆, code: 11100000MB00000009}
              - {id: roads, name: 青棠县公路站, units: [{id: branch, name: 分站, code: 12100000MB0000000A}]}
            # file: archives.yaml
            duties: [{id: a, name: 馆藏管理}]
            """,
            found=3,
        ),
    ),
    check_law=check,
)
