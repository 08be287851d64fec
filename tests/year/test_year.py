"""A whole year of a county at the front door: the example county, a small made-up one, and one of ninety departments.

Ninety departments take minutes, most of them openpyxl's and LibreOffice's; they run where `PERFCLI_YEAR=90` says so:
`PERFCLI_YEAR=90 pytest -s tests/year/test_year.py -k ninety`.
"""

from __future__ import annotations

import os
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from tests.collecting.declaring import EXAMPLE
from tests.collecting.office import SOFFICE
from tests.year import clerks
from tests.year.county import CALENDAR, YEAR, Answer, County, county, export
from tests.year.year import EVIDENCE, Bureau, Case, accounted, approve, counted, reports, table
from tests.year.year import export as write_export

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tests.conftest import Perfcli

IN_TIME, AFTER, LATER, ZIPPED = "2026-10-20", "2026-11-02", "2026-11-05", "2026-11-06"
RETURNED, AGAIN, CORRECTED = "2026-11-10", "2026-11-14", "2026-11-16"


@pytest.fixture
def bureau(perfcli: Perfcli, tmp_path: Path) -> Bureau:
    """The desk of a county's bureau; the county is still to be chosen."""
    return Bureau(perfcli, Case(0, {}, {}), tmp_path)


def test_the_example_county(bureau: Bureau, tmp_path: Path) -> None:
    bureau.case = the_example(tmp_path)
    whole_year(bureau)


def test_a_county_of_eight_departments(bureau: Bureau, tmp_path: Path) -> None:
    bureau.case = made_up(county(8), tmp_path)
    whole_year(bureau)


@pytest.mark.skipif(os.environ.get("PERFCLI_YEAR") != "90", reason="takes minutes: set PERFCLI_YEAR=90")
def test_a_county_of_ninety_departments(bureau: Bureau, tmp_path: Path) -> None:
    bureau.case = made_up(county(90), tmp_path)
    whole_year(bureau)


def the_example(folder: Path) -> Case:
    """The county of this repository, with a calendar; all its indicators are rates, and the first falls short."""
    targets = Path(shutil.copytree(EXAMPLE, folder / "targets"))
    (folder / "perfcli.toml").write_text('targets = ["targets"]\n', encoding="utf-8")
    text = (targets / "region.yaml").read_text(encoding="utf-8")
    calendar = CALENDAR.replace(f"year: {YEAR}", "year: 2017")
    (targets / "region.yaml").write_text(f"{text}{calendar}", encoding="utf-8")
    addresses = [row["indicator"] for row in table(str(targets / "2016" / "actuals.csv"))]
    answers = {home: {} for home in ("npc", "cppcc")}  # type: dict[str, dict[str, Answer]]
    for address in addresses:
        home = address.partition("/")[0]
        answers[home][address] = Answer("100%", "", "优") if answers[home] else Answer(0.5, "0%", "差")
    return Case(2017, {"npc": "县人大常委会", "cppcc": "县政协"}, answers, resaved=("monitor",))


def made_up(made: County, folder: Path) -> Case:
    """A county that was made up, and another one whose workbooks get among its own."""
    made.write(folder)

    def elsewhere(below: Path) -> Path:
        targets = made.write(below)
        (targets / "region.yaml").write_text(made.region("other", "乌有县"), encoding="utf-8")
        return targets

    return Case(
        YEAR,
        {home.id: home.name for home in made.homes},
        {home.id: home.answers for home in made.homes},
        elsewhere,
        export(made.homes),
        {f"{home.id}/patrol/field/gear": home.execution for home in made.homes if home.project},
    )


def whole_year(bureau: Bureau) -> None:
    """From the declarations of the autumn before to the published report, and what is to be done next."""
    declare(bureau)
    declared_late(bureau)
    sent_back(bureau)
    approve(Path("targets") / str(bureau.case.year))
    bureau.run("validate", f"targets/{bureau.case.year}")
    monitor(bureau)
    money = spending(bureau)
    evaluate(bureau, money)
    scored(bureau, money)
    published(bureau, money)
    assert bureau.resaved or SOFFICE is None


def declare(bureau: Bureau) -> None:
    """Declarations go out and come back: most in time, some of the wrong sort."""
    case, out = bureau.case, bureau.send("declare", "2026-09-01", "--deadline", "2026-10-31")
    back = Path("交回-申报")
    back.mkdir()
    good = []
    for home in case.homes:
        role, path = bureau.role(home), back / f"{home.replace('/', '-')}.xlsx"
        if role in ("good", "copied"):
            good.append(clerks.declare(bureau.book(out, home, "declare"), path, "查出的问题当季改完。"))
        if role == "copied":
            clerks.with_a_copied_sheet(path)
    bureau.resave("declare", good)
    filled = {path.as_posix(): clerks.filled_declaration(path) for path in good}
    wrong = [found for home in case.homes if (found := mistaken(bureau, home, back)) is not None]
    bureau.receive(str(back), IN_TIME, code=1 if wrong else 0)
    accounted({path.as_posix() for path in (*good, *wrong)})
    refused: dict[str, set[str]] = {path.as_posix(): set() for path in wrong}
    assert counted({**refused, **filled})["doubted"] == 0
    drafts = {path.stem for path in Path("targets", str(case.year)).rglob("*.yaml")}
    assert len(drafts) == len(good)
    states = {home: row["state"] for home, row in bureau.status("declare", AFTER).items()}
    assert states == {
        home: "received" if bureau.role(home) in ("good", "copied") else "overdue" for home in case.homes
    }
    reminded(bureau)


