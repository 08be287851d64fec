"""PF808 secret-mark: a text that says of itself that it is secret or internal, in a file that will be published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.quantity import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject
    from perfcli.loading.outline import Node


_MARK = r"(?:绝密|机密|秘密)\s*[★☆]|[（(【\[](?:绝密|机密|秘密|涉密|内部资料|内部使用|不公开|不宜公开|不对外公开)[）)】\]]|注意保密|不得对外公开|严禁外传"
_PLAIN = ("密", "（内部", "(内部", "【内部", "（不", "(不", "【不", "对外公开", "外传")
_MOST = 20


def check(subject: Subject) -> Iterator[Finding]:
    """Such marks in texts of nodes that are not withheld."""
    if not any(word in subject.running for word in _PLAIN):
        return
    for count, (prose, at, match) in enumerate(subject.find(pattern(_MARK))):
        if count >= _MOST:
            return
        if not _withheld(prose.node):
            yield Finding(
                prose.where, {"found": match[0], "name": prose.node.name}, excerpt=match[0], offset=at
            )


def _withheld(node: Node | None) -> bool:
    while node is not None:
        if node.item.disclosure is not None and node.item.disclosure.level == "withheld":
            return True
        node = node.parent
    return False


RULE = Rule(
    kind=Kind(
        "PF808",
        "secret-mark",
        Severity.WARNING,
        Text(
            "“{name}”里写着“{found}”，却没有标为不公开",
            "{name!r} holds the words “{found}” but is not withheld from the public",
        ),
        Text(
            "不能公开的，写 disclosure: {{level: 不公开, reason: 依据}}；可以公开的，删去这几个字",
            "where it may not be published write disclosure: {{level: withheld, reason: why}}; where it may, delete these words",
        ),
    ),
    why=Text(
        "绩效目标要随预算公开；写着保密字样的内容先要有人定，能不能公开。",
        "Targets are published with the budget; what calls itself secret must first be decided upon.",
    ),
    source=Text(
        "预算公开；保密审查",
        "disclosure of budgets; review for secrecy",
    ),
    audience=Audience.AUDITOR,
    keys=("content", "goals"),
    good=Sample(
        """
        objectives: [做好保密工作，组织保密检查2次，内部管理规范。]
        duties:
          - id: a
            name: 馆藏管理
            activities:
              - {id: a, name: 密级档案管理, content: 机密档案移交12卷。}
              - {id: b, name: 专项, content: 清理12卷（涉密）。, disclosure: {level: withheld, reason: 保密审查意见}}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            objectives: [清理旧档（内部资料）。]
            duties: [{id: a, name: 馆藏管理}]
            """,
        ),
        Sample(
            """
            duties:
              - id: a
                name: 馆藏管理
                activities:
                  - {id: a, name: 专项（不公开）, content: 机密★ 库房改造，注意保密。}
            """,
            found=3,
        ),
    ),
    check=check,
)
