"""Any plan printed in any format and imported again is the same plan.

What a format cannot hold is left out of the comparison: see `as_held`.
"""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from perfcli.report.form import department_form
from perfcli.report.office import WRITERS, write
from perfcli.report.render import render
from perfcli.report.sections import printout
from tests.report.plans import plan, region
from tests.round.test_example_county import content
from tests.round.trips import files, imported

if TYPE_CHECKING:
    from perfcli.syntax.tree import Data

HANZI = st.text(st.sampled_from("水务供应管理农村防汛抗旱取许可监测"), min_size=2, max_size=6)
NAMES = HANZI.map(lambda text: f"业务{text}")
PROSE = st.text(st.sampled_from("甲乙丙。，；“”1、\nAb 95%=-'’"), max_size=14).map(str.strip)
LONG = st.text(st.sampled_from("县水务局依法办理，提高率；（一）、12%。"), min_size=30, max_size=90).map(
    str.strip
)
TEXTS = PROSE | LONG
BUDGETS = st.sampled_from(["", "0.00", "2.00", "1260.50", "12.00", "300.10"])
LADDERS = st.sampled_from(
    [
        {"优": "100%", "良": "85%", "中": "75%", "差": "75%以下"},
        {"优": "≥95%", "良": "≥90%", "中": "≥80%", "差": "<80%"},
        {"优": "5月31日前", "良": "6月30日前", "中": "9月30日前", "差": "9月30日后"},
        {"优": "95%≤X≤100%", "良": "90%≤X<95%", "中": "80%≤X<90%", "差": "X<80%"},
        {"优": "≤1次", "良": "2次", "中": "3次", "差": "≥4次"},
    ]
)


def called(node: Any) -> str:
    """Siblings bear different names: two alike in a row cannot be told from one that is printed again."""
    return str(node["name"])


INDICATORS = st.fixed_dictionaries({"name": NAMES.map(lambda name: f"{name}率"), "bands": LADDERS})
WORK = {"name": NAMES, "budget": BUDGETS, "content": TEXTS, "goals": TEXTS}
ACTIVITIES = st.fixed_dictionaries(
    {**WORK, "indicators": st.lists(INDICATORS, min_size=1, max_size=3, unique_by=called)}
)
DUTIES = st.fixed_dictionaries(
    {**WORK, "activities": st.lists(ACTIVITIES, min_size=1, max_size=3, unique_by=called)}
)
PLANS = st.fixed_dictionaries(
    {
        "objectives": st.lists(LONG.map(lambda text: f"{text}。"), max_size=3),
        "duties": st.lists(DUTIES, min_size=1, max_size=3, unique_by=called),
    }
)
EXAMPLES = {"pdf": 15}
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
"""No shrinking: plans are small, and printing thousands of them takes minutes."""


def numbered(nodes: list[dict[str, Any]], letter: str = "d") -> list[dict[str, Any]]:
    """The nodes with ids, and without what is blank."""
    below = {"activities": "a", "indicators": "i"}
    return [
        {"id": f"{letter}{at}"}
        | {
            key: numbered(value, below[key]) if key in below else value
            for key, value in node.items()
            if value or key == "budget"
        }
        for at, node in enumerate(nodes, 1)
    ]


def whole(given: dict[str, Any]) -> dict[str, Any]:
    """The data of a target file."""
    objectives = {"objectives": given["objectives"]} if given["objectives"] else {}
    department = {"id": "water", "name": "县水利局"}
    return {
        "perfcli": "1", "year": "2024", "department": department, **objectives, "duties": numbered(given["duties"]),
    }  # fmt: skip


def there_and_back(data: dict[str, Any], suffix: str) -> Data:
    view = department_form(outline_of(data))
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder) / f"a.{suffix}"
        if suffix in WRITERS:
            paper.write_bytes(write(suffix, printout(view.title, [view])).data)
        else:
            paper.write_text(render(f"form.{suffix}.j2", view).text, encoding="utf-8")
        made = imported(paper, Path(folder) / "out")
    assert [one.code for one in made.everything if one.code == "PF098"] == []
    (found,) = files(made).values()
    return content(found)


def outline_of(data: dict[str, Any]) -> Any:

    return plan(json.dumps(data, ensure_ascii=False), region())


def kept(data: Data, suffix: str) -> Data:
    """A plan as the format can hold it."""
    if isinstance(data, dict):
        return {key: kept(value, suffix) for key, value in data.items()}
    if isinstance(data, list):
        return [kept(item, suffix) for item in data]
    return as_held(data, suffix)


def as_held(text: str, suffix: str) -> str:
    """A text without what is not seen: blanks at the ends of lines.

    Overall objectives are shorter than a line of the PDF and end in a full stop: on paper, one that fills its line to the end
    looks as if it went on in the next. A page shows several blanks as one; in a PDF nothing tells a line break from a line that was full.
    """
    if suffix == "pdf":
        return re.sub(r"\s+", "", text)
    held = re.sub(r" +$", "", text, flags=re.MULTILINE)
    return re.sub(" +", " ", re.sub("(?m)^ +", "", held)) if suffix == "html" else held


def joined(data: Data) -> Data:
    """Goals as one text: which items they were listed as, a form does not say."""
    if isinstance(data, list):
        return [joined(item) for item in data]
    if not isinstance(data, dict):
        return data
    said = {key: joined(value) for key, value in data.items()}
    if isinstance(goals := said.get("goals"), list):
        said["goals"] = "".join(map(str, goals))
    return said


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "html", "csv", "txt", "pdf"])
def test_any_plan(suffix: str) -> None:
    @settings(
        max_examples=EXAMPLES.get(suffix, 40),
        deadline=None,
        phases=PHASES,
        suppress_health_check=list(HealthCheck),
    )
    @given(PLANS)
    def check(given_plan: dict[str, Any]) -> None:
        data = whole(given_plan)
        assert kept(joined(there_and_back(data, suffix)), suffix) == kept(joined(content(data)), suffix)

    check()
