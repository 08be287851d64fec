"""SARIF 2.1.0, the format in which code scanning services take findings (OASIS standard of 2020-03-27)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from perfcli import __version__
from perfcli.diagnostics import Severity
from perfcli.output.gitlab import fingerprints
from perfcli.output.paths import relative
from perfcli.output.words import blanked, hint, message

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic, Fix, Kind, Span
    from perfcli.output.page import Page

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.REMARK: "note"}


def render(page: Page) -> str:
    """The log of one run."""
    kinds = sorted({found.kind for found in page.diagnostics}, key=lambda kind: kind.code)
    order = {kind.code: index for index, kind in enumerate(kinds)}
    marks = fingerprints(page.diagnostics)
    run = {
        "tool": {"driver": _driver(kinds, page.lang)},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            "SRCROOT": {"description": {"text": "the root of the repository, or the working folder"}}
        },
        "results": [
            _result(found, order[found.code], mark, page.lang)
            for found, mark in zip(page.diagnostics, marks, strict=True)
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _driver(kinds: list[Kind], lang: str) -> dict[str, Any]:
    return {
        "name": "perfcli",
        "version": __version__,
        "language": "zh-CN" if lang == "zh" else "en",
        "rules": [_rule(kind, lang) for kind in kinds],
    }


def _rule(kind: Kind, lang: str) -> dict[str, Any]:
    return {
        "id": kind.code,
        "name": kind.name,
        "shortDescription": {"text": blanked(kind.message, lang)},
        "help": {"text": blanked(kind.hint, lang)},
        "defaultConfiguration": {"level": _LEVEL[kind.severity]},
    }


def _result(found: Diagnostic, index: int, mark: str, lang: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": index,
        "level": _LEVEL[found.severity],
        "message": {"text": f"{message(found, lang)}\n{hint(found, lang)}"},
        "locations": [_location(found.span, found.address)],
        "partialFingerprints": {"perfcli/1": mark},
    }
    if found.related:
        result["relatedLocations"] = [{"id": nth, **_location(s)} for nth, s in enumerate(found.related, 1)]
    if found.fix is not None:
        result["fixes"] = [_fix(found.fix, hint(found, lang))]
    return result


def _fix(fix: Fix, told: str) -> dict[str, Any]:
    """What `validate --fix` would type; whether that is safe stands beside it."""
    replacement = {"deletedRegion": _region(fix.span), "insertedContent": {"text": fix.text}}
    return {
        "description": {"text": told},
        "artifactChanges": [
            {"artifactLocation": _artifact(fix.span), "replacements": [replacement]},
        ],
        "properties": {"safe": fix.safe},
    }


def _artifact(span: Span) -> dict[str, str]:
    return {"uri": quote(relative(span.path)), "uriBaseId": "SRCROOT"}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _location(span: Span, address: str = "") -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": _artifact(span), "region": _region(span)}
    }
    if address:
        location["logicalLocations"] = [{"fullyQualifiedName": address}]
    return location
