"""A county's year at the command line of its bureau: declare, approve, monitor, evaluate, score, publish.

In: a `Case`. Every stage does what two people would type, and asserts what they would want to be sure of: who stands where on
a day, that no file and no filled cell is lost, that the scores are those that were meant to come out.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from openpyxl import Workbook

from tests.collecting.office import SOFFICE
from tests.year import clerks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from decimal import Decimal

    from tests.conftest import Answer as Said
    from tests.conftest import Perfcli
    from tests.year.county import Answer

NAMES = {"declare": "绩效目标申报表", "monitor": "绩效运行监控表", "evaluate": "绩效自评表"}
EVIDENCE = "1.1.1-巡查台账.pdf"
ROLES = ("good", "last-year", "elsewhere", "cut", "text", "copied")
"""How the first homes hand their declarations in; the last one is late, the others are good."""


class Case(NamedTuple):
    """A county and its year."""

    year: int
    homes: Mapping[str, str]
    """Names by id, of everyone who reports."""
    answers: Mapping[str, Mapping[str, Answer]]
    """By home and address."""
    elsewhere: Callable[[Path], Path] | None = None
    """Writes another county below a folder."""
    spending: Sequence[tuple[object, ...]] = ()
    execution: Mapping[str, Decimal] = {}
    """The points for its money of every project, by address."""
    resaved: tuple[str, ...] = ("declare", "evaluate")
    """The occasions for which every third workbook is saved by LibreOffice."""


class Bureau:
    """The desk at which the commands are typed, in the folder of the workspace."""

    def __init__(self, perfcli: Perfcli, case: Case, folder: Path) -> None:
        self.type = perfcli
        self.case = case
        self.folder = folder
        self.resaved = 0

    def run(self, *words: str, code: int = 0) -> Said:
        """Type a command, which must end as said."""
        said = self.type(*words)
        assert said.code == code, (words, said)
        return said

    def role(self, home: str) -> str:
        """How a home hands its declaration in."""
        nth, last = list(self.case.homes).index(home), len(self.case.homes) - 1
        return "late" if nth == last else ROLES[nth] if nth < min(len(ROLES), last) else "good"

    def book(self, folder: str, home: str, occasion: str, year: int | None = None) -> Path:
        """A home's workbook in a folder."""
        return Path(folder) / f"{self.case.homes[home]}-{year or self.case.year}年度{NAMES[occasion]}.xlsx"

    def send(self, occasion: str, day: str, *more: str) -> str:
        """Send it out twice: everyone has a workbook, and the second run writes the same bytes."""
        for out, note in ((f"发出-{occasion}", "--note"), (f"再发-{occasion}", "--no-note")):
            words = ("collect", "send", occasion, "--year", str(self.case.year), "--out", out)
            self.run(*words, "--date", day, note, *more)
        first, second = (_hashes(Path(f"{word}-{occasion}")) for word in ("发出", "再发"))
        assert first == second
        assert len(first) == len(self.case.homes)
        return f"发出-{occasion}"

    def resave(self, occasion: str, paths: Sequence[Path]) -> None:
        """Every third of the workbooks was saved by LibreOffice, where it is installed."""
        if SOFFICE is not None and occasion in self.case.resaved:
            self.resaved += clerks.resave(paths[::3], self.folder.parent / f"{self.folder.name}-office")

    def status(self, occasion: str, day: str) -> dict[str, dict[str, Any]]:
        """How everyone stands on a day; everyone is there, once."""
        shutil.rmtree("台账", ignore_errors=True)
        words = ("--occasion", occasion, "--year", str(self.case.year), "--as-of", day)
        self.run("collect", "status", *words, "--out", "台账", "--format", "json,xlsx,html")
        (path,) = Path("台账").glob("*.json")
        rows = json.loads(path.read_text(encoding="utf-8"))["rows"]
        assert sorted(row["home"] for row in rows) == sorted(self.case.homes)
        return {row["home"]: row for row in rows}

    def receive(self, path: str, day: str, *more: str, code: int) -> None:
        """Take in what came."""
        shutil.rmtree("收下", ignore_errors=True)
        words = ("collect", "receive", path, "--year", str(self.case.year), "--out", "收下", "--date", day)
        self.run(*words, *more, code=code)


def _hashes(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def reports() -> list[dict[str, Any]]:
    """What was said of a batch, in one report or two."""
    return [
        json.loads(path.read_text(encoding="utf-8")) for path in sorted(Path("收下").glob("received*.json"))
    ]


def accounted(files: set[str]) -> None:
    """Every file that came is taken, refused or named in a finding, and no other is."""
    found: set[str] = set()
    for one in reports():
        parts = (*one["workbooks"], *one["refused"])
        found |= {part["file"] for part in parts}
        found |= {paper["path"] for part in one["workbooks"] for paper in part["evidence"]}
        found |= {finding["path"] for finding in one["findings"]}
    assert {one.replace("\\", "/") for one in found} == files


def counted(filled: Mapping[str, set[str]]) -> Counter[str]:
    """Every filled cell that openpyxl finds is accepted, doubted or rejected, and no other is but in copied sheets. The sums."""
    total: Counter[str] = Counter()
    for one in reports():
        for book in one["workbooks"]:
            counts, mine = book["counts"], filled[book["file"].replace("\\", "/")]
            told = [cell["origin"] for cell in book["cells"]]
            assert mine <= set(told), book["file"]
            assert all(cell.partition("!")[0].endswith(" (2)") for cell in set(told) - mine), book["file"]
            assert counts["filled"] == len(told) == len(set(told))
            assert counts["filled"] == counts["accepted"] + counts["doubted"] + counts["rejected"]
            total.update(counts)
    return total


def table(path: str) -> list[dict[str, str]]:
    """A CSV file; a line that begins with # is a remark."""
    text = Path(path).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(line for line in io.StringIO(text) if not line.startswith("#")))


def approve(folder: Path) -> None:
    """The people's congress has voted: every draft is approved."""
    for path in folder.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        approved = re.sub(r"^(status|状态): \S+$", _approved, text, count=1, flags=re.MULTILINE)
        assert approved != text, path
        path.write_text(approved, encoding="utf-8")


def _approved(found: re.Match[str]) -> str:
    return f"{found[1]}: {'approved' if found[1] == 'status' else '批复'}"


def export(rows: Sequence[Sequence[object]], path: Path) -> None:
    """The budget system's export as a workbook."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["项目支出明细表（单位：元）"])
    for row in rows:
        sheet.append(list(row))
    book.save(path)
