"""What is said of a declaration that came back (PF680-PF699, PF679, PF678); cells are named as people find them: `填报表!D7`."""

from __future__ import annotations

from perfcli.diagnostics import Kind, Severity, Text

E, W, I = Severity.ERROR, Severity.WARNING, Severity.REMARK  # noqa: E741

# fmt: off
NOT_OURS = Kind(
    "PF680", "not-this-declaration", E,
    Text("没有收：{reason}", "not accepted: {reason}"),
    Text("请用财政部门这次发的申报表填写；发错了的，用 perfcli collect send declare 重新发", "fill in the workbook that was sent this time; send it again with perfcli collect send declare if it was the wrong one"),
)
LOST_IDENTITY = Kind(
    "PF681", "declaration-identity-lost", W,
    Text("隐藏的标识页没有了，按标题认作 {name} {year} 年度", "the hidden sheet with the identity is lost; by its title it was taken for {name}, {year}"),
    Text("请核对单位和年度；以后不要另存成别的格式", "check whose it is and which year"),
)
COPIED_SHEET = Kind(
    "PF682", "copied-sheet", W,
    Text("{origin}：这张表是“{sheet}”的复制件，没有读（{cells} 格）", "{origin}: this sheet is a copy of {sheet!r} and was not read ({cells} cells)"),
    Text("要报的内容都写在“{sheet}”里；复制件请删掉", "write everything into {sheet!r} and delete the copy"),
)
UNKNOWN_SHEET = Kind(
    "PF683", "unknown-sheet", E,
    Text("{origin}：不是申报表里的工作表，没有读（{cells} 格）", "{origin}: it is no sheet of the form and was not read ({cells} cells)"),
    Text("要报的内容请写进“填报表”“项目表”等原有的工作表", "move what is to be declared into the sheets of the form"),
)
RENAMED_SHEET = Kind(
    "PF684", "renamed-sheet", W,
    Text("{origin}：按表头认作“{sheet}”", "{origin}: by its header it was taken for {sheet!r}"),
    Text("请不要改工作表的名字", "do not rename the sheets"),
)
COPIED_ROW = Kind(
    "PF685", "copied-row", W,
    Text("{origin}：这一行是从“{found}”复制来的，当作新增的一行", "{origin}: this row was copied from {found!r} and is taken for a new one"),
    Text("请核对名称和标准改了没有；新的一行在“处理”里选“新增”", "check that its name and standard were changed; choose 新增 for a new row"),
)
FOREIGN_ROW = Kind(
    "PF686", "foreign-row", W,
    Text("{origin}：隐藏的标识“{found}”不是上年目标里的，当作新增的一行", "{origin}: the hidden id {found!r} is none of last year's targets; the row is taken for a new one"),
    Text("可能是从别的单位的表复制来的，请核对", "it may be copied from another workbook: check it"),
)
BY_NAME = Kind(
    "PF687", "matched-by-name", W,
    Text("{origin}：隐藏的标识没有了，按名称认作上年的“{found}”", "{origin}: the hidden id is lost; by its name it was taken for last year's {found!r}"),
    Text("请核对；如果是另一项，在“处理”里选“新增”", "check it; choose 新增 if it is another one"),
)
MOVED = Kind(
    "PF688", "row-moved", W,
    Text("{origin}：“{found}”挪了位置，仍归在原来的“{parent}”下面", "{origin}: {found!r} stands elsewhere; it was left under {parent!r}"),
    Text("真要换一个职责或活动，请把原来的行选“删除”，在新的位置选“新增”", "to move it, mark the old row 删除 and write a new one"),
)
ROW_GONE = Kind(
    "PF689", "row-gone", W,
    Text("{origin}：上年的“{found}”这一行没有了，当作删除", "{origin}: last year's row {found!r} is gone and is taken for deleted"),
    Text("不是要删除的话，请把这一行补回来", "put the row back if it was not to be deleted"),
)
MERGED = Kind(
    "PF690", "merged-cells", W,
    Text("{origin}：这一格被合并盖住了，照上年的内容“{found}”", "{origin}: this cell is covered by a merged one; last year's {found!r} was kept"),
    Text("请取消合并，一格一格写", "split the merged cell and fill in every row"),
)
UNKNOWN_SCALE = Kind(
    "PF691", "unknown-scale-chosen", E,
    Text("{origin}：没有叫“{found}”的通用标准，没有采用", "{origin}: there is no scale called {found!r}; it was not used"),
    Text("请从下拉列表中选，或把各个等级写全", "choose one of the list or write all grades"),
)
TWO_STANDARDS = Kind(
    "PF692", "two-standards", W,
    Text("{origin}：选了“{found}”，又写了不一样的等级，按写的等级", "{origin}: {found!r} is chosen and other grades are written; the written ones were taken"),
    Text("只留一样：选通用标准，或写等级", "keep one of the two"),
)
FUND = Kind(
    "PF693", "fund-unreadable", E,
    Text("{origin}：资金来源“{found}”读不出来，放进备注", "{origin}: the source of money {found!r} cannot be read and was kept in the note"),
    Text("来源从下拉列表中选，金额只写数字", "choose the source from the list and write the amount as a number"),
)
PARENT = Kind(
    "PF694", "no-such-activity", W,
    Text("{origin}：没有叫“{found}”的活动，项目直接挂在部门下面", "{origin}: there is no activity {found!r}; the project stands under the department"),
    Text("请从下拉列表中选“职责 › 活动”", "choose one of the list"),
)
OUTSIDE = Kind(
    "PF695", "outside-the-table", E,
    Text("{origin}：写在表的外面，没有读：{found}", "{origin}: it stands outside the table and was not read: {found}"),
    Text("请写进表里有表头的黄色格", "write it into a yellow cell of the table"),
)
NO_PARENT_ROW = Kind(
    "PF696", "no-row-above", E,
    Text("{origin}：上面没有它所属的{parent}，这一行没有收：{found}", "{origin}: no row of the {parent} it belongs to stands above; the row was not read: {found}"),
    Text("请写在所属的职责、活动或项目下面", "write it below the duty, activity or project it belongs to"),
)
NO_REGISTER = Kind(
    "PF697", "nobody-declares", E,
    Text("没有部门名录，也没有上年的目标文件：{path}", "there is no register and no target file of an earlier year: {path}"),
    Text("在 region.yaml 的“部门名录”里写上各部门", "list the departments in region.yaml"),
)
STANDS = Kind(
    "PF698", "draft-already-approved", E,
    Text("{path} 已经批复，没有用收回的申报表改它", "{path} is approved already and was not changed by the declaration"),
    Text("批复后的变更请走目标调整", "change approved targets by an adjustment"),
)
SUPERSEDED = Kind(
    "PF699", "draft-superseded", I,
    Text("{path}：用这次收回的申报表换掉了上次的草稿", "{path}: the earlier draft was replaced by this declaration"),
    Text("手工改过的地方已保留；见差异", "edits made by hand were kept"),
)
NOT_TAKEN = Kind(
    "PF678", "cell-not-in-draft", W,
    Text("{origin}：这一格在草稿里找不到：{found}", "{origin}: this cell is not found in the draft: {found}"),
    Text("请对照草稿核对，补在应该写的那一列", "compare it with the draft and write it into the column it belongs to"),
)
TEN_THOUSANDS = Kind(
    "PF679", "amount-without-yuan", W,
    Text("{origin}：金额“{found}”写了万、亿，没有写“元”，表上又是{unit}；按{unit}读会大出许多倍", "{origin}: the amount {found!r} says 万 or 亿 without 元 in a column of {unit}"),
    Text("只写数字，或写全单位，如 3 或 3万元", "write the number only, or the whole unit"),
)
# fmt: on
