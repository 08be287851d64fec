"""What the names of indicators say: their subject without generic words, a clear direction, money, satisfaction.

In: a name. Out: words and answers. Stricter than `scale.names`, which must always choose: a rule that accuses has to be
sure, so here "not clear" is an answer. Plain lists of words; the patterns made of them are compiled when first needed.
"""

from __future__ import annotations

import re
from functools import cache

from perfcli.lint.wording import words
from perfcli.scale.names import name_direction

_GENERIC = words(
    "完成率 合格率 达标率 及时率 覆盖率 满意度 满意率 知晓率 到位率 准确率 保障率 执行率 办结率 增长率 通过率 优良率 正常率 有效率 百分比 比率 比例 "
    "数量 人数 次数 件数 起数 场次 份数 批次 期数 户数 个数 天数 时长 时间 时限 金额 总额 成本 完成 合格 达标 及时 覆盖 满意 按时 按期 如期 准确 "
    "到位 保障 执行 办结 正常 有效 增长 通过 提高 提升 计划 工作 任务 项目 活动 情况 事项 工程 目标 年度 全年 本年 实际 平均 相关 有关 主要 重点 "
    "整体 总体 综合 质量 水平 能力 效果 效率 管理 服务 业务 事务 开展 实施 组织 落实 建设 运行 运转 推进 控制 验收 竣工 开工 完工 投资 受益 群众 "
    "使用 投诉 事故 差错 违规 违纪 审批 新增 亩均 人均 户均 资金 资金安全 较上年 增减 造价 单价 概算 结算 决算 单元 分部 分项 主体 居民 公众 社会 抽检 抽查 检验 报告 出具 人员 时限 期限 响应 修复 故障 受理 审查 资金下达 下达 拨付 支付 到账 补贴 补助 发放 兑付 合规 质保 安装 采购 购置 新建 建成 周期 服务对象 对象 人口 职工 单位 部门 机关",
)
"""Words that go with any activity: sharing one of them relates nothing, and having nothing else accuses nothing."""

_OTHER_WORDS = ("委员会", "科学化", "科学")
"""委员会 in an activity does not make it one about 委员, nor 科学化 one about 学习."""

_HIGHER = tuple(
    f"{word}{noun}"
    for word in sorted(
        words(
            "满意 合格 完成 覆盖 达标 到位 及时 办结 参与 知晓 就业 入学 入园 巩固 成活 准确 整改 成功 优良 处置 参保 在线 兑现 归档 普及 签约 接种 收缴"
        )
    )
    for noun in ("率", "度")
)
_LOWER = words(
    "使用 投诉 事故 差错 失误 违规 违纪 违法 死亡 伤亡 辍学 误差 能耗 上访 缺勤 返工 超支 发病 流失 空置 坏账 逾期 延误 故障 中断 纠纷 案发 失业 用时 耗时",
)
_ACTS = words(
    "成功 调解 化解 整治 整改 排查 下降 降低 减少 降幅 处 防 普 宣 演练 应急 培训 救 监测 检测 预警 修 恢复 回访 赔 鉴定 查 受理 侦 帮 助 治 "
    "管理 随访 筛 报告 登记 办 回复 答复 响应 及时 清 追 核销 保险 补 再就业 征 满意",
)
"""What is done about the bad thing that was named before: 投诉办结率 is a good thing."""
_AGAINST = words("无 零 防 减 降 遏制")
"""The same, named before it: 零事故天数."""

_DENIAL = ("不", "未", "非")
"""不满意率 turns a direction round; what it makes of the name is not asked."""

_SPENT = "预算|资金|经费|专款|专项|拨款|补助"
_PUT_IN = "投入|支出|使用|安排|下达|拨付"
_SPENDING_RATE = (
    rf"(?:{_SPENT})[^，,、及与和]{{0,6}}(?:执行率|支出率|支付率|使用率|支出进度|执行进度|支付进度)$|"
    r"^(?:预算|财政)?支出(?:完成率|执行率|进度|率)$|^预算(?:完成率|执行情况)$"
)
_SPENDING = (
    rf"^(?:项目|年度|财政|预算|专项|中央|省级|市级|县级)*(?:{_PUT_IN})?(?:资金|经费|预算)(?:{_PUT_IN})?"
    r"(?:总额|金额|数额|额|规模|数)?$|^(?:项目|年度|财政)?(?:支出|投入|拨款)(?:总额|金额|额|数)$"
)
_EXECUTION = "预算执行率"


@cache
def _generic_pairs() -> frozenset[str]:
    return frozenset(word[at : at + 2] for word in _GENERIC for at in range(len(word) - 1))


@cache
def _generic_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_GENERIC, key=lambda word: (-len(word), word))))


def is_generic(pair: str) -> bool:
    """Whether two characters are part of a generic word."""
    return pair in _generic_pairs()


def topic(name: str) -> tuple[str, ...]:
    """What an indicator is about, without generic words: the stretches that are left, two characters at least."""
    left = _generic_pattern().sub(" ", name)
    return tuple(piece for piece in re.split(r"\W|[率度数量额个性的与和及等]", left) if len(piece) > 1)


def without_other_words(text: str) -> str:
    """A text without words whose parts would relate it to another subject."""
    for word in _OTHER_WORDS:
        text = text.replace(word, " ")
    return text


def speaks_higher(name: str) -> bool:
    """A quick no: whether the name ends as those do of which more is better."""
    return name.endswith(_HIGHER)


def lower_words(names: str) -> tuple[str, ...]:
    """The words of which less is better that stand in a text: for many names at once, nearly always none or two."""
    return tuple([word for word in _LOWER if word in names])


def clear_direction(name: str) -> str:
    """`higher` or `lower` where no reviewer would doubt it, else nothing."""
    if any(sign in name for sign in _DENIAL):
        return ""
    if name.endswith(_HIGHER):
        return "higher" if name_direction(name) != "lower" else ""
    ends = [name.find(word) + len(word) for word in _LOWER if word in name]
    if not ends or name_direction(name) != "lower":
        return ""
    before, after = name[: min(ends)], name[min(ends) :]
    good = any(word in after for word in _ACTS) or any(word in before for word in _AGAINST)
    return "" if good else "lower"


def is_spending_rate(name: str) -> bool:
    """Whether the name is that of a rate of spending (预算执行率)."""
    return re.search(_SPENDING_RATE, name) is not None


def is_spending(name: str) -> bool:
    """Whether the name is that of money going in (项目资金总额)."""
    return re.search(_SPENDING, name) is not None


def is_common(name: str) -> bool:
    """Whether every department has an indicator of this name: satisfaction, execution of the budget."""
    return "满意" in name or name.endswith(_EXECUTION)


def listed(names: list[str], most: int = 3) -> str:
    """The first few of many names, for a message."""
    distinct = list(dict.fromkeys(names))
    return "、".join(distinct[:most]) + ("等" if len(distinct) > most else "")
