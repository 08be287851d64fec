"""`perfcli diff` through the front door: folders, years, revisions, formats, exit codes."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest
from jsonschema import validate  # type: ignore[import-untyped]

from perfcli.output.diff_json import SCHEMA
from tests.comparing.county import AFTER, BEFORE, REGION, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Perfcli


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_every_verdict(
    lang: str, form: str, perfcli: Perfcli, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    written(tmp_path / "old", BEFORE)
    written(tmp_path / "new", AFTER)
    answer = perfcli("diff", "old", "new", "--lang", lang, "--output-format", form)
    assert (answer.code, answer.err) == (0, "")
    if form == "json":
        data = json.loads(answer.out)
        validate(data, SCHEMA)
        assert data["counts"]["loosened"] == 2
    if form != "json" or lang == "zh":
        golden(f"diff.{form}.{lang}.txt", answer.out)


def test_the_same_in_another_layout_is_no_difference(perfcli: Perfcli, tmp_path: Path) -> None:
    written(tmp_path / "old", BEFORE)
    text = BEFORE.replace("≥95%", "不低于95%").replace("budget: 80\n", "budget: 800000元\n")
    written(tmp_path / "new", f"# 注释\n{text}".replace("objectives: ", "objectives:\n  - "))
    answer = perfcli("diff", "old", "new", "--fail-on", "收紧")
    assert answer.code == 0
    assert "放宽" not in answer.out
    assert perfcli("diff", "old", "old").out == "old 与 old：没有区别。\n"


@pytest.mark.parametrize(
    ("least", "code"), [("loosened", 1), ("放宽", 1), ("text", 1), (None, 0), ("nothing", 2)]
)
def test_exit_codes(least: str | None, code: int, perfcli: Perfcli, tmp_path: Path) -> None:
    written(tmp_path / "old", BEFORE)
    written(tmp_path / "new", AFTER)
    assert perfcli("diff", "old", "new", *(("--fail-on", least) if least else ())).code == code


def test_a_tightened_target_does_not_fail_on_loosened(perfcli: Perfcli, tmp_path: Path) -> None:
    written(tmp_path / "old", BEFORE)
    written(tmp_path / "new", BEFORE.replace("≥120公里", "≥150公里"))
    assert perfcli("diff", "old", "new", "--fail-on", "loosened").code == 0
    assert (
        "收紧 指标值：≥120公里 → ≥150公里（120公里（含）至 150公里（不含） 收紧）"
        in perfcli("diff", "old", "new").out
    )


def test_two_years_of_one_folder_follow_the_register(perfcli: Perfcli, tmp_path: Path) -> None:
    change = "changes: [{change: rename, date: 2027-01-05, document: 青编〔2027〕1号, predecessors: [roads], successors: [culture]}]\n"
    written(tmp_path, BEFORE, region=REGION + change)
    later = BEFORE.replace("2026", "2027").replace("roads, name: 县公路站", "culture, name: 县文旅局")
    written(tmp_path, later, "culture.yaml", REGION + change)
    answer = perfcli("diff", "2026", "2027", "--targets", ".")
    assert answer.code == 0
    assert answer.out.startswith("改名 部门  县文旅局  culture（登记变更）")
    assert "取消" not in answer.out
    assert perfcli("diff", ".", ".").err.count("PF565") == 2
    assert perfcli("diff", ".", ".", "--year", "2027").out.endswith("没有区别。\n")


def test_a_merge_of_the_register_drops_no_one(perfcli: Perfcli, tmp_path: Path) -> None:
    change = "changes: [{change: merge, date: 2027-01-05, document: 青编〔2027〕1号, predecessors: [arts, tour], successors: [culture]}]\n"
    said = BEFORE.replace("objectives: ", "objectives: 到2026年底，")
    for home, name in (("arts", "县文体局"), ("tour", "县旅游局")):
        text = said.replace("roads, name: 县公路站", f"{home}, name: {name}")
        written(tmp_path, text.replace("id: repair", f"id: {home}-repair"), f"{home}.yaml", REGION + change)
    duties = [
        said.partition("duties:\n")[2].replace("id: repair", f"id: {home}-repair")
        for home in ("arts", "tour")
    ]
    office = duties[1].replace("id: office", "id: office2").replace("机关运转", "机关运转（二）")
    later = said.partition("duties:\n")[0] + "duties:\n" + duties[0] + office
    later = later.replace("roads, name: 县公路站", "culture, name: 县文旅局").replace("2026", "2027")
    written(tmp_path, later, "culture.yaml", REGION + change)
    answer = perfcli("diff", "2026", "2027", "--targets", ".")
    assert "移动：县旅游局 → 县文旅局（登记的机构变动）" in answer.out
    assert not {"取消", "新增", "只改文字"} & {line[:2] for line in answer.out.splitlines()}, answer.out


def _git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def test_revisions(perfcli: Perfcli, tmp_path: Path) -> None:
    written(tmp_path / "县 目标", BEFORE)
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "add", "-A")
    _git(tmp_path, "commit", "-qm", "年初")
    _git(tmp_path, "tag", "v2026")
    written(tmp_path / "县 目标", AFTER)
    expected = perfcli("diff", "v2026", "--targets", "县 目标").out.splitlines()[:-1]
    assert expected[0].startswith("放宽")
    _git(tmp_path, "commit", "-qam", "年中")
    assert perfcli("diff", "v2026:县 目标", "HEAD:县 目标").out.splitlines()[:-1] == expected
    assert (
        perfcli("diff", "HEAD~1:县 目标/roads.yaml", "县 目标/roads.yaml").out.splitlines()[:-1] == expected
    )
    assert perfcli("diff", "HEAD", "--targets", "县 目标").out.endswith("没有区别。\n")
    assert "PF561" in perfcli("diff", "HEAD:nowhere").err
    for asked in ("--output=x", "-h", "HEAD..v2026", "HEAD^{tree}", "nope"):
        answer = perfcli("diff", "--", asked)
        assert (answer.code, "PF560" in answer.err) == (2, True), asked


def test_a_file_with_faults_was_not_dropped(perfcli: Perfcli, tmp_path: Path) -> None:
    written(tmp_path / "old", BEFORE)
    written(tmp_path / "new", BEFORE.replace("year: 2026", "year: soon"))
    answer = perfcli("diff", "old", "new")
    assert (answer.code, answer.out) == (2, "")
    assert "PF566" in answer.err
