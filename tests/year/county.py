"""A made-up county of any number of departments: its register, calendar, last year's targets, and what everyone will have achieved.

The same number gives the same county. What the generator wrote it also knows: the grade that every actual earns, and every sum that was spent.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

YEAR = 2027
"""The year that is declared; the targets that are there are of the year before."""
GRADES = ("优", "良", "中", "差")
POINTS = (Decimal(100), Decimal(80), Decimal(60), Decimal(0))
PROFILE = """\
perfcli: 1
profile: {id: qingtang, name: 青棠县绩效评价, version: 1}
extends: cn-classic@1
adopted: {by: 青棠县财政局, document: 青财绩〔2026〕1号, date: 2026-01-01}
source: [等级得分由本县自定；其余与 cn-classic 相同。]
points: {优: 100, 良: 80, 中: 60, 差: 0}
"""
TRADES = (
    "档案", "水利", "林业", "农机", "公路", "园林", "气象", "地震", "供销", "体育",
    "文旅", "民政", "教育", "统计", "审计", "司法", "信访", "粮储", "渔业", "畜牧",
    "环卫", "城管", "住建", "交通", "科技", "商务", "医保", "人社", "应急", "消防",
)  # fmt: skip
KINDS = ("局", "服务中心", "监测站")
WITH_UNITS = 4
"""Every so many departments report through two budget units."""
WITH_PROJECT = 3
"""Every so many homes have a project with target values."""
CALENDAR = f"""\
deadlines:
  - {{occasion: declare, year: {YEAR}, opens: 2026-09-01, due: 2026-10-31, document: 青财绩〔2026〕9号}}
  - {{occasion: review, year: {YEAR}, opens: 2026-11-01, due: 2026-11-30}}
  - {{occasion: approve, year: {YEAR}, opens: 2027-01-15, due: 2027-02-15}}
  - {{occasion: monitor, year: {YEAR}, opens: 2027-07-15, due: 2027-08-10, document: 青财绩〔2027〕6号}}
  - {{occasion: evaluate, year: {YEAR}, opens: 2028-01-10, due: 2028-02-28, document: 青财绩〔2028〕1号}}
"""


class Answer(NamedTuple):
    """What a clerk types for an indicator, and what it earns."""

    value: object
    form: str = ""
    """The number's format, where it is typed as a number."""
    grade: str = ""
    points: Decimal = Decimal(0)
    poor: bool = False
    """Whether a target is missed."""

    @property
    def explained(self) -> bool:
        """Whether a reason and a measure are due."""
        return self.poor or self.grade not in ("", GRADES[0])


class Measure(NamedTuple):
    """One indicator: its name, its ladder as printed, and an actual for every grade of it."""

    id: str
    name: str
    ladder: tuple[str, ...]
    actuals: tuple[str, ...]
    cells: tuple[tuple[object, str], ...] = ()
    """The same actuals as clerks also type them: numbers under a format."""


MEASURES = (
    Measure(
        "count", "现场巡查次数", ("≥40次", "≥30次", "≥20次", "<20次"), ("41次", "32", "20次", "7次"),
        ((44, "0"), (31, "0"), (29, "0"), (3, "0")),
    ),
    Measure(
        "rate", "巡查问题整改率", ("≥95%", "≥85%", "≥75%", "<75%"), ("96%", "85%", "80.5%", "60%"),
        ((0.95, "0%"), (0.86, "0%"), (0.755, "0.0%"), (0.5, "0%")),
    ),
    Measure(
        "done", "巡查报告完成时间", ("6月30日前", "9月30日前", "11月30日前", "11月30日后"),
        ("2027-06-30", "2027-07-15", "2027年10月8日", "2027-12-01"),
    ),
    Measure(
        "order", "台账归档情况", ("按时完成", "基本按时", "部分按时", "未按时"),
        ("按时完成", "基本按时", "部分按时", "未按时"),
    ),
)  # fmt: skip
TARGETS = (
    ("built", "更新设备数量", "产出指标", "数量指标", "≥10台", 50, ("12台", "5台")),
    ("safe", "设备故障率", "效益指标", "社会效益指标", "≤10%", 30, ("8%", "20%")),
    ("liked", "使用人员满意度", "满意度指标", "服务对象满意度指标", "≥90%", 10, ("90%", "45%")),
)
"""Of a project: id, name, classes, target, weight, an actual that meets it and one that is half as good."""


class Home(NamedTuple):
    """Who reports: a department, or a budget unit of one."""

    nth: int
    department: str
    title: str
    unit: str = ""
    unit_title: str = ""

    @property
    def id(self) -> str:
        """As the ledger calls it."""
        return f"{self.department}/{self.unit}" if self.unit else self.department

    @property
    def name(self) -> str:
        """As the workbooks are called."""
        return self.unit_title or self.title

    @property
    def project(self) -> bool:
        """Whether it has a project."""
        return self.nth % WITH_PROJECT == 1

    @property
    def budget(self) -> Decimal:
        """What its only duty with money costs, in 万元."""
        return Decimal(self.nth + 20) / 4 + (10 if self.project else 0)

    def grade(self, measure: int) -> int:
        """The grade that an indicator will earn, from the best."""
        return (self.nth * 7 + measure * 3) % len(GRADES)

    @property
    def answers(self) -> dict[str, Answer]:
        """What it will report of every indicator, by address."""
        found = {}
        for nth, one in enumerate(MEASURES):
            at = self.grade(nth)
            typed = one.cells[at] if one.cells and self.nth % 2 else (one.actuals[at], "")
            address = f"{self.id}/patrol/{'field' if nth < 2 else 'desk'}/{one.id}"
            found[address] = Answer(*typed, GRADES[at], POINTS[at])
        for code, _, _, _, _, weight, actuals in TARGETS if self.project else ():
            poor = self.nth % 2
            points = Decimal(weight) / (2 if poor else 1)
            found[f"{self.id}/patrol/field/gear/{code}"] = Answer(actuals[poor], "", "", points, bool(poor))
        return found

    @property
    def execution(self) -> Decimal:
        """What its project earns for the money that it spent: of 10 points, by the rate, to two places, and never more."""
        return min(Decimal(10), (self.spent / 10_000).quantize(Decimal("0.01"), ROUND_HALF_UP))

    @property
    def spent(self) -> Decimal:
        """What its project spent, in 元, of 100,000: in a county of ninety some spend more."""
        return Decimal(90_000) + 137 * self.nth


