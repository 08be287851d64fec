"""The coded faults of a table as a file (PF600-PF606), of scores.json (PF607-PF609) and of sheets (PF776-PF779)."""

from __future__ import annotations

from perfcli.diagnostics import Kind, Severity, Text

E, W, R = Severity.ERROR, Severity.WARNING, Severity.REMARK

# fmt: off
EMPTY = Kind(
    "PF601", "empty-table", E,
    Text("表是空的：没有表头", "the table is empty: it has no header"),
    Text("第一行写表头：指标,实际完成值,状态", "begin with a header: indicator,actual,status"),
)
DELIMITER = Kind(
    "PF602", "wrong-delimiter", E,
    Text("表头用{found}分隔，不是英文逗号", "the header is separated by {found}, not by commas"),
    Text("请另存为“CSV（逗号分隔）”", "save it as comma-separated CSV"),
)
CONTROL = Kind(
    "PF603", "control-character", E,
    Text("有不能出现在表里的字符 {found}", "a character that no table may hold: {found}"),
    Text("请在 Excel 或 WPS 里另存为 CSV UTF-8", "save the file again as CSV UTF-8"),
)
TABLE_ENCODING = Kind(
    "PF604", "table-encoding", E,
    Text("编码不是 UTF-8，也不是 GB18030", "the encoding is neither UTF-8 nor GB18030"),
    Text("请另存为 CSV UTF-8", "save it as CSV UTF-8"),
)
WORKBOOK = Kind(
    "PF605", "workbook", E,
    Text("这是 Excel 工作簿，不是 CSV", "this is an Excel workbook, not a CSV file"),
    Text("请在 Excel 或 WPS 里另存为 CSV UTF-8", "save it from Excel or WPS as CSV UTF-8"),
)
HEADER = Kind(
    "PF606", "broken-header", E,
    Text("表头读不出来：{reason}", "the header cannot be read: {reason}"),
    Text("请检查表头里的引号", "check the quotes in the header"),
)
NO_ROWS = Kind(
    "PF600", "no-rows", E,
    Text("表里只有表头，没有一行数据", "the table has a header and no rows"),
    Text("每个指标填一行：指标、实际完成值", "write a row for each indicator: indicator, actual"),
)
SCORES_CHANGED = Kind(
    "PF607", "scores-changed", E,
    Text("评分结果写出以后被改过{reason}", "these scores were changed after they were written{reason}"),
    Text("不能手工改评分结果；请改实际完成值表，再运行 perfcli score", "scores are not edited by hand: change the actuals and run `perfcli score` again"),
)
SCORES = Kind(
    "PF608", "not-scores", E,
    Text("这不是 perfcli 的评分结果：{reason}", "this is no perfcli score file: {reason}"),
    Text("请给出 perfcli score 写出的 scores.json", "give the scores.json that `perfcli score` wrote"),
)
SCORES_VERSION = Kind(
    "PF609", "scores-version", E,
    Text("不认识的格式 {found}", "unknown format {found}"),
    Text("这个版本读 {known}；请重新运行 perfcli score", "this version reads {known}; run `perfcli score` again"),
)
SHEET_UNREAD = Kind(
    "PF776", "sheet-unread", W,
    Text("工作表“{name}”没有读：{reason}", "sheet {name!r} was not read: {reason}"),
    Text("要读的表请取消隐藏，表头写上 指标 和 实际完成值", "unhide the sheet, and give it a header with indicator and actual"),
)
TITLE_ROWS = Kind(
    "PF777", "rows-above-header", R,
    Text("表头在第 {line} 行；上面的文字没有当作数据：{text}", "the header stands in row {line}; what is above it is no data: {text}"),
    Text("如果上面有数据，请移到表头下面", "if there is data above it, move it below the header"),
)
SHOWN_LESS = Kind(
    "PF778", "cell-shows-less", W,
    Text("这一格显示 {shown}，存的是 {exact}：按 {exact} 计{more}", "this cell shows {shown} and holds {exact}: {exact} counts{more}"),
    Text("请让格式显示全部小数，或者改成要报的数", "let its format show all decimals, or type the value that is meant"),
)
NOISE = Kind(
    "PF779", "binary-noise", R,
    Text("有 {count} 格带着二进制尾数（如 0.30000000000000004），按显示的十进制数计，这里是 {exact}", "{count} cells hold the noise of binary numbers (such as 0.30000000000000004); the decimal that is shown counts, here {exact}"),
    Text("不用改", "nothing needs to be done"),
)
# fmt: on
