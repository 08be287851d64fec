"""Which codes a run looks for. In: codes and how they begin. Out: a `Choice`, and what is wrong with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Span, Text, diagnose
from perfcli.lint.rules import all_rules
from perfcli.loading.kinds import SETTING
from perfcli.work.waive import UNWAIVABLE

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic
    from perfcli.lint.rule import Rule

_CODE = re.compile("PF[0-9]{0,3}")
_CODES = Text(
    "写编码或编码的开头，如 PF402 或 PF4；全部编码见 perfcli rule",
    "write codes or how they begin, such as PF402 or PF4; `perfcli rule` lists them all",
)


class Choice(NamedTuple):
    """Which codes are looked for; prefixes such as `PF4` mean all that begin so."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, code: str) -> bool:
        """Whether findings of `code` are wanted."""
        chosen = not self.select or code.startswith(self.select)
        return chosen and not (self.ignore and code.startswith(self.ignore))

    def problems(self) -> tuple[Diagnostic, ...]:
        """Codes that are no codes, and a choice that leaves nothing to look for: such a run must not be green."""
        wrong = [code for code in (*self.select, *self.ignore) if not _CODE.fullmatch(code)]
        known = (*(rule.code for rule in all_rules()), *UNWAIVABLE)
        if not wrong and not any(self.takes(code) for code in known):
            wrong = [*self.select]
        return tuple(
            diagnose(SETTING, Span(""), key="select/ignore", found=c, expected=_CODES) for c in wrong
        )

    def rules(self) -> tuple[Rule, ...]:
        """The rules that are to be run."""
        return tuple(rule for rule in all_rules() if self.takes(rule.code))
