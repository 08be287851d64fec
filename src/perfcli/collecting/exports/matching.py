"""Which project, or which department, a row of an export means: by its code, else by department and exact name.

In: the texts of a row, the items of the targets. Out: a `Match`: the holder and how it was found, or the finding that says why there is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting.exports import kinds
from perfcli.diagnostics import Text
from perfcli.quantity import normalise
from perfcli.scoring.items import Holder, Items, code_of
from perfcli.scoring.wording import listed

if TYPE_CHECKING:
    from perfcli.diagnostics import Argument, Kind

_CODED = re.compile(r"^[\[(]?(?P<code>[0-9]{3,21})[\])]?[-_ ]*(?P<name>[^0-9].*)$")
_NOTHING = Text("", "")


class Match(NamedTuple):
    """The holder, and whether it was found by name though the row has a code; else a kind, its column and arguments."""

    holder: Holder | None = None
    by_name: bool = False
    kind: Kind | None = None
    column: str = ""
    arguments: tuple[tuple[str, Argument], ...] = ()


class Matcher:
    """Finds projects and departments as exports name them."""

    def __init__(self, items: Items) -> None:
        self.items = items
        self.homes: dict[str, list[Holder]] = {}
        self.projects: dict[tuple[str, str], list[Holder]] = {}
        self.all: list[Holder] = []
        for holder in items.holders.values():
            if holder.node.kind == "department":
                for call in {normalise(holder.node.name), code_of(holder.node)} - {""}:
                    self.homes.setdefault(call, []).append(holder)
            elif holder.node.kind == "project":
                self.all.append(holder)
                key = (holder.outline.plan.home, normalise(holder.node.name))
                self.projects.setdefault(key, []).append(holder)

    def find(self, texts: dict[str, str]) -> Match:
        """The one that a row means."""
        code, name = texts.get("code", ""), texts.get("name", "")
        if code and (same := self.items.codes.get(code)):
            return Match(same[0]) if len(same) == 1 else _several(code, "code", same)
        if name:
            return self._by_name(code, name, texts)
        if code:
            return _unknown(code, "")
        if "code" in texts or "name" in texts:
            return Match(kind=kinds.NO_PROJECT)
        return self._department(texts)

    def _department(self, texts: dict[str, str]) -> Match:
        """The department or unit of a row: its code and its name, where both are known, must agree."""
        said = [(role, texts[role]) for role in ("department-code", "department") if texts.get(role)]
        if not said:
            return Match(kind=kinds.NO_PROJECT)
        found = {role: self._home(text) for role, text in said}
        known = [holders for holders in found.values() if holders]
        shown = " ".join(text for _, text in said)
        if not known:
            return _fault(kinds.UNKNOWN_DEPARTMENT, said[-1][0], found=shown[:80])
        addresses = {holder.address for holders in known for holder in holders}
        if len(addresses) > 1:
            return _several(shown, said[-1][0], [holder for holders in known for holder in holders])
        return Match(known[0][0])

    def _home(self, text: str) -> list[Holder]:
        plain = normalise(text)
        coded = _CODED.match(plain)
        return self.homes.get(plain) or (self.homes.get(coded["name"], []) if coded else [])

    def _by_name(self, code: str, name: str, texts: dict[str, str]) -> Match:
        """A project of the row's department that is called exactly so."""
        home = self._department(texts)
        if home.holder is None:
            return _unknown(name, code) if home.kind is kinds.NO_PROJECT else home
        outline = home.holder.outline
        found = self.projects.get((outline.plan.home, normalise(name)), [])
        if len(found) > 1:
            return _several(name, "name", found)
        if not found:
            return _unknown(name, code, home.holder.node.name)
        own = code_of(found[0].node)
        if code and own:
            item, title = found[0].address, found[0].node.name
            return _fault(kinds.CODE_CLASH, "code", found=code[:40], item=item, name=title, code=own)
        return Match(found[0], by_name=bool(code))


def _fault(kind: Kind, column: str, **arguments: Argument) -> Match:
    return Match(kind=kind, column=column, arguments=tuple(sorted(arguments.items())))


def _several(found: str, column: str, holders: list[Holder]) -> Match:
    addresses = list(dict.fromkeys(holder.address for holder in holders))
    return _fault(
        kinds.AMBIGUOUS, column, found=found[:80], count=len(addresses), candidates=listed(addresses)
    )


def _unknown(found: str, code: str, department: str = "") -> Match:
    """No such project, with what else the row says of it."""
    said = [text for text in (department, code) if text]
    where = Text(f"（{'，'.join(said)}）", f" ({', '.join(said)})") if said else _NOTHING
    column = "name" if code or department else "code"
    return _fault(kinds.UNKNOWN_PROJECT, column, found=found[:80], where=where)
