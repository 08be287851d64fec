from __future__ import annotations

import csv
import hashlib
import json
from typing import TYPE_CHECKING

import pytest

from perfcli.loading.document import read_document
from perfcli.loading.outline import outline
from perfcli.scoring.parts import part_of
from perfcli.scoring.wording import filled
from perfcli.work.explain import Question, explain
from perfcli.work.score import Request, Scored, read_scores, refuse_folder, render, score, write

from .build import PLAN, POINTS, REGION, rows

if TYPE_CHECKING:
    from pathlib import Path

TABLE = rows("a/d/x/rate,92%,", "count,≥3,", "a/d/y/rate,=cmd,", "word,基本按时,")


def request(folder: Path, table: bytes = TABLE.encode(), region: str = REGION, plan: str = PLAN) -> Request:
    (folder / "region.yaml").write_text(region, encoding="utf-8")
    (folder / "a.yaml").write_text(plan, encoding="utf-8")
    (folder / "actuals.csv").write_bytes(table)
    target, law = (read_document(str(folder / name)) for name in ("a.yaml", "region.yaml"))
    assert target.plan is not None
    part = part_of(outline(target.plan, law.region), target.tree, law.path)
    return Request(str(folder / "actuals.csv"), [part], {law.path: law}, {}, folder)


def finished(found: Scored) -> tuple[bytes, ...]:
    assert found.card is not None
    return tuple(output.data for output in render(found.card, "zh"))


def test_files_are_written_whole_with_scores_json_last_and_naming_the_others(tmp_path: Path) -> None:
    found = score(request(tmp_path))
    assert found.failed
    assert found.card is not None
    outputs = render(found.card, "zh", {"scores.md": "# 评分\n"})
    assert [output.name for output in outputs] == ["scores.csv", "rejected.csv", "scores.md", "scores.json"]
    out = tmp_path / "out"
    assert write(outputs, out) == ()
    data = json.loads((out / "scores.json").read_text(encoding="utf-8"))
    for name in ("scores.csv", "rejected.csv", "scores.md"):
        assert data["outputs"][name] == hashlib.sha256((out / name).read_bytes()).hexdigest()
    read, problems = read_scores(str(out / "scores.json"))
    assert problems == ()
    assert read == found.card


def test_the_tables_open_in_a_spreadsheet_and_keep_hostile_text_as_text(tmp_path: Path) -> None:
    found = score(request(tmp_path))
    scores, rejected, _ = finished(found)
    lines = list(csv.DictReader(scores.decode("utf-8-sig").splitlines()))
    assert [line["address"] for line in lines[:2]] == ["a/d/x/rate", "a/d/x/count"]
    assert (lines[0]["value"], lines[0]["grade"], lines[0]["distance"]) == ("92", "良", "8")
    assert (lines[1]["status"], lines[1]["grade"]) == ("rejected", "")
    refused = list(csv.DictReader(rejected.decode("utf-8-sig").splitlines()))
    assert [(line["row"], line["column"], line["code"]) for line in refused] == [
        ("3", "actual", "PF622"),
        ("4", "actual", "PF625"),
    ]
    assert refused[1]["actual"] == "'=cmd"


def test_equal_inputs_give_equal_bytes_in_any_encoding_and_order_of_files(tmp_path: Path) -> None:
    first = tmp_path / "one"
    first.mkdir()
    base = request(first)
    again = Request(base.actuals, base.parts[::-1], base.regions, {}, base.root)
    assert finished(score(base)) == finished(score(again))
    second = tmp_path / "two"
    second.mkdir()
    other = request(second, TABLE.replace("\n", "\r\n").encode("gb18030"))
    assert finished(score(other)) == finished(score(base))


def test_the_region_names_the_profile_and_a_wrong_one_stops_the_run(tmp_path: Path) -> None:
    region = REGION + "profile: points@2\n"
    missing = score(request(tmp_path, region=region))
    assert missing.card is None
    assert [(f.code, f.span.line) for f in missing.findings] == [("PF701", 6)]
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "points.yaml").write_text(POINTS, encoding="utf-8")
    found = score(request(tmp_path, region=region))
    assert found.card is not None
    assert found.card.basis.title == "points@2"
    assert found.card.scores[0].verdict.points == 85


def test_an_unreadable_table_is_a_finding(tmp_path: Path) -> None:
    base = request(tmp_path)
    (tmp_path / "actuals.csv").unlink()
    found = score(base)
    assert (found.card, found.failed) == (None, True)
    assert [f.code for f in found.findings] == ["PF010"]
    assert score(Request("-", base.parts, base.regions, {}, base.root, data=TABLE.encode())).card is not None
    assert read_scores(str(tmp_path / "none.json"))[1][0].code == "PF010"


def test_an_output_folder_that_holds_inputs_is_refused(tmp_path: Path) -> None:
    inside = tmp_path / "t" / "a.yaml"
    assert [f.code for f in refuse_folder(tmp_path, [str(inside)])] == ["PF714"]
    assert refuse_folder(tmp_path / "out", [str(inside)]) == ()


def test_what_cannot_be_written_is_a_finding_and_nothing_follows(tmp_path: Path) -> None:
    found = score(request(tmp_path))
    assert found.card is not None
    (tmp_path / "blocked").write_text("a file, not a folder", encoding="utf-8")
    assert [f.code for f in write(render(found.card, "en"), tmp_path / "blocked")] == ["PF715"]


