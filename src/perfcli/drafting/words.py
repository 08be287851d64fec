"""The words of printed headers and form labels, and what each means.

In: a header's text. Out: a role, such as `indicator`; plain lists, so that a maintainer can add a word.
"""

from __future__ import annotations

import re
from functools import lru_cache

from perfcli.model.terms import CHOICES
from perfcli.quantity import UNITS, money_unit, normalise


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


COLUMNS = {
    "name": "职责活动 职责-活动 职责/活动 职责和活动 职责、活动 部门职责-工作活动 部门职责工作活动 职责工作活动 职责及活动 职责活动名称 职责(活动) 职责/工作活动 部门职责/工作活动 名称 职责活动(项目)",
    "duty": "职责 部门职责 职责名称 部门职责名称 主要职责 职能 部门职能 一级职责",
    "activity": "工作活动 活动 活动名称 工作活动名称 具体活动 工作任务 二级职责",
    "project": "项目 项目名称 预算项目 预算项目名称",
    "task": "任务名称 主要任务 年度主要任务 主要工作任务 重点任务",
    "level": "层级 级别 级次 层次",
    "number": "序号 编号 项次",
    "department": "部门 部门名称 主管部门 预算部门 部门(单位) 部门(单位)名称 部门单位名称 部门单位",
    "budget_unit": "预算单位 填报单位 单位名称 实施单位 项目单位 预算单位名称 项目实施单位 项目承担单位",
    "money_unit": "金额单位 货币单位",
    "budget": "年度预算数 预算数 预算金额 年度预算 预算 金额 资金 预算安排 年度预算金额 预算资金 资金额度 年度预算安排 预算安排数 预算额 项目预算 资金总额 金额合计 安排金额",
    "content": "内容描述 内容 工作内容 描述 主要内容 活动内容 活动描述 职责内容 职责描述 内容说明 工作描述 任务内容",
    "goals": "绩效目标 目标 年度目标 年度绩效目标 绩效目标描述 目标描述 目标内容 工作目标",
    "indicator": "绩效指标 指标 指标名称 三级指标 绩效指标名称 三级指标名称 具体指标 指标内容 绩效指标内容 考核指标 四级指标",
    "level1": "一级指标 一级指标名称 一级",
    "level2": "二级指标 二级指标名称 二级",
    "bands": "评价标准 绩效评价标准 指标评价标准 评分标准 评价等级 绩效标准 等级标准 评价标准值",
    "target": "指标值 目标值 年度指标值 绩效指标值 年度目标值 指标目标值 三级指标值 本年指标值 绩效目标值 计划指标值 预期指标值 年初指标值 年初目标值 指标目标 年度绩效指标值",
    "operator": "运算符 运算符号 符号 指标符号 比较符 比较符号 计算符号 逻辑符号 指标运算符",
    "unit": "计量单位 度量单位 指标单位 指标值单位 计量",
    "weight": "分值 权重 权重分值 分值权重 标准分 指标分值 指标权重 分值(权重) 满分 权重值 标准分值",
    "actual": "实际完成值 全年实际完成值 完成值 实际值 实际完成 年度实际完成值 实际完成情况 完成情况 全年完成值 指标完成值 实际完成指标值 年度完成值 全年实际值",
    "score": "得分 自评得分 评价得分 自评分 实际得分 指标得分 评分",
    "reason": "偏差原因 偏差原因分析及改进措施 偏差原因分析 未完成原因 未完成原因分析 偏差原因及改进措施 未完成原因及改进措施 未完成原因和改进措施 未完成原因分析与改进措施 偏差原因分析及整改措施 差异原因 偏差原因分析及拟采取的改进措施",
    "measure": "改进措施 整改措施 拟采取的改进措施",
    "evidence": "佐证材料 证明材料",
    "note": "备注 说明 备注说明",
    "formula": "计算公式 计算方法 指标计算公式 计算方式 指标计算方法",
    "source": "数据来源 指标数据来源 资料来源",
    "baseline": "上年完成值 上年实际 上年值 上年实际完成值 上年度完成值 上年实际值 历史值 基期值",
    "direction": "指标方向 方向",
    "kind": "指标类型 指标性质 指标属性",
    "core": "核心指标 是否核心指标",
    "code": "项目编码 项目代码 编码 代码 项目编号",
    "category": "项目类别 项目类型 项目属性",
    "initial": "年初预算数 年初预算",
    "adjusted": "全年预算数 全年预算 调整后预算数 调整预算数",
    "executed": "全年执行数 执行数 全年执行 实际执行数 支出数 实际支出数 决算数",
    "rate": "执行率 预算执行率",
}  # fmt: skip
"""Roles of columns and the headers that say them."""

