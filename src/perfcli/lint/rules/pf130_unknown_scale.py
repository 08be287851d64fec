"""PF130 unknown-scale: an indicator that names a scale which no file defines."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import listed, short
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.model.indicator import Indicator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Argument
    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Indicators whose scale stands neither in the file nor in the region."""
    for node in subject.outline.indicators:
        item = node.item
        if node.standard is None and isinstance(item, Indicator) and item.scale is not None:
            known = _known(subject)
            near = difflib.get_close_matches(item.scale, known, n=1, cutoff=0.5)
            suggestion = (
                Text(f"，是不是“{near[0]}”？", f"; did you mean {near[0]!r}?") if near else Text("", "")
            )
            arguments: dict[str, Argument] = {
                "scale": short(item.scale),
                "suggestion": suggestion,
                "known": listed(known or ("—",)),
            }
            yield Finding((*node.where, "scale"), arguments, at="value")


def _known(subject: Subject) -> tuple[str, ...]:
    region = subject.outline.region
    return tuple(dict.fromkeys((*subject.outline.plan.scales, *(region.scales if region else ()))))


RULE = Rule(
    kind=Kind(
        "PF130",
        "unknown-scale",
        Severity.ERROR,
        Text("没有名为“{scale}”的通用评价标准{suggestion}", "there is no scale named {scale!r}{suggestion}"),
        Text(
            "可用的标准：{known}；也可以在本文件的通用评价标准 scales: 里写上它",
            "known scales: {known}; or define it under scales: in this file",
        ),
    ),
    why=Text(
        "采用标准写错名称，这个指标就没有评价标准。",
        "With a wrong name the indicator has nothing to be judged by.",
    ),
    source=Text("数据质量：引用要有出处", "data quality: references must resolve"),
    audience=Audience.DEPARTMENT,
    keys=("scale",),
    good=Sample(
        """
        # file: region.yaml
        perfcli: 1
        region: {id: qingtang, name: 青棠县}
        scales: {县级通用: {优: 100%, 良: 90%, 中: 80%, 差: ＜80%}}
        # file: archives.yaml
        scales: {Standard: {优: 100%, 良: 95%, 中: 90%, 差: ＜90%}}
        indicators:
          - {id: a, name: 温湿度达标率, scale: Standard}
          - {id: b, name: 整改完成率, scale: 县级通用}
          - {id: c, name: 馆藏完好率, scale: "", target: ≥98%}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            scales: {standard: {优: 100%, 良: 90%, 中: 80%, 差: ＜80%}}
            indicators: [{id: a, name: 馆藏完好率, scale: standrad}]
            """,
        ),
        Sample(
            """
            indicators: [{id: a, name: 馆藏完好率, scale: 县级通用}, {id: b, name: 整改完成率, target: 100%}]
            """,
        ),
    ),
    check=check,
)
