"""PF423 unbalanced-brackets: a bracket, a book-title mark or a quotation mark that opens or closes alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Repair, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Prose, Subject

_MARK = re.compile(r"[()（）《》〈〉【】〔〕“”‘’「」『』\[\]{}]")
_MARK_OR_END = re.compile(r"[()（）《》〈〉【】〔〕“”‘’「」『』\[\]{}\0]")
_PAIRS = ("（）", "《》", "“”", "()", "【】", "〔〕", "‘’", "〈〉", "「」", "『』", "[]", "{}")
_CLOSES = {"）": "（", ")": "（", "》": "《", "〉": "〈", "】": "【", "〕": "〔", "”": "“", "’": "‘", "」": "「", "』": "『", "]": "[", "}": "{"}  # fmt: skip
_OPENS = {"(": "（"} | {mark: mark for mark in "（《〈【〔“‘「『[{"}
_ITEM = re.compile(r"(?:^|[\s。；;：:，,、（(])(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z①-⑳])$")
_TWIN = {"（": "）", "《": "》", "〈": "〉", "【": "】", "〔": "〕", "“": "”", "‘": "’", "「": "」", "『": "』", "[": "]", "{": "}"}  # fmt: skip


def check(subject: Subject) -> Iterator[Finding]:
    """The first bracket of each text that has no partner."""
    texts: dict[int, tuple[Prose, list[tuple[int, str]]]] = {}
    if _paired(subject.special):
        return
    for match in _MARK.finditer(subject.running):
        prose, at = subject.place(match.start())
        texts.setdefault(id(prose), (prose, []))[1].append((at, match.group()))
    for prose, marks in texts.values():
        alone = _alone(prose.text, marks)
        if alone is not None:
            at, mark = alone
            missing = _CLOSES.get(mark) or _TWIN[_OPENS[mark]]
            yield Finding(
                prose.where,
                {"mark": mark, "missing": missing},
                excerpt=mark,
                offset=at,
                repair=Repair("") if mark in _CLOSES else None,
            )


def _paired(text: str) -> bool:
    """A quick yes: nothing is left of the marks when pairs that follow each other are taken out, twice over."""
    marks = "".join(_MARK_OR_END.findall(text))
    for pair in _PAIRS * 2:
        marks = marks.replace(pair, "")
    return not marks.strip("\0")


def _alone(text: str, marks: list[tuple[int, str]]) -> tuple[int, str] | None:
    """The first mark without a partner; the widths of a pair may differ, and `1）` of a list item needs none."""
    open_: list[tuple[int, str]] = []
    for at, mark in marks:
        if mark in _OPENS:
            open_.append((at, mark))
        elif open_ and _OPENS[open_[-1][1]] == _CLOSES[mark]:
            open_.pop()
        elif not (_CLOSES[mark] == "（" and _ITEM.search(text, max(0, at - 4), at)) and mark != "’":
            return open_[-1] if open_ else (at, mark)
    return open_[0] if open_ else None


RULE = Rule(
    kind=Kind(
        "PF423",
        "unbalanced-brackets",
        Severity.WARNING,
        Text("标点 {mark} 没有配对", "the mark {mark} has no partner"),
        Text("补上 {missing} ，或删去 {mark}", "add {missing} or delete {mark}"),
    ),
    why=Text(
        "括号、书名号、引号缺一半，常是复制时截断了文字。",
        "Half a pair often means that text was cut off when it was copied.",
    ),
    source=Text(
        "绩效目标审核：文字表述；GB/T 15834 标点符号用法",
        "review of targets: wording; GB/T 15834, punctuation",
    ),
    audience=Audience.DEPARTMENT,
    repairs="unsafe",
    keys=("content", "goals"),
    good=Sample(
        """
        objectives:
          - (一)依照《档案法》（含《〈档案法〉实施办法》）管理馆藏。
          - 1）收集；2）整理；a) 编目；（三）利用。
        duties:
          - id: a
            name: 馆藏（含特藏)管理
            content: 对“一馆两库”进行管护；解决‘最后一米’问题，don’t 混放【密】件。
            goals: 一）归档；二）上架。
            activities: [{id: b, name: 库房管护}]
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            duties:
              - id: a
                name: 馆藏（含特藏管理
                content: 落实《档案法和“十四五规划”。
                goals: 对一馆两库”进行管护（含消防））。
                activities: [{id: b, name: 库房)管护, goals: 整理（照片、（录音）。}]
            """,
            found=5,
        ),
    ),
    check=check,
)
