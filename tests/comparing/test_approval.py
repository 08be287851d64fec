"""Approval through the front door: freeze, change, adjust, approve again, score, print."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.comparing.county import BEFORE, REGION, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Perfcli

APPROVE = ("approve", "--all", "--document", "青财预〔2026〕3号", "--date", "2026-02-10", "--targets", "t")
AGAIN = ("approve", "--all", "--document", "青财预〔2026〕9号", "--date", "2026-08-10", "--targets", "t")
CHECK = ("validate", "t", "--select", "PF18", "--output-format", "concise")
LOWER = BEFORE.replace("≥120公里", "≥100公里")


@pytest.fixture
def approved(perfcli: Perfcli, tmp_path: Path) -> Path:
    """A workspace whose targets were approved."""
    written(tmp_path / "t", BEFORE)
    answer = perfcli(*APPROVE)
    assert (answer.code, answer.out) == (0, "县公路站（roads）：第 1 次批复，13 项，锁定 13 项\n")
    return tmp_path / "t"


ADJUSTED = ("item: 养护里程, before: '≥120公里', after: '≥100公里'",)


def adjusted(text: str, *entries: str) -> str:
    """A file with adjustments."""
    said = "date: 2026-07-01, document: 青财预〔2026〕8号, reason: 改线"
    return text + "adjustments:\n" + "".join(f"  - {{{entry}, {said}}}\n" for entry in entries)


def test_the_lock_file(approved: Path, golden: Callable[[str, str], None], perfcli: Perfcli) -> None:
    text = (approved / "approved.lock").read_text(encoding="utf-8")
    golden("approved.lock", text)
    assert perfcli(*CHECK).code == 0
    assert perfcli(*APPROVE).code == 0
    assert (approved / "approved.lock").read_text(encoding="utf-8") == text, "nothing new was approved"
    assert perfcli("diff", "t", "t").code == 0, "the lock is no target file"


def test_what_was_never_approved_is_said_at_its_file(approved: Path, perfcli: Perfcli) -> None:
    (approved / "approved.lock").unlink()
    answer = perfcli("approve", "--check", "--targets", "t")
    assert answer.code == 1
    assert "roads.yaml:1:1 PF190" in answer.err
    assert "perfcli approve --department roads --document" in answer.err


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_changes_without_a_record(
    lang: str, approved: Path, perfcli: Perfcli, golden: Callable[[str, str], None]
) -> None:
    text = LOWER.replace("budget: 50", "budget: 45").replace("路况良好", "路况更好")
    lines = [line for line in text.splitlines() if "夜间巡查" not in line]
    at = next(n for n, line in enumerate(lines) if "桥梁检测完成率" in line) + 1
    lines.insert(at, "          - {id: tunnel, name: 隧道检测完成率, target: 100%}")
    written(approved, "\n".join(lines) + "\n")
    answer = perfcli("validate", "t", "--select", "PF18", "--lang", lang)
    assert answer.code == 1
    golden(f"approved.changed.{lang}.txt", answer.out)
    assert perfcli("approve", "--check", "--targets", "t").code == 1
    assert "PF189" in perfcli(*AGAIN).err


@pytest.mark.parametrize(
    "text",
    [
        BEFORE.replace("≥120公里", "不少于120公里"),
        BEFORE.replace("budget: 80", "budget: 800000元"),
        "# 注释\n" + BEFORE.replace("objectives: ", "objectives:\n  - "),
        BEFORE.replace("≤24小时", "≤1天"),
        BEFORE.replace("department:", "status: approved\ndepartment:"),
    ],
)
def test_what_means_the_same_is_no_change(text: str, approved: Path, perfcli: Perfcli) -> None:
    written(approved, text)
    answer = perfcli(*CHECK)
    assert (answer.code, "PF18" in answer.out) == (0, False), answer.out


@pytest.mark.parametrize(
    ("entries", "codes"),
    [
        (("item: repair/daily/km, before: ≥120公里, after: ≥100公里",), []),
        (("item: 养护里程, before: 不少于120公里, after: 100公里以上",), []),
        (
            (
                "item: 1.1.4, before: '≥120公里', after: '≥110公里'",
                "item: 1.1.4, before: '≥110公里', after: '≥100公里'",
            ),
            [],
        ),
        (("item: 养护里程, before: '≥120公里', after: '≥90公里'",), ["PF181", "PF184"]),
        (("item: 养护里程, before: '≥130公里', after: '≥100公里'",), ["PF181", "PF184"]),
        (("item: 养护里程",), ["PF181", "PF184"]),
        (
            (
                "item: 养护里程, before: '≥120公里', after: '≥100公里'",
                "item: 群众满意度, before: '≥90%', after: '≥80%'",
            ),
            ["PF184"],
        ),
        (("note: 整份",), ["PF181"]),
    ],
)
def test_adjustments(entries: tuple[str, ...], codes: list[str], approved: Path, perfcli: Perfcli) -> None:
    quoted = (
        entry.replace("before: ≥", "before: '≥").replace("公里, after: ≥100公里", "公里', after: '≥100公里'")
        for entry in entries
    )
    written(approved, adjusted(LOWER, *quoted))
    found = perfcli(*CHECK).out.splitlines()[:-1]
    assert sorted(line.split()[1] for line in found) == codes, found


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("document: 青财预〔2026〕8号", "document: ''", "没有写文号"),
        ("date: 2026-07-01", "date: 七月", "不是一个日子"),
        ("date: 2026-07-01", "date: 2026-01-01", "日期早于批复"),
    ],
)
def test_an_adjustment_says_who_when_and_why(
    old: str, new: str, code: str, approved: Path, perfcli: Perfcli
) -> None:
    text = adjusted(LOWER, "item: 养护里程, before: '≥120公里', after: '≥100公里'")
    written(approved, text.replace(old, new))
    assert code in perfcli(*CHECK).out


def test_a_second_approval_keeps_the_first(approved: Path, perfcli: Perfcli) -> None:
    written(approved, adjusted(LOWER, "item: 养护里程, before: '≥120公里', after: '≥100公里'"))
    assert perfcli("approve", "--check", "--targets", "t").code == 0
    assert perfcli(*AGAIN).out == "县公路站（roads）：第 2 次批复，13 项，锁定 1 项\n"
    text = (approved / "approved.lock").read_text(encoding="utf-8")
    assert text.count("- approval:") == 2
    assert text.count('"name": "养护里程"') == 2
    assert perfcli(*CHECK).code == 0
    written(approved, adjusted(BEFORE, "item: 养护里程, before: '≥120公里', after: '≥100公里'"))
    assert "PF181" in perfcli(*CHECK).out, "back to the first value is a change too"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("≥120公里", "≥100公里", "PF186"),
        ("青财预〔2026〕3号", "青财预〔2026〕4号", "PF186"),
        ("    nodes:\n", "    nodes:\n<<<<<<< HEAD\n", "PF180"),
        ('"kind": "duty"', '"kind: "duty"', "PF180"),
        ("perfcli-lock: 1", "perfcli-lock: 2", "PF180"),
        ("2026-02-10", "2026-02-10\u202e", "PF18"),
    ],
)
def test_a_lock_that_was_edited(old: str, new: str, code: str, approved: Path, perfcli: Perfcli) -> None:
    path = approved / "approved.lock"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    answer = perfcli(*CHECK)
    assert (answer.code, code in answer.out) == (1, True)
    assert perfcli(*AGAIN).code == 1
    path.write_bytes(b"\xff\xfe\x00")
    assert perfcli("validate", "t").code == 1


def test_other_line_ends_and_a_merge_of_two_departments(approved: Path, perfcli: Perfcli) -> None:
    path = approved / "approved.lock"
    mine = path.read_text(encoding="utf-8")
    other = BEFORE.replace("id: roads, name: 县公路站", "id: culture, name: 县文旅局")
    path.unlink()
    written(approved, other, "culture.yaml")
    assert perfcli(*APPROVE[:1], "--department", "culture", *APPROVE[2:]).code == 0
    theirs = path.read_text(encoding="utf-8").partition("approvals:\n")[2]
    path.write_bytes((mine + theirs).replace("\n", "\r\n").encode())
    assert perfcli(*CHECK).code == 0
    (approved / "culture.yaml").unlink()
    assert "PF187" in perfcli(*CHECK).out


def test_no_waiver_sets_it_aside(approved: Path, perfcli: Perfcli) -> None:
    written(approved, f"# perfcli: ignore[PF181] reason=试试\n{LOWER}")
    assert "PF181" in perfcli(*CHECK).out


def test_a_scale_of_the_region_is_approved_with_the_targets(perfcli: Perfcli, tmp_path: Path) -> None:
    text = BEFORE.replace("bands: {优: ≥95%, 良: ≥90%, 中: ≥80%, 差: <80%}", "scale: usual")
    law = REGION + "scales:\n  usual: {优: ≥95%, 良: ≥90%, 差: <90%}\n"
    written(tmp_path / "t", text, region=law)
    assert perfcli(*APPROVE).code == 0
    written(tmp_path / "t", text, region=law.replace("≥95%", "≥93%"))
    answer = perfcli(*CHECK)
    assert answer.out.startswith("t/roads.yaml:15:")
    assert "“养护合格率”的评价标准" in answer.out


def test_scores_and_forms_say_it(
    approved: Path, perfcli: Perfcli, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    (tmp_path / "a.csv").write_text("指标,实际完成值\n养护合格率,96%\n", encoding="utf-8")
    assert "PF188" not in perfcli("score", "a.csv", "--targets", "t", "--out", "s").err
    (before,) = [
        s
        for s in json.loads((tmp_path / "s/scores.json").read_bytes())["receipt"]["sources"]
        if s["role"] == "approved"
    ]
    lines = [line for line in LOWER.splitlines() if "夜间巡查" not in line]
    entries = (
        "item: 养护里程, before: '≥120公里', after: '≥100公里'",
        "item: 养护合格率, before: 优≥95% 良≥90% 中≥80% 差<80%, after: 优≥94% 良≥90% 中≥80% 差<80%",
        "item: repair/daily/night, before: '≥50次', after: 删除",
    )
    text = adjusted("\n".join(lines).replace("优: ≥95%", "优: ≥94%") + "\n", *entries)
    written(approved, text)
    assert perfcli(*CHECK).code == 0, perfcli(*CHECK).out
    assert "PF188" in perfcli("score", "a.csv", "--targets", "t", "--out", "s").err
    data = json.loads((tmp_path / "s/scores.json").read_bytes())
    assert data["notices"] == ["目标有 3 处和批复不同，按现在的目标评分"]
    assert before in data["receipt"]["sources"]
    answer = perfcli(
        "report",
        "--targets",
        "t",
        "--scores",
        "s/scores.json",
        "--out",
        "r",
        "--format",
        "md,html,docx,xlsx,pdf",
    )
    assert answer.code == 0, answer.err
    golden(
        "adjust.form.md", (tmp_path / "r/县公路站-2026年度绩效目标调整申请表.md").read_text(encoding="utf-8")
    )
    form = (tmp_path / "r/县公路站-2026年度绩效目标表.md").read_text(encoding="utf-8")
    assert "年初 ≥95%<br>调整 ≥94%" in form
    assert "年初 ≥120公里<br>调整 ≥100公里" in form
    for suffix in ("html", "docx", "xlsx", "pdf"):
        assert (tmp_path / f"r/县公路站-2026年度绩效目标调整申请表.{suffix}").stat().st_size > 1000
    perfcli("report", "--targets", "t", "--out", "p", "--for", "public", "--format", "md")
    assert not [path for path in (tmp_path / "p").iterdir() if "调整" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize(("entries", "loose"), [((), True), (ADJUSTED, False)])
def test_a_form_says_what_was_changed_without_a_record(
    entries: tuple[str, ...], loose: bool, approved: Path, perfcli: Perfcli, tmp_path: Path
) -> None:
    text = BEFORE.replace("≥120公里", "≥100公里")
    written(approved, adjusted(text, *entries) if entries else text)
    assert perfcli("report", "--targets", "t", "--form", "目标表", "--format", "md", "--out", "r").code == 0
    form = (tmp_path / "r/县公路站-2026年度绩效目标表.md").read_text(encoding="utf-8")
    assert "年初 ≥120公里<br>调整 ≥100公里" in form
    assert ("有 1 处改动没有调整记录" in form) is loose


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--all",), 2),
        (("--document", "x", "--date", "2026-02-10"), 2),
        (("--all", "--department", "roads", "--document", "x", "--date", "2026-02-10"), 2),
        (("--all", "--document", "x", "--date", "soon"), 2),
        (("--department", "nobody", "--document", "x", "--date", "2026-02-10"), 1),
        (("--check",), 1),
    ],
)
def test_usage(words: tuple[str, ...], code: int, perfcli: Perfcli, tmp_path: Path) -> None:
    written(tmp_path / "t", BEFORE)
    assert perfcli("approve", "--targets", "t", *words).code == code
    assert not (tmp_path / "t/approved.lock").exists()
