"""PF402 vague-verb: a goal that says "raise further" or "strengthen" and nothing that could be measured.

Only goals of duties, activities and projects are asked: an overall objective may be vague, its goals make it exact.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.lint.wording import sentences, unnumbered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject

_VERB = "提高|提升|改善|加强|增强|优化|完善|推进|推动|促进|深化|强化|扩大|增加|降低|减少|下降|好转|见效|扎实|提质|增效"
_PLAIN = re.compile(f"{_VERB}|明显|显著")
"""Stands in every vague phrase; a flat list of words is searched much faster."""
_VAGUE = (
    rf"(?:进一步|不断|持续|逐步|明显|显著|大幅度?|大力|切实|全面|有效|较大|有所|稳步|更加|日益)(?:得到)?(?:{_VERB})|"
    r"(?:作用|效果|成效|变化|进步)(?:明显|显著)|提高(?!班)|提升(?!机|泵|站)|加强(?!型|版|筋)|增强(?!型|版)|改善(?!型)|强化(?!班)"
)
_MEASURE = (
    r"[0-9０-９]|百分之|[一二两三四五六七八九十百千万几]+(?:成|倍|个|次|项|场|件|篇|份|期|人|户|家|天|月|日|季度|年内|轮|处|类)|"
    r"(?:年|月|季|季度|周|上半年)(?:底|末|初|内|前)|全部|全覆盖|为零|零(?:事故|投诉|差错)|达标|不低于|不少于|不超过"
)
_SHOWN = 3


def check(subject: Subject) -> Iterator[Finding]:
    """One finding for each goal text, at the first vague phrase, naming them."""
    outline = subject.outline
    for node in (*outline.duties, *outline.activities, *outline.projects):
        for index, text in enumerate(node.item.goals):  # type: ignore[union-attr]
            found = [*_phrases(text)] if _PLAIN.search(text) else []
            if found:
                named = "、".join(list(dict.fromkeys(phrase for _, phrase in found))[:_SHOWN])
                at, first = found[0]
                yield Finding((*node.where, "goals", index), {"phrases": named}, excerpt=first, offset=at)


def _phrases(text: str) -> Iterator[tuple[int, str]]:
    """The vague phrases of the sentences that measure nothing."""
    for start, sentence in sentences(text):
        if not re.search(_MEASURE, unnumbered(sentence)):
            yield from ((start + match.start(), match.group()) for match in re.finditer(_VAGUE, sentence))


RULE = Rule(
    kind=Kind(
        "PF402",
        "vague-verb",
        Severity.REMARK,
        Text("绩效目标说“{phrases}”，没有说到什么程度", "the goal says “{phrases}” but not how far"),
        Text(
            "写出可以核对的结果：数量、比率、时间或具体事项",
            "write a result that can be checked: a number, a rate, a date or a concrete item",
        ),
    ),
    why=Text(
        "“进一步提高”“明显改善”年年都能写，年底没法判断做到没有。绩效总体目标可以概括，职责、活动和项目的绩效目标要具体。",
        "“Raise further” can be written every year, and at year end no one can tell whether it was done. An overall objective may be general, a goal may not.",
    ),
    source=Text(
        "绩效目标审核：适当性，指标要具体、可衡量",
        "review of targets: appropriateness (specific, measurable)",
    ),
    audience=Audience.DEPARTMENT,
    keys=("goals",),
    starred=True,
    good=Sample(
        """
        objectives:
          - 进一步提高档案工作水平，加强队伍建设。
        duties:
          - id: a
            name: 馆藏管理
            content: 加强库房管护。
            goals:
              - 1、6月底前完成库房改造，进一步改善保管条件。
              - 2、查档群众满意度提升到95%以上；数字化率提高十个百分点。
              - 3、举办档案业务提高班。
              - 4、年内配齐增强型温湿度设备。
              - 5、库房全年无安全事故。
            activities: [{id: b, name: 库房管护, goals: 移交档案全部入库。}]
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            duties:
              - id: a
                name: 馆藏管理
                goals:
                  - 1、保管条件进一步改善，服务水平明显提升。
                  - 2、移交率达到95%；加强利用服务。
                activities: [{id: b, name: 库房管护, goals: 提高管护质量，宣传效果显著。}]
            """,
            found=3,
        ),
        Sample(
            """
            perfcli: 1
            year: 2031
            department: {id: water, name: 临泽县水务局}
            duties:
              - id: a
                name: 农村供水
                goals: 供水保障能力不断增强。
                activities: [{id: b, name: 管网维护, goals: 管网漏损得到控制。}]
            """,
        ),
    ),
    check=check,
)
