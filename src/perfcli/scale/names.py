"""What an indicator's name says about its numbers: a capped rate, lower is better, a date, money, a count.

In: a name. Out: answers used only where the cells leave a question open.
"""

from __future__ import annotations

import re

_RATE = re.compile(r"率|满意度|知晓度|比例|比重|占比|程度|覆盖面|达标|百分比")
_OPEN = re.compile(
    r"增长|增幅|增减|增加|提高|提升|增速|变动|变化|收益率|利润率|回报率|超额|增收|周转|负债|倍"
)
_LOWER = re.compile(
    r"成本|投诉|事故|差错|失误|违规|违纪|违法|死亡|伤亡|辍学|误差|能耗|耗|响应时间|时长|费用|经费|支出|控制率|上访|信访量|缺勤|返工|超支|排放|"
    r"发病|流失|空置|坏账|逾期|延误|故障|中断|退回|纠纷|案发|发案|漏|感染|致贫|返贫|失业|淘汰|投入额|用时|耗时|办理时限|补助标准|舆情|浓度",
)
_HIGHER_TAIL = re.compile(
    r"(?:完成|办结|处理|处置|回复|答复|查处|整改|化解|调处|满意|合格|达标|到位|覆盖|执行|支付|及时|准确|修复|排除|治理|达产|使用|保障|"
    r"知晓|参与|入学|入园|巩固|成活|在线|利用|兑现|发放|拨付|验收|培训|参保|解决|节约|压减|下降|降低|减少|减排|防控|消除|"
    r"破获|侦破|抓获|打击|管控|结案|办理|受理|反馈|响应|治愈|救治|控制达标|缴费|采购|完工|竣工|开工|公开|规范|安全)"
    r"(?:率|度|数|量|数量|比例|程度)(?:[((].{0,12}[))])?$",
)
_OUTPUT = re.compile(r"里程|面积|长度|产量|规模|人次|容量")
_DATE = re.compile(r"时间|时限|期限|日期|时点|时效|进度")
_DURATION = re.compile(r"响应时间|用时|耗时|时长|平均.{0,6}时间")
_MONEY = re.compile(r"成本|经费|资金|金额|支出|费用|预算|投入|产值|收入|补助|投资|节约|增收|价|元|[0-9]万")
_COUNT = re.compile(
    r"(?:次|起|人|件|户|项|场|篇|份|条|期|批|家|套|台|辆|个|宗|例|册|村|处|座|所)数(?:量)?(?:[((].{0,12}[))])?$|数量$"
)


def is_rate(name: str) -> bool:
    """Whether the name is that of a rate or a degree."""
    return bool(_RATE.search(name))


def is_capped(name: str) -> bool:
    """Whether more than 100 % makes no sense: a rate that is no growth, no return, no ratio of change."""
    return is_rate(name) and not _OPEN.search(name)


def name_direction(name: str) -> str:
    """`higher`, `lower` or "" where the name does not tell."""
    if _HIGHER_TAIL.search(name):
        return "higher"
    if _LOWER.search(name):
        return "lower"
    return "higher" if is_rate(name) or is_count(name) or _OUTPUT.search(name) else ""


def speaks_of_dates(name: str) -> bool:
    """Whether the indicator's values are points in time."""
    return bool(_DATE.search(name)) and not _DURATION.search(name)


def speaks_of_money(name: str) -> bool:
    """Whether a bare 万 means 万元."""
    return bool(_MONEY.search(name))


def is_count(name: str) -> bool:
    """Whether the name counts things (培训人数), so that values are whole numbers."""
    return bool(_COUNT.search(name))
