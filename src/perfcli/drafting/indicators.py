"""One indicator out of a row: its name, ladder or target, weight and whatever else the form says of it.

In: a `Row`. Out: a `Node`, with what was achieved in its facts. What has no key of its own goes into the note.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcli.drafting.ladders import split_ladder
from perfcli.drafting.nodes import Node
from perfcli.drafting.rows import FACTS, INDICATOR
from perfcli.model.indicator import MAX_GRADES, MIN_GRADES
from perfcli.model.terms import CHOICES
from perfcli.quantity import UNITS, find_number, normalise

if TYPE_CHECKING:
    from perfcli.drafting.rows import Row

_TEXTS = ("unit", "formula", "source", "baseline")
_KINDS = frozenset(("定性", "定量", "定性指标", "定量指标"))
SIGNS = {
    "大于等于": "≥", "大于或等于": "≥", "不低于": "≥", "不少于": "≥", "小于等于": "≤", "小于或等于": "≤", "不超过": "≤", "不高于": "≤",
    "大于": ">", "小于": "<", "等于": "=", "=": "=", ">=": "≥", "<=": "≤", "≥": "≥", "≤": "≤", ">": ">", "<": "<",
}  # fmt: skip
NO_UNIT = frozenset(("无", "/", "-", "—"))
_PURE = re.compile(r"(?:[≥≤<>=]+)?[0-9][0-9.,]*(?:%|‰)?(?:及?以[上下])?")


def indicator(row: Row, name: str, level1: str = "", level2: str = "") -> Node:
    """The indicator of a row."""
    node = Node("indicator", {"name": one_line(name)}, row.origin, origins=row.origins("indicator", "name"))
    _standard(node, row)
    _choice(node, "direction", row.get("direction"))
    _choice(node, "kind", row.get("kind") or _kind_of_operator(row))
    for key, text in (("level1", level1), ("level2", level2)):
        if text:
            node.fields[key] = one_line(text)
    for key in _TEXTS[1:]:
        if text := row.get(key):
            node.fields[key] = text
    if core := normalise(row.get("core")):
        node.fields["core"] = "是" if core in ("是", "√", "✓", "核心", "核心指标", "Y") else "否"
    if "actual" in row.values:
        node.facts.update({key: row.values[key] for key in FACTS if key in row.values})
    return node


def used_by(row: Row) -> frozenset[str]:
    """The roles of a row that its indicator makes use of."""
    return INDICATOR | FACTS if "actual" in row.values else INDICATOR


def is_crowded(row: Row) -> bool:
    """Whether one row holds several indicators, line by line: which cell belongs to which cannot be told for sure."""
    lines = len(row.get("indicator").split("\n"))
    cells = (row.get("target"), row.get("weight"), *(text for _, text in row.bands))
    return lines > 1 and any(len(text.split("\n")) == lines for text in cells if text)


def one_line(name: str) -> str:
    """A name whose line was broken by the width of its cell."""
    return re.sub(r"[ \u3000]*\n[ \u3000]*", "", name)


def looks_like_value(text: str) -> bool:
    """Whether what stands where a name should is a value: the columns have shifted."""
    return _PURE.fullmatch(normalise(text)) is not None


def target_text(operator: str, value: str, unit: str) -> str:
    """Sign, number and unit in one text; a unit or a sign that the value already bears is not said twice."""
    sign = SIGNS.get(normalise(operator), "")
    plain = normalise(value)
    own = len(plain) - len(plain.lstrip("≥≤<>="))
    number = find_number(plain, own)
    before = sign if number is not None and not own else ""
    measured = number is not None and plain[number.end :] in ("", "万", "亿", "千", "百")
    behind = unit if unit not in NO_UNIT and measured else ""
    return f"{before}{value}{behind}"


def _standard(node: Node, row: Row) -> None:
    """Ladder, target, unit and weight."""
    ladder = row.bands or split_ladder(row.get("target"))
    if MIN_GRADES <= len(ladder) == len(dict(ladder)) <= MAX_GRADES:
        node.fields["bands"] = dict(ladder)
    elif row.bands:
        node.note("；".join(f"{label}：{text}" for label, text in row.bands if text))
    unit, operator = row.get("unit"), row.get("operator")
    if (value := row.get("target")) and (row.bands or not ladder):
        node.fields["target"] = target_text(operator, value, unit)
    elif operator and not value and normalise(operator) not in _KINDS:
        node.note(f"运算符：{operator}")
    if unit and unit not in NO_UNIT and not str(node.fields.get("target", "")).endswith(unit):
        node.fields["unit"] = unit
    if weight := row.get("weight"):
        _weight(node, weight)


def _weight(node: Node, text: str) -> None:
    """A weight as a bare number; points and percent are what it is measured in."""
    number = normalise(text).removesuffix("分").removesuffix("%")
    found = find_number(number, 0)
    if found is not None and found.end == len(number) and not found.refused:
        node.fields["weight"] = number
    else:
        node.note(f"分值：{text}")


def _choice(node: Node, key: str, text: str) -> None:
    """A field with fixed words; other words are kept in the note."""
    word = normalise(text).removesuffix("指标")
    if word in CHOICES[key].values():
        node.fields[key] = word
    elif text:
        node.note(f"{'指标方向' if key == 'direction' else '指标类型'}：{text}")


def _kind_of_operator(row: Row) -> str:
    """Where forms write 定性 instead of a sign."""
    operator = row.get("operator")
    return operator if normalise(operator) in _KINDS else ""


def is_money_unit(text: str) -> bool:
    """Whether a unit is one of money."""
    known = UNITS.get(normalise(text))
    return known is not None and known.dimension == "money"
