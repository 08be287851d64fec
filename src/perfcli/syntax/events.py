"""YAML text to a `Tree` out of the parser's events: what is not everyday YAML, or no YAML at all.

In: text that ends with a line feed and has no forbidden characters. Out: a `Tree` with places, or with the faults and no data.
Imported when a text needs it, PyYAML with it: most files are read without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from perfcli.diagnostics import Diagnostic, Span, Text, diagnose
from perfcli.syntax import kinds
from perfcli.syntax.kinds import MAX_PROBLEMS
from perfcli.syntax.parsers import c_parser, python_parser
from perfcli.syntax.problems import explain, translate
from perfcli.syntax.texts import hidden_faults, needs_a_look
from perfcli.syntax.tree import Branch, Data, Event, Tree, mark_span

if TYPE_CHECKING:
    from perfcli.syntax.parsers import Parser

MAX_DEPTH = 32

# Typed as Any: PyYAML's stubs give events optional marks, which the events of a parser always have.
_MAPPING_END: Any = yaml.MappingEndEvent
_SEQUENCE_END: Any = yaml.SequenceEndEvent
_SCALAR: Any = yaml.ScalarEvent

_TAG = Text("类型标签", "tags")
_ANCHOR = Text("锚点", "anchors")
_ALIAS = Text("别名引用", "aliases")
_MERGE = Text("合并键", "merge keys")
_DIRECTIVE = Text("YAML 指令", "directives")
_DOCUMENTS = Text("多个文档", "several documents in one file")
_COMPLEX_KEY = Text("非文字的键", "keys that are not text")


class _Stop(Exception):  # noqa: N818 - a signal inside this module, not an error
    """Nothing after this point can be read."""


def read(text: str, path: str, *, pure: bool = False) -> Tree:
    """Read a text that ends with a line feed and has no forbidden characters out of a parser's events."""
    builder = _Builder(text, path)
    try:
        data, root = builder.document((None if pure else c_parser(text)) or python_parser(text))
        if needs_a_look(text):
            builder.problems.extend(hidden_faults(text, path, root))
    except _Stop:
        data, root = {}, None
    except yaml.MarkedYAMLError as error:
        data, root = {}, None
        if "nesting depth" in (error.problem or ""):  # libyaml's own cap, which it meets while it looks ahead
            mark: Any = error.problem_mark
            place = mark_span(path, mark, mark)
            builder.problems.append(diagnose(kinds.TOO_DEEP, place, limit=MAX_DEPTH))
        else:
            builder.problems = explain(text, path, error, builder.problems)
    except (yaml.YAMLError, OverflowError, ValueError) as error:
        data, root = {}, None  # an escape such as \UFFFFFFFF, which Python's chr refuses in its own words
        builder.problems.append(diagnose(kinds.NOT_YAML, Span(path), problem=translate(str(error))))
    return Tree(path, text, data, root, tuple(builder.problems[:MAX_PROBLEMS]))


