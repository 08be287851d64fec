"""Every code of perfcli with its manual page: the rules, and the faults that the stages find on their way.

In: a code or a name. Out: an `Entry`, its page, or the nearest codes there are.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Text
from perfcli.lint.rules import all_rules
from perfcli.output import catalogue, manual

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfcli.lint.rule import Rule

_STAGES = {
    "syntax.kinds": Text("文件的文字", "the text of a file"),
    "loading.kinds": Text("文件", "files"),
    "loading.workspace": Text("文件夹", "folders"),
    "work.check": Text("文件", "files"),
    "lint.site.kinds": Text("自定规则", "a site's own rules"),
    "work.scope_kinds": Text("设置和基线", "settings and the baseline"),
    "collecting.form_kinds": Text("收回的工作簿", "workbooks that came back"),
    "collecting.kinds": Text("台账", "the ledger"),
    "drafting.kinds": Text("导入", "an import"),
    "collecting.declare_kinds": Text("收回的申报表", "declarations that came back"),
    "work.annotate_kinds": Text("原件的批注", "comments in the source"),
    "work.disclosure": Text("印出的表", "printed pages"),
    "work.public_kinds": Text("公开稿", "the public edition"),
    "work.init": Text("新建", "a new workspace"),
    "formats.kinds": Text("表格文件", "table files"),
    "formats.papers.kinds": Text("要导入的文件", "documents to import"),
    "report.kinds": Text("模板", "templates"),
    "scoring.kinds": Text("完成值", "actuals"),
    "scoring.run_kinds": Text("评分", "scoring"),
    "scoring.check_kinds": Text("复核", "the bureau's check"),
    "scoring.monitor_kinds": Text("运行监控", "monitoring"),
    "scoring.spending_kinds": Text("支出", "spending"),
    "collecting.exports.kinds": Text("预算系统导出表", "exports of the budget system"),
    "auditing.kinds": Text("已评分的表", "scored tables"),
    "comparing.approval_kinds": Text("批复和调整", "approvals and adjustments"),
    "comparing.kinds": Text("版本比较", "versions compared"),
}
"""The modules that declare kinds of findings outside the rules, and what they look at; a test finds forgotten ones."""

_SCOPES = {
    "file": Text("一个文件", "one file"),
    "law": Text("地区文件", "the region's file"),
    "region": Text("全地区同一年度", "a region's files of a year"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One code: its kind, what it looks at, and the rule that finds it if one does."""

    kind: Kind
    scope: Text
    rule: Rule | None = None


@cache
def entries() -> tuple[Entry, ...]:
    """Every code there is, in order."""
    found = [Entry(rule.kind, _SCOPES[rule.scope], rule) for rule in all_rules()]
    for name, stage in _STAGES.items():
        kinds = {
            value for value in vars(import_module(f"perfcli.{name}")).values() if isinstance(value, Kind)
        }
        found += [
            Entry(kind, stage) for kind in kinds if kind.code not in {entry.kind.code for entry in found}
        ]
    return tuple(sorted(found, key=lambda entry: entry.kind.code))


def of_site(rules: Iterable[Rule]) -> tuple[Entry, ...]:
    """The entries of a site's own rules."""
    return tuple(Entry(rule.kind, _SCOPES[rule.scope], rule) for rule in rules)


def find(asked: str, own: Iterable[Entry] = ()) -> Entry | None:
    """The entry of a code or a name, in any case; `own` are those of the site's own rules."""
    wanted = asked.strip().lower()
    return next((e for e in (*entries(), *own) if wanted in (e.kind.code.lower(), e.kind.name)), None)


def nearest(asked: str) -> tuple[str, ...]:
    """Codes and names that look like what was asked for."""
    known = {word.lower(): word for entry in entries() for word in (entry.kind.code, entry.kind.name)}
    return tuple(known[word] for word in difflib.get_close_matches(asked.lower(), known, n=3, cutoff=0.5))


def page(entry: Entry, lang: str) -> str:
    """The manual page of a code, as Markdown."""
    return manual.page(entry.kind, entry.scope, entry.rule, lang)


def listing(lang: str, own: Iterable[Entry] = ()) -> str:
    """All codes, a line each."""
    return manual.listing(((entry.kind, entry.scope) for entry in (*entries(), *own)), lang)


def as_json(found: Iterable[Entry]) -> str:
    """Codes for programs, with everything there is to say of them."""
    return catalogue.catalogue((entry.kind, entry.scope, entry.rule) for entry in found)