TABLE_ROLES = _words(
    "name level duty activity task content goals indicator level1 level2 bands target operator weight actual score"
)
"""Roles that occur in headers of tables and hardly among the labels of a form."""
ROW_ROLES = _words("name duty activity task indicator project")
"""A table needs one of them: they say what a row is about."""

LABELS = {
    "project": "项目名称 专项名称 预算项目名称 预算项目",
    "code": "项目编码 项目代码 项目编号",
    "category": "项目类别 项目类型 项目属性",
    "department": "主管部门 主管部门及代码 部门名称 预算部门 部门(单位)名称 部门单位名称 部门 部门(单位) 主管部门(单位) 主管单位 一级预算单位",
    "budget_unit": "实施单位 项目单位 预算单位 单位名称 填报单位 项目实施单位 预算单位名称 项目承担单位 申报单位 资金使用单位 编制单位 编报单位 填表单位 报送单位",
    "year": "年度 预算年度 填报年度 申报年度 评价年度",
    "budget": "年度资金总额 资金总额 项目资金总额 年度预算总额 预算总额 项目资金 年度预算数 预算金额 预算安排 年度预算 年度预算金额 项目年度预算 本年度预算 预算数 部门整体支出预算 年度预算申请 项目总额 年度总预算 资金总计 总额",
    "goals": "年度目标 年度总体目标 总体目标 绩效目标 年度绩效目标 项目绩效目标 总体绩效目标 绩效总体目标 年度总体绩效目标 整体绩效目标 年度绩效总体目标 项目年度绩效目标 部门整体绩效目标 年度履职目标 年度整体绩效目标",
    "later": "中期资金总额 实施期资金总额 项目总投资 总投资 总投资额 项目总额度 项目期 实施期限 项目起止时间 项目实施期 项目负责人 联系电话 立项依据",
    "parents": "所属职责活动 所属活动 所属职责",
    "content": "内容描述 项目概况 项目内容 项目主要内容 项目描述 项目简介",
    "money_unit": "金额单位 单位",
    "place": "地区 行政区 行政区划 市县",
}  # fmt: skip
"""Labels of a form; the cell to their right holds the value."""

GOAL_COLUMNS = {
    "goals": "预期目标 年初设定目标 年度目标 年度预期目标 年度绩效目标 年初预期目标",
    "done": "实际完成情况 目标完成情况 年度目标完成情况 全年实际完成情况 目标实际完成情况",
    "later": "实施期目标 中期目标 中长期目标 实施期绩效目标 长期目标",
}
"""Headers beside the label of the goals: what is set, what was reached, what is set for later years."""

FUNDS = {
    **{chinese: english for english, chinese in CHOICES["fund"].items()},
    "一般公共预算拨款": "general", "一般公共预算财政拨款": "general", "一般公共预算资金": "general",
    "政府性基金预算": "fund", "政府性基金预算拨款": "fund", "政府性基金预算财政拨款": "fund", "政府性基金拨款": "fund",
    "国有资本经营预算拨款": "capital", "国有资本经营预算财政拨款": "capital",
    "财政专户管理资金收入": "special", "其他资金": "other", "其他来源资金": "other",
}  # fmt: skip
"""Sources of money as forms name them."""

GRADES = _words(
    "优 良 中 差 优秀 良好 中等 一般 合格 基本合格 不合格 较好 较差 好 达成 部分达成 未达成 完成 基本完成 部分完成 未完成 达标 基本达标 不达标 及格 不及格 很好 较优 优等 良等 差等"
)
"""Labels of grades that stand in a header without 评价标准 above them."""

