from __future__ import annotations

from decimal import Decimal

import pytest

from .build import PLAN, POINTS, REGION, County, county, rows, scored

ALL = rows(
    "a/d/x/rate,100%,", "a/d/x/count,4次,", "a/d/y/rate,70%,", "a/d/y/day,,missing", "word,基本按时,",
    "strict,95%,", "goal,120人次,",
)  # fmt: skip


def test_the_chain_from_text_to_grade_is_kept() -> None:
    verdict = scored(ALL).score("a/d/x/count").verdict
    assert (verdict.value, verdict.unit, verdict.grade, verdict.rank) == (Decimal(4), "次", "良", 1)
    assert (verdict.bound, verdict.next_grade, verdict.next_bound) == ("≤5次", "优", "≤3次")
    assert (verdict.distance, verdict.distance_unit, verdict.points) == (Decimal(1), "次", None)
    assert verdict.reason.zh == "4次达到≤5次，为“良”；“优”要求≤3次，还差1次"


def test_an_excluded_bound_is_not_met_by_its_own_number() -> None:
    verdict = scored(ALL).score("a/e/x/strict").verdict
    assert (verdict.grade, verdict.distance) == ("良", Decimal(0))
    assert "不算达到" in verdict.reason.zh
    above = scored(rows("strict,92%,")).score("a/e/x/strict").verdict
    assert "3个百分点以上" in above.reason.zh


def test_dates_are_data_as_dates_and_distances_are_days() -> None:
    verdict = scored(rows("day,7月15日,")).score("a/d/y/day").verdict
    assert (verdict.value, verdict.distance, verdict.distance_unit) == ("2016-07-15", Decimal(15), "天")


def test_words_have_a_next_word_and_no_distance() -> None:
    verdict = scored(ALL).score("a/e/x/word").verdict
    assert (verdict.grade, verdict.next_bound, verdict.distance) == ("合格", "按时完成", None)


def test_a_target_without_bands_is_unscorable_and_says_so() -> None:
    outcome = scored(ALL)
    score = outcome.score("a/e/x/goal")
    assert (score.status, score.verdict.grade, score.verdict.value) == ("unscorable", "", Decimal(120))
    assert "PF642" in outcome.codes
    assert scored(rows("goal,120万元,")).done.rejected[0].code == "PF624"


@pytest.mark.parametrize(
    ("indicator", "actual"),
    [
        ("{id: bare, name: 无标准}", "5"),
        ("{id: bare, name: 读不出, bands: {优: 九十几, 良: 80%, 差: 80%以下}}", "90%"),
        ("{id: bare, name: 坏指标值, target: '**'}", "5"),
        ("{id: bare, name: 日期, target: 6月底前}", "6月1日"),
        ("{id: bare, name: 定性, kind: words, target: 显著提升}", "显著提升"),
    ],
)
def test_an_indicator_that_nothing_can_grade_is_stated_never_silent(indicator: str, actual: str) -> None:
    plan = PLAN + f"          - {indicator}\n"
    outcome = scored(rows(f"bare,{actual},"), county(plan))
    score = outcome.score("a/e/x/bare")
    assert (score.status, score.graded) == ("unscorable", False)
    assert score.verdict.reason.zh
    assert outcome.tally("a", "department").unscorable == 1


def test_every_indicator_is_counted_once_in_every_node_above_it() -> None:
    outcome = scored(ALL)
    for tally in outcome.done.tallies:
        parts = tally.graded + tally.missing + tally.absent + tally.not_applicable + tally.rejected
        assert parts + tally.unscorable == tally.total
        assert sum(count for _, count in tally.counts) == tally.graded
    top = outcome.tally("")
    assert (top.total, top.graded, top.missing, top.unscorable) == (7, 5, 1, 1)
    assert dict(outcome.tally("a/d").counts)["优"] == 1
    assert outcome.done.grades == ("优", "良", "中", "差", "优秀", "合格", "不合格")


def test_grade_bands_gives_no_points() -> None:
    outcome = scored(ALL)
    assert all(score.verdict.points is None for score in outcome.done.scores)
    assert all(tally.points is None for tally in outcome.done.tallies)
    assert outcome.done.basis.title == "grade-bands@1"


def test_points_are_a_weighted_mean_of_leaves_rounded_once() -> None:
    outcome = scored(rows("a/d/x/rate,100%,", "a/d/x/count,4次,", "a/d/y/rate,80%,"), profile=POINTS)
    activity, duty = outcome.tally("a/d/x"), outcome.tally("a/d")
    assert (activity.weight, activity.points) == (Decimal(4), Decimal("96.3"))  # (3·100 + 85) / 4 = 96.25
    assert activity.unrounded == Decimal("96.25")
    assert duty.points == Decimal("91.0")  # (300 + 85 + 70) / 5, not the mean of 96.3 and 70
    assert (activity.grade, duty.grade, outcome.tally("a/e").grade) == ("优", "优", "")
    assert outcome.tally("a/e").points is None


