"""The words of the field: keys and fixed values of a file, in English and in the official form's own Chinese.

One flat table, one word to one word, so that a file can be turned from one language into the other and back. In:
nothing. Out: `KEYS`, `CHOICES`. The Chinese keys are never a bare 目标, 活动, 预算 or 单位: each has two meanings.
"""

from __future__ import annotations

KEYS = {
    # file
    "perfcli": "格式版本", "year": "年度", "region": "地区", "department": "部门", "budget_unit": "预算单位",
    "profile": "评分方案", "departments": "部门名录", "units": "所属单位", "money_unit": "金额单位",
    "scales": "通用评价标准", "status": "状态", "adjustments": "调整记录", "disclosure": "公开",
    # nodes
    "id": "标识", "name": "名称", "code": "编码", "objectives": "绩效总体目标", "duties": "部门职责",
    "activities": "工作活动", "projects": "预算项目", "budget": "年度预算数", "content": "内容描述",
    "goals": "绩效目标", "indicators": "绩效指标", "note": "备注", "category": "项目类别",
    # money
    "funding": "资金来源", "fund": "资金性质", "amount": "金额", "period": "当年或结转",
    "initial": "年初预算数", "adjusted": "全年预算数", "executed": "全年执行数",
    # indicators
    "bands": "评价标准", "scale": "采用标准", "target": "指标值", "weight": "分值", "unit": "计量单位",
    "direction": "指标方向", "kind": "指标类型", "level1": "一级指标", "level2": "二级指标",
    "formula": "计算公式", "source": "数据来源", "baseline": "上年完成值", "deduct": "扣分标准", "core": "核心指标",
    # adjustments and disclosure
    "item": "调整对象", "date": "日期", "document": "文号", "reason": "偏差原因", "before": "调整前",
    "after": "调整后", "level": "公开级别",
    # actuals
    "indicator": "指标", "actual": "实际完成值", "measure": "改进措施", "evidence": "佐证材料",
    "as_of": "截至日期", "duty": "职责", "activity": "活动", "project": "项目",
    # the ledger and the calendar
    "changes": "机构变动", "change": "变动方式", "predecessors": "原单位", "successors": "现单位",
    "deadlines": "报送日历", "opens": "开始日期", "due": "截止日期", "done": "办结日期", "extensions": "延期",
    "occasion": "报送环节", "event": "事项", "home": "报送单位", "title": "单位名称", "grounds": "事由",
    "file": "文件", "sha256": "文件哈希", "accepted": "采纳数", "doubted": "存疑数", "rejected": "拒收数",
    # the use of results
    "results": "结果应用", "advice": "预算安排建议", "percent": "调整百分比",
    # profiles
    "version": "版本", "effective": "有效期", "adopted": "采用依据", "by": "采用单位", "since": "起", "until": "止",
    "points": "得分", "missing": "缺报处理", "not_applicable": "不适用处理", "rounding": "取整", "places": "小数位数",
    "mode": "取整方式", "rate": "比率小数位数", "row": "单项小数位数",
    "extends": "沿用方案", "levels": "阶梯计分", "shares": "各级比例", "between": "级间计分", "below": "末级以下", "values": "指标值计分", "higher": "正向计分", "lower": "反向计分",
    "zero_at": "归零点", "bare": "未写方向", "cap": "封顶", "tiers": "定性档次", "words": "说法", "most": "最高比例", "lowest": "最低比例", "at": "达到",
    "usual": "通常比例", "over": "超额界限", "execution": "预算执行", "denominator": "分母", "rule": "计分办法",
    "steps": "分档", "share": "得分比例", "higher_steps": "正向分档", "lower_steps": "反向分档", "outside": "区间计分",
    "part": "不足一个单位", "over_steps": "超额分档", "mirror": "反向超额", "no_budget": "无预算时", "explain": "须说明界限",
    "demands": "说明要求", "classes": "指标类别", "monitoring": "监控要求", "progress": "完成进度", "spent": "支出进度",
    "exempt": "免设类别", "stated": "评定得分", "totals": "总评等级", "grade": "等级", "least": "最低得分", "examples": "算例",
}  # fmt: skip
"""Every key of every file and table, English to Chinese."""

ENGLISH = {chinese: english for english, chinese in KEYS.items()}
"""The same, Chinese to English."""

LABELLED = frozenset({"bands", "scales", "points"})
"""Keys whose value is a mapping with the user's own labels as keys: nothing in it is ever translated."""

CHOICES = {
    "direction": {"higher": "正向", "lower": "反向"},
    "kind": {"number": "定量", "words": "定性", "date": "时间", "yesno": "是否", "range": "区间", "deduction": "扣分"},
    "status": {"draft": "草稿", "declared": "申报", "returned": "退回", "approved": "批复", "adjusted": "调整"},
    "fund": {
        "general": "一般公共预算", "fund": "政府性基金", "capital": "国有资本经营预算",
        "special": "财政专户管理资金", "unit": "单位资金", "other": "其他",
    },
    "period": {"current": "当年", "carried": "上年结转"},
    "category": {"personnel": "人员类", "operation": "运转类", "specific": "特定目标类"},
    "disclosure": {"public": "公开", "internal": "内部", "withheld": "不公开"},
    "core": {"yes": "是", "no": "否"},
    "actual_status": {"reported": "已报", "missing": "未报", "not_applicable": "不适用"},
    "higher_rule": {"ratio": "按比例", "steps": "分档", "all": "全有或全无"},
    "between": {"step": "分级", "line": "直线"},
    "lower_rule": {"inverse": "按反比", "linear": "直线递减", "steps": "分档", "all": "全有或全无"},
    "outside": {"side": "按两端", "all": "全有或全无"},
    "part": {"share": "按比例扣", "started": "按一个扣", "whole": "不扣"},
    "mirror": {"ratio": "按倒数", "difference": "按差额"},
    "bare_rule": {"higher": "正向", "lower": "反向", "exact": "须相等"},
    "denominator": {"adjusted": "全年预算数", "initial": "年初预算数"},
    "execution_rule": {"ratio": "按比例", "steps": "分档"},
    "no_budget": {"exclude": "不计入", "zero": "计零分", "full": "计满分", "unspent": "未支出计满分", "error": "须更正"},
    "occasion": {
        "declare": "申报", "review": "审核", "approve": "批复", "monitor": "监控",
        "evaluate": "自评", "check": "复核", "disclose": "公开",
    },
    "change": {"merge": "合并", "split": "拆分", "rename": "更名", "found": "新设", "close": "撤销"},
    "ledger_event": {
        "sent": "发出", "received": "收到", "returned": "退回", "correction": "更正",
        "accepted": "审核通过", "exempted": "免报",
    },
    "demand": {"error": "错误", "warning": "警告", "remark": "提示", "no": "不要求"},
    "policy": {"exclude": "不计入", "zero": "计零分"},
    "mode": {"half-up": "四舍五入", "half-even": "四舍六入五成双", "down": "舍去"},
}  # fmt: skip
"""Fixed values of fields, English to Chinese; a file may use either."""
