"""Made-up counties through the command line: every total and every grade is what the second scorer makes of the rows.

`PERFCLI_COUNTIES=200` asks for more of them than the ordinary run makes.
"""

from __future__ import annotations

import csv
import io
import json
import os
import random
import re
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import yaml

from . import sampling, second, second_totals
from .test_second import FILES, HEAD, OTHERS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Perfcli

COUNTIES = int(os.environ.get("PERFCLI_COUNTIES", "1"))
TOTALS = "totals: [{grade: 甲, least: 85}, {grade: 乙, least: 70.5}, {grade: 丙}]\n"
MIXED = {
    "strict": OTHERS["strict"] + TOTALS + "missing: exclude\nnot_applicable: zero\n",
    "open": OTHERS["open"] + TOTALS.replace("70.5", "0.01") + "missing: zero\nnot_applicable: zero\n",
    "rounded": TOTALS
    + "values: {}\npoints: {一: 100, 二: 87.5, 三: 75, 四: 60, 五: 0}\nrounding: {row: 1, places: 0, mode: half-even}\n",
    "cut": TOTALS
    + "points: {一: 100, 二: 90, 三: 80, 四: 70, 五: 60}\nmissing: zero\nrounding: {places: 3, mode: down}\n",
}
"""Ways to add up that no shipped profile has; two of them give points to grades."""


LONG = re.compile(r"[\d,]{12}")
"""So many digits may be a bank account, which no target may hold."""


class County(NamedTuple):
    """Two tables and a target file, and what each node must come to."""

    targets: str
    actuals: str
    spending: str
    lines: dict[str, list[second_totals.Line]]
    grades: dict[str, list[str]]


def county(rng: random.Random, plain: dict[str, Any]) -> County:
    """A department with three activities of several indicators each."""
    lines: dict[str, list[second_totals.Line]] = {}
    grades: dict[str, list[str]] = {}
    activities, actuals, spending = [], [], []
    for number in range(3):
        home = f"a/d/x{number}"
        shares = parts(rng, plain, rng.randint(1, 7))
        made = [indicator(rng, plain, f"i{index}", share) for index, share in enumerate(shares)]
        activities.append(
            {"id": f"x{number}", "name": f"第{number}项工作", "indicators": [one.item for one in made]}
        )
        actuals += [(f"{home}/{one.item['id']}", *one.cells) for one in made if one.cells is not None]
        lines[home] = [one.line for one in made]
        grades[home] = [one.grade for one in made if one.grade]
        if any("target" in one.item for one in made) and "execution" in plain:
            sums, meant = sampling.money(rng)
            spending.append((home, *sums))
            lines[home].append(executed(plain, meant))
    lines["a"] = [line for found in lines.values() for line in found]
    grades["a"] = [grade for found in grades.values() for grade in found]
    duty = {"id": "d", "name": "一项职责", "activities": activities}
    head = {"perfcli": "1", "year": str(sampling.YEAR), "department": {"id": "a", "name": "甲局"}}
    return County(
        yaml.safe_dump({**head, "duties": [duty]}, allow_unicode=True, sort_keys=False),
        table("indicator,actual,status,stated", actuals),
        table("item,initial,adjusted,executed", spending),
        lines,
        grades,
    )


def parts(rng: random.Random, plain: dict[str, Any], count: int) -> list[Decimal]:
    """So many weights that add up to a hundred with budget execution."""
    left = 100 - Decimal(str((plain.get("execution") or {}).get("weight", 0)))
    cuts = sorted(rng.sample(range(1, int(left * 100)), count - 1))
    ends = [Decimal(0), *(Decimal(at).scaleb(-2) for at in cuts), left]
    return [high - low for low, high in pairwise(ends)]


def table(header: str, rows: list[tuple[Any, ...]]) -> str:
    found = io.StringIO()
    csv.writer(found, lineterminator="\n").writerows([header.split(","), *rows])
    return found.getvalue()


class Made(NamedTuple):
    """An indicator as the target file has it, its cells in the table (none: no row), and what it counts for."""

    item: dict[str, Any]
    cells: tuple[str, str, str] | None
    line: second_totals.Line
    grade: str = ""


def indicator(rng: random.Random, plain: dict[str, Any], name: str, weight: Decimal) -> Made:
    """A row of any kind, some of them without an actual; a ladder where the profile grades by ladders."""
    laddered = "values" not in plain or ("points" in plain and rng.random() < 0.5)
    made = _laddered(rng, plain, name, weight) if laddered else _valued(rng, plain, name, weight)
    state = rng.choices(("reported", "missing", "absent", "not_applicable"), (80, 7, 6, 7))[0]
    if state == "reported":
        return made
    line = made.line._replace(points=None, state="missing" if state == "absent" else state)
    return Made(made.item, None if state == "absent" else ("", state, ""), line)


def _valued(rng: random.Random, plain: dict[str, Any], name: str, weight: Decimal) -> Made:
    one = sampling.sample(rng, plain, weight)
    while LONG.search(one.target + one.actual):
        one = sampling.sample(rng, plain, weight)
    row = one.row
    item = {
        "id": name, "name": (row.name or "工作内容") + name, "target": one.target, "weight": format(weight, "f"),
        "direction": row.direction, "level1": row.level1, "kind": "yesno" if row.kind == "yesno" else "" if row.off is None else "deduction", "deduct": one.deduct,
    }  # fmt: skip
    points = second.score(plain, row).points
    stated = "" if one.stated is None else format(one.stated, "f")
    kept = {key: text for key, text in item.items() if text}
    return Made(kept, (one.actual, "", stated), second_totals.Line(row.weight, points))


