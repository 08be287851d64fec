"""Writes a made-up county of projects scored by cn-core with spending: 12 indicators and two projects a department.

In: the number of rows, a folder. Out: `region.yaml`, `2024/dNNNN.yaml`, `actuals.csv`, `spending.csv`; the same bytes every time.
Use: `python generate_projects.py 10000 out`.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import phrases
from ladders import Draw

YEAR = 2024
EACH = 12
"""Rows a department."""
PROSE = 18
"""Sentences of content and as many goals a project, so that a file has about the 8 kB of the other province's."""
ROWS = (
    ("cost", "项目总成本", "成本指标", "经济成本指标", 20, "≤{0}万元", "{1}万元"),
    ("count", "完成处数", "产出指标", "数量指标", 20, "≥{0}处", "{2}处"),
    ("quality", "验收合格率", "产出指标", "质量指标", 20, "≥95%", "{3}%"),
    ("use", "受益人次", "效益指标", "社会效益指标", 10, "≥{0}人次", "{2}人次"),
    ("effect", "公共服务水平", "效益指标", "可持续影响指标", 10, "明显提升", "{4}"),
    ("content", "群众满意度", "满意度指标", "服务对象满意度指标", 10, "≥90%", "{3}%"),
)  # fmt: skip
STEMS = ("道路养护", "渠道清淤", "校舍修缮", "图书购置", "路灯改造", "水质监测", "病虫防治", "公厕维护")


def _between(draw: Draw, low: int, high: int) -> int:
    return low + draw.below(high - low + 1)


def _prose(draw: Draw) -> list[str]:
    """What is done and what is to be reached, at the length of real forms."""
    content = [f"      {draw.pick(phrases.CONTENTS).format(draw.pick(STEMS))}；" for _ in range(PROSE)]
    goals = [f"      - {draw.pick(phrases.GOALS).format(draw.pick(STEMS))}" for _ in range(PROSE)]
    return ["    content: >-", *content, "    goals:", *goals]


def department(number: int, draw: Draw) -> tuple[str, list[tuple[str, str]], list[tuple[str, str, str, str]]]:
    """The text of a target file, rows of actuals, rows of spending."""
    home = f"d{number:04d}"
    lines = [
        "perfcli: 1", f"year: {YEAR}", f"department: {{id: {home}, name: 第{number}局}}", "objectives:",
        f"  - 做好第{number}局承担的各项工程，按期完成并交付使用", "projects:",
    ]  # fmt: skip
    actuals, spending = [], []
    for nth in (1, 2):
        goal = _between(draw, 20, 400)
        budget = goal * 3
        lines += [
            f"  - id: p{nth}", f"    name: 第{number}局{draw.pick(STEMS)}{nth}期", "    category: specific",
            f"    budget: {budget}.00",
            *_prose(draw), "    indicators:",
        ]  # fmt: skip
        for id_, name, level1, level2, weight, target, actual in ROWS:
            asked = target.format(goal)
            lines.append(
                f'      - {{id: {id_}, name: {name}, level1: {level1}, level2: {level2}, target: "{asked}", weight: {weight}}}'
            )
            cost = goal if _between(draw, 0, 3) else goal + _between(draw, 1, 40)
            done = goal + _between(draw, 0, 9) if _between(draw, 0, 3) else goal - _between(draw, 1, 15)
            rate = f"{_between(draw, 80, 100)}.{_between(draw, 0, 9)}"
            said = actual.format(goal, cost, done, rate, "达成预期指标")
            actuals.append((f"{home}/p{nth}/{id_}", "100%" if said.startswith("100.") else said))
        spending.append(
            (f"{home}/p{nth}", f"{budget}", f"{budget}", f"{budget * _between(draw, 90, 100) / 100:.2f}")
        )
    return "\n".join(lines) + "\n", actuals, spending


def write(rows: int, out: Path) -> None:
    """Everything."""
    (out / str(YEAR)).mkdir(parents=True, exist_ok=True)
    count = -(-rows // EACH)
    ids = [f"d{number:04d}" for number in range(1, count + 1)]
    names = "".join(f"\n  - {{id: {id_}, name: 第{nth}局}}" for nth, id_ in enumerate(ids, 1))
    region = f"perfcli: 1\nregion: {{id: xu, name: 虚构县}}\nmoney_unit: 万元\nprofile: cn-core@1\ndepartments:{names}\n"
    (out / "region.yaml").write_text(region, encoding="utf-8")
    actuals: list[tuple[str, ...]] = [("indicator", "actual")]
    spending: list[tuple[str, ...]] = [("item", "initial", "adjusted", "executed")]
    for number, id_ in enumerate(ids, 1):
        text, rows_, paid = department(number, Draw(f"project {number}"))
        (out / str(YEAR) / f"{id_}.yaml").write_text(text, encoding="utf-8")
        actuals += rows_
        spending += paid
    for name, table in (("actuals.csv", actuals), ("spending.csv", spending)):
        with (out / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(table)


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
