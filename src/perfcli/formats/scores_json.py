"""scores.json (`perfcli-scores/1`): a whole scorecard as JSON and back, equal to the one that was written.

In: a `Scorecard` and the hashes of the outputs beside it; or the bytes of such a file. Out: bytes; a `Scorecard`, or
diagnostics PF607-PF609. Decimals are strings. Ladders stand once in a table and are named by their number. The second
line holds the hash of everything below it, so that a file that was edited or cut short is not printed from.
"""

from __future__ import annotations

import hashlib
import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from perfcli.diagnostics import Diagnostic, Span, Text, diagnose
from perfcli.files import FileError, decode_utf8
from perfcli.formats import kinds
from perfcli.formats.scores_check import contradiction
from perfcli.formats.scores_reader import Damaged, card_of
from perfcli.quantity import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from perfcli.scoring.scorecard import (
        Checked,
        CheckedScore,
        Ladder,
        Rejected,
        Score,
        Scorecard,
        Tally,
        Value,
        Verdict,
    )

suffixes = (".json",)
FORMAT = "perfcli-scores/1"

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"
_encode = json.JSONEncoder(ensure_ascii=False).encode
_quote = json.encoder.encode_basestring
_SEALED = re.compile(r'\{\n"format": "[^"\n]*",\n"sha256": "([0-9a-f]{64})",\n')


def write(card: Scorecard, outputs: Mapping[str, str]) -> bytes:
    """The scorecard as UTF-8, one indicator a line; `outputs` names the files beside it and their SHA-256."""
    ladders: dict[int, int] = {}
    shapes: list[Json] = []
    for score in card.scores:
        ladder = score.place.ladder
        if ladder is not None and id(ladder) not in ladders:
            ladders[id(ladder)] = len(shapes)
            shapes.append(_ladder(ladder))
    # Encoded line by line: the whole is large, and every further copy of it costs.
    head = "".join([f'"{key}": {_encode(value)},\n' for key, value in _head(card, outputs).items()])
    rejected = (_encode(_rejected(row)) for row in card.rejected)
    body = b"".join(
        [
            head.encode(),
            *_list("ladders", map(_encode, shapes)), b",\n",
            *_list("tallies", map(_tally, card.tallies)), b",\n",
            *_list("scores", _scores(card, ladders)), b",\n",
            *_list("rejected", rejected), *_checked(card.checked), b"\n}",
        ]
    )  # fmt: skip
    return b'{\n"format": "%b",\n"sha256": "%b",\n%b\n' % (FORMAT.encode(), _hash(body).encode(), body)


def _hash(body: bytes) -> str:
    """SHA-256 of what stands below the line that names it; the last line end does not count."""
    return hashlib.sha256(body).hexdigest()


def _list(key: str, items: Iterable[str]) -> Iterator[bytes]:
    """A list with one item on each line."""
    yield f'"{key}": [\n'.encode()
    between = b""
    for item in items:
        yield between
        yield item.encode()
        between = b",\n"
    yield b"\n]" if between else b"]"


def _head(card: Scorecard, outputs: Mapping[str, str]) -> dict[str, Json]:
    """Everything but the four lists and the first two lines."""
    receipt, basis = card.receipt, card.basis
    return {
        "check": receipt.check,
        "year": card.year,
        "region": card.region,
        "notices": list(card.notices),
        "grades": list(card.grades),
        "rows": {
            "total": card.rows, "accepted": card.accepted, "rejected": len(card.rejected),
            **({"superseded": len(card.corrections)} if card.corrections else {}),
        },
        "profile": {
            "title": basis.title, "name": basis.name, "source": list(basis.source), "adopted": basis.adopted,
            "points": {label: show(points) for label, points in basis.points},
            "totals": [[label, _plain(least)] for label, least in basis.totals],
            "note": basis.note, **({} if basis.explain is None else {"explain": show(basis.explain)}), "places": card.rounding[0], "mode": card.rounding[1],
        },
        "receipt": {
            "version": receipt.version, "content": receipt.content,
            **({"faulty": list(receipt.faulty)} if receipt.faulty is not None else {}),
            "sources": [
                {"role": s.role, "path": s.path, "sha256": s.sha256, **({"raw": s.raw} if s.raw else {})}
                for s in receipt.sources
            ],
        },
        "outputs": dict(sorted(outputs.items())),
        "headers": list(card.headers),
        "columns": list(card.columns),
        **_added(card),
    }  # fmt: skip


