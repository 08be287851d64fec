from __future__ import annotations

import pytest

from perfcli.scoring.wording import filled

from .build import PLAN, county, rows, scored

REFUSED = [
    ("a/d/x/rate,0.95,", "PF623", "actual"),
    ("a/d/x/rate,1,", "PF623", "actual"),
    ("a/d/x/rate,≥95%,", "PF622", "actual"),
    ("a/d/x/rate,约95%,", "PF622", "actual"),
    ("a/d/x/rate,90%-95%,", "PF622", "actual"),
    ("a/d/x/rate,12万元,", "PF624", "actual"),
    ("a/d/x/rate,很好,", "PF625", "actual"),
    ("a/d/x/rate,95 96,", "PF625", "actual"),
    ("a/d/x/rate,1e3,", "PF625", "actual"),
    ("a/d/x/rate,待定,", "PF625", "actual"),
    ("a/d/x/rate,不适用,", "PF629", "actual"),
    ("a/d/y/day,2月30日,", "PF626", "actual"),
    ("a/d/y/day,5,", "PF626", "actual"),
    ("a/d/x/count,2.5次,", "PF627", "actual"),
    ("a/d/x/count,-1次,", "PF627", "actual"),
    ("a/e/x/word,差不多,", "PF628", "actual"),
    ("a/d/x/rate,95%,完成", "PF619", "status"),
    ("a/d/x/rate,95%,missing", "PF620", "status"),
    ("a/d/x/rate,95%,不适用", "PF620", "status"),
    ("a/d/x/rate,,reported", "PF621", "actual"),
    (",95%,", "PF614", "indicator"),
    ("nothing,95%,", "PF615", "indicator"),
    ("rate,95%,", "PF616", "indicator"),
    ("a/d/x/rate,95%", "PF612", ""),
    ("a/d/x/rate,95%,,,x", "PF612", ""),
    ('a/d/x/rate,"95%,', "PF613", ""),
    ('a/d/x/rate,"95%"x,', "PF613", ""),
]


@pytest.mark.parametrize(("line", "code", "column"), REFUSED)
def test_a_row_that_cannot_be_used_is_rejected_at_its_column_and_counted(
    line: str, code: str, column: str
) -> None:
    outcome = scored(rows(line))
    (row,) = outcome.done.rejected
    assert (row.code, row.column, row.row) == (code, column, 2)
    assert (outcome.done.rows, outcome.done.accepted) == (1, 0)
    assert code in outcome.codes
    assert row.message.zh
    assert row.message.en


def test_a_rejected_row_leaves_its_indicator_rejected_and_not_absent() -> None:
    outcome = scored(rows("a/d/x/rate,0.95,"))
    assert outcome.score("a/d/x/rate").status == "rejected"
    assert not outcome.score("a/d/x/rate").graded
    absent = [found.address for found in outcome.findings if found.code == "PF640"]
    assert "a/d/x/rate" not in absent
    assert "a/d/x/count" in absent


def test_the_finding_stands_at_the_cell() -> None:
    outcome = scored('indicator,说明,actual\na/d/x/rate,"逗号,在内",≥95%\n')
    found = next(found for found in outcome.findings if found.code == "PF622")
    assert (found.span.line, found.span.column, found.span.end_column) == (2, 20, 24)
    assert "95%" in filled(found).zh


def test_every_later_row_of_an_indicator_is_rejected_whatever_became_of_the_first() -> None:
    outcome = scored(rows("a/d/x/rate,100%,", "检查完成率,80%,", "1.1.1,,missing"))
    assert outcome.score("a/d/x/rate").verdict.grade == "优"
    assert [(row.row, row.code) for row in outcome.done.rejected] == [(3, "PF618"), (4, "PF618")]
    assert filled(next(f for f in outcome.findings if f.code == "PF618")).zh.endswith("第 2 行已经报过")
    broken_first = scored(rows("a/d/x/rate,0.9,", "a/d/x/rate,90%,"))
    assert broken_first.done.accepted == 0
    assert broken_first.score("a/d/x/rate").status == "rejected"


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("a/d/x/rate,,", "missing"),
        ("a/d/x/rate, ,未报", "missing"),
        ("a/d/x/rate,,NOT_APPLICABLE", "not_applicable"),
        ("a/d/x/rate,,不适用", "not_applicable"),
        ("a/d/x/rate,95%,已报", "reported"),
        ("a/d/x/rate,95,", "reported"),
        ("a/d/x/rate,９５％,", "reported"),
    ],
)
def test_status_and_value_together_say_what_was_reported(line: str, status: str) -> None:
    outcome = scored(rows(line))
    assert outcome.score("a/d/x/rate").status == status
    assert outcome.done.rejected == ()


