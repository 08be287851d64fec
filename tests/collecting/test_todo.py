"""`perfcli todo` through the front door: what is next on a day, and the page for a hand-over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from perfcli.output.todo_list import wrapped
from tests.collecting.county import LEDGER, REGION, county

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Perfcli


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_list_of_a_day(
    perfcli: Perfcli, tmp_path: Path, golden: Callable[[str, str], None], lang: str
) -> None:
    county(tmp_path)
    said = perfcli("todo", "--as-of", "2026-11-25", "--lang", lang)
    assert (said.code, said.err) == (0, "")
    golden(f"ledger/todo.{lang}.txt", said.out)


def test_the_page_for_a_hand_over(
    perfcli: Perfcli, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    targets = county(tmp_path)
    (targets / "2027/actuals.csv").write_text("indicator,actual\n", encoding="utf-8")
    (targets / "2027/broken.yaml").write_text("department: [\n", encoding="utf-8")
    said = perfcli("todo", "--as-of", "2026-11-25", "--out", "out", "--format", "md,html,docx,pdf,xlsx")
    assert said.code == 0
    assert len(list((tmp_path / "out").iterdir())) == 5
    golden("ledger/todo.md", (tmp_path / "out/青棠县-待办和交接-2026-11-25.md").read_text("utf-8"))


@pytest.mark.parametrize(
    ("day", "listed", "unlisted"),
    [
        ("2026-08-31", (), ("collect send", "collect status")),
        ("2026-09-01", ("collect send declare --year 2027", "县水利局"), ("monitor", "--remind")),
        ("2026-10-20", ("提醒报送", "审核 2027 年度申报：县档案馆"), ("催报 2027", "批复")),
        ("2026-12-20", ("逾期 20 天", "批复 2027 年度绩效目标：2 份里还有 2 份没有批复"), ()),
        ("2027-07-15", ("发出 2027 年度绩效运行监控表",), ()),
    ],
)
def test_steps_begin_on_their_days(
    perfcli: Perfcli, tmp_path: Path, day: str, listed: tuple[str, ...], unlisted: tuple[str, ...]
) -> None:
    county(tmp_path)
    said = perfcli("todo", "--as-of", day).out
    assert [text for text in listed if text not in said] == []
    assert [text for text in unlisted if text in said] == []


def test_the_most_urgent_stands_first(perfcli: Perfcli, tmp_path: Path) -> None:
    county(tmp_path)
    said = perfcli("todo", "--as-of", "2026-11-25").out
    assert said.index("逾期 25 天") < said.index("还有 3 天") < said.index("还有 5 天")


def test_what_is_done_is_not_listed(perfcli: Perfcli, tmp_path: Path) -> None:
    targets = county(tmp_path)
    done = REGION.replace("due: 2026-10-31\n", "due: 2026-10-31\n    done: 2026-12-01\n").replace(
        "2026-11-30}", "2026-11-30, done: 2026-12-02}"
    )
    (targets / "region.yaml").write_text(done, encoding="utf-8")
    assert "申报" not in perfcli("todo", "--as-of", "2026-12-20").out.split("不知道的")[0]
    for path in (targets / "2027").glob("*.yaml"):
        text = path.read_text(encoding="utf-8").replace("status: declared\n", "")
        path.write_text(text.replace("duties", "status: approved\nduties"), encoding="utf-8")
    assert "这一天没有要办的事" in perfcli("todo", "--as-of", "2026-12-20").out


def test_a_workspace_that_has_just_begun_says_what_is_not_known(perfcli: Perfcli, tmp_path: Path) -> None:
    assert perfcli("init", "county").code == 0
    said = perfcli("todo", "--targets", "county/targets", "--as-of", "2026-11-25")
    assert said.code == 0
    assert "还没有报送台账" in said.out
    region = tmp_path / "only"
    region.mkdir()
    (region / "region.yaml").write_text("perfcli: 1\nregion: {id: a, name: 甲县}\n", encoding="utf-8")
    said = perfcli("todo", "--targets", "only")
    assert said.code == 0
    for word in ("没有报送日历", "还没有报送台账", "没有目标文件"):
        assert word in said.out


def test_commands_name_the_folder_that_was_named(perfcli: Perfcli, tmp_path: Path) -> None:
    county(tmp_path / "my county")
    said = perfcli("todo", "--targets", "my county/targets", "--as-of", "2026-11-25").out
    assert '--targets "my county/targets"' in said


def test_the_commands_can_be_typed(perfcli: Perfcli, tmp_path: Path) -> None:
    """Every command that exists runs; those of the workbooks are made elsewhere."""
    county(tmp_path)
    said = perfcli("todo", "--as-of", "2026-12-20").out
    commands = [line.strip().split() for line in said.split("\n") if line.strip().startswith("perfcli ")]
    assert len(commands) > 2
    for words in commands:
        if words[1:3] not in (["collect", "send"], ["collect", "receive"]):
            assert perfcli(*words[1:]).code in (0, 1), words


@pytest.mark.usefixtures("hang_guard")
def test_a_ledger_of_thousands_of_lines(perfcli: Perfcli, tmp_path: Path) -> None:
    lines = "".join(f"2026-09-01,发出,2027,申报,d{number},,,,,,,\n" for number in range(5000))
    registered = "".join(f"  - {{id: d{number}, name: 部门{number}}}\n" for number in range(5000))
    county(
        tmp_path,
        ledger=LEDGER + lines,
        region=REGION.replace("departments:\n", f"departments:\n{registered}"),
    )
    said = perfcli("todo", "--as-of", "2026-11-25")
    assert (said.code, "等 5002 家" in said.out) == (0, True)


def test_lines_are_broken_where_chinese_may_be() -> None:
    lines = ["发出 2027 年", "度绩效目标申", "报表：县档案", "馆。"]
    assert wrapped("发出 2027 年度绩效目标申报表：县档案馆。", 12) == lines
    assert wrapped("", 10) == [""]
    assert wrapped("averylongword that-is-longer", 8) == ["averylongword", "that-is-longer"]
