"""Waivers against findings: what they cover is set aside with its reason, what is wrong with them is said.

In: findings, waivers, today's date. Out: findings that stand, findings that are waived, findings on the waivers.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from perfcli.comparing import approval_kinds
from perfcli.diagnostics import Diagnostic, diagnose
from perfcli.lint.site import kinds as site_kinds
from perfcli.loading import kinds
from perfcli.syntax import kinds as syntax_kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from perfcli.syntax.comments import Waiver

APPROVED = frozenset(kind.code for kind in approval_kinds.BINDING)
"""A change of what was approved is set right by an adjustment on record, and by nothing less."""
_UNSOUND = frozenset(kind.code for kind in (*syntax_kinds.KINDS, *kinds.KINDS))
UNWAIVABLE = _UNSOUND | APPROVED
"""A file that cannot be read or does not hold is not a matter of judgement."""

_OF_WAIVERS = (kinds.WAIVER_SHAPE, kinds.WAIVER_REASON, kinds.WAIVER_EXPIRED, kinds.WAIVER_UNUSED)
FAULTS = (_UNSOUND - {kind.code for kind in _OF_WAIVERS}) | {kind.code for kind in site_kinds.KINDS}
"""What stands whatever codes are asked for: a file that could not be checked must never look clean."""


class Waived(NamedTuple):
    """A finding that a waiver set aside."""

    diagnostic: Diagnostic
    waiver: Waiver


class Judged(NamedTuple):
    """Findings after the waivers."""

    standing: tuple[Diagnostic, ...]
    waived: tuple[Waived, ...]


def judge(
    found: Iterable[Diagnostic],
    waivers: Iterable[Waiver],
    asked: Callable[[str], frozenset[str]],
    today: date,
    broken: frozenset[str] = frozenset(),
) -> Judged:
    """Apply every waiver. `asked` gives the codes that were looked for in a file: only those can prove a waiver unused.

    `broken` holds the paths of files whose rules could not run: no waiver of theirs is called unused.
    """
    by_path: dict[str, list[Waiver]] = {}
    standing: list[Diagnostic] = []
    for waiver in waivers:
        by_path.setdefault(waiver.span.path, []).append(waiver)
    used: dict[Waiver, set[str]] = {}
    waived: list[Waived] = []
    for finding in found:
        covering = _covering(finding, by_path.get(finding.span.path, ()), today)
        if covering is None:
            standing.append(finding)
        else:
            used.setdefault(covering, set()).add(finding.code)
            waived.append(Waived(finding, covering))
    for path in sorted(by_path):
        for waiver in by_path[path]:
            codes = frozenset() if path in broken else asked(path)
            standing.extend(_faults(waiver, used.get(waiver, set()), codes, today))
    return Judged(tuple(standing), tuple(waived))


def _covering(finding: Diagnostic, waivers: Iterable[Waiver], today: date) -> Waiver | None:
    """The first valid waiver of this code around this place."""
    if finding.code in UNWAIVABLE:
        return None
    place = (finding.span.line, finding.span.column)
    for waiver in waivers:
        covers = waiver.covers
        inside = (covers.line, covers.column) <= place < (covers.end_line, covers.end_column)
        if inside and finding.code in waiver.codes and waiver.reason and _holds(waiver, today):
            return waiver
    return None


def _until(waiver: Waiver) -> date | None:
    """The last day of a waiver; None when it has none or it is no date."""
    try:
        return date.fromisoformat(waiver.until) if waiver.until else None
    except ValueError:
        return None


def _holds(waiver: Waiver, today: date) -> bool:
    until = _until(waiver)
    return until >= today if until else not waiver.until


def _faults(waiver: Waiver, used: set[str], asked: frozenset[str], today: date) -> list[Diagnostic]:
    """What is wrong with one waiver."""
    codes = ", ".join(waiver.codes)
    if not waiver.shape or (waiver.until and _until(waiver) is None):
        return [diagnose(kinds.WAIVER_SHAPE, waiver.span, found=waiver.text)]
    if not waiver.reason:
        return [diagnose(kinds.WAIVER_REASON, waiver.span, codes=codes)]
    if not _holds(waiver, today):
        return [diagnose(kinds.WAIVER_EXPIRED, waiver.span, codes=codes, until=waiver.until)]
    unused = [code for code in waiver.codes if code not in used and (code in asked or not _known(code))]
    return [diagnose(kinds.WAIVER_UNUSED, waiver.span, codes=", ".join(unused))] if unused else []


def _known(code: str) -> bool:
    """Whether a code has the form of one; what has not can never be used."""
    return len(code) == len("PF000") and code.startswith("PF") and code[2:].isdigit()
