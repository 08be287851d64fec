"""Adjustments on record (调整记录) beside what was changed: which covers what, and which fits nothing.

In: an outline, its approvals, its differences. Out: whether a difference is covered; adjustments that are wrong, with a reason. A
value may go through several adjustments: each begins where approval or another adjustment left it, the last ends at the file.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from perfcli.comparing.lock import state
from perfcli.diagnostics import Text
from perfcli.model.day import read_day
from perfcli.quantity import Problem, normalise, read_amount, to_yuan
from perfcli.scale import read_asked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.comparing.differences import Difference
    from perfcli.comparing.lock import Approval, Kept
    from perfcli.loading.outline import Node, Outline
    from perfcli.model.plan import Adjustment

GONE = frozenset(("", "无", "删除", "取消", "撤销", "删去"))
NEW = frozenset(("", "无", "没有", "新增"))
_JOINTS = str.maketrans("", "", ";；,，:：。、 　")
Wrong = tuple[int, str, Text]


class Records:
    """The adjustments of one file, each tied to what it is about."""

    def __init__(self, outline: Outline, approvals: Sequence[Approval], found: Sequence[Difference]) -> None:
        self.outline, self.approvals, self.found = outline, approvals, found
        self.past = [state(approvals[: count + 1]) for count in range(len(approvals))]
        self.nodes = {node.address: node for node in outline.nodes}
        self.named = self._named()
        self.ends: dict[tuple[str, str], str] = {}
        """What the last adjustment of a thing says it is now, by address and key."""
        self.covered: set[tuple[str, str]] = set()
        self._wrong: list[Wrong] = []
        for index, one in enumerate(outline.plan.adjustments):
            if one.item and (reason := self._take(one)):
                self._wrong.append((index, one.item, reason))

    def covers(self, one: Difference) -> bool:
        """Whether an adjustment stands for it."""
        return (one.address, one.key) in self.covered

    def wrong(self) -> Iterator[Wrong]:
        """Adjustments that fit nothing: their place in the list, what they are about, and why."""
        yield from self._wrong
        for index, one in enumerate(self.outline.plan.adjustments):
            for address in self.named.get(one.item, ()):
                yield from self._stale(index, one, address)

    def _stale(self, index: int, one: Adjustment, address: str) -> Iterator[Wrong]:
        """The last adjustment of a thing has to end at what the file says, or at what was approved since."""
        for (where, key), end in self.ends.items():
            if where != address or not key or end != one.after or (address, key) in self.covered:
                continue
            now = self._now(address, key)
            if not self._agrees(key, end, now, address) and not self._approved(address, key, end):
                yield (
                    index,
                    one.item,
                    Text(
                        f"调整后写的是“{end}”，文件里现在是“{now or '（空）'}”",
                        f"it says {end!r} as after, and the file says {now or '(blank)'!r}",
                    ),
                )

    def _named(self) -> dict[str, list[str]]:
        """What an item may be called, and the addresses that are meant."""
        found: dict[str, list[str]] = {}
        home = self.outline.plan.home
        for node in self.outline.nodes:
            for word in {node.address, node.address.removeprefix(f"{home}/"), node.number, node.name} - {""}:
                found.setdefault(word, []).append(node.address)
        for approved in self.past:
            for address, kept in approved.items():
                for word in {address, address.removeprefix(f"{home}/"), kept.name}:
                    if address not in found.setdefault(word, []):
                        found[word].append(address)
        return found

    def _take(self, one: Adjustment) -> Text | None:
        """Tie an adjustment to a thing; else why it cannot be."""
        if reason := self._incomplete(one):
            return reason
        for address in self.named.get(one.item, ()):
            if self._whole(one, address) or self._thing(one, address) or self._prose(one, address):
                return None
        if one.item not in self.named:
            return Text("没有这一项，批复里也没有", "there is no such item, nor was there one when approved")
        return self._why(one)

    def _incomplete(self, one: Adjustment) -> Text | None:
        """What an adjustment has to say."""
        for value, word, english in ((one.document, "文号", "document"), (one.reason, "原因", "reason")):
            if not value.strip():
                return Text(f"没有写{word}", f"it has no {english}")
        day = read_day(one.date)
        if day is None:
            return Text(f"日期“{one.date}”不是一个日子", f"its date {one.date!r} is no day")
        if day.isoformat() < self.approvals[0].date:
            said = self.approvals[0].date
            return Text(f"日期早于批复（{said}）", f"its date is before the approval ({said})")
        return None

    def _whole(self, one: Adjustment, address: str) -> bool:
        """A node that was added or taken out, now or before a later approval."""
        came = one.before.strip() in NEW and one.after.strip() not in GONE
        went = one.after.strip() in GONE and one.before.strip() not in NEW
        for found in self.found:
            if found.address == address and not found.key and (came if found.node else went):
                self.covered.add((address, ""))
                return True
        held = [address in approved for approved in self.past]
        changed = any(a is not b for a, b in pairwise(held))
        return changed and (came or went)

    def _thing(self, one: Adjustment, address: str) -> bool:
        """A value that an approval or an earlier adjustment held and that was changed."""
        for key in self._keys(address):
            starts = [kept.values.get(key, "") for approved in self.past if (kept := approved.get(address))]
            starts += [end for where, end in self.ends.items() if where == (address, key)]
            blank = not one.before.strip() and not one.after.strip()
            if blank or not any(self._agrees(key, one.before, start, address) for start in starts):
                continue
            if not self._leads(one, address, key):
                continue
            self.ends[address, key] = one.after
            if self._agrees(key, one.after, self._now(address, key), address):
                self.covered.add((address, key))
            else:
                self.covered.discard((address, key))
            return True
        return False

    def _leads(self, one: Adjustment, address: str, key: str) -> bool:
        """Whether `after` is what the file says, what was approved later, or what another adjustment begins with."""
        if self._agrees(key, one.after, self._now(address, key), address) or self._approved(
            address, key, one.after
        ):
            return True
        others = (
            o for o in self.outline.plan.adjustments if o is not one and address in self.named.get(o.item, ())
        )
        return any(self._agrees(key, o.before, one.after, address) for o in others)

    def _prose(self, one: Adjustment, address: str) -> bool:
        """Wording: its old text is not kept, so that the new one is enough."""
        if not any(found.address == address and found.wording for found in self.found):
            return False
        item: Any = self.nodes[address].item
        texts = (getattr(item, key, "") for key in ("content", "goals", "objectives", "note"))
        now = normalise("".join("".join(text) for text in texts))
        if normalise(one.after) in now:
            self.covered.add((address, "words"))
            return True
        return False

    def _why(self, one: Adjustment) -> Text:
        """What was changed at the item, if anything."""
        those = self.named.get(one.item, ())
        real = [found for found in self.found if found.address in those and not found.wording]
        if not real:
            return Text("这一项和批复的一样", "the item is as it was approved")
        zh = "；".join(f"{found.before or '无'} → {found.after or '无'}" for found in real)
        return Text(f"实际改动是 {zh}", f"what changed is {zh}")

    def _keys(self, address: str) -> list[str]:
        """Everything that was ever approved of a node, or that it says now."""
        kept = [approved[address] for approved in self.past if address in approved]
        now = [
            found.key for found in self.found if found.address == address and found.key not in ("", "words")
        ]
        return list(dict.fromkeys((*now, *(key for one in kept for key in one.values))))

    def _now(self, address: str, key: str) -> str:
        """What the file says."""
        changed = next((f for f in self.found if (f.address, f.key) == (address, key)), None)
        if changed is not None:
            return changed.after
        last = self.past[-1].get(address)
        return last.values.get(key, "") if last and address in self.nodes else ""

    def _approved(self, address: str, key: str, text: str) -> bool:
        """Whether an approval after the first held a value."""
        held: list[Kept] = [approved[address] for approved in self.past[1:] if address in approved]
        return any(self._agrees(key, text, kept.values.get(key, ""), address) for kept in held)

    def _agrees(self, key: str, said: str, value: str, address: str) -> bool:
        """Whether a person's words and a value are the same."""
        if not value:
            return said.strip() in GONE
        plain, other = (normalise(text).translate(_JOINTS) for text in (said, value))
        if plain == other:
            return True
        if key == "budget":
            return self._yuan(said) is not None and self._yuan(said) == self._yuan(value)
        if key == "target" and (node := self.nodes.get(address)):
            return _read(said, node, self.outline) == _read(value, node, self.outline)
        return False

    def _yuan(self, text: str) -> object:
        read = read_amount(text)
        return (
            None
            if isinstance(read, Problem)
            else to_yuan(read.value, read.unit or self.outline.money_unit or "元")
        )


def _read(text: str, node: Node, outline: Outline) -> tuple[object, ...]:
    item: Any = node.item
    read = read_asked(item, text, outline.plan.year)
    return (text,) if read.problem else (read.canonical, read.higher)
