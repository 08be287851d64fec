"""Printouts as CSV, as Excel and WPS open it: UTF-8 with a byte-order mark, cells that would run as a formula made harmless.

In: a `Printout`. Out: bytes. Lines of text are records of one or two cells; a blank line stands around every table. The text of
a merged cell stands in its first position.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcli.formats import csv_
from perfcli.formats.plain_parts import Line, parts
from perfcli.printout import Written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.printout import Printout

suffixes = (".csv",)
MODULES = ()

_MARKED = re.compile(f"'+[{re.escape(''.join(csv_.FORMULA))}]")


def write(printout: Printout) -> Written:
    """One CSV file."""
    head, *rows = _rows(printout)
    return Written(f"\ufeff{csv_.write(head, rows)}".encode())


def _rows(printout: Printout) -> Iterator[Sequence[str]]:
    table = False
    for part in parts(printout):
        if table or not isinstance(part, Line):
            yield ()
        table = not isinstance(part, Line)
        if isinstance(part, Line):
            yield [_kept(text) for text in part.texts]
        else:
            yield from ([_kept(text) for text in row] for row in part.texts())


def _kept(text: str) -> str:
    """A text whose own apostrophe would be taken for the one that makes formulas harmless gets one more."""
    return f"'{text}" if text[:1] == "'" and _MARKED.match(text) else text
