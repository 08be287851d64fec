"""The catalogue of codes as JSON (`perfcli-rules/1`), and its schema, which `docs/generate.py` publishes.

In: kinds of findings with their scopes and rules. Out: JSON text. A key may be added within version 1; none is taken away.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from perfcli import __version__
from perfcli.lint.sample import files_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfcli.diagnostics import Kind, Text
    from perfcli.lint.rule import Rule, Sample

FORMAT = "perfcli-rules/1"
FIXES = ("none", "safe", "unsafe")


def catalogue(found: Iterable[tuple[Kind, Text, Rule | None]]) -> str:
    """All of them, in order of code."""
    rules = [_entry(kind, scope, rule) for kind, scope, rule in found]
    whole = {"format": FORMAT, "version": __version__, "rules": rules}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _entry(kind: Kind, scope: Text, rule: Rule | None) -> dict[str, Any]:
    return {
        "code": kind.code,
        "name": kind.name,
        "severity": kind.severity.label,
        "rule": rule is not None,
        "scope": rule.scope if rule is not None else "stage",
        "scope_label": scope._asdict(),
        "message": kind.message._asdict(),
        "hint": kind.hint._asdict(),
        "why": rule.why._asdict() if rule is not None else None,
        "source": rule.source._asdict() if rule is not None else None,
        "audience": rule.audience.value if rule is not None else None,
        "keys": list(rule.keys) if rule is not None else [],
        "years": rule.years if rule is not None else False,
        "fix": (rule.repairs or "none") if rule is not None else "none",
        "samples": {
            "good": [_sample(rule.good)] if rule is not None else [],
            "bad": [_sample(one) for one in rule.bad] if rule is not None else [],
        },
    }


def _sample(sample: Sample) -> dict[str, Any]:
    return {"files": files_of(sample), "findings": sample.found}


_TEXT = {"type": "string"}
_BOTH: dict[str, Any] = {"type": "object", "properties": {"zh": _TEXT, "en": _TEXT}, "required": ["zh", "en"]}
_SAMPLES: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "files": {"type": "object", "additionalProperties": _TEXT, "description": "whole files by name"},
            "findings": {"type": "integer", "minimum": 0, "description": "how often the rule speaks on them"},
        },
        "required": ["files", "findings"],
    },
}
_FIELDS: dict[str, Any] = {
    "code": {**_TEXT, "pattern": "^PF[0-9]{3}$"},
    "name": _TEXT,
    "severity": {"enum": ["error", "warning", "remark"]},
    "rule": {"type": "boolean", "description": "whether validate finds it; else a stage on its way says it"},
    "scope": {"enum": ["file", "region", "law", "stage"], "description": "law: the region's own file"},
    "scope_label": _BOTH,
    "message": {**_BOTH, "description": "with {arguments}"},
    "hint": {**_BOTH, "description": "what to do, with {arguments}"},
    "why": {"anyOf": [_BOTH, {"type": "null"}]},
    "source": {"anyOf": [_BOTH, {"type": "null"}]},
    "audience": {"enum": ["department", "bureau", "auditor", None]},
    "keys": {"type": "array", "items": _TEXT, "description": "keys of a file that it speaks about"},
    "years": {"type": "boolean", "description": "whether it compares years"},
    "fix": {"enum": list(FIXES)},
    "samples": {
        "type": "object",
        "properties": {"good": _SAMPLES, "bad": _SAMPLES},
        "required": ["good", "bad"],
    },
}
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": FORMAT,
    "description": "What perfcli rule --all --output-format json prints.",
    "type": "object",
    "properties": {
        "format": {"const": FORMAT},
        "version": {**_TEXT, "description": "of perfcli"},
        "rules": {
            "type": "array",
            "items": {"type": "object", "properties": _FIELDS, "required": list(_FIELDS)},
        },
    },
    "required": ["format", "version", "rules"],
}


def schema_text() -> str:
    """The schema as the text of its file."""
    return json.dumps(SCHEMA, ensure_ascii=False, indent=1) + "\n"
