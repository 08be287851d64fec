from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfcli.formats.papers import doubts, read_paper
from tests.formats.papers.shown import grids, lines, paper_of, said, texts

SEED = (Path(__file__).parents[2] / "seed" / "county-targets.txt").read_text(encoding="utf-8")
HEADER = "\t职责活动\n\t预算数\n\t绩效指标\n\t评价标准\n\n\t\n\t\n\t\n\t优\n\t良\n\t差\n\n"
ROWS = "\t监督\n\t2.00\n\t检查率\n\t100%\n\t90%\n\t80%\n\n\t会议\n\t\n\t完成率\n\t100%\n\t95%\n\t90%\n\n"
WIDE = [
    ["职责活动", "预算数", "绩效指标", "评价标准", None, None],
    [None, None, None, "优", "良", "差"],
    ["监督", "2.00", "检查率", "100%", "90%", "80%"],
    ["会议", "", "完成率", "100%", "95%", "90%"],
]


def table(text: str) -> list[list[str | None]]:
    (grid,) = grids(paper_of(text, "a.txt"))
    return texts(grid)


def test_rows_are_counted_by_cells_whatever_blank_lines_stand_between() -> None:
    assert table(HEADER + ROWS) == WIDE
    assert table((HEADER + ROWS).replace("\n\n", "\n")) == WIDE
    assert table(HEADER + ROWS.replace("2.00\n", "2.00\n\n\n")) == WIDE
    assert table(HEADER + ROWS.replace("2.00\n", "2.00\n\n  \n")) == WIDE


def test_the_seed_is_read_alike_without_any_blank_line() -> None:
    bare = "".join(line for line in SEED.splitlines(keepends=True) if line.strip(" \n"))
    assert [texts(grid) for grid in grids(paper_of(bare, "a.txt"))] == [
        texts(grid) for grid in grids(paper_of(SEED, "a.txt"))
    ]


def test_the_second_header_row_may_hold_the_grades_alone() -> None:
    assert table(HEADER.replace("\t\n", "") + ROWS) == WIDE


def test_columns_may_follow_the_grades() -> None:
    header = "\t名称\n\t标准\n\t依据\n\n\t\n\t优\n\t差\n\t\n\n"
    assert table(header + "\t甲\n\t1\n\t2\n\t文件\n\n\t乙\n\t3\n\t4\n\t\n\n") == [
        ["名称", "标准", None, "依据"],
        [None, "优", "差", None],
        ["甲", "1", "2", "文件"],
        ["乙", "3", "4", ""],
    ]


def test_a_header_of_one_row_needs_no_second() -> None:
    text = "\t名称\n\t指标\n\t目标\n\n\t甲\n\t率\n\t95%\n\n\t乙\n\t数\n\t3\n\n"
    assert table(text) == [["名称", "指标", "目标"], ["甲", "率", "95%"], ["乙", "数", "3"]]


def test_a_cell_may_run_over_lines_and_over_blank_lines() -> None:
    rows = table(HEADER + ROWS.replace("检查率", "检查率\n复查率").replace("完成率", "完成率\n\n（含调研）"))
    assert rows[2][2] == "检查率\n复查率"
    assert rows[3][2] == "完成率\n\n（含调研）"


def test_text_after_whole_rows_and_a_blank_line_is_outside_and_a_new_table_begins_behind_it() -> None:
    paper = paper_of("县人大\n" + HEADER + ROWS + "县政协\n" + HEADER + ROWS + "填报人：\n", "a.txt")
    assert lines(paper) == ["县人大", "县政协", "填报人："]
    assert [texts(grid) for grid in grids(paper)] == [WIDE, WIDE]


def test_a_header_that_comes_again_is_not_a_row() -> None:
    assert table(HEADER + ROWS + HEADER + ROWS) == WIDE + WIDE[2:]


def test_a_line_stuck_to_a_whole_row_is_doubted() -> None:
    paper = paper_of(HEADER + ROWS.rstrip("\n") + "\n注：含结转\n", "a.txt")
    (grid,) = grids(paper)
    last = grid.rows[-1][-1]
    assert last is not None
    assert (last.text, last.doubt) == ("90%\n注：含结转", "joined-line")
    assert [one.code for one in doubts(paper)] == ["PF079"]


@pytest.mark.parametrize("missing", ["\t检查率\n", "\t2.00\n"])
def test_a_row_that_lacks_a_cell_is_named_and_the_others_stand(missing: str) -> None:
    more = ROWS + ROWS.replace("监督", "选举").replace(missing, "", 1) + ROWS.replace("监督", "档案")
    paper, found = read_paper((HEADER + more).encode(), "a.txt")
    assert paper is not None
    (grid,) = grids(paper)
    assert [one.code for one in found] == ["PF076"]
    assert said(found) == ["第27行：这一段有 5 格，表有 6 列，分不成整行"]
    assert [row[0].text for row in grid.rows if row[0]] == [
        "职责活动",
        "监督",
        "会议",
        "选举",
        "会议",
        "档案",
        "会议",
    ]
    assert [cell.doubt for cell in grid.rows[4] if cell] == ["misfit"] * 5 + [""]


