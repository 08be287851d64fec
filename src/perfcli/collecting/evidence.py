"""Evidence that came with a workbook: files in a folder 佐证材料, linked to indicators by the number that their names begin with.

In: paths with their hashes, the rows as filled in. Out: `Evidence`, and findings for what is missing or belongs nowhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting import form_kinds as kinds
from perfcli.collecting.received import Evidence
from perfcli.diagnostics import Span, diagnose
from perfcli.quantity import normalise
from perfcli.scoring.evidence import names_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perfcli.collecting.received import Filed
    from perfcli.diagnostics import Diagnostic

FOLDER = "佐证材料"
_NUMBER = re.compile(r"([0-9]+(?:[.．][0-9]+)*)")
_PARTS = re.compile(r"[/\\!]")


class Paper(NamedTuple):
    """One file of evidence."""

    path: str
    sha256: str

    @property
    def name(self) -> str:
        """Its name without folders."""
        return _PARTS.split(self.path)[-1]


def is_evidence(path: str) -> bool:
    """Whether a file stands in a folder of evidence."""
    return any(part.strip() == FOLDER for part in _PARTS.split(path)[:-1])


def home_folder(path: str) -> str:
    """Where the workbook stands that a file of evidence belongs to: the folder or archive that holds 佐证材料."""
    before = re.split(rf"(?:^|[/\\!])\s*{FOLDER}\s*[/\\]", path, maxsplit=1)[0]
    return _tidy(before) if before != path else ""


def folders_below(path: str) -> list[str]:
    """The folders below 佐证材料 that a file of evidence stands in."""
    parts = [part.strip() for part in _PARTS.split(path)[:-1]]
    return parts[parts.index(FOLDER) + 1 :] if FOLDER in parts else []


def folder_of(path: str) -> str:
    """The folder or archive of a workbook, said as `home_folder` says it."""
    cut = max(path.rfind(sign) for sign in "/\\!")
    return _tidy(path[:cut]) if cut >= 0 else ""


def _tidy(folder: str) -> str:
    """A folder as one says it: `./a` and `a` are one."""
    plain = folder.removeprefix("./")
    return "" if plain == "." else plain


def linked(papers: Sequence[Paper], rows: Sequence[Filed]) -> tuple[Evidence, ...]:
    """Each file with the indicator whose number its name begins with, or whose cell names it."""
    by_number = {filed.line.number: filed.line.address for filed in rows}
    named = {
        _plain(name): filed.line.address
        for filed in rows
        for name in names_in(filed.values.get("evidence", ""))
    }
    found = []
    for paper in papers:
        number = _number(paper.name)
        address = (
            by_number.get(number)
            or named.get(_plain(paper.name))
            or named.get(_plain(_stem(paper.name)))
            or ""
        )
        found.append(Evidence(paper.path, paper.sha256, number, address))
    return tuple(found)


def findings(
    path: str,
    papers: Sequence[Paper],
    evidence: Sequence[Evidence],
    rows: Sequence[Filed],
    origins: Mapping[str, str],
) -> Iterator[Diagnostic]:
    """Files that were named and did not come, and files that came and belong to nothing."""
    there = {_plain(word) for paper in papers for word in (paper.name, _stem(paper.name))}
    for filed in rows:
        for name in names_in(filed.values.get("evidence", "")):
            if _plain(name) not in there:
                origin = origins.get(filed.line.address, "")
                yield diagnose(kinds.EVIDENCE_MISSING, Span(path), origin=origin, file=name[:80])
    for one in evidence:
        if not one.address:
            yield diagnose(kinds.EVIDENCE_LOOSE, Span(one.path), file=_PARTS.split(one.path)[-1][:80])


def _number(name: str) -> str:
    match = _NUMBER.match(normalise(name))
    return match[1] if match else ""


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name


def _plain(name: str) -> str:
    return normalise(name).lower()
