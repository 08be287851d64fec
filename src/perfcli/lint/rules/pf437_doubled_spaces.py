"""PF437 doubled-spaces: two or more spaces between words, or one between two Chinese characters of a sentence."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Repair, Rule, Sample
from perfcli.lint.wording import MOST, han
from perfcli.quantity import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


_RUN = r"(?<=[^\s\u3000\0])[ \u3000\u00a0]{2,}(?=[^\s\u3000\0])"


def check(subject: Subject) -> Iterator[Finding]:
    """Runs of spaces inside the lines of texts; indents, and names that are spread to a width (合  计), are none."""
    text = subject.running
    if "  " in text or "\u3000" in text or "\u00a0" in text:
        yield from islice(_runs(subject), MOST)


def _runs(subject: Subject) -> Iterator[Finding]:
    for prose, at, match in subject.find(pattern(_RUN)):
        if prose.field == "name":
            continue
        before, after = prose.text[at - 1], prose.text[at + len(match[0])]
        chinese = _chinese(before) or _chinese(after)
        around = f"{prose.text[max(0, at - 3) : at]}␣{prose.text[at + len(match[0]) :][:3]}"
        yield Finding(
            prose.where,
            {"around": around, "count": len(match[0])},
            excerpt=match[0],
            offset=at,
            repair=Repair("" if chinese else " ", safe=True),
        )


def _chinese(char: str) -> bool:
    return han(char) or char in "，。；：、！？（）“”《》"


RULE = Rule(
    kind=Kind(
        "PF437",
        "doubled-spaces",
        Severity.REMARK,
        Text(
            "“{around}”处多了 {count} 个空格",
            "{count} spaces at “{around}”",
        ),
        Text(
            "删去空格",
            "delete them",
        ),
    ),
    why=Text(
        "多余的空格多半是从表格里粘贴带来的，查找和比对时就找不到这句话了。",
        "Extra spaces mostly come from a pasted cell; the sentence is no longer found when it is searched or compared.",
    ),
    source=Text(
        "文字质量",
        "quality of the text",
    ),
    audience=Audience.DEPARTMENT,
    keys=("content", "goals"),
    good=Sample(
        """
        objectives: ["　　管好用好馆藏，接待 300 人次以上。"]
        duties:
          - id: a
            name: 馆　　藏
            content: |
              一、管护库房。
              　　二、查档 接待。
            activities: [{id: a, name: 库房  管护}]
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            objectives: [管好  用好馆藏。]
            duties: [{id: a, name: 馆藏管理}]
            """,
        ),
        Sample(
            """
            duties:
              - id: a
                name: 馆藏管理
                content: 库房管护，　　查档接待。
                goals: [Open  Day 活动每年1次。]
            """,
            found=2,
        ),
    ),
    check=check,
    repairs="safe",
)
