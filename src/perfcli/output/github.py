"""GitHub workflow commands: findings that show at their lines in a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Severity
from perfcli.output.paths import relative
from perfcli.output.summary import summary
from perfcli.output.words import hint, message, one_line

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic
    from perfcli.output.page import Page

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.REMARK: "notice"}


def render(page: Page) -> str:
    """A command for each finding, then the count as plain text."""
    return "\n".join([*(_command(found, page.lang) for found in page.diagnostics), summary(page)]) + "\n"


def _command(found: Diagnostic, lang: str) -> str:
    span = found.span
    place = [f"file={_property(one_line(relative(span.path)))}", f"line={span.line}", f"col={span.column}"]
    place += [f"endLine={span.end_line}", f"endColumn={span.end_column}"]
    place.append(f"title={_property(f'{found.code} {found.kind.name}')}")
    said = _data(f"{message(found, lang)}\n{hint(found, lang)}")
    return f"::{_COMMAND[found.severity]} {','.join(place)}::{said}"


def _data(text: str) -> str:
    """The escapes that the runner takes back."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
