"""PF428 too-long: a name or a text longer than the cell of a form can show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.lint.wording import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Argument
    from perfcli.lint.subject import Subject

_LIMITS = {"name": 50, "content": 2000, "goal": 2000, "objective": 2000}
"""Characters, punctuation included; more than any published form holds."""


def check(subject: Subject) -> Iterator[Finding]:
    """Texts beyond the limit of their field."""
    if (
        max(map(len, subject.names), default=0) <= _LIMITS["name"]
        and max(map(len, subject.texts), default=0) <= _LIMITS["content"]
    ):
        return  # objectives, contents and goals share a limit
    for prose in subject.prose:
        limit = _LIMITS[prose.field]
        if len(prose.text) > limit:
            arguments: dict[str, Argument] = {
                "field": FIELDS[prose.field],
                "length": len(prose.text),
                "limit": limit,
            }
            yield Finding(prose.where, arguments, at="value")


RULE = Rule(
    kind=Kind(
        "PF428",
        "too-long",
        Severity.WARNING,
        Text(
            "{field}有 {length} 个字，超过 {limit} 个",
            "the {field} has {length} characters, more than {limit}",
        ),
        Text(
            "名称只写叫什么，其余移到内容描述；内容分到各项活动里写",
            "keep a name to what it is called; spread a long content over its activities",
        ),
    ),
    why=Text(
        "太长的名称印在表格里放不下，也没人念得出来；太长的内容没人读。",
        "A name this long does not fit its cell and no one can say it; a content this long is not read.",
    ),
    source=Text("申报表各栏的容量", "what the cells of the declaration form hold"),
    audience=Audience.DEPARTMENT,
    keys=("content", "goals", "name"),
    good=Sample(
        """
        indicators:
          - {id: a, name: 县级国家综合档案馆馆藏民国时期及革命历史纸质档案抢救修复与数字化扫描著录完成率}
          - {id: b, name: 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十}
          - {id: c, name: 移交完成率, note: 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二}
        """,
        found=0,
    ),
    bad=(
        Sample(
            f"""
            duties:
              - id: a
                name: 负责接收、收集、整理、保管和提供利用县级机关、团体、企业事业单位和乡镇移交的各门类各载体档案资料的综合性工作
                content: {"接收档案，" * 401}
                activities: [{{id: b, name: 移交}}]
            """,
            found=2,
        ),
    ),
    check=check,
)
