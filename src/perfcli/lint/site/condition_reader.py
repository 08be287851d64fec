"""The conditions of a rule file read. In: a tree, the place of a condition. Out: a `Condition` or findings on what is wrong."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from perfcli.diagnostics import Text, diagnose
from perfcli.lint.site import condition as make
from perfcli.lint.site import kinds, words
from perfcli.lint.site.pattern import Pattern
from perfcli.lint.site.pattern_reader import MAX_PATTERN, BadPattern
from perfcli.quantity import Problem, money_unit, read_amount

if TYPE_CHECKING:
    from decimal import Decimal

    from perfcli.diagnostics import Diagnostic
    from perfcli.lint.site.condition import Condition
    from perfcli.syntax.tree import Data, KeyPath, Tree

MAX_DEPTH = 10
_GROUPS = {"all": make.every, "any": make.some}
_LIMITS = make.Limits._fields
_OF_FIELD = ("equals", "one_of", "contains", "matches", "missing", "longer_than", *_LIMITS)
_TEXTS = Text("写文字，或文字的列表", "write a text, or a list of texts")
_NUMBER = Text("写数字；金额可带单位，如 100万元", "write a number; money may have a unit, such as 100万元")
_WHOLE = Text("写 0 至 99999 的整数", "write a whole number from 0 to 99999")
MAX_WHOLE = 99_999


class ConditionReader:
    """Reads the conditions of one file and keeps what is wrong with them."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.problems: list[Diagnostic] = []
        self.fields: set[str] = set()
        """The fields that are asked for: a message may show them."""

    def wrong(self, where: KeyPath, found: object, expected: Text) -> None:
        """Keep a value that is not taken."""
        shown = found if isinstance(found, str) else "{…}" if isinstance(found, dict) else "[…]"
        key = str(where[-1]) if where and isinstance(where[-1], str) else "-"
        place = self.tree.span(where)
        self.problems.append(diagnose(kinds.BAD_VALUE, place, key=key, found=shown[:60], expected=expected))

    def keys(
        self, where: KeyPath, table: dict[str, str], allowed: tuple[str, ...]
    ) -> dict[str, tuple[KeyPath, Data]]:
        """The entries of a mapping under English keys, each with its place; unknown keys become findings."""
        data = self.tree.value(where) if where else self.tree.data
        if not isinstance(data, dict):
            self.wrong(where, data, Text("写“键: 值”一组", "write a mapping"))
            return {}
        found: dict[str, tuple[KeyPath, Data]] = {}
        for key, value in data.items():
            plain = words.english(key, table)
            if plain not in allowed:
                self.unknown((*where, key), key, table, allowed)
            else:
                found[plain] = ((*where, key), value)
        return found

    def unknown(self, where: KeyPath, key: str, table: dict[str, str], allowed: tuple[str, ...]) -> None:
        """Keep a key that does not exist, with the likeliest one that is meant."""
        known = [*allowed, *(table[one] for one in allowed)]
        near = difflib.get_close_matches(key[:60], known, 1)
        said = Text(f"；是不是“{near[0]}”？", f"; did you mean {near[0]!r}?") if near else Text("", "")
        zh, en = "、".join(table[one] for one in allowed), ", ".join(allowed)
        place = self.tree.key_span(where)
        self.problems.append(
            diagnose(kinds.UNKNOWN_KEY, place, key=key[:60], suggestion=said, allowed=Text(zh, en))
        )

    def read(self, where: KeyPath, node: str, depth: int = 0) -> Condition | None:
        """One condition on a kind of node; several keys beside each other must all hold."""
        if depth > MAX_DEPTH:
            self.wrong(where, "…", Text(f"最多套 {MAX_DEPTH} 层", f"at most {MAX_DEPTH} deep"))
            return None
        entries = self.keys(where, words.CONDITION, tuple(words.CONDITION))
        parts = [
            self.group(key, *entries[key], node, depth) for key in ("all", "any", "not") if key in entries
        ]
        if "count" in entries:
            parts.append(self.count(entries, node, depth))
        elif "field" in entries:
            parts += self.of_field(entries, node)
        elif not parts:
            self.wrong(
                where,
                "…",
                Text("写 栏目、计数、都要、有一即可 或 不得", "write field, count, all, any or not"),
            )
        made = tuple(part for part in parts if part is not None)
        return make.every(made) if len(made) == len(parts) and made else None

    def group(self, key: str, where: KeyPath, data: Data, node: str, depth: int) -> Condition | None:
        """`all` and `any` hold lists, `not` one condition."""
        if key == "not":
            inner = self.read(where, node, depth + 1)
            return make.opposite(inner) if inner else None
        if not isinstance(data, list) or not data:
            self.wrong(where, data, Text("写条件的列表", "write a list of conditions"))
            return None
        parts = [self.read((*where, index), node, depth + 1) for index in range(len(data))]
        made = tuple(part for part in parts if part is not None)
        return _GROUPS[key](made) if len(made) == len(parts) else None

    def count(self, entries: dict[str, tuple[KeyPath, Data]], node: str, depth: int) -> Condition | None:
        """How many nodes of a kind stand below."""
        where, data = entries["count"]
        kind = words.COUNTED.get(words.field_of(data)) if isinstance(data, str) else None
        if kind is None or node == "indicator":
            known = "、".join(words.COUNTED)
            self.wrong(
                where,
                data,
                Text(
                    f"可以数：{known}（指标下面没有可数的）",
                    f"one of: {known} (nothing is below an indicator)",
                ),
            )
            return None
        having = self.read(entries["having"][0], kind, depth + 1) if "having" in entries else None
        if "having" in entries and having is None:
            return None
        limits = {key: self.whole(*entries[key]) for key in _LIMITS if key in entries}
        if not limits:
            self.wrong(
                where,
                data,
                Text("再写 不少于、不多于、大于 或 小于", "add at_least, at_most, above or below"),
            )
        if not limits or None in limits.values():
            return None
        return make.counted(kind, having, make.Limits(**limits))

    def of_field(self, entries: dict[str, tuple[KeyPath, Data]], node: str) -> list[Condition | None]:
        """What is asked of one field."""
        where, data = entries["field"]
        field = words.field_of(data) if isinstance(data, str) else ""
        if field not in words.FIELDS[node]:
            known = "、".join(words.FIELDS[node])
            self.wrong(
                where, data, Text(f"这里可用的栏目：{known}", f"fields that can be asked here: {known}")
            )
            return [None]
        self.fields.add(field)
        asked = [key for key in _OF_FIELD if key in entries]
        if not asked:
            self.wrong(
                where, data, Text("再写 等于、含有、没有填 等", "add equals, contains, missing or another")
            )
            return [None]
        made = [self.one(key, field, *entries[key]) for key in asked if key not in _LIMITS]
        if any(key in _LIMITS for key in asked):
            made.append(self.limits(entries, field))
        return made

    def one(self, key: str, field: str, where: KeyPath, data: Data) -> Condition | None:
        """One question about the text of a field."""
        if key == "matches":
            return self.matches(field, where, data)
        if key == "longer_than":
            limit = self.whole(where, data)
            return make.longer(field, int(limit)) if limit is not None else None
        if key == "missing":
            if not isinstance(data, str) or data not in words.YES:
                self.wrong(where, data, Text("写 是 或 否", "write yes or no"))
                return None
            return make.missing(field, words.YES[data])
        texts = (data,) if isinstance(data, str) else tuple(data) if isinstance(data, list) else ()
        plain = tuple(one for one in texts if isinstance(one, str) and one)
        if not plain or len(plain) != len(texts):
            self.wrong(where, data, _TEXTS)
            return None
        return make.contains(field, plain) if key == "contains" else make.equals(field, plain)

    def matches(self, field: str, where: KeyPath, data: Data) -> Condition | None:
        """Whether a pattern stands in a field; a pattern that cannot be read becomes a finding."""
        text = data if isinstance(data, str) else ""
        try:
            return make.matches(field, Pattern(text))
        except BadPattern as bad:
            found = text[:MAX_PATTERN]
            self.problems.append(
                diagnose(kinds.BAD_PATTERN, self.tree.span(where), found=found, reason=bad.reason)
            )
            return None

    def whole(self, where: KeyPath, data: Data) -> Decimal | None:
        """A whole number that is not too large."""
        number = read_amount(data) if isinstance(data, str) and data.isdecimal() else None
        if number is None or isinstance(number, Problem) or number.value > MAX_WHOLE:
            self.wrong(where, data, _WHOLE)
            return None
        return number.value

    def limits(self, entries: dict[str, tuple[KeyPath, Data]], field: str) -> Condition | None:
        """The bounds of a number or of money."""
        if field not in words.NUMBERS:
            where, data = entries["field"]
            known = "、".join(sorted(words.NUMBERS))
            self.wrong(
                where, data, Text(f"只有这些栏目能比大小：{known}", f"only these can be compared: {known}")
            )
            return None
        found: dict[str, Decimal] = {}
        units: dict[str, str] = {}
        for key in _LIMITS:
            if key not in entries:
                continue
            where, data = entries[key]
            number = read_amount(data) if isinstance(data, str) else None
            money = number is not None and not isinstance(number, Problem) and number.unit
            if (
                number is None
                or isinstance(number, Problem)
                or (money and (field != "budget" or not money_unit(number.unit)))
            ):
                self.wrong(where, data, _NUMBER)
                return None
            found[key], units[key] = number.value, number.unit
        return make.compared(field, make.Limits(**found), units)
