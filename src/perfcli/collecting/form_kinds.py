"""The coded findings about workbooks that came back (PF630-PF639, PF644-PF649, PF652-PF659)."""

from __future__ import annotations

from perfcli.diagnostics import Kind, Severity, Text

E, W, R = Severity.ERROR, Severity.WARNING, Severity.REMARK

# fmt: off
OTHER_BOOK = Kind(
    "PF630", "other-workbook", E,
    Text("这份工作簿没有收：{reason}", "this workbook was not taken: {reason}"),
    Text("{advice}", "{advice}"),
)
NO_FORM = Kind(
    "PF631", "no-form", E,
    Text("里面没有填报表：找不到写着“绩效指标”“实际完成值”“状态”的表头", "there is no form in it: no row is headed 绩效指标, 实际完成值, 状态"),
    Text("请用财政部门发的工作簿填报；表头的字不要改", "use the workbook that the bureau sent, and leave its header as it is"),
)
LOST_IDENTITY = Kind(
    "PF632", "identity-lost", W,
    Text("工作簿里的隐藏信息丢了，按看得见的字认作{name}的{form}", "the hidden sheet is lost; by its visible text this is {form} of {name}"),
    Text("请核对是不是这一家、这一年的表；填的内容都算存疑", "check that it is this one's and this year's: all that is filled in counts as doubtful"),
)
BY_TEXT = Kind(
    "PF633", "row-by-text", W,
    Text("{origin}：这一行的隐藏标识{why}，按序号和名称认作 {number}“{name}”", "{origin}: the row's hidden id {why}; by number and name it is {number} {name!r}"),
    Text("多半是整行粘贴过；请核对这一行的内容", "a row was probably pasted over it: check what it says"),
)
NO_LINE = Kind(
    "PF634", "row-unknown", E,
    Text("{origin}：认不出这一行是哪个指标：{found}", "{origin}: which indicator the row is about cannot be told: {found}"),
    Text("请把内容填进原来的行，不要插入行、改序号或名称", "type it into the row that was there; insert no rows and change no numbers or names"),
)
LINE_TWICE = Kind(
    "PF635", "row-twice", E,
    Text("{origin}：{number}“{name}”在第 {row} 行已经有了，这一行没有采用", "{origin}: {number} {name!r} stands in row {row} already; this one was not taken"),
    Text("请删去多余的行", "delete the row that is too many"),
)
CELL = Kind(
    "PF636", "cell-rejected", E,
    Text("{origin}：{said}", "{origin}: {said}"),
    Text("{advice}", "{advice}"),
)
LOCKED = Kind(
    "PF637", "locked-cell-changed", W,
    Text("{origin}：锁定的格被改过，原来是“{expected}”，现在是“{found}”", "{origin}: a locked cell was changed from {expected!r} to {found!r}"),
    Text("评定仍按批复的目标；要改目标请走目标调整", "what was approved still counts; targets are changed by an adjustment"),
)
COPY = Kind(
    "PF638", "sheet-copied", W,
    Text("工作表“{sheet}”是填报表的复制件，里面填的 {count} 格没有采用", "sheet {sheet!r} is a copy of the form: the {count} cells filled in there were not taken"),
    Text("请只留一张填报表，把要报的内容填在里面", "keep one form and fill that in"),
)
PREGRADE = Kind(
    "PF639", "pregrade-differs", W,
    Text("{origin}：表里显示的预评等级是“{found}”，重新评定是“{right}”", "{origin}: the workbook shows the grade {found!r}; graded anew it is {right!r}"),
    Text("以重新评定的为准；公式可能被改过，请核对", "the new one counts; a formula may have been changed: check it"),
)
EVIDENCE_MISSING = Kind(
    "PF644", "evidence-missing", W,
    Text("{origin}：佐证材料“{file}”没有一起交来", "{origin}: the evidence {file!r} did not come with it"),
    Text("请补交这个文件，或改正文件名", "hand the file in, or mend its name"),
)
EVIDENCE_LOOSE = Kind(
    "PF645", "evidence-unlinked", W,
    Text("佐证材料“{file}”没有对应的指标", "the evidence {file!r} belongs to no indicator"),
    Text("文件名请以指标的序号开头，例：1.1.1-签到表.pdf", "begin its name with the indicator's number, such as 1.1.1-签到表.pdf"),
)
BOOK_TWICE = Kind(
    "PF646", "workbook-twice", E,
    Text("{name}的{form}在这一批里有 {count} 份，内容不同，都没有采用：{files}", "{count} different workbooks of {name} for {form} are in this batch and none was used: {files}"),
    Text("请只留要用的一份再收；后来的一份是更正的，分开收", "leave the one that counts and receive again; receive a correction by itself"),
)
STRAY = Kind(
    "PF647", "stray-cell", E,
    Text("{origin}：填在了黄色格以外，没有采用：{found}", "{origin}: typed outside the yellow cells and not taken: {found}"),
    Text("请填进对应的黄色格；补充说明写进“偏差原因”", "type it into the yellow cell that it belongs to"),
)
DOUBTED = Kind(
    "PF648", "cell-doubted", W,
    Text("{origin}：{reason}", "{origin}: {reason}"),
    Text("请核对这一格", "check the cell"),
)
FIGURES = Kind(
    "PF649", "figures-changed", W,
    Text("“预算执行”表里的数被改过，没有采用", "the figures in sheet 预算执行 were changed and not taken"),
    Text("支出以财政部门账上的为准；有出入请另行说明", "the bureau's books count; say separately where they differ"),
)
NOTHING = Kind(
    "PF652", "nothing-received", E,
    Text("没有收到工作簿：{path}", "no workbook was found: {path}"),
    Text("请给出交回的 .xlsx 文件、文件夹或 zip", "name .xlsx files, a folder or a zip archive"),
)
PASSED_OVER = Kind(
    "PF653", "file-passed-over", W,
    Text("{path} 不是工作簿，也不在“佐证材料”文件夹里，没有收", "{path} is no workbook and not in a folder 佐证材料: it was not taken"),
    Text("佐证材料请放进“佐证材料”文件夹", "put evidence into a folder named 佐证材料"),
)
SAME_BOOK = Kind(
    "PF654", "workbook-repeated", R,
    Text("与 {other} 一模一样，只算一份", "it is the same file as {other} and counts once"),
    Text("不用处理", "nothing to do"),
)
BAD_CHANCE = Kind(
    "PF655", "bad-chance", E,
    Text("完成可能性只能选{words}，这里是“{found}”", "the chance is one of {words}; here stands {found!r}"),
    Text("请从下拉列表中选", "choose from the list"),
)
REASON_DUE = Kind(
    "PF656", "reason-due", W,
    Text("{origin}：{why}，没有写{what}", "{origin}: {why}, and {what} is not written"),
    Text("请补写", "write it"),
)
COLUMN_LOST = Kind(
    "PF657", "column-lost", W,
    Text("{origin}：表头里没有“{head}”一列", "{origin}: no column is headed {head!r}"),
    Text("表头的字不要改；这一列按原来的位置读，请核对", "leave the header as it is; the column was read at its place: check it"),
)
EXTRA_SHEET = Kind(
    "PF658", "sheet-added", W,
    Text("工作表“{sheet}”不是发出的表里的，里面 {count} 格没有读", "sheet {sheet!r} is none of those that were sent: its {count} cells were not read"),
    Text("要报的内容请填进填报表；补充材料放进“佐证材料”文件夹", "type what is to be reported into the form; put other matter into the folder 佐证材料"),
)
OTHER_STANDS = Kind(
    "PF659", "another-stands", E,
    Text("{name}在 {day} 已经收过另一份（{file}），这一份没有采用", "another workbook of {name} was received on {day} ({file}); this one was not used"),
    Text("这一份是更正的，请加 --correction 再收；要退回重报的，请先用 collect return 退回", "if it corrects the other, receive it with --correction; if that one is to come again, return it first"),
)
# fmt: on

