"""A baseline: known findings fail no run, lines do not matter, it only ever shrinks, and it can be looked through."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.test_scope import county, settings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Perfcli

__all__ = ["county"]
STRICT = ("validate", "--fail-on", "remark", "--select", "PF402", "--output-format", "concise")
BASE = "perfcli-baseline.json"


def vague(perfcli: Perfcli, *arguments: str) -> tuple[int, list[str]]:
    answer = perfcli(*STRICT, *arguments)
    return answer.code, [line.split(":")[0] for line in answer.out.splitlines() if ": PF402 " in line]


def test_what_it_holds_fails_no_run_wherever_it_stands(county: Path, perfcli: Perfcli) -> None:
    settings(county, f"baseline = '{BASE}'\n")
    assert perfcli(*STRICT, "--write-baseline", BASE).code == 0
    text = (county / BASE).read_text("utf-8")
    assert text.splitlines() == [
        "{",
        ' "PF402 | targets/2025/archives.yaml | archives/care/intake | 进一步提升": 1,',
        ' "PF402 | targets/2026/archives.yaml | archives/care/intake | 进一步提升": 1,',
        ' "perfcli-baseline": 1',
        "}",
    ]
    assert vague(perfcli) == (0, [])
    assert "基线内 2" in perfcli(*STRICT).out
    file = county / "targets/2026/archives.yaml"
    file.write_text("# 一行新的注释\n" + file.read_text("utf-8"), encoding="utf-8")
    assert vague(perfcli) == (0, [])
    two = ["targets/2025/archives.yaml", "targets/2026/archives.yaml"]
    assert vague(perfcli, "--show-baseline") == (0, two)
    assert vague(perfcli, "--no-waivers") == (1, two)
    file.write_text(file.read_text("utf-8").replace("进一步提升", "明显改善"), encoding="utf-8")
    assert vague(perfcli) == (1, two[1:])  # other words are another finding


def test_it_shrinks_and_never_grows(county: Path, perfcli: Perfcli) -> None:
    perfcli(*STRICT, "--write-baseline", BASE)
    first = (county / BASE).read_bytes()
    settings(county, f"baseline = '{BASE}'\n")
    old, new = county / "targets/2025/archives.yaml", county / "targets/2026/archives.yaml"
    old.write_text(old.read_text("utf-8").replace("能力进一步提升", "312 卷"), encoding="utf-8")
    new.write_text(new.read_text("utf-8").replace("进一步提升", "明显改善"), encoding="utf-8")
    said = perfcli("validate", "--output-format", "concise", "--select", "PF402,PF1").out
    assert (
        f"{BASE}:1:1: PF162 提示: 基线里有 2 条问题已经没有了，如 PF402 | targets/2025/archives.yaml" in said
    )
    assert (county / BASE).read_bytes() == first
    assert "PF162" not in perfcli("validate", "--select", "PF2").out  # nobody looked for it
    assert "有 1 条" in perfcli("validate", "targets/2025").out  # and only there
    perfcli("validate", "--update-baseline")
    assert json.loads((county / BASE).read_text("utf-8")) == {"perfcli-baseline": 1}
    assert vague(perfcli) == (1, ["targets/2026/archives.yaml"])


def test_a_file_that_is_gone_leaves_it(county: Path, perfcli: Perfcli) -> None:
    perfcli(*STRICT, "--write-baseline", BASE)
    (county / "targets/2025/archives.yaml").unlink()
    perfcli("validate", "--baseline", BASE, "--update-baseline")
    assert len(json.loads((county / BASE).read_text("utf-8"))) == 2


def test_a_folder_may_have_a_space(county: Path, perfcli: Perfcli) -> None:
    (county / "targets/2025").rename(county / "targets/2025 年")
    perfcli(*STRICT, "--write-baseline", BASE)
    before = (county / BASE).read_bytes()
    perfcli("validate", "--baseline", BASE, "--update-baseline")
    assert (county / BASE).read_bytes() == before
    assert vague(perfcli, "--baseline", BASE) == (0, [])


def test_a_fault_of_a_file_is_never_taken_in(county: Path, perfcli: Perfcli) -> None:
    (county / "targets/2025/archives.yaml").write_text("perfcli: 1\ndepartment: [\n", encoding="utf-8")
    assert perfcli("validate", "--write-baseline", BASE).code == 1
    assert "PF00" not in (county / BASE).read_text("utf-8")


def test_a_broken_baseline_stops_the_run(county: Path, perfcli: Perfcli) -> None:
    for text in ("", "[]", '{"PF402 x": 1}', '{"PF402 x": -1, "perfcli-baseline": 1}', "<<<<<<< HEAD\n{"):
        (county / BASE).write_text(text, encoding="utf-8")
        answer = perfcli("validate", "--baseline", BASE)
        assert answer.code == 2
        assert f"{BASE}:1:1 PF161" in answer.err
    assert perfcli("validate", "--baseline", "none.json").code == 2
    assert perfcli("validate", "--update-baseline").code == 2


def test_more_of_the_same_is_new(county: Path, perfcli: Perfcli) -> None:
    perfcli(*STRICT, "--write-baseline", BASE)
    file = county / "targets/2026/archives.yaml"
    text = file.read_text("utf-8")
    activity = text[text.index("      - id: intake") :]
    file.write_text(
        text + activity.replace("intake", "again").replace("档案接收", "档案移交"), encoding="utf-8"
    )
    assert vague(perfcli, "--baseline", BASE) == (1, ["targets/2026/archives.yaml"])
