"""PF410 unrelated-indicator: nothing in an activity speaks of what its indicator measures (换届选举 and 调研计划完成率).

Compared are neighbouring pairs of characters of the name, without words that go with anything (完成率, 计划, 工作 …), with
the name, content and goals of the activity, the name of its duty, and those of the project the indicator stands under.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.names import is_common, is_generic, topic, without_other_words
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.lint.wording import bigrams
from perfcli.model.indicator import Indicator
from perfcli.model.plan import Activity, Duty, Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Argument
    from perfcli.lint.subject import Subject
    from perfcli.loading.outline import Node

_WRONG = ("事故", "投诉", "舆情")
_UNIT_COST = re.compile("(?:每.{1,3}|单位|[一-龥]均)(?:成本|费用|补助|补贴|支出|造价|投资|经费)(?:标准)?")
"""What one of the things that an activity delivers may cost; it need not say which."""
_HALF = 2
_STRETCH = 3
_ENOUGH = 16
"""Characters of content and goals; a shorter text may well not mention what it includes."""


def check(subject: Subject) -> Iterator[Finding]:
    """Indicators of activities and projects whose topic is not mentioned. One told in a few words is not judged."""
    holders: dict[tuple[str | int, ...], tuple[str, str]] = {}
    for node in subject.outline.indicators:
        holder, name = node.parent, node.name
        if holder is None or holder.kind not in ("activity", "project"):
            continue
        if name[:2] in holder.name and not is_generic(name[:2]):
            continue  # the quick way, that most indicators go
        if holder.where not in holders:
            holders[holder.where] = _texts(holder)
        names, told = holders[holder.where]
        if (
            len(told) >= _ENOUGH
            and not _anyones(node.item, name)
            and _unrelated(name, names, told)
            and not _mentioned(name, _around(holder, subject.outline.plan.objectives))
            and (holder.kind == "activity" or _elsewhere(name, holder, subject))
        ):
            arguments: dict[str, Argument] = {"name": name, "activity": holder.name}
            yield Finding((*node.where, "name"), arguments, at="value", related=(holder.where,))


def _elsewhere(name: str, holder: Node, subject: Subject) -> bool:
    """Whether another activity or project has the topic in its name: a project's form has more than its goals tell, so pasting has to show."""
    outline = subject.outline
    others = " ".join(node.name for node in (*outline.activities, *outline.projects) if node is not holder)
    return any(piece in others for piece in topic(name))


def _anyones(item: object, name: str) -> bool:
    """Whether any activity may have it: an effect outside, satisfaction, a unit cost (场均成本), or that nothing went wrong (交通责任事故)."""
    unit_cost = _UNIT_COST.fullmatch(name) is not None
    return _of_effects(item) or is_common(name) or unit_cost or any(word in name for word in _WRONG)


def _of_effects(item: object) -> bool:
    """Whether its class is one of effects: what changes outside need not be named in the activity (农民收入)."""
    return isinstance(item, Indicator) and any(
        "效益" in level for level in (item.level1 or "", item.level2 or "")
    )


def _texts(holder: Node) -> tuple[str, str]:
    """The names around an indicator, and what is told of the activity or project."""
    names, told = [], []
    node: Node | None = holder
    while node is not None and node.kind != "department":
        names.append(node.name)
        if isinstance(node.item, Activity | Project):
            told += [node.item.content, *node.item.goals]
        node = node.parent
    return " ".join(names), " ".join(told).strip()


def _unrelated(name: str, names: str, told: str) -> bool:
    """Whether no pair of characters of the topic is in the texts, nor two or half of its characters in the names."""
    pieces = topic(name)
    if not pieces or any(piece in told for piece in pieces):
        return False
    text = without_other_words(f"{names} {told}")
    if any(pair in text for piece in pieces for pair in sorted(bigrams(piece))):
        return False
    letters = set("".join(pieces))
    shared = len(letters & set(without_other_words(names)))
    return shared < _HALF and shared * _HALF < len(letters)


