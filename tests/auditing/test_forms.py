"""Self-evaluations in every format: a right one audits clean, one wrong figure is one finding at its place."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfcli.auditing.run import audit
from perfcli.work.audit import read_tables
from perfcli.work.import_inputs import Input
from perfcli.work.profiles import resolve
from tests.auditing.forms import FORMATS, LINES, Form, written

if TYPE_CHECKING:
    from pathlib import Path

    from perfcli.auditing.model import Audit
    from tests.conftest import Perfcli


def audited(form: Form, suffix: str = "csv", profile: str = "cn-classic") -> Audit:
    """The audit of a form."""
    chosen = resolve(profile, ()).profile
    (table,), _ = read_tables(Input(f"表.{suffix}", written(form, suffix)))
    assert chosen is not None
    return audit(table, chosen)


def found(form: Form, **more: str) -> list[tuple[str, str]]:
    """What an audit finds: kind and class."""
    return [(one.kind.name, one.category) for one in audited(form, **more).findings]


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_right_form_audits_clean_in_every_format(suffix: str) -> None:
    made = audited(Form(), suffix)
    assert [(one.kind.name, one.published) for one in made.findings] == []
    assert (made.total, made.before, made.after, made.unjudged) == (Decimal("92.82"), "优", "优", ())


@pytest.mark.parametrize(("suffix", "place"), [("docx", "表2 第3行"), ("xlsx", "自评!G"), ("pdf", "第1页 第"), ("html", "表1 第7行第7格"), ("csv", "第7行第7格"), ("txt", "第7行第7格")])  # fmt: skip
def test_one_wrong_row_is_one_finding_at_its_cell(suffix: str, place: str) -> None:
    (one,) = audited(Form().line(0, 6, "18.6"), suffix).findings
    assert (one.kind.name, one.published, one.recomputed, one.size) == (
        "audit-points",
        "18.6",
        "19.6",
        Decimal(-1),
    )
    assert one.places[0].startswith(place.removesuffix("3行") if suffix == "docx" else place)


@settings(deadline=None)
@given(at=st.sampled_from([0, 1, 2, 4, 5]), points=st.decimals(min_value=0, max_value=9, places=2))
def test_one_wrong_score_is_exactly_one_finding(at: int, points: Decimal) -> None:
    right = Decimal(LINES[at][6])
    made = audited(Form().line(at, 6, str(points)))
    assert len(made.findings) == (0 if points == right else 1)
    assert made.total == Decimal("92.82")


@settings(deadline=None)
@given(at=st.sampled_from([0, 2, 4]), actual=st.integers(min_value=1, max_value=900))
def test_another_actual_is_one_finding_or_none(at: int, actual: int) -> None:
    unit = {0: "期", 2: "元", 4: "起"}[at]
    assert len(audited(Form().line(at, 4, f"{actual}{unit}")).findings) <= 1


CHANGED = [
    (Form(total="95"), [("audit-total", "arithmetic")]),
    (Form(total="92.8"), [("audit-rounding", "rounding")]),
    (Form(total="82.82"), [("audit-total", "arithmetic")]),
    (Form(grade="良"), [("audit-grade", "arithmetic")]),
    (Form(money=("100", "100", "95.5", "10", "100%", "9.55")), [("audit-execution-rate", "arithmetic")]),
    (Form(money=("100", "100", "95.5", "10", "95.50%", "9.05")), [("audit-points", "rule")]),
    (Form(money=("0", "0", "0", "10", "0", "9.55")), [("audit-budget-total", "arithmetic")]),
    (Form().line(0, 6, "20"), [("audit-rounding", "rounding")]),
    (Form().line(5, 6, "6.66"), [("audit-rounding", "rounding")]),
    (Form().line(2, 6, "7"), [("audit-points", "rule")]),
    (Form(total="89.82", grade="良").line(3, 6, "11"), [("audit-points", "rule")]),
    (Form(total="90.82").line(3, 6, "12"), []),
    (Form().line(1, 6, "21"), [("audit-above-weight", "rule")]),
    (Form().line(1, 4, ""), [("audit-empty-actual", "data")]),
    (Form().line(1, 4, "≥95%"), [("audit-not-measured", "data")]),
    (Form().line(1, 4, "95%-98%"), [("audit-actual-range", "data")]),
    (Form().line(1, 4, "0.95"), [("audit-unit", "data")]),
    (Form().line(2, 4, "500公里"), [("audit-unit", "data")]),
    (Form().line(3, 4, "群众反映较好"), []),
]


@pytest.mark.parametrize(("form", "due"), CHANGED)
def test_every_class_of_contradiction(form: Form, due: list[tuple[str, str]]) -> None:
    assert found(form) == due


def test_a_score_that_moves_the_grade_is_told_with_both_grades() -> None:
    lifted = Form(total="97.15").line(0, 4, "50期").line(0, 6, "20").line(5, 6, "10").line(2, 6, "10")
    made = audited(lifted._replace(total="98.55"))
    assert (made.before, made.after) == ("优", "良")


def test_words_without_a_tier_are_listed_and_never_an_error() -> None:
    made = audited(Form().line(3, 4, "群众反映较好"))
    assert [row.name for row in made.unjudged] == ["工作水平提升"]


@pytest.mark.parametrize(
    ("line", "due"),
    [("自评等级,优", []), ("自评等级,良", ["audit-grade"]), ("评价等级：良", ["audit-grade"])],
)
def test_a_grade_in_a_row_or_a_line_of_its_own(line: str, due: list[str]) -> None:
    data = written(Form(grade=""), "csv") + f"\n{line}".encode()
    (table,), problems = read_tables(Input("表.csv", data))
    chosen = resolve("cn-classic", ()).profile
    assert chosen is not None
    assert [one.kind.name for one in audit(table, chosen).findings] == due
    assert problems == ()


def test_a_form_that_breaks_its_own_note() -> None:
    note = "注：产出指标60分、效益指标20分、满意度指标10分、预算执行率10分。"
    data = written(Form(), "csv") + f"\n{note}".encode()
    (table,), _ = read_tables(Input("表.csv", data))
    chosen = resolve("cn-classic", ()).profile
    assert chosen is not None
    assert [one.kind.name for one in audit(table, chosen).findings] == ["audit-form-rule"]


def run(perfcli: Perfcli, tmp_path: Path, form: Form, *more: str) -> Any:
    """The command on a file."""
    (tmp_path / "表.csv").write_bytes(written(form, "csv"))
    return perfcli("audit", "表.csv", *more)


def test_the_verdict_and_the_exit_code(perfcli: Perfcli, tmp_path: Path) -> None:
    clean = run(perfcli, tmp_path, Form(), "--profile", "cn-classic")
    assert (clean.code, clean.out.splitlines()[-1]) == (0, "cn-classic@1：相符。")
    wrong = run(perfcli, tmp_path, Form(total="95"), "--profile", "cn-classic", "--lang", "en")
    assert (wrong.code, wrong.out.splitlines()[-1]) == (1, "cn-classic@1: 1 contradictions; the grade stays.")


def test_without_a_profile_the_fitting_ones_are_named(perfcli: Perfcli, tmp_path: Path) -> None:
    answer = run(perfcli, tmp_path, Form())
    assert answer.code == 2
    assert "PF766" in answer.err
    assert "像是 cn-classic@1" in answer.err


def test_the_json_carries_decimals_as_text(perfcli: Perfcli, tmp_path: Path) -> None:
    answer = run(perfcli, tmp_path, Form(total="95"), "--profile", "cn-classic", "--output-format", "json")
    (table,) = json.loads(answer.out)["files"][0]["tables"]
    assert (table["published_total"], table["recomputed_total"]) == ("95", "92.82")
    assert table["findings"][0]["size"] == "2.18"


@pytest.mark.parametrize("content", [b"", b"\x00\xff", b"PK\x03\x04", b"%PDF-1.7", "只有一句话".encode()])
def test_files_that_hold_no_table_are_told(content: bytes, perfcli: Perfcli, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(content)
    assert perfcli("audit", "a.docx", "--profile", "cn-classic").code == 2
