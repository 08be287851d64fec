"""`score --profile`, `--compare` and `--sensitivity`, as a person types them."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.cli.county import write
from tests.cli.test_values import ACTUALS, PLAN, REGION, SPENDING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Perfcli

SCORE = ("score", "a.csv", "--targets", "t", "--spending", "s.csv")
OTHER = ("--profile", "cn-hubei@1")


@pytest.fixture
def water(tmp_path: Path) -> Path:
    (tmp_path / "t").mkdir()
    texts = {"t/region.yaml": REGION, "t/water.yaml": PLAN, "a.csv": ACTUALS, "s.csv": SPENDING}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("lang", "words"), [("zh", "这不是评分结果"), ("en", "this is not a result")])
def test_a_what_if_says_so_everywhere(perfcli: Perfcli, water: Path, lang: str, words: str) -> None:
    answer = perfcli(*SCORE, *OTHER, "--out", "o", "--lang", lang)
    assert words in " ".join(answer.out.split()).replace(" ", "" if lang == "zh" else " ")
    assert [path.name for path in (water / "o").iterdir()] == ["what-if-cn-hubei@1"]
    made = water / "o" / "what-if-cn-hubei@1"
    card = json.loads((made / "scores.json").read_text(encoding="utf-8"))
    assert words in card["notices"][0]
    rows = list(csv.DictReader(io.StringIO((made / "scores.csv").read_text(encoding="utf-8-sig"))))
    assert {row["试算方案"] for row in rows} == {"cn-hubei@1"}
    perfcli("report", "--targets", "t", "--scores", str(made / "scores.json"), "--out", "r", "--format", "md")
    pages = [path.read_text(encoding="utf-8") for path in (water / "r").glob("*自评表.md")]
    assert pages
    assert all("这不是评分结果" in page for page in pages)


def test_the_regions_own_profile_is_no_what_if(perfcli: Perfcli, water: Path) -> None:
    answer = perfcli(*SCORE, "--profile", "cn-classic@1", "--out", "o")
    assert "PF725" in answer.err
    assert "试算" not in answer.out
    assert (water / "o" / "scores.json").exists()


@pytest.mark.usefixtures("water")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--compare",), "PF726"),
        (("--profile", "nope@1"), "PF701"),
        (("--sensitivity", "--within", "x"), "--within"),
    ],
)
def test_wrong_questions(perfcli: Perfcli, arguments: tuple[str, ...], words: str) -> None:
    answer = perfcli(*SCORE, *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert words in answer.err


@pytest.mark.usefixtures("water")
def test_who_moves_and_why(perfcli: Perfcli) -> None:
    found = json.loads(perfcli(*SCORE, *OTHER, "--compare", "--output-format", "json").out)
    assert "这不是评分结果" in found["says"][0]
    (moved,) = found["indicators"]
    assert (moved["address"], moved["before"], moved["after"]) == (
        "water/pipe/@execution",
        "8.54/10",
        "17.08/20",
    )
    assert {one["difference"] for one in found["totals"]} == {"-0.16"}
    # The mover brings 6.9873 more, all the others less: together what the total before rounding loses.
    shifted = Decimal(found["says"][2].partition("共 ")[2].partition(" 分")[0])
    assert abs(Decimal(moved["effect"]) + shifted - Decimal("-0.1645")) < Decimal("0.0002")


@pytest.mark.usefixtures("water")
@pytest.mark.parametrize("form", ["text", "csv", "markdown"])
def test_the_forms_of_a_comparison(perfcli: Perfcli, form: str) -> None:
    answer = perfcli(*SCORE, *OTHER, "--compare", "--output-format", form, "--lang", "en")
    assert "WHAT-IF" in answer.out
    assert "17.08/20" in answer.out


def test_what_is_near_a_bound(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path)
    asked = ("score", "a.csv", "--targets", "t", "--sensitivity", "--output-format", "json")
    found = json.loads(perfcli(*asked, "--within", "0.5").out)
    near = {one["address"]: one for one in found["near"]}
    assert set(near) == {"library/reading/talks/seats", "library/branch/reading/talks/seats"}
    exactly, missed = near.values()
    assert (exactly["side"], exactly["minus1percent"], exactly["plus1percent"]) == ("正好", "89.1%: 良", "—")
    assert (missed["side"], missed["margin"], missed["plus_digit"]) == ("刚没达到", "0.1%", "75%: 良")
    assert found["clusters"][0] == {
        "level": "全县合计", "name": "青棠县", "met": "1", "exact": "1", "missed": "1", "looked_at": "5",
    }  # fmt: skip
    assert len(json.loads(perfcli(*asked, "--within", "7").out)["near"]) == 4


def test_a_total_near_a_threshold(perfcli: Perfcli, water: Path) -> None:
    (water / "a.csv").write_text(ACTUALS.replace("仍有两村未通,20", "仍有两村未通,23"), encoding="utf-8")
    found = json.loads(perfcli(*SCORE, "--sensitivity", "--output-format", "json").out)
    assert {(one["points"], one["threshold"], one["margin"]) for one in found["totals"]} == {
        ("90.21", "优 ≥90", "0.21")
    }
    near = next(one for one in found["near"] if one["name"] == "验收合格率")
    assert near["minus1percent"] == "99%: 29.7, 合计 89.91 良"
