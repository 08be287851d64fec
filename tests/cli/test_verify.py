"""`perfcli verify` as an auditor uses it: nothing changed, saved anew, changed; files beside the receipt; codes; signatures."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from tests.cli.books import ALIVE, COUNT, HEADER, SEATS, book
from tests.cli.county import ACTUALS, PARK, REGION, write
from tests.report.printed import pdf_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Perfcli

EQUAL = "相等（校验码"
SAVED = "除编码或换行以外相等"
OTHER = "不同（校验码"


@pytest.fixture
def scored(perfcli: Perfcli, tmp_path: Path) -> Path:
    write(tmp_path)
    assert perfcli("score", "a.csv", "--targets", "t", "--out", "o").code == 0
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_same_files_are_equal_from_anywhere(
    perfcli: Perfcli, scored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = perfcli("verify", "o")
    assert answer.code == 0
    assert answer.out.startswith(EQUAL)
    assert "6 个指标和各级合计完全一致" in answer.out
    assert "rejected.csv、scores.csv、scores.md" in answer.out
    assert "软件版本相同" in answer.out
    monkeypatch.chdir(scored / "o")
    assert perfcli("verify", "scores.json", "--targets", "../t").code == 0
    assert perfcli("verify", ".", "--targets", "../t", "--lang", "en").out.startswith("Equal (check code")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_another_encoding_or_line_ends_are_told_and_are_no_difference(
    perfcli: Perfcli, scored: Path, encoding: str
) -> None:
    (scored / "a.csv").write_bytes(ACTUALS.replace("\n", "\r\n").encode(encoding))
    answer = perfcli("verify", "o/scores.json")
    assert answer.code == 0
    assert answer.out.startswith(SAVED)
    assert "a.csv 另存过" in answer.out.splitlines()[0]


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("a.csv", ",16,", ",9,", ("完成值表 a.csv 改了", f"{COUNT} 实际完成值（第 3 行） 16 → 9", f"{COUNT} 等级 良 → 差", "4 级合计")),
        ("a.csv", "雨天取消", "暴雨", ("得分和等级没有变", f"{COUNT} 偏差原因（第 3 行） 雨天取消 → 暴雨")),
        ("a.csv", "@甲", "@乙", (f"{SEATS} 备注（第 4 行） @甲 → @乙",)),
        ("a.csv", "行道树成活率,96%", "行道树成活率,≥96%", ("退回的行", "状态 reported → rejected", "→ 行道树成活率")),
        ("t/park.yaml", "达标: ≥95%", "达标: ≥97%", ("目标文件 park.yaml 改了", f"{ALIVE} 评价标准", "达标 → 不达标")),
        ("t/park.yaml", "year: 2026", "year: 2026  # 注", ("目标文件 park.yaml 改了；改的地方不影响评分",)),
        ("t/region.yaml", "青棠县", "青棠市", ("地区文件 region.yaml 改了",)),
    ],
)  # fmt: skip
def test_a_change_is_told_with_its_cell_and_what_follows(
    perfcli: Perfcli, scored: Path, file: str, old: str, new: str, words: tuple[str, ...]
) -> None:
    edit(scored / file, old, new)
    answer = perfcli("verify", "o")
    assert answer.code == 1
    assert answer.out.startswith(OTHER)
    for word in words:
        assert word in answer.out


def test_a_target_file_more_or_less_is_told(perfcli: Perfcli, scored: Path) -> None:
    (scored / "t/branch.yaml").unlink()
    answer = perfcli("verify", "o")
    assert answer.code == 1
    assert "目标文件 branch.yaml 没有了" in answer.out
    assert "library/branch/reading/talks/count 指标 讲座场次 → —" in answer.out


def test_inputs_that_moved_are_named_and_those_that_are_lost_cannot_be_told(
    perfcli: Perfcli, scored: Path
) -> None:
    (scored / "a.csv").rename(scored / "t/moved.csv")
    answer = perfcli("verify", "o")
    assert (answer.code, answer.out) == (2, "")
    assert "--actuals" in answer.err
    assert "a.csv" in answer.err
    assert perfcli("verify", "o", "--actuals", "t/moved.csv").out.startswith(EQUAL)
    edit(scored / "t/moved.csv", ",16,", ",15,")
    assert "完成值表 moved.csv 改了" in perfcli("verify", "o", "--actuals", "t/moved.csv").out


def test_files_beside_the_receipt_must_be_what_was_written(perfcli: Perfcli, scored: Path) -> None:
    edit(scored / "o/scores.csv", "良", "优")
    (scored / "o/scores.md").unlink()
    csv = scored / "o/rejected.csv"
    csv.write_bytes(csv.read_bytes().replace(b"\n", b"\r\n"))
    answer = perfcli("verify", "o")
    assert answer.code == 1
    assert "但旁边有 2 个文件不是当时写出的" in answer.out.splitlines()[0]
    assert "旁边的 scores.csv 改了（第 2、5、7 行）" in answer.out
    assert "旁边的 scores.md 没有了" in answer.out
    assert "旁边的 rejected.csv 只是编码或换行不同" in answer.out


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [("{}", 2, "PF608"), ("x", 2, "PF608"), ('{"format": "perfcli-scores/9"}', 2, "PF609")],
)
def test_what_is_no_receipt(perfcli: Perfcli, scored: Path, text: str, code: int, said: str) -> None:
    (scored / "o/scores.json").write_text(text, encoding="utf-8")
    answer = perfcli("verify", "o")
    assert answer.code == code
    assert said in answer.err
    assert perfcli("verify", "none.json").code == 2


def test_an_edited_receipt_is_a_difference(perfcli: Perfcli, scored: Path) -> None:
    edit(scored / "o/scores.json", '"actual": "16"', '"actual": "19"')
    answer = perfcli("verify", "o")
    assert answer.code == 1
    assert "PF607" in answer.err


def test_a_receipt_of_an_earlier_version_is_read(perfcli: Perfcli, scored: Path) -> None:
    path = scored / "o/scores.json"
    text = re.sub(r', "raw": "[0-9a-f]{64}"', "", path.read_text(encoding="utf-8"))
    head, _, body = (
        text.replace('"faulty": [], ', "")
        .replace('"version": "', '"version": "0.0.')
        .partition('",\n"check"')
    )
    body = '"check"' + body
    seal = sha256(body.rstrip().encode()).hexdigest()
    path.write_text(re.sub(r'"sha256": ".*', f'"sha256": "{seal}",\n', head) + body, encoding="utf-8")
    answer = perfcli("verify", "o")
    assert answer.code == 0, answer
    assert answer.out.startswith(EQUAL)
    assert "软件版本不同：当时 0.0." in answer.out


def test_workbooks_corrections_evidence_and_spending_are_in_the_receipt(
    perfcli: Perfcli, scored: Path
) -> None:
    made = book(scored / "a.xlsx", {"一": (HEADER, (COUNT, 16, "雨")), "二": (HEADER, (SEATS, "90%", ""))})
    (scored / "签到.pdf").write_bytes(b"1")
    (scored / "late.csv").write_text(
        f"指标,实际完成值,偏差原因,佐证材料\n{COUNT},17,补报,签到.pdf\n", encoding="utf-8"
    )
    (scored / "s.csv").write_text("地址,年初预算数,全年预算数,全年执行数\npark,8,8,7\n", encoding="utf-8")
    asked = ("late.csv", "--supersedes", "a.xlsx", "--spending", "s.csv", "--targets", "t", "--out", "o")
    assert perfcli("score", *asked).code == 0
    roles = [
        one["role"]
        for one in json.loads((scored / "o/scores.json").read_text(encoding="utf-8"))["receipt"]["sources"]
    ]
    assert roles[-5:] == ["superseded-1", "superseded-1", "actuals", "spending", "evidence"]
    assert perfcli("verify", "o").out.startswith(EQUAL)
    made.save(scored / "a.xlsx")  # other bytes, the same cells
    assert perfcli("verify", "o").code == 0
    (scored / "签到.pdf").write_bytes(b"2")
    answer = perfcli("verify", "o")
    assert answer.code == 1
    assert "佐证材料 签到.pdf 改了；得分和等级没有变" in answer.out
    (scored / "签到.pdf").unlink()
    assert "佐证材料 签到.pdf 没有了" in perfcli("verify", "o").out
    (scored / "签到.pdf").write_bytes(b"1")
    made["二"]["B2"] = "70%"
    made.save(scored / "a.xlsx")
    answer = perfcli("verify", "o")
    assert f"{SEATS} 实际完成值（a.xlsx!二!B2） 90% → 70%" in answer.out
    edit(scored / "s.csv", ",7", ",6")
    assert "支出表 s.csv 改了" in perfcli("verify", "o").out


def test_targets_that_were_left_out_then_are_left_out_again(perfcli: Perfcli, scored: Path) -> None:
    waived = PARK.replace(
        "    name: 绿化养护\n",
        "    name: 绿化养护  # perfcli: ignore[PF303] until=2026-01-01 reason=待核\n",
        1,
    )
    (scored / "t/park.yaml").write_text(
        waived.replace("budget: 8.00\n    act", "budget: 9.00\n    act"), encoding="utf-8"
    )
    assert perfcli("score", "a.csv", "--targets", "t", "--out", "o").code == 1
    assert json.loads((scored / "o/scores.json").read_text(encoding="utf-8"))["receipt"]["faulty"] == [
        "park.yaml"
    ]
    assert perfcli("verify", "o").out.startswith(EQUAL)
    (scored / "perfcli.toml").write_text('targets = ["t"]\n[severity]\nPF303 = "remark"\n', encoding="utf-8")
    assert perfcli("verify", "o", "--targets", "t").out.startswith(EQUAL)


CODE = re.compile(
    r"(?<![0-9A-Z-])(?:[0-9A-F]{4}-[0-9A-F]{4}|[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4})(?![0-9A-Z-])"
)


def pages_of(path: Path) -> list[str]:
    """What is printed at each page's edge or end: of Word the footers, of Excel every sheet, of a PDF every page."""
    if path.suffix == ".pdf":
        return pdf_text(path.read_bytes())
    if path.suffix in (".docx", ".xlsx"):
        part = "footer" if path.suffix == ".docx" else "worksheets/sheet"
        with zipfile.ZipFile(path) as archive:
            texts = [archive.read(name).decode() for name in archive.namelist() if part in name]
        return [re.sub(r"<[^>]*>", "", text) for text in texts if "校验码" in text] or [""]
    return [path.read_text(encoding="utf-8")]


