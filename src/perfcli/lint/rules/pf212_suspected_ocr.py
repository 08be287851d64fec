"""PF212 suspected-ocr: a number that looks like a sign misread by a scanner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import said
from perfcli.lint.rule import Audience, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.rule import Finding
    from perfcli.lint.subject import Subject


_FOUND = frozenset(("ocr",))


def check(subject: Subject) -> Iterator[Finding]:
    """Ladders in which a ≥ seems to be lost."""
    return said(subject, _FOUND)


RULE = Rule(
    kind=Kind(
        "PF212",
        "suspected-ocr",
        Severity.ERROR,
        Text(
            "“{name}”的评价标准像是扫描识别错了：{cells}",
            "{name!r}: bands that look misread by a scanner: {cells}",
        ),
        Text(
            "多半是“≥”被认成了 2、二 或 工，请对照原文改正",
            "probably ≥ was read as 2, 二 or 工; correct it from the original",
        ),
    ),
    why=Text(
        "比率不会是 290%；“≥90%”扫描后常变成“290%”，照字面评就人人都差。",
        "No such rate is 290%; ≥90% often scans as 290%, and taken literally everyone would get the worst grade.",
    ),
    source=Text("数据质量：扫描件转录", "data quality: text from scans"),
    audience=Audience.DEPARTMENT,
    keys=("bands",),
    good=Sample(
        """
        indicators:
          - {id: a, name: 招商引资增长率, bands: {优: 290%, 良: 280%, 差: 280%以下（不含）}}
          - {id: b, name: 目录著录完成率, bands: {优: ≥90%, 良: ≥80%, 差: ＜80%}}
          - {id: c, name: 查档接待, bands: {优: 290人次, 良: 280人次, 差: ＜280人次}}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 目录著录完成率, bands: {优: 290%, 良: 280%, 中: 270%, 差: 70%以下}}
            """,
        ),
        Sample(
            """
            indicators:
              - {id: a, name: 目录著录完成率, bands: {优: 工90%, 良: ≥80%, 差: ＜80%}}
            """,
        ),
    ),
    check=check,
    about=_FOUND,
)
