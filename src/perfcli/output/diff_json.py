"""A comparison as JSON (`perfcli-diff/1`), and the schema of it. In: a `Comparison`. Out: text.

Every node of both sides stands in `nodes` once, those without a difference too. A key may be added within version 1; none is
taken away and none changes its meaning.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from perfcli import __version__
from perfcli.comparing.kinds import AGAINST, OF_VERDICT, Verdict
from perfcli.comparing.words import KINDS

if TYPE_CHECKING:
    from perfcli.comparing.compare import Comparison, Match, Side
    from perfcli.comparing.judge import Line
    from perfcli.comparing.pairing import Spot

FORMAT = "perfcli-diff/1"


def render(found: Comparison) -> str:
    """The whole comparison."""
    data = {
        "format": FORMAT,
        "version": __version__,
        "old": _side(found.old),
        "new": _side(found.new),
        "verdict": found.verdict.word,
        "counts": {verdict.word: count for verdict, count in found.counts().items()},
        "region": [_line(line) for line in found.law],
        "nodes": [_match(match) for match in found.matches],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _side(side: Side) -> dict[str, Any]:
    return {"name": side.name, "year": side.year, "files": [file.path for file in side.files]}


def _match(match: Match) -> dict[str, Any]:
    pair = match.pair
    both = pair.old is not None and pair.new is not None
    return {
        "verdict": match.verdict.word,
        "kind": match.spot.node.kind,
        "match": {"by": pair.how, "percent": pair.percent} if both else None,
        "with_parent": match.folded,
        "old": _spot(pair.old),
        "new": _spot(pair.new),
        "changes": [_line(line) for line in match.lines],
    }


def _spot(spot: Spot | None) -> dict[str, Any] | None:
    if spot is None:
        return None
    place = spot.tree.head_span(spot.node.where)
    return {
        "address": spot.node.address,
        "number": spot.node.number,
        "name": spot.node.name,
        "path": place.path,
        "line": place.line,
        "column": place.column,
    }


def _line(line: Line) -> dict[str, Any]:
    kind = AGAINST if line.against else OF_VERDICT[line.verdict]
    return {
        "code": kind.code,
        "verdict": line.verdict.word,
        "key": line.key,
        "before": line.before,
        "after": line.after,
        "detail": line.detail._asdict(),
    }


_TEXT = {"type": "string"}
_COUNT = {"type": "integer", "minimum": 0}
_VERDICT = {"enum": [verdict.word for verdict in sorted(Verdict, reverse=True)]}


def _object(**properties: object) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": [*properties]}


SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": FORMAT,
    "description": "What perfcli diff --output-format json prints.",
    **_object(
        format={"const": FORMAT},
        version={**_TEXT, "description": "of perfcli"},
        old={"$ref": "#/$defs/side"},
        new={"$ref": "#/$defs/side"},
        verdict={**_VERDICT, "description": "the worst of all, what --fail-on asks about"},
        counts=_object(**{verdict.word: _COUNT for verdict in sorted(Verdict, reverse=True)}),
        region={"type": "array", "items": {"$ref": "#/$defs/change"}, "description": "changes of region.yaml that touch all"},
        nodes={"type": "array", "items": {"$ref": "#/$defs/node"}, "description": "every node of both sides once, worst first"},
    ),
    "$defs": {
        "side": _object(name=_TEXT, year={"type": "integer"}, files={"type": "array", "items": _TEXT}),
        "node": _object(
            verdict=_VERDICT,
            kind={"enum": [*KINDS]},
            match={
                "description": "how the two sides were found to be one; null where only one side has the node",
                "anyOf": [
                    {"type": "null"},
                    _object(
                        by={"enum": ["id", "register", "content"]},
                        percent={"type": "integer", "minimum": 0, "maximum": 100},
                    ),
                ],
            },
            with_parent={"type": "boolean", "description": "whether it came or went with the node above it"},
            old={"anyOf": [{"type": "null"}, {"$ref": "#/$defs/place"}]},
            new={"anyOf": [{"type": "null"}, {"$ref": "#/$defs/place"}]},
            changes={"type": "array", "items": {"$ref": "#/$defs/change"}},
        ),
        "place": _object(
            address=_TEXT, number=_TEXT, name=_TEXT, path=_TEXT,
            line={"type": "integer", "minimum": 1}, column={"type": "integer", "minimum": 1},
        ),
        "change": _object(
            code={"type": "string", "pattern": "^PF[0-9]{3}$"},
            verdict=_VERDICT,
            key={**_TEXT, "description": "the key of what changed, such as target; empty for the whole node"},
            before=_TEXT,
            after=_TEXT,
            detail=_object(zh=_TEXT, en=_TEXT),
        ),
    },
}  # fmt: skip


def schema_text() -> str:
    """The schema as it is published."""
    return json.dumps(SCHEMA, ensure_ascii=False, indent=2) + "\n"
