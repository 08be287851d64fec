"""The contradictions that an audit finds (PF750-PF769), each with its class in `CLASSES`."""

from __future__ import annotations

from perfcli.diagnostics import Kind, Severity, Text

E, W = Severity.ERROR, Severity.WARNING

# fmt: off
RATE = Kind(
    "PF750", "audit-execution-rate", E,
    Text("{place} 执行率印作 {published}，按执行数÷预算数应为 {recomputed}", "{place}: the execution rate is printed as {published}; executed ÷ budget gives {recomputed}"),
    Text("请核对执行数、预算数和执行率", "check what was spent, the budget and the rate"),
)
BUDGET_TOTAL = Kind(
    "PF751", "audit-budget-total", E,
    Text("{place} 资金总额一行是 {published}，其下各行合计 {recomputed}", "{place}: the total row of the money says {published}; the rows below it add up to {recomputed}"),
    Text("请按各项资金补正总额一行，再算执行率和得分", "mend the total from its rows, then the rate and the points"),
)
WEIGHTS = Kind(
    "PF752", "audit-weights", E,
    Text("{place} 各项分值合计 {recomputed}，应为 {published}", "{place}: the weights add up to {recomputed}, not to {published}"),
    Text("请核对各项分值", "check the weights"),
)
FORM_RULE = Kind(
    "PF753", "audit-form-rule", E,
    Text("{place} 分值是 {published}，表注规定 {recomputed}", "{place}: the weights are {published}; the form's own note asks for {recomputed}"),
    Text("请按表注分配各类分值", "share the weights out as the note asks"),
)
CLASS_TOTAL = Kind(
    "PF754", "audit-class-total", E,
    Text("{place} “{name}”小计印作 {published}，各行合计 {recomputed}", "{place}: the sum of {name!r} is printed as {published}; its rows add up to {recomputed}"),
    Text("请核对小计和各行得分", "check the sum and its rows"),
)
TOTAL = Kind(
    "PF755", "audit-total", E,
    Text("{place} 总分印作 {published}，各行得分合计 {recomputed}", "{place}: the total is printed as {published}; the rows add up to {recomputed}"),
    Text("请核对总分和各行得分", "check the total and its rows"),
)
GRADE = Kind(
    "PF756", "audit-grade", E,
    Text("{place} 等级印作 {published}，按总分应为 {recomputed}", "{place}: the grade is printed as {published}; the total gives {recomputed}"),
    Text("请核对等级", "check the grade"),
)
POINTS = Kind(
    "PF757", "audit-points", E,
    Text("{place} “{name}”得分印作 {published}，按方案应为 {recomputed}（{why}）", "{place}: {name!r} is given {published}; by the profile it is {recomputed} ({why})"),
    Text("请按方案重新计分", "score it again by the profile"),
)
ABOVE = Kind(
    "PF758", "audit-above-weight", E,
    Text("{place} “{name}”得分 {published} 高于分值，最多 {recomputed}", "{place}: {name!r} is given {published}, more than its weight; at most {recomputed}"),
    Text("得分不能高于分值", "points are never above the weight"),
)
ROUNDED = Kind(
    "PF759", "audit-rounding", W,
    Text("{place} “{name}”印作 {published}，按方案进位为 {recomputed}；{why}时正是 {published}", "{place}: {name!r} is printed as {published}; rounded by the profile it is {recomputed}; {why} it would be {published}"),
    Text("请按方案的小数位数和进位办法取数", "round at the stage, to the places and in the mode of the profile"),
)
NOT_MEASURED = Kind(
    "PF760", "audit-not-measured", W,
    Text("{place} 实际完成值照抄了指标值和符号（{name}），看不出完成了多少", "{place}: the actual repeats the target with its sign ({name}), so nothing was measured"),
    Text("请填实际完成了多少，并附佐证", "write what was reached, with evidence"),
)
EMPTY = Kind(
    "PF761", "audit-empty-actual", W,
    Text("{place} 没有实际完成值却有得分（{name}），共 {published} 分", "{place}: points without an actual ({name}), {published} in all"),
    Text("请补实际完成值和佐证；没有就不能得分", "add the actual and its evidence; without them there are no points"),
)
RANGE = Kind(
    "PF762", "audit-actual-range", W,
    Text("{place} 实际完成值是一个范围，不是一个数（{name}：{published}）", "{place}: the actual is a range and not one value ({name}: {published})"),
    Text("请填一个确定的数", "write one exact value"),
)
COST = Kind(
    "PF763", "audit-cost-execution", W,
    Text("{place} “{name}”实际完成值 {published}，实际执行数 {recomputed}", "{place}: {name!r} is reported as {published}; {recomputed} was spent"),
    Text("请核对成本和执行数", "check the cost against what was spent"),
)
UNIT = Kind(
    "PF764", "audit-unit", W,
    Text("{place} “{name}”实际完成值 {published} 与指标值 {recomputed} 的单位不一致", "{place}: the unit of the actual of {name!r}, {published}, does not go with the target {recomputed}"),
    Text("请按指标值的单位填写", "write it in the unit of the target"),
)
NOTHING = Kind(
    "PF765", "audit-nothing", E,
    Text("没有已经评分的表：{reason}", "there is no scored table: {reason}"),
    Text("请给出有分值、实际完成值和得分的自评表，或评分案例的 JSON", "give a self-evaluation with weights, actuals and points, or the JSON of a scored case"),
)
NO_PROFILE = Kind(
    "PF766", "audit-without-profile", E,
    Text("要写明按哪个方案重算：--profile 名称；可用：{known}{suggestion}", "say which profile to recompute by: --profile NAME; there are: {known}{suggestion}"),
    Text("方案决定上限、反比、档次和进位，从不猜测", "the profile decides caps, ratios, tiers and rounding; it is never guessed"),
)
# fmt: on

CLASSES = {
    **dict.fromkeys((RATE, BUDGET_TOTAL, WEIGHTS, FORM_RULE, CLASS_TOTAL, TOTAL, GRADE), "arithmetic"),
    **dict.fromkeys((POINTS, ABOVE), "rule"),
    ROUNDED: "rounding",
    **dict.fromkeys((NOT_MEASURED, EMPTY, RANGE, COST, UNIT), "data"),
}
"""The class of every contradiction."""
ALL = (*CLASSES, NOTHING, NO_PROFILE)
"""Every kind here."""
