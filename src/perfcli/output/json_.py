"""Findings for programs: one JSON document, `perfcli-findings/1`, with both languages of every sentence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from perfcli import __version__
from perfcli.output.words import hint, message

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic, Fix, Span
    from perfcli.output.page import Page
    from perfcli.syntax.comments import Waiver

FORMAT = "perfcli-findings/1"


def render(page: Page) -> str:
    """The document."""
    document = {
        "format": FORMAT,
        "version": __version__,
        "files": page.files,
        "waived": page.waived,
        "waivers": [_waiver(found, waiver) for found, waiver in page.waivers],
        "baseline": page.known,
        "newer": [*page.newer],
        "findings": [as_data(found) for found in page.diagnostics],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def as_data(found: Diagnostic) -> dict[str, Any]:
    """One finding, in both languages."""
    return {
        "code": found.code,
        "name": found.kind.name,
        "severity": found.severity.label,
        **_place(found.span),
        "address": found.address,
        "message": {lang: message(found, lang) for lang in ("zh", "en")},
        "hint": {lang: hint(found, lang) for lang in ("zh", "en")},
        "related": [_place(span) for span in found.related],
        "fix": _fix(found.fix),
    }


def _waiver(found: Diagnostic, waiver: Waiver) -> dict[str, Any]:
    """A finding that was waived: what, where, until when and why."""
    return {
        "code": found.code,
        **_place(found.span),
        "address": found.address,
        "message": {lang: message(found, lang) for lang in ("zh", "en")},
        "until": waiver.until,
        "reason": waiver.reason,
        "waiver": _place(waiver.span),
    }


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    return None if fix is None else {**_place(fix.span), "text": fix.text, "safe": fix.safe}


def _place(span: Span) -> dict[str, Any]:
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
