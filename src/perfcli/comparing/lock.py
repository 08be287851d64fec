"""approved.lock: what was approved (批复), by which document, on which day, node by node.

In: outlines, the text of a lock file. Out: a `Lock`, its text. The file is YAML that people can read and git can merge: one line a
node, sorted by year and home; a later approval of the same targets holds only what it changed, so history stays. Each approval
bears a seal over itself and the approvals before it. Hashes are of the meaning: layout and comments do not change them.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from perfcli.comparing import approval_kinds as kinds
from perfcli.comparing.meaning import aspects
from perfcli.diagnostics import Span, Text, diagnose

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perfcli.diagnostics import Diagnostic
    from perfcli.loading.outline import Node, Outline

HEAD = (
    "# 批复的绩效目标：由 perfcli approve 写，不要手改。合并冲突时两边的批复都保留。\n"
    "# Approved targets, written by perfcli approve: do not edit. On a conflict keep the approvals of both sides.\n"
    "perfcli-lock: 1\n"
    "approvals:\n"
)
_APPROVAL = re.compile(r"  - approval: (\{.*\})")
_NODE = re.compile(r"      ([a-z0-9/-]+): (\{.*\})")
_MARK = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)")
_FIELDS = ("year", "home", "name", "document", "date", "seal")


class Kept(NamedTuple):
    """One approved node. `values` are as the file said them, `marks` hashes of the meaning of those that can be said in several ways."""

    kind: str
    hash: str
    words: str
    values: dict[str, str]
    marks: dict[str, str]

    @property
    def name(self) -> str:
        """What it was called."""
        return self.values.get("name", "")


class Approval(NamedTuple):
    """One approval of one department. `nodes` are all of it, or what changed since the one before; None: taken out."""

    year: int
    home: str
    name: str
    document: str
    date: str
    nodes: dict[str, Kept | None]
    seal: str = ""
    line: int = 1


class Lock(NamedTuple):
    """A lock file."""

    path: str
    approvals: tuple[Approval, ...] = ()
    sha256: str = ""

    def of(self, year: int, home: str) -> tuple[Approval, ...]:
        """The approvals of one department and year, the first first."""
        return tuple(one for one in self.approvals if (one.year, one.home) == (year, home))


def state(approvals: Sequence[Approval]) -> dict[str, Kept]:
    """What stands approved after some approvals."""
    found: dict[str, Kept] = {}
    for one in approvals:
        for address, kept in one.nodes.items():
            if kept is None:
                found.pop(address, None)
            else:
                found[address] = kept
    return found


def freeze(outline: Outline) -> dict[str, Kept]:
    """Every node of a plan as a lock keeps it."""
    return {node.address: _kept(node, outline) for node in outline.nodes}


def _kept(node: Node, outline: Outline) -> Kept:
    said = [one for one in aspects(node, outline).values() if one.locked]
    firm = [one for one in said if one.sort != "text"]
    texts = [one for one in said if one.sort == "text"]
    return Kept(
        node.kind,
        short_hash([[one.key, one.canon] for one in firm]),
        short_hash([[one.key, one.canon] for one in texts]) if texts else "",
        {one.key: one.text for one in firm},
        {one.key: short_hash(one.canon)[:8] for one in firm if one.sort in ("money", "target", "standard")},
    )


def short_hash(data: object) -> str:
    """Sixteen hexadecimal digits of a value."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def changes(before: Mapping[str, Kept], now: Mapping[str, Kept]) -> dict[str, Kept | None]:
    """What a later approval holds."""
    found: dict[str, Kept | None] = {address: None for address in before if address not in now}
    return found | {address: kept for address, kept in now.items() if before.get(address) != kept}


