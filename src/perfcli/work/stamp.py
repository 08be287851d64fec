"""The hashes of the very bytes that were read, put into a receipt beside the hashes of what they mean.

In: a scorecard, the paths of its inputs, the workspace's folder. Out: the scorecard with `Source.raw` filled in. By these a later
`verify` tells that a file was only saved in another encoding or with other line ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.files import FileError, sha256_of
from perfcli.scoring.receipt import shown_path
from perfcli.work.actuals import MAX_TABLE_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from perfcli.scoring.scorecard import Scorecard, Source

SHIPPED = "perfcli/"
"""Before the paths of what comes with the program."""


def stamped(card: Scorecard, inputs: Iterable[str], root: Path) -> Scorecard:
    """The scorecard with the hashes of its files."""
    known = {shown_path(path, str(root)): path for path in inputs}
    sources = tuple(source._replace(raw=_raw(source, known, root)) for source in card.receipt.sources)
    return card._replace(receipt=card.receipt._replace(sources=sources))


def _raw(source: Source, known: dict[str, str], root: Path) -> str:
    """The hash of a file; none for what is no file, and for evidence, whose hash is that of its bytes anyway."""
    if source.role == "evidence" or source.path.startswith(SHIPPED):
        return ""
    path = file_of(source.path)
    try:
        return sha256_of(known.get(path) or root / path, MAX_TABLE_BYTES)
    except FileError:
        return ""


def file_of(path: str) -> str:
    """The file of a source, which may be one of a workbook's sheets."""
    before, sheet, _ = path.rpartition("!")
    return before if sheet and before.lower().endswith((".xlsx", ".xlsm", ".xls")) else path
