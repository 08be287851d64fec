"""The classes of indicators (一级指标, 二级指标) of the two schemes in use.

Classic: 产出 (数量 质量 时效 成本), 效益 (经济 社会 生态 可持续影响), 满意度. Newer: 成本 (经济 社会 生态环境), 产出, 效益, 满意度.
In: the words in a file. Out: the first class they belong to. Other words are a bureau's own and are never judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.model.plan import Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.loading.outline import Node, Outline

_FIRST = {
    "产出": "产出",
    "效益": "效益",
    "效果": "效益",
    "满意度": "满意度",
    "服务对象满意度": "满意度",
    "成本": "成本",
}
_SECOND = {
    **dict.fromkeys(("数量", "质量", "时效", "产出数量", "产出质量", "产出时效"), ("产出",)),
    **dict.fromkeys(
        ("成本", "产出成本", "经济成本", "社会成本", "生态成本", "环境成本", "生态环境成本"), ("产出", "成本")
    ),
    **dict.fromkeys(("经济效益", "社会效益", "生态效益", "生态环境效益", "可持续影响", "可持续"), ("效益",)),
    **dict.fromkeys(("经济", "社会", "生态", "环境", "生态环境"), ("效益", "成本")),
    **dict.fromkeys(("满意度", "服务对象满意度", "服务对象", "社会公众满意度"), ("满意度", "效益")),
}


def first_class(level1: str) -> str:
    """产出, 效益, 满意度 or 成本; empty for a word of another scheme."""
    return _FIRST.get(_bare(level1), "")


def homes(level2: str) -> tuple[str, ...]:
    """The first classes that a second one may stand under, the likeliest first; empty for an unknown word."""
    return _SECOND.get(_bare(level2), ())


def _bare(word: str) -> str:
    return word.strip().removesuffix("指标")


def classed_projects(outline: Outline) -> Iterator[tuple[Node, frozenset[str]]]:
    """Projects all of whose indicators have a known first class, with those classes; personnel and operation exempt.

    An indicator that asks for 满意 counts as satisfaction wherever it stands.
    """
    for node in outline.projects:
        item = node.item
        if (
            not isinstance(item, Project)
            or not item.indicators
            or item.category in ("personnel", "operation")
        ):
            continue
        classes = {first_class(indicator.level1) for indicator in item.indicators}
        if "" in classes:
            continue
        if any("满意" in indicator.name or "满意" in indicator.level2 for indicator in item.indicators):
            classes.add("满意度")
        yield node, frozenset(classes)
