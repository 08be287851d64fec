"""Targets beside what was approved: every difference needs an adjustment on record, and every adjustment a difference.

In: an outline with its tree and a lock. Out: `Difference`s, findings at the changed nodes and at the adjustments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfcli.comparing import approval_kinds as kinds
from perfcli.comparing.lock import Approval, Kept, Lock, freeze, state
from perfcli.comparing.meaning import name_of
from perfcli.comparing.records import Records
from perfcli.diagnostics import Text, diagnose
from perfcli.model.terms import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfcli.diagnostics import Diagnostic, Kind
    from perfcli.loading.outline import Node, Outline
    from perfcli.syntax.tree import KeyPath, Tree


class Difference(NamedTuple):
    """One thing that is not as approved. `key` is empty where a whole node came or went."""

    address: str
    name: str
    key: str
    before: str
    after: str
    node: Node | None

    @property
    def wording(self) -> bool:
        """Whether only prose was edited."""
        return self.key == "words"


def differences(outline: Outline, approved: Mapping[str, Kept]) -> tuple[Difference, ...]:
    """What is not as approved, in printing order; of a branch that came or went, its top."""
    now = freeze(outline)
    found: list[Difference] = []
    for node in outline.nodes:
        old = approved.get(node.address)
        if old is not None:
            found += _of_node(node, old, now[node.address])
        elif node.parent is None or node.parent.address in approved:
            found.append(Difference(node.address, node.name, "", "", _said(now[node.address]), node))
    for address, old in approved.items():
        above = address.rpartition("/")[0]
        if address not in now and (above in now or above not in approved):
            found.append(Difference(address, old.name, "", _said(old), "", None))
    return tuple(found)


def _of_node(node: Node, old: Kept, new: Kept) -> Iterator[Difference]:
    """What changed at one node; equal hashes need no second look."""
    if old.hash != new.hash:
        for key in dict.fromkeys((*old.values, *new.values)):
            was, now = old.values.get(key, ""), new.values.get(key, "")
            same_meaning = key in old.marks and old.marks[key] == new.marks.get(key)
            if "".join(was.split()) != "".join(now.split()) and not same_meaning:
                yield Difference(node.address, node.name, key, was, now, node)
    if old.words != new.words:
        yield Difference(node.address, node.name, "words", "", "", node)


def _said(kept: Kept) -> str:
    """What a node asks for or costs, else what it is called."""
    said = [kept.values[key] for key in ("target", "bands", "budget") if key in kept.values]
    return said[0] if said else kept.name


def check(outline: Outline, tree: Tree, lock: Lock, lang: str = "en") -> tuple[Diagnostic, ...]:
    """Findings on one target file; none where it was never approved. `lang` is that of the file's keys."""
    approvals = lock.of(outline.plan.year, outline.plan.home)
    if not approvals:
        return ()
    found = differences(outline, state(approvals))
    records = Records(outline, approvals, found)
    said = [_finding(one, approvals[-1], tree, lang, outline) for one in found if not records.covers(one)]
    said += [
        diagnose(kinds.MISMATCH, tree.head_span(("adjustments", index)), item=item, reason=reason)
        for index, item, reason in records.wrong()
    ]
    return tuple(sorted(said, key=lambda one: one.sort_key()))


def uncovered(outline: Outline, approvals: tuple[Approval, ...]) -> tuple[Difference, ...]:
    """What was changed without an adjustment on record; wording aside."""
    found = differences(outline, state(approvals))
    records = Records(outline, approvals, found)
    return tuple(one for one in found if not one.wording and not records.covers(one))


def _finding(one: Difference, approval: Approval, tree: Tree, lang: str, outline: Outline) -> Diagnostic:
    """What is said at the changed node, or at the file's head where it is gone."""
    where = one.node.where if one.node else _above(one.address, outline)
    said = Text(f"{approval.document}（{approval.date}）", f"{approval.document} ({approval.date})")
    if one.wording:
        return diagnose(
            kinds.WORDING, tree.head_span(where), address=one.address, name=one.name, document=said
        )
    kind: Kind = kinds.CHANGED if one.key else kinds.ADDED if one.node else kinds.REMOVED
    arguments: dict[str, Any] = {
        "name": one.name,
        "document": said,
        "entry": entry(one, lang, outline.plan.home),
        "list": KEYS["adjustments"] if lang == "zh" else "adjustments",
    }
    if one.key:
        arguments |= {"aspect": name_of(one.key), "before": one.before, "after": one.after}
        place = tree.key_span((*where, one.key)) if one.after else tree.head_span(where)
    else:
        place = tree.head_span(where)
    if kind is kinds.REMOVED:
        arguments["place"] = one.address
    return diagnose(kind, place, address=one.address, **arguments)


def _above(address: str, outline: Outline) -> KeyPath:
    """Where the nearest node above one that is gone still stands."""
    there = {node.address: node.where for node in outline.nodes}
    while address not in there:
        address = address.rpartition("/")[0]
        if not address:
            return ()
    return there[address]


def entry(one: Difference, lang: str, home: str) -> str:
    """The adjustment to type, in the keys of the file; what only people know is left as dots."""
    keys = ("item", "date", "document", "reason", "before", "after")
    item = one.address.removeprefix(f"{home}/")
    gone = "删除" if one.node is None else ""
    values = (item, "…", "…", "…", one.before or ("新增" if not one.key else "无"), one.after or gone or "无")
    pairs = (
        f"{KEYS[key] if lang == 'zh' else key}: {_quoted(value)}"
        for key, value in zip(keys, values, strict=True)
    )
    return f"- {{{', '.join(pairs)}}}"


def _quoted(text: str) -> str:
    """A text inside braces, quoted where YAML would take its signs for others."""
    plain = (
        text
        and text[0] not in "-?:,[]{}#&*!|>'\"%@`≥≤<="
        and not any(sign in text for sign in ",[]{}#:\"'\\\n")
    )
    return text if plain else '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
