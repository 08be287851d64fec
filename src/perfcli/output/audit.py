"""An audit as text for people and as one JSON document, `perfcli-audit/1`, decimals as strings.

In: the audits of files as plain parts. Out: text.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from perfcli import __version__
from perfcli.diagnostics import Text
from perfcli.output.words import one_line
from perfcli.quantity import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from perfcli.auditing.model import Audit, Checked, Finding

FORMAT = "perfcli-audit/1"
CLASSES = {
    "arithmetic": Text("算术", "arithmetic"),
    "rule": Text("规则", "rule"),
    "rounding": Text("进位", "rounding"),
    "data": Text("数据", "data"),
}


def as_text(path: str, audits: Sequence[Audit], lang: str) -> str:
    """What was recomputed of one file, table by table; the findings themselves are printed beside it."""
    return "".join(f"{line}\n" for audit in audits for line in _lines(path, audit, lang))


def _lines(path: str, audit: Audit, lang: str) -> Iterator[str]:
    zh = lang == "zh"
    name = one_line(audit.table.name or path)
    printed, total = audit.table.total.text or "—", _text(audit.total)
    judged = sum(row.judged for row in audit.rows)
    yield (
        f"{name}：总分印作 {printed}，重算 {total}；等级 {audit.before or '—'} → {audit.after or '—'}；重算 {judged} 行，未重算 {len(audit.unjudged)} 行"
        if zh
        else f"{name}: total printed {printed}, recomputed {total}; grade {audit.before or '-'} → {audit.after or '-'}; {judged} rows recomputed, {len(audit.unjudged)} not"
    )
    for found in audit.findings:
        yield "  " + _finding_line(found, zh=zh, lang=lang)
    for row in audit.unjudged:
        said = "未重算" if zh else "not recomputed"
        yield f"  · {said} {row.place} {one_line(row.name)}{'：' if zh else ': '}{one_line(row.why.of(lang))}"


def _finding_line(found: Finding, *, zh: bool, lang: str) -> str:
    size = (
        "" if found.size is None else (f"，{show(found.size)} 分" if zh else f", {show(found.size)} points")
    )
    grade = (
        f"（等级变为{found.grade}）"
        if found.grade and zh
        else f" (grade {found.grade})"
        if found.grade
        else ""
    )
    subject = one_line(found.name or found.kind.name)[:60]
    return (
        f"✗ [{CLASSES[found.category].of(lang)}] {found.kind.code} {found.places[0]} {subject}{size}{grade}"
    )


def as_json(
    files: Sequence[tuple[str, Sequence[Audit], Sequence[dict[str, Any]], Sequence[dict[str, Any]]]],
    profile: str,
    verdict: Text,
) -> str:
    """The document: per file its tables, each with rows, findings and totals; problems are what could not be read."""
    document = {
        "format": FORMAT,
        "version": __version__,
        "profile": profile,
        "verdict": {"zh": verdict.zh, "en": verdict.en},
        "agrees": not any(audit.findings for _, audits, _, _ in files for audit in audits),
        "files": [
            {"path": path, "tables": _tables(audits, list(said)), "problems": list(problems)}
            for path, audits, said, problems in files
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _tables(audits: Sequence[Audit], said: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found = []
    for audit in audits:
        own, said = said[: len(audit.findings)], said[len(audit.findings) :]
        found.append(_table(audit, own))
    return found


def _table(audit: Audit, said: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": audit.table.name,
        "published_total": _number(audit.table.total.value),
        "recomputed_total": _number(audit.total),
        "execution_rate": _number(audit.rate),
        "published_grade": audit.before,
        "recomputed_grade": audit.after,
        "grade_changes": bool(audit.before and audit.after and audit.before != audit.after),
        "findings": [_finding(one, words) for one, words in zip(audit.findings, said, strict=True)],
        "rows": [_row(row) for row in audit.rows],
    }


def _finding(found: Finding, words: dict[str, Any]) -> dict[str, Any]:
    return {
        "code": found.kind.code,
        "kind": found.kind.name,
        "class": found.category,
        "severity": found.kind.severity.label,
        "name": found.name,
        "places": list(found.places),
        "published": found.published,
        "recomputed": found.recomputed,
        "size": _number(found.size),
        "grade_changes": bool(found.grade),
        "grade": found.grade,
        "message": words["message"],
        "hint": words["hint"],
    }


def _row(row: Checked) -> dict[str, Any]:
    return {
        "name": row.name,
        "place": row.place,
        "weight": _number(row.weight),
        "published": _number(row.published),
        "recomputed": _number(row.recomputed),
        "judged": row.judged,
        "why": {"zh": row.why.zh, "en": row.why.en},
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else show(value)


def _text(value: Decimal | None) -> str:
    return "—" if value is None else show(value)
