"""The two event parsers of PyYAML behind one name, held to the same answers.

In: text that ends with a line feed. Out: an object with `get_event`. libyaml where PyYAML was built with it, else the
pure-Python one, patched where the two part (places of empty values in flow collections).
"""

from __future__ import annotations

from typing import Any, Protocol

import yaml
from yaml.scanner import ScannerError


class Parser(Protocol):
    """What is used of PyYAML's parsers."""

    def get_event(self) -> Any: ...  # noqa: ANN401, D102 - PyYAML's events have no common typed base


class _PythonParser(yaml.Loader):
    """Only its events are read, nothing is constructed."""

    in_flow_text = False

    def scan_plain(self) -> Any:  # noqa: ANN401 - a token
        self.in_flow_text = bool(self.flow_level)
        try:
            token = super().scan_plain()
        finally:
            self.in_flow_text = False
        stuck = self.peek() == ":" and self.peek(1) in ",[]{}"  # `{a:{b: c}}`
        if self.flow_level and (stuck or ":?" in token.value):
            raise ScannerError("while scanning a plain scalar", None, "found unexpected ':'", self.get_mark())
        return token

    def peek(self, index: int = 0) -> str:
        """The next character; a `?` inside an unquoted text of a flow collection is a letter, as in libyaml."""
        char: str = super().peek(index)
        return "x" if self.in_flow_text and char == "?" else char

    def parse_flow_mapping_key(self, first: bool = False) -> Any:  # noqa: ANN401 - an event
        return self._placed(super().parse_flow_mapping_key(first=first))

    def parse_flow_mapping_value(self) -> Any:  # noqa: ANN401 - an event
        return self._placed(super().parse_flow_mapping_value())  # type: ignore[no-untyped-call]

    def parse_flow_sequence_entry_mapping_value(self) -> Any:  # noqa: ANN401 - an event
        return self._placed(super().parse_flow_sequence_entry_mapping_value())  # type: ignore[no-untyped-call]

    def scan_directive(self) -> Any:  # noqa: ANN401 - a token
        token = super().scan_directive()
        if token.name not in ("YAML", "TAG"):  # libyaml refuses what this parser would skip
            mark = token.start_mark
            raise ScannerError("while scanning a directive", mark, "found unknown directive name", mark)
        return token

    def _placed(self, event: Any) -> Any:  # noqa: ANN401 - an event
        """An empty value stands where the next sign does, as in libyaml, not right behind the colon."""
        if _is_nothing(event):
            mark = self.peek_token().start_mark  # type: ignore[no-untyped-call]
            event.start_mark = event.end_mark = mark
        return event


def _is_nothing(event: Any) -> bool:  # noqa: ANN401 - an event
    """Whether an event is the empty text that stands for something left out."""
    if not isinstance(event, yaml.ScalarEvent) or event.value or event.style:
        return False
    return event.tag is None and event.anchor is None


def c_parser(text: str) -> Parser | None:
    """Libyaml's event parser, or nothing where PyYAML was built without it."""
    maker = getattr(getattr(yaml, "cyaml", None), "CParser", None)
    parser: Parser | None = maker(text) if maker else None
    return parser


def python_parser(text: str) -> Parser:
    """The pure-Python event parser, which answers the same at a tenth of the speed."""
    parser: Parser = _PythonParser(text)
    return parser
