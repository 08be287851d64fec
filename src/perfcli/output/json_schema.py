"""The schema of `perfcli-findings/1`, for those who read it with a program; `docs/generate.py` publishes it.

A key may be added within version 1; none is taken away and none changes its meaning.
"""

from __future__ import annotations

import json
from typing import Any

from perfcli.output.json_ import FORMAT

_COUNT = {"type": "integer", "minimum": 0}
_FROM_ONE = {"type": "integer", "minimum": 1}
_TEXT = {"type": "string"}
_BOTH = {
    "type": "object",
    "properties": {"zh": _TEXT, "en": _TEXT},
    "required": ["zh", "en"],
}
_PLACE = {
    "path": {**_TEXT, "description": "as it was given on the command line, or found below it"},
    "line": {**_FROM_ONE, "description": "counted from 1"},
    "column": {**_FROM_ONE, "description": "in characters, counted from 1"},
    "end_line": _FROM_ONE,
    "end_column": {**_FROM_ONE, "description": "the first column that is no longer meant"},
}
_FINDING = {
    "code": {"type": "string", "pattern": "^PF[0-9]{3}$"},
    "name": {**_TEXT, "description": "the code's name, such as bare-worst"},
    "severity": {"enum": ["error", "warning", "remark"]},
    **_PLACE,
    "address": {
        **_TEXT,
        "description": "the node that is meant, such as npc/supervision; empty where there is none",
    },
    "message": {**_BOTH, "description": "what was found"},
    "hint": {**_BOTH, "description": "what to do about it"},
    "related": {"type": "array", "items": {"type": "object", "properties": _PLACE, "required": [*_PLACE]}},
    "fix": {
        "description": "what --fix would put in a place (with safe: false, --unsafe-fixes); null where there is none",
        "type": ["object", "null"],
        "properties": {**_PLACE, "text": _TEXT, "safe": {"type": "boolean"}},
        "required": [*_PLACE, "text", "safe"],
    },
}
_WAIVED = {
    "code": _FINDING["code"],
    **_PLACE,
    "address": _FINDING["address"],
    "message": _FINDING["message"],
    "until": {**_TEXT, "description": "the last day of the waiver; empty where it has none"},
    "reason": _TEXT,
    "waiver": {"type": "object", "properties": _PLACE, "required": [*_PLACE]},
}
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": FORMAT,
    "description": "What perfcli validate --output-format json prints.",
    "type": "object",
    "properties": {
        "format": {"const": FORMAT},
        "version": {**_TEXT, "description": "of perfcli"},
        "files": {**_COUNT, "description": "how many files were checked"},
        "waived": {**_COUNT, "description": "how many findings the files waive"},
        "waivers": {
            "type": "array",
            "description": "the findings that are waived, each with its waiver",
            "items": {"type": "object", "properties": _WAIVED, "required": [*_WAIVED]},
        },
        "baseline": {**_COUNT, "description": "how many findings the baseline holds"},
        "newer": {
            "type": "array",
            "description": "rules that are off because they are newer than the rule set that is pinned",
            "items": _FINDING["code"],
        },
        "findings": {
            "type": "array",
            "items": {"$ref": "#/$defs/finding"},
        },
    },
    "required": ["format", "version", "files", "waived", "findings"],
    "$defs": {
        "finding": {
            "description": "One finding; json-lines prints one a line.",
            "type": "object",
            "properties": _FINDING,
            "required": [*_FINDING],
        }
    },
}


def schema_text() -> str:
    """The schema as it is published."""
    return json.dumps(SCHEMA, ensure_ascii=False, indent=2) + "\n"
