"""A baseline: the findings that a workspace lives with for now. It ratchets: it is written once and from then on only shrinks.

In: a verdict, the file. Out: the verdict without the findings that the file holds, those beside it; the file's text. A finding is
known by its code, file, node and the words found, never by its line. The file is one JSON object, sorted, a finding a line with how
often it occurs, and its last line is always the same: two branches that take lines out merge without a conflict.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Diagnostic, Span, Text, diagnose
from perfcli.files import FileError, decode_utf8, read_bytes, relative
from perfcli.loading.file_faults import file_fault
from perfcli.work.scope_kinds import BAD_BASELINE, KINDS, STALE_BASELINE
from perfcli.work.waive import FAULTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perfcli.diagnostics import Argument
    from perfcli.work.validate import Verdict

FORMAT = "perfcli-baseline"
VERSION = 1
_PLACES = frozenset(("line", "row", "rows", "column", "place", "places", "at", "number"))
"""Arguments that say where something stands: they change when a line is put in above."""
_JOINT = " | "
MAX_COUNT = 1_000_000
_OF_RUNS = frozenset(kind.code for kind in KINDS)
"""What is said of settings and of the baseline itself."""


class Baseline(NamedTuple):
    """A baseline as read: how often each finding is in it. `path` is the file, `faults` why it could not be read."""

    path: str
    entries: Mapping[str, int]
    faults: tuple[Diagnostic, ...] = ()


def mark(found: Diagnostic, folder: str) -> str:
    """What a finding is known by, its file seen from the folder of the baseline."""
    shown = found.kind.message.zh
    words = (_word(v) for name, v in found.arguments if name not in _PLACES and f"{{{name}" in shown)
    said = " · ".join(" ".join(word.split()) for word in words if word)
    return _JOINT.join((_head(found.code, found.span.path, folder), found.address or "-", said))


def _head(code: str, path: str, folder: str) -> str:
    return f"{code}{_JOINT}{relative(path, folder or os.curdir).replace(os.sep, '/')}"


def _word(value: Argument) -> str:
    return value.zh if isinstance(value, Text) else str(value)


def read(path: str) -> Baseline:
    """A baseline from its file."""
    try:
        text = decode_utf8(read_bytes(path), path)
    except FileError as error:
        return Baseline(path, {}, (file_fault(error),))
    try:
        pairs = json.loads(text, object_pairs_hook=_Pairs)
    except (ValueError, RecursionError) as error:
        said = getattr(error, "msg", str(error)[:100])
        return _bad(path, Text(f"不是 JSON（{said}）", f"no JSON ({said})"), getattr(error, "lineno", 1))
    if not isinstance(pairs, _Pairs) or (FORMAT, VERSION) not in pairs:
        said = f'"{FORMAT}": {VERSION}'
        return _bad(path, Text(f"没有 {said}", f"there is no {said}"))
    entries: Counter[str] = Counter()
    for key, count in pairs:
        if key == FORMAT:
            continue
        if type(count) is not int or not 0 < count <= MAX_COUNT:
            return _bad(path, Text(f"{key[:60]} 后面应当是次数", f"a count should follow {key[:60]}"))
        entries[key] = max(entries[key], count)  # a line that a merge doubled counts once
    return Baseline(path, entries)


class _Pairs(list[tuple[str, object]]):
    """The pairs of an object, with those that occur twice."""


def _bad(path: str, reason: Text, line: int = 1) -> Baseline:
    return Baseline(path, {}, (diagnose(BAD_BASELINE, Span(path, line, 1, line, 1), reason=reason),))


def text_of(entries: Mapping[str, int]) -> str:
    """The text of a baseline's file."""
    lines = [
        f" {json.dumps(key, ensure_ascii=False)}: {entries[key]}," for key in sorted(entries) if entries[key]
    ]
    return "\n".join(["{", *lines, f' "{FORMAT}": {VERSION}', "}"]) + "\n"


def of(found: Iterable[Diagnostic], path: str) -> Counter[str]:
    """The entries for findings; faults of a file itself are never taken in."""
    folder = os.path.dirname(path)  # noqa: PTH120
    return Counter(mark(one, folder) for one in found if _may_be_kept(one))


def _may_be_kept(found: Diagnostic) -> bool:
    return found.code not in FAULTS and found.code not in _OF_RUNS


def against(verdict: Verdict, baseline: Baseline) -> Verdict:
    """The verdict with the findings that the baseline holds set aside, and a word on entries that no longer occur."""
    left = Counter(baseline.entries)
    folder = os.path.dirname(baseline.path)  # noqa: PTH120
    standing, known = [], []
    for found in verdict.diagnostics:
        key = mark(found, folder) if _may_be_kept(found) else ""
        if left[key] > 0:
            left[key] -= 1
            known.append(found)
        else:
            standing.append(found)
    gone = stale(verdict, baseline)
    if gone:
        count = sum(gone.values())
        standing.append(diagnose(STALE_BASELINE, Span(baseline.path), count=count, sample=min(gone)))
    return verdict._replace(
        diagnostics=tuple(sorted(standing, key=lambda one: one.sort_key())),
        known=tuple(known),
        fatal=(*verdict.fatal, *baseline.faults),
    )


def stale(verdict: Verdict, baseline: Baseline) -> Counter[str]:
    """The entries that no longer occur, by how often: of files that were checked for them, or that are gone."""
    folder = os.path.dirname(baseline.path)  # noqa: PTH120
    there = of((*verdict.diagnostics, *verdict.known), baseline.path)
    looked = {_head(code, path, folder) for path in verdict.paths for code in verdict.asked(path)}
    gone: Counter[str] = Counter()
    for key, count in baseline.entries.items():
        head = key.split(_JOINT, 2)[:2]
        absent = len(head) > 1 and not os.path.exists(os.path.join(folder, head[1]))  # noqa: PTH110, PTH118
        if (_JOINT.join(head) in looked or absent) and count > there[key]:
            gone[key] = count - there[key]
    return gone


def shrunk(verdict: Verdict, baseline: Baseline) -> Counter[str]:
    """The baseline without what no longer occurs: nothing is ever added."""
    return Counter(baseline.entries) - stale(verdict, baseline)
