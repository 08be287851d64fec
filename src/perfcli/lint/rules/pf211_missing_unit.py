"""PF211 missing-unit: a ladder with a number that lost its unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import readable, said
from perfcli.lint.rule import Audience, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.rule import Finding
    from perfcli.lint.subject import Subject


_FOUND = frozenset(("missing-unit",))


def check(subject: Subject) -> Iterator[Finding]:
    """Ladders where only some numbers have a unit."""
    return said(subject, _FOUND, readable)


RULE = Rule(
    kind=Kind(
        "PF211",
        "missing-unit",
        Severity.WARNING,
        Text(
            "“{name}”的评价标准有的数漏了单位：{cells}；按“{reading}”评",
            "{name!r}: numbers without a unit: {cells}; read as {reading}",
        ),
        Text("请补上与其他各档相同的单位", "add the unit that the other grades have"),
    ),
    why=Text(
        "漏写 % 的 75 和 75% 差一百倍；照其他各档的单位读，但不该靠猜。",
        "75 and 75% differ by a factor of a hundred; it is read in the others' unit, but that should not be a guess.",
    ),
    source=Text("绩效目标审核：适当性", "review of targets: appropriateness"),
    audience=Audience.DEPARTMENT,
    keys=("bands",),
    good=Sample(
        """
        indicators:
          - {id: a, name: 目录著录完成率, bands: {优: 100%, 良: 90%, 中: 80%, 差: 0-80%}}
          - {id: b, name: 查档接待（人次）, bands: {优: ≥500, 良: ≥400, 差: ＜400}}
          - {id: c, name: 检查次数, unit: 次, bands: {优: 6次, 良: "5", 差: ＜5}}
          - {id: d, name: 安全事故次数, bands: {优: 0, 良: 1次, 差: 2次以上}}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 目录著录完成率, bands: {优: 100%, 良: 85%, 中: 75%, 差: 75以下}}
            """,
        ),
        Sample(
            """
            indicators:
              - {id: a, name: 检查次数, bands: {优: 6次, 良: "5", 中: 4次, 差: ＜4次}}
            """,
        ),
    ),
    check=check,
    about=_FOUND,
)
