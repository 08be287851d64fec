"""One line a finding: `path:line:column: CODE severity: message`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.output.summary import summary
from perfcli.output.words import SEVERITY, message, place

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic
    from perfcli.output.page import Page


def render(page: Page) -> str:
    """A line for each finding and one that counts them."""
    return "\n".join([*(_line(found, page.lang) for found in page.diagnostics), summary(page)]) + "\n"


def _line(found: Diagnostic, lang: str) -> str:
    severity = SEVERITY[found.severity].of(lang)
    return f"{place(found.span)}: {found.code} {severity}: {message(found, lang)}"