LEVELS = {
    "department": "部门 单位 预算单位 部门名称",
    "objective": "总体目标 绩效总体目标 总体绩效目标 年度总体目标",
    "duty": "职责 部门职责 一级 1 1级",
    "activity": "活动 工作活动 二级 2 2级",
    "project": "项目 预算项目",
    "indicator": "指标 绩效指标 三级 3 3级",
    "total": "合计 小计 总计",
}
"""What a level column says."""

TOTALS = re.compile(
    r"^(?:部门|全县|本级|全部|本页|单位|金额|资金)?(合计|小计|总计|共计|总额|总分|总得分|总合计)(?:数|值)?(?:\(.*\))?:?$"
)
HEADINGS = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)|[0-9]+[、.]|第[一二三四五六七八九十]+部分)?"
    r"(?:年度|部门|单位|整体|20[0-9]{2}年度?)*(?:绩效总体目标|总体绩效目标|总体目标|整体绩效目标|年度绩效目标)(?::(?P<rest>.*))?$"
)
"""The line above the overall objectives."""

_BRACKETS = re.compile(r"\(([^()]*)\)")
_JOINTS = re.compile(r"[/\\、,\-—–·|+&()]|(?<=.)[和与及或](?=.)")
_ADDED = re.compile(r"^(?:本年度?|当年)(?=.)|(?<=..)(?:名称|一栏)$")
_ORDER = re.compile(r"^[*★☆#]+|[:：]+$")


def _table(words: dict[str, str]) -> dict[str, str]:
    return {normalise(word): role for role, text in words.items() for word in text.split()}


_COLUMNS, _LABELS, _LEVELS, _GOALS = _table(COLUMNS), _table(LABELS), _table(LEVELS), _table(GOAL_COLUMNS)


def _unjoined(spelled: str) -> str:
    """A header without brackets, strokes and words between its parts: 职责/活动, 职责（活动）, 职责和活动."""
    return _JOINTS.sub("", spelled)


_UNJOINED = {_unjoined(word): role for word, role in reversed(_COLUMNS.items())}


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A header's text in one spelling: no spaces, no stars, no colon at its end."""
    return _ORDER.sub("", normalise(text))


@lru_cache(maxsize=4096)
def column_role(text: str) -> str:
    """The role that a header's text names; empty where it names none."""
    spelled = plain(text)
    spellings = (spelled, _BRACKETS.sub("", spelled))
    forms = (form for one in spellings for form in (one, _unjoined(one), _ADDED.sub("", _unjoined(one))))
    return next((role for form in forms if (role := _COLUMNS.get(form) or _UNJOINED.get(form))), "")


@lru_cache(maxsize=4096)
def label_role(text: str) -> str:
    """What a form's label asks for; empty where it is none."""
    spelled = plain(text)
    return _LABELS.get(spelled) or _LABELS.get(_BRACKETS.sub("", spelled), "")


def goal_column(text: str) -> str:
    """What a header beside the label of the goals says."""
    return _GOALS.get(_BRACKETS.sub("", plain(text)), "")


def level_of(text: str) -> str:
    """What a level column says of its row."""
    return _LEVELS.get(plain(text), "")


def fund_of(text: str) -> str:
    """The source of money that a label names; empty where it names none."""
    spelled = re.sub(r"^(?:其中:|当年|其中|[0-9]+[.、]|\([0-9]+\))+", "", _BRACKETS.sub("", plain(text)))
    return FUNDS.get(spelled, "")


def is_grade(text: str) -> bool:
    """Whether a header is the label of a grade."""
    return plain(text) in GRADES


def bracketed_money(text: str) -> str:
    """The unit of money in a header's brackets or after `单位：`; empty where there is none."""
    spelled = normalise(text)
    for inside in (*_BRACKETS.findall(spelled), spelled):
        word = re.sub(r"^(?:金额)?单位:?", "", inside)
        known = UNITS.get(money_unit(word)) if inside != spelled or word != spelled else None
        if known is not None and known.dimension == "money":
            return known.name
    return ""


def is_total(text: str) -> bool:
    """Whether a name says that its row adds up others."""
    return TOTALS.match(normalise(text)) is not None