def mistaken(bureau: Bureau, home: str, back: Path) -> Path | None:
    """What a home sends that is not its declaration, if so."""
    role, year, name = bureau.role(home), bureau.case.year, home.replace("/", "-")
    right = bureau.book("发出-declare", home, "declare")
    path = back / f"{name}.{'txt' if role == 'text' else 'xlsx'}"
    if role == "last-year":
        bureau.run("collect", "send", "declare", "--year", str(year - 1), "--out", "去年", "--no-note")
        shutil.copy(bureau.book("去年", home, "declare", year - 1), path)
    elif role == "elsewhere" and bureau.case.elsewhere is not None:
        other = bureau.case.elsewhere(Path("别处"))
        sent = ("--year", str(year), "--out", "别处的表", "--no-note")
        bureau.run("collect", "send", "declare", "--targets", str(other), *sent)
        shutil.copy(bureau.book("别处的表", home, "declare"), path)
    elif role == "cut":
        path.write_bytes(right.read_bytes()[:2000])
    elif role == "text":
        path.write_text("表过几天交", encoding="utf-8")
    else:
        return None
    return path


def reminded(bureau: Bureau) -> None:
    """Every department that owes something has one letter."""
    words = ("--occasion", "declare", "--year", str(bureau.case.year), "--as-of", AFTER)
    bureau.run("collect", "status", *words, "--remind", "--within", "0", "--out", "催报", "--format", "html")
    owing = {
        home.partition("/")[0] for home in bureau.case.homes if bureau.role(home) not in ("good", "copied")
    }
    assert len([*Path("催报").glob("*催报单*.html")]) == len(owing)
    assert bureau.type("collect", "status", *words, "--fail-on-late").code == (1 if owing else 0)


def declared_late(bureau: Bureau) -> None:
    """Those who were late or wrong hand in the right one, in a zip as Windows makes it."""
    case = bureau.case
    late = [home for home in case.homes if bureau.role(home) not in ("good", "copied")]
    filled = {}
    for home in late:
        name = f"{case.homes[home]}/申报表（{case.homes[home]}）.xlsx"
        path = clerks.declare(bureau.book("发出-declare", home, "declare"), Path("迟交") / name, "当季改完。")
        filled[f"迟交.zip!{name}"] = clerks.filled_declaration(path)
    clerks.pack(Path("迟交.zip"), Path("迟交"))
    bureau.receive("迟交.zip", LATER, code=0)
    accounted(set(filled))
    assert counted(filled)["accepted"] == sum(map(len, filled.values()))
    rows = bureau.status("declare", ZIPPED)
    assert {home: row["state"] for home, row in rows.items()} == {
        home: "late" if home in late else "received" for home in case.homes
    }
    assert {rows[home]["late_days"] for home in late} <= {5}


def sent_back(bureau: Bureau) -> None:
    """One is returned and comes again; another is corrected, which has to be said."""
    first, second = next(iter(bureau.case.homes)), [*bureau.case.homes][-1]
    bureau.run(
        "collect",
        "return",
        first,
        "--reason",
        "目标写得太空",
        "--due",
        "2026-11-20",
        *_step(bureau),
        "--date",
        RETURNED,
    )
    row = bureau.status("declare", RETURNED)[first]
    assert (row["state"], [one["grounds"] for one in row["returns"]]) == ("returned", ["目标写得太空"])
    for home, day, flag in ((first, AGAIN, ""), (second, CORRECTED, "--correction")):
        path = Path("重报") / day / "申报表.xlsx"
        clerks.declare(bureau.book("发出-declare", home, "declare"), path, "查出的问题十日内改完。")
        if flag:
            bureau.receive(str(path), day, code=1)
            assert "PF659" in [found["code"] for found in reports()[0]["refused"][0]["findings"]]
        bureau.receive(str(path), day, *([flag] if flag else []), code=0)
        assert counted({path.as_posix(): clerks.filled_declaration(path)})["rejected"] == 0
    rows = bureau.status("declare", "2026-11-30")
    assert (rows[first]["state"], len(rows[first]["returns"])) == ("received", 1)
    assert (rows[second]["state"], rows[second]["corrections"]) == ("corrected", 1)
    texts = [
        path.read_text(encoding="utf-8") for path in Path("targets", str(bureau.case.year)).rglob("*.yaml")
    ]
    assert len(texts) == len(bureau.case.homes)
    assert sum("查出的问题十日内改完" in text for text in texts) == 2


