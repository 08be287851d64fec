"""The coded findings of an import (PF080-PF099)."""

from __future__ import annotations

from perfcli.diagnostics import Kind, Severity, Text

E, W, I = Severity.ERROR, Severity.WARNING, Severity.REMARK  # noqa: E741

# fmt: off
NO_TABLE = Kind(
    "PF080", "no-target-table", E,
    Text("没有找到绩效目标表：{reason}", "no table of targets was found: {reason}"),
    Text("表头要有“绩效指标”“评价标准”“指标值”“内容描述”这类列名，而且每一格分开；请检查原件，或另存为 docx、xlsx、csv 再导入", "the header needs columns such as 绩效指标, 评价标准 or 指标值, each in a cell of its own; check the source, or save it as docx, xlsx or csv"),
)
GLUED = Kind(
    "PF081", "glued-text", E,
    Text("{origin}：几格的字连在一起，分不开：{found}", "{origin}: the text of several cells is glued together: {found}"),
    Text("复制时丢了表格线；请导入原来的 Word、Excel 或网页文件", "the cell borders were lost in copying: import the original Word, Excel or HTML file"),
)
ROW_REFUSED = Kind(
    "PF082", "row-refused", E,
    Text("{origin}：这一行没有导入，{reason}：{found}", "{origin}: this row was not imported, {reason}: {found}"),
    Text("请改正原件再导入一次，或把它手工补进 YAML", "mend the source and import again, or add it to the YAML by hand"),
)
COLUMN_UNKNOWN = Kind(
    "PF083", "column-unknown", I,
    Text("{origin}：不认识的列“{found}”，内容原样放进备注", "{origin}: the column {found!r} is not known; its cells are kept in the note"),
    Text("如果它就是已有的某一列，请把列名改成表里的说法", "if it is one of the known columns, rename its header"),
)
LEVEL_UNSURE = Kind(
    "PF084", "level-unsure", W,
    Text("{origin}：“{found}”算作{chosen}；{against}", "{origin}: {found!r} was taken for {chosen}; {against}"),
    Text("请核对它的上下级", "check what it stands under"),
)
LEVELS_UNKNOWN = Kind(
    "PF085", "levels-unknown", E,
    Text("{origin}：分不出哪些行是职责、哪些是活动：编号、缩进、粗体、有没有指标，各行都一样", "{origin}: duties and activities cannot be told apart: numbering, indent, bold and indicators are alike in all rows"),
    Text("请加一列“层级”，写“职责”或“活动”", "add a column 层级 that says 职责 or 活动"),
)
NO_YEAR = Kind(
    "PF086", "no-year", E,
    Text("原文没有写年度，“年度”留空", "the source names no year; it was left blank"),
    Text("请用 --year 或对照表（--map）给出年度，再导入一次", "give it with --year or in the map, and import again"),
)
OTHER_YEAR = Kind(
    "PF046", "year-overruled", W,
    Text("原文写的年度是 {found}，按 --year 或对照表取 {year}", "the source says {found}; {year} was taken from --year or the map"),
    Text("请核对是不是同一年度的表；不是就去掉 --year，或改对照表", "check that this is that year's table; if not, leave --year out or mend the map"),
)
NO_MONEY_UNIT = Kind(
    "PF087", "no-money-unit", I,
    Text("原文没有写金额单位，金额按地区的金额单位", "the source names no money unit; amounts are in the region's"),
    Text("请核对是元还是万元", "check whether it is 元 or 万元"),
)
AMOUNT = Kind(
    "PF088", "amount-unreadable", E,
    Text("{origin}：金额“{found}”读不出来，年度预算数留空，原文放进备注", "{origin}: the amount {found!r} cannot be read; the budget was left blank and the text kept in the note"),
    Text("请写成数字，如 12.00", "write a number such as 12.00"),
)
TOTAL = Kind(
    "PF089", "total-differs", W,
    Text("{origin}：{name}写的是 {found}，各行相加是 {sum}", "{origin}: {name} says {found}, its rows add up to {sum}"),
    Text("合计行不导入；请核对是哪一行错了", "totals are not imported; check which row is wrong"),
)
FROM_FILE_NAME = Kind(
    "PF090", "from-file-name", W,
    Text("原文没有写{what}，取自文件名：{found}", "the source names no {what}; it was taken from the file's name: {found}"),
    Text("请核对；可用对照表（--map）给出，或在 YAML 里改正", "check it; give it in the map, or mend it in the YAML"),
)
HIDDEN = Kind(
    "PF091", "hidden-sheet", W,
    Text("{origin}：隐藏的工作表没有导入", "{origin}: a hidden sheet was not imported"),
    Text("要导入就取消隐藏，再导入一次", "show the sheet and import again if it belongs to the targets"),
)
CHARACTERS = Kind(
    "PF092", "invisible-characters", I,
    Text("{origin}：去掉了看不见的字符 {found}", "{origin}: invisible characters were left out: {found}"),
    Text("一般不影响内容；请核对这一格", "the content is hardly affected; check the cell"),
)
CELL_REFUSED = Kind(
    "PF093", "cell-refused", E,
    Text("{origin}：这一格没有地方放，{reason}：{found}", "{origin}: there is no place for this cell, {reason}: {found}"),
    Text("请改正原件再导入一次，或手工补进 YAML", "mend the source and import again, or add it to the YAML by hand"),
)
MAP = Kind(
    "PF094", "bad-map", E,
    Text("对照表不对：{reason}", "the map is wrong: {reason}"),
    Text("写法见 docs/import.md", "see docs/import.md for how it is written"),
)
EXISTS = Kind(
    "PF095", "already-imported", E,
    Text("这些文件已经有了，什么也没有写：{files}", "these files exist already and nothing was written: {files}"),
    Text("用 --update 更新并保留改过的地方，或用 --force 覆盖", "use --update to update them and keep what was edited, or --force to overwrite"),
)
CONFLICT = Kind(
    "PF096", "edited-and-changed", W,
    Text("{node} 的“{key}”在 YAML 里改过，原件也变了，保留 YAML 的：{kept}；原件现在是：{found}", "{key!r} of {node} was edited in the YAML and changed in the source; the YAML's was kept: {kept}; the source now says: {found}"),
    Text("请决定用哪一个", "decide which one holds"),
)
VANISHED = Kind(
    "PF097", "vanished", W,
    Text("{node}“{name}”在原件里没有了，YAML 里的没有删", "{node} {name!r} is no longer in the source; it was not deleted from the YAML"),
    Text("确实取消了就请手工删除", "delete it by hand if it is really gone"),
)
LOST = Kind(
    "PF098", "not-proved", W,
    Text("{origin}：原件和再印出来的表对不上，{reason}：{found}", "{origin}: the source and the form printed again do not agree, {reason}: {found}"),
    Text("请对照原件改正 YAML，或确认不需要", "compare with the source and mend the YAML, or accept it as it is"),
)
SOURCE = Kind(
    "PF099", "source-refused", E,
    Text("{path} 没有导入：{reason}", "{path} was not imported: {reason}"),
    Text("请检查这个文件", "check the file"),
)
# fmt: on