class County(NamedTuple):
    """The whole of it."""

    homes: tuple[Home, ...]
    departments: tuple[tuple[str, str, tuple[Home, ...]], ...]

    def write(self, folder: Path) -> Path:
        """Its workspace with last year's targets; the folder of targets."""
        targets = folder / "targets"
        (targets / str(YEAR - 1)).mkdir(parents=True)
        (folder / "perfcli.toml").write_text('targets = ["targets"]\n', encoding="utf-8")
        (folder / "profiles").mkdir()
        (folder / "profiles" / "qingtang.yaml").write_text(PROFILE, encoding="utf-8")
        (targets / "region.yaml").write_text(self.region(), encoding="utf-8")
        for home in self.homes:
            name = home.id.replace("/", "-") + ".yaml"
            (targets / str(YEAR - 1) / name).write_text(_plan(home), encoding="utf-8")
        return targets

    def region(self, region: str = "qingtang", name: str = "青棠县") -> str:
        """The file of the region."""
        return (
            f"perfcli: 1\nregion: {{id: {region}, name: {name}}}\nmoney_unit: 万元\nprofile: qingtang@1\n"
            f"scales:\n  rate: {{{_ladder(MEASURES[1])}}}\ndepartments:\n{''.join(self._register())}{CALENDAR}"
        )

    def _register(self) -> Iterator[str]:
        for code, title, homes in self.departments:
            units = ", ".join(f"{{id: {one.unit}, name: {one.unit_title}}}" for one in homes if one.unit)
            yield f"  - {{id: {code}, name: {title}{f', units: [{units}]' if units else ''}}}\n"


def county(number: int) -> County:
    """A county of so many departments; every fourth reports through two budget units."""
    homes: list[Home] = []
    departments = []
    for nth in range(number):
        code = f"d{nth + 1:02}"
        trade, kind = TRADES[nth % len(TRADES)], KINDS[nth // len(TRADES) % len(KINDS)]
        title = f"县{trade}{kind}"
        units = (("north", "北片"), ("south", "南片")) if nth % WITH_UNITS == 3 else (("", ""),)
        own = tuple(
            Home(len(homes) + at, code, title, unit, f"{trade}{kind}{part}所" if unit else "")
            for at, (unit, part) in enumerate(units)
        )
        homes += own
        departments.append((code, title, own))
    return County(tuple(homes), tuple(departments))


def _ladder(measure: Measure) -> str:
    return ", ".join(f"{grade}: {text}" for grade, text in zip(GRADES, measure.ladder, strict=True))


def _measures(measures: tuple[Measure, ...]) -> str:
    texts = {one.id: "scale: rate" if one.id == "rate" else f"bands: {{{_ladder(one)}}}" for one in measures}
    return "".join(
        f"          - {{id: {one.id}, name: {one.name}, {texts[one.id]}, source: 巡查台账}}\n"
        for one in measures
    )


def _plan(home: Home) -> str:
    """The targets of last year."""
    unit = f"budget_unit: {{id: {home.unit}, name: {home.unit_title}}}\n" if home.unit else ""
    return f"""\
perfcli: 1
year: {YEAR - 1}
department: {{id: {home.department}, name: {home.title}}}
{unit}status: approved
objectives: [查清底数，问题有人管、有人改。]
duties:
  - id: patrol
    name: 巡查监督
    budget: {home.budget:.2f}
    content: 到现场巡查，督促整改，整理巡查台账。
    goals: 巡查覆盖各乡镇，问题按期整改。
    activities:
      - id: field
        name: 现场巡查
        budget: {home.budget:.2f}
        content: 到各乡镇巡查。
        goals: 问题按期整改。
        indicators:
{_measures(MEASURES[:2])}{_project() if home.project else ""}\
      - id: desk
        name: 台账整理
        content: 写巡查报告，整理台账。
        goals: 报告按时完成，台账可查。
        indicators:
{_measures(MEASURES[2:])}"""


def _project() -> str:
    rows = "".join(
        f"              - {{id: {code}, name: {name}, level1: {first}, level2: {second}, target: '{target}', "
        f"weight: {weight}, source: 验收单}}\n"
        for code, name, first, second, target, weight, _ in TARGETS
    )
    return f"""\
        projects:
          - id: gear
            name: 巡查设备更新
            category: specific
            budget: 10.00
            content: 更换巡查设备。
            goals: 设备完好，够用。
            indicators:
{rows}"""


def export(homes: tuple[Home, ...]) -> list[tuple[object, ...]]:
    """The rows of the budget system's export of what projects spent, in 元, under the names that it uses."""
    spent = [(home.name, float(home.spent)) for home in homes if home.project]
    rows = [(name, "巡查设备更新", 100_000, 100_000, money) for name, money in spent]
    whole = 100_000 * len(rows)
    head = ("单位名称", "项目名称", "年初预算数", "全年预算数", "全年执行数")
    return [head, *rows, ("合计", None, whole, whole, sum(money for _, money in spent))]
