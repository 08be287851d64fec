"""The coded faults of profiles and of a scoring run (PF701-PF739)."""

from __future__ import annotations

from perfcli.diagnostics import Kind, Severity, Text

E, W, R = Severity.ERROR, Severity.WARNING, Severity.REMARK

# fmt: off
NO_PROFILE = Kind(
    "PF701", "unknown-profile", E,
    Text("没有评分方案“{found}”{suggestion}", "no profile {found!r}{suggestion}"),
    Text("可用：{known}；自己的方案放在 profiles/ 文件夹里", "there are: {known}; a profile of your own goes into profiles/"),
)
PROFILE_VERSION = Kind(
    "PF702", "profile-version", E,
    Text("要用 {found}，文件 {path} 里是 {there}", "{found} was asked for, but {path} holds {there}"),
    Text("请把地区文件里的 评分方案 改成 {there}，或放上所要的版本", "ask for {there} in the region file, or provide the version wanted"),
)
PROFILE_REFERENCE = Kind(
    "PF703", "profile-reference", E,
    Text("评分方案要写成“名称@版本”，这里是“{found}”", "a profile is named name@version; here stands {found!r}"),
    Text("例如 grade-bands@1", "such as grade-bands@1"),
)
POINTS_HOLE = Kind(
    "PF704", "points-hole", E,
    Text("“{label}”没有得分", "{label!r} has no points"),
    Text("一张得分表要给每个等级一个得分", "a table of points gives every grade its points"),
)
POINTS_ORDER = Kind(
    "PF705", "points-order", E,
    Text("得分不能为负，也不能比上一级高：“{label}”得 {points}", "points are not negative and do not rise: {label!r} has {points}"),
    Text("请按等级从好到差改正得分", "mend the points; a better grade has no fewer"),
)
TOTALS = Kind(
    "PF706", "totals-hole", E,
    Text("总评等级表有漏洞：“{label}”{why}", "the table of total grades does not hold: {label!r} {why}"),
    Text("最低得分依次降低，最后一级留空（其余全部）", "the least points fall from grade to grade; the last is blank and takes the rest"),
)
EXAMPLE = Kind(
    "PF707", "profile-example", E,
    Text("方案的第 {nth} 个算例不成立：{actual} 应为 {expected}，算得 {found}", "example {nth} of the profile fails: {actual} should give {expected} and gives {found}"),
    Text("请改正算例或方案", "mend the example or the profile"),
)
NO_POINTS = Kind(
    "PF708", "grade-without-points", E,
    Text("方案 {profile} 没有给“{labels}”分值：{count} 个指标不得分，其上各级也不合计", "profile {profile} gives no points for {labels}: {count} indicators have none, and nothing above them is added up"),
    Text("请在方案的 得分 里补上这些等级", "add these grades to the profile's points"),
)
NOT_IN_EFFECT = Kind(
    "PF709", "profile-not-in-effect", W,
    Text("方案 {profile} 的有效期是 {since} 至 {until}，不含 {year} 年", "profile {profile} holds from {since} to {until}, not in {year}"),
    Text("请确认用的是对的方案", "check that it is the right profile"),
)
PROFILES_DIFFER = Kind(
    "PF710", "several-profiles", E,
    Text("这些目标用了不同的评分方案：{found}", "these targets name different profiles: {found}"),
    Text("请分别评分", "score them one by one"),
)
SEVERAL_YEARS = Kind(
    "PF711", "several-scored-years", E,
    Text("这些目标不是同一年度：{found}", "these targets are of several years: {found}"),
    Text("请用 --year 选一个年度", "choose one with --year"),
)
NOTHING = Kind(
    "PF712", "nothing-to-score", E,
    Text("没有可评分的指标", "there is no indicator to score"),
    Text("请检查目标文件夹", "check the folder of targets"),
)
FAULTY_TARGETS = Kind(
    "PF713", "faulty-targets", E,
    Text("目标文件有错，没有评分：{path}", "this target file has errors and was not scored: {path}"),
    Text("请先用 perfcli validate 改正", "mend it first: perfcli validate"),
)
OUTPUT_HOLDS_INPUT = Kind(
    "PF714", "output-holds-input", E,
    Text("输出文件夹里有输入文件 {path}", "the output folder holds an input: {path}"),
    Text("请换一个输出文件夹", "choose another output folder"),
)
UNWRITABLE = Kind(
    "PF715", "unwritable", E,
    Text("写不了 {path}：{reason}", "{path} cannot be written: {reason}"),
    Text(
        "文件若在 WPS 或 Excel 里开着，请先关掉；再检查磁盘空间和权限",
        "close it if it is open in another program; then check the space on the disk and the permissions",
    ),
)
OTHER_TARGETS = Kind(
    "PF716", "scores-of-other-targets", E,
    Text("评分结果是{scored}的，目标是{given}的", "the scores are of {scored}, the targets of {given}"),
    Text("请给出同一地区、同一年度的目标和评分结果", "give targets and scores of the same region and year"),
)
CHANGED_TARGETS = Kind(
    "PF717", "targets-changed-since", W,
    Text("评分以后，目标变了：{files}", "the targets have changed since they were scored: {files}"),
    Text("评分结果按原来的目标；请重新运行 perfcli score", "the scores rest on the targets as they were: run `perfcli score` again"),
)
EXTENDS_ITSELF = Kind(
    "PF730", "profile-extends-itself", E,
    Text("方案沿用来沿用去又回到自己：{found}", "profiles extend each other in a circle: {found}"),
    Text("请去掉其中一处“沿用方案”", "take one of these extends out"),
)
SCHEME = Kind(
    "PF731", "scheme-does-not-hold", E,
    Text("方案的“{part}”有问题：{why}", "{part} of the profile does not hold: {why}"),
    Text("请改正方案；一张有漏洞的表不能用来评分", "mend the profile: a table with a hole grades nothing"),
)
NO_SPENDING = Kind(
    "PF732", "no-spending", W,
    Text("方案 {profile} 有预算执行率，没有给支出表：{count} 张表的这一项没有计入", "profile {profile} scores budget execution, and no table of spending was given: left out of {count} forms"),
    Text("请用 --spending 给出支出表（spending.csv）", "give a table of spending with --spending"),
)
NOT_EXECUTED = Kind(
    "PF733", "execution-unknown", W,
    Text("{owner} 的预算执行率算不出来：{reason}", "the budget execution of {owner} cannot be told: {reason}"),
    Text("请在支出表里补上这一项", "add it to the table of spending"),
)
NO_BUDGET = Kind(
    "PF737", "budget-of-zero", E,
    Text("{owner} 的预算执行率算不出来：{reason}", "the budget execution of {owner} cannot be told: {reason}"),
    Text("请在支出表里更正预算数；方案的“无预算时”另有规定的，照那样写", "mend the budget in the table of spending, or let the profile's no_budget say what holds"),
)
OPEN_TOTALS = Kind(
    "PF738", "totals-stay-open", W,
    Text("{count} 个指标所报的行被退回：更正以前，它们上面各级不出总分", "the rows of {count} indicators were refused: until they are mended, what is above them has no total"),
    Text("请按 rejected.csv 更正后重新评分；没有数据的写 未报", "mend them as rejected.csv says and score again; write missing where there is no value"),
)
LOW_EXECUTION = Kind(
    "PF734", "low-execution", W,
    Text("{owner} 的预算执行率 {rate}% 低于 {least}%，要说明原因", "the budget execution of {owner}, {rate}%, is below {least}%: a reason is due"),
    Text("请在支出表加一列 偏差原因 写明", "give the reason in a column reason of the table of spending"),
)
CLASS_WEIGHT = Kind(
    "PF735", "class-weight", E,
    Text("{owner} 的“{level1}”类分值合计 {found}，方案 {profile} 规定 {expected}", "the weights of class {level1!r} of {owner} add up to {found}; profile {profile} wants {expected}"),
    Text("请按方案调整分值，或换用相应的评分方案", "mend the weights, or use the profile that fits"),
)
WEIGHTS = Kind(
    "PF736", "weights-not-100", E,
    Text("{owner} 的指标分值合计 {found}，加上预算执行率应为 {expected}", "the weights of {owner} add up to {found}; with budget execution they should be {expected}"),
    Text("请补足或调整分值", "mend the weights"),
)
NO_NODE = Kind(
    "PF720", "unknown-address", E,
    Text("没有这个指标或节点：{found}{suggestion}", "no such indicator or node: {found}{suggestion}"),
    Text("请写完整地址、编号或完整名称；全县合计写 .", "write the whole address, the number or the whole name; . is the county total"),
)
MANY_NODES = Kind(
    "PF721", "ambiguous-address", E,
    Text("“{found}”对应 {count} 处：{candidates}", "{found!r} fits {count} places: {candidates}"),
    Text("请写完整地址", "write the whole address"),
)
NEEDS_SCORES = Kind(
    "PF722", "scores-needed", E,
    Text("“{found}”由下面的指标合计而来，没有评分结果说明不了", "{found!r} is added up from indicators; without scores there is nothing to explain"),
    Text("请用 --scores 指出 scores.json", "name the scores.json with --scores"),
)
NODE_VALUE = Kind(
    "PF723", "value-for-node", E,
    Text("“{found}”不是指标，不能试完成值", "{found!r} is no indicator: no actual can be tried on it"),
    Text("请去掉完成值，或写一个指标", "leave the value out, or name an indicator"),
)
NOT_IN_SCORES = Kind(
    "PF724", "not-in-scores", E,
    Text("评分结果里没有“{found}”", "the scores do not hold {found!r}"),
    Text("请重新评分，或换用相应的 scores.json", "score again, or name the scores.json that fits"),
)
WHAT_IF_SAME = Kind(
    "PF725", "what-if-same-profile", W,
    Text("{profile} 就是本地区的方案，这不是试算", "{profile} is the region's own profile: this is no what-if"),
    Text("要试算请写另一个方案", "name another profile for a what-if"),
)
COMPARE_ALONE = Kind(
    "PF726", "compare-without-profile", E,
    Text("--compare 要同时用 --profile 写另一个方案", "--compare needs another profile, named by --profile"),
    Text("如 --profile cn-hubei@1 --compare", "such as --profile cn-hubei@1 --compare"),
)
# fmt: on

ALL = (
    NO_PROFILE, PROFILE_VERSION, PROFILE_REFERENCE, POINTS_HOLE, POINTS_ORDER, TOTALS, EXAMPLE, NO_POINTS, NOT_IN_EFFECT,
    PROFILES_DIFFER, SEVERAL_YEARS, NOTHING, FAULTY_TARGETS, OUTPUT_HOLDS_INPUT, UNWRITABLE, OTHER_TARGETS,
    CHANGED_TARGETS, EXTENDS_ITSELF, SCHEME, NO_SPENDING, NOT_EXECUTED, NO_BUDGET, OPEN_TOTALS, LOW_EXECUTION,
    CLASS_WEIGHT, WEIGHTS, NO_NODE, MANY_NODES, NEEDS_SCORES, NODE_VALUE, NOT_IN_SCORES, WHAT_IF_SAME, COMPARE_ALONE,
)  # fmt: skip
"""Every kind here."""
