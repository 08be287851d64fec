"""What a YAML parser complains of, in words a clerk can act on, at the place where the slip was made.

In: the parser's error and the text. Out: diagnostics. Both parsers of PyYAML are understood, and said alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfcli.diagnostics import Diagnostic, Span, Text, diagnose
from perfcli.syntax import kinds
from perfcli.syntax.slips import slips

if TYPE_CHECKING:
    import yaml

_SIGN = Text("以 & * ! | > 开头的文字需要加引号", "text that begins with & * ! | > must be quoted")
_INDENT = Text(
    "缩进与上下行不一致，或引号、括号之后还有文字",
    "the indentation does not match its neighbours, or text follows a quote or a bracket",
)
_ESCAPE = Text("双引号里的反斜杠不能识别", "an unknown backslash escape in double quotes")
_DIRECTIVE = Text("以 % 开头的文字需要加引号", "text that begins with % must be quoted")

# libyaml and the pure-Python parser word the same complaint differently: both fragments stand here. The first that fits wins.
_KNOWN = (
    ("mapping values are not allowed", Text("这一行多了一个冒号，或缩进与上一行不一致", "a colon too many, or an indentation that does not match the line above")),
    ("could not find expected ':'", Text("键后面缺少冒号和空格", "a key without a colon and a space")),
    ("cannot start any token", Text("文字不能以这个符号开头，需要加引号", "text cannot begin with this sign unless it is quoted")),
    ("expected <block end>", _INDENT), ("expected key", _INDENT), ("expected '-' indicator", _INDENT),
    ("expected ',' or '}'", Text("花括号里缺少逗号或右括号", "a comma or a closing brace is missing")),
    ("expected ',' or ']'", Text("方括号里缺少逗号或右括号", "a comma or a closing bracket is missing")),
    ("unexpected end of stream", Text("引号没有关上", "a quote is not closed")),
    ("unexpected document", Text("引号里出现了 --- 或 ...", "`---` or `...` inside a quoted text")),
    ("escape character", _ESCAPE), ("hexdecimal", _ESCAPE), ("hexadecimal", _ESCAPE), ("chr()", _ESCAPE), ("too large to convert", _ESCAPE),
    ("entries are not allowed", Text("这里不能写列表项，请换行并缩进", "a list item cannot stand here; put it on its own line, indented")),
    ("mapping keys are not allowed", Text("这里不能写“? ”", "`? ` cannot stand here")),
    ("node content", Text("这里缺少内容，多半是括号没有关上或多了逗号", "content is missing here: a bracket that is not closed, or a comma too many")),
    ("alphabetic or numeric", _SIGN), ("comment or line break", _SIGN), ("a comment or a line break", _SIGN),
    ("chomping or indentation", _SIGN), ("indentation indicator", _SIGN), ("URI", _SIGN), ("tag handle", _SIGN),
    ("whitespace or line break", _SIGN), ("expected ' '", _SIGN), ("expected '!'", _SIGN), ("expected '>'", _SIGN), ("expected the '>'", _SIGN),
    ("document start", Text("前面的内容已经结束，这一行缩进太少或多余", "the content has ended above: this line is indented too little, or does not belong")),
    ("directive", _DIRECTIVE), ("%YAML", _DIRECTIVE), ("incompatible", _DIRECTIVE), ("a digit", _DIRECTIVE), ("version number", _DIRECTIVE),
)  # fmt: skip


def translate(problem: str) -> Text:
    """The complaint in both languages; an unknown one is passed on as it is."""
    for fragment, text in _KNOWN:
        if fragment in problem:
            return text
    return Text(problem or "无法解析", problem or "it cannot be parsed")


def explain(text: str, path: str, error: yaml.MarkedYAMLError, before: list[Diagnostic]) -> list[Diagnostic]:
    """What to say of a text that cannot be parsed.

    The parser stops at its first complaint; slips of the pen are found on all lines, and those near the complaint
    explain it. `before` is what was already found at other places.
    """
    taken = {(said.span.line, said.span.column) for said in before}
    found = [slip for slip in slips(text, path) if (slip.span.line, slip.span.column) not in taken]
    place = _place(text, path, error)
    said = before + found
    if not any(slip.span.line in (place.line, place.line - 1) for slip in found):
        said.append(diagnose(kinds.NOT_YAML, place, problem=translate(error.problem or error.context or "")))
    return said


def _place(text: str, path: str, error: yaml.MarkedYAMLError) -> Span:
    """Where the complaint stands; at the end of the text, where what was never closed begins."""
    lines = text.rstrip().count("\n") + 1
    mark: Any = error.problem_mark or error.context_mark
    at_end = mark is not None and (mark.line >= lines or "end of stream" in (error.problem or ""))
    if at_end and error.context_mark is not None:
        mark = error.context_mark
    if mark is None:
        return Span(path)
    line = min(mark.line, lines - 1) + 1
    column = mark.column + 1 if mark.line < lines else 1
    return Span(path, line, column, line, column + 1)
