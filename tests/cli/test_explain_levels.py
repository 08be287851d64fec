"""`perfcli explain` for nodes of any level and for whole chains, as a person types it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.county import write
from tests.cli.test_values import ACTUALS, PLAN, REGION, SPENDING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Perfcli

GIVEN = ("--targets", "t", "--scores", "o/scores.json")


@pytest.fixture
def water(perfcli: Perfcli, tmp_path: Path) -> Path:
    """A county with one project of weighted target values, scored with its money."""
    (tmp_path / "t").mkdir()
    texts = {"t/region.yaml": REGION, "t/water.yaml": PLAN, "a.csv": ACTUALS, "s.csv": SPENDING}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    perfcli("score", "a.csv", "--targets", "t", "--spending", "s.csv", "--out", "o")
    return tmp_path


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_trees(perfcli: Perfcli, water: Path, golden: Callable[[str, str], None], lang: str) -> None:
    calls = (".", "water/pipe", "water/pipe/length", "water/pipe/life", "@execution")
    screens = [perfcli("explain", call, *GIVEN, "--lang", lang) for call in calls]
    assert [screen.code for screen in screens] == [0] * len(calls)
    write(water)
    perfcli("score", "a.csv", "--targets", "t", "--out", "o", "--year", "2026")
    bands = [
        perfcli("explain", call, *GIVEN, "--year", "2026", "--lang", lang)
        for call in ("library", "library/branch/reading/talks/count")
    ]
    golden(f"explain-levels.{lang}.txt", "\n".join(screen.out + screen.err for screen in (*screens, *bands)))


@pytest.mark.usefixtures("water")
@pytest.mark.parametrize("call", [".", "qt", "青棠县"])
def test_the_county_has_three_names(perfcli: Perfcli, call: str) -> None:
    answer = perfcli("explain", call, *GIVEN)
    assert answer.code == 0, answer.err
    assert answer.out.startswith("全县合计 青棠县：87.21 分，“良”")
    assert "“优”要 90 分，还差 2.79 分" in answer.out
    assert "生活条件改善 得满分可加 10 分，仅此一项就够" in answer.out


@pytest.mark.usefixtures("water")
@pytest.mark.parametrize(
    ("call", "code"), [("县水务局", 0), ("农村饮水安全工程", 0), ("预算执行率", 0), ("water/@execution", 2)]
)
def test_names_of_nodes(perfcli: Perfcli, call: str, code: int) -> None:
    assert perfcli("explain", call, *GIVEN).code == code


@pytest.mark.usefixtures("water")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [((".", "--targets", "t"), "PF722"), (("water", "3", *GIVEN), "PF723"), (("nope", *GIVEN), "PF720")],
)
def test_what_cannot_be_explained(perfcli: Perfcli, arguments: tuple[str, ...], code: str) -> None:
    answer = perfcli("explain", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert code in answer.err


def test_several_places_are_listed(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path)
    perfcli("score", "a.csv", "--targets", "t", "--out", "o")
    answer = perfcli("explain", "阅读推广", *GIVEN)
    assert answer.code == 2
    assert "library/reading、library/branch/reading" in answer.err


@pytest.mark.usefixtures("water")
def test_machines_get_exact_figures(perfcli: Perfcli) -> None:
    answer = perfcli("explain", "water/pipe/length", *GIVEN, "--output-format", "json")
    tree = json.loads(answer.out)
    assert tree["format"] == "perfcli-chain/1"
    rounding = next(one for one in tree["below"] if one["kind"] == "rounding")
    assert rounding["facts"]["unrounded"] == "18.66666666666666666666666667"
    assert rounding["facts"]["rounded"] == "18.67"
    bare = perfcli("explain", "water/pipe/length", "--targets", "t", "--output-format", "json")
    assert json.loads(bare.out)["kind"] == "indicator"


def test_a_rule_is_shown_where_it_stands(perfcli: Perfcli, water: Path) -> None:
    """A profile that extends another states some rules itself; the others stand in the one below."""
    (water / "profiles").mkdir()
    own = "perfcli: 1\nprofile: {id: own, name: 本县, version: 1}\nextends: cn-classic@1\nsource: [县办法：正向指标按完成率计分]\n"
    own += "adopted: {by: 青棠县财政局, document: 青财绩〔2025〕3号, date: 2025-03-01}\nvalues: {higher: ratio}\n"
    (water / "profiles" / "own.yaml").write_text(own, encoding="utf-8")
    (water / "perfcli.toml").write_text("", encoding="utf-8")
    perfcli("score", "a.csv", "--targets", "t", "--spending", "s.csv", "--profile", "own@1", "--out", "w")
    given = ("--targets", "t", "--scores", "w/what-if-own@1/scores.json")
    length = perfcli("explain", "water/pipe/length", *given).out
    assert "own.yaml:6）" in length
    assert "青财绩〔2025〕3号 2025-03-01 采用" in length
    assert "来源：县办法：正向指标按完成率计分" in length
    paid = perfcli("explain", "@execution", *given).out
    assert "perfcli/profiles/cn-classic.yaml:25）" in paid


@pytest.mark.usefixtures("water")
def test_a_value_that_is_tried_says_what_the_totals_would_be(perfcli: Perfcli) -> None:
    answer = perfcli("explain", "water/pipe/length", "30公里", *GIVEN)
    assert "全县合计 青棠县：87.21 分，“良” → 88.54 分，“良”" in answer.out
    assert "评分结果没有改" in answer.out
    assert perfcli("explain", "water/pipe/length", "30元", *GIVEN).code == 2
