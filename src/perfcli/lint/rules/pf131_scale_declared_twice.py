"""PF131 scale-declared-twice: one name for a scale of the file and a scale of its region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Scales of the file whose name the region has."""
    region = subject.outline.region
    if region is None or not region.scales:
        return
    for name in subject.outline.plan.scales:
        if name in region.scales:
            yield Finding(("scales", name), {"scale": name}, at="key")


RULE = Rule(
    kind=Kind(
        "PF131",
        "scale-declared-twice",
        Severity.ERROR,
        Text(
            "通用评价标准“{scale}”在本文件和地区文件里各定义了一次",
            "the scale {scale!r} is defined both here and in the region's file",
        ),
        Text("请删去本文件的一份，或换一个名称", "delete it here, or give it another name"),
    ),
    why=Text(
        "一个名称两套标准，读的人不知道按哪一套评。",
        "With one name for two scales no reader can tell which one judges.",
    ),
    source=Text("数据质量：标识唯一", "data quality: unique identifiers"),
    audience=Audience.DEPARTMENT,
    keys=("bands",),
    good=Sample(
        """
        # file: region.yaml
        perfcli: 1
        region: {id: qingtang, name: 青棠县}
        scales: {standard: {优: 100%, 良: 90%, 中: 80%, 差: ＜80%}}
        # file: archives.yaml
        scales:
          Standard: {优: 100%, 良: 95%, 中: 90%, 差: ＜90%}
          standard-2: {优: 100%, 良: 90%, 中: 80%, 差: ＜80%}
        # file: roads.yaml
        scales: {standard-2: {优: 100%, 良: 85%, 中: 75%, 差: ＜75%}}
        indicators: [{id: a, name: 养护完成率, scale: standard}]
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            # file: region.yaml
            perfcli: 1
            region: {id: qingtang, name: 青棠县}
            scales: {standard: {优: 100%, 良: 90%, 中: 80%, 差: ＜80%}}
            # file: archives.yaml
            scales: {standard: {优: 100%, 良: 90%, 中: 80%, 差: ＜80%}, 严格: {优: 100%, 差: ＜100%}}
            """,
        ),
    ),
    check=check,
)
