"""Targets beside what was approved: every difference needs an adjustment on record, and every adjustment a difference.

In: an outline with its tree and a lock. Out: `Difference`s, findings at the changed nodes and at the adjustments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfcli.comparing import approval_kinds as kinds
from perfcli.comparing.differences import Difference, differences
from perfcli.comparing.lock import Approval, Lock, state
from perfcli.comparing.meaning import name_of
from perfcli.comparing.records import Records
from perfcli.diagnostics import Text, diagnose
from perfcli.model.terms import KEYS

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic, Kind
    from perfcli.loading.outline import Outline
    from perfcli.syntax.tree import KeyPath, Tree


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
