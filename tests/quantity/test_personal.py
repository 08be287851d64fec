"""Numbers of persons in every dress, and the numbers of a budget that look like them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfcli.quantity.personal import find_personal

FACTORS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
WIDE = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
DIGITS = st.text(st.sampled_from("0123456789"), min_size=8, max_size=8)


def kinds(text: str) -> list[str]:
    return [one.what for one in find_personal(text)]


def identity(front: str) -> str:
    return front + "10X98765432"[sum(int(d) * f for d, f in zip(front, FACTORS, strict=True)) % 11]


def luhn(front: str) -> str:
    """A number with its check digit."""
    for last in "0123456789":
        doubled = [int(d) * (1 + place % 2) for place, d in enumerate(reversed(front + last))]
        if sum(v // 10 + v % 10 for v in doubled) % 10 == 0:
            return front + last
    raise AssertionError(front)


FOUND = [
    ("mobile", "手机13812345678"), ("mobile", "138 1234 5678"), ("mobile", "138-1234-5678"), ("mobile", "138—1234—5678"),
    ("mobile", "138.1234.5678"), ("mobile", "１３８１２３４５６７８"), ("mobile", "１３８－１２３４－５６７８"),
    ("mobile", "+86 13812345678"), ("mobile", "86-138-1234-5678"), ("mobile", "008613812345678"), ("mobile", "电话：13812345678"),
    ("mobile", "12 13812345678"), ("mobile", "138\u200b1234\u200b5678"), ("mobile", "138\u00a01234\u30005678"), ("mobile", "张某15900001111"),
    ("mobile", "手机号码是 13812345678。"), ("mobile", "tel:13812345678"), ("mobile", "手机：一三八一二三四五六七八"),
    ("mobile", "编号及电话13812345678"), ("mobile", "项目编码A12，电话13812345678"), ("mobile", "（13812345678）"),
    ("phone", "0377-63812345"), ("phone", "（0377）63812345"), ("phone", "0377 6381 2345"), ("phone", "010-62345678"),
    ("phone", "电话：63812345"), ("phone", "联系电话037763812345"), ("phone", "传真：6381234"), ("phone", "０３７７－６３８１２３４５"),
    ("identity", "11010519491231002X"), ("identity", "1101051949123100２Ｘ"), ("identity", "110105 19491231 002X"),
    ("identity", "110105-19491231-002x"), ("identity", "110105491231002"),
    ("account", "4111 1111 1111 1111"), ("account", "6222021234567890128"), ("account", "账号：41101234567890123456"),
    ("account", "开户行及账号 1200 3456 7890 123"), ("account", "对公账户16101010400012345"),
]  # fmt: skip
LEFT_ALONE = [
    "项目编码13812345678", "项目编码：410184210000000000012", "41018421000000000001A", "410184210000000000012",
    "投资13812345678.50元", "13812345678元", "补助 15000000000 元", "藏品编号 4111111111111111", "卷号110101199003071234",
    "统一社会信用代码91410100MA3X12345L", "统一社会信用代码：914101841701234567", "411081", "411081001", "区划411081001002",
    "2016-01-01至2016-12-31", "20300101至20301231", "2016 2017 2018 2019", "2016年1月1日", "档号J001-138-1234-5678",
    "001-138-1234-5678", "服务热线12345", "热线：12345", "数据库条目100000000000条", "财预〔2016〕123号", "123456789.12万元",
    "合同号6222021234567890128", "预算单位编码 031001001001", "10 20 30 40 50 60 70", "12345678条", "接通电话 20000000 次",
    "ISBN 978-7-5049-1234-5", "≥95%，≥90%，≥80%", "1.1.1.1.1.1.1", "12,345,678.00", "0.123456789", "400-812-3456", "",
    "1381234567", "138123456789", "电话1个、传真2台",
]  # fmt: skip


@pytest.mark.parametrize(("what", "text"), FOUND)
def test_found(what: str, text: str) -> None:
    assert kinds(text) == [what]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert kinds(text) == []


def test_what_is_shown_cannot_be_used() -> None:
    (found,) = find_personal("请联系 138-1234-5678 张某")
    assert (found.text, found.shown) == ("138-1234-5678", "138…78")
    assert "请联系 138-1234-5678 张某"[found.start : found.end] == found.text


@settings(deadline=None)
@given(
    st.sampled_from(["13", "15", "18", "19"]), st.text(st.sampled_from("0123456789"), min_size=9, max_size=9),
    st.sampled_from(["", " ", "-", "－", "\u3000"]), st.booleans(), st.sampled_from(["", "电话：", "联系人王某，", "（"]),
)  # fmt: skip
def test_any_mobile_in_any_dress(head: str, rest: str, gap: str, wide: bool, before: str) -> None:
    number = head + rest
    written = gap.join((number[:3], number[3:7], number[7:]))
    assert kinds(before + (written.translate(WIDE) if wide else written) + "。") == ["mobile"]


@settings(deadline=None)
@given(
    st.sampled_from(["110105", "411081", "650104", "440106"]), st.dates().filter(lambda day: 1930 <= day.year <= 2020),
    st.integers(0, 999), st.sampled_from(["", " ", "-"]), st.booleans(),
)  # fmt: skip
def test_any_identity_card_in_any_dress(place: str, day: object, order: int, gap: str, wide: bool) -> None:
    number = identity(f"{place}{day!s:.10}{order:03d}".replace("-", ""))
    written = gap.join((number[:6], number[6:14], number[14:]))
    assert kinds(written.translate(WIDE) if wide else written) == ["identity"]
    wrong = number[:-1] + ("0" if number[-1] != "0" else "1")
    assert "identity" not in kinds(wrong)


@settings(deadline=None)
@given(st.sampled_from(["62220", "41111", "55000"]), DIGITS, st.integers(16, 19), st.sampled_from(["", " "]))
def test_any_card_in_one_or_by_four(head: str, rest: str, length: int, gap: str) -> None:
    number = luhn((head + rest * 2)[: length - 1])
    written = gap.join(number[at : at + 4] for at in range(0, length, 4))
    assert set(kinds(written)) & {"account", "identity"}


@settings(deadline=None)
@given(
    st.decimals(0, 99_999_999, places=2),
    st.sampled_from(["元", "万元", "亿元"]),
    st.sampled_from(["", "安排", "合计 "]),
)
def test_no_amount_is_a_number_of_a_person(value: object, unit: str, before: str) -> None:
    assert kinds(f"{before}{value}{unit}") == []
    assert kinds(f"{before}{value:,}{unit}") == []


@settings(deadline=None, max_examples=300)
@given(st.text(st.sampled_from("0123456789０１２Xx -－—.（）()+电话账号编码，。\n"), max_size=60))
def test_any_text_has_an_end_and_places_that_are_its_own(text: str) -> None:
    for one in find_personal(text):
        assert text[one.start : one.end] == one.text
        assert one.text


@pytest.mark.usefixtures("hang_guard")
def test_a_long_run_of_digits_has_an_end() -> None:
    for text in ("1 " * 200_000, "13812345678 " * 20_000, "1-" * 200_000, "（1）" * 100_000, "138" * 100_000):
        list(find_personal(text))
