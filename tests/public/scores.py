"""Scores of the made-up counties: every indicator reported, by a profile that gives points, weights and total grades."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.scoring.build import POINTS, county, scored

if TYPE_CHECKING:
    from perfcli.scoring.scorecard import Scorecard

VALUES = ("96%", "91%", "82%", "40%")
PROFILE = POINTS.replace("不合格: 0}", "不合格: 0, 甲: 100, 乙: 60, 丙: 0}")


def card_of(texts: list[dict[str, Any]], region: str, values: tuple[str, ...] = VALUES) -> Scorecard | None:
    """The scorecard of some plans, none without indicators; its actuals go through `values` by the number in an indicator's name."""
    plans = [json.dumps(text, ensure_ascii=False) for text in texts]
    made = county(*plans, region=region)
    if not made.survey.leaves:
        return None
    rows = ["indicator,actual,reason,备注"]
    for nth, leaf in enumerate(made.survey.leaves):
        rows.append(f"{leaf.place.address},{values[nth % len(values)]},说明{nth},自己的列")
    return scored("\n".join(rows) + "\n", where=made, profile=PROFILE).done
