from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from perfcli.diagnostics import Span
from perfcli.loading.document import parse_document, read_document
from perfcli.scoring.examples import Outcome, run_example
from perfcli.scoring.profiles import DEFAULT, check_profile, choose
from perfcli.scoring.wording import filled

from .build import POINTS, SHIPPED

ASKED = Span("region.yaml", 4, 10)


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_profile_holds_and_its_examples_give_what_they_say(path: Path) -> None:
    own = read_document(str(path)).profile
    assert own is not None
    choice = choose(own.title, (), ASKED)
    assert choice.findings == ()
    document, profile = choice.document, choice.profile
    assert document is not None
    assert profile is not None
    assert profile.examples
    for example in profile.examples:
        assert run_example(profile, example) == Outcome(example.grade, example.points)
    assert list(check_profile(document, profile, 2016)) == []


def test_the_default_is_found_without_any_folder() -> None:
    choice = choose(DEFAULT, (), ASKED)
    assert choice.findings == ()
    assert choice.profile is not None
    assert choice.profile.title == DEFAULT


def test_a_workspace_overrides_a_shipped_profile_by_name(tmp_path: Path) -> None:
    own = "perfcli: 1\nprofile: {id: grade-bands, name: 本地, version: 7}\n"
    (tmp_path / "grade-bands.yaml").write_text(own, encoding="utf-8")
    assert choose("grade-bands@7", (tmp_path,), ASKED).profile is not None
    mismatch = choose(DEFAULT, (tmp_path,), ASKED)
    assert [found.code for found in mismatch.findings] == ["PF702"]
    assert mismatch.profile is None
    assert mismatch.findings[0].span == ASKED


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        ("grade-bands", "PF703"),
        ("../../etc/passwd@1", "PF703"),
        ("grade-bands@", "PF703"),
        ("grade-band@1", "PF701"),
        ("grade-bands@2", "PF702"),
    ],
)
def test_a_reference_that_leads_nowhere_is_an_error_where_it_stands(reference: str, code: str) -> None:
    choice = choose(reference, (Path("no-such-folder"),), ASKED)
    assert [(found.code, found.span) for found in choice.findings] == [(code, ASKED)]
    assert choice.document is None


def test_a_slip_in_the_name_is_answered() -> None:
    assert "grade-bands" in filled(choose("grade-bnds@1", (), ASKED).findings[0]).en


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (POINTS, []),
        (POINTS.replace("优: 100", "优: "), ["PF704"]),
        (POINTS.replace("差: 0,", "差: -1,"), ["PF705"]),
        (POINTS.replace("{grade: 差}", "{grade: 差, least: 60}"), ["PF706"]),
        (POINTS.replace("least: 80", "least: 95"), ["PF706"]),
        (POINTS.replace(", least: 80", ""), ["PF706"]),
        ("perfcli: 1\nprofile: {id: p, name: 无分, version: 1}\ntotals: [{grade: 优}]\n", ["PF706"]),
        (POINTS + "examples:\n  - {bands: {优: 90%, 差: 90%以下}, actual: 90%, grade: 优, points: 99}\n", ["PF707"]),
        (POINTS + "examples:\n  - {bands: {优: 90%, 差: 90%以下}, actual: 90%, grade: 优, points: 100}\n", []),
        (POINTS + "examples:\n  - {bands: {优: 九十几, 差: 90%以下}, actual: 90%, grade: 优}\n", ["PF707"]),
        (POINTS + "examples:\n  - {bands: {优: 90%, 差: 90%以下}, actual: ≥90%, grade: ''}\n", []),
        (POINTS + "effective: {since: 2017-01-01}\n", ["PF709"]),
        (POINTS + "effective: {until: 2015-12-31}\n", ["PF709"]),
        (POINTS + "effective: {since: 2016-07-01, until: 2016-08-01}\n", []),
        (POINTS + "effective:\n", []),
    ],
)  # fmt: skip
def test_a_profile_with_a_hole_is_refused(text: str, codes: list[str], tmp_path: Path) -> None:
    (tmp_path / "points.yaml").write_text(text, encoding="utf-8")
    document = parse_document(text, "p.yaml")
    assert document.diagnostics == ()
    assert document.profile is not None
    name = document.profile.title
    (tmp_path / f"{document.profile.profile.id}.yaml").write_text(text, encoding="utf-8")
    choice = choose(name, (tmp_path,), ASKED, 2016)
    assert [found.code for found in choice.findings] == codes
    assert (choice.document is None) is any(code != "PF709" for code in codes)
    assert all(filled(found).zh and filled(found).en for found in choice.findings)


@pytest.mark.parametrize(
    "text",
    [
        POINTS.replace("places: 1", "places: -1"),
        POINTS.replace("places: 1", "places: 7"),
        POINTS.replace("version: 2", "version: ''"),
        POINTS.replace("places: 1", "mode: up"),
        POINTS + "missing: half\n",
        POINTS.replace("points: {优: 100", "points: {优: 很多"),
        POINTS.replace(POINTS[POINTS.index("points: {优") : POINTS.index("rounding")], "points: [1, 2]\n"),
        POINTS + "colour: red\n",
    ],
)
def test_a_file_that_is_no_profile_is_refused_by_the_general_loader(text: str, tmp_path: Path) -> None:
    (tmp_path / "points.yaml").write_text(text, encoding="utf-8")
    choice = choose("points@2", (tmp_path,), ASKED)
    assert choice.document is None
    assert choice.findings


def test_a_profile_may_be_written_in_chinese() -> None:
    text = (
        "格式版本: 1\n评分方案: {标识: p, 名称: 百分制, 版本: 1}\n得分: {优: 100, 差: 0}\n缺报处理: 计零分\n"
        "取整: {小数位数: 1, 取整方式: 舍去}\n总评等级: [{等级: 优, 最低得分: 90}, {等级: 差}]\n"
        "采用依据: {采用单位: 示例县财政局, 文号: 示例〔2016〕1号, 日期: 2016-01-01}\n有效期: {起: 2016-01-01}\n"
        "算例: [{评价标准: {优: 90%, 差: 90%以下}, 实际完成值: 91%, 等级: 优, 得分: 100}]\n"
    )
    document = parse_document(text, "p.yaml")
    assert document.diagnostics == ()
    profile = document.profile
    assert profile is not None
    assert (profile.missing, profile.rounding.mode, profile.points_of("优")) == ("zero", "down", Decimal(100))
    assert list(check_profile(document, profile, 2016)) == []
