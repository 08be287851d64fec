"""The coded faults and doubts of documents that are read for import (PF060-PF079).

A doubt is kept in its cell under the kind's name (`Cell.doubt`); `DOUBTS` gives the kind back.
"""

from __future__ import annotations

from perfcli.diagnostics import Kind, Severity, Text

E = Severity.ERROR
W = Severity.WARNING
R = Severity.REMARK

# fmt: off
UNKNOWN = Kind(
    "PF060", "unknown-format", E,
    Text("认不出这是什么文件{reason}", "this is no kind of file that can be read{reason}"),
    Text("能读的有 .docx .xlsx .xls .csv .txt .html 和有文字的 .pdf；请在 WPS 或 Word、Excel 里打开，另存为其中一种", "readable are .docx .xlsx .xls .csv .txt .html and .pdf with text: open it in WPS, Word or Excel and save it as one of them"),
)
SAVE_AS = Kind(
    "PF061", "save-as", E,
    Text("这是{what}，不能直接读", "this is {what}, which cannot be read as it is"),
    Text("请{how}", "{how}"),
)
NO_TEXT_LAYER = Kind(
    "PF062", "scan", E,
    Text("PDF 里只有图片，没有文字（扫描件），共 {pages} 页", "the PDF holds pictures only and no text (a scan), {pages} pages"),
    Text("请向填报单位要 Word 或 Excel 原件；没有原件的，识别后逐字核对，再存为 .docx", "ask the unit for the Word or Excel original; where there is none, recognise the text, check every character, and save it as .docx"),
)
ENCRYPTED = Kind(
    "PF063", "encrypted", E,
    Text("文件加了密码，打不开", "the file is locked with a password"),
    Text("请在 WPS 或 Office 里用密码打开，取消密码后另存，再导入", "open it with the password in WPS or Office, remove the password, save it, and import that"),
)
DAMAGED = Kind(
    "PF064", "damaged", E,
    Text("文件不完整或已损坏，按 {format} 打不开：{reason}", "the file is cut short or damaged and cannot be opened as {format}: {reason}"),
    Text("请重新下载或请对方重发；能在 WPS 或 Office 里打开的，另存一份再导入", "fetch it again or ask for it again; if WPS or Office opens it, save a fresh copy and import that"),
)
TOO_LARGE = Kind(
    "PF065", "too-large-document", E,
    Text("{what}，超过了上限 {limit}{place}", "{what}: more than the limit of {limit}{place}"),
    Text("请删去表格以外的空白行列、图片和无关内容，或按部门分成几个文件", "delete blank rows and columns, pictures and other matter, or split it into one file for each department"),
)
UNSAFE = Kind(
    "PF066", "unsafe-document", E,
    Text("文件里有办公软件不会写出的内容，没有读取：{what}", "the file holds what no office program writes, and was not read: {what}"),
    Text("请弄清文件来源；确实可靠的，在 WPS 或 Office 里打开并另存，再导入", "find out where it comes from; if it is to be trusted, open it in WPS or Office, save it again and import that"),
)
MISSING_EXTRA = Kind(
    "PF067", "missing-extra", E,
    Text("读取{format}还要装一个附加包：pip install 'perfcli[{extra}]'", "reading {format} needs an extra: pip install 'perfcli[{extra}]'"),
    Text("不能联网时，请信息中心离线安装；或另存为 .csv 再导入", "without a network ask for an offline installation, or save the file as .csv and import that"),
)
ENCODING = Kind(
    "PF068", "document-encoding", E,
    Text("文字编码读不通：不是 UTF-8，也不是 GB18030（GBK）或带标记的 UTF-16", "the text is neither UTF-8 nor GB18030 (GBK) nor UTF-16 with a mark"),
    Text("请用记事本或 WPS 打开，另存为 UTF-8", "open it in an editor or WPS and save it as UTF-8"),
)
EMPTY = Kind(
    "PF069", "empty-document", E,
    Text("文件里没有文字", "the file holds no text"),
    Text("请确认文件没有选错，内容没有放在图片或文本框里", "make sure that it is the right file and that its content is not in pictures or text boxes"),
)
DISGUISE = Kind(
    "PF070", "disguise", R,
    Text("标明是 {said}，内容其实是 {found}，已按内容读取", "it says {said} and is {found}; it was read as what it is"),
    Text("不影响导入；最好把文件名或声明改正", "the import is not affected; mend the name or the declaration when you can"),
)
NO_VALUE = Kind(
    "PF071", "no-value", W,
    Text("{origin}：这一格是公式，文件里没有存它的结果", "{origin}: the cell is a formula whose result is not in the file"),
    Text("请在 WPS 或 Excel 里打开，重新计算并保存，再导入", "open the file in WPS or Excel, let it calculate, save it, and import again"),
)
ERROR_VALUE = Kind(
    "PF072", "error-value", W,
    Text("{origin}：这一格显示的是错误值", "{origin}: the cell shows an error value"),
    Text("请在表里改正公式或引用的单元格，保存后再导入", "mend the formula or what it refers to, save, and import again"),
)
PICTURE = Kind(
    "PF073", "picture", W,
    Text("{origin}：这一格是一张图片，里面的文字读不到", "{origin}: the cell is a picture: its text cannot be read"),
    Text("请把图片里的内容打成文字", "type out what the picture shows"),
)
INACTIVE = Kind(
    "PF074", "active-content", R,
    Text("文件里有{what}，没有运行，也没有打开", "the file holds {what}: not run and not followed"),
    Text("请确认要导入的内容不靠它们得出", "make sure that what is imported does not depend on it"),
)
LEFT_OUT = Kind(
    "PF075", "left-out", W,
    Text("有{what}没有读取{place}", "{what} left unread{place}"),
    Text("里面若有要导入的内容，请移到正文或表格里", "if it holds something to import, move that into the text or a table"),
)
MISFIT = Kind(
    "PF076", "misfit", W,
    Text("{origin}：{reason}", "{origin}: {reason}"),
    Text("请对照原件补齐或删去多出的格，再导入；这部分已按原样留在报告里", "add or remove cells as the original has them and import again; the part is kept as it stands in the report"),
)
SLOW = Kind(
    "PF077", "too-slow", E,
    Text("读这份文件（{format}）超出了限度：{reason}，已停止", "reading the file ({format}) went over a limit, {reason}, and was stopped"),
    Text("请在 WPS 或 Office 里打开，另存一份较小的，或按部门分成几个文件", "open it in WPS or Office and save a smaller copy, or split it into one file for each department"),
)
LOST_DIGITS = Kind(
    "PF078", "lost-digits", W,
    Text("{origin}：这一格的数超过 15 位，Excel 只存得下前 15 位", "{origin}: the number has more than 15 digits, of which Excel keeps 15"),
    Text("编码、证号请改成文本格式后重新填写", "format the cell as text and type the code again"),
)
JOINED = Kind(
    "PF079", "joined-line", W,
    Text("{origin}：下一行没有制表符，又紧跟在一行的末格后面，当作这一格的续行", "{origin}: a line without a tab follows the last cell of a row at once and was taken as part of that cell"),
    Text("若是表外的文字，请在前面空一行", "if it is text outside the table, put a blank line before it"),
)
# fmt: on

ALL = (
    UNKNOWN, SAVE_AS, NO_TEXT_LAYER, ENCRYPTED, DAMAGED, TOO_LARGE, UNSAFE, MISSING_EXTRA, ENCODING, EMPTY,
    DISGUISE, NO_VALUE, ERROR_VALUE, PICTURE, INACTIVE, LEFT_OUT, MISFIT, SLOW, LOST_DIGITS, JOINED,
)  # fmt: skip
"""Every kind here."""

DOUBTS = {kind.name: kind for kind in (NO_VALUE, ERROR_VALUE, PICTURE, MISFIT, LOST_DIGITS, JOINED)}
"""What `Cell.doubt` may hold."""
