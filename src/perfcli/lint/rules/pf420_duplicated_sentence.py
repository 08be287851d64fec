"""PF420 duplicated-sentence: a paragraph of a cell that says what another one says, or a sentence written twice in a text.

Likeness is the share of the shorter paragraph's pairs of characters that the longer one has too: an older version of a
paragraph left above the new one shares nearly all. Items of a numbered list may be alike: that is what lists are for.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.lint.wording import SENTENCE, bare, bigrams, numbered, overlap, repeats, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject

_ALIKE = 75
"""Percent of the shorter paragraph's pairs; unlike paragraphs of one department share less than half."""
_PARAGRAPH = 20
"""Shortest paragraph that is compared, in characters without punctuation."""
_MOST = 40
"""Paragraphs of one cell that are compared with each other."""
_SHOWN = 16

_PARAGRAPHS = Text("两段文字几乎相同", "two paragraphs say nearly the same")
_SENTENCES = Text("同一句话写了两遍", "one sentence is written twice")


def check(subject: Subject) -> Iterator[Finding]:
    """At most one finding for each text, at the paragraph or sentence that repeats."""
    again = repeats(subject.running)
    for prose in subject.sentences if again or "\n" in subject.running else ():
        text = prose.text
        found, what = (_paragraph(text), _PARAGRAPHS) if "\n" in text else (None, _SENTENCES)
        if found is None and again:
            found, what = _sentence(text), _SENTENCES
        if found is not None:
            excerpt = text[found : found + _SHOWN].partition("\n")[0]
            yield Finding(prose.where, {"what": what, "begin": excerpt}, excerpt=excerpt, offset=found)


def _paragraph(text: str) -> int | None:
    """Where the second of two paragraphs that are alike begins."""
    found, start = [], 0
    for line in text.split("\n"):
        if not numbered(line) and len(line) >= _PARAGRAPH and len(bare(line)) >= _PARAGRAPH:
            found.append((start + len(line) - len(line.lstrip()), bigrams(bare(line))))
        start += len(line) + 1
    for (_, left), (at, right) in combinations(found[:_MOST], 2):
        if overlap(left, right) >= _ALIKE:
            return at
    return None


def _sentence(text: str) -> int | None:
    """Where a sentence begins that stood in the text before."""
    if len(text) < 2 * SENTENCE:
        return None
    seen: set[str] = set()
    for start, sentence in sentences(text):
        said = bare(sentence) if len(sentence) >= SENTENCE else ""
        if said in seen:
            return start + len(sentence) - len(sentence.lstrip())
        if len(said) >= SENTENCE:
            seen.add(said)
    return None


RULE = Rule(
    kind=Kind(
        "PF420",
        "duplicated-sentence",
        Severity.WARNING,
        Text("{what}：“{begin}…”", "{what}: “{begin}…”"),
        Text("两段合成一段，只留要的那一句", "keep the one that is meant, or make one of the two"),
    ),
    why=Text(
        "改稿时新的一段贴在旧的下面，忘了删旧的；印出来前后重复，还可能说法不一。",
        "A new version was pasted below the old one, which stayed; printed, the cell says it twice and perhaps not the same.",
    ),
    source=Text("绩效目标审核：完整性，文字表述", "review of targets: completeness, wording"),
    audience=Audience.DEPARTMENT,
    keys=("content", "goals"),
    starred=True,
    good=Sample(
        """
        duties:
          - id: a
            name: 馆藏管理
            content: |-
              1、监督各立档单位按照档案法移交应当移交的档案。
              2、监督各立档单位按照档案法移交应当移交的照片。
            goals:
              - 1、完成东库房密集架安装和调试；完成西库房密集架安装和调试。
              - 2、完成移交；完成移交。
            activities:
              - id: b
                name: 库房管护
                content: |-
                  每日记录库房温度和湿度，超出范围的当天处理并登记。
                  每年清点馆藏一次，清点结果报县国家档案局备案。
                goals: 1、完成东库房密集架安装和调试。
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            duties:
              - id: a
                name: 馆藏管理
                content: |-
                  每日记录库房温度和湿度，超出范围的当天处理；维护消防设施。
                  每日记录库房温度和湿度，超出范围的当天处理并登记；维护消防设施和密集架，定期消毒。
                goals: 1、馆藏档案安全完整，全年无事故。2、查档方便。3、馆藏档案安全完整，全年无事故。
                activities: [{id: b, name: 库房管护}]
            """,
            found=2,
        ),
        Sample(
            """
            perfcli: 1
            year: 2031
            department: {id: water, name: 临泽县水务局}
            objectives:
              - |-
                保障全县农村居民饮用水安全，水质达到国家标准。
                保障全县城乡居民饮用水安全，水质达到国家标准，供水不间断。
            """,
        ),
    ),
    check=check,
)
