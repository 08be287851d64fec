"""`perfcli report` as a person types it: what is printed, what is refused, and what is said beside it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.county import LIBRARY, PARK, REGION, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Perfcli

GIVEN = ("report", "--targets", "t", "--scores", "o/scores.json", "--out", "p")
Data = dict[str, Any]
INTERNAL = "内部资料，不得公开"


def scored(perfcli: Perfcli, folder: Path, **files: str) -> Path:
    write(folder, **files)
    assert perfcli("score", "a.csv", "--targets", "t", "--out", "o").code == 0
    return folder / "o/scores.json"


def test_every_page_is_named_and_written(perfcli: Perfcli, tmp_path: Path) -> None:
    scored(perfcli, tmp_path)
    answer = perfcli(*GIVEN, "--format", "html,md")
    assert (answer.code, answer.err) == (0, "")
    files = answer.out.splitlines()
    assert files[:2] == ["p/青棠县-2026年度绩效评价结果.html", "p/青棠县-2026年度绩效评价结果.md"]
    assert sorted(files) == sorted(f"p/{path.name}" for path in (tmp_path / "p").iterdir())
    assert INTERNAL not in (tmp_path / "p/index.html").read_text(encoding="utf-8")


EDITS: list[tuple[str, Callable[[Data], object], str]] = [
    ("a grade", lambda d: d["scores"][0].update(grade="优"), "“grade”和其他内容对不上"),
    ("a count", lambda d: d["tallies"][0]["counts"].update(优=9), "“graded”和其他内容对不上"),
    ("a value", lambda d: d["scores"][0].update(value="19"), "校验值"),
    ("a hash of the targets", lambda d: d["receipt"]["sources"][0].update(sha256="0" * 64), "校验值"),
    ("endless digits", lambda d: d["profile"].update(places=10**9), "“places”和其他内容对不上"),
    ("no grades", lambda d: d.update(grades=[]), "“grade”和其他内容对不上"),
    ("the check code", lambda d: d.update(check="AAAA-AAAA"), "“check”和其他内容对不上"),
    ("rows", lambda d: d["rows"].update(total=99), "“rows”和其他内容对不上"),
]


@pytest.mark.parametrize(("edit", "said"), [row[1:] for row in EDITS], ids=[row[0] for row in EDITS])
def test_scores_that_were_edited_are_not_printed(
    perfcli: Perfcli,
    tmp_path: Path,
    edit: Callable[[Data], object],
    said: str,
) -> None:
    path = scored(perfcli, tmp_path)
    data = json.loads(path.read_text(encoding="utf-8"))
    edit(data)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    answer = perfcli(*GIVEN)
    assert (answer.code, answer.out) == (2, "")
    assert "PF607" in answer.err
    assert said in answer.err
    assert not (tmp_path / "p").exists()


def test_one_character_is_enough_but_line_ends_are_not(perfcli: Perfcli, tmp_path: Path) -> None:
    path = scored(perfcli, tmp_path)
    text = path.read_text(encoding="utf-8")
    path.write_bytes(text.replace("雨天", "晴天").encode())
    assert "校验值不符" in perfcli(*GIVEN).err
    path.write_bytes(text.replace("\n", "\r\n").rstrip().encode("utf-8-sig"))
    assert perfcli(*GIVEN).code == 0


def test_scores_of_other_targets_are_told(perfcli: Perfcli, tmp_path: Path) -> None:
    scored(perfcli, tmp_path)
    write(tmp_path, park=PARK.replace("行道树养护", "行道树管护"))
    changed = perfcli(*GIVEN)
    assert changed.code == 0
    assert "PF717 警告 评分以后，目标变了：park.yaml" in changed.err
    assert "PF717" in perfcli("explain", "行道树成活率", "--targets", "t", "--scores", "o/scores.json").err
    write(tmp_path, region=REGION.replace("青棠县", "白榆县"))
    other = perfcli(*GIVEN)
    assert (other.code, other.out) == (2, "")
    assert "评分结果是青棠县2026年度的，目标是白榆县2026年度的" in other.err


@pytest.mark.parametrize("level", ["internal", "{level: withheld, reason: 涉密}"])
def test_what_is_not_public_marks_every_page_that_shows_it(
    perfcli: Perfcli, tmp_path: Path, level: str
) -> None:
    text = LIBRARY.replace("name: 公益讲座\n", f"name: 公益讲座\n        disclosure: {level}\n")
    scored(perfcli, tmp_path, library=text)
    assert INTERNAL in (tmp_path / "o/scores.md").read_text(encoding="utf-8")
    answer = perfcli(*GIVEN)
    assert answer.code == 0
    assert "library.yaml:11:9 PF802 警告 有 1 项标明内部或不公开，也印了出来：1.1 公益讲座" in answer.err
    marked = {
        path.name for path in (tmp_path / "p").iterdir() if INTERNAL in path.read_text(encoding="utf-8")
    }
    public = {path.name for path in (tmp_path / "p").iterdir()} - marked
    assert {name.partition("-")[0] for name in public} == {"北街分馆", "县公园管理处"}


def test_a_broken_template_of_ones_own_stops_before_anything_is_written(
    perfcli: Perfcli, tmp_path: Path
) -> None:
    write(tmp_path)
    (tmp_path / "t/templates").mkdir()
    (tmp_path / "t/templates/form.html.j2").write_text("甲\n{{ page.nothing }}\n", encoding="utf-8")
    answer = perfcli("report", "--targets", "t", "--out", "p")
    assert (answer.code, answer.out) == (2, "")
    assert "form.html.j2:2:1 PF051" in answer.err.replace("\\", "/")
    assert not (tmp_path / "p").exists()


@pytest.mark.parametrize(
    "name", ["../../x", "CON", "<script>alert(1)</script>", "名" * 300, "{{ 7*7 }}", "a|b"]
)
def test_names_of_departments_make_plain_files(perfcli: Perfcli, tmp_path: Path, name: str) -> None:
    write(tmp_path, park=PARK.replace("县公园管理处", f"'{name}'"))
    answer = perfcli("report", "--targets", "t", "--out", "p")
    assert answer.code == 0
    files = {path.name for path in (tmp_path / "p").iterdir()}
    assert answer.out.splitlines()[-1] == "p/index.html"
    assert len(files) == len(answer.out.splitlines())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "p", "t"]
    pages = [path.read_text(encoding="utf-8") for path in (tmp_path / "p").iterdir()]
    assert not any("<script" in page or "49" in page.split("校验码")[0][:2000] for page in pages)


def test_without_a_region_the_scores_have_a_name(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "t/region.yaml").unlink()
    for file in (tmp_path / "t").iterdir():
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("5.00", "").replace("8.00", ""), encoding="utf-8")
    assert "合计" in perfcli("score", "a.csv", "--targets", "t", "--out", "o").out
    answer = perfcli(*GIVEN)
    assert answer.out.splitlines()[0] == "p/各部门-2026年度绩效评价结果.html"
