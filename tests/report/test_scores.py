"""The score report: every kind of ladder and state, points where a profile gives them, and hostile texts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perfcli.diagnostics import Span, Text
from perfcli.report.colours import BLANK, by_label, palette
from perfcli.report.render import render
from perfcli.report.scores import score_view
from perfcli.report.strips import FULL, bar, strip
from perfcli.scoring.scorecard import (
    Basis,
    Ladder,
    Place,
    Receipt,
    Rejected,
    Rung,
    Score,
    Scorecard,
    Source,
    Status,
    Tally,
    Value,
    Verdict,
)
from perfcli.syntax.comments import Waiver
from tests.report.pages import md_blocks, md_tables, soup
from tests.report.test_hostile import HOSTILE, same, tags

RATE = Ladder(
    (
        Rung("优", "100%", "≥100%", Decimal(100)),
        Rung("良", "85%", "≥85%", Decimal(85)),
        Rung("差", "85%以下", "＜85%"),
    ),
    "higher",
    "%",
)
COUNT = Ladder(
    (Rung("好", "≤3起", "≤3起", Decimal(3)), Rung("坏", "3起以上", "＞3起")), "lower", "起", higher=False
)
DAY = Ladder(
    (Rung("按时", "6月30日前", "≤2024-06-30", "2024-06-30"), Rung("延误", "", "＞2024-06-30")),
    "date",
    higher=False,
)
WORDS = Ladder(
    (Rung("达成", "达成", "达成"), Rung("部分", "部分达成", "部分达成"), Rung("未", "未达成", "未达成")),
    "words",
)


def verdict(grade: str, rank: int, value: Value = None, points: Decimal | None = None) -> Verdict:
    return Verdict(value, "", grade, rank, "", "", "", None, "", points, Text(f"为“{grade}”", grade))


def score(
    ladder: Ladder | None, rank: int, value: Value = None, status: Status = "reported", name: str = "指标"
) -> Score:
    place = Place("x/d/a/i", "1.1.1", "县水利局", "", "职责", "活动", "", name, ladder=ladder)
    grade = ladder.rungs[rank].label if ladder and rank >= 0 else ""
    return Score(place, status, str(value or ""), verdict(grade, rank, value))


def card(*scores: Score, **more: object) -> Scorecard:
    counts = (("优", 1), ("良", 0), ("差", 0))
    tally = Tally("region", "qinghe", "", "清河县", counts, len(scores), sum(s.graded for s in scores))
    receipt = Receipt("0.1.0", (Source("targets", "2024/x.yaml", "ab" * 32),), "cd" * 32, "CDCD-CDCD")
    basis = Basis("grade-bands@1", "等级评定")
    made = Scorecard(
        2024, "清河县", ("优", "良", "差"), scores, (tally,), (), len(scores), len(scores), basis, receipt
    )
    return made._replace(**more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ladder", "rank", "value", "order"),
    [
        (RATE, 1, Decimal(90), "差良优"),
        (RATE, 2, Decimal(-400), "差良优"),
        (COUNT, 0, Decimal(0), "好坏"),
        (DAY, 1, "2024-07-02", "按时延误"),
    ],
)
def test_a_strip_runs_from_low_to_high_and_marks_the_value_in_its_grade(
    ladder: Ladder, rank: int, value: Value, order: str
) -> None:
    drawn = strip(score(ladder, rank, value))
    assert drawn
    assert "".join(part.letter for part in drawn.parts) == order
    assert sum(part.width for part in drawn.parts) == FULL
    assert all(a.x + a.width == b.x for a, b in zip(drawn.parts, drawn.parts[1:], strict=False))
    (active,) = [part for part in drawn.parts if part.active]
    assert active.letter == ladder.rungs[rank].label
    assert active.x <= drawn.marker <= active.x + active.width


def test_a_value_on_a_bound_is_marked_at_the_edge_of_its_grade() -> None:
    drawn = strip(score(RATE, 1, Decimal(85)))
    assert drawn
    assert drawn.marker == next(part.x for part in drawn.parts if part.letter == "良")


def test_words_get_equal_parts_and_no_mark() -> None:
    drawn = strip(score(WORDS, 1, "部分达成"))
    assert drawn
    assert [part.width for part in drawn.parts] == [333, 333, 334]
    assert drawn.marker == -1
    assert [part.letter for part in drawn.parts if part.active] == ["部分"]


def test_no_ladder_no_strip() -> None:
    assert strip(score(None, -1)) is None


def test_a_bar_is_whole_and_leaves_out_what_is_nought() -> None:
    parts = bar((("优", 1), ("良", 0), ("差", 2)), by_label(("优", "良", "差"), ()))
    assert [(part.x, part.width, part.letter) for part in parts] == [(0, 333, "优 1"), (333, 667, "差 2")]
    assert bar((("优", 0),), {}) == ()


def test_colours_differ_inside_every_ladder() -> None:
    for count in range(1, 6):
        assert len(set(palette(count))) == count
    assert (len(palette(9)), palette(0)) == (9, ())


def test_every_state_is_named_and_listed() -> None:
    states: tuple[Status, ...] = ("missing", "absent", "not_applicable", "rejected", "unscorable")
    view = score_view(card(score(RATE, 0, Decimal(100)), *(score(RATE, -1, status=s) for s in states)))
    assert view.coverage == "1/6"
    assert [note.what for note in view.ungraded] == ["未报", "没有数据行", "不适用", "数据被退回", "无法评级"]
    assert [tile.letter for tile in view.sections[0].tiles][1:] == ["未报", "缺行", "不适用", "退回", "未评"]
    assert view.sections[0].tiles[3].fill == BLANK
    page = render("scores.html.j2", view).text
    for note in view.ungraded:
        assert note.what in page


def test_points_have_columns_only_where_a_profile_gives_them() -> None:
    plain = score_view(card(score(RATE, 0, Decimal(100))))
    assert "得分" not in render("scores.html.j2", plain).text
    made = score(RATE, 0, Decimal(100))
    made = made._replace(verdict=made.verdict._replace(points=Decimal("95.5")))
    whole = card(made)
    tally = whole.tallies[0]._replace(points=Decimal("95.500"), grade="优")
    view = score_view(whole._replace(tallies=(tally,)))
    page = soup(render("scores.html.j2", view).text)
    assert "得分" in page.get_text()
    assert "95.50" in page.get_text()
    tables = md_tables(render("scores.md.j2", view).text)
    assert tables[0][1][-2:] == ["95.50", "优"]
    assert tables[1][1][6] == "95.50"


def test_rejected_rows_and_waivers_are_listed() -> None:
    place = Span("2024/x.yaml", 7)
    waiver = Waiver(place, place, ("PF402",), "2026-12-31", "上级统一口径", shape=True)
    refused = Rejected(3, "实际完成值", "PF623", Text("是 0.9% 还是 90%？", "?"), ("x", "0.9"))
    view = score_view(card(score(RATE, 0, Decimal(100)), rejected=(refused,), rows=2), (waiver,))
    for name in ("scores.html.j2", "scores.md.j2"):
        page = render(name, view).text
        for words in ("PF623", "0.9% 还是 90%", "PF402", "上级统一口径", "2026-12-31", "x.yaml:7"):
            assert words in page, (name, words)


def test_the_profile_says_who_adopted_it() -> None:
    basis = Basis("county@2", "本县方案", ("第一条",), "清河县财政局 清财〔2024〕1号 2024-01-02")
    page = render("scores.html.j2", score_view(card(score(RATE, 0, Decimal(100)), basis=basis))).text
    assert "清财〔2024〕1号" in page
    assert "county@2" in page
    assert "尚无单位发文采用" not in page


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_actuals_stay_text(text: str) -> None:
    def view_of(said: str) -> object:
        ladder = Ladder((Rung(said, said, said, Decimal(1)), Rung("差", said, said)), "higher")
        made = score(ladder, 0, Decimal(1), name=said)
        made = made._replace(actual=said, reason=said, measure=said + "二", cells=(said + "三",))
        refused = Rejected(1, said, "PF625", Text(said, said), (said,))
        return score_view(card(made, rejected=(refused,), columns=(said,), notices=(said,), region=said))

    tame, page = (render("scores.html.j2", view_of(said)).text for said in ("平", text))
    assert tags(page) == tags(tame)
    tame, page = (render("scores.md.j2", view_of(said)).text for said in ("平", text))
    assert [kind for kind, _ in md_blocks(page)] == [kind for kind, _ in md_blocks(tame)]
    assert [len(row) for table in md_tables(page) for row in table] == [
        len(row) for table in md_tables(tame) for row in table
    ]
    assert same(md_tables(page)[-2][1][1], text)
