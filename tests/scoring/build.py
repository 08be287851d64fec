"""Small counties for the tests: YAML text and CSV text to a scoring result."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from perfcli.diagnostics import Diagnostic, Span
from perfcli.formats import csv_
from perfcli.loading.document import Document, parse_document
from perfcli.loading.outline import outline
from perfcli.scoring.parts import Part, part_of
from perfcli.scoring.profiles import DEFAULT, choose
from perfcli.scoring.run import Job, run
from perfcli.scoring.survey import Survey, survey

if TYPE_CHECKING:
    from perfcli.scoring.scorecard import Score, Scorecard, Tally

PLAN = """\
perfcli: 1
year: 2016
department: {id: a, name: 甲局}
scales:
  common: {优: 100%, 良: 85%, 中: 75%, 差: 75%以下}
duties:
  - id: d
    name: 监督职责
    activities:
      - id: x
        name: 检查活动
        indicators:
          - {id: rate, name: 检查完成率, scale: common, weight: 3}
          - {id: count, name: 投诉次数, bands: {优: ≤3次, 良: ≤5次, 中: ≤8次, 差: ＞8次}}
      - id: y
        name: 会议活动
        indicators:
          - {id: rate, name: 会议完成率, scale: common}
          - {id: day, name: 办结时间, bands: {优: 6月底前, 良: 9月底前, 差: 9月底后}}
  - id: e
    name: 服务职责
    activities:
      - id: x
        name: 服务活动
        indicators:
          - {id: word, name: 按时情况, bands: {优秀: 按时完成, 合格: 基本按时, 不合格: 未按时}}
          - {id: strict, name: 合格率, bands: {优: 高于95%, 良: 90%, 差: 90%以下}}
          - {id: goal, name: 培训人次, target: ≥100人次}
"""

REGION = """\
perfcli: 1
region: {id: county, name: 示例县}
departments:
  - {id: b, name: 乙局}
  - {id: a, name: 甲局}
"""

POINTS = """\
perfcli: 1
profile: {id: points, name: 百分制, version: 2}
points: {优: 100, 良: 85, 中: 70, 差: 0, 优秀: 100, 合格: 60, 不合格: 0}
rounding: {places: 1}
totals:
  - {grade: 优, least: 90}
  - {grade: 良, least: 80}
  - {grade: 差}
"""


@dataclass(frozen=True)
class County:
    """Parts and the region file that governs them, ready to be scored."""

    parts: tuple[Part, ...]
    regions: dict[str, Document]

    @property
    def survey(self) -> Survey:
        return survey(self.parts, {path: law.region for path, law in self.regions.items() if law.region})


def county(*plans: str, region: str = "") -> County:
    """Parse plans; they must be sound, or the test is wrong."""
    governing = parse_document(region, "targets/region.yaml") if region else None
    documents = [
        parse_document(text, f"targets/p{index}.yaml") for index, text in enumerate(plans or (PLAN,))
    ]
    assert [found for document in documents for found in document.diagnostics] == []
    laws, path = (governing.region, governing.path) if governing else (None, "")
    outlines = [(outline(document.plan, laws), document.tree) for document in documents if document.plan]
    parts = tuple(part_of(laid, tree, path) for laid, tree in outlines)
    return County(parts, {path: governing} if governing else {})


@dataclass(frozen=True)
class Outcome:
    """A finished run."""

    card: Scorecard | None
    findings: tuple[Diagnostic, ...]

    @property
    def done(self) -> Scorecard:
        assert self.card is not None, self.findings
        return self.card

    @property
    def codes(self) -> list[str]:
        return [found.code for found in self.findings]

    def score(self, address: str) -> Score:
        return next(score for score in self.done.scores if score.place.address == address)

    def tally(self, address: str, level: str = "") -> Tally:
        return next(t for t in self.done.tallies if t.address == address and level in ("", t.level))


def scored(
    actuals: str, where: County | None = None, profile: str = "", *, require_all: bool = False, **faulty: str
) -> Outcome:
    """Score a table given as text; `profile` is YAML, or empty for the shipped one; `faulty` maps home to path."""
    where = where or county()
    table, problems = csv_.read(actuals.encode(), "actuals.csv")
    if table is None:
        return Outcome(None, problems)
    document = (
        parse_document(profile, "profiles/p.yaml") if profile else choose(DEFAULT, (), Span("r")).document
    )
    assert document is not None
    assert document.profile is not None, document.diagnostics
    paths = {path: home for home, path in faulty.items()}
    job = Job(where.parts, where.regions, table, document, paths, require_all, "targets")
    result = run(job)
    return Outcome(result.card, result.findings)


def rows(*lines: str, header: str = "indicator,actual,status") -> str:
    return "\n".join((header, *lines)) + "\n"


SHIPPED = Path(__file__).parents[2] / "src" / "perfcli" / "profiles"