@pytest.mark.parametrize(("policy", "points"), [("exclude", Decimal("100.0")), ("zero", Decimal("25.0"))])
def test_a_missing_actual_is_left_out_or_zero_as_the_profile_says(policy: str, points: Decimal) -> None:
    table = rows("a/d/x/rate,,missing", "a/d/x/count,2次,", "a/d/y/rate,,na")
    outcome = scored(table.replace(",na", ",not_applicable"), profile=POINTS + f"missing: {policy}\n")
    assert outcome.tally("a/d/x").points == points
    assert outcome.tally("a/d/x").graded == 1
    zero = outcome.score("a/d/x/rate").verdict
    assert zero.points == (0 if policy == "zero" else None)
    assert ("计0分" in zero.reason.zh) is (policy == "zero")
    assert outcome.score("a/d/y/rate").verdict.points is None


def test_a_grade_without_points_stops_the_sum_and_is_an_error() -> None:
    profile = POINTS.replace(", 优秀: 100, 合格: 60, 不合格: 0", "")
    outcome = scored(rows("word,基本按时,", "a/d/x/rate,100%,"), profile=profile)
    assert "PF708" in outcome.codes
    assert outcome.score("a/e/x/word").verdict.grade == "合格"
    assert outcome.tally("a/e/x").points is None
    assert outcome.tally("").points is None
    assert outcome.tally("a/d").points == 100


def test_departments_stand_in_the_order_of_the_register_and_units_below_them() -> None:
    unit = PLAN.replace(
        "department: {id: a, name: 甲局}",
        "department: {id: a, name: 甲局}\nbudget_unit: {id: u, name: 二级单位}",
    )
    other = PLAN.replace("id: a, name: 甲局", "id: b, name: 乙局")
    stranger = PLAN.replace("id: a, name: 甲局", "id: c, name: 丙局")
    where = county(unit, PLAN, stranger, other, region=REGION)
    outcome = scored(rows("a/u/d/x/rate,100%,"), where)
    nodes = [
        (t.level, t.address) for t in outcome.done.tallies if t.level in ("region", "department", "unit")
    ]
    assert nodes == [
        ("region", ""), ("department", "b"), ("department", "a"), ("unit", "a/u"), ("department", "c"),
    ]  # fmt: skip
    assert outcome.done.region == "示例县"
    assert outcome.tally("a", "department").total == 14
    assert outcome.tally("a/u").graded == 1
    assert outcome.score("a/u/d/x/rate").place.unit == "二级单位"


def test_projects_and_indicators_of_a_department_are_scored_too() -> None:
    plan = PLAN + (
        "indicators:\n  - {id: top, name: 总指标, scale: common}\n"
        "projects:\n  - id: p\n    name: 项目\n    indicators:\n      - {id: i, name: 项目指标, scale: common}\n"
    )
    outcome = scored(rows("top,90%,", "p/i,100%,"), county(plan))
    assert outcome.score("a/top").verdict.grade == "良"
    assert outcome.score("a/p/i").place.project == "项目"
    assert outcome.tally("a/p").level == "project"


def test_leaves_of_a_file_with_errors_are_listed_and_not_scored() -> None:
    outcome = scored(rows("a/d/x/rate,100%,"), a="targets/p0.yaml")
    assert outcome.score("a/d/x/rate").status == "unscorable"
    assert "目标文件有错" in outcome.score("a/d/x/rate").verdict.reason.zh


def test_runs_that_make_no_sense_as_one_are_refused() -> None:
    assert scored(ALL, county(PLAN, PLAN.replace("2016", "2017"))).codes == ["PF711"]
    empty = "perfcli: 1\nyear: 2016\ndepartment: {id: a, name: 甲局}\n"
    assert scored(ALL, county(empty)).codes == ["PF712"]
    first, second = county(region=REGION + "profile: x@1\n"), county(region=REGION)
    laws = (*first.regions.values(), *second.regions.values())
    parts = (
        part._replace(region=path) for path, part in zip("xy", (*first.parts, *second.parts), strict=True)
    )
    mixed = County(tuple(parts), dict(zip("xy", laws, strict=True)))
    assert scored(ALL, mixed).codes == ["PF710"]


def test_points_that_rise_on_a_ladder_are_refused_and_ladders_with_other_labels_start_anew() -> None:
    outcome = scored(ALL, profile=POINTS.replace("良: 85", "良: 101"))
    assert outcome.card is None
    assert set(outcome.codes) == {"PF705"}
    assert scored(ALL, profile=POINTS).card is not None
