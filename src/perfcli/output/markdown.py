"""Findings as Markdown, the worst first: for a comment in a pull request, a page, an e-mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Text
from perfcli.output.grouped import by_file
from perfcli.output.paths import relative
from perfcli.output.summary import summary
from perfcli.output.words import SEVERITY, hint, message, one_line

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic
    from perfcli.output.page import Page

_COLUMNS = Text("| 行 | 级别 | 编码 | 说什么 | 怎么改 |", "| line | severity | code | says | to do |")
_SPECIAL = frozenset("\\`*_[]<>|#&~")


def render(page: Page) -> str:
    """A table for each file under a line that counts them all."""
    lines = [summary(page)]
    for path, found in by_file(page.diagnostics):
        lines += ["", f"## {_plain(relative(path))}", "", _COLUMNS.of(page.lang), "|---:|---|---|---|---|"]
        lines += [_row(one, page.lang) for one in found]
    return "\n".join(lines) + "\n"


def _row(found: Diagnostic, lang: str) -> str:
    cells = (
        str(found.span.line),
        SEVERITY[found.severity].of(lang),
        found.code,
        _plain(message(found, lang)),
        _plain(hint(found, lang)),
    )
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    return "".join(f"\\{char}" if char in _SPECIAL else char for char in one_line(text))
