"""Money rolled up: exact, nothing twice, a blank is not zero, own figures before sums."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.model.spending import Spending
from perfcli.scoring.money import roll_up
from tests.report.plans import plan, region

if TYPE_CHECKING:
    from perfcli.scoring.money import MoneyNode

TEXT = """perfcli: 1
year: 2026
department: {id: water, name: 县水利局}
duties:
  - id: canal
    name: 灌区管理
    activities:
      - id: repair
        name: 渠道维修
        projects:
          - {id: east, name: 东干渠}
          - {id: west, name: 西干渠, budget: 12000元}
      - {id: patrol, name: 巡查}
projects:
  - {id: office, name: 信息化}
"""
LEAVES = ("water/canal/repair/east", "water/canal/repair/west", "water/canal/patrol", "water/office")


def rolled(spending: dict[str, Spending], text: str = TEXT) -> tuple[dict[str, MoneyNode], list[str]]:
    made = roll_up((plan(text, region()),), spending, "s.csv")
    return {node.address: node for node in made.nodes}, [found.code for found in made.findings]


def spent(executed: str, row: int = 2) -> Spending:
    return Spending(executed=Decimal(executed), unit="万元", row=row)


AMOUNTS = st.decimals(0, 10**6, places=6, allow_nan=False, allow_infinity=False)


@given(st.lists(AMOUNTS, min_size=4, max_size=4))
def test_the_sum_of_the_leaves_is_the_sum_at_every_level(amounts: list[Decimal]) -> None:
    nodes, findings = rolled({leaf: spent(str(value)) for leaf, value in zip(LEAVES, amounts, strict=True)})
    for address, node in nodes.items():
        own = [v for leaf, v in zip(LEAVES, amounts, strict=True) if f"{leaf}/".startswith(f"{address}/")]
        expected = sum(own or amounts, Decimal(0))  # the region is above all of them
        assert node.sums[2] == expected, address
        assert node.lacking == 0
    assert findings == []


def test_what_says_nothing_is_counted_and_is_not_zero() -> None:
    nodes, _ = rolled({LEAVES[0]: spent("3")})
    assert (nodes["water/canal/repair"].sums[2], nodes["water/canal/repair"].lacking) == (Decimal(3), 1)
    assert (nodes["water"].sums[2], nodes["water"].lacking) == (Decimal(3), 3)
    assert (nodes["water/canal/patrol"].sums[2], nodes["water/canal/patrol"].lacking) == (None, 1)


def test_a_figure_of_its_own_wins_and_what_does_not_agree_is_told_once() -> None:
    nodes, findings = rolled({
        "water/canal": spent("10", 5), LEAVES[0]: spent("3"), LEAVES[1]: spent("4"), LEAVES[2]: spent("2"), LEAVES[3]: spent("1"),
    })  # fmt: skip
    assert nodes["water/canal"].sums[2] == Decimal(10)
    assert not nodes["water/canal"].summed
    assert nodes["water"].sums[2] == Decimal(11)
    assert findings == ["PF740"]


@pytest.mark.parametrize(("own", "codes"), [("9", []), ("7", []), ("6.99", ["PF740"])])
def test_an_activity_may_have_more_than_its_projects_and_not_less(own: str, codes: list[str]) -> None:
    _, findings = rolled({"water/canal/repair": spent(own, 5), LEAVES[0]: spent("3"), LEAVES[1]: spent("4")})
    assert findings == codes


def test_yuan_and_ten_thousands_of_yuan_are_the_same_money() -> None:
    nodes, _ = rolled({LEAVES[1]: spent("0.3")})
    west = nodes[LEAVES[1]]
    assert west.sums == (Decimal("1.2"), None, Decimal("0.3"))
    assert west.spending.rate == Decimal(25)
    assert nodes["water"].sums[0] == Decimal("1.2")
