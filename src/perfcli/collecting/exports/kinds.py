"""The coded faults of a bureau's exports (PF350-PF366): the mapping, the header, the project that a row means, what is on one side only."""

from __future__ import annotations

from perfcli.diagnostics import Kind, Severity, Text

E, W, R = Severity.ERROR, Severity.WARNING, Severity.REMARK

# fmt: off
NO_MAPPING = Kind(
    "PF350", "no-export-mapping", E,
    Text("设置里没有能读这份导出表的对应关系{known}", "the settings have no mapping that fits this export{known}"),
    Text("把下面给出的一段核对后写进 perfcli.toml，或加 --save 写入", "check the table given below and put it into perfcli.toml, or let --save write it"),
)
NO_HEADER = Kind(
    "PF351", "no-export-header", E,
    Text("找不到表头：没有一行同时写着项目和金额", "no header was found: no row names projects and amounts"),
    Text("请确认导出的是支出表或项目表；表头特殊的，在 perfcli.toml 的 [exports.名称] 里写明各列和 header", "make sure that it is a list of spending or projects; where its header is unusual, write columns and header under [exports.NAME] in perfcli.toml"),
)
NO_COLUMN = Kind(
    "PF352", "export-column-missing", E,
    Text("表头里没有“{found}”一列（对应 {role}）", "the header has no column {found!r} (for {role})"),
    Text("请改 perfcli.toml 里的 columns；现有：{there}", "mend columns in perfcli.toml; the header has: {there}"),
)
TWO_COLUMNS = Kind(
    "PF353", "export-column-twice", E,
    Text("表头里“{found}”有 {count} 列（对应 {role}）", "the header has {count} columns {found!r} (for {role})"),
    Text("请在 columns 里写第几列（数字），或连上一级表头写成“上级/下级”", "write the number of the column under columns, or its upper header too, as upper/lower"),
)
NO_UNIT = Kind(
    "PF354", "export-without-unit", E,
    Text("没有写金额单位：表里没有，设置里也没有", "the unit of its amounts is said neither in the file nor in the settings"),
    Text('请核对后在 perfcli.toml 的 [exports.名称] 里写 unit = "元" 或 "万元"', 'check it and write unit = "元" or "万元" under [exports.NAME] in perfcli.toml'),
)
NO_PROJECT = Kind(
    "PF355", "export-row-without-project", E,
    Text("这一行没有写是哪个项目", "the row names no project"),
    Text("合计、小计行请写进 skip；部门只写一次、下面留空的，请写 fill = true", "name rows of totals under skip; where a department is written once and left blank below, say fill = true"),
)
UNKNOWN_DEPARTMENT = Kind(
    "PF356", "export-unknown-department", E,
    Text("目标里没有这个部门或单位：{found}", "the targets have no such department or unit: {found}"),
    Text("名称要与目标文件里的完全一致，或在目标文件里登记项目编码", "the name must be that of the target file; or register the project's code there"),
)
UNKNOWN_PROJECT = Kind(
    "PF357", "export-unknown-project", E,
    Text("目标里没有这个项目：{found}{where}", "the targets have no such project: {found}{where}"),
    Text("请补报目标，或在目标文件的 编码 里登记项目编码；名称不猜，要完全一致", "have its targets declared, or register its code in the target file; names are not guessed and must be the same"),
)
AMBIGUOUS = Kind(
    "PF358", "export-ambiguous-project", E,
    Text("“{found}”可能是 {count} 个项目：{candidates}", "{found!r} may be one of {count} projects: {candidates}"),
    Text("请在目标文件里登记项目编码，导出时带上项目编码", "register the codes in the target files and export the codes too"),
)
CODE_CLASH = Kind(
    "PF359", "export-other-code", E,
    Text("编码是 {found}，目标文件里 {item}“{name}”登记的是 {code}", "the code is {found}; the target file has {code} for {item} {name!r}"),
    Text("请核对是不是同一个项目，改正登记错的一边", "check whether it is the same project and mend the side that is wrong"),
)
REPEATED = Kind(
    "PF360", "export-repeated-project", E,
    Text("{item} 在第 {line} 行已经有数", "{item} already has figures in row {line}"),
    Text("一个项目按科目或来源分成几行的，请在 [exports.名称] 里写 sum = true，各行相加", "where a project has a row for each source or class, say sum = true under [exports.NAME] to add them up"),
)
BY_NAME = Kind(
    "PF361", "export-matched-by-name", R,
    Text("{item} 按部门和名称对上，目标文件里没有登记编码 {code}", "{item} was matched by department and name; its target file has no code {code}"),
    Text("请在目标文件里写 编码: {code}，以后改名也对得上", "write code: {code} in the target file, so that it is found under another name too"),
)
TOTAL = Kind(
    "PF362", "export-total", W,
    Text("{what}的合计是 {found}，各行相加是 {sum}", "the total of {what} says {found} and the rows add up to {sum}"),
    Text("请核对导出表是否完整、有没有重复的行", "check whether the export is whole and without repeated rows"),
)
NOT_EXPORTED = Kind(
    "PF363", "project-not-exported", W,
    Text("{item}“{name}”在目标里有，导出表里没有", "{item} {name!r} is in the targets and not in the export"),
    Text("请核对项目是不是撤销了，或导出时漏了", "check whether the project was cancelled or the export is not whole"),
)
NOT_DECLARED = Kind(
    "PF364", "project-without-targets", W,
    Text("导出表里有项目 {found}{where}，目标里没有", "the export has project {found}{where}, which has no targets"),
    Text("请部门补报这个项目的绩效目标；名称不同的，在目标文件里登记编码", "have its targets declared; where only the name differs, register its code in the target file"),
)
OTHER_SUM = Kind(
    "PF365", "export-other-sum", W,
    Text("项目预算：目标里合计 {declared}，导出表里合计 {exported}，相差 {difference}", "budgets of projects: {declared} in the targets, {exported} in the export, a difference of {difference}"),
    Text("请按上面逐项列出的差别核对", "check it by the differences above"),
)
DASH = Kind(
    "PF366", "export-dash", E,
    Text("“{found}”是零还是没有数？", "is {found!r} zero, or no figure?"),
    Text('请弄清导出表的习惯，在 [exports.名称] 里写 dash = "zero"（是零）或 "blank"（没有数）', 'find out what the system means by it and write dash = "zero" or "blank" under [exports.NAME]'),
)
# fmt: on