def _step(bureau: Bureau) -> tuple[str, ...]:
    return "--occasion", "declare", "--year", str(bureau.case.year)


def monitor(bureau: Bureau) -> None:
    """Half a year's figures; the last home forgets."""
    case = bureau.case
    out, forgot = bureau.send("monitor", "2027-07-15", "--as-of", "2027-06-30"), [*case.homes][-1]
    paths = [
        clerks.report(
            bureau.book(out, home, "monitor"), Path("交回-监控") / f"{nth}.xlsx", case.answers[home]
        )
        for nth, home in enumerate(case.homes)
        if home != forgot
    ]
    bureau.resave("monitor", paths)
    filled = {path.as_posix(): clerks.filled_report(path) for path in paths}
    bureau.receive("交回-监控", "2027-08-01", code=0)
    accounted(set(filled))
    assert counted(filled)["accepted"] == sum(map(len, filled.values()))
    rows = bureau.status("monitor", "2027-08-20")
    assert {home for home, row in rows.items() if row["state"] == "overdue"} == {forgot}
    todo = bureau.run("todo", "--as-of", "2027-08-20").out
    assert case.homes[forgot] in todo


def spending(bureau: Bureau) -> tuple[str, ...]:
    """The budget system's export, in 元 and under its own names; what other commands are told of it."""
    if not bureau.case.spending:
        return ()
    write_export(bureau.case.spending, Path("项目支出明细.xlsx"))
    words = ("--year", str(bureau.case.year), "--out", "支出.csv", "--save")
    bureau.run("collect", "spending", "项目支出明细.xlsx", *words)
    assert {row["地址"] for row in table("支出.csv")} == set(bureau.case.execution)
    return "--spending", "支出.csv"


def evaluate(bureau: Bureau, money: tuple[str, ...]) -> None:
    """The year's results with evidence; the last home copied its sheet."""
    case, back = bureau.case, Path("交回-自评")
    out = bureau.send("evaluate", "2028-01-10", "--as-of", "2027-12-31", *money)
    paths, papers = [], []
    for nth, home in enumerate(case.homes):
        paper = back / "佐证材料" / case.homes[home] / EVIDENCE
        paper.parent.mkdir(parents=True)
        paper.write_bytes(home.encode())
        papers.append(paper)
        path = back / f"{nth}.xlsx"
        paths.append(clerks.report(bureau.book(out, home, "evaluate"), path, case.answers[home], EVIDENCE))
    clerks.with_a_copied_sheet(paths[-1])
    bureau.resave("evaluate", paths)
    filled = {path.as_posix(): clerks.filled_report(path) for path in paths}
    shutil.move("收下", "收下-监控")
    bureau.receive(str(back), "2028-02-01", code=1)
    accounted({*filled, *(paper.as_posix() for paper in papers)})
    assert counted(filled)["rejected"] == 0
    assert [one["code"] for book in reports()[0]["workbooks"][:-1] for one in book["findings"]] == []
    linked = [paper["address"] for book in reports()[0]["workbooks"] for paper in book["evidence"]]
    assert sorted(linked) == sorted(next(iter(answers)) for answers in case.answers.values())
    assert {row["state"] for row in bureau.status("evaluate", "2028-02-02").values()} == {"received"}


def scored(bureau: Bureau, money: tuple[str, ...]) -> None:
    """The scores are those that were meant to come out, row by row."""
    words = ("--year", str(bureau.case.year), "--out", "评分", *money)
    bureau.run("score", "收下/actuals.csv", *words)
    rows = {row["address"]: row for row in table("评分/scores.csv")}
    for answers in bureau.case.answers.values():
        for address, answer in answers.items():
            assert rows[address]["grade"] == answer.grade, rows[address]
            if bureau.case.spending:
                assert Decimal(rows[address]["points"]) == answer.points, rows[address]
    for item, points in bureau.case.execution.items():
        assert Decimal(rows.pop(f"{item}/@execution")["points"]) == points
    assert set(rows) == {address for answers in bureau.case.answers.values() for address in answers}


def published(bureau: Bureau, money: tuple[str, ...]) -> None:
    """The report for the bureau and the edition for the public; nothing is left to be asked of departments."""
    words = ("--year", str(bureau.case.year), "--scores", "评分/scores.json", "--format", "html", *money)
    for whom in ("internal", "public"):
        bureau.run("report", *words, "--for", whom, "--out", f"报告-{whom}")
        pages = " ".join(path.read_text(encoding="utf-8") for path in Path(f"报告-{whom}").rglob("*.html"))
        assert all(name in pages for name in bureau.case.homes.values())
    forgot = [*bureau.case.homes][-1]
    assert f"催报 {bureau.case.year} 年度绩效运行监控表" in bureau.run("todo", "--as-of", "2028-03-01").out
    words = ("--year", str(bureau.case.year), "--occasion", "monitor", "--date", "2028-02-29")
    bureau.run("collect", "note", "免报", forgot, "--reason", "年度已经结束", *words)
    assert "催报" not in bureau.run("todo", "--as-of", "2028-03-01").out
