"""GitLab's code quality report: findings that show in a merge request, those that are new apart from the old ones."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from perfcli.diagnostics import Severity
from perfcli.output.paths import relative
from perfcli.output.words import hint, message

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic
    from perfcli.output.page import Page

_SEVERITY = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.REMARK: "info"}


def render(page: Page) -> str:
    """The report, one JSON list."""
    marks = fingerprints(page.diagnostics)
    issues = [_issue(one, mark, page.lang) for one, mark in zip(page.diagnostics, marks, strict=True)]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def fingerprints(found: tuple[Diagnostic, ...]) -> list[str]:
    """What each finding is known by from run to run: its file, code, node and words, but no line, since lines move."""
    seen: Counter[str] = Counter()
    marks = []
    for one in found:
        said = "\n".join((relative(one.span.path), one.code, one.address, message(one, "zh")))
        seen[said] += 1
        marks.append(hashlib.sha256(f"{said}\n{seen[said]}".encode()).hexdigest())
    return marks


def _issue(found: Diagnostic, mark: str, lang: str) -> dict[str, Any]:
    span = found.span
    return {
        "description": message(found, lang),
        "content": {"body": hint(found, lang)},
        "check_name": found.code,
        "categories": ["Style" if found.severity is Severity.REMARK else "Bug Risk"],
        "fingerprint": mark,
        "severity": _SEVERITY[found.severity],
        "location": {"path": relative(span.path), "lines": {"begin": span.line, "end": span.end_line}},
    }
