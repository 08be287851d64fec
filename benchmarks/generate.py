"""Writes a made-up province: region.yaml, N department files of about 8 kB, and actuals for them.

In: N, a folder, `--rows`. Out: `region.yaml`, `2024/dNNNN.yaml`, `actuals.csv`; the same bytes every time.
Use: `python generate.py 3000 out --rows 10000`.
"""

from __future__ import annotations

import argparse
import csv
from itertools import islice, pairwise, product
from pathlib import Path
from typing import TYPE_CHECKING

import ladders
import phrases
from ladders import Draw, Ladder, T

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

YEAR = 2024
FILE_BYTES = 8000
GRADES = ("优", "良", "中", "差")
SHARED = Ladder(("≥95%", "≥90%", "≥80%", "<80%"), "%", ("96.5%", "92%", "80%", "71.4%"))
HEADERS = ("indicator", "actual", "status", "reason", "measure", "evidence", "as_of")


class Names:
    """Names that are not used twice in the province, so that no region rule has anything to say."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._used: set[str] = set()

    def new(self, stem: str, *parts: Sequence[str]) -> str:
        """`stem` and one of each of `parts`, as yet unused and without a doubled character or word."""
        for _ in range(500):
            name = stem + "".join(self._draw.pick(part) for part in parts)
            if name not in self._used and not any(a == b for a, b in pairwise(name)) and not _echoes(name):
                self._used.add(name)
                return name
        raise SystemExit("too many departments for the words in phrases.py")


def _echoes(name: str) -> bool:
    pairs = [name[n : n + 2] for n in range(len(name) - 1)]
    return len(set(pairs)) < len(pairs)


class Department:
    """One department file: lines of YAML and the addresses with their ladders."""

    def __init__(self, number: int, name: str, fields: Sequence[str], names: Names) -> None:
        self.id = f"d{number:04d}"
        self.name = name
        self.leaves: list[tuple[str, Ladder]] = []
        self._draw = Draw(f"perfcli {number}")
        self._names = names
        self._fields = fields
        self._extra = number % 2  # 12 or 13 indicators: 800 departments have 10,000
        self._clauses = _shuffled(self._draw, list(product(phrases.CONTENTS, fields)))
        self._goals = _shuffled(self._draw, list(product(phrases.GOALS, fields)))
        self.text = self._write()

    def _write(self) -> str:
        lines = [
            "# 虚构省份的示例数据，只用于测速",
            "perfcli: 1",
            f"year: {YEAR}",
            f"department: {{id: {self.id}, name: {self.name}}}",
            "scales:",
            f"  common: {_cells(SHARED)}",
            "objectives:",
        ]
        objectives = _shuffled(self._draw, list(phrases.OBJECTIVES))[:3]
        for number, text in zip("一二三", objectives, strict=True):
            lines.append(f"  - （{number}）{text.format(self._draw.pick(self._fields))}")
        lines.append("duties:")
        for duty, activities in enumerate(
            self._draw.pick(((2, 2, 2), (1, 2, 3), (3, 3), (2, 1, 3), (1, 1, 2, 2)))
        ):
            lines += self._duty(duty, activities)
        return self._filled("\n".join(lines) + "\n")

    def _filled(self, text: str) -> str:
        """`text` with further clauses put into its contents until the file has its size."""
        missing = FILE_BYTES - 300 + self._draw.below(600) - len(text.encode())
        head, *rest = text.split("@")
        contents: list[dict[str, str]] = [
            {} for _ in rest
        ]  # of one activity: template to clause, no template twice
        while missing > 0:
            cell = contents[self._draw.below(len(contents))]
            clause = self._clause(cell)
            missing -= len(clause.encode()) + 3
        return head + "".join(
            "；".join(c.values()) + "。" + piece for c, piece in zip(contents, rest, strict=True)
        )

    def _clause(self, cell: dict[str, str]) -> str:
        """A clause not yet in the file, of a form not yet in its cell; remembers it in `cell`."""
        at = next((n for n, (template, _) in enumerate(self._clauses) if template not in cell), 0)
        template, field = self._clauses.pop(at)
        cell[template] = template.format(field)
        return cell[template]

    def _duty(self, number: int, activities: int) -> Iterator[str]:
        field = self._fields[number]
        budgets = [500 + self._draw.below(90000) for _ in range(activities)]
        yield f"  - id: duty-{number + 1}"
        yield f"    name: {field}{phrases.REMITS[self._draw.below(len(phrases.REMITS))]}"
        yield f"    budget: {_money(sum(budgets))}"
        cell: dict[str, str] = {}
        yield f"    content: {self._clause(cell)}；{self._clause(cell)}。"
        yield "    goals:"
        for n in (1, 2):
            template, about = self._goals.pop()
            yield f"      - {n}、{template.format(about)}。"
        yield "    activities:"
        for n, budget in enumerate(budgets):
            yield from self._activity(f"duty-{number + 1}", n, field, budget)

    def _activity(self, duty: str, number: int, field: str, budget: int) -> Iterator[str]:
        template, about = self._goals.pop()
        yield f"      - id: work-{number + 1}"
        yield f"        name: {self._names.new(field, phrases.ASPECTS, phrases.ASPECTS, phrases.WORKS)}"
        yield f"        budget: {_money(budget)}"
        yield "        content: @"
        yield f"        goals: {template.format(about)}。"
        yield "        indicators:"
        indicators, self._extra = 2 + self._extra, 0
        for n in range(indicators):
            yield from self._indicator(f"{self.id}/{duty}/work-{number + 1}", f"m{n + 1}", field)

    def _indicator(self, parent: str, key: str, field: str) -> Iterator[str]:
        kind = self._draw.below(10)
        shared = kind == 9
        if kind < 5 or shared:
            name = self._names.new(field, phrases.ASPECTS, phrases.ASPECTS, phrases.RATES)
            ladder = SHARED if shared else ladders.rate(self._draw)
        else:
            ending, unit = self._draw.pick(_ENDINGS[kind])
            name = self._names.new(field, phrases.ASPECTS, phrases.ASPECTS, (ending,))
            ladder = _numbers(self._draw, kind, unit)
        self.leaves.append((f"{parent}/{key}", ladder))
        yield f"          - id: {key}"
        yield f"            name: {name}"
        if ladder.unit == "%":
            yield f"            formula: 实际{name[:-1]}数÷应{name[:-1]}数×100%"
        yield f"            source: {self._draw.pick(phrases.SOURCES)}"
        yield "            scale: common" if shared else f"            bands: {_cells(ladder)}"


_ENDINGS = {5: phrases.COUNTS, 6: phrases.COUNTS, 7: phrases.DURATIONS, 8: phrases.FAULTS}


def _numbers(draw: Draw, kind: int, unit: str) -> Ladder:
    if kind < 7:
        return ladders.count(draw, unit)
    return ladders.lower(draw, unit, ladders.DURATION_BOUNDS if kind == 7 else ladders.FAULT_BOUNDS)


def _cells(ladder: Ladder) -> str:
    return "{" + ", ".join(f"{g}: {c}" for g, c in zip(GRADES, ladder.cells, strict=True)) + "}"


def _money(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def _shuffled(draw: Draw, items: list[T]) -> list[T]:
    for last in range(len(items) - 1, 0, -1):
        other = draw.below(last + 1)
        items[last], items[other] = items[other], items[last]
    return items


def departments(number: int) -> Iterator[Department]:
    """The first `number` departments of the province; always the same."""
    names = Names(Draw("perfcli names"))
    counties = (first + second + "县" for second, first in product(phrases.SECOND, phrases.FIRST))
    offices = ((county + bureau, fields) for county in counties for bureau, fields in phrases.BUREAUS)
    for n, (name, fields) in enumerate(islice(offices, number)):
        yield Department(n + 1, name, fields, names)


def actuals(leaves: Sequence[tuple[str, Ladder]]) -> Iterator[tuple[str, ...]]:
    """One row for each leaf: nearly all reported, some missing or not applicable, with the reasons needed."""
    draw = Draw("perfcli actuals")
    for address, ladder in leaves:
        what, why = draw.below(100), draw.below(len(phrases.REASONS))
        explained = (phrases.REASONS[why], phrases.MEASURES[why])
        if what < 2:
            yield (address, "", "missing" if what else "not_applicable", *explained, "", "")
            continue
        grade = (0, 0, 0, 1, 1, 2, 3)[draw.below(7)]
        evidence = f"{draw.pick(phrases.SOURCES)}第{1 + draw.below(90)}页"
        said = explained if grade else ("", "")
        yield (address, ladder.samples[grade], "reported", *said, evidence, f"{YEAR}-12-31")


def write(number: int, folder: Path, rows: int) -> int:
    """Write the province into `folder`; returns the number of rows of actuals, at most `rows`."""
    (folder / str(YEAR)).mkdir(parents=True)
    register, leaves = [], []
    for department in departments(number):
        _put(folder / str(YEAR) / f"{department.id}.yaml", department.text)
        register.append(f"  - {{id: {department.id}, name: {department.name}}}\n")
        leaves += department.leaves
    head = "perfcli: 1\nregion: {id: qinglan, name: 青岚省}\nmoney_unit: 万元\ndepartments:\n"
    _put(folder / "region.yaml", head + "".join(register))
    with (folder / "actuals.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADERS)
        writer.writerows(actuals(leaves[:rows]))
    return min(rows, len(leaves))


def _put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Parse the arguments and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int, metavar="N", help="department files")
    parser.add_argument("out", type=Path, help="a folder that does not hold a province yet")
    parser.add_argument(
        "--rows", type=int, default=1_000_000, help="rows of actuals.csv; default: every indicator"
    )
    given = parser.parse_args()
    rows = write(given.number, given.out, given.rows)
    print(f"{given.number} departments, {rows} rows of actuals in {given.out}")


if __name__ == "__main__":
    main()