def ask(folder: Path, address: str, value: str = "", *, card: bool = False, region: str = REGION) -> Question:
    base = request(folder, region=region)
    return Question(address, value, base.parts, base.regions, folder, score(base).card if card else None)


def test_explain_says_the_sentence_the_ladder_and_what_would_change_the_grade(tmp_path: Path) -> None:
    answer = explain(ask(tmp_path, "a/d/x/rate", "92%"))
    assert answer.findings == ()
    explained = answer.explained
    assert explained is not None
    assert explained.sentence.zh == "检查完成率：92%达到≥85%，为“良”；“优”要求≥100%，还差8个百分点。"
    assert [(s.label, s.text, s.reading, s.here) for s in explained.steps][1] == ("良", "85%", "≥85%", True)
    assert [s.interval.zh for s in explained.steps] == [
        "100%（含）起", "85%（含）至100%（不含）", "75%（含）至85%（不含）", "到75%（不含）为止",
    ]  # fmt: skip
    assert [c.zh for c in explained.changes] == [
        "≥100%即为“优”，还差8个百分点", "不满足≥85%就降为“中”，现在有7个百分点的余量",
    ]  # fmt: skip
    assert "^" in "".join(explained.drawing)


@pytest.mark.parametrize(
    ("address", "value", "changes"),
    [
        ("count", "9", ["≤8次即为“中”，还差1次", "≤5次即为“良”，还差4次", "≤3次即为“优”，还差6次"]),
        ("count", "3", ["不满足≤3次就降为“良”，现在正好在界上"]),
        ("strict", "95%", ["＞95%即为“优”，现在正好在界上", "不满足≥90%就降为“差”，现在有5个百分点的余量"]),
        (
            "strict",
            "92%",
            ["＞95%即为“优”，还差3个百分点以上", "不满足≥90%就降为“差”，现在有2个百分点的余量"],
        ),
        (
            "day",
            "7月15日",
            ["≤2016-06-30即为“优”，还差15天", "不满足≤2016-09-30就降为“差”，现在有77天的余量"],
        ),
        ("word", "未按时", ["“按时完成”得“优秀”", "“基本按时”得“合格”"]),
        ("word", "按时完成", []),
    ],
)
def test_what_would_change_the_grade(address: str, value: str, changes: list[str], tmp_path: Path) -> None:
    explained = explain(ask(tmp_path, address, value)).explained
    assert explained is not None
    assert [change.zh for change in explained.changes] == changes
    assert all(change.en for change in explained.changes)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("count", "越低越好，单位次"),
        ("a/d/x/rate", "越高越好，单位%"),
        ("day", "按日期评级"),
        ("word", "按用语评级"),
    ],
)
def test_without_a_value_the_ladder_is_explained(address: str, said: str, tmp_path: Path) -> None:
    explained = explain(ask(tmp_path, address)).explained
    assert explained is not None
    assert said in explained.sentence.zh
    assert explained.verdict is None
    assert not any(step.here for step in explained.steps)


def test_the_recorded_actual_is_explained_when_no_value_is_given(tmp_path: Path) -> None:
    explained = explain(ask(tmp_path, "a/d/x/rate", card=True)).explained
    assert explained is not None
    assert explained.shown == "92%"
    assert explained.recorded is not None
    assert explained.recorded.row == 2


def test_a_value_that_cannot_be_read_is_a_finding_beside_the_ladder(tmp_path: Path) -> None:
    answer = explain(ask(tmp_path, "a/d/x/rate", "0.92"))
    assert [f.code for f in answer.findings] == ["PF623"]
    assert answer.explained is not None
    assert answer.explained.drawing
    assert [f.code for f in explain(ask(tmp_path, "word", "差不多")).findings] == ["PF628"]


def test_an_indicator_without_a_ladder_says_why(tmp_path: Path) -> None:
    explained = explain(ask(tmp_path, "goal", "5人次")).explained
    assert explained is not None
    assert "只有指标值" in explained.sentence.zh
    unread = PLAN + "          - {id: bad, name: 读不出, bands: {优: 九十几, 差: 80%以下}}\n"
    base = request(tmp_path, plan=unread)
    shown = explain(Question("bad", "", base.parts, base.regions, tmp_path)).explained
    assert shown is not None
    assert [step.text for step in shown.steps] == ["九十几", "80%以下"]


def test_unknown_and_ambiguous_addresses_are_answered(tmp_path: Path) -> None:
    unknown = explain(ask(tmp_path, "a/d/x/rote"))
    assert unknown.explained is None
    assert "a/d/x/rate" in filled(unknown.findings[0]).zh
    many = explain(ask(tmp_path, "rate"))
    assert [f.code for f in many.findings] == ["PF721"]
    assert "a/d/y/rate" in filled(many.findings[0]).en


def test_a_profile_that_cannot_be_used_still_lets_the_ladder_be_explained(tmp_path: Path) -> None:
    answer = explain(ask(tmp_path, "a/d/x/rate", "92%", region=REGION + "profile: none@1\n"))
    assert [f.code for f in answer.findings] == ["PF701"]
    assert answer.explained is not None
    assert answer.explained.verdict is not None
