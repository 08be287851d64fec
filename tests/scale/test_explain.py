from __future__ import annotations

from decimal import Decimal

import pytest

from perfcli.scale import Scale, read_scale


def ladder(text: str, **stated: str) -> Scale:
    scale = read_scale(tuple(zip("优良中差", text.split("|"), strict=False)), year=2024, **stated).scale
    assert scale is not None
    return scale


SEED = ladder("100%|85%|75%|75%以下")


def test_published_text_and_reading_stand_side_by_side() -> None:
    assert [text for _, text in SEED.cells] == ["100%", "85%", "75%", "75%以下"]
    assert SEED.readings == ("≥100%", "≥85%", "≥75%", "＜75%")


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("高于95%|高于90%|高于80%|80%及以下", ("＞95%", "＞90%", "＞80%", "≤80%")),
        ("0起|1-2起|3-4起|5起以上", ("≤0起", "≤2起", "≤4起", "＞4起")),
        ("<3天|<5天|<7天|7天以上", ("＜3天", "＜5天", "＜7天", "≥7天")),
        ("按时|延迟1个月|延迟2个月|延迟3个月以上", ("延迟≤0个月", "延迟≤1个月", "延迟≤2个月", "延迟＞2个月")),
        ("6月底|9月底|12月底|次年", ("≤2024-06-30", "≤2024-09-30", "≤2024-12-31", "＞2024-12-31")),
        (
            "2024年6月底|2024年9月底|2024年12月底|2025年",
            ("≤2024-06-30", "≤2024-09-30", "≤2024-12-31", "＞2024-12-31"),
        ),
        ("当月|次月10日前|次月20日前|次月20日后", ("≤当月31日", "≤次月10日", "≤次月20日", "＞次月20日")),
        ("是|||否", ("是", "", "", "否")),
        ("100%|90%||80%以下", ("≥100%", "≥90%", "", "＜90%")),
    ],
)
def test_each_kind_has_a_canonical_spelling(text: str, readings: tuple[str, ...]) -> None:
    reading = read_scale(tuple(zip("优良中差", text.split("|"), strict=True)), year=2024)
    assert (reading.scale and reading.scale.readings) == readings


@pytest.mark.parametrize(
    ("value", "label", "next_grade", "distance"),
    [
        ("100", "优", "", None),
        ("99.99", "良", "优", "0.01"),
        ("85", "良", "优", "15"),
        ("75", "中", "良", "10"),
        ("74.9", "差", "中", "0.1"),
    ],
)
def test_a_value_knows_its_grade_and_the_way_to_the_next(
    value: str, label: str, next_grade: str, distance: str | None
) -> None:
    explained = SEED.explain(Decimal(value))
    assert explained.placement.label == label
    assert explained.next_grade == next_grade
    assert explained.distance == (Decimal(distance) if distance else None)


def test_the_reason_is_a_sentence_in_both_languages() -> None:
    assert SEED.grade(Decimal(90)).reason.zh == "90%达到≥85%，为“良”"
    assert SEED.grade(Decimal(70)).reason.en == "70% does not meet ≥75%: “差”"


def test_words_are_placed_by_word_or_label() -> None:
    words = ladder("按时完成|基本按时|未按时")
    assert words.grade("基本按时").label == words.grade("良").label == "良"
    assert words.explain("基本按时").next_grade == "优"
    assert words.intervals() == ()
    assert words.canonical() == (("优", "按时完成"), ("良", "基本按时"), ("中", "未按时"))
    with pytest.raises(LookupError):
        words.grade("很好")
    with pytest.raises(LookupError):
        words.grade(Decimal(1))
    with pytest.raises(LookupError):
        SEED.grade("很好")


@pytest.mark.parametrize(
    "labels", [("达成", "未达成"), ("优秀", "良好", "合格", "不合格"), ("A", "B", "C", "D", "E")]
)
def test_labels_are_data(labels: tuple[str, ...]) -> None:
    bounds = [f"≥{90 - 10 * index}%" for index in range(len(labels) - 1)]
    scale = read_scale(tuple(zip(labels, (*bounds, ""), strict=True))).scale
    assert scale is not None
    assert scale.labels == labels
    assert scale.grade(Decimal(0)).label == labels[-1]


def test_the_same_ladder_is_read_once() -> None:
    cells = (("优", "≥91.25%"), ("差", "<91.25%"))
    assert read_scale(cells) is read_scale(cells)
