"""A chain of links as a tree of text lines, or as JSON. In: a `Link`. Out: text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from perfcli.output.words import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.scoring.chain import Link

FORMAT = "perfcli-chain/1"
Json: TypeAlias = "str | list[Json] | dict[str, Json]"


def render_chain(link: Link, lang: str, *, color: bool) -> str:
    """The tree, one link a line; the link itself in bold where colours are wanted."""
    bold, plain = ("\x1b[1m", "\x1b[0m") if color else ("", "")
    lines = [f"{bold}{one_line(link.text.of(lang))}{plain}", *_below(link, "", lang)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _below(link: Link, margin: str, lang: str) -> Iterator[str]:
    for at, child in enumerate(link.below, 1):
        last = at == len(link.below)
        yield f"{margin}{'└─ ' if last else '├─ '}{one_line(child.text.of(lang))}"
        yield from _below(child, margin + ("   " if last else "│  "), lang)


def chain_json(link: Link) -> str:
    """The tree for machines: every figure as an exact string, both languages of every sentence."""
    return json.dumps({"format": FORMAT, **_data(link)}, ensure_ascii=False, indent=2) + "\n"


def _data(link: Link) -> dict[str, Json]:
    return {
        "kind": link.kind,
        "zh": link.text.zh,
        "en": link.text.en,
        "facts": dict(link.facts),
        "below": [_data(child) for child in link.below],
    }
