"""A finding's sentence: its kind's template filled with its arguments, in one language, safe for a terminal."""

from __future__ import annotations

import re
from decimal import Decimal
from string import Formatter
from typing import TYPE_CHECKING

from perfcli.diagnostics import Severity, Span, Text
from perfcli.table import letters

if TYPE_CHECKING:
    from perfcli.diagnostics import Argument, Diagnostic

SEVERITY = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.REMARK: Text("提示", "remark"),
}


def message(found: Diagnostic, lang: str) -> str:
    """What was found, as one line."""
    return said(found, lang)[0]


def hint(found: Diagnostic, lang: str) -> str:
    """What to do about it, as one line."""
    return said(found, lang)[1]


def said(found: Diagnostic, lang: str) -> tuple[str, str]:
    """What was found and what to do about it, a line each."""
    values = _values(found, lang)
    kind = found.kind
    return one_line(kind.message.of(lang).format(**values)), one_line(kind.hint.of(lang).format(**values))


def blanked(template: Text, lang: str) -> str:
    """A message without a finding to fill it: every argument is an ellipsis, a "did you mean" is left out."""
    parts = Formatter().parse(template.of(lang))
    filled = (text + ("…" if name and name != "suggestion" else "") for text, name, _, _ in parts)
    return re.sub("…+", "…", "".join(filled))


def _values(found: Diagnostic, lang: str) -> dict[str, str | int]:
    return {name: _value(value, lang) for name, value in found.arguments}


def _value(value: Argument, lang: str) -> str | int:
    if isinstance(value, Text):
        return value.of(lang)
    return format(value, "f") if isinstance(value, Decimal) else value


_SHEET = re.compile(r"(?:\.(?:xlsx|xlsm|xls)|<stdin>)![^!]*$", re.IGNORECASE)


def place(span: Span) -> str:
    """Where a finding is: `a.yaml:3:5`; in a workbook the cell, `a.xlsx!Sheet1!C5`, or the sheet; of the command itself its name."""
    if not span.path:
        return "perfcli"
    path = one_line(span.path)
    if not _SHEET.search(span.path):
        return f"{path}:{span.line}:{span.column}"
    return path if span == Span(span.path) else f"{path}!{letters(span.column)}{span.line}"


def one_line(text: str) -> str:
    """Text from files on one line, with control characters shown instead of obeyed."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char == "\u3000" else _shown(char) for char in text)


def _shown(char: str) -> str:
    if char == "\n":
        return "⏎"
    if char == "\t":
        return " "
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"  # noqa: PLR2004
