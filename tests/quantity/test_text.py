from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.quantity import normalise


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("９５．５％", "95.5%"),
        (" 95 % ", "95%"),
        ("＞＝95", "≥95"),
        ("=<95", "≤95"),
        ("⩾95 ≧95", "≥95≥95"),
        ("（含）", "(含)"),
        ("90～95", "90~95"),
        ("90—95", "90-95"),
        ("300公\n里", "300公里"),
        ("100㎡", "100平方米"),
        ("1，200", "1,200"),
        ("96%、99%", "96%、99%"),
    ],
)
def test_twins_are_brought_together(text: str, plain: str) -> None:
    assert normalise(text) == plain


def test_two_numbers_with_a_space_between_stay_two() -> None:
    assert normalise("90　 85") == "90 85"


@pytest.mark.parametrize("text", ["①", "５²", "½", "٣"])
def test_signs_that_only_look_like_digits_are_left_alone(text: str) -> None:
    assert normalise(text)[-1] == text[-1]


@given(st.text(max_size=60))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