def _around(holder: Node, objectives: tuple[str, ...]) -> str:
    """What the duty and the department say of themselves."""
    told = list(objectives)
    node: Node | None = holder
    while node is not None:
        if isinstance(node.item, Duty):
            told += [node.item.content, *node.item.goals]
        node = node.parent
    return " ".join(told)


def _mentioned(name: str, text: str) -> bool:
    """Whether three characters in a row of the topic stand in `text`: 住院日, 家庭医生; two (调研) are said of anything."""
    return any(
        piece[at : at + _STRETCH] in text for piece in topic(name) for at in range(len(piece) - _STRETCH + 1)
    )


RULE = Rule(
    kind=Kind(
        "PF410",
        "unrelated-indicator",
        Severity.WARNING,
        Text(
            "“{name}”与“{activity}”的名称、内容、目标都不沾边", "nothing in “{activity}” speaks of “{name}”"
        ),
        Text(
            "换成衡量这项活动的指标；确实有关，就在内容描述里写明",
            "write an indicator of this activity; if it does belong, say so in the content",
        ),
    ),
    why=Text(
        "指标与活动无关，完成得再好也说明不了这项活动做得怎样；多半是从别的行复制来的。",
        "An indicator of something else says nothing about this activity, however good the result; usually it was copied from another row.",
    ),
    source=Text("绩效目标审核：相关性", "review of targets: relevance"),
    audience=Audience.BUREAU,
    keys=("name",),
    starred=True,
    good=Sample(
        """
        duties:
          - id: a
            name: 馆藏管理
            activities:
              - id: b
                name: 查档利用服务
                content: 窗口与网上查档；组织利用人员培训。
                goals: 缩短查档用时，档案及时归还。
                indicators:
                  - {id: c, name: 培训计划完成率}
                  - {id: d, name: 服务对象满意度}
                  - {id: e, name: 按期归还率}
                  - {id: f, name: 项目验收合格率}
                  - {id: g, name: 建档完成率}
                projects:
                  - id: u
                    name: 查档窗口改造
                    goals: 改造查档窗口，群众少等待，少跑路。
                    indicators: [{id: a, name: 保洁人员数}, {id: b, name: 交通责任事故}, {id: c, name: 高血压管理率}]
              - id: h
                name: 库房管护
                indicators: [{id: i, name: 巡检次数}]
              - id: j
                name: 档案抢救
                content: 修裱、去酸。
                indicators: [{id: k, name: 霉变处置及时率}]
              - id: l
                name: 库房修缮加固
                content: 对两座老库房的屋面和地基实施修缮加固。
                goals: 主汛期前完工，年底前通过验收。
                indicators:
                  - {id: m, name: 单元工程验收合格率}
                  - {id: n, name: 工程造价控制率}
                  - {id: o, name: 库外危墙加高成功率}
                  - {id: s, name: 农民人均可支配收入增长率, level1: 效益指标, level2: 经济效益指标}
                  - {id: t, name: 有效投诉起数}
                  - {id: v, name: 场均成本}
                  - {id: w, name: 每人补助标准}
          - id: p
            name: 档案服务
            goals: 平均修裱日控制在两天以内。
            activities:
              - id: q
                name: 窗口接待
                content: 优化接待流程，推行电话预约和邮寄取件。
                indicators: [{id: r, name: 平均修裱日}]
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            duties:
              - id: a
                name: 馆藏管理
                activities:
                  - id: b
                    name: 查档利用服务
                    content: 窗口与网上查档。
                    goals: 提高查档效率和满意度。
                    indicators: [{id: c, name: 移交完成率}, {id: d, name: 查档用时}]
            """,
        ),
        Sample(
            """
            perfcli: 1
            year: 2031
            department: {id: water, name: 临泽县水务局}
            duties:
              - id: a
                name: 农村供水
                activities:
                  - id: b
                    name: 管网维护
                    content: 由水利管理委员会组织检修输水管道，更换老化阀门。
                    indicators: [{id: c, name: 委员考察计划完成率}, {id: d, name: 管道检修率}]
            """,
        ),
    ),
    check=check,
)
