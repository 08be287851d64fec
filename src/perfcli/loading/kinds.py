"""The coded faults of files, settings and waivers (PF010-PF039) and of a file's shape (PF101-PF113, PF301)."""

from __future__ import annotations

from perfcli.diagnostics import Kind, Severity, Text

E, W = Severity.ERROR, Severity.WARNING

MISSING_FILE = Kind(
    "PF010",
    "missing-file",
    E,
    Text("没有这个文件或文件夹：{path}", "no such file or folder: {path}"),
    Text("请检查路径的拼写", "check the spelling of the path"),
)
UNREADABLE = Kind(
    "PF011",
    "unreadable-file",
    E,
    Text("文件读不了：{reason}", "the file cannot be read: {reason}"),
    Text("请检查文件权限，或换一个普通文件", "check its permissions, or give an ordinary file"),
)
TOO_LARGE = Kind(
    "PF012",
    "large-file",
    E,
    Text("文件超过 {limit} 字节", "the file is larger than {limit} bytes"),
    Text(
        "一个部门的目标文件只有几十 KB；请确认没有放错文件",
        "a department's target file has some ten kB; check that it is the right file",
    ),
)
ENCODING = Kind(
    "PF013",
    "encoding",
    E,
    Text("文件不是 UTF-8 编码{guess}", "the file is not UTF-8{guess}"),
    Text("请另存为 UTF-8", "save it as UTF-8"),
)
OUTSIDE = Kind(
    "PF014",
    "link-outside",
    E,
    Text("链接指向文件夹之外：{path}", "a link that leads out of the folder: {path}"),
    Text("请把文件本身放进来", "put the file itself here"),
)
UNKNOWN_DOCUMENT = Kind(
    "PF015",
    "unknown-document",
    E,
    Text(
        "看不出这是什么文件：顶层要有 地区、部门 或 评分方案{suggestion}",
        "no telling what this file is: the top level needs region, department or profile{suggestion}",
    ),
    Text(
        "目标文件以 perfcli: 1、year、department 开头；不相干的 YAML 请移出文件夹或写进 exclude",
        "a target file begins with perfcli: 1, year, department; move other YAML out of the folder or list it under exclude",
    ),
)
TWO_DOCUMENTS = Kind(
    "PF016",
    "two-documents",
    E,
    Text("一个文件里既有“{first}”又有“{second}”", "both {first!r} and {second!r} in one file"),
    Text(
        "地区、部门目标、评分方案请各写一个文件",
        "give the region, each department's targets and each profile a file of its own",
    ),
)
MIXED_KEYS = Kind(
    "PF017",
    "mixed-languages",
    E,
    Text(
        "这个文件的键用{language}，这里却写了“{key}”",
        "this file's keys are {language}, but here stands {key!r}",
    ),
    Text(
        "请写成“{other}”；一个文件只用一种语言的键", "write {other!r}; one file keeps to one language of keys"
    ),
)
NO_INPUT = Kind(
    "PF018",
    "no-input",
    E,
    Text("没有找到可检查的目标文件：{path}", "no target files were found: {path}"),
    Text(
        "请给出含 .yaml 文件的文件夹；新建样例用 perfcli init",
        "name a folder that holds .yaml files; `perfcli init` makes a sample",
    ),
)
SETTING = Kind(
    "PF020",
    "bad-setting",
    E,
    Text("设置项 {key} 不对：{found}", "bad setting {key}: {found}"),
    Text("{expected}", "{expected}"),
)
WAIVER_SHAPE = Kind(
    "PF030",
    "bad-waiver",
    E,
    Text("豁免注释写法不对：{found}", "a waiver that cannot be read: {found}"),
    Text(
        "写成 # perfcli: ignore[PF402] reason=原因，可加 until=2026-12-31",
        "write # perfcli: ignore[PF402] reason=why, with until=2026-12-31 if it is for a time",
    ),
)
WAIVER_REASON = Kind(
    "PF031",
    "waiver-without-reason",
    E,
    Text("豁免 {codes} 没有写原因", "the waiver of {codes} gives no reason"),
    Text("请在注释里写 reason=原因", "add reason=… to the comment"),
)
WAIVER_EXPIRED = Kind(
    "PF032",
    "expired-waiver",
    W,
    Text("豁免 {codes} 已于 {until} 到期", "the waiver of {codes} expired on {until}"),
    Text("请改正所指的问题，或写明新的期限和原因", "mend what it covers, or state a new date and reason"),
)
WAIVER_UNUSED = Kind(
    "PF033",
    "unused-waiver",
    W,
    Text("豁免 {codes} 没有对应的问题", "the waiver of {codes} covers no finding"),
    Text("请删去这条注释", "delete the comment"),
)
MISSING_FIELD = Kind(
    "PF101",
    "missing-field",
    E,
    Text("缺少“{key}”", "{key!r} is missing"),
    Text("请补上 {key}:", "add `{key}:`"),
)
UNKNOWN_KEY = Kind(
    "PF102",
    "unknown-key",
    E,
    Text("不认识的键“{key}”{suggestion}", "unknown key {key!r}{suggestion}"),
    Text("这里可用的键：{allowed}", "keys that may stand here: {allowed}"),
)
BAD_ID = Kind(
    "PF103",
    "bad-id",
    E,
    Text("标识“{found}”不合格式", "{found!r} is not an id"),
    Text(
        "标识用小写字母开头，只含小写字母、数字和连字符，最多 32 个",
        "an id begins with a lower-case letter and has only lower-case letters, digits and hyphens, at most 32",
    ),
)
BAD_YEAR = Kind(
    "PF104",
    "bad-year",
    E,
    Text("年度“{found}”不对", "{found!r} is not a year"),
    Text("请写四位数的年份，如 2026", "write four digits, such as 2026"),
)
BAD_NUMBER = Kind(
    "PF105",
    "bad-number",
    E,
    Text("“{found}”不是数字", "{found!r} is not a number"),
    Text("请只写数字，如 10 或 7.5", "write a number only, such as 10 or 7.5"),
)
BAD_CHOICE = Kind(
    "PF106",
    "bad-choice",
    E,
    Text("“{key}”不能是“{found}”{suggestion}", "{key!r} cannot be {found!r}{suggestion}"),
    Text("可选：{allowed}", "one of: {allowed}"),
)
WRONG_SHAPE = Kind(
    "PF107",
    "wrong-shape",
    E,
    Text("“{key}”这里应当是{expected}，写的却是{found}", "{key!r} should be {expected}, not {found}"),
    Text("请对照 docs/file-format 里的样例", "compare with the sample in docs/file-format"),
)
TWO_STANDARDS = Kind(
    "PF108",
    "scale-and-bands",
    E,
    Text("指标同时写了 {scale} 和 {bands}", "the indicator has both {scale} and {bands}"),
    Text("请只保留一个", "keep one of them"),
)
TOO_LONG = Kind(
    "PF109",
    "field-too-long",
    E,
    Text("“{key}”超过 {limit} 个字符", "{key!r} has more than {limit} characters"),
    Text("请缩短，详细内容写进内容描述", "shorten it; details belong in the content"),
)
BLANK_FIELD = Kind(
    "PF110",
    "blank-field",
    E,
    Text("“{key}”是空的", "{key!r} is blank"),
    Text("请填写 {key}", "fill in {key}"),
)
BAD_VALUE = Kind(
    "PF111",
    "bad-value",
    E,
    Text("“{key}”的值“{found}”不对：{reason}", "the value {found!r} of {key!r} is wrong: {reason}"),
    Text("请对照 docs/file-format", "see docs/file-format"),
)
NOT_WHOLE = Kind(
    "PF112",
    "not-a-whole-number",
    E,
    Text("“{key}”不能是“{found}”", "{key!r} cannot be {found!r}"),
    Text("请写 {least} 到 {most} 的整数", "write a whole number from {least} to {most}"),
)
BAD_DAY = Kind(
    "PF113",
    "bad-day",
    E,
    Text("“{key}”的“{found}”不是一个日子", "{found!r} under {key!r} is no day"),
    Text("写成 2026-09-30 或 2026年9月30日", "write it as 2026-09-30"),
)
GRADES = Kind(
    "PF201",
    "number-of-grades",
    E,
    Text("评价标准有 {count} 个等级", "a scale of {count} grades"),
    Text("评价标准有 2 至 5 个等级，最好的写在最前", "a scale has 2 to 5 grades, the best one first"),
)
BAD_AMOUNT = Kind(
    "PF301",
    "bad-amount",
    E,
    Text("金额“{found}”读不出来：{reason}", "the amount {found!r} cannot be read: {reason}"),
    Text(
        "请写数字，如 2.00，或带单位如 20000元",
        "write a number such as 2.00, or one with its unit such as 20000元",
    ),
)

KINDS = tuple(value for value in dict(globals()).values() if isinstance(value, Kind))
"""Every kind of this module, in order of its code."""
NOT_LAID_OUT = Kind(
    "PF170",
    "not-laid-out",
    Severity.WARNING,
    Text(
        "这个文件重排以后会变意思或丢注释，没有动",
        "laid out anew this file would say something else or lose a comment; it was left alone",
    ),
    Text(
        "多半是注释写在很少见的位置；把它移到一行的上面再试",
        "a comment probably stands in a rare place: move it above a line and try again",
    ),
)
NOT_TURNED = Kind(
    "PF171",
    "keys-not-turned",
    Severity.WARNING,
    Text(
        "这个文件的键换成另一种语言会变意思，没有动",
        "with its keys in the other language this file would say something else; it was left alone",
    ),
    Text(
        "同一个键可能中英文各写了一遍，删去一个再试",
        "one key may stand in both languages: remove one and try again",
    ),
)
"""A file whose keys cannot be turned."""