ALL = (
    OTHER_BOOK, NO_FORM, LOST_IDENTITY, BY_TEXT, NO_LINE, LINE_TWICE, CELL, LOCKED, COPY, PREGRADE, EVIDENCE_MISSING,
    EVIDENCE_LOOSE, BOOK_TWICE, STRAY, DOUBTED, FIGURES, NOTHING, PASSED_OVER, SAME_BOOK, BAD_CHANCE, REASON_DUE, COLUMN_LOST, EXTRA_SHEET, OTHER_STANDS,
)  # fmt: skip
"""Every kind here."""

DOUBTS = {
    "no-value": Text("这一格是公式，文件里没有存它的结果，请在 Excel 或 WPS 里打开重新保存", "the cell is a formula without a result: open the file in Excel or WPS and save it"),
    "error-value": Text("这一格显示的是错误值", "the cell shows an error"),
    "picture": Text("这一格是一张图片，读不到字", "the cell is a picture"),
    "lost-digits": Text("这一格的数超过 15 位，后面的数字可能丢了", "the number has more than 15 digits: some may be lost"),
}  # fmt: skip
"""Why a cell is not sure, by `FilledCell.doubt`."""
UNREADABLE_DOUBTS = ("no-value", "error-value", "picture")
"""Those that leave no text to take."""
