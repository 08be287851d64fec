"""What each key of a file means, in one sentence of either language, with an example of its value.

The one declaration that the editors' schemas and `docs/file-format.md` are made from. A meaning is found by `Type.key`
where the same word means something else there, else by the key. In: nothing. Out: `meaning`.
"""

from __future__ import annotations

from typing import NamedTuple


class Meaning(NamedTuple):
    """What a key says, and a value that it may have, as YAML with English keys."""

    zh: str
    en: str
    example: str


MEANINGS = {
    # files
    "perfcli": Meaning("文件格式的版本，现在是 1", "version of the file format, now 1", "1"),
    "year": Meaning("预算年度，四位数", "the budget year, four digits", "2026"),
    "department": Meaning("填报的部门", "the department whose targets these are", "{id: archives, name: 档案馆}"),
    "budget_unit": Meaning(
        "部门下面填报的预算单位；没有就不写", "the budget unit below the department, if it reports itself",
        "{id: reading-room, name: 查阅中心}",
    ),
    "status": Meaning("目标走到了哪一步", "how far the targets have come", "approved"),
    "source": Meaning("这份文件的文字从哪里来", "where the text of this file comes from", "2026 年部门预算公开文本"),
    "note": Meaning("备注，不参与计算", "a remark; nothing is computed from it", "与上年口径一致"),
    "scales": Meaning(
        "供指标按名称采用的评价标准：名称下面写等级和标准，最好的等级在最前",
        "scales that indicators use by name: under each name, grades and cells, the best grade first",
        "{standard: {优: ≥95%, 良: ≥90%, 中: ≥80%, 差: <80%}}",
    ),
    "objectives": Meaning(
        "绩效总体目标，按公布的原文，一条一项", "the overall objectives as published, one item each", "[管好用好馆藏档案]"
    ),
    "duties": Meaning("部门职责，一项职责一项", "the duties of the department", "[{id: care, name: 档案保管}]"),
    "adjustments": Meaning(
        "批复以后对目标的调整记录", "the record of changes made after approval",
        "[{date: '2026-07-01', document: 青财绩〔2026〕7号, reason: 追加预算}]",
    ),
    "disclosure": Meaning(
        "能否公开；不公开的写明原因。不写时与上一级相同",
        "whether it may be shown to the public, with a reason if not; without it, the parent's holds", "public",
    ),
    # every node
    "id": Meaning(
        "标识：小写字母开头，只含小写字母、数字和连字符，同一级内不重复；连起来就是地址",
        "a name for machines: lower-case letters, digits, hyphens, a letter first; unique among siblings; ids make the address",
        "archives",
    ),
    "name": Meaning("名称，给人看的，可以重复", "the name for people; it may occur again", "档案保管"),
    "code": Meaning("编码，原样保留，不参与计算", "a code, kept as written and never computed with", "'0012'"),
    "budget": Meaning(
        "年度预算数；只写数字时用地区的金额单位，也可带单位；留空表示没有填，不是零",
        "the year's budget; a bare number is in the region's money unit; blank means not filled in, which is not zero", "12.00",
    ),
    "funding": Meaning("资金来源，合计应当等于年度预算数", "where the money comes from; adds up to the budget", "[{fund: general, amount: 12.00}]"),
    "content": Meaning("内容描述：具体做什么", "what is done", "接收、整理、保管到期移交的档案"),
    "goals": Meaning("绩效目标：一段文字，或一条一项并保留原来的序号", "the goals: one text, or a list that keeps its own numbering", "[应收尽收, 保管安全]"),
    "activities": Meaning("这项职责下的工作活动", "the activities under this duty", "[{id: intake, name: 档案接收}]"),
    "projects": Meaning("预算项目", "budget projects", "[{id: scanner, name: 扫描设备购置, category: specific}]"),
    "indicators": Meaning("绩效指标", "the indicators", "[{id: scanned, name: 数字化数量, target: ≥2万页}]"),
    "category": Meaning("项目类别；人员类和运转类项目免设部分指标", "the project's category; personnel and operation are exempt from some classes", "specific"),
    # money
    "fund": Meaning("资金性质", "which kind of fund", "general"),
    "amount": Meaning("这一来源的金额，写法与年度预算数相同", "its amount, written like a budget", "12.00"),
    "period": Meaning("当年资金还是上年结转", "this year's money or carried over from last year", "current"),
    # indicators
    "scale": Meaning("采用哪个通用评价标准（名称）；与评价标准二选一", "the name of the scale that grades it; either this or bands", "standard"),
    "bands": Meaning(
        "评价标准：2 至 5 个等级，最好的在最前，照公布的文字写",
        "its own grades and cells: 2 to 5, the best first, as published", "{优: ≥95%, 良: ≥90%, 中: ≥80%, 差: <80%}",
    ),
    "target": Meaning("指标值：符号、数和单位写在一起", "the target value: sign, number and unit in one text", "≥95%"),
    "weight": Meaning("分值", "its weight in points", "10"),
    "unit": Meaning("计量单位；标准里已经写了单位时可以不写", "the unit of measure, unless the cells already say it", "件"),
    "direction": Meaning("指标方向：正向是越高越好，反向是越低越好；不写时由标准的顺序推断", "whether higher or lower is better; inferred from the order of the cells unless stated", "lower"),
    "deduct": Meaning("扣分标准：每差一个单位扣几分，扣完为止；指标类型是扣分的，也可以写在指标值后面", "what each missing unit costs in points, down to nothing; may stand behind the target of the kind deduction instead", "每缺一项扣2分"),
    "higher_steps": Meaning("正向指标没有达到时：达到指标值的百分之几，得分值的百分之几，高的在前", "below a higher-better target: from which percent of it on which share of the weight, the highest first", "[{at: 90, share: 80}, {at: 80, share: 50}]"),
    "lower_steps": Meaning("反向指标超过时：不超过指标值的百分之几，得分值的百分之几，低的在前", "above a lower-better target: up to which percent of it which share of the weight, the lowest first", "[{at: 110, share: 80}, {at: 120, share: 50}]"),
    "outside": Meaning("落在区间以外时：低于下限按正向、高于上限按反向，还是不得分", "outside of a range: as below a lower or above an upper bound, or nothing", "side"),
    "part": Meaning("扣分时不足一个单位的按比例扣、按一个扣还是不扣", "whether a part of a missing unit costs its share, a whole unit's points, or nothing", "share"),
    "over_steps": Meaning("超额的：达到指标值的百分之几，最多得分值的百分之几，低的在前；反向指标相反", "over-achievement: from which percent of the target on which share of the weight at most, the lowest first; mirrored for lower-better", "[{at: 130, share: 0}]"),
    "mirror": Meaning("反向指标的超额怎样对应：130% 对应指标值÷1.3，还是指标值的 70%", "what 130% is for lower-better: the target divided by 1.3, or 70% of it", "ratio"),
    "kind": Meaning("指标类型", "what kind of value it has", "number"),
    "level1": Meaning("一级指标", "its class of the first level", "产出指标"),
    "level2": Meaning("二级指标", "its class of the second level", "数量指标"),
    "formula": Meaning("计算公式", "how it is computed", "已移交卷数÷应移交卷数×100%"),
    "Indicator.source": Meaning("数据来源", "where the data come from", "移交登记簿"),
    "baseline": Meaning("上年完成值", "last year's actual", "92%"),
    "core": Meaning("是否核心指标", "whether it is a core indicator", "yes"),
    # adjustments and disclosure
    "item": Meaning("调整了哪一项（地址）；不写表示整份文件", "what was changed (its address); blank means the whole file", "archives/care/intake"),
    "date": Meaning("日期", "the date", "'2026-07-01'"),
    "document": Meaning("文号", "the document number", "青财绩〔2026〕7号"),
    "reason": Meaning("原因", "the reason", "追加预算"),
    "before": Meaning("调整前的内容", "what it was before", "≥90%"),
    "after": Meaning("调整后的内容", "what it is now", "≥95%"),
    "level": Meaning("公开级别", "who may see it", "internal"),
    # regions
    "region": Meaning("地区", "the region", "{id: qingtang, name: 青棠县}"),
    "money_unit": Meaning("没有写单位的金额用什么单位", "the unit of amounts that have none of their own", "万元"),
    "Region.profile": Meaning("评分用哪个方案：名称@版本", "the profile that scores it: name@version", "grade-bands@1"),
    "departments": Meaning("部门名录：谁要报送；打印也按这个顺序", "the register: who must report, in printing order", "[{id: archives, name: 档案馆}]"),
    "units": Meaning("这个部门下面单独报送的预算单位", "its budget units that report themselves", "[{id: reading-room, name: 查阅中心}]"),
    "changes": Meaning(
        "机构变动：合并、拆分、更名、新设、撤销，连同文号；上下年度据此比较", "what became of departments and units, by which document; years are compared by it",
        "[{change: rename, date: '2026-03-01', document: 青编〔2026〕3号, predecessors: [culture], successors: [culture-tourism]}]",
    ),
    "change": Meaning("变动方式", "what happened", "merge"),
    "Change.date": Meaning("从哪一天起", "from which day", "'2026-03-01'"),
    "predecessors": Meaning("变动以前的标识（单位写成 部门/单位）；新设的不写", "the ids before, a unit as department/unit; none of a founded one", "[roads, transport]"),
    "successors": Meaning("变动以后的标识；撤销的不写，仍在部门名录里的照写", "the ids after; none of a closed one", "[transport]"),
    "deadlines": Meaning(
        "报送日历：哪一年度、哪个环节、几月几日截止", "the calendar: what is due on which day, for which year",
        "[{occasion: declare, year: 2026, due: '2025-10-31', document: 青财绩〔2025〕9号}]",
    ),
    "occasion": Meaning("环节；申报、监控、自评由部门报送，其他由财政部门办理", "the step; departments hand in for declare, monitor and evaluate, the bureau does the others", "declare"),
    "Deadline.year": Meaning("哪一个预算年度的，不是截止的那一年", "of which budget year; not the year of the day", "2026"),
    "opens": Meaning("从哪一天开始", "from which day", "'2025-09-01'"),
    "due": Meaning("截止日期（含当日）", "until which day, included", "'2025-10-31'"),
    "done": Meaning("哪一天办完的；写了以后 todo 不再列这一步", "on which day it was finished; `todo` then leaves it out", "'2025-12-20'"),
    "Deadline.document": Meaning("布置这项工作的文号，催报单上印作依据", "the document that asks for it; a reminder names it", "青财绩〔2025〕9号"),
    "extensions": Meaning("谁可以晚报，到哪一天，为什么", "who has longer, until when, and why", "[{home: roads, due: '2025-11-15', grounds: 机构合并}]"),
    "home": Meaning("哪个部门（连同它的单位）或单位：标识，单位写成 部门/单位", "which department, with its units, or which unit: the id, a unit as department/unit", "roads"),
    "grounds": Meaning("事由", "why", "机构合并"),
    # the use of results
    "results": Meaning(
        "结果应用：总评各等级对下年预算的安排，由财政部门规定；没有规定的等级，报表印“未规定”",
        "what each grade of a total means for the next budget, as the bureau declares; a report prints 未规定 for what is not declared",
        "[{grade: 优, advice: 优先保障}, {grade: 差, advice: 压减, percent: -20}]",
    ),
    "Consequence.grade": Meaning("总评的等级", "the grade of the total", "差"),
    "advice": Meaning("对下年预算的安排，照文件的话写", "what follows for the next budget, in the words of the document", "压减"),
    "percent": Meaning("按年度预算数增减百分之几，减写负数；不写就不算金额", "by how many percent of the budget, negative to cut; without it no amount is computed", "-20"),
    "Consequence.document": Meaning("规定它的文号", "the document that says so", "青财绩〔2026〕12号"),
    # profiles
    "profile": Meaning("评分方案的标识、名称和版本", "which profile this is", "{id: grade-bands, name: 等级评价, version: '1'}"),
    "version": Meaning("版本；地区按“标识@版本”引用", "its version; a region asks for id@version", "'1'"),
    "Profile.source": Meaning("每条规则的依据", "what each of its rules rests on", "[青财绩〔2026〕7号]"),
    "effective": Meaning("有效期", "when it holds", "{since: '2026-01-01'}"),
    "since": Meaning("从哪一天起（含当日）", "from which day, included", "'2026-01-01'"),
    "until": Meaning("到哪一天止（含当日）", "to which day, included", "'2026-12-31'"),
    "adopted": Meaning("由哪个单位以哪个文件采用；没有采用就不写", "who adopted it by which document; left out until someone did", "{by: 青棠县财政局, document: 青财绩〔2026〕7号, date: '2026-07-01'}"),
    "by": Meaning("采用的单位", "who adopted it", "青棠县财政局"),
    "points": Meaning("每个等级得多少分；不写就只评等级", "the points of each grade; without them there are grades only", "{优: 100, 良: 90, 中: 80, 差: 60}"),
    "levels": Meaning("按评价标准的各级给分：第几级得分值的百分之几", "how the levels of a ladder earn shares of the weight", "{shares: [100, 90, 80, 70, 60], between: step, below: 0}"),
    "shares": Meaning("各级得分值的百分之几，最好的在前；个数与评价标准的级数相同", "percent of the weight for each level, the best first; as many as the ladder has", "[100, 90, 80, 70, 60]"),
    "between": Meaning("两级之间：按较低一级，还是在两级之间按直线折算", "between two levels: the lower one's share, or a straight line", "line"),
    "below": Meaning("达不到最末一级的得分值的百分之几；写了它，最末一级的数也是界限", "what a value short of the last level earns; with it the last cell's number is a bound too", "0"),
    "extends": Meaning("在另一个方案上改动：没有写的都照它", "a profile that this one changes: what is not said here holds as there", "cn-classic@1"),
    "values": Meaning("有指标值的指标怎样计分", "how actuals earn points against target values", "{higher: ratio, lower: inverse}"),
    "higher": Meaning("越高越好的指标没有达到时怎样计分", "what a higher-better indicator earns below its target", "ratio"),
    "lower": Meaning("越低越好的指标超过时怎样计分", "what a lower-better indicator earns above its target", "inverse"),
    "zero_at": Meaning("直线递减到指标值的百分之几时得零分", "where the straight line reaches zero, in percent of the target", "200"),
    "bare": Meaning("没有写符号、也看不出方向的指标值怎样理解", "how a target without sign and direction is meant", "higher"),
    "cap": Meaning("得分不超过分值；写否就可能超过", "whether points never exceed the weight", "yes"),
    "tiers": Meaning("定性指标的档次，好的在前", "tiers for targets in words, the best first", "[{name: 达成年度指标, most: 100, lowest: 80, usual: 100}]"),
    "words": Meaning("完成值写成这些话就算这一档", "actuals that mean this tier", "[达成预期指标, 已完成]"),
    "most": Meaning("这一档最多得分值的百分之几", "the most that the tier gives, in percent of the weight", "100"),
    "lowest": Meaning("这一档最少得分值的百分之几", "the least that the tier gives, in percent of the weight", "80"),
    "usual": Meaning("没有评定得分时得分值的百分之几；不写就必须评定得分并写原因", "what it gives where no points are stated; without it they must be, with a reason", "100"),
    "over": Meaning("完成值达到指标值的百分之几就要说明原因", "from this percent of the target on, over-achievement must be explained", "130"),
    "execution": Meaning("预算执行率怎样计分", "how budget execution earns points", "{weight: 10, denominator: adjusted, rule: ratio}"),
    "denominator": Meaning("执行率的分母", "what spending is measured against", "adjusted"),
    "rule": Meaning("按比例还是分档", "by ratio or by steps", "ratio"),
    "steps": Meaning("达到多少得分值的百分之几，高的在前", "from which value on which share of the weight, the highest first", "[{at: 90, share: 100}, {at: 80, share: 70}]"),
    "at": Meaning("达到多少（含）", "from this value on, included", "90"),
    "share": Meaning("得分值的百分之几", "the share of the weight, in percent", "100"),
    "no_budget": Meaning("预算为零时怎么办", "what to do with a budget of zero", "exclude"),
    "explain": Meaning("执行率低于百分之几要说明原因", "below this rate a reason is due", "90"),
    "demands": Meaning("完成值的行还要写什么；没写算哪一级问题", "what a row of actuals must say beside its value, and how bad it is where it does not", "{reason: warning, measure: warning, evidence: remark}"),
    "Demands.reason": Meaning("失分、降等级、超过超额界限时没写偏差原因", "no reason for lost points, a worse grade or far too much", "warning"),
    "Demands.measure": Meaning("失分、降等级时没写改进措施", "no measure for lost points or a worse grade", "warning"),
    "Demands.evidence": Meaning("报了完成值没写佐证材料", "no evidence for a reported value", "remark"),
    "classes": Meaning("各类指标（一级指标）的分值合计", "what the weights of each class add up to", "[{level1: 产出, weight: 50}]"),
    "ClassWeight.weight": Meaning("这一类的分值合计", "what the class's weights add up to", "50"),
    "Execution.weight": Meaning("预算执行率的分值", "the weight of budget execution", "10"),
    "monitoring": Meaning("运行监控从哪一天起要求达到的进度", "what monitoring asks for, from which day on", "[{date: 07-31, progress: 50, spent: 50}]"),
    "Milestone.date": Meaning("从每年的这一天起（月-日）", "from this day of the year on (month-day)", "07-31"),
    "progress": Meaning("数量类指标至少完成指标值的百分之几", "the least progress of targets that are counts or amounts, in percent of the target", "50"),
    "spent": Meaning("预算至少执行百分之几", "the least part of the budget that is spent, in percent", "50"),
    "exempt": Meaning("可以不设这一类的项目类别", "categories of projects that need not have it", "[personnel, operation]"),
    "Rounding.rate": Meaning("比率乘分值以前保留几位小数；不写就不取整", "decimal places of a rate before it is multiplied; none: not rounded", "2"),
    "row": Meaning("一个指标的得分保留几位小数", "decimal places of one row's points", "2"),
    "initial": Meaning("年初预算数", "the initial budget", "100"),
    "adjusted": Meaning("全年预算数", "the adjusted budget", "100"),
    "executed": Meaning("全年执行数", "what was spent", "95"),
    "stated": Meaning("人工在档次内评定的得分", "points that a person gave within a tier", "8"),
    "missing": Meaning("没有报完成值的指标怎么办", "what to do with a missing actual", "exclude"),
    "not_applicable": Meaning("不适用的指标怎么办", "what to do with one that does not apply", "exclude"),
    "rounding": Meaning("平均分怎样取整", "how a mean is rounded", "{places: 2, mode: half-up}"),
    "places": Meaning("小数位数，0 至 6", "decimal places, 0 to 6", "2"),
    "mode": Meaning("取整方式", "how halves are rounded", "half-up"),
    "totals": Meaning("总分对应的等级，好的在前；最后一级不写最低得分", "the grades of a total, the best first; the last takes the rest", "[{grade: 优, least: 90}, {grade: 差}]"),
    "grade": Meaning("等级", "the grade", "优"),
    "least": Meaning("达到多少分算这一级（含）", "the points from which it is earned, included", "90"),
    "examples": Meaning("方案自带的算例，也是它的测试", "example rows that test the profile", "[{bands: {优: ≥95%, 差: <95%}, actual: 96%, grade: 优}]"),
    "actual": Meaning("实际完成值", "the actual value", "96%"),
    "Example.points": Meaning("这个完成值应得的分", "the points that it must give", "100"),
}  # fmt: skip
"""Every key of every file."""


def meaning(owner: str, key: str) -> Meaning:
    """What `key` means in the model type called `owner`.

    Raises:
        KeyError: if no one has said so yet.
    """
    return MEANINGS.get(f"{owner}.{key}") or MEANINGS[key]