def sealed(approval: Approval, before: Sequence[Approval]) -> Approval:
    """An approval with its seal; it covers the approvals before it."""
    data = [before[-1].seal if before else "", *approval[:5], sorted(_lines(approval.nodes))]
    return approval._replace(
        seal=hashlib.sha256(json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()
    )


def write(lock: Lock) -> str:
    """The text of a lock file."""
    parts = [HEAD]
    for one in sorted(
        lock.approvals, key=lambda one: (one.year, one.home)
    ):  # stable: history keeps its order
        head = {key: getattr(one, key) for key in _FIELDS}
        parts.append(f"  - approval: {json.dumps(head, ensure_ascii=False)}\n    nodes:\n")
        parts.extend(f"      {line}\n" for line in _lines(one.nodes))
    return "".join(parts)


def _lines(nodes: Mapping[str, Kept | None]) -> Iterator[str]:
    for address, kept in sorted(nodes.items()):
        data: dict[str, Any] = {"gone": "yes"}
        if kept is not None:
            marks = " ".join(f"{key}:{mark}" for key, mark in kept.marks.items())
            data = {"kind": kept.kind, "hash": kept.hash, "words": kept.words, **kept.values, "marks": marks}
            data = {key: value for key, value in data.items() if value}
            if "kind" in kept.values:  # an indicator's own kind, beside that of the node
                data = {
                    "kind": kept.kind,
                    **{k: v for k, v in data.items() if k != "kind"},
                    "sort": kept.values["kind"],
                }
        yield f"{address}: {json.dumps(data, ensure_ascii=False)}"


def read(text: str, path: str) -> tuple[Lock, tuple[Diagnostic, ...]]:
    """A lock file, and every line of it that is not as it was written."""
    approvals: list[Approval] = []
    found: list[Diagnostic] = []
    for number, line in enumerate(text.split("\n"), 1):
        try:
            _take(line, number, approvals)
        except _OddError as odd:
            found.append(_fault(path, number, line, odd.reason))
    if "perfcli-lock: 1" not in text.split("\n")[:8]:
        reason = Text("开头没有 perfcli-lock: 1", "it does not begin with perfcli-lock: 1")
        found.insert(0, _fault(path, 1, "", reason))
    lock = Lock(path, tuple(approvals), hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
    return lock, tuple(found or _seals(lock))


class _OddError(Exception):
    """A line that no run of ours wrote."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.reason = Text(zh, en)


def _take(line: str, number: int, approvals: list[Approval]) -> None:
    """One line of the file."""
    if line in ("", "perfcli-lock: 1", "approvals:", "approvals: []", "    nodes:") or line.startswith("#"):
        return
    if _MARK.match(line):
        raise _OddError("有合并冲突标记", "it holds the marks of a merge conflict")
    if (head := _APPROVAL.fullmatch(line)) is not None:
        data = _object(head[1])
        if {*data} != {*_FIELDS} or not isinstance(data["year"], int):
            raise _OddError("这一条批复缺内容", "this approval is not whole")
        texts = {key: str(data[key]) for key in _FIELDS[1:]}
        approvals.append(Approval(year=data["year"], nodes={}, line=number, **texts))
    elif (node := _NODE.fullmatch(line)) is not None and approvals:
        if node[1] in approvals[-1].nodes:
            raise _OddError("这一项写了两次", "this node stands twice")
        approvals[-1].nodes[node[1]] = _read_kept(_object(node[2]))
    else:
        raise _OddError("这一行不是 perfcli 写的", "this line was not written by perfcli")


def _object(text: str) -> dict[str, Any]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise _OddError("这一行残缺", "this line is damaged") from None
    if not isinstance(data, dict):
        raise _OddError("这一行残缺", "this line is damaged")
    return data


def _read_kept(data: dict[str, Any]) -> Kept | None:
    if data == {"gone": "yes"}:
        return None
    if not all(isinstance(value, str) for value in data.values()) or not {"kind", "hash"} <= {*data}:
        raise _OddError("这一行残缺", "this line is damaged")
    kind, hash_, words, marks = (
        data.pop("kind"),
        data.pop("hash"),
        data.pop("words", ""),
        data.pop("marks", ""),
    )
    if "sort" in data:
        data["kind"] = data.pop("sort")
    return Kept(kind, hash_, words, data, dict(mark.partition(":")[::2] for mark in marks.split()))


def _fault(path: str, number: int, line: str, reason: Text) -> Diagnostic:
    return diagnose(kinds.UNREADABLE, Span(path, number, 1, number, len(line) + 1), reason=reason)


def _seals(lock: Lock) -> Iterator[Diagnostic]:
    """Every approval whose seal does not fit what it holds."""
    before: dict[tuple[int, str], list[Approval]] = {}
    for one in lock.approvals:
        earlier = before.setdefault((one.year, one.home), [])
        if sealed(one, earlier).seal != one.seal:
            span = Span(lock.path, one.line, 1, one.line, 1)
            yield diagnose(kinds.TAMPERED, span, home=one.home, year=one.year, document=one.document)
        earlier.append(one)