def _levelled(rng: random.Random, plain: dict[str, Any], name: str, weight: Decimal) -> Made:
    """A ladder of target values, each worth a share of the weight."""
    one = sampling.levels(rng, len(plain["levels"]["shares"]), rest=False)
    while LONG.search("".join(text for _, text in one.cells) + one.text):
        one = sampling.levels(rng, len(plain["levels"]["shares"]), rest=False)
    item = {
        "id": name, "name": "工作内容" + name, "bands": dict(one.cells), "direction": one.direction,
        "weight": format(weight, "f"),
    }  # fmt: skip
    meant = [second.Level(Fraction(value), within) for value, within in one.values]
    points = second.on_levels(plain, meant, one.direction, one.actual, Fraction(weight)).points
    reached = second.reached(meant, one.direction, one.actual)
    grade = one.cells[reached.index(True)][0] if True in reached else ""
    return Made(item, (one.text, "", ""), second_totals.Line(Fraction(weight), points), grade)


def _laddered(rng: random.Random, plain: dict[str, Any], name: str, weight: Decimal) -> Made:
    if "levels" in plain:
        return _levelled(rng, plain, name, weight)
    one = sampling.rungs(rng)
    while one.ladder[0].label != "一" or LONG.search("".join(text for _, text in one.cells)):
        one = sampling.rungs(rng)
    item = {
        "id": name, "name": "工作内容" + name, "bands": dict(one.cells), "direction": one.direction,
        "weight": format(weight, "f"),
    }  # fmt: skip
    grade = second_totals.grade(one.ladder, one.direction, one.value)
    given = plain.get("points") or {}
    points = Fraction(str(given[grade])) if given else None
    line = second_totals.Line(Fraction(weight), points, by_grade=True)
    return Made(item, (one.text, "", ""), line, grade)


def executed(plain: dict[str, Any], meant: second.Money) -> second_totals.Line:
    """The row of the money."""
    answer = second.execution(plain, meant)
    state = {"missing": "missing", "excluded": "not_applicable"}.get(answer.why, "reported")
    weight = Fraction(str(plain["execution"]["weight"]))
    # A budget of zero that is left out is left out: it is no row that somebody called not applicable.
    return second_totals.Line(weight, answer.points, "left out" if state == "not_applicable" else state)


def profile_of(name: str, folder: Path) -> tuple[str, dict[str, Any]]:
    """How the region asks for a profile, and the profile as the second scorer takes it."""
    if name in FILES:
        return f"{name}@{FILES[name]['profile']['version']}", second.resolved(name, FILES)
    (folder / "profiles").mkdir(exist_ok=True)
    (folder / "profiles" / "p.yaml").write_text(HEAD + MIXED[name], encoding="utf-8")
    return "p@1", yaml.safe_load(HEAD + MIXED[name])


@pytest.mark.parametrize("name", [*FILES, *MIXED])
@pytest.mark.parametrize("seed", range(COUNTIES))
def test_totals(perfcli: Perfcli, tmp_path: Path, name: str, seed: int) -> None:
    (tmp_path / "t").mkdir()
    asked, plain = profile_of(name, tmp_path / "t")
    made = county(random.Random(f"county {seed} of {name}"), plain)  # noqa: S311 - the same every time
    region = f"perfcli: 1\nregion: {{id: qt, name: 示例县}}\nmoney_unit: 万元\nprofile: {asked}\ndepartments: [{{id: a, name: 甲局}}]\n"
    files = {"t/region.yaml": region, "t/a.yaml": made.targets, "a.csv": made.actuals, "s.csv": made.spending}
    for path, text in files.items():
        (tmp_path / path).write_text(text, encoding="utf-8")
    paid = ("--spending", "s.csv") if made.spending.count("\n") > 1 else ()
    answer = perfcli("score", "a.csv", "--targets", "t", *paid, "--out", "out")
    assert (tmp_path / "out" / "scores.json").is_file(), (answer.out, answer.err)
    card = json.loads((tmp_path / "out" / "scores.json").read_text(encoding="utf-8"))
    compare(card, plain, made, answer.out + answer.err)


def compare(card: dict[str, Any], plain: dict[str, Any], made: County, said: str) -> None:
    """Every node's points, grade, and how many earned each grade."""
    tallies = {one["address"]: one for one in card["tallies"]}
    for address, lines in made.lines.items():
        found, meant = tallies[address], second_totals.total(plain, lines)
        points = None if found["points"] is None else Fraction(found["points"])
        assert (points, found["grade"] or "") == meant, (address, found, lines, said)
        earned = [grade for grade, count in graded(found) for _ in range(count)]
        assert sorted(earned) == sorted(made.grades[address]), (address, found, said)


def graded(tally: dict[str, Any]) -> list[tuple[str, int]]:
    return [(grade, int(count)) for grade, count in dict(tally["counts"]).items()]
