"""The rules on bands together: what cannot be graded is an error, what can be graded is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfcli.diagnostics import Severity
from perfcli.lint.rules import all_rules
from perfcli.lint.styles import style
from perfcli.lint.subject import Subject
from perfcli.loading.outline import outline
from perfcli.model.plan import Plan
from tests.scale.bands_cases import Case, cases

LADDERS = [case for case in cases() if case.expect]
RULES = [rule for rule in all_rules() if rule.code.startswith("PF2") and rule.check is not None]

cell = st.one_of(
    st.lists(
        st.sampled_from(
            [
                "≥",
                "≤",
                "＜",
                "75%",
                "85%",
                "100%",
                "290%",
                "0.95",
                "3次",
                "5",
                "6月30日前",
                "以上",
                "以下",
                "（含）",
                "-",
                "~",
                "约",
                "无",
                "其他",
                "同上",
                "/",
                "好",
                "较好",
                "30分钟",
                "｛｝",
                "{0}",
                "扣1分",
            ]
        ),
        max_size=4,
    ).map("".join),
    st.text(max_size=6),
)


def _said(cells: tuple[tuple[str, str], ...], name: str) -> tuple[bool, list[tuple[str, Severity]]]:
    """Whether the ladder can be graded on, and the code and severity of every finding."""
    indicator = {"id": "a", "name": name, "bands": dict(cells)}
    data = {
        "perfcli": "1",
        "year": "2030",
        "department": {"id": "d", "name": "青棠县档案馆"},
        "indicators": [indicator],
    }
    subject = Subject("made-up.yaml", outline(Plan.model_validate(data)))
    standard = subject.outline.indicators[0].standard
    assert standard is not None
    found = [(rule.code, rule.kind.severity) for rule in RULES if rule.check for _ in rule.check(subject)]
    return standard.reading.scale is not None, found


@pytest.mark.parametrize("case", LADDERS, ids=lambda case: case.id)
def test_a_published_ladder_is_an_error_just_where_it_cannot_be_graded(case: Case) -> None:
    graded, found = _said(case.cells, case.name)
    errors = {code for code, severity in found if severity is Severity.ERROR}
    assert graded or len(errors) == 1
    assert not graded or errors <= {"PF202"}
    assert len(found) == len(set(found))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(cell, min_size=2, max_size=5),
    st.sampled_from(["完成率", "投诉次数", "单位成本", "平均气温", "会议保障"]),
)
def test_whatever_stands_in_the_cells_an_ungraded_ladder_is_an_error(texts: list[str], name: str) -> None:
    graded, found = _said(tuple(zip("优良中差劣", texts, strict=False)), name)
    assert graded or any(severity is Severity.ERROR for _, severity in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("100%", "85%", "75%以下"), ("90％", "80 ％", "60％ 以下")),
        (("≥95%", "≥90%", "＜90%"), ("<=3次", "<=5次", ">5次")),
        (("≥90%", "≥80%且＜90%", "＜80%"), ("＞10家", "＜10家")),
        (("90%-100%", "80%～90%", "0-80%"), ("8至9次", "5~7次")),
    ],
)
def test_a_style_knows_no_numbers_units_widths_or_directions(
    one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    assert style(_ladder(one)) == style(_ladder(other)) != ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("100%", "85%", "75%以下"), ("100%", "85%", "75%")),
        (("≥95%", "＜95%"), ("不低于95%", "低于95%")),
        (("95%以上", "95%以下"), ("95%-100%", "0-95%")),
    ],
)
def test_styles_differ_by_the_relations_they_are_written_with(
    one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    assert style(_ladder(one)) != style(_ladder(other))


@pytest.mark.parametrize(
    "texts", [("好", "较好", "差"), ("6月30日前", "9月30日前", "9月30日后"), ("", "", "")]
)
def test_words_and_dates_have_no_style(texts: tuple[str, ...]) -> None:
    assert style(_ladder(texts)) == ()


def _ladder(texts: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(zip("优良中差劣", texts, strict=False))
