"""The coded findings of the ledger (PF520-PF529) and of the commands that use it (PF530-PF535)."""

from __future__ import annotations

from perfcli.diagnostics import Kind, Severity, Text

E, W, I = Severity.ERROR, Severity.WARNING, Severity.REMARK  # noqa: E741

# fmt: off
NO_HEADER = Kind(
    "PF520", "ledger-header", E,
    Text("台账没有可用的表头：缺少 {missing}", "the ledger has no header that can be used: {missing} is missing"),
    Text("第一行写：日期,事项,年度,报送环节,报送单位,单位名称,文件,文件哈希,采纳数,存疑数,拒收数,事由,截止日期", "begin with: date,event,year,occasion,home,title,file,sha256,accepted,doubted,rejected,grounds,due"),
)
BAD_LINE = Kind(
    "PF521", "ledger-line", E,
    Text("台账这一行读不出来：{reason}，暂不计入", "this line of the ledger cannot be read: {reason}; it does not count yet"),
    Text("请照表头补齐或改正；这一行留在文件里，不会丢", "mend it by the header; the line stays in the file and is not lost"),
)
BAD_DATE = Kind(
    "PF522", "ledger-date", E,
    Text("日期“{found}”不是一个日子，这一行暂不计入", "{found!r} is no day; the line does not count yet"),
    Text("写成 2026-09-30 或 2026年9月30日", "write it as 2026-09-30"),
)
BAD_WORD = Kind(
    "PF523", "ledger-word", E,
    Text("“{key}”不能是“{found}”{suggestion}，这一行暂不计入", "{key!r} cannot be {found!r}{suggestion}; the line does not count yet"),
    Text("可写：{allowed}", "it can be: {allowed}"),
)
UNKNOWN_HOME = Kind(
    "PF524", "ledger-unknown-home", W,
    Text("“{found}”不在部门名录里{suggestion}", "{found!r} is not in the register{suggestion}"),
    Text("请改正报送单位的标识，或把它补进 region.yaml 的部门名录；改名、合并的写进机构变动", "correct the id, or add it to `departments` in region.yaml; renamed and merged ones belong under `changes`"),
)
CONFLICT = Kind(
    "PF525", "ledger-conflict-marker", E,
    Text("这是合并冲突的标记，不是台账的一行", "this is the mark of a merge conflict, not a line of the ledger"),
    Text("请删去 <<<<<<<、=======、>>>>>>> 这些行，两边的记录都留下；在 .gitattributes 里写 ledger.csv merge=union 就不再冲突", "delete the lines <<<<<<<, ======= and >>>>>>> and keep the records of both sides; `ledger.csv merge=union` in .gitattributes avoids it"),
)
REPEATED = Kind(
    "PF526", "ledger-repeated", I,
    Text("与第 {first} 行是同一件事，只算一次", "the same as line {first}; it counts once"),
    Text("可以删去这一行", "the line may be deleted"),
)
LACKS = Kind(
    "PF527", "ledger-lacks", W,
    Text("“{event}”这一行没有写{key}", "this line of {event} does not say its {key}"),
    Text("请补上{key}", "add the {key}"),
)
NOTHING_BEFORE = Kind(
    "PF528", "ledger-nothing-before", W,
    Text("{date} {event}，可是此前没有收到过这家的文件", "{date}: {event}, but no file of theirs had been received by then"),
    Text("请核对日期，或补上收到的那一行", "check the date, or add the line of the receipt"),
)
UNREADABLE = Kind(
    "PF529", "ledger-unreadable", E,
    Text("台账读不了，什么也没有写：{path}", "the ledger cannot be read, so nothing was written: {path}"),
    Text("请先改正台账；不要新建一份，以前的记录会看不见", "mend the ledger first; do not begin a new one, which would hide what stands in this"),
)
NO_REGION = Kind(
    "PF530", "no-region", E,
    Text("这里没有 region.yaml：谁要报送、哪天截止都不知道", "there is no region.yaml here: who must hand in, and when, is not known"),
    Text("请在工作区里运行，或用 --targets 指明文件夹；新建用 perfcli init", "run it in a workspace, or name the folder with --targets; `perfcli init` makes one"),
)
NOTHING_ASKED = Kind(
    "PF531", "nothing-asked", E,
    Text("报送日历和台账里都没有{what}", "neither the calendar nor the ledger has {what}"),
    Text("请在 region.yaml 里写：deadlines: [{{occasion: declare, year: 2027, due: 2026-10-31}}]", "write in region.yaml: deadlines: [{{occasion: declare, year: 2027, due: 2026-10-31}}]"),
)
NOT_IN_REGISTER = Kind(
    "PF532", "not-in-register-here", E,
    Text("部门名录里没有“{found}”{suggestion}", "the register has no {found!r}{suggestion}"),
    Text("请写名录里的标识或名称；单位写成 部门/单位", "write an id or a name of the register; a unit as department/unit"),
)
WHICH_MATTER = Kind(
    "PF533", "which-matter", E,
    Text("说不清是哪一项：{candidates}", "which one is meant is not clear: {candidates}"),
    Text("请用 --year 和 --occasion 指明", "name it with --year and --occasion"),
)
NEEDS_REASON = Kind(
    "PF534", "needs-reason", E,
    Text("{event}要写事由", "{event} needs a reason"),
    Text("请加 --reason 事由", "add --reason"),
)
SEVERAL_REGIONS_HERE = Kind(
    "PF535", "several-regions-here", E,
    Text("这里有几个 region.yaml：{paths}", "there are several region.yaml here: {paths}"),
    Text("请用 --targets 指明一个地区的文件夹", "name the folder of one region with --targets"),
)
# fmt: on