class _Builder:
    """Pulls events and builds data and places side by side."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.problems: list[Diagnostic] = []

    def say(self, kind: Any, span: Span, **arguments: Any) -> None:  # noqa: ANN401 - passed through to diagnose
        self.keep(diagnose(kind, span, **arguments))

    def keep(self, found: Diagnostic) -> None:
        self.problems.append(found)
        if len(self.problems) >= MAX_PROBLEMS:
            raise _Stop

    def refuse(self, what: Text, event: Event, found: str) -> None:
        self.say(
            kinds.REFUSED, mark_span(self.path, event.start_mark, event.end_mark), what=what, found=found
        )

    def document(self, parser: Parser) -> tuple[Data, Branch | Event]:
        """The one document of the stream."""
        self.next = parser.get_event
        self.next()  # stream start
        event = self.next()
        if type(event) is yaml.StreamEndEvent:
            self.say(kinds.EMPTY, Span(self.path))
            raise _Stop
        if event.version or event.tags:
            self.refuse(_DIRECTIVE, event, "%")
        first = self.next()
        data, root = self.node(first, 0)
        self.next()  # document end
        following = self.next()
        if type(following) is not yaml.StreamEndEvent:
            self.refuse(_DOCUMENTS, following, "---")
            raise _Stop
        if data == "" and not self.problems and isinstance(first, yaml.ScalarEvent) and not first.style:
            self.say(kinds.EMPTY, Span(self.path))
            raise _Stop
        return data, root

    def node(self, event: Any, depth: int) -> tuple[Data, Branch | Event]:  # noqa: ANN401 - any event
        """One value from the event that opens it."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            if event.tag is not None or event.anchor is not None:
                self.properties(event)
            return event.value, event
        if kind is yaml.AliasEvent:
            self.refuse(_ALIAS, event, f"*{event.anchor}")
            return "", event
        if depth >= MAX_DEPTH:
            self.say(kinds.TOO_DEEP, mark_span(self.path, event.start_mark, event.end_mark), limit=MAX_DEPTH)
            raise _Stop
        if event.tag is not None or event.anchor is not None:
            self.properties(event)
        return self.mapping(event, depth) if kind is yaml.MappingStartEvent else self.sequence(event, depth)

    def mapping(self, opening: Event, depth: int) -> tuple[Data, Branch]:
        """A mapping whose keys are text and stand once."""
        branch = Branch(opening.start_mark, opening.end_mark)
        keys, items = branch.keys, branch.items
        data: dict[str, Data] = {}
        pull, node = self.next, self.node
        while type(event := pull()) is not _MAPPING_END:
            if type(event) is not _SCALAR:
                self.refuse(_COMPLEX_KEY, event, self.line(event))
                node(event, depth + 1)
                node(pull(), depth + 1)
                continue
            key = event.value
            if event.tag is not None or event.anchor is not None or key in ("<<", ""):
                self.key_properties(event)
            place = pull()
            if type(place) is _SCALAR and place.tag is None and place.anchor is None:
                value = place.value  # what `node` would answer; most values are this, and a call is dear
            else:
                value, place = node(place, depth + 1)
            if key in keys:
                self.duplicate(event, keys[key])
                continue
            keys[key] = event
            items[key] = place
            data[key] = value
        branch.end = event.end_mark
        return data, branch

    def sequence(self, opening: Event, depth: int) -> tuple[Data, Branch]:
        """A list."""
        branch = Branch(opening.start_mark, opening.end_mark)
        items = branch.items
        data: list[Data] = []
        pull, node = self.next, self.node
        while type(event := pull()) is not _SEQUENCE_END:
            value, items[len(data)] = node(event, depth + 1)
            data.append(value)
        branch.end = event.end_mark
        return data, branch

    def key_properties(self, event: Any) -> None:  # noqa: ANN401 - any event
        if event.value == "<<":
            self.refuse(_MERGE, event, "<<")
        elif (
            not event.value and not event.style
        ):  # `{: a}`, and `[? ]`, which only some releases of libyaml take
            self.refuse(_COMPLEX_KEY, event, self.line(event))
        if event.tag is not None or event.anchor is not None:
            self.properties(event)

    def properties(self, event: Any) -> None:  # noqa: ANN401 - any event
        if event.anchor is not None:
            self.refuse(_ANCHOR, event, f"&{event.anchor}")
        if event.tag is not None:
            self.refuse(_TAG, event, str(event.tag).replace("tag:yaml.org,2002:", "!!"))

    def duplicate(self, event: Any, first: Event) -> None:  # noqa: ANN401 - any event
        here = mark_span(self.path, event.start_mark, event.end_mark)
        there = mark_span(self.path, first.start_mark, first.end_mark)
        found = diagnose(
            kinds.DUPLICATE_KEY, here, related=(there,), key=event.value, first=first.start_mark.line + 1
        )
        self.keep(found)

    def line(self, event: Any) -> str:  # noqa: ANN401 - any event
        """The line an event stands on, shortened, to show what was found."""
        index = event.start_mark.index
        start = self.text.rfind("\n", 0, index) + 1
        return self.text[start : start + 120].split("\n", 1)[0].strip()[:40]
