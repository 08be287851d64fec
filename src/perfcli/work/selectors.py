"""What a person writes for a rule: a code (`PF402`), how codes begin (`PF4`) or a name (`vague-verb`).

In: such words. Out: beginnings of codes, and findings on words that mean no rule, with the likeliest one that does.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Diagnostic, Span, Text, diagnose
from perfcli.lint.rules import all_rules
from perfcli.work.scope_kinds import UNKNOWN_SELECTOR
from perfcli.work.waive import FAULTS, UNWAIVABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_CODE = re.compile("PF[0-9]{0,3}")
SITE = "PF9"
"""How the codes of a site's own rules begin."""


class Read(NamedTuple):
    """Words read: each with the beginning of codes that it means, and those that mean nothing."""

    codes: tuple[str, ...]
    unknown: tuple[str, ...] = ()


def read(words: Iterable[str], site: Mapping[str, str]) -> Read:
    """Beginnings of codes for words; `site` holds the names of the site's own rules and their codes."""
    found = [(word, _code(word, site)) for word in words]
    return Read(tuple(code for _, code in found if code), tuple(word for word, code in found if not code))


def _code(word: str, site: Mapping[str, str]) -> str:
    """The beginning of codes that one word means; empty when there is none."""
    plain = word.strip()
    if _CODE.fullmatch(plain):
        known = plain == SITE[: len(plain)] or any(
            code.startswith(plain) for code in (*_rules(), *UNWAIVABLE)
        )
        return plain if known or plain in site.values() or _slow(plain) else ""
    return site.get(plain) or _names().get(plain.lower()) or _slow(plain.lower())


@cache
def _rules() -> tuple[str, ...]:
    return tuple(rule.code for rule in all_rules())


@cache
def _names() -> dict[str, str]:
    return {rule.kind.name: rule.code for rule in all_rules()}


def _slow(word: str) -> str:
    """A code or a name of any stage of the program: asked only for what the rules do not know."""
    from perfcli.work.rule import entries  # noqa: PLC0415 - imports every stage

    for entry in entries():
        if entry.kind.code.startswith(word) or entry.kind.name == word:
            return word if entry.kind.code.startswith(word) else entry.kind.code
    return ""


def unknown(words: Iterable[str], where: str, place: Span, site: Mapping[str, str]) -> list[Diagnostic]:
    """What is said of words that mean no rule."""
    return [
        diagnose(UNKNOWN_SELECTOR, place, found=word, where=where, suggestion=_suggestion(word, site))
        for word in dict.fromkeys(words)
    ]


def _suggestion(word: str, site: Mapping[str, str]) -> Text:
    """The rules whose code or name looks like a word."""
    import difflib  # noqa: PLC0415 - most runs have no wrong word

    from perfcli.work.rule import nearest  # noqa: PLC0415 - imports every stage

    near = [*difflib.get_close_matches(word, [*site, *site.values()], 1), *nearest(word)][:2]
    if not near:
        return Text("", "")
    return Text(f"；是不是 {' / '.join(near)}？", f"; did you mean {' / '.join(near)}?")


def faults_only(code: str) -> bool:
    """Whether all that begins so are faults of a file, which nothing can switch off."""
    meant = [one for one in (*_rules(), *UNWAIVABLE) if one.startswith(code)]
    return bool(meant) and all(one in FAULTS for one in meant)
