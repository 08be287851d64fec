"""Formats for services: what each promises to the program that reads it."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from perfcli.diagnostics import Kind, Severity, Span, Text, diagnose
from perfcli.output.formats import FORMATS, render
from perfcli.output.gitlab import fingerprints
from perfcli.output.json_schema import SCHEMA
from perfcli.output.page import Page
from perfcli.output.paths import repository

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic
    from tests.conftest import Perfcli

ROOT = Path(__file__).parents[2]
KINDS = {
    severity: Kind(f"PF99{severity}", "said", severity, Text("说“{it}”", "said {it}"), Text("改", "mend"))
    for severity in Severity
}


def said(path: str, line: int, severity: Severity, it: str = "x") -> Diagnostic:
    return diagnose(KINDS[severity], Span(path, line, 1, line, 4), it=it, address="a/b")


MANY = (
    said("a.yaml", 2, Severity.REMARK),
    said("a.yaml", 9, Severity.WARNING),
    said("b.yaml", 1, Severity.REMARK),
    said("b.yaml", 3, Severity.ERROR),
    said("b.yaml", 4, Severity.ERROR),
)
PAGE = Page(MANY, 3, "zh")


def test_the_published_schema_holds_for_what_is_printed() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(json.loads(render("json", PAGE)))
    one = {"$ref": "#/$defs/finding", "$defs": SCHEMA["$defs"]}
    lines = render("json-lines", PAGE).splitlines()
    assert len(lines) == len(MANY)
    for line in lines:
        Draft202012Validator(one).validate(json.loads(line))
    assert not Draft202012Validator(SCHEMA).is_valid({"format": "perfcli-findings/2"})


def test_the_worst_file_and_the_worst_finding_stand_first() -> None:
    heads = [line for line in render("grouped", PAGE).splitlines() if line and not line.startswith(" ")]
    assert heads[:2] == ["b.yaml", "a.yaml"]
    below = [line.split()[0] for line in render("grouped", PAGE).splitlines() if line.startswith("  ")]
    assert below == ["3:1", "4:1", "1:1", "9:1", "2:1"]
    assert render("markdown", PAGE).index("## b.yaml") < render("markdown", PAGE).index("## a.yaml")


def test_a_fingerprint_outlives_lines_and_tells_equal_findings_apart() -> None:
    moved = tuple(one._replace(span=one.span._replace(line=one.span.line + 7)) for one in MANY)
    assert fingerprints(MANY) == fingerprints(moved)
    assert len(set(fingerprints(MANY))) == len(MANY)
    other = (said("b.yaml", 3, Severity.ERROR, "y"),)
    assert not set(fingerprints(other)) & set(fingerprints(MANY))


def test_junit_counts_what_it_lists() -> None:
    root = fromstring(render("junit", PAGE))  # noqa: S314 - our own text
    suites = {suite.get("name"): suite for suite in root}
    assert [*suites] == ["b.yaml", "a.yaml"]
    for suite in suites.values():
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
    kinds = Counter(failure.get("type") for failure in root.iter("failure"))
    assert kinds == {"error": 2, "warning": 1}
    (clean,) = fromstring(render("junit", Page((), 3, "zh"))).iter("testcase")  # noqa: S314 - our own text
    assert clean.get("name") == "检查了 3 个文件：错误 0，警告 0，提示 0"


def test_sarif_names_its_rules_and_places() -> None:
    log = json.loads(render("sarif", PAGE))
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == sorted({one.code for one in MANY})
    for result, found in zip(run["results"], MANY, strict=True):
        assert rules[result["ruleIndex"]] == result["ruleId"] == found.code
        region = result["locations"][0]["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"]) == (found.span.line, found.span.column)
    assert [result["level"] for result in run["results"]] == ["note", "warning", "note", "error", "error"]
    strange = json.loads(render("sarif", Page((said("甲 %.yaml", 1, Severity.ERROR),), 1)))
    location = strange["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == "%E7%94%B2%20%25.yaml"


def test_markdown_shows_marks_as_text() -> None:
    page = Page((said("a_b.yaml", 1, Severity.ERROR, "**[x](y)** | <b>"),), 1, "en")
    line = render("markdown", page).splitlines()[-1]
    assert r"said \*\*\[x\](y)\*\* \| \<b\>" in line
    assert line.count(" | ") == 4


@pytest.mark.parametrize("form", ["github", "gitlab", "junit", "markdown", "sarif"])
def test_paths_are_those_of_the_repository(
    perfcli: Perfcli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    folder = tmp_path / "county" / "targets"
    folder.mkdir(parents=True)
    (folder / "a.yaml").write_text("department: [", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "county")
    repository.cache_clear()
    answer = perfcli("validate", "targets", f"--output-format={form}")
    assert "county/targets/a.yaml" in answer.out.replace("%2F", "/")


def test_several_reports_come_of_one_run(perfcli: Perfcli, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("department: [", encoding="utf-8")
    wanted = [f"--report={form}=out/{form}" for form in FORMATS]
    answer = perfcli("validate", "a.yaml", "--output-format=concise", *wanted)
    assert answer.code == 1
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(FORMATS)
    assert (tmp_path / "out" / "concise").read_text(encoding="utf-8") == answer.out


@pytest.mark.parametrize(
    ("option", "said_of_it"),
    [
        ("--output-format=sraif", "没有这种格式：sraif，是不是 sarif？"),
        ("--report=sarif", "--report 要写成 格式=文件"),
        ("--report=word=a.docx", "没有这种格式：word"),
    ],
)
def test_an_unknown_format_is_told(perfcli: Perfcli, option: str, said_of_it: str) -> None:
    answer = perfcli("validate", "a.yaml", option)
    assert answer.code == 2
    assert said_of_it in answer.err


def test_a_report_that_cannot_be_written_ends_the_run(perfcli: Perfcli, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("department: [", encoding="utf-8")
    answer = perfcli("validate", "a.yaml", "--report=sarif=a.yaml/out.sarif")
    assert answer.code == 2
    assert "PF" in answer.err
