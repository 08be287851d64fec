"""Points for target values and for budget execution, by the shipped profiles and by ones made for the test."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.diagnostics import Span, Text
from perfcli.model.profile import Profile
from perfcli.scale import is_cost, read_actual, read_target
from perfcli.scoring.execution import execute
from perfcli.scoring.points import is_over, points_of, value_share
from perfcli.scoring.profiles import choose

HEAD = {"perfcli": "1", "profile": {"id": "p", "name": "试", "version": "1"}}


def shipped(name: str) -> Profile:
    profile = choose(f"{name}@1", (), Span("region.yaml")).profile
    assert profile is not None
    return profile


def made(**parts: object) -> Profile:
    return Profile.model_validate({**HEAD, **parts})


def earn(
    profile: Profile,
    target: str,
    actual: str,
    weight: str = "10",
    *,
    name: str = "",
    direction: str = "",
    level1: str = "",
    stated: str = "",
) -> str:
    """Points as text, or why there are none."""
    goal = read_target(target, name=name, direction=direction, year=2025, cost=is_cost(level1))
    value = read_actual(actual, goal, year=2025).value
    assert value is not None, (target, actual)
    share = value_share(goal, value, profile, level1)
    if isinstance(share, Text):
        return share.zh
    earned = points_of(share, Decimal(weight), profile.rounding, Decimal(stated) if stated else None)
    return earned.zh if isinstance(earned, Text) else format(earned, "f")


@pytest.mark.parametrize(
    ("target", "actual", "weight", "linear", "inverse"),
    [
        ("≤90万元", "89.974万元", "8", "8.00", "8.00"),
        ("≤90万元", "90万元", "8", "8.00", "8.00"),
        ("≤90万元", "99万元", "8", "7.20", "7.27"),
        ("≤90万元", "135万元", "8", "4.00", "5.33"),
        ("≤90万元", "179.99万元", "8", "0.00", "4.00"),
        ("≤90万元", "180万元", "8", "0.00", "4.00"),
        ("≤0.9%", "0%", "10", "10.00", "10.00"),
        ("≤10%", "12%", "22.5", "18.00", "18.75"),
        ("≤3天", "4天", "10", "6.67", "7.50"),
    ],
)
def test_lower_is_better_in_two_schemes(
    target: str, actual: str, weight: str, linear: str, inverse: str
) -> None:
    assert earn(shipped("cn-linear"), target, actual, weight) == linear
    assert earn(shipped("cn-hubei"), target, actual, weight) == inverse


@pytest.mark.parametrize(
    ("target", "actual", "weight", "points"),
    [
        ("≥100个", "98个", "10", "9.80"),
        ("≥3次", "2次", "10", "6.67"),
        ("≥100个", "0个", "10", "0.00"),
        ("≥2400人", "3200人", "12", "12.00"),
        (">95%", "95%", "10", "10.00"),  # in proportion 95/95, although the target itself does not count
        ("90%-95%", "93%", "10", "10.00"),
        ("90%-95%", "45%", "10", "5.00"),
        ("90%-95%", "100%", "10", "9.50"),
        ("≥5%", "-2%", "10", "0.00"),
        ("2025年6月底前", "2025年6月30日", "10", "10.00"),
        ("2025年6月底前", "2025年7月1日", "10", "0.00"),
        ("2025年6月30日及以前", "2025年6月30日", "10", "10.00"),
        ("2025年7月1日及以后", "2025年7月1日", "10", "10.00"),
        ("2025年7月1日及之后", "2025年7月2日", "10", "10.00"),
        ("2025年7月1日及以后", "2025年6月30日", "10", "0.00"),  # a day is kept or not: no part of a calendar
        (">0天且≤5天", "0天", "10", "0.00"),
        ("≥0天且≤5天", "0天", "10", "10.00"),
        ("≥100个", "98个", "0", "0.00"),
        ("≥100个", "98个", "110", "107.80"),
    ],
)
def test_other_targets(target: str, actual: str, weight: str, points: str) -> None:
    assert earn(shipped("cn-classic"), target, actual, weight) == points


@pytest.mark.parametrize(("actual", "points"), [("0起", "10.00"), ("1起", "0.00")])
def test_a_target_of_zero_is_met_by_nothing_else(actual: str, points: str) -> None:
    assert earn(shipped("cn-classic"), "0起", actual, name="事故起数") == points
    assert earn(shipped("cn-linear"), "0起", actual, name="事故起数") == points


def test_the_direction_of_a_bare_target_is_stated_inferred_or_the_profiles() -> None:
    classic = shipped("cn-classic")
    assert earn(classic, "10", "20", name="投诉次数") == "5.00"  # fewer is better by its name
    assert earn(classic, "10", "20", direction="higher") == "10.00"
    assert earn(classic, "10", "20", direction="lower") == "5.00"
    assert earn(classic, "10", "5") == "5.00"
    assert earn(classic, "10", "20", level1="成本指标") == "5.00"  # costs are better the lower
    assert (
        earn(classic, "10%", "20%", name="成本节约率", level1="成本指标") == "10.00"
    )  # but not what is saved of them
    exact = made(values={"bare": "exact"})
    assert (earn(exact, "10", "10"), earn(exact, "10", "11")) == ("10.00", "0.00")


def test_all_or_nothing_and_no_cap_are_choices() -> None:
    strict = made(values={"higher": "all", "lower": "all"})
    assert (earn(strict, "≥10个", "9个"), earn(strict, "≤10个", "11个")) == ("0.00", "0.00")
    assert [earn(strict, "≥90%且<95%", actual) for actual in ("90%", "95%")] == ["10.00", "0.00"]
    open_ = made(values={"cap": "no"})
    assert earn(open_, "≥10个", "15个") == "15.00"
    assert earn(shipped("cn-classic"), "≥10个", "15个") == "10.00"


def test_words_fall_into_tiers_and_points_inside_need_a_person() -> None:
    classic = shipped("cn-classic")
    assert earn(classic, "明显改善", "达成预期指标") == "10.00"
    assert earn(classic, "明显改善", "明显改善") == "10.00"
    assert "要评定得分（6～8 分）" in earn(classic, "明显改善", "部分达成")
    assert earn(classic, "明显改善", "部分达成", stated="7") == "7.00"
    assert earn(classic, "明显改善", "部分达成", stated="7.125") == "7.13"  # a total adds up rounded rows
    assert "不在这一档" in earn(classic, "明显改善", "部分达成", stated="9")
    assert "不能另行评定" in earn(classic, "≥10个", "9个", stated="9")
    assert "不在方案的档次里" in earn(classic, "明显改善", "还可以")
    assert earn(shipped("cn-hubei"), "明显改善", "部分达成", stated="5") == "5.00"
    assert (earn(classic, "是", "是"), earn(classic, "是", "否")) == ("10.00", "0.00")


def test_a_class_may_go_by_steps_of_the_actual() -> None:
    steps = [{"at": "90", "share": "100"}, {"at": "80", "share": "70"}, {"at": "60", "share": "50"}]
    profile = made(values={}, classes=[{"level1": "满意度", "weight": "10", "steps": steps}])
    points = [earn(profile, "≥95%", actual, level1="满意度指标") for actual in ("90%", "89.9%", "60%", "59%")]
    assert points == ["10.00", "7.00", "5.00", "0.00"]
    assert earn(profile, "≥95%", "76%", level1="产出指标") == "8.00"
    assert (
        earn(profile, "≤5%", "3%", level1="满意度指标") == "10.00"
    )  # fewer complaints are no low satisfaction
    assert earn(profile, "≥5次", "4次", level1="满意度指标") == "8.00"  # steps are of percentages


def test_rates_are_rounded_first_where_the_profile_says_so() -> None:
    hubei = shipped("cn-hubei")  # 2/3 is 66.67 % first, and 66.67 % of 30 is 20.001
    assert earn(hubei, "≥3次", "2次", "30") == "20.00"
    assert earn(hubei, "≥3次", "2次", "100") == "66.67"
    once = made(values={}, rounding={"row": "4"})
    assert earn(once, "≥3次", "2次", "30") == "20.0000"


@pytest.mark.parametrize(("actual", "over"), [("130个", True), ("129个", False), ("100个", False)])
def test_far_above_the_target_must_be_explained(actual: str, over: bool) -> None:
    classic = shipped("cn-classic")
    goal = read_target("≥100个")
    assert is_over(goal, read_actual(actual, goal).value or "", classic.values) is over


def test_what_lies_in_a_range_is_not_beyond_it() -> None:
    values = shipped("cn-classic").values
    assert not is_over(read_target("20-40天"), Decimal(40), values)
    assert is_over(read_target("20-40天"), Decimal(52), values)


def test_more_than_a_target_that_the_profile_reads_as_a_limit_is_no_achievement() -> None:
    values = made(values={"bare": "lower", "over": "130"}).values
    assert not is_over(read_target("100"), Decimal(200), values)
    assert is_over(read_target("100"), Decimal(50), values)


def test_far_below_a_lower_better_target_too() -> None:
    goal = read_target("≤130天")
    values = shipped("cn-classic").values
    assert is_over(goal, Decimal(100), values)
    assert not is_over(goal, Decimal(101), values)


SUMS = st.decimals(0, 10**6, places=2)


@given(SUMS, SUMS.filter(bool), st.sampled_from(["cn-classic", "cn-hubei"]))
def test_execution_is_the_exact_rate_rounded_once(executed: Decimal, budget: Decimal, name: str) -> None:
    profile = shipped(name)
    assert profile.execution is not None
    assert profile.execution.weight is not None
    found = execute(None, budget, executed, profile.execution, profile.rounding)
    assert not isinstance(found, Text)
    assert found.share is not None
    earned = points_of(found.share, profile.execution.weight, profile.rounding)
    rate = Fraction(executed) / Fraction(budget)
    if name == "cn-hubei":
        rate = Fraction(int(rate * 10000 + Fraction(1, 2)), 10000)
    exact = min(rate, Fraction(1)) * int(profile.execution.weight)
    assert earned == Decimal(int(exact * 100 + Fraction(1, 2))) / 100


@pytest.mark.parametrize(
    ("policy", "spent", "points"),
    [
        ("exclude", "5", None),
        ("zero", "0", "0"),
        ("full", "5", "10"),
        ("unspent", "0", "10"),
        ("unspent", "5", "0"),
    ],
)
def test_a_budget_of_zero_is_a_policy(policy: str, spent: str, points: str | None) -> None:
    profile = made(execution={"weight": "10", "no_budget": policy})
    assert profile.execution is not None
    found = execute(Decimal(0), None, Decimal(spent), profile.execution, profile.rounding)
    assert not isinstance(found, Text)
    assert found.rate is None
    if points is None:
        assert found.share is None
    else:
        assert found.share is not None
        assert points_of(found.share, Decimal(10), profile.rounding) == Decimal(points)


def test_the_denominator_the_cap_and_steps_are_choices() -> None:
    initial = made(execution={"weight": "10", "denominator": "initial"})
    open_ = made(execution={"weight": "10", "cap": "no"})
    steps = made(
        execution={
            "weight": "10",
            "rule": "steps",
            "steps": [{"at": "100", "share": "100"}, {"at": "80", "share": "70"}],
        }
    )

    def points(profile: Profile, executed: str) -> Decimal | Text:
        assert profile.execution is not None
        found = execute(Decimal(200), Decimal(100), Decimal(executed), profile.execution, profile.rounding)
        assert not isinstance(found, Text)
        assert found.share is not None
        return points_of(found.share, Decimal(10), profile.rounding)

    assert points(initial, "100") == 5
    assert points(open_, "102.59") == Decimal("10.26")
    assert [points(steps, executed) for executed in ("100", "99.999999", "80", "79.99")] == [10, 7, 7, 0]


def test_what_is_not_there_is_said_and_never_zero() -> None:
    profile = shipped("cn-classic")
    assert profile.execution is not None
    one = Decimal(1)
    assert isinstance(execute(None, None, one, profile.execution, profile.rounding), Text)
    assert isinstance(execute(one, None, None, profile.execution, profile.rounding), Text)
