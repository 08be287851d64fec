"""The coded faults of a table of spending (PF660-PF677): columns, items, amounts, and what does not fit the targets.

A row with an error is rejected, as a whole, with one reason; a warning lets it stand.
"""

from __future__ import annotations

from perfcli.diagnostics import Kind, Severity, Text

E, W, R = Severity.ERROR, Severity.WARNING, Severity.REMARK

# fmt: off
NO_COLUMN = Kind(
    "PF660", "missing-money-column", E,
    Text("表头里没有“{key}”一列{suggestion}", "the header has no column {key!r}{suggestion}"),
    Text("要有 地址 一列和 年初预算数、全年预算数、全年执行数 中的至少一列；现有：{found}", "item is needed, and one of initial, adjusted, executed at least; the header has: {found}"),
)
EMPTY = Kind(
    "PF661", "empty-spending", E,
    Text("支出表里没有一行数据", "the table of spending has no rows"),
    Text("第一行写表头 地址,名称,年初预算数,全年预算数,全年执行数，下面每项一行", "begin with the header item,name,initial,adjusted,executed and write a row for each item"),
)
NO_ITEM = Kind(
    "PF662", "blank-item", E,
    Text("没有写是哪一项", "the row names no item"),
    Text("请写部门、职责、活动或项目的地址，或项目编码；合计行请删去", "write the address of a department, duty, activity or project, or a project code; delete rows of totals"),
)
UNKNOWN = Kind(
    "PF663", "unknown-item", E,
    Text("目标里没有这一项：{found}{suggestion}", "the targets have no such item: {found}{suggestion}"),
    Text("请写完整的地址（如 部门/职责/活动）或目标文件里 编码 登记的项目编码", "write a whole address (department/duty/activity) or a code that a target file has under `code`"),
)
AMBIGUOUS = Kind(
    "PF664", "ambiguous-item", E,
    Text("编码“{found}”登记在 {count} 项上：{candidates}", "the code {found!r} is that of {count} items: {candidates}"),
    Text("请改写地址，或在目标文件里改正重复的编码", "write the address, or mend the codes in the target files"),
)
INDICATOR = Kind(
    "PF665", "item-is-indicator", E,
    Text("“{found}”是指标，指标没有预算；它属于 {owner}", "{found!r} is an indicator, which has no budget; it belongs to {owner}"),
    Text("请写它所属的活动、项目或部门", "write the activity, project or department that it belongs to"),
)
FAULTY = Kind(
    "PF666", "item-of-faulty-file", E,
    Text("“{found}”的目标文件有错：{path}", "the target file of {found!r} has errors: {path}"),
    Text("请先用 perfcli validate 改正目标文件", "mend the target file first: perfcli validate"),
)
DUPLICATE = Kind(
    "PF667", "duplicate-item", E,
    Text("{item} 在第 {line} 行已经写过", "{item} already stands in line {line}"),
    Text("一项只写一行；以第一次出现的那行为准，请删去多余的行", "one row for an item; the first one counts: delete the others"),
)
NOT_MONEY = Kind(
    "PF668", "unreadable-amount", E,
    Text("“{found}”不是一个金额{why}", "{found!r} is no amount of money{why}"),
    Text("请写一个数，如 1234.56；没有数的留空，确实是零的写 0", "write a number such as 1234.56; leave it empty where there is none and write 0 for zero"),
)
NEGATIVE = Kind(
    "PF669", "negative-amount", E,
    Text("{what}是负数：{found}", "{what} is negative: {found}"),
    Text("请核对；红字冲销的，写冲销以后的累计数", "check it; where something was written back, give the sum after that"),
)
TOO_FINE = Kind(
    "PF670", "amount-too-fine", E,
    Text("“{found}”小于一分：{limit}", "{found!r} goes below one fen: {limit}"),
    Text("请核对单位和小数位；计算出来的数先按分取整", "check the unit and the decimals; round what was calculated to the fen first"),
)
UNIT_CLASH = Kind(
    "PF671", "money-unit-clash", E,
    Text("单位互相矛盾：这里是{found}，{where}写的是{said}", "the units contradict each other: {found} here, and {where} says {said}"),
    Text("请只写一个单位", "say one unit only"),
)
NO_UNIT = Kind(
    "PF672", "amount-without-unit", E,
    Text("“{found}”没有单位，同一行别的数有；地区文件也没有写金额单位", "{found!r} has no unit, while others in the row have one and the region file says none"),
    Text("请在地区文件里写 金额单位（如 万元），或给每个数写上单位", "write money_unit in the region file, such as 万元, or give every amount its unit"),
)
BAD_UNIT = Kind(
    "PF673", "unknown-money-unit", E,
    Text("“{found}”不是金额单位", "{found!r} is no unit of money"),
    Text("请写 元、千元、万元、百万元 或 亿元", "one of 元, 千元, 万元, 百万元, 亿元"),
)
OTHER_NAME = Kind(
    "PF674", "item-other-name", W,
    Text("这一行写的名称是“{found}”，{item} 在目标里叫“{name}”", "the row says {found!r}, and {item} is called {name!r} in the targets"),
    Text("请核对这一行是不是写错了地方；只是改了名称的可以不理", "check whether the row is about another item; a mere change of name does no harm"),
)
OTHER_BUDGET = Kind(
    "PF675", "initial-not-budget", W,
    Text("年初预算数 {found} 与目标文件的年度预算数 {declared} 不一致{why}", "the initial budget {found} is not the budget in the target file, {declared}{why}"),
    Text("请核对；批复以后调整过的，把调整后的数写进 全年预算数", "check it; a budget that was adjusted after approval belongs into adjusted"),
)
OVERSPENT = Kind(
    "PF676", "spent-above-budget", W,
    Text("全年执行数 {executed} 超过预算数 {budget}", "{executed} was spent of a budget of {budget}"),
    Text("请核对；追加了预算的，写进 全年预算数", "check it; if the budget was raised, write that into adjusted"),
)
NO_FIGURES = Kind(
    "PF677", "no-figures", R,
    Text("{item} 没有写任何数", "there are no figures for {item}"),
    Text("有了数以后请填写；留空不当作零", "fill them in when they are known; blank is not taken for zero"),
)
NOT_SUM = Kind(
    "PF740", "money-not-sum", W,
    Text("“{name}”的{what} {own}{unit}，其下各项合计 {sum}{unit}", "the {what} of {name!r} is {own}{unit}, and what is below it adds up to {sum}{unit}"),
    Text("请核对哪一行写错了；汇总时用它自己的数，不重复加", "check which row is wrong; its own figure is used, and nothing is counted twice"),
)
# fmt: on
