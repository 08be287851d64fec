"""What a form says about its own weights, in a note: `产出指标50分、效益指标30分、满意度指标10分、预算执行率10分`.

In: the texts beside a table. Out: points by class; none where no note states at least two, or where it lets them be changed.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcli.quantity import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORDS = {
    "产出": "产出", "output": "产出", "效益": "效益", "benefit": "效益", "满意度": "满意度", "satisfaction": "满意度",
    "成本": "成本", "cost": "成本", "预算执行": "执行", "预算资金执行": "执行", "budget": "执行", "execution": "执行",
}  # fmt: skip
_STATED = re.compile(
    r"(?P<word>产出|效益|满意度|成本|预算(?:资金)?执行|output|benefit|satisfaction|cost|budget|execution)"
    r"(?:类|率|情况)*(?:指标)?(?:分值|权重)?(?:为|占|:|=)?(?P<points>[0-9]{1,3})(?![0-9.]*(?:年|个|项|x|×|\*))"
)
_FREE = re.compile(r"(?:可|可以|允许)[^。;]{0,12}调整|may be changed|can be adjusted")
_LEAST = 2
_LONGEST = 2000


def own_weights(notes: Iterable[str]) -> dict[str, Decimal]:
    """Points by class as the form's note fixes them."""
    for note in notes:
        plain = normalise(note[:_LONGEST]).lower().replace(" ", "")
        if _FREE.search(plain):
            continue
        found = {_WORDS[one["word"]]: Decimal(one["points"]) for one in _STATED.finditer(plain)}
        if len(found) >= _LEAST:
            return found
    return {}
