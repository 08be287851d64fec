"""What was handed in more than once: equal workbooks count once, of different ones of one home none does, until a person chooses.

In: what was received in one batch. Out: the same, marked, with a finding each.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from perfcli.collecting import form_kinds as kinds
from perfcli.collecting.identity import OCCASIONS
from perfcli.diagnostics import Span, Text, diagnose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.collecting.received import Received
    from perfcli.diagnostics import Diagnostic


def once(received: Sequence[Received]) -> list[Received]:
    """Of equal workbooks the first counts; of different ones of one home none does."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for nth, one in enumerate(received):
        groups[one.receipt.home, one.receipt.occasion].append(nth)
    result = list(received)
    for members in groups.values():
        first: dict[str, int] = {}
        for nth in members:
            original = first.setdefault(received[nth].receipt.sha256, nth)
            if original != nth:
                result[nth] = _unused(received[nth], _same(received[nth], received[original]))
        if len(first) > 1:
            files = "、".join(received[nth].receipt.file for nth in first.values())
            for nth in first.values():
                result[nth] = _unused(received[nth], _twice(received[nth], files, len(first)))
    return result


def _unused(one: Received, why: Diagnostic) -> Received:
    return one._replace(receipt=one.receipt._replace(used=False), findings=(*one.findings, why))


def _same(one: Received, other: Received) -> Diagnostic:
    return diagnose(kinds.SAME_BOOK, Span(one.receipt.file), other=other.receipt.file)


def _twice(one: Received, files: str, number: int) -> Diagnostic:
    form = Text(OCCASIONS[one.receipt.occasion], one.receipt.occasion)
    return diagnose(
        kinds.BOOK_TWICE, Span(one.receipt.file), name=one.receipt.name, form=form, count=number, files=files
    )
