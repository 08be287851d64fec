from __future__ import annotations

import pytest

from perfcli.drafting.numbering import number_rank, split_items, split_number


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        ("一、水资源管理", "一、", "水资源管理"),
        ("（一）取水许可", "（一）", "取水许可"),
        ("(二)供水", "(二)", "供水"),
        ("1.防汛", "1.", "防汛"),
        ("1．防汛", "1．", "防汛"),
        ("2、演练", "2、", "演练"),
        ("1.2 供水", "1.2", "供水"),
        ("1.2.3、供水", "1.2.3、", "供水"),
        ("（3）供水", "（3）", "供水"),
        ("①供水", "①", "供水"),
        ("1 供水", "1", "供水"),
        ("第一章 总则", "第一章", "总则"),
        ("供水", "", "供水"),
        ("95%以上", "", "95%以上"),
        ("2023年工作", "", "2023年工作"),
        ("一体化供水", "", "一体化供水"),
        ("1.", "", "1."),
    ],
)
def test_numbers_before_names(text: str, number: str, name: str) -> None:
    found = split_number(text)
    assert (found.number, found.name) == (number, name)
    assert (found.rank >= 0) == bool(number)


def test_styles_rank_from_the_top_down() -> None:
    styles = ["第一章 甲", "一、甲", "（一）甲", "1.甲", "1.1甲", "1.1.1甲", "(1)甲", "①甲"]
    ranks = [split_number(text).rank for text in styles]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)


@pytest.mark.parametrize(
    ("text", "known"),
    [("1", True), ("1.1", True), ("一", True), ("（一）", True), ("2-1", True), ("甲", False), ("", False)],
)
def test_numbers_in_a_column_of_their_own(text: str, known: bool) -> None:
    assert (number_rank(text) >= 0) == known


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("1、应收尽收。2、移交合格。", ["1、应收尽收。", "2、移交合格。"]),
        ("1.甲 2.乙", ["1.甲 ", "2.乙"]),
        ("1、增长1.5倍。2、好。", ["1、增长1.5倍。", "2、好。"]),
        ("1、只有一条", ["1、只有一条"]),
        ("总则：1、甲。2、乙。", ["总则：1、甲。2、乙。"]),
        ("1、甲\n2、乙", ["1、甲\n2、乙"]),
        ("1、甲3、丙", ["1、甲3、丙"]),
        ("", [""]),
    ],
)
def test_goals_in_items_join_to_the_text_again(text: str, items: list[str]) -> None:
    assert split_items(text) == items
    assert "".join(items) == text
