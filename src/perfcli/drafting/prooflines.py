"""Lines of text outside tables in a proof: each is found in what was written, belongs to the form, or was not taken.

In: the lines of the source, what was printed, what is kept. Out: a verdict for each line, and lines that were invented.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcli.drafting.facts import Line, squeezed
from perfcli.drafting.formlines import MADE, is_form_line, is_title, parts, value_of, without_unit
from perfcli.drafting.matrix import BLANKS
from perfcli.drafting.verdicts import ORDER, Checked, Verdict
from perfcli.drafting.words import HEADINGS
from perfcli.quantity import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfcli.drafting.facts import Survey
    from perfcli.drafting.kept import Store

_TELLING = 6
"""A text of so many characters is not part of another one by chance."""


class PrintedLines:
    """The lines that were printed; each is taken once."""

    def __init__(self, printed: Survey, store: Store) -> None:
        self.store = store
        self._free: dict[str, list[Line]] = {}
        for line in printed.lines:
            for text in line.text.split("\n"):
                self._free.setdefault(squeezed(text), []).append(Line(text, line.origin))
        self._within = [(squeezed(line.text), line) for line in printed.lines]
        self.named = {
            squeezed(value_of(line.text)): line for line in printed.lines if line.text.startswith(MADE)
        }
        """Whose form it is, as the form says above its table."""
        facts = (fact for item in printed.items for fact in item.facts)
        self._within += [(squeezed(fact.text), Line(fact.text, fact.origin)) for fact in facts]

    def take(self, text: str) -> Line | None:
        """The printed line that says the same."""
        found = self._free.get(squeezed(text))
        return found.pop(0) if found else None

    def take_all(self, text: str) -> Line | None:
        """The first of the printed lines that together say a cell of several; none unless all are there."""
        said = [one for one in text.split("\n") if one.strip()]
        if not said or not all(self._free.get(squeezed(one)) for one in said):
            return None
        first, *_ = [self.take(one) for one in said]
        return first

    def check(self, line: Line) -> Checked:
        """One line of the source."""
        text = line.text.strip(BLANKS)
        if found := self.take(text):
            same = found.text.strip(BLANKS) == text
            verdict = Verdict.SAME if same else Verdict.OTHERWISE
            return Checked(verdict, line.origin, text, found.text.strip(BLANKS), found.origin)
        heading = HEADINGS.match(normalise(text))
        rest = value_of(text) if heading and heading["rest"] else ""
        if rest and (found := self.take(rest)):
            return Checked(Verdict.OTHERWISE, line.origin, text, found.text, found.origin)
        return self._by_parts(text, line.origin)

    def _by_parts(self, text: str, origin: str) -> Checked:
        """A line that no printed one is like: of the form, kept elsewhere, part of a longer one, or not taken."""
        if all(is_form_line(part) or is_title(part) for part in parts(text)):
            return Checked(Verdict.FRAME, origin, text)
        said = parts(without_unit(text))
        if said and said != [text]:
            found = [self.check(Line(part, origin)) for part in said]
            if not any(one.verdict.is_fault for one in found):
                return max(found, key=lambda one: ORDER.index(one.verdict))._replace(text=text)
        if named := self.named.get(squeezed(value_of(text))):
            return Checked(Verdict.SAME, origin, text, named.text, named.origin)
        for whole in (text, value_of(text)):
            if kept := self.store.find(whole):
                return Checked(Verdict.ELSEWHERE, origin, text, kept.text, kept.place)
        for asked in (squeezed(text), squeezed(value_of(text))):
            near = next((one for within, one in self._within if asked in within), None)
            if near is not None and len(asked) >= _TELLING:
                return Checked(Verdict.OTHERWISE, origin, text, near.text, near.origin)
        return Checked(Verdict.LOST, origin, text)

    def invented(self, source: str) -> Iterator[Checked]:
        """Lines that nothing in the source says; `source` is all of its text."""
        for line in (line for lines in self._free.values() for line in lines):
            if not line.text.startswith(MADE) and not all(
                self._is_of(part, source) for part in parts(line.text)
            ):
                yield Checked(Verdict.INVENTED, line.origin, "", line.text, line.origin)

    def _is_of(self, part: str, source: str) -> bool:
        if is_form_line(part) or is_title(part):
            return True
        pieces = [squeezed(piece) for piece in re.split("[›、]", value_of(part))]
        return all(piece in source or piece in self.store.names for piece in pieces)


def all_text(texts: Iterable[str]) -> str:
    """Everything that a source says, in one spelling."""
    return "\n".join(map(squeezed, texts))
