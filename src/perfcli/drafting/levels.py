"""Which rows are departments, duties and activities: a vote of numbering, indent, bold and shape.

In: the named rows of a table. Out: a level for each, with the voices that spoke against it. No voice is believed alone
where another can be heard; a row that bears an indicator is hardly a duty.
"""

from __future__ import annotations

from typing import NamedTuple

from perfcli.diagnostics import Text
from perfcli.drafting.numbering import number_rank, split_number

WEIGHTS = {"numbering": 30, "indent": 31, "bold": 10, "shape": 20}
"""How much a voice counts; a row with an indicator counts more for an activity than one without counts for a duty."""
BEARS_INDICATOR = 40
VOICES = {
    "numbering": Text("编号", "numbering"),
    "indent": Text("缩进", "indent"),
    "bold": Text("粗体", "bold"),
    "shape": Text("有没有指标", "whether it has an indicator"),
}
LEVELS = {
    "department": Text("部门", "a department"),
    "duty": Text("职责", "a duty"),
    "activity": Text("活动", "an activity"),
    "deeper": Text("更下一级", "a deeper level"),
}
_TWO, _THREE = 2, 3
_WIDE = "　"


class Named(NamedTuple):
    """One row that has a name, as it stands: with spaces and number."""

    row: int
    text: str
    number: str = ""
    """The number from a column of its own."""
    indent: int = 0
    bold: bool = False
    indicator: bool = False


class Level(NamedTuple):
    """What a row is, its name without number, and which voices spoke for something else."""

    row: int
    level: str
    name: str
    against: tuple[tuple[str, str], ...] = ()


def vote(rows: list[Named]) -> list[Level] | None:
    """A level for every row; None where nothing tells them apart."""
    ranks = {
        voice: found
        for voice, found in (
            ("numbering", _numbering(rows)),
            ("indent", _dense([_width(row) for row in rows])),
            ("bold", None if not rows[0].bold else _dense([0 if row.bold else 1 for row in rows])),
            ("shape", _dense([1 if row.indicator else 0 for row in rows])),
        )
        if found is not None
    }
    if not ranks:
        return None
    deep = next((ranks[v] for v in ("numbering", "indent") if v in ranks and max(ranks[v]) >= _TWO), None)
    numbered = _is_numbered(rows)
    plain = [_stripped(row.text) for row in rows]
    names = [split_number(text).name if numbered else text for text in plain]
    if deep is not None:
        top = "department" if _are_departments(deep, names) else ""
        return [
            Level(row.row, _deep_level(rank, top), name)
            for row, rank, name in zip(rows, deep, names, strict=True)
        ]
    return [
        _judge(row, name, {v: r[i] for v, r in ranks.items()})
        for i, (row, name) in enumerate(zip(rows, names, strict=True))
    ]


def _judge(row: Named, name: str, said: dict[str, int]) -> Level:
    """The level that most voices give a row: 0 is a duty, 1 an activity."""
    for_activity = sum(_weight(voice, rank) for voice, rank in said.items() if rank)
    for_duty = sum(_weight(voice, rank) for voice, rank in said.items() if not rank)
    level = "activity" if for_activity > for_duty else "duty"
    against = tuple(
        (v, "activity" if rank else "duty") for v, rank in said.items() if bool(rank) != (level == "activity")
    )
    # A duty without an indicator and an activity without one look alike: the shape alone is no objection.
    return Level(row.row, level, name, tuple(one for one in against if one != ("shape", "duty")))


def _weight(voice: str, rank: int) -> int:
    return BEARS_INDICATOR if voice == "shape" and rank else WEIGHTS[voice]


def _deep_level(rank: int, top: str) -> str:
    levels = (top, "duty", "activity") if top else ("duty", "activity")
    return levels[rank] if rank < len(levels) else "deeper"


def _are_departments(ranks: list[int], names: list[str]) -> bool:
    """Whether the rows of the highest of three levels bear names of institutions."""
    tops = [name for rank, name in zip(ranks, names, strict=True) if rank == 0]
    return max(ranks) == _TWO and all(map(is_institution, tops))


def is_institution(name: str) -> bool:
    """Whether a name is one that institutions bear."""
    return name.endswith(_ENDINGS) and len(name) >= _THREE


_ENDINGS = (
    *[
        "局",
        "委",
        "委员会",
        "委办",
        "办公室",
        "政府",
        "人大",
        "政协",
        "常委会",
        "法院",
        "检察院",
        "中心",
        "馆",
        "院",
        "站",
        "所",
        "队",
        "大队",
        "支队",
        "学校",
        "中学",
        "小学",
        "大学",
        "镇",
        "乡",
        "街道",
        "街道办事处",
        "办事处",
        "总工会",
        "联合会",
    ],
    *[
        "妇联",
        "团委",
        "残联",
        "科协",
        "文联",
        "工商联",
        "管委会",
        "公司",
        "银行",
        "医院",
        "档案馆",
        "党校",
        "纪委监委",
        "监委",
        "纪委",
        "组织部",
        "宣传部",
        "统战部",
        "政法委",
        "编办",
        "厅",
        "部",
        "协会",
        "学会",
        "社",
        "红十字会",
    ],
)
"""How names of institutions end."""


def _stripped(text: str) -> str:
    return text.strip(" \t\r\n\u3000\xa0")


def _width(row: Named) -> int:
    """How far a name is set in: a wide space counts for two."""
    spaces = row.text[: len(row.text) - len(row.text.lstrip(" \t\u3000\xa0"))]
    return sum(2 if char == _WIDE else 1 for char in spaces) + 2 * row.indent


def _is_numbered(rows: list[Named]) -> bool:
    """Whether the names bear numbers throughout one level at least, so that these are no part of them."""
    return any(not row.number and split_number(_stripped(row.text)).rank >= 0 for row in rows) and (
        _numbering(rows) is not None or all(split_number(_stripped(row.text)).rank >= 0 for row in rows)
    )


def _numbering(rows: list[Named]) -> list[int] | None:
    """Ranks by the style of numbers; one style beside rows without any tells two levels as well."""
    found = [
        number_rank(row.number) if row.number else split_number(_stripped(row.text)).rank for row in rows
    ]
    styles = sorted(set(found) - {-1})
    if not styles or len(set(found)) < _TWO:
        return None
    if -1 in found and len(styles) == 1:
        numbered_first = found[0] != -1
        return [int((rank == -1) == numbered_first) for rank in found]
    if -1 in found and not (found[0] == -1 and _are_institutions(rows, found)):
        return None
    styles = sorted(set(found))
    order = {rank: index for index, rank in enumerate(styles)}
    return [order[rank] for rank in found] if order[found[0]] == 0 else None


def _are_institutions(rows: list[Named], found: list[int]) -> bool:
    """Whether the rows without a number are departments above the numbered ones."""
    return all(
        is_institution(_stripped(row.text)) for row, rank in zip(rows, found, strict=True) if rank == -1
    )


def _dense(values: list[int]) -> list[int] | None:
    """Values as ranks from 0; None where they are all alike."""
    order = {value: index for index, value in enumerate(sorted(set(values)))}
    return [order[value] for value in values] if len(order) >= _TWO else None
