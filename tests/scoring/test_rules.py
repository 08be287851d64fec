"""Deductions, ranges, steps and over-achievement as a profile declares them, and what a refused row does to a total."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from perfcli.loading.document import parse_document
from perfcli.model.profile import Example, Profile
from perfcli.scoring.examples import run_example

from .build import county, rows, scored
from .test_schemes import said

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "perfcli: 1\nprofile: {id: p, name: 试, version: 1}\n"
LEVELS = HEAD + "levels: {shares: [100, 60], between: line, below: 0}\nmissing: exclude\n"
PLAN = """\
perfcli: 1
year: 2026
department: {id: a, name: 甲局}
duties:
  - id: d
    name: 监督职责
    activities:
      - id: x
        name: 检查活动
        indicators:
          - {id: i, name: 检查次数, weight: 60, bands: {好: 10次, 差: 5次}}
          - {id: j, name: 培训次数, weight: 40, bands: {好: 8次, 中: 6次, 差: 4次}}
          - {id: k, name: 检查覆盖率, weight: 5, bands: {好: 90%, 差: 80%}}
"""


def points(values: str, **row: object) -> Decimal | None:
    profile = parse_document(f"{HEAD}values: {values}\n", "p.yaml").profile
    assert isinstance(profile, Profile)
    return run_example(profile, Example.model_validate({"weight": "10", **row})).points


@pytest.mark.parametrize(
    ("row", "earned"),
    [
        ({"target": "≥12项", "deduct": "每缺一项扣2分", "actual": "10项"}, "6"),
        ({"target": "≥12项", "deduct": "2", "actual": "12项"}, "10"),
        ({"target": "≥12项，每缺一项扣2分，扣完为止", "kind": "deduction", "actual": "1项"}, "0"),
        ({"target": "≥98%", "deduct": "每降低1个百分点扣1分", "actual": "96.5%"}, "8.5"),
        ({"target": "≤10天", "deduct": "每超过2天扣3分", "actual": "12天"}, "7"),
        ({"target": "=0", "name": "事故起数", "deduct": "每发生一起扣5分", "actual": "1"}, "5"),
        ({"target": "2016年6月30日前", "deduct": "每延迟1天扣0.5分", "actual": "2016年7月4日"}, "8"),
        ({"target": "85%-95%", "deduct": "每差1个百分点扣1分", "actual": "97%"}, "8"),
        ({"target": "≥12项", "kind": "deduction", "actual": "10项"}, None),
        ({"target": "≥12项", "deduct": "酌情扣分", "actual": "10项"}, None),
    ],
)  # fmt: skip
def test_a_deduction(row: dict[str, str], earned: str | None) -> None:
    assert points("{}", **row) == (None if earned is None else Decimal(earned))


@pytest.mark.parametrize(
    ("target", "baseline", "actual", "earned"),
    [
        ("较上年增长5%", "200件", "210件", "10"), ("较上年增长5%", "200件", "208件", "8"), ("较上年增长5%", "200件", "4%", "8"),
        ("较上年增长5%", "300件", "310件", "6.67"), ("较上年下降10%", "50起", "45起", "10"), ("较上年下降10%", "50起", "48起", "4"),
        ("较上年增长5%", "200件", "190件", "0"), ("较上年增长5%", "", "210件", None),
    ],
)  # fmt: skip
def test_growth_is_told_from_the_level_that_was_reached(
    target: str, baseline: str, actual: str, earned: str | None
) -> None:
    found = points("{}", target=target, baseline=baseline, actual=actual)
    assert found == (None if earned is None else Decimal(earned))


@pytest.mark.parametrize(("part", "earned"), [("share", "8.5"), ("started", "8"), ("whole", "9")])
def test_a_part_of_a_unit_is_what_the_profile_says(part: str, earned: str) -> None:
    row = {"target": "≥98%", "deduct": "每低1个百分点扣1分", "actual": "96.5%"}
    assert points(f"{{part: {part}}}", **row) == Decimal(earned)


@pytest.mark.parametrize(
    ("values", "target", "actual", "earned"),
    [
        ("{}", "85%-95%", "90%", "10"), ("{}", "85%-95%", "68%", "8"), ("{outside: all}", "85%-95%", "84.9%", "0"),
        ("{higher: steps, higher_steps: [{at: 90, share: 80}]}", "≥100吨", "90吨", "8"),
        ("{higher: steps, higher_steps: [{at: 90, share: 80}]}", "≥100吨", "89.9吨", "0"),
        ("{lower: steps, lower_steps: [{at: 110, share: 50}]}", "≤100吨", "110吨", "5"),
        ("{lower: steps, lower_steps: [{at: 110, share: 50}]}", "≤100吨", "110.1吨", "0"),
        ("{over_steps: [{at: 120, share: 80}, {at: 130, share: 0}]}", "≥100吨", "119吨", "10"),
        ("{over_steps: [{at: 120, share: 80}, {at: 130, share: 0}]}", "≥100吨", "125吨", "8"),
        ("{over_steps: [{at: 120, share: 80}, {at: 130, share: 0}]}", "≥100吨", "130吨", "0"),
        ("{over_steps: [{at: 130, share: 0}]}", "≤130吨", "100吨", "0"),
        ("{over_steps: [{at: 130, share: 0}], mirror: difference}", "≤100吨", "71吨", "10"),
        ("{over_steps: [{at: 130, share: 0}], mirror: difference}", "≤100吨", "70吨", "0"),
        ("{}", "是", "是", "10"), ("{}", "是", "否", "0"), ("{}", "是", "已完成", None),
    ],
)  # fmt: skip
def test_what_a_profile_declares(values: str, target: str, actual: str, earned: str | None) -> None:
    assert points(values, target=target, actual=actual) == (None if earned is None else Decimal(earned))


@pytest.mark.parametrize(
    ("actual", "earned", "grade"),
    [("10次", "60", "好"), ("9次", "55.2", "差"), ("5次", "36", "差"), ("4次", "0", "")],
)
def test_levels_on_a_line(actual: str, earned: str, grade: str) -> None:
    verdict = scored(rows(f"a/d/x/i,{actual},"), county(PLAN), LEVELS).score("a/d/x/i").verdict
    assert (verdict.points, verdict.full, verdict.grade) == (Decimal(earned), Decimal(60), grade)


def test_a_ladder_with_another_number_of_levels_has_no_points_and_no_total() -> None:
    found = scored(rows("a/d/x/i,10次,", "a/d/x/j,8次,"), county(PLAN), LEVELS)
    assert "PF642" in found.codes
    assert found.score("a/d/x/j").status == "unscorable"
    assert found.tally("a/d/x").points is None


def test_a_refused_row_lifts_no_total() -> None:
    """Without the refused one the mean would be full marks."""
    found = scored(rows("a/d/x/i,10次,", "a/d/x/k,九成多,"), county(PLAN), LEVELS)
    assert (found.tally("a").points, found.tally("a").rejected) == (None, 1)
    assert "PF738" in found.codes
    counted = scored(
        rows("a/d/x/i,10次,", "a/d/x/k,九成多,"), county(PLAN), LEVELS.replace("exclude", "zero")
    )
    assert counted.tally("a/d/x").points == Decimal("57.14")


def test_more_than_all_of_a_capped_rate_is_said() -> None:
    assert "PF739" in scored(rows("a/d/x/k,120%,"), county(PLAN), LEVELS).codes
    assert "PF739" not in scored(rows("a/d/x/k,100%,"), county(PLAN), LEVELS).codes


@pytest.mark.parametrize(
    "text",
    [
        "levels: {shares: [100, '', 60]}", "levels: {shares: [100, 80, 90]}", "levels: {shares: [110, 80]}", "levels: {}",
        "levels: {shares: [100]}", "levels: {shares: [100, 60], below: 70}", "levels: {between: line}",
        "values: {higher: steps}", "values: {lower_steps: [{at: 110, share: 50}]}",
        "values: {over_steps: [{at: 90, share: 50}]}", "values: {over_steps: [{at: 130, share: 50}, {at: 120, share: 0}]}",
        "values: {higher: steps, higher_steps: [{at: 100, share: 50}]}",
    ],
)  # fmt: skip
def test_a_hole_is_refused(tmp_path: Path, text: str) -> None:
    assert any(code.startswith("PF731") for code in said(tmp_path, text + "\n"))
