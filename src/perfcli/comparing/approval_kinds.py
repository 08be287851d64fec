"""What is said of approved targets and of the lock file that holds them (PF180-PF189)."""

from __future__ import annotations

from perfcli.diagnostics import Kind, Severity, Text

E, W = Severity.ERROR, Severity.WARNING

# fmt: off
UNREADABLE = Kind(
    "PF180", "lock-unreadable", E,
    Text("批复锁定文件读不通：{reason}", "the lock file of approved targets cannot be read: {reason}"),
    Text("请从版本库恢复；合并冲突时两边的批复都保留，只删去标记行", "restore it from version control; after a merge keep the approvals of both sides and remove the markers"),
)
CHANGED = Kind(
    "PF181", "approved-changed", E,
    Text("“{name}”的{aspect}已由{document}批复为“{before}”，现在是“{after}”，没有调整记录", "the {aspect} of {name!r} was approved by {document} as {before!r} and is now {after!r}, with no adjustment on record"),
    Text("改回批复的值；或在 {list} 里加一条：{entry}", "restore the approved value, or add to {list}: {entry}"),
)
REMOVED = Kind(
    "PF182", "approved-removed", E,
    Text("{document}批复的“{name}”（{place}）没有了，没有调整记录", "{name!r} ({place}), approved by {document}, is gone, with no adjustment on record"),
    Text("请恢复；或在 {list} 里加一条：{entry}", "restore it, or add to {list}: {entry}"),
)
ADDED = Kind(
    "PF183", "approved-added", E,
    Text("“{name}”不在{document}的批复里，没有调整记录", "{name!r} is not in what {document} approved, with no adjustment on record"),
    Text("请删去；或在 {list} 里加一条：{entry}", "remove it, or add to {list}: {entry}"),
)
MISMATCH = Kind(
    "PF184", "adjustment-mismatch", E,
    Text("调整记录“{item}”和实际改动对不上：{reason}", "the adjustment of {item!r} is not what was changed: {reason}"),
    Text("调整前写批复的值，调整后写文件里现在的值，日期、文号、原因都要写", "write the approved value as `before` and the present one as `after`, with date, document and reason"),
)
WORDING = Kind(
    "PF185", "approved-wording", W,
    Text("“{name}”的文字（内容、目标、备注）在{document}批复后改过", "the wording of {name!r} (content, goals, note) was edited after {document} approved it"),
    Text("只改文字不用办调整；意思变了的，请补调整记录", "mended wording needs no adjustment; a change of meaning does"),
)
TAMPERED = Kind(
    "PF186", "lock-tampered", E,
    Text("{home} {year}年度由{document}批复的内容被改过：校验值不符", "what {document} approved for {home} of {year} was edited: its seal does not fit"),
    Text("锁定文件不能手改；请从版本库恢复，目标有变动就写调整记录", "the lock file is not for editing: restore it, and record changes under adjustments"),
)
MISSING = Kind(
    "PF187", "approved-file-missing", E,
    Text("{year}年度已批复的 {home}（{name}）没有目标文件了", "{home} ({name}), approved for {year}, has no target file any more"),
    Text("请恢复文件；机构撤并的，在地区文件的机构变动里登记", "restore the file; a department that was merged or closed is entered under changes in the region file"),
)
SCORED = Kind(
    "PF188", "scored-not-as-approved", W,
    Text("评分用的目标有 {count} 处和批复不同：{names}", "the targets that are scored differ from the approved ones at {count} places: {names}"),
    Text("有调整记录的按调整后的目标评分；没有的，请先用 perfcli validate 检查", "with adjustments on record this is right; check the others with perfcli validate"),
)
REFUSED = Kind(
    "PF189", "approve-refused", E,
    Text("没有批复 {home}：{reason}", "{home} was not approved: {reason}"),
    Text("改正后再批复；这一次什么也没有写", "mend it and approve again; nothing was written"),
)
NOT_YET = Kind(
    "PF190", "not-approved-yet", E,
    Text("{home}（{name}）{year}年度的目标还没有批复", "the targets of {home} ({name}) for {year} have not been approved"),
    Text("批复下达后运行 perfcli approve --department {home} --document 文号 --date 日期", "once they are, run perfcli approve --department {home} --document NUMBER --date DATE"),
)
# fmt: on

BINDING = (UNREADABLE, CHANGED, REMOVED, ADDED, MISMATCH, TAMPERED, MISSING)
"""What no waiver sets aside."""