def _added(card: Scorecard) -> dict[str, Json]:
    """Several tables, corrections and files of evidence, where there are any: each as a list of objects by field."""
    lists: dict[str, list[Json]] = {
        "tables": [one._asdict() for one in card.tables],
        "corrections": [one._asdict() for one in card.corrections],
        "evidence": [one._asdict() for one in card.proofs],
    }
    return {key: found for key, found in lists.items() if found}


def _ladder(ladder: Ladder) -> Json:
    return {
        "kind": ladder.kind, "unit": ladder.unit, "higher": ladder.higher, "name": ladder.name,
        "rungs": [
            {"label": r.label, "text": r.text, "reading": r.reading, "bound": _plain(r.bound), "inclusive": r.inclusive}
            for r in ladder.rungs
        ],
    }  # fmt: skip


def _tally(tally: Tally) -> str:
    counts = ", ".join([f"{_quote(label)}: {count}" for label, count in tally.counts])
    return (
        f'{{"level": {_quote(tally.level)}, "address": {_quote(tally.address)}, "number": {_quote(tally.number)}, '
        f'"name": {_quote(tally.name)}, "counts": {{{counts}}}, "total": {tally.total}, "graded": {tally.graded}, '
        f'"missing": {tally.missing}, "absent": {tally.absent}, "not_applicable": {tally.not_applicable}, '
        f'"rejected": {tally.rejected}, "unscorable": {tally.unscorable}, "weight": {_number(tally.weight)}, '
        f'"points": {_number(tally.points)}, "unrounded": {_number(tally.unrounded)}, '
        f'"grade": {_quote(tally.grade)}, "pointed": {tally.pointed}}}'
    )


def _scores(card: Scorecard, ladders: Mapping[int, int]) -> Iterable[str]:
    """One object an indicator; the part that equal actuals share is spelled once.

    Spelled field by field: for a province this is a third of the time that a dictionary for each takes.
    """
    spelled: dict[int, str] = {}
    for score in card.scores:
        place, verdict = score.place, score.verdict
        shared = spelled.get(id(verdict))
        if shared is None:
            shared = spelled[id(verdict)] = _verdict(verdict)
        yield (
            f'{{"address": {_quote(place.address)}, "number": {_quote(place.number)}, '
            f'"department": {_quote(place.department)}, "budget_unit": {_quote(place.unit)}, '
            f'"duty": {_quote(place.duty)}, "activity": {_quote(place.activity)}, '
            f'"project": {_quote(place.project)}, "indicator": {_quote(place.indicator)}, '
            f'"weight": {_number(place.weight)}, "target": {_quote(place.target)}, '
            f'"ladder": {ladders.get(id(place.ladder), "null")}, '
            f'"status": {_quote(score.status)}, "actual": {_quote(score.actual)}, '
            f'"source_row": {score.row or "null"}, "deviation_reason": {_quote(score.reason)}, '
            f'"measure": {_quote(score.measure)}, "evidence": {_quote(score.evidence)}, '
            f'"as_of": {_quote(score.as_of)}, {_marks(score)}"cells": [{", ".join(map(_quote, score.cells))}], {shared}}}'
        )


def _marks(score: Score) -> str:
    """What few indicators have."""
    marks = (("stated", score.stated), ("origin", score.origin))
    return "".join([f'"{key}": {_quote(said)}, ' for key, said in marks if said])


def _number(value: Decimal | None) -> str:
    return "null" if value is None else f'"{show(value)}"'


def _verdict(verdict: Verdict) -> str:
    value, reason = verdict.value, verdict.reason
    numeric = isinstance(value, Decimal)
    shown = _number(value) if isinstance(value, Decimal) else "null" if value is None else _quote(value)
    return (
        f'"value": {shown}, "numeric": {"true" if numeric else "false"}, "unit": {_quote(verdict.unit)}, '
        f'"grade": {_quote(verdict.grade)}, "rank": {verdict.rank if verdict.rank >= 0 else "null"}, '
        f'"points": {_number(verdict.points)}, "full": {_number(verdict.full)}, "bound": {_quote(verdict.bound)}, '
        f'"next_grade": {_quote(verdict.next_grade)}, "next_bound": {_quote(verdict.next_bound)}, '
        f'"distance": {_number(verdict.distance)}, "distance_unit": {_quote(verdict.distance_unit)}, '
        f'"reason": {{"zh": {_quote(reason.zh)}, "en": {_quote(reason.en)}}}'
    )


