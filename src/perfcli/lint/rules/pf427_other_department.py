"""PF427 other-department: a duty or an activity that belongs to another institution of the register by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, RegionFinding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.diagnostics import Argument
    from perfcli.lint.facts import Facts
    from perfcli.model.region import Register

_SHORT = (
    ("人大", "人民代表大会", "人大"), ("政协", "政治协商会议", "政协"), ("纪委监委", "纪律检查委员会", "纪委"), ("法院", "人民法院", "法院"),
    ("检察院", "人民检察院", "检察院"), ("工商联", "工商业联合会", "工商联"), ("妇联", "妇女联合会", "妇联"), ("残联", "残疾人联合会", "残联"),
    ("总工会", "总工会", "总工会"), ("文联", "文学艺术界联合会", "文联"), ("科协", "科学技术协会", "科协"), ("团委", "共青团", "团委"),
)  # fmt: skip
"""Institutions known by a short name: the name a duty begins with, and what the registered name contains."""
_SIGNS = [(sign, short) for short, *signs in _SHORT for sign in signs]
_TAKEN_UP = ("代表", "建议", "议案", "提案", "委员", "决议", "信访", "联络", "交办", "审议")
"""Handling what they hand down (人大代表建议办理) is everyone's work."""
_SHORTEST = 3
_LEVELS = "省市县区州旗乡镇"


def check(region: Sequence[Facts]) -> Iterator[RegionFinding]:
    """Duties and activities whose name begins with that of another institution which reports for itself."""
    holders = _short_names(region[0].registered)
    firsts = {*_LEVELS, *(short[0] for short in holders)}
    lengths = sorted({len(short) for short in holders}, reverse=True)
    for facts in region if holders else ():
        home, _, _ = facts.home.partition("/")
        for row, (kind, name) in enumerate(zip(facts.kinds, facts.names, strict=True)):
            if kind not in ("duty", "activity") or name[0] not in firsts:
                continue
            bare = name.lstrip(_LEVELS)
            other = next((bare[:length] for length in lengths if bare[:length] in holders), "")
            if other and home not in holders[other] and not bare.startswith(_TAKEN_UP, len(other)):
                arguments: dict[str, Argument] = {"name": name, "other": other, "title": facts.title}
                fact = facts.fact(row)
                yield RegionFinding(facts.place(fact), arguments, facts.address(fact))


def _short_names(registered: Register) -> dict[str, set[str]]:
    """What duties call the registered institutions, with the ids of each; a bureau is called by its whole name."""
    found: dict[str, set[str]] = {}
    for home, name in registered:
        if "/" not in home:
            known = [short for sign, short in _SIGNS if sign in name]
            bureau = name[max(map(name.rfind, _LEVELS)) + 1 :]
            if not known and len(bureau) >= _SHORTEST and bureau.endswith(("局", "馆", "办公室")):
                known = [bureau]
            for short in known:
                found.setdefault(short, set()).add(home)
    return found


RULE = Rule(
    kind=Kind(
        "PF427",
        "other-department",
        Severity.WARNING,
        Text(
            "“{name}”是{other}的职责，却列在“{title}”名下",
            "“{name}” is a duty of {other} but stands under “{title}”",
        ),
        Text("移到该部门自己的目标文件里", "move it to that department's own target file"),
    ),
    why=Text(
        "几个部门印在一张表里，录入时容易连着录进同一个部门，两边都会算错。",
        "Tables that print several departments in one are easily entered as one, and then both totals are wrong.",
    ),
    source=Text("绩效目标审核：相关性", "review of targets: relevance"),
    audience=Audience.BUREAU,
    keys=("name",),
    good=Sample(
        """
        # file: office.yaml
        duties:
          - id: a
            name: 人大代表建议和政协提案办理
            activities: [{id: b, name: 政协提案督办}, {id: c, name: 档案事务协调}, {id: d, name: 水利普查}]
        # file: npc.yaml
        duties:
          - id: a
            name: 人大会议
            activities: [{id: b, name: 县人大代表培训}]
        # file: region.yaml
        perfcli: 1
        region: {id: qingtang, name: 青棠县}
        money_unit: 万元
        departments:
          - {id: office, name: 青棠县政府办公室}
          - {id: npc, name: 青棠县人大常委会}
          - {id: cppcc, name: 政协青棠县委员会}
          - {id: water, name: 青棠县水利局}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            # file: npc.yaml
            duties:
              - id: a
                name: 人大会议
                activities: [{id: b, name: 人大会议服务}]
              - id: c
                name: 政协事务管理
                activities: [{id: d, name: 综合业务管理}, {id: e, name: 水利局后勤服务}]
            # file: region.yaml
            perfcli: 1
            region: {id: qingtang, name: 青棠县}
            money_unit: 万元
            departments:
              - {id: npc, name: 青棠县人大常委会}
              - {id: cppcc, name: 政协青棠县委员会}
              - {id: water, name: 青棠县水利局}
            """,
            found=2,
        ),
    ),
    check_region=check,
)
