"""Any projects and indicators in three levels, printed as the forms they are declared and judged on, come back the same.

The project target form, the second table of the official form, the whole-department form and the self-evaluation form with
what was achieved, each in every format.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfcli.report.form import department_form
from perfcli.report.project import project_views
from perfcli.report.selfeval import self_views
from tests.round.strategies import (
    BUDGETS,
    FUNDED,
    HANZI,
    NAMES,
    OBJECTIVES,
    PHASES,
    POINTED,
    PROJECTS,
    TEXTS,
    several,
    whole,
)
from tests.round.test_example_county import content
from tests.round.trips import FORMATS, as_held, joined, outline_of, targets_of, there_and_back
from tests.scoring.build import POINTS, county, rows, scored

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

    from perfcli.scoring.scorecard import Scorecard
    from perfcli.syntax.tree import Data
    from perfcli.work.import_ import Imported

EXAMPLES = {"csv": 20, "txt": 20, "pdf": 4}

DECLARED = st.fixed_dictionaries({"projects": several(PROJECTS)})
PROJECT_SELF = st.fixed_dictionaries(
    {
        "projects": several(
            PROJECTS.map(lambda one: {**one, "code": "", "category": "", "content": ""}).filter(
                lambda one: one["indicators"]
            ),
            1,
            2,
        )
    }
)
"""What the self-evaluation form of a project has cells for."""
WHOLE_SELF = st.fixed_dictionaries(
    {
        "objectives": OBJECTIVES,
        "indicators": several(POINTED),
        "duties": several(st.fixed_dictionaries({"name": NAMES, "budget": BUDGETS, "content": TEXTS})),
    }
)
"""What the form of a whole department has cells for."""
DONE = st.lists(
    st.tuples(st.sampled_from(["", "96%", "13", "已完成", "6月1日", "2次"]), st.just("") | HANZI),
    min_size=8,
    max_size=8,
)
OFFICIAL = st.fixed_dictionaries(
    {"objectives": OBJECTIVES, "indicators": several(POINTED, 0), "duties": several(FUNDED, 1, 2), "projects": several(PROJECTS, 0, 2)}
)  # fmt: skip


def tried(suffix: str, check: Callable[[Any], None], plans: SearchStrategy[Any]) -> None:
    settled = settings(
        max_examples=EXAMPLES.get(suffix, 8),
        deadline=None,
        phases=PHASES,
        suppress_health_check=list(HealthCheck),
    )
    settled(given(plans)(check))()


def same(found: Data, data: Data, suffix: str) -> None:
    said, expected = (as_held(joined(printed(content(one))), suffix) for one in (found, data))
    assert said == expected


def same_in_a_cell(found: Data, data: Data, suffix: str) -> None:
    """The same where objectives stand in one cell: where one ends that fills its line, a PDF does not tell."""
    if suffix == "pdf":
        found, data = (
            {**one, "objectives": "".join(map(str, one.get("objectives", ())))}
            for one in (found, data)
            if isinstance(one, dict)
        )
    same(found, data, suffix)


def printed(data: Data) -> Data:
    """Data as forms show it: a number takes the unit that is stated beside it; a blank amount of a project is none."""
    if isinstance(data, list):
        return [printed(item) for item in data]
    if not isinstance(data, dict):
        return data
    said = {key: printed(value) for key, value in data.items()}
    if "amount" in said:
        said["amount"] = str(said["amount"]).removesuffix("万元")  # no region.yaml stands beside the import
    if isinstance(projects := said.get("projects"), list):
        for project in projects:
            if isinstance(project, dict) and not project.get("budget"):
                project.pop("budget", None)
    if "unit" in said and "target" in said:
        said["target"] = f"{said['target']}{said.pop('unit')}"
    return said


@pytest.mark.parametrize("suffix", FORMATS)
def test_any_projects_on_their_target_forms(suffix: str) -> None:
    def check(drawn: dict[str, Any]) -> None:
        data = whole(drawn)
        same(targets_of(there_and_back(suffix, project_views(outline_of(data)))), data, suffix)

    tried(suffix, check, DECLARED)


@pytest.mark.parametrize("suffix", FORMATS)
def test_any_plan_with_indicators_in_three_levels(suffix: str) -> None:
    def check(drawn: dict[str, Any]) -> None:
        data = whole(drawn)
        same(targets_of(there_and_back(suffix, [department_form(outline_of(data))])), data, suffix)

    tried(suffix, check, OFFICIAL)


@pytest.mark.parametrize("suffix", FORMATS)
def test_any_whole_department_form(suffix: str) -> None:
    def check(drawn: dict[str, Any]) -> None:
        data = whole(drawn)
        view, *_ = self_views(outline_of(data))
        same_in_a_cell(targets_of(there_and_back(suffix, [view])), data, suffix)

    tried(suffix, check, WHOLE_SELF)


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("kind", ["project", "whole"])
def test_any_self_evaluation_with_what_was_achieved(suffix: str, kind: str) -> None:
    def check(drawn: tuple[dict[str, Any], list[tuple[str, str]]]) -> None:
        data = whole(drawn[0])
        card = judged(data, drawn[1])
        views = [view for view in self_views(outline_of(data), card) if view.kind == kind]
        made = there_and_back(suffix, views)
        same_in_a_cell(targets_of(made), data, suffix)
        lines = [line for view in views for line in view.lines if line.actual]
        said = [(line.name, line.actual, line.why, line.earned) for line in lines]
        assert as_held(achieved(made), suffix) == as_held([list(one) for one in said], suffix)

    tried(suffix, check, st.tuples(PROJECT_SELF if kind == "project" else WHOLE_SELF, DONE))


def judged(data: dict[str, Any], done: list[tuple[str, str]]) -> Scorecard:
    """The indicators of a plan with what was achieved, in order."""
    text = json.dumps(data, ensure_ascii=False)
    addresses = [one.address for one in outline_of(data).indicators]
    lines = [
        f"{at},{actual},{'' if actual else 'missing'},{why}"
        for at, (actual, why) in zip(addresses, done, strict=False)
    ]
    return scored(rows(*lines, header="indicator,actual,status,reason"), county(text), POINTS).done


def achieved(made: Imported) -> Data:
    """Name, actual, reason and points of every row of the imported actuals.csv."""
    text = next((text for path, text in made.texts if path.endswith("actuals.csv")), "")
    rows_of = csv.DictReader(io.StringIO(text.lstrip("\ufeff")))
    return [[row["name"], row["actual"], row["reason"], row["points"]] for row in rows_of if row["actual"]]
