"""scores.json (`perfcli-scores/1`): a whole scorecard as JSON and back, equal to the one that was written.

In: a `Scorecard` and the hashes of the outputs beside it; or the bytes of such a file. Out: text; a `Scorecard`, or
diagnostics PF608-PF609. Decimals are strings. Ladders stand once in a table and are named by their number.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from perfcli.diagnostics import Diagnostic, Span, Text, diagnose
from perfcli.files import FileError, decode_utf8
from perfcli.formats import kinds
from perfcli.formats.scores_reader import Damaged, card_of
from perfcli.quantity import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perfcli.scoring.scorecard import Ladder, Place, Rejected, Score, Scorecard, Tally, Value, Verdict

suffixes = (".json",)
FORMAT = "perfcli-scores/1"

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"
_encode = json.JSONEncoder(ensure_ascii=False).encode


def write(card: Scorecard, outputs: Mapping[str, str]) -> str:
    """The scorecard as text, one indicator a line; `outputs` names the files beside it and their SHA-256."""
    ladders: dict[int, int] = {}
    shapes: list[Json] = []
    for score in card.scores:
        ladder = score.place.ladder
        if ladder is not None and id(ladder) not in ladders:
            ladders[id(ladder)] = len(shapes)
            shapes.append(_ladder(ladder))
    lines = [f'"{key}": {_encode(value)}' for key, value in _head(card, outputs).items()]
    lines.append(_lines("ladders", map(_encode, shapes)))
    lines.append(_lines("tallies", (_encode(_tally(tally)) for tally in card.tallies)))
    lines.append(_lines("scores", _scores(card, ladders)))
    lines.append(_lines("rejected", (_encode(_rejected(row)) for row in card.rejected)))
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _lines(key: str, items: Iterable[str]) -> str:
    """A list with one item on each line."""
    return f'"{key}": [\n' + ",\n".join(items) + "\n]"


def _head(card: Scorecard, outputs: Mapping[str, str]) -> dict[str, Json]:
    """Everything but the four lists."""
    receipt, basis = card.receipt, card.basis
    return {
        "format": FORMAT,
        "check": receipt.check,
        "year": card.year,
        "region": card.region,
        "notices": list(card.notices),
        "grades": list(card.grades),
        "rows": {"total": card.rows, "accepted": card.accepted, "rejected": len(card.rejected)},
        "profile": {
            "title": basis.title, "name": basis.name, "source": list(basis.source), "adopted": basis.adopted,
            "points": {label: show(points) for label, points in basis.points},
            "totals": [[label, _plain(least)] for label, least in basis.totals],
            "note": basis.note, "places": card.rounding[0], "mode": card.rounding[1],
        },
        "receipt": {
            "version": receipt.version, "content": receipt.content,
            "sources": [{"role": s.role, "path": s.path, "sha256": s.sha256} for s in receipt.sources],
        },
        "outputs": dict(sorted(outputs.items())),
        "headers": list(card.headers),
        "columns": list(card.columns),
    }  # fmt: skip


def _ladder(ladder: Ladder) -> Json:
    return {
        "kind": ladder.kind, "unit": ladder.unit, "higher": ladder.higher, "name": ladder.name,
        "rungs": [
            {"label": r.label, "text": r.text, "reading": r.reading, "bound": _plain(r.bound), "inclusive": r.inclusive}
            for r in ladder.rungs
        ],
    }  # fmt: skip


def _tally(tally: Tally) -> Json:
    return {
        "level": tally.level, "address": tally.address, "number": tally.number, "name": tally.name,
        "counts": dict(tally.counts), "total": tally.total, "graded": tally.graded, "missing": tally.missing,
        "absent": tally.absent, "not_applicable": tally.not_applicable, "rejected": tally.rejected,
        "unscorable": tally.unscorable, "weight": show(tally.weight), "points": _plain(tally.points),
        "unrounded": _plain(tally.unrounded), "grade": tally.grade,
    }  # fmt: skip


def _scores(card: Scorecard, ladders: Mapping[int, int]) -> Iterable[str]:
    """One object an indicator; the part that equal actuals share is spelled once."""
    spelled: dict[int, str] = {}
    for score in card.scores:
        verdict = score.verdict
        shared = spelled.get(id(verdict))
        if shared is None:
            shared = spelled[id(verdict)] = _encode(_verdict(verdict))[1:-1]
        own = _encode(_place(score.place, ladders) | _said(score))
        yield f"{own[:-1]}, {shared}}}"


def _place(place: Place, ladders: Mapping[int, int]) -> dict[str, Json]:
    return {
        "address": place.address, "number": place.number, "department": place.department,
        "budget_unit": place.unit, "duty": place.duty, "activity": place.activity, "project": place.project,
        "indicator": place.indicator, "weight": _plain(place.weight), "target": place.target,
        "ladder": ladders.get(id(place.ladder)),
    }  # fmt: skip


def _said(score: Score) -> dict[str, Json]:
    """What the row of actuals says."""
    return {
        "status": score.status, "actual": score.actual, "source_row": score.row or None,
        "deviation": score.reason, "measure": score.measure, "evidence": score.evidence, "as_of": score.as_of,
        "cells": list(score.cells),
    }  # fmt: skip


def _verdict(verdict: Verdict) -> dict[str, Json]:
    return {
        "value": _plain(verdict.value), "numeric": isinstance(verdict.value, Decimal), "unit": verdict.unit,
        "grade": verdict.grade, "rank": verdict.rank if verdict.rank >= 0 else None,
        "points": _plain(verdict.points), "bound": verdict.bound, "next_grade": verdict.next_grade,
        "next_bound": verdict.next_bound, "distance": _plain(verdict.distance),
        "distance_unit": verdict.distance_unit, "reason": {"zh": verdict.reason.zh, "en": verdict.reason.en},
    }  # fmt: skip


def _rejected(row: Rejected) -> Json:
    return {
        "row": row.row, "column": row.column, "code": row.code, "address": row.address,
        "message": {"zh": row.message.zh, "en": row.message.en}, "cells": list(row.cells),
    }  # fmt: skip


def _plain(value: Value) -> str | None:
    return show(value) if isinstance(value, Decimal) else value


def read(data: bytes, path: str) -> tuple[Scorecard | None, tuple[Diagnostic, ...]]:
    """The scorecard in a scores.json, or why it is none."""
    try:
        found = json.loads(decode_utf8(data, path), parse_float=_refuse, parse_constant=_refuse)
    except FileError:
        return None, _not_scores(path, Text("编码不是 UTF-8", "it is not UTF-8"))
    except (ValueError, RecursionError):
        return None, _not_scores(path, Text("不是 JSON", "it is not JSON"))
    if not isinstance(found, dict) or not isinstance(found.get("format"), str):
        return None, _not_scores(path, Text("没有写格式", "it names no format"))
    if found["format"] != FORMAT:
        return None, (diagnose(kinds.SCORES_VERSION, Span(path), found=found["format"][:60], known=FORMAT),)
    try:
        return card_of(found), ()
    except Damaged as damage:
        where = str(damage)
        return None, _not_scores(path, Text(f"“{where}”缺失或不对", f"{where!r} is missing or wrong"))


def _refuse(text: str) -> None:
    """Scores hold no binary fractions."""
    raise ValueError(text)


def _not_scores(path: str, reason: Text) -> tuple[Diagnostic, ...]:
    return (diagnose(kinds.SCORES, Span(path), reason=reason),)
