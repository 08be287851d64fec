"""Lines that belong to a form itself and say nothing of its content: titles, units, signatures, page numbers, check codes.

In: a line. Out: its parts, and whether one is such a line.
"""

from __future__ import annotations

import re

from perfcli.drafting.words import HEADINGS
from perfcli.quantity import money_unit, normalise

MADE = ("来源：", "填报单位：", "地区：")
"""How lines begin that every printed form bears."""
LONGEST = 60
"""A title is shorter."""
_UNIT = re.compile(r"[(（]?(?:金额)?单位 ?[:：] ?(?:人民币)?(?P<unit>[百千]?万元|千元|亿元|元)[)）]?")
_STAMP = re.compile(r" ?[(（](?:盖章|公章|签章)[)）]$")
_PARTS = re.compile(r"[ \u3000\xa0\t]{2,}|\t|\u3000|\n")
_SIGNATURES = "填报人|填表人|审核人|单位负责人|部门负责人|负责人|联系人|联系电话|制表|制表人|填报日期|填表日期|日期|分管领导|经办人|复核人"
_FOOT = re.compile(rf"^(?:{_SIGNATURES}|注|备注|说明|填表说明)[0-9]?(?::|$)")
_KNOWN = tuple(
    map(
        re.compile,
        (
            rf"(?:{_SIGNATURES})[0-9]?(?:\(签[字章]\)|\(盖章\))?:?[_ ]*$",
            rf"(?:(?:{_SIGNATURES}):[_ ]*)+(?:\((?:盖章|公章|签章)\))?$",
            r"\((?:盖章|公章|签章)\)$",
            r"(?:第[0-9]+页(?:,?共[0-9]+页)?|-?[0-9]{1,4}-?|[0-9]+/[0-9]+)$",
            r"校验码:?[0-9A-Z]{4}(?:-[0-9A-Z]{4}){1,2}(?:第[0-9]+页共[0-9]+页)?$",
            r"(?:附件|附表|表)[0-9]*:?$",
            r"[0-9]{0,4}年[0-9]{0,2}月[0-9]{0,2}日$",
            r"\(?(?:19|20)[0-9]{2}年度?\)?$",
            r"绩效指标表\(指标值和分值\)$",
        ),
    )
)
_TITLE = re.compile(
    r"(?:绩效目标|目标表|总表|申报表|自评表|评价表|审核表|职责活动|工作活动|绩效指标|指标表|主要任务|一览表|汇总表|明细表|绩效|预算|决算|支出)(?:\(.*\))?:?$"
)


def parts(text: str) -> list[str]:
    """The parts of a line that wide blanks part, which stand at its ends on paper."""
    return [part.strip() for part in _PARTS.split(text) if part.strip()]


def is_form_line(text: str) -> bool:
    """Whether a part of a line belongs to the form itself."""
    plain = normalise(text)
    heading = HEADINGS.match(plain)
    if (heading and not heading["rest"]) or any(known.match(plain) for known in _KNOWN):
        return True
    return not without_unit(text)


def is_foot(text: str) -> bool:
    """Whether a cell begins a line below a table: who filled it in, a remark."""
    return bool(_FOOT.match(normalise(text)))


def unit_in(text: str) -> str:
    """The unit of money that a line names; empty where it names none."""
    found = _UNIT.search(text)
    return money_unit(found["unit"]) if found else ""


def without_unit(text: str) -> str:
    """A line without the unit of money that some formats glue to it, and without the room for a stamp."""
    return _STAMP.sub("", _UNIT.sub("", text).strip())


def is_title(text: str) -> bool:
    """Whether a line is the title of a form or of one of its parts."""
    plain = normalise(text)
    return len(plain) <= LONGEST and not re.search("[。;]", plain) and bool(_TITLE.search(plain))


def value_of(text: str) -> str:
    """What stands behind the first colon; the whole text where there is none."""
    return re.split("[:：]", text, maxsplit=1)[-1].strip()
