"""The coded findings of `validate --annotate` (PF034-PF038): why a source has no copy with comments, or how its copy differs."""

from __future__ import annotations

from perfcli.diagnostics import Kind, Severity, Text

E, W, I = Severity.ERROR, Severity.WARNING, Severity.REMARK  # noqa: E741

CHANGED, GONE = (
    Text("在导入以后改过", "was changed after it was imported"),
    Text("找不到了", "is no longer there"),
)

# fmt: off
SOURCE_CHANGED = Kind(
    "PF034", "source-changed", W,
    Text("原件 {path} {reason}，没有写批注副本", "the source {path} {reason}: no copy with comments was written"),
    Text("问题已列在审核意见里；请放回导入时的原件，或用 perfcli import --update 再导入一次", "the findings are in the opinion; put the imported file back, or import again with --update"),
)
NO_ORIGINS = Kind(
    "PF035", "no-origins", I,
    Text("没有导入记录，不知道各项在原件的哪一格，只写了审核意见", "no import is on record: which cells of a source its values come from is not known, and only the opinion was written"),
    Text("从原件导入的，请用 perfcli import --update 再导入一次；直接写的文件没有原件", "if it was imported, import again with --update; a file written by hand has no source"),
)
NO_COMMENTS = Kind(
    "PF036", "no-comments", I,
    Text("原件 {path} 是 {format}，不能加批注，位置写在审核意见里", "the source {path} is {format}, which takes no comments; the opinion names the places"),
    Text("要批注，请部门报送 docx 或 xlsx", "ask for .docx or .xlsx where comments are wanted"),
)
NO_COPY = Kind(
    "PF037", "no-copy", W,
    Text("原件 {path} 没有写批注副本：{reason}", "no copy of the source {path} with comments was written: {reason}"),
    Text("位置写在审核意见里；要批注，请在 Word、Excel 或 WPS 里去掉这些内容另存，再用 perfcli import --update 导入", "the opinion names the places; to have comments, save it anew in Word or Excel without these and import again with --update"),
)
COPY_DIFFERS = Kind(
    "PF038", "copy-differs", I,
    Text("{path} 的批注副本{parts}，别的和原件一样", "the copy of {path} with comments {parts}; all else is as in the source"),
    Text("副本只给部门看批注，报送仍用原件", "the copy is for reading the comments; the source stays what is filed"),
)
# fmt: on
