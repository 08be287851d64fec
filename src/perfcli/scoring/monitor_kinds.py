"""The coded remarks of monitoring in the course of a year (PF790-PF799)."""

from __future__ import annotations

from perfcli.diagnostics import Kind, Severity, Text

E, W, R = Severity.ERROR, Severity.WARNING, Severity.REMARK

# fmt: off
CHANCE = Kind(
    "PF790", "unknown-chance", E,
    Text("完成可能性只能写{words}，这里是“{found}”", "the chance is one of {words}; here stands {found!r}"),
    Text("改成其中一个", "write one of them"),
)
NO_CHANCE = Kind(
    "PF791", "no-chance", W,
    Text("“{name}”没有写完成可能性", "{name!r} says no chance of reaching its target"),
    Text("写{words}", "write one of {words}"),
)
NO_CAUSE = Kind(
    "PF792", "monitoring-without-cause", W,
    Text("“{name}”写的是“{chance}”，没有写{lacking}", "{name!r} says {chance!r} and no {lacking}"),
    Text("不是“确定能”的，写明原因和准备采取的措施", "where it is not sure, say why and what will be done"),
)
CONTRADICTS = Kind(
    "PF793", "chance-contradicts-forecast", W,
    Text("“{name}”写的是“{chance}”，而全年预计完成值 {forecast} {reading}", "{name!r} says {chance!r}, while the forecast {forecast} {reading}"),
    Text("两处核对一下，改正其中一处", "check both and mend one"),
)
BEHIND = Kind(
    "PF794", "behind-milestone", W,
    Text("“{name}”到 {day} 完成 {progress}%，低于方案要求的 {least}%", "{name!r} stands at {progress}% on {day}, below the {least}% that the profile asks for"),
    Text("写明原因和措施；确实完不成的，按规定申请调整目标", "say why and what will be done; a target that cannot be met is adjusted by application"),
)
UNDERSPENT = Kind(
    "PF795", "underspent", W,
    Text("“{name}”到 {day} 支出进度 {rate}%，低于方案要求的 {least}%", "{name!r} has spent {rate}% on {day}, below the {least}% that the profile asks for"),
    Text("写明原因；用不完的资金按规定调整", "say why; money that will not be used is adjusted by the rules"),
)
NO_MILESTONE = Kind(
    "PF796", "no-milestone", R,
    Text("方案 {profile} 没有规定 {day} 应达到的进度，只列出进度，不判断快慢", "profile {profile} asks for no progress on {day}: progress is listed and not judged"),
    Text("在方案的 监控要求（monitoring）里写明，如 [{{date: 07-31, progress: 50, spent: 50}}]", "say it under `monitoring` of the profile, such as [{{date: 07-31, progress: 50, spent: 50}}]"),
)
LATER = Kind(
    "PF797", "as-of-after", W,
    Text("“{name}”的截至日期 {found} 晚于监控日期 {day}", "{name!r} is as of {found}, after the day of monitoring, {day}"),
    Text("核对这一行的数是截至哪天的", "check as of which day the row is"),
)
NOT_YET = Kind(
    "PF799", "actual-after-monitoring", W,
    Text("“{name}”的实际完成值是 {found}，晚于监控日期 {day}", "the actual of {name!r} is {found}, after the day of monitoring, {day}"),
    Text("还没有到的日子写在全年预计完成值里", "a day that has not come belongs to the forecast"),
)
OTHER_YEAR = Kind(
    "PF798", "as-of-other-year", E,
    Text("监控日期 {day} 不在 {year} 年度里", "{day} is not in the year {year}"),
    Text("用 --as-of 写这一年的日期，如 {year}-07-31", "give a day of that year, such as {year}-07-31"),
)
