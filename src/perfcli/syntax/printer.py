"""Plain data to YAML text in the one canonical layout: what `read_tree` reads back as the same data.

In: dicts, lists and texts, a `Layout` that says which keys are written how, comments by key path. Out: text. Nothing is
quoted that need not be: every value is text to the reader, so `2.00`, `no` and dates stay bare.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfcli.syntax.tree import Data, KeyPath

WIDTH = 160
"""A flow mapping that would make a longer line is written as a block."""

_STEP = "  "
_OPENERS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_BLOCK_ONLY = re.compile(r":(?:\s|$)|\s#|^(?:---|\.\.\.)")
_NOT_IN_FLOW = re.compile(r"[,\[\]{}:#?]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


class Layout(NamedTuple):
    """How keys are written, by their names; a list's items are written as its key says."""

    flow: frozenset[str] = frozenset()
    """The mapping at this key, or each item of the list at it, stands on one line in braces."""
    flow_below: frozenset[str] = frozenset()
    """Each value of the mapping at this key stands on one line."""
    apart: frozenset[str] = frozenset()
    """A blank line goes before this key of the root."""
    spaced: frozenset[str] = frozenset()
    """A blank line goes between the items of this list of the root."""


class Style(NamedTuple):
    """What the printer carries along."""

    layout: Layout
    comments: Mapping[KeyPath, str]


def print_yaml(
    data: Data,
    layout: Layout = Layout(),  # noqa: B008 - an immutable value
    comments: Mapping[KeyPath, str] | None = None,
    head: tuple[str, ...] = (),
) -> str:
    """A whole document; `head` are the lines of comment above it, `comments` stand behind the first line of a node."""
    lines = [f"# {line}".rstrip() for line in head]
    lines += _document(data, Style(layout, comments or {}))
    return "\n".join(lines) + "\n"


def print_entry(key: str, value: Data, indent: int, layout: Layout = Layout()) -> str:  # noqa: B008
    """One key of a block mapping with its value, as lines indented by `indent` characters, without a last line end."""
    lines = _entry(key, value, (key,), Style(layout, {}))
    return _indented(lines, indent)


def print_item(value: Data, key: str, indent: int, layout: Layout = Layout()) -> str:  # noqa: B008
    """One item of the block list at `key`, as lines indented by `indent` characters, without a last line end."""
    return _indented(_item(value, key, (key, 0), Style(layout, {})), indent)


def print_flow(value: Data) -> str:
    """A value on one line, as it stands inside braces."""
    return _flow(value)


def print_scalar(text: str, *, flow: bool = False) -> str:
    """One text on one line, quoted where it has to be."""
    return text if text and is_plain(text, flow=flow) else _quoted(text)


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether a text can stand without quotes."""
    if not text or text == "=" or text[0] in _OPENERS or text != text.strip() or "\n" in text or "\t" in text:
        return False
    if _BLOCK_ONLY.search(text):
        return False
    return not (flow and _NOT_IN_FLOW.search(text))


def _quoted(text: str) -> str:
    return '"' + "".join(_ESCAPES.get(char, char) for char in text) + '"'


def _indented(lines: Iterator[str], indent: int) -> str:
    return "\n".join(f"{' ' * indent}{line}" if line else line for line in lines)


def _document(data: Data, style: Style) -> Iterator[str]:
    if isinstance(data, dict) and data:
        yield from _mapping(data, (), style)
    elif isinstance(data, list) and data:
        yield from _sequence(data, "", (), style)
    else:
        yield _flow(data)


def _mapping(data: dict[str, Data], where: KeyPath, style: Style) -> Iterator[str]:
    for index, (key, value) in enumerate(data.items()):
        if index and not where and key in style.layout.apart:
            yield ""
        yield from _entry(key, value, (*where, key), style)


def _entry(key: str, value: Data, where: KeyPath, style: Style) -> Iterator[str]:
    """A key and its value: on one line, or the value on the lines below."""
    name = print_scalar(key)
    comment = f"  # {style.comments[where]}" if where in style.comments else ""
    written = _one_line(value, len(where) * len(_STEP) + len(name), key, where, style)
    if written is not None:
        yield f"{name}: {written}".rstrip() + comment if written else f"{name}:{comment}"
    elif isinstance(value, str):
        head, *rest = literal(value)
        yield f"{name}: {head}{comment}"
        yield from rest
    else:
        yield f"{name}:{comment}"
        below = (
            _mapping(value, where, style) if isinstance(value, dict) else _sequence(value, key, where, style)
        )
        yield from (f"{_STEP}{line}" if line else line for line in below)


def _one_line(value: Data, used: int, key: str, where: KeyPath, style: Style) -> str | None:
    """The value of a key where it goes on the key's own line; None where it goes below."""
    if isinstance(value, str):
        return None if is_literal(value) else print_scalar(value) if value else ""
    if not value:
        return _flow(value)
    parent = where[-2] if len(where) > 1 else ""
    wanted = key in style.layout.flow or parent in style.layout.flow_below
    return _short_flow(value, used) if isinstance(value, dict) and wanted else None


def _short_flow(value: Data, used: int) -> str | None:
    """A value in braces if it fits on a line and holds no text of several lines."""
    if has_lines(value):
        return None
    written = _flow(value)
    return written if used + len(written) <= WIDTH else None


def has_lines(value: Data) -> bool:
    """Whether a text of several lines stands anywhere in a value."""
    if isinstance(value, str):
        return "\n" in value
    return any(has_lines(item) for item in (value.values() if isinstance(value, dict) else value))


def _sequence(items: list[Data], key: str, where: KeyPath, style: Style) -> Iterator[str]:
    for index, item in enumerate(items):
        if index and len(where) == 1 and key in style.layout.spaced:
            yield ""
        yield from _item(item, key, (*where, index), style)


def _item(item: Data, key: str, where: KeyPath, style: Style) -> Iterator[str]:
    """One item behind its dash."""
    comment = f"  # {style.comments[where]}" if where in style.comments else ""
    if isinstance(item, str):
        if is_literal(item):
            head, *rest = literal(item)
            yield f"- {head}{comment}"
            yield from rest
        else:
            yield f"- {print_scalar(item)}{comment}"
        return
    short = _short_flow(item, len(where) * len(_STEP)) if key in style.layout.flow or not item else None
    if short is not None:
        yield f"- {short}{comment}"
        return
    below = _mapping(item, where, style) if isinstance(item, dict) else _sequence(item, "", where, style)
    for index, line in enumerate(below):
        yield f"{'  ' if index else '- '}{line}" if line else line


def is_literal(text: str) -> bool:
    """Whether a text of several lines can be written as it is, line under line."""
    if "\n" not in text or "\t" in text or not text.strip("\n"):
        return False
    return text[0] not in " \n" and all(line.strip(" ") or not line for line in text.split("\n"))


def literal(text: str) -> Iterator[str]:
    """A text of several lines, line under line, below the sign that says how it ends."""
    ends = len(text) - len(text.rstrip("\n"))
    yield ("|-", "|", "|+")[min(ends, 2)]
    lines = text[: len(text) - ends].split("\n") + [""] * max(ends - 1, 0)
    yield from (f"{_STEP}{line}" if line else "" for line in lines)


def _flow(value: Data) -> str:
    if isinstance(value, str):
        return print_scalar(value, flow=True)
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    return f"{{{', '.join(f'{print_scalar(key, flow=True)}: {_flow(item)}' for key, item in value.items())}}}"