def test_a_row_end_without_its_blank_line_is_still_one() -> None:
    rows = table(HEADER + ROWS + ROWS.replace("80%\n\n", "80%\n") + ROWS)
    assert rows == WIDE + WIDE[2:] + WIDE[2:]


def test_a_missing_cell_and_one_too_many_are_seen_though_the_number_is_right() -> None:
    wrong = ROWS.replace("\t检查率\n", "").replace("\t完成率\n", "\t完成率\n\t多\n")
    paper, found = read_paper((HEADER + ROWS + ROWS + wrong + ROWS).encode(), "a.txt")
    assert paper is not None
    assert [one.code for one in found] == ["PF076", "PF076"]
    (grid,) = grids(paper)
    doubted = {at for at, row in enumerate(grid.rows) for cell in row if cell and cell.doubt == "misfit"}
    assert doubted == {6, 7}


def test_a_short_last_row_does_not_swallow_the_next_department() -> None:
    paper = paper_of(HEADER + ROWS.replace("\t90%\n\n", "\n", 1) + "县政协\n" + HEADER + ROWS, "a.txt")
    assert "县政协" in lines(paper)
    assert texts(grids(paper)[-1]) == WIDE


def test_cells_that_make_no_rows_are_kept_as_lines_and_reported() -> None:
    paper, found = read_paper("\t甲\n\t乙\n\t丙\n\t丁\n\t戊\n\t己\n\t庚\n".encode(), "a.txt")
    assert [one.code for one in found] == ["PF076"]
    assert paper is not None
    assert lines(paper) == list("甲乙丙丁戊己庚")


def test_tabs_between_cells_make_a_row_of_a_line() -> None:
    text = "2016年绩效目标\n名称\t预算\t指标\n监督\t2.00\t率\n\t\t数\n会议\n选举\t\t率\n\n填报人：某\n"
    paper = paper_of(text, "a.tsv")
    assert lines(paper) == ["2016年绩效目标", "填报人：某"]
    (grid,) = grids(paper)
    assert texts(grid) == [
        ["名称", "预算", "指标"],
        ["监督", "2.00", "率"],
        ["", "", "数"],
        ["会议", "", ""],
        ["选举", "", "率"],
    ]
    assert grid.rows[1][1] is not None
    assert grid.rows[1][1].origin == "第3行第2格"


def test_a_quote_at_the_start_of_a_cell_is_prose_and_one_around_line_breaks_is_not() -> None:
    assert table('名称\t内容\n监督\t"一府两院"的工作\n会议\t"筹备\n会务"\n') == [
        ["名称", "内容"],
        ["监督", '"一府两院"的工作'],
        ["会议", "筹备\n会务"],
    ]


def test_bars_separate_cells_with_or_without_a_frame() -> None:
    framed = "| 名称 | 内容 |\n|---|:-:|\n| 监督 | 检查<br>督办 |\n| a\\|b |  |\n"
    expected = [["名称", "内容"], ["监督", "检查\n督办"], ["a|b", ""]]
    assert table(framed) == expected
    assert table("名称|预算|指标\n监督||率\n") == [["名称", "预算", "指标"], ["监督", "", "率"]]


def test_one_line_with_a_bar_is_a_paragraph() -> None:
    assert lines(paper_of("单位：县人大|2016\n正文\n", "a.txt")) == ["单位：县人大|2016", "正文"]


@settings(deadline=None)
@given(st.text(alphabet='甲乙1%\t\n\t\n |\u3000"', max_size=200))
def test_nothing_is_lost_and_nothing_invented(text: str) -> None:
    paper, _ = read_paper(text.encode(), "a.txt")
    given_text = sorted(char for char in text if char in "甲乙1%")
    if paper is None:
        assert not text.strip() or not given_text
        return
    kept = lines(paper) + [cell for grid in grids(paper) for row in texts(grid) for cell in row if cell]
    assert sorted(char for char in "".join(kept) if char in "甲乙1%") == given_text
    for grid in grids(paper):
        assert len({len(row) for row in grid.rows}) == 1


@settings(deadline=None, max_examples=20)
@given(st.lists(st.sampled_from(["\n", "  \n", "\n\n"]), min_size=1, max_size=30))
def test_blank_lines_inside_the_seeds_rows_change_nothing(blanks: list[str]) -> None:
    place = SEED.index("\t人大监督")
    parts = SEED[place:].split("\n\t")
    looser = "".join(
        part + blanks[at % len(blanks)] * (at % 9 != 8) + "\n\t" for at, part in enumerate(parts)
    ).rstrip("\t\n")
    before, after = (paper_of(text, "a.txt") for text in (SEED, SEED[:place] + looser))
    assert [texts(grid) for grid in grids(after)] == [texts(grid) for grid in grids(before)]
