"""PF421 doubled-characters: a character typed twice (我县县…), but for words that double one and words that meet."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.doubles import is_slip
from perfcli.lint.rule import Audience, Finding, Repair, Rule, Sample
from perfcli.lint.wording import MOST, doubled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Argument
    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Every doubled Chinese character that is a slip, up to a bound."""
    yield from islice(_slips(subject), MOST)


def _slips(subject: Subject) -> Iterator[Finding]:
    for position in doubled(subject.running):
        prose, at = subject.place(position)
        if is_slip(prose.text, at):
            found = prose.text[at : at + 2]
            around = prose.text[max(0, at - 3) : at + 5]
            arguments: dict[str, Argument] = {"found": found, "char": found[0], "around": around}
            yield Finding(prose.where, arguments, excerpt=found, offset=at, repair=Repair(found[0]))


RULE = Rule(
    kind=Kind(
        "PF421",
        "doubled-characters",
        Severity.REMARK,
        Text("“{around}”里“{char}”重复了", "“{char}” is doubled in “{around}”"),
        Text(
            "多打了一个字就删去一个；本来要重复的，可加忽略标记并说明",
            "delete one of the two; if it is meant, waive this finding with the reason",
        ),
    ),
    why=Text(
        "多打一个字是最常见的笔误，印出来才被看见。“紧紧”“层层”等叠词和“常委会会议”这样两词相接的不算。",
        "A character typed twice is the commonest slip and seen only in print. Reduplicated words and two words that meet do not count.",
    ),
    source=Text("绩效目标审核：文字表述", "review of targets: wording"),
    audience=Audience.DEPARTMENT,
    repairs="unsafe",
    keys=("content", "goals"),
    starred=True,
    good=Sample(
        """
        objectives:
          - 紧紧围绕中心，层层落实，人人尽责，渐渐形成常常检查、天天记录的习惯，实实在在见效。
          - 人民代表大会会议议程和会议议题由常委会会议、主任会议讨论；代表表决前听取意见。
          - 工作作风进一步改进，业务务求实效，事务务必办好；管理理念、发展展示、设施建设设备更新。
        duties:
          - id: a
            name: 村村通档案管理
            content: 全县县级机关、各县县直单位、我县县城的档案；2024年年底前、每月月底清点；财政政策；项目目标；指标标准。
            goals: 方方面面、种种件件；二〇二二年；生产产品；机关关于水利利用；AA级，11个。
            activities: [{id: b, name: 库房管护}]
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            objectives:
              - 作出我县县经济发展的决议，加强强管理，规范范档案，听取人人大代表意见。
            duties:
              - id: a
                name: 档档案管理
                content: 全县档案案卷整理理；保证库房安全全。
                goals: 完成移交交任务。
                activities: [{id: b, name: 库房管护}]
            """,
            found=8,
        ),
        Sample(
            """
            perfcli: 1
            year: 2031
            department: {id: water, name: 临泽县水务局}
            duties:
              - id: a
                name: 农村供水
                goals: 保障我县县行政区域内饮水安全，实施施管网改造。
                activities: [{id: b, name: 管网维护}]
            """,
            found=2,
        ),
    ),
    check=check,
)
