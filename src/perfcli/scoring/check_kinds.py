"""The coded faults of a table of checks (PF780-PF786), of a sample (PF787) and of a table of results (PF788).

What a table of actuals may get wrong as well (an unknown indicator, a value that cannot be read) keeps its code from there.
"""

from __future__ import annotations

from perfcli.diagnostics import Kind, Severity, Text

E, R = Severity.ERROR, Severity.REMARK

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
    Text("“{name}”还没有填复核结果，暂按自评计", "{name!r} has no result of the check yet and keeps its self-evaluation"),
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
# fmt: on

ALL = (NO_COLUMN, NO_REASON, DUPLICATE, BAD_VALUE, OTHER_SELF, PENDING, NOTHING_CHECKED, NO_SAMPLE)
"""Every kind here."""
