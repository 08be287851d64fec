"""What a YAML parser complains of, in words a clerk can act on."""

from __future__ import annotations

from perfcli.diagnostics import Text

# Both parsers of PyYAML word their complaints nearly alike; the longest fragment that fits wins.
_KNOWN = (
    ("mapping values are not allowed", Text("这一行多了一个冒号，或缩进与上一行不一致", "a colon too many, or an indentation that does not match the line above")),
    ("could not find expected ':'", Text("键后面缺少冒号", "a key without a colon")),
    ("cannot start any token", Text("文字不能以这个符号开头，需要加引号", "text cannot begin with this sign unless it is quoted")),
    ("expected <block end>", Text("缩进与上下行不一致", "the indentation does not match its neighbours")),
    ("expected ',' or '}'", Text("花括号里缺少逗号或右括号", "a comma or a closing brace is missing")),
    ("expected ',' or ']'", Text("方括号里缺少逗号或右括号", "a comma or a closing bracket is missing")),
    ("unexpected end of stream", Text("文件没有写完，引号或括号没有关上", "the file ends inside a quote or a bracket")),
    ("unexpected document indicator", Text("引号里出现了 --- 或 ...", "`---` or `...` inside a quoted text")),
    ("unknown escape character", Text("双引号里的反斜杠不能识别", "an unknown backslash escape in double quotes")),
    ("a comment or a line break", Text("以 > 或 | 开头的文字需要加引号", "text that begins with > or | must be quoted")),
    ("expected alphabetic or numeric", Text("以 & 或 * 开头的文字需要加引号", "text that begins with & or * must be quoted")),
    ("block sequence entries are not allowed", Text("这里不能写列表项，请换行并缩进", "a list item cannot stand here; put it on its own line, indented")),
    ("expected the node content", Text("这里缺少内容", "content is missing here")),
    ("expected the document start", Text("文件开头的内容之后又出现了别的内容", "something follows after the end of the document")),
)  # fmt: skip


def translate(problem: str) -> Text:
    """The complaint in both languages; an unknown one is passed on as it is."""
    for fragment, text in _KNOWN:
        if fragment in problem:
            return text
    return Text(problem or "无法解析", problem or "it cannot be parsed")
