"""Any plan printed in any format and imported again is the same plan.

What a format cannot hold is left out of the comparison: see `as_held`.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfcli.report.form import department_form
from tests.round.strategies import DUTIES, OBJECTIVES, PHASES, several, whole
from tests.round.test_example_county import content
from tests.round.trips import FORMATS, as_held, joined, outline_of, targets_of, there_and_back

PLANS = st.fixed_dictionaries({"objectives": OBJECTIVES, "duties": several(DUTIES)})
EXAMPLES = {"pdf": 15}


@pytest.mark.parametrize("suffix", FORMATS)
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
        found = targets_of(there_and_back(suffix, [department_form(outline_of(data))]))
        assert as_held(joined(content(found)), suffix) == as_held(joined(content(data)), suffix)

    check()
