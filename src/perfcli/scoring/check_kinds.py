"""The coded faults of a table of checks (PF780-PF786, PF788), of a sample (PF787) and of a table of results (PF789).

What a table of actuals may get wrong as well (an unknown indicator, a value that cannot be read) keeps its code from there.
"""

from __future__ import annotations

from perfcli.diagnostics import Kind, Severity, Text

E, W, R = Severity.ERROR, Severity.WARNING, Severity.REMARK

# fmt: off
NO_COLUMN = Kind(
    "PF780", "check-without-column", E,
    Text("复核表的表头里没有“{key}”一列{suggestion}", "the header of the check has no column {key!r}{suggestion}"),
    Text("要有 指标、复核理由，以及 复核完成值 或 复核得分；现有：{found}", "indicator, reason, and checked_actual or checked_points are needed; the header has: {found}"),
)
NO_REASON = Kind(
    "PF781", "check-without-reason", E,
    Text("“{name}”自评 {own}，复核 {checked}，没有写复核理由", "{name!r}: self-evaluation {own}, check {checked}, and no reason"),
    Text("改了自评就要写理由；同意自评的，照自评填写", "a correction needs a reason; to confirm, write what the self-evaluation says"),
)
DUPLICATE = Kind(
    "PF782", "duplicate-check", E,
    Text("指标 {indicator} 在第 {line} 行已经复核过", "{indicator} was already checked in line {line}"),
    Text("一个指标只复核一次，请删去多余的行", "one row for an indicator: delete the others"),
)
BAD_VALUE = Kind(
    "PF783", "bad-check", E,
    Text("“{found}”不能作为复核结果：{why}", "{found!r} cannot be the result of a check: {why}"),
    Text("按评价标准评级的指标填 复核完成值；按指标值计分的指标填 复核完成值 或 复核得分", "write checked_actual for a graded indicator; checked_actual or checked_points for one with a target value"),
)
OTHER_SELF = Kind(
    "PF784", "check-of-another-value", E,
    Text("复核表写的自评是“{said}”，评分用的自评是“{found}”", "the check says that the self-evaluation is {said!r}; what was scored is {found!r}"),
    Text("自评后来改过，或行填错了：请按现在的自评重新复核这一行", "the self-evaluation was changed, or the row is wrong: check this row again"),
)
PENDING = Kind(
    "PF785", "check-pending", R,
    Text("{count} 行还没有填复核结果，暂按自评计：第 {rows} 行", "{count} rows have no result of the check yet and keep their self-evaluation: lines {rows}"),
    Text("复核后请填 复核完成值 或 复核得分", "fill in checked_actual or checked_points after the check"),
)
NOTHING_CHECKED = Kind(
    "PF786", "nothing-checked", E,
    Text("复核表里没有一行能用的复核结果", "no row of the check has a result that can be used"),
    Text("请填写复核结果后再运行", "fill in results, then run again"),
)
NO_SAMPLE = Kind(
    "PF787", "no-sample", E,
    Text("抽不出样本：{reason}", "no sample can be drawn: {reason}"),
    Text("请改 --count、--share 或必查条件", "change --count, --share or what must be drawn"),
)
SHORT = Kind(
    "PF788", "sample-cut-short", W,
    Text("表头上写着抽样 {drawn} 行，表里只有 {found} 行", "its head says that {drawn} rows were drawn, and it holds {found}"),
    Text("抽中的都要复核：请用 perfcli sample 按同一种子重抽，补回缺的行", "all that was drawn is checked: draw again with the same seed and put the rows back"),
)
RESULT_TWICE = Kind(
    "PF789", "result-twice", E,
    Text("结果应用里“{grade}”规定了两次", "the table of results has {grade!r} twice"),
    Text("一个等级只能有一种安排，请删去一条", "one grade has one consequence: delete one of them"),
)
# fmt: on

ALL = (
    NO_COLUMN,
    NO_REASON,
    DUPLICATE,
    BAD_VALUE,
    OTHER_SELF,
    PENDING,
    NOTHING_CHECKED,
    NO_SAMPLE,
    SHORT,
    RESULT_TWICE,
)
"""Every kind here."""
