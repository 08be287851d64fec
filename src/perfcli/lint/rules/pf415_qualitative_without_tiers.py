"""PF415 qualitative-without-tiers: a target of words and no ladder that says what earns which grade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.readings import targets
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.lint.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.readings import Target
    from perfcli.lint.subject import Subject

_YES = words(
    "是 否 有 无 通过 合格 达标 不合格 完成 已完成 全部完成 合规 建成 已建成 符合 不发生 不涉及 长期 全年"
)
_CHECKED = ("按时", "按期", "如期", "及时", "预算内", "以内", "范围内", "不超", "零")
"""Words that a reviewer can answer with yes or no."""


def check(subject: Subject) -> Iterator[Finding]:
    """Targets of words that are no plain yes, without a ladder."""
    for target in targets(subject):
        if target.reading.kind == "words" and target.node.standard is None and not _plain(target):
            yield Finding(
                (*target.node.where, "target"), {"name": target.node.name, "target": target.text}, at="value"
            )


def _plain(target: Target) -> bool:
    text = target.text
    # a kind of number or date is told by PF403 that words are the wrong thing there
    return (
        target.item.kind in ("yesno", "number", "date")
        or text in _YES
        or any(word in text for word in _CHECKED)
    )


RULE = Rule(
    kind=Kind(
        "PF415",
        "qualitative-without-tiers",
        Severity.WARNING,
        Text(
            "“{name}”的指标值“{target}”是文字，没有评价标准",
            "the target “{target}” of “{name}” is words and has no bands",
        ),
        Text(
            "写评价标准（bands）分档说明，或改成能核对的数",
            "write bands that say what earns which grade, or a number that can be checked",
        ),
    ),
    why=Text(
        "文字目标没有分档，评多少分全凭印象。",
        "Without tiers, how many points a target of words earns is a matter of impression.",
    ),
    source=Text(
        "绩效目标审核：适当性；自评按档给分", "review of targets: appropriateness; words are scored by tiers"
    ),
    audience=Audience.BUREAU,
    keys=("bands", "target"),
    good=Sample(
        """
        indicators:
          - {id: a, name: 服务效果, target: 明显改善, bands: {优: 明显改善, 良: 有所改善, 差: 没有改善}}
          - {id: b, name: 管理制度是否健全, target: 是}
          - {id: c, name: 移交及时性, target: 按时移交}
          - {id: d, name: 归档合规情况, kind: yesno, target: 全部合规}
          - {id: e, name: 归档完成率, target: 95%}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 服务效果, target: 明显改善}
              - {id: b, name: 制度执行情况, kind: words, target: 严格执行相关制度规定}
            """,
            found=2,
        ),
    ),
    check=check,
    about=frozenset(("target",)),
)