FORMATS = ("html", "md", "txt", "csv", "docx", "xlsx", "pdf")


def test_every_page_bears_its_code_and_the_code_leads_back(perfcli: Perfcli, scored: Path) -> None:
    asked = ("report", "--targets", "t", "--scores", "o/scores.json", "--out", "r", "--form", "all")
    assert perfcli(*asked, "--format", ",".join(FORMATS)).code == 0
    codes: set[str] = set()
    for path in sorted((scored / "r").iterdir()):
        if path.stem == "index":
            continue
        pages = pages_of(path)
        found = {code for page in pages for code in CODE.findall(page)}
        assert all(CODE.search(page) for page in pages), path
        assert len(found) == 1, path
        codes |= found
    assert len(codes) == 5  # the scores', three homes', the county's
    for code in codes:
        answer = perfcli("verify", code.lower().replace("-", " "), "--targets", "t")
        assert (answer.code, answer.err) == (0, "")
        assert answer.out.startswith(f"校验码 {code} 属于 ")


def test_a_code_of_other_files_is_refused(perfcli: Perfcli, scored: Path) -> None:
    assert perfcli("verify", "0000-0000", "--targets", "t").code == 1
    assert "不属于这些文件" in perfcli("verify", "0000-0000-0000", "--targets", "t").out
    assert perfcli("verify", "o", "--code", "what").code == 2
    check = json.loads((scored / "o/scores.json").read_text(encoding="utf-8"))["check"]
    assert perfcli("verify", "o/scores.json", "--code", check, "--targets", "t").code == 0
    assert perfcli("verify", "o", "--code", "0000-0000", "--targets", "t").code == 1
    edit(scored / "a.csv", ",16,", ",15,")
    assert perfcli("score", "a.csv", "--targets", "t", "--out", "o").code == 0
    assert perfcli("verify", "o", "--code", check, "--targets", "t").code == 1


