"""The coded findings about an edition for the public (PF803-PF807)."""

from __future__ import annotations

from perfcli.diagnostics import Kind, Severity, Text

# fmt: off
LEFT_OUT = Kind(
    "PF803", "left-out-of-public", Severity.REMARK,
    Text("公开稿不含 {count} 项：{names}", "{count} items are left out of the public edition: {names}"),
    Text("包含它们的金额、分值、得分也留空；完整的表用 --for internal 打印", "numbers that they are part of are blank too; --for internal prints everything"),
)
TOLD = Kind(
    "PF804", "hidden-told-in-text", Severity.WARNING,
    Text("公开稿里“{name}”的文字写着不公开的{what}“{found}”", "the public text of {name!r} tells what is closed: {what} {found!r}"),
    Text("请改写这段文字；换一种说法的，程序看不出来，要人看一遍", "reword it; what is told in other words only a reader can see"),
)
NOTHING_PUBLIC = Kind(
    "PF805", "nothing-public", Severity.ERROR,
    Text("没有可以公开的内容：各部门都标明内部或不公开", "nothing may be published: every department is internal or withheld"),
    Text("请检查各文件的 公开 一项", "look at `disclosure` in the files"),
)
PERSONAL = Kind(
    "PF806", "personal-data-in-public", Severity.ERROR,
    Text("“{name}”有{what}（{found}），公开稿没有印", "{name!r} holds {what} ({found}): no public edition was printed"),
    Text("请先删去号码，再评分、打印", "delete it, then score and print again"),
)
UNREAD = Kind(
    "PF807", "unread-in-public", Severity.ERROR,
    Text("这个文件读不出来，不知道里面什么不公开，公开稿没有印：{path}", "this file cannot be read, so what it keeps closed is not known; no public edition was printed: {path}"),
    Text("请先用 perfcli validate 改正", "mend it first: perfcli validate"),
)
# fmt: on
NAME, AMOUNT = Text("名称或编码", "a name or code"), Text("金额", "an amount")