def _rejected(row: Rejected) -> Json:
    return {
        "row": row.row, "column": row.column, "code": row.code, "address": row.address,
        "message": {"zh": row.message.zh, "en": row.message.en}, "cells": list(row.cells),
        **({"table": row.table} if row.table else {}),
    }  # fmt: skip


def _checked(checked: Checked | None) -> Iterator[bytes]:
    """The check, where there is one: a key that earlier readers pass over."""
    if checked is None:
        return
    head: dict[str, Json] = {
        "rows": {"total": checked.rows, "accepted": checked.accepted, "rejected": len(checked.rejected)},
        "indicators": checked.total,
        "headers": list(checked.headers),
        "notices": list(checked.notices),
    }
    yield b',\n"checked": {\n'
    yield "".join([f'"{key}": {_encode(value)},\n' for key, value in head.items()]).encode()
    yield from _list("tallies", map(_tally, checked.tallies))
    yield b",\n"
    yield from _list("scores", map(_check, checked.scores))
    yield b",\n"
    yield from _list("rejected", (_encode(_rejected(row)) for row in checked.rejected))
    yield b"\n}"


def _check(score: CheckedScore) -> str:
    return (
        f'{{"address": {_quote(score.address)}, "state": {_quote(score.state)}, "status": {_quote(score.status)}, '
        f'"actual": {_quote(score.actual)}, "source_row": {score.row}, "check_reason": {_quote(score.reason)}, '
        f'"checker": {_quote(score.checker)}, "evidence": {_quote(score.evidence)}, {_verdict(score.verdict)}}}'
    )


def _plain(value: Value) -> str | None:
    return show(value) if isinstance(value, Decimal) else value


def outputs_of(data: bytes) -> dict[str, str]:
    """The files beside a score file that was read without complaint, and the hashes that they were written with."""
    named = _data(decode_utf8(data, "")).get("outputs")
    if not isinstance(named, dict):
        return {}
    return {name: hash_ for name, hash_ in named.items() if isinstance(hash_, str) and _is_name(name)}


def _is_name(name: str) -> bool:
    """Whether it is the name of a file in the same folder."""
    return bool(name) and not any(sign in name for sign in "/\\:\0") and name not in (".", "..")


def read(data: bytes, path: str) -> tuple[Scorecard | None, tuple[Diagnostic, ...]]:
    """The scorecard in a scores.json, or why it is none."""
    try:
        text = decode_utf8(data, path)
        card = card_of(_data(text))
    except FileError:
        return None, _not_scores(path, Text("编码不是 UTF-8", "it is not UTF-8"))
    except _NotScoresError as wrong:
        return None, _not_scores(path, wrong.reason)
    except _VersionError as other:
        return None, (diagnose(kinds.SCORES_VERSION, Span(path), found=str(other)[:60], known=FORMAT),)
    except Damaged as damage:
        where = str(damage)
        return None, _not_scores(path, Text(f"“{where}”缺失或不对", f"{where!r} is missing or wrong"))
    if reason := _changed(card, text):
        return None, (diagnose(kinds.SCORES_CHANGED, Span(path), reason=reason),)
    return card, ()


class _NotScoresError(Exception):
    """The text is no scorecard at all."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.reason = Text(zh, en)


class _VersionError(Exception):
    """The text names another format."""


def _data(text: str) -> dict[str, Any]:
    """The JSON object in a text of this format."""
    try:
        found = json.loads(text, parse_float=_refuse, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise _NotScoresError("不是 JSON", "it is not JSON") from None
    if not isinstance(found, dict) or not isinstance(found.get("format"), str):
        raise _NotScoresError("没有写格式", "it names no format")
    if found["format"] != FORMAT:
        raise _VersionError(found["format"])
    return found


def _changed(card: Scorecard, text: str) -> Text | None:
    """What shows that the file is not as it was written."""
    if where := contradiction(card):
        return Text(f"：“{where}”和其他内容对不上", f": {where!r} does not agree with the rest")
    sealed = _SEALED.match(text)
    if sealed is None:
        return Text("：开头没有校验值", ": its hash is not where it was written")
    return (
        None
        if _hash(text[sealed.end() :].rstrip().encode("utf-8", "surrogatepass")) == sealed[1]
        else Text("：校验值不符", ": its hash does not fit")
    )


def _refuse(text: str) -> None:
    """Scores hold no binary fractions."""
    raise ValueError(text)


def _not_scores(path: str, reason: Text) -> tuple[Diagnostic, ...]:
    return (diagnose(kinds.SCORES, Span(path), reason=reason),)