def test_codes_of_the_public_edition(perfcli: Perfcli, scored: Path) -> None:
    (scored / "t/region.yaml").write_text(REGION, encoding="utf-8")
    edit(
        scored / "t/park.yaml",
        "    name: 绿化养护\n",
        "    name: 绿化养护\n    disclosure: {level: withheld, reason: 依文}\n",
    )
    perfcli("score", "a.csv", "--targets", "t", "--out", "o")
    answer = perfcli(
        "report",
        "--targets",
        "t",
        "--scores",
        "o/scores.json",
        "--out",
        "r",
        "--format",
        "txt",
        "--for",
        "public",
    )
    assert answer.code == 0, answer.err
    text = "".join(path.read_text(encoding="utf-8") for path in (scored / "r").iterdir())
    for code in set(re.findall(r"校验码 (\S+)", text)):
        assert perfcli("verify", code, "--targets", "t").code == 0


signs = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")


@signs
def test_a_signature_is_checked_by_ssh_keygen(perfcli: Perfcli, scored: Path) -> None:
    def run(*arguments: str) -> None:
        subprocess.run(["ssh-keygen", *arguments], cwd=scored, check=True, capture_output=True)

    run("-q", "-t", "ed25519", "-N", "", "-C", "", "-f", "key")
    run("-Y", "sign", "-f", "key", "-n", "perfcli", "o/scores.json")
    assert "没有验" in perfcli("verify", "o").out
    public = (scored / "key.pub").read_text(encoding="utf-8")
    (scored / "t/allowed_signers").write_text(f"jixiao@qingtang {public}", encoding="utf-8")
    answer = perfcli("verify", "o")
    assert answer.code == 0
    assert "签名有效，签名人 jixiao@qingtang" in answer.out
    (scored / "others").write_text("", encoding="utf-8")
    assert perfcli("verify", "o", "--signers", "others").code == 1
    assert perfcli("score", "a.csv", "--targets", "t", "--out", "p").code == 0
    edit(scored / "a.csv", ",16,", ",17,")
    assert perfcli("score", "a.csv", "--targets", "t", "--out", "o").code == 0
    answer = perfcli("verify", "o")
    assert answer.code == 1
    assert "签名不符" in answer.out


def test_a_signature_of_another_tool_is_left_to_that_tool(perfcli: Perfcli, scored: Path) -> None:
    (scored / "o/scores.json.asc").write_text("-----BEGIN PGP SIGNATURE-----", encoding="utf-8")
    answer = perfcli("verify", "o")
    assert answer.code == 0
    assert "gpg --verify scores.json.asc scores.json" in answer.out
