"""Which rules a run asks: what every process that checks files has to know of a scope.

In: codes, the files of a site's own rules. Out: the rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Span, Text, diagnose
from perfcli.lint.rules import all_rules
from perfcli.loading.kinds import SETTING
from perfcli.work.site import load
from perfcli.work.waive import UNWAIVABLE

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic
    from perfcli.lint.rule import Rule
    from perfcli.work.scope import Scope

_NOTHING = Text(
    "这样选就没有可查的了；写编码或编码的开头，如 PF402 或 PF4，全部编码见 perfcli rule",
    "this leaves nothing to look for; write codes or how they begin, such as PF402 or PF4: `perfcli rule` lists them all",
)


class Choice(NamedTuple):
    """The codes of the rules that are on in any file, and the files of a site's own rules with their digests."""

    codes: frozenset[str]
    site: tuple[tuple[str, str], ...] = ()

    def rules(self) -> tuple[Rule, ...]:
        """The rules that are to be run."""
        own = load(self.site).rules if self.site else ()
        return tuple(rule for rule in (*all_rules(), *own) if rule.code in self.codes)


def nothing_left(scope: Scope, choice: Choice) -> tuple[Diagnostic, ...]:
    """A choice that leaves nothing to look for: such a run must not be green."""
    select = scope.asked.select
    if not select or choice.codes or any(code.startswith(select) for code in UNWAIVABLE):
        return ()
    found = ", ".join((*select, *scope.asked.ignore))
    return (diagnose(SETTING, Span(""), key="select/ignore", found=found, expected=_NOTHING),)