@pytest.mark.parametrize(
    "call", ["a/d/x/rate", "d/x/rate", "x/count", "count", "1.1.2", "投诉次数", " 投诉 次数 "]
)
def test_an_indicator_is_found_by_address_end_number_or_name(call: str) -> None:
    outcome = scored(rows(f"{call},4,"))
    assert outcome.done.accepted == 1


def test_columns_narrow_a_name_and_never_widen_it() -> None:
    header = "指标,实际完成值,部门,职责,活动"
    assert scored(rows("rate,95%,,监督职责,会议活动", header=header)).score("a/d/y/rate").graded
    assert scored(rows("rate,95%,甲局,d,x", header=header)).score("a/d/x/rate").graded
    outcome = scored(rows("a/d/x/rate,95%,乙局,,", header=header))
    (row,) = outcome.done.rejected
    assert (row.code, row.column) == ("PF617", "部门")
    assert "a/d/x/rate" in row.message.zh


def test_two_departments_share_numbers_and_names() -> None:
    other = PLAN.replace("id: a, name: 甲局", "id: b, name: 乙局")
    where = county(PLAN, other)
    assert scored(rows("1.1.1,95%,"), where).done.rejected[0].code == "PF616"
    narrowed = scored(rows("1.1.1,95%,乙局", header="indicator,actual,department"), where)
    assert narrowed.score("b/d/x/rate").graded


def test_a_slip_in_a_name_is_answered_with_the_likeliest() -> None:
    assert "检查完成率" in scored(rows("检查完成律,95%,")).done.rejected[0].message.zh
    assert "a/d/x/count" in scored(rows("a/d/x/cuont,4,")).done.rejected[0].message.en
    assert "是不是" not in scored(rows("9.9.9,4,")).done.rejected[0].message.zh


def test_an_absent_row_is_a_warning_a_missing_one_a_remark_and_both_errors_when_all_are_required() -> None:
    table = rows("a/d/x/rate,,missing")
    levels = {f.code: f.severity.label for f in scored(table).findings}
    assert levels == {"PF640": "warning", "PF641": "remark"}
    strict = {f.code: f.severity.label for f in scored(table, require_all=True).findings}
    assert strict == {"PF640": "error", "PF641": "error"}


def test_what_was_taken_for_granted_is_said() -> None:
    outcome = scored(rows("a/d/y/day,2016年9月,", "a/d/x/count,无,"))
    said = [filled(found).zh for found in outcome.findings if found.code == "PF643"]
    assert len(said) == 2
    assert "2016-09-30" in said[0]


def test_a_lost_grade_without_a_reason_is_a_warning_where_the_table_has_the_column() -> None:
    header = "indicator,actual,reason"
    outcome = scored(rows("a/d/x/rate,80%,", "a/d/y/rate,80%,停电", "count,0,", header=header))
    assert [f.address for f in outcome.findings if f.code == "PF650"] == ["a/d/x/rate"]
    assert "PF650" not in scored(rows("a/d/x/rate,80%,")).codes


def test_blank_lines_and_trailing_commas_are_no_rows_and_no_faults() -> None:
    outcome = scored("indicator,actual\n\n,\na/d/x/rate,95%,,\n\n")
    assert (outcome.done.rows, outcome.done.accepted) == (1, 1)


def test_rows_for_a_department_whose_file_has_errors_say_so() -> None:
    outcome = scored(rows("z/d/x/rate,95%,"), z="targets/z.yaml")
    assert [row.code for row in outcome.done.rejected] == ["PF713"]
    assert any(f.code == "PF713" and f.span.path == "targets/z.yaml" for f in outcome.findings)


def test_headers_may_be_chinese_and_other_columns_are_kept_under_names_of_their_own() -> None:
    table = "指标,实际完成值,状态,偏差原因,改进措施,佐证材料,截至日期,备注,备注,grade,\na/d/x/rate,80%,已报,r,m,e,t,1,2,3,4\n"
    outcome = scored(table)
    assert outcome.done.columns == ("备注", "备注 (2)", "grade (actuals)", "#11")
    score = outcome.score("a/d/x/rate")
    assert (score.reason, score.measure, score.evidence, score.as_of) == ("r", "m", "e", "t")
    assert score.cells == ("1", "2", "3", "4")


@pytest.mark.parametrize(
    ("header", "codes"),
    [
        ("绩效指标,实际完成值", ["PF610"]),
        ("foo,bar", ["PF610", "PF610"]),
        ("indicator,actual,实际完成值", ["PF611"]),
    ],
)
def test_a_header_that_lacks_or_doubles_a_column_stops_the_run(header: str, codes: list[str]) -> None:
    outcome = scored(rows("a/d/x/rate,95%", header=header))
    assert outcome.card is None
    assert outcome.codes == codes


def test_a_column_named_nearly_right_is_pointed_out() -> None:
    outcome = scored(rows("a,1", header="绩效指标,实际完成值"))
    assert "绩效指标" in filled(outcome.findings[0]).zh
