"""What an indicator's name says about its numbers: a capped rate, lower is better, a date, money, a count.

In: a name. Out: answers used only where the cells leave a question open. Plain lists of words, so that a maintainer can
add one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_RATE = _words("率 满意度 知晓度 比例 比重 占比 程度 覆盖面 达标 百分比")
_OPEN = _words("增长 增幅 增减 增加 提高 提升 增速 变动 变化 收益率 利润率 回报率 超额 增收 周转 负债 倍")
_LOWER = _words(
    "成本 投诉 事故 差错 失误 违规 违纪 违法 死亡 伤亡 辍学 误差 耗 响应时间 时长 费用 经费 支出 控制率 上访 信访量 缺勤 返工 超支 排放 发病 流失 "
    "空置 坏账 逾期 延误 故障 中断 退回 纠纷 案发 发案 漏 感染 致贫 返贫 失业 淘汰 投入额 用时 办理时限 补助标准 补贴标准 资助标准 发放标准 舆情 浓度"
)
_GOOD = _words(
    "完成 办结 处理 处置 回复 答复 查处 整改 化解 调处 满意 合格 达标 到位 覆盖 执行 支付 及时 准确 修复 排除 治理 达产 使用 保障 知晓 参与 入学 "
    "入园 巩固 成活 在线 利用 兑现 发放 拨付 验收 培训 参保 解决 节约 压减 下降 降低 减少 减排 防控 消除 破获 侦破 抓获 打击 管控 结案 办理 受理 "
    "反馈 响应 治愈 救治 缴费 采购 完工 竣工 开工 公开 规范 安全",
)
_HIGHER_TAILS = tuple(
    f"{word}{noun}" for word in _GOOD for noun in ("率", "度", "数", "量", "数量", "比例", "程度")
)
_OUTPUT = ("频次", "里程", "面积", "长度", "产量", "规模", "人次", "容量")
_DATE = _words("时间 时限 期限 日期 时点 时效 进度")
_DURATION = ("响应时间", "用时", "耗时", "时长", "平均")
_MONEY = _words("成本 经费 资金 金额 支出 费用 预算 投入 产值 收入 补助 投资 节约 增收 价 元")
_COUNTED = tuple(
    f"{noun}数"
    for noun in _words(
        "次 起 人 件 户 项 场 篇 份 条 期 批 家 套 台 辆 个 宗 例 册 村 处 座 所 "
        "学校 学生 教师 企业 机构 村庄 社区 乡镇 站点 网点 设备 课题 作品 样品 岗位 床位",
    )
)
_COUNT_TAILS = (*_COUNTED, *(f"{word}量" for word in _COUNTED), "数量")
_COUNT_ENDS = frozenset(tail[-1] for tail in _COUNT_TAILS)


def _speaks(name: str, words: tuple[str, ...]) -> bool:
    for word in words:  # noqa: SIM110 - a generator costs more than the look itself, and every name is asked
        if word in name:
            return True
    return False


def _head(name: str) -> str:
    """The name without a bracket at its end: 培训人数（人次）."""
    bare = name.rstrip()
    if bare[-1:] not in ("）", ")"):
        return bare
    opening = max(bare.rfind("（"), bare.rfind("("))
    return bare[:opening] if opening > 0 else bare


def is_cost(*classes: str) -> bool:
    """Whether one of an indicator's classes (一级指标, 二级指标) is that of costs, where less is better."""
    return any("成本" in level for level in classes)


def is_rate(name: str) -> bool:
    """Whether the name is that of a rate or a degree."""
    return _speaks(name, _RATE)


def is_capped(name: str) -> bool:
    """Whether more than 100 % makes no sense: a rate that is no growth, no return, no ratio of change."""
    return is_rate(name) and not _speaks(name, _OPEN)


def name_direction(name: str) -> str:
    """`higher`, `lower` or "" where the name does not tell."""
    if _head(name).endswith(_HIGHER_TAILS):
        return "higher"
    if _speaks(name, _LOWER):
        return "lower"
    return "higher" if is_rate(name) or is_count(name) or _speaks(name, _OUTPUT) else ""


def speaks_of_dates(name: str) -> bool:
    """Whether the indicator's values are points in time."""
    return _speaks(name, _DATE) and not _speaks(name, _DURATION)


def speaks_of_money(name: str) -> bool:
    """Whether a bare 万 means 万元."""
    return _speaks(name, _MONEY) or _ten_thousands(name)


def is_count(name: str) -> bool:
    """Whether the name counts things (培训人数), so that values are whole numbers."""
    head = _head(name)
    return head[-1:] in _COUNT_ENDS and head.endswith(_COUNT_TAILS)


class Traits(NamedTuple):
    """All that a ladder may want to know of a name but its direction; equal traits read equal cells alike."""

    rate: bool
    """A rate or a degree; a ladder without a name may be one."""
    capped: bool
    counts: bool
    dates: bool
    money: bool


def traits(name: str) -> Traits:
    """The traits of a name: asked for every indicator of a province, most of whose names hold none of the rare words."""
    rate = is_rate(name)
    last = name[-1:]  # a bracket or a blank may stand behind the word that counts
    counts = (last in _COUNT_ENDS or not last.isalnum()) and is_count(name)
    if _rare().search(name) is None:
        return Traits(not name or rate, rate, counts, dates=False, money=False)
    return Traits(not name or rate, is_capped(name), counts, speaks_of_dates(name), speaks_of_money(name))


@cache
def _rare() -> re.Pattern[str]:
    """Any word that most names do not have: one look instead of forty."""
    return re.compile("|".join((*_OPEN, *_DATE, *_MONEY, "万")))


def _ten_thousands(name: str) -> bool:
    """`100万` for a name: money, as nothing else is said."""
    before, wan, after = name.partition("万")
    return bool(wan) and not after and before.isdigit()
