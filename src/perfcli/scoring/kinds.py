"""The coded faults of actuals (PF610-PF651, PF718, PF767-PF775): columns, rows, values, and indicators without a row.

What concerns profiles and runs is in `run_kinds`. A row with an error is rejected, as a whole, with one reason.
"""

from __future__ import annotations

from perfcli.diagnostics import Kind, Severity, Text

E, W, R = Severity.ERROR, Severity.WARNING, Severity.REMARK

# fmt: off
NO_COLUMN = Kind(
    "PF610", "missing-column", E,
    Text("表头里没有“{key}”一列{suggestion}", "the header has no column {key!r}{suggestion}"),
    Text("至少要有 指标 和 实际完成值 两列；现有：{found}", "indicator and actual are needed; the header has: {found}"),
)
TWO_COLUMNS = Kind(
    "PF611", "duplicate-column", E,
    Text("“{key}”有两列", "two columns say {key!r}"),
    Text("请删去或改名其中一列", "delete or rename one of them"),
)
RAGGED = Kind(
    "PF612", "ragged-row", E,
    Text("这一行有 {found} 格，表头有 {expected} 格", "this row has {found} cells, the header has {expected}"),
    Text("格里有逗号时请加引号；缺的格留空但保留逗号", "quote a cell that holds a comma; keep the comma of an empty cell"),
)
BROKEN_ROW = Kind(
    "PF613", "broken-row", E,
    Text("这一行读不出来：{reason}", "this row cannot be read: {reason}"),
    Text("请检查这一行的引号", "check the quotes in this row"),
)
NO_INDICATOR = Kind(
    "PF614", "blank-indicator", E,
    Text("没有写是哪个指标", "the row names no indicator"),
    Text("请写指标的地址、编号或名称", "write the indicator's address, number or name"),
)
UNKNOWN = Kind(
    "PF615", "unknown-indicator", E,
    Text("没有这个指标：{found}{suggestion}", "no such indicator: {found}{suggestion}"),
    Text("请写指标的地址（如 部门/职责/活动/指标）、编号或名称", "write its address (department/duty/activity/indicator), number or name"),
)
AMBIGUOUS = Kind(
    "PF616", "ambiguous-indicator", E,
    Text("“{found}”对应 {count} 个指标：{candidates}", "{found!r} fits {count} indicators: {candidates}"),
    Text("请写完整地址，或用 部门、职责、活动 列注明", "write the whole address, or say which in the department, duty, activity columns"),
)
ELSEWHERE = Kind(
    "PF617", "indicator-elsewhere", E,
    Text("“{found}”不在所写的{where}“{said}”之下；它在 {candidates}", "{found!r} is not under the {where} {said!r}; it is {candidates}"),
    Text("请改正这一列，或留空", "mend that cell, or leave it empty"),
)
DUPLICATE = Kind(
    "PF618", "duplicate-actual", E,
    Text("指标 {indicator} 在{place}第 {line} 行已经报过", "{indicator} was already reported in line {line}{place}"),
    Text("一个指标只报一行；以第一次出现的那行为准，请删去多余的行", "one row for an indicator; the first one counts: delete the others"),
)
BAD_STATUS = Kind(
    "PF619", "bad-status", E,
    Text("不认识的状态“{found}”{suggestion}", "unknown status {found!r}{suggestion}"),
    Text("可写：已报、未报、不适用；或留空", "one of reported, missing, not_applicable; or leave it empty"),
)
CONTRADICTION = Kind(
    "PF620", "contradictory-status", E,
    Text("状态是“{status}”，却写了实际完成值“{found}”", "the status is {status!r}, yet an actual stands there: {found!r}"),
    Text("请删去其中一个", "delete one of the two"),
)
NO_ACTUAL = Kind(
    "PF621", "reported-blank", E,
    Text("状态是“已报”，却没有写实际完成值", "the status is reported, yet no actual stands there"),
    Text("请填写实际完成值，或把状态改为 未报", "write the actual, or make the status missing"),
)
NOT_EXACT = Kind(
    "PF622", "not-exact", E,
    Text("实际完成值要是一个确定的数：{found}{suggestion}", "an actual is one exact value: {found}{suggestion}"),
    Text("请写完成了多少，不写“≥”“约”或范围", "write what was reached, without a sign, 约 or a range"),
)
RATIO = Kind(
    "PF623", "percent-or-ratio", E,
    Text("“{found}”是 {found}% 还是 {suggested}？", "is {found!r} {found}% or {suggested}?"),
    Text("请写上百分号，如 {suggested}", "write the percent sign, such as {suggested}"),
)
WRONG_UNIT = Kind(
    "PF624", "wrong-unit", E,
    Text("“{found}”的单位不能换算成“{unit}”{suggestion}", "the unit of {found!r} does not convert to {unit!r}{suggestion}"),
    Text("请按指标的单位填写", "write it in the indicator's unit"),
)
NOT_A_NUMBER = Kind(
    "PF625", "unreadable-actual", E,
    Text("读不懂实际完成值“{found}”{why}{suggestion}", "the actual {found!r} cannot be read{why}{suggestion}"),
    Text("请写一个数和单位，如 95%", "write a number and its unit, such as 95%"),
)
NOT_A_DATE = Kind(
    "PF626", "unreadable-date", E,
    Text("这里要写日期，“{found}”不是{why}", "a date is wanted here, and {found!r} is none{why}"),
    Text("请写成 2016-09-30 或 9月30日", "write it as 2016-09-30"),
)
NOT_WHOLE = Kind(
    "PF627", "not-whole", E,
    Text("“{found}”：件数、次数只能是不小于零的整数", "{found!r}: a count is a whole number, zero or more"),
    Text("请核对", "check it"),
)
UNKNOWN_WORD = Kind(
    "PF628", "unknown-word", E,
    Text("“{found}”不是这个指标的评价用语{suggestion}", "{found!r} is no word of this indicator's ladder{suggestion}"),
    Text("可写：{allowed}", "one of: {allowed}"),
)
SAYS_NOT_APPLICABLE = Kind(
    "PF629", "not-applicable-text", E,
    Text("实际完成值写了“{found}”", "the actual says {found!r}"),
    Text("不适用请在状态列写 不适用，没有数据写 未报，实际完成值留空", "write not_applicable or missing in the status column and leave the actual empty"),
)
BAD_STATED = Kind(
    "PF651", "stated-points", E,
    Text("评定得分“{found}”不能用：{why}", "the stated points {found!r} cannot stand: {why}"),
    Text("评定得分只用于定性指标，要在档次以内并写原因；其他指标留空", "points are stated for targets in words only, within the tier and with a reason; leave the cell empty otherwise"),
)
ABSENT = Kind(
    "PF640", "absent-actual", W,
    Text("指标 {number}“{name}”没有实际完成值的行", "no row of actuals for indicator {number} {name!r}"),
    Text("请补一行；没有数据时状态写 未报", "add a row; with the status missing when there is no value"),
)
MISSING = Kind(
    "PF641", "missing-actual", R,
    Text("指标 {number}“{name}”未报实际完成值", "indicator {number} {name!r} is reported as missing"),
    Text("报来后请填写", "fill it in when it arrives"),
)
UNSCORABLE = Kind(
    "PF642", "unscorable", W,
    Text("指标 {number}“{name}”没有评级：{reason}", "indicator {number} {name!r} has no grade: {reason}"),
    Text("请补上评价标准，或换用能评它的评分方案", "give it bands, or use a profile that can score it"),
)
ASSUMED = Kind(
    "PF643", "assumed", R,
    Text("“{found}”读作 {value}：{note}", "{found!r} was read as {value}: {note}"),
    Text("不对时请写明", "write it out if that is wrong"),
)
ABOVE_CAP = Kind(
    "PF739", "actual-above-100", W,
    Text("“{name}”不会超过 100%，实际完成值却写了 {found}", "{name!r} cannot be above 100%, and its actual says {found}"),
    Text("请核对；漏了小数点或比较符号的改正，确实超过的在偏差原因里说明", "check it: mend a lost point or sign; where it is true, say why in the reason"),
)
NO_REASON = Kind(
    "PF650", "deviation-without-reason", W,
    Text("“{name}”{what}，没有写偏差原因", "{name!r} {what} and gives no reason"),
    Text("请在 偏差原因 一列说明", "say why in the reason column"),
)
UNEXPLAINED_CORRECTION = Kind(
    "PF767", "correction-without-reason", W,
    Text("“{name}”由 {was}（{where}）更正为 {now}，没有写原因", "{name!r} is corrected from {was} ({where}) to {now}, without a reason"),
    Text("请在 偏差原因 一列写明为什么更正", "say in the reason column why it is corrected"),
)
SAME_AGAIN = Kind(
    "PF768", "nothing-corrected", R,
    Text("“{name}”这一行{what}：原来是 {was}（{where}）", "the row of {name!r} {what}: {was} stood before ({where})"),
    Text("更正表只写要改的行；要撤回一个值，状态写 未报", "a table of corrections has the rows that change; to withdraw a value, make its status missing"),
)
EARLIER_STANDS = Kind(
    "PF769", "earlier-value-stands", W,
    Text("更正“{name}”的这一行被退回，仍按原来的 {was}（{where}）计", "this row, which corrects {name!r}, was rejected: {was} ({where}) stands"),
    Text("请按退回的理由改正这一行，再运行一次", "mend the row as its rejection says and run again"),
)
EVIDENCE_MISSING = Kind(
    "PF770", "evidence-not-there", W,
    Text("佐证材料“{found}”没有找到（{folder}）", "the evidence {found!r} is not there ({folder})"),
    Text("文件名要从这张表所在的文件夹写起；不是文件就写文字，不带扩展名", "write its path from the folder of this table; what is no file is written in words, without an ending"),
)
EVIDENCE_REFUSED = Kind(
    "PF771", "evidence-refused", E,
    Text("佐证材料“{found}”不读：{why}", "the evidence {found!r} is not read: {why}"),
    Text("请把文件放在这张表的文件夹里（可以有子文件夹），写相对路径", "put the file into the folder of this table or below and write its relative path"),
)
NO_EVIDENCE = Kind(
    "PF772", "no-evidence", W,
    Text("“{name}”没有佐证材料", "{name!r} has no evidence"),
    Text("请在 佐证材料 一列写文件或说明；评分方案要求有", "name a file or say it in the evidence column: the profile demands it"),
)
ALL_FULL = Kind(
    "PF773", "all-exactly-100", R,
    Text("{owner} 的 {count} 个指标都正好是 100%", "all {count} indicators of {owner} are exactly 100%"),
    Text("全部正好完成的很少见，请核对是不是照抄了指标值", "this is rare: check that the targets were not copied"),
)
OTHER_SCORE = Kind(
    "PF774", "reported-score-differs", E,
    Text("“{name}”填的得分 {found}，按方案算得 {computed}", "{name!r} is said to earn {found}; by the profile it earns {computed}"),
    Text("请核对完成值和得分；得分由方案算出，可以不填", "check the actual and the score; scores follow from the profile and may be left out"),
)
NO_MEASURE = Kind(
    "PF775", "no-measure", W,
    Text("“{name}”{what}，没有写改进措施", "{name!r} {what} and names no measure"),
    Text("请在 改进措施 一列写怎么改；评分方案要求有", "write what will be done in the measure column: the profile demands it"),
)
SENT_FORM = Kind(
    "PF718", "form-not-received", E,
    Text("这是 collect send 发出的填报表，不能直接评分", "this is a form of `collect send`; it is not scored as it is"),
    Text("先收回：perfcli collect receive，再用它写出的 actuals.csv 评分", "receive it first: perfcli collect receive, and score the actuals.csv that it writes"),
)
# fmt: on

OF_CORRECTIONS = frozenset((UNEXPLAINED_CORRECTION, SAME_AGAIN, EARLIER_STANDS))
"""What is said of a row that corrects another."""

ALL = (
    NO_COLUMN, TWO_COLUMNS, RAGGED, BROKEN_ROW, NO_INDICATOR, UNKNOWN, AMBIGUOUS, ELSEWHERE, DUPLICATE, BAD_STATUS,
    CONTRADICTION, NO_ACTUAL, NOT_EXACT, RATIO, WRONG_UNIT, NOT_A_NUMBER, NOT_A_DATE, NOT_WHOLE, UNKNOWN_WORD,
    SAYS_NOT_APPLICABLE, BAD_STATED, ABSENT, MISSING, UNSCORABLE, ASSUMED, ABOVE_CAP, NO_REASON,
    UNEXPLAINED_CORRECTION, SAME_AGAIN, EARLIER_STANDS, EVIDENCE_MISSING, EVIDENCE_REFUSED, NO_EVIDENCE, ALL_FULL,
    OTHER_SCORE, NO_MEASURE, SENT_FORM,
)  # fmt: skip
"""Every kind here."""
