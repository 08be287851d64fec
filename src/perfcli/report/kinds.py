"""The coded faults of templates (PF050-PF055, PF059) and of printing in Word, Excel and PDF (PF056-PF058)."""

from __future__ import annotations

from perfcli.diagnostics import Kind, Severity, Text

E, W = Severity.ERROR, Severity.WARNING

# fmt: off
TEMPLATE_SYNTAX = Kind(
    "PF050", "template-syntax", E,
    Text("模板 {template} 写错了：{reason}", "the template {template} is not well formed: {reason}"),
    Text("请按 Jinja 的写法改正这一行，或先删去这个模板，改用自带的", "mend this line as Jinja, or remove the template to use the shipped one"),
)
TEMPLATE_FAILED = Kind(
    "PF051", "template-failed", E,
    Text("模板 {template} 用到这里时出错：{reason}", "the template {template} failed here: {reason}"),
    Text("可用的名称见 templates/README.md", "templates/README.md lists the names that may be used"),
)
TEMPLATE_UNSAFE = Kind(
    "PF052", "template-unsafe", E,
    Text("模板 {template} 做了不允许的事：{reason}", "the template {template} does what no template may: {reason}"),
    Text("模板只能读取页面的数据，不能调用内部名称", "a template may read the page's data and nothing else"),
)
TEMPLATE_LIMIT = Kind(
    "PF053", "template-limit", E,
    Text("模板 {template} 超出限度：{reason}", "the template {template} went over a limit: {reason}"),
    Text("请检查循环和重复的文字", "look at its loops and repeated texts"),
)
TEMPLATE_MISSING = Kind(
    "PF054", "template-missing", E,
    Text("找不到模板 {template}", "there is no template {template}"),
    Text("引用的模板要放在工作区的 templates 文件夹里，或写 shipped/ 加自带模板的名称", "put it into the workspace's templates folder, or write shipped/ and the name of a shipped one"),
)
TEMPLATE_UNREADABLE = Kind(
    "PF055", "template-unreadable", E,
    Text("模板文件读不出来：{reason}", "the template file cannot be read: {reason}"),
    Text("模板是 templates 文件夹里不超过 1 MB 的 UTF-8 文件", "a template is a UTF-8 file of at most 1 MB in the templates folder"),
)
EXTRA_MISSING = Kind(
    "PF056", "extra-missing", E,
    Text('输出 {format} 要另装组件：pip install "perfcli[{extra}]"', '{format} needs an extra: pip install "perfcli[{extra}]"'),
    Text("装好以后再运行一次；html 和 md 不需要", "run again once it is installed; html and md need nothing"),
)
GLYPH_MISSING = Kind(
    "PF057", "glyph-missing", W,
    Text("PDF 的字体里没有这些字，印成了编号：{characters}", "the fonts of the PDF lack these characters, printed as numbers: {characters}"),
    Text("把有这些字的字体文件放进工作区的 templates/fonts 文件夹，或改用 docx", "put a font that has them into templates/fonts of the workspace, or print docx"),
)
TEXT_CUT = Kind(
    "PF058", "text-cut", W,
    Text("有 {count} 格的字太多，{format} 里印不全", "{count} cells hold more text than {format} can show"),
    Text("请缩短这些格的文字，或改用 docx 打印", "shorten the texts, or print docx"),
)
OFFICE_TEMPLATE = Kind(
    "PF059", "office-template-unusable", E,
    Text("模板 {template} 用不了：{reason}", "the template {template} cannot be used: {reason}"),
    Text("请用 Word 或 Excel 另存为 .docx 或 .xlsx（不带宏），写法见 templates/README.md", "save it as .docx or .xlsx without macros; templates/README.md says how to write one"),
)
# fmt: on

ALL = (
    TEMPLATE_SYNTAX, TEMPLATE_FAILED, TEMPLATE_UNSAFE, TEMPLATE_LIMIT, TEMPLATE_MISSING, TEMPLATE_UNREADABLE,
    EXTRA_MISSING, GLYPH_MISSING, TEXT_CUT, OFFICE_TEMPLATE,
)  # fmt: skip
"""Every kind here."""
