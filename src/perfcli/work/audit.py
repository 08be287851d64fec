"""Audit files that were scored elsewhere: any format that import reads, and scored cases in JSON.

In: paths and a profile. Out: `Audited` files: their audits, what could not be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.auditing import kinds
from perfcli.auditing.from_case import table_of
from perfcli.auditing.from_draft import tables_of
from perfcli.auditing.run import audit
from perfcli.diagnostics import Severity, Span, Text, diagnose
from perfcli.drafting.draft import draft
from perfcli.quantity import show
from perfcli.work.import_inputs import read_inputs
from perfcli.work.profiles import resolve, shelf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from perfcli.auditing.model import Audit, Table
    from perfcli.diagnostics import Diagnostic
    from perfcli.model.profile import Profile
    from perfcli.work.import_inputs import Input

_NONE = Text("没有一张表带得分", "no table has points")


class Audited(NamedTuple):
    """One file."""

    path: str
    audits: tuple[Audit, ...]
    problems: tuple[Diagnostic, ...]

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """Every contradiction, as every output format prints it."""
        return tuple(found.diagnostic(self.path) for one in self.audits for found in one.findings)


def audit_files(paths: Sequence[str], profile: Profile) -> tuple[Audited, ...]:
    """Every file, read and recomputed."""
    return tuple(_file(source, profile) for source in read_inputs(paths))


def _file(source: Input, profile: Profile) -> Audited:
    tables, problems = read_tables(source)
    return Audited(source.path, tuple(audit(table, profile) for table in tables), problems)


def read_tables(source: Input) -> tuple[tuple[Table, ...], tuple[Diagnostic, ...]]:
    """The scored tables of a file, or why there are none."""
    if source.problem is not None:
        return (), (source.problem,)
    if source.path.lower().endswith(".json"):
        table = table_of(source.data)
        if isinstance(table, Text):
            return (), (diagnose(kinds.NOTHING, Span(source.path), reason=table),)
        return (table,), ()
    from perfcli.formats.papers import read_paper  # noqa: PLC0415 - the readers are heavy

    paper, problems = read_paper(source.data, source.path)
    if paper is None:
        return (), problems
    made = draft(paper)
    found = tuple(tables_of(made))
    refused = [one for one in made.findings if one.severity is Severity.ERROR]
    if not found:
        return (), (*refused, diagnose(kinds.NOTHING, Span(source.path), reason=_NONE))
    return found, tuple(refused)


def without_profile(paths: Sequence[str], folders: Sequence[Path]) -> Diagnostic:
    """That a profile must be named, with those that would fit the weight of execution."""
    found = [resolve(one.path.stem, folders).profile for one in shelf(folders) if one.profile]
    known = [profile for profile in found if profile and profile.values]
    weights = {
        table.money.weight.value
        for source in read_inputs(paths)
        for table in read_tables(source)[0]
        if table.money and table.money.weight.value is not None
    }
    near = [one.title for one in known if one.execution and one.execution.weight in weights]
    points = "、".join(show(weight) for weight in sorted(weights))
    said = Text(
        f"；表中预算执行 {points} 分，像是 {'、'.join(near)}", f"; execution weighs {points} here, as in {', '.join(near)}"
    )  # fmt: skip
    names = "、".join(one.title for one in known)
    suggestion = said if near else Text("", "")
    return diagnose(kinds.NO_PROFILE, Span(paths[0]), known=names, suggestion=suggestion)


def verdict(files: Sequence[Audited]) -> Text:
    """One sentence about everything."""
    count = sum(len(one.audits) for one in files)
    findings = sum(len(audit.findings) for one in files for audit in one.audits)
    moved = [a for one in files for a in one.audits if a.before and a.after and a.before != a.after]
    left = sum(len(audit.unjudged) for one in files for audit in one.audits)
    tail = Text(f"；{left} 行没有重算", f"; {left} rows were not recomputed") if left else Text("", "")
    if not count:
        return Text("没有可核对的表。", "There is no table to check.")
    if not findings:
        return Text(f"相符{tail.zh}。", f"It agrees{tail.en}.")
    changed = "，".join(f"等级由{a.before}变为{a.after}" for a in moved[:5])
    english = ", ".join(f"the grade moves from {a.before} to {a.after}" for a in moved[:5])
    return Text(
        f"有 {findings} 处不符，{changed or '等级不变'}{tail.zh}。",
        f"{findings} contradictions; {english or 'the grade stays'}{tail.en}.",
    )


def problems(files: Sequence[Audited]) -> Iterator[Diagnostic]:
    """What could not be read."""
    for one in files:
        yield from one.problems
