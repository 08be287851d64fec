"""A comparison for a terminal: the worst first, both values of each line, changed words marked inside the text.

In: a `Comparison`. Out: text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text as Words

from perfcli.comparing.kinds import WORDS, Verdict
from perfcli.comparing.meaning import name_of
from perfcli.comparing.wording import pieces
from perfcli.comparing.words import AGAINST_WORD, KINDS, certainty
from perfcli.diagnostics import Text
from perfcli.output.words import one_line

if TYPE_CHECKING:
    from perfcli.comparing.compare import Comparison, Match
    from perfcli.comparing.judge import Line

_STYLES = {
    Verdict.LOOSENED: "red",
    Verdict.DROPPED: "red",
    Verdict.REDEFINED: "yellow",
    Verdict.UNDECIDED: "yellow",
    Verdict.TIGHTENED: "green",
    Verdict.ADDED: "green",
}
_LONG = 120


def render(found: Comparison, lang: str, *, color: bool) -> str:
    """Everything that changed, then the counts."""
    console = Console(
        width=10_000, force_terminal=color, no_color=not color, highlight=False, markup=False, emoji=False,
        color_system="standard" if color else None, legacy_windows=False,
    )  # fmt: skip
    with console.capture() as capture:
        for line in found.law:
            _print(console, _line(line, lang), line.verdict, color=color)
        for match in found.changed:
            if not match.folded:
                _match(console, match, lang, color=color)
        console.print(Words(summary(found).of(lang)))
    return "\n".join(line.rstrip() for line in capture.get().split("\n"))


def _print(console: Console, text: str, verdict: Verdict, *, color: bool) -> None:
    console.print(Words(text, style=_STYLES.get(verdict, "") if color else ""), soft_wrap=True)


def _match(console: Console, match: Match, lang: str, *, color: bool) -> None:
    spot = match.spot
    kind = KINDS[spot.node.kind].of(lang)
    head = f"{WORDS[match.verdict].of(lang)} {kind} {spot.node.number} {one_line(spot.node.name)}  {spot.node.address}"
    if match.pair.how not in ("", "id"):
        said = certainty(match).of(lang)
        head += f" [{said}]" if lang == "en" else f"（{said}）"
    if match.below:
        head += Text(f"，连同其下 {match.below} 项", f", with {match.below} below it").of(lang)
    _print(console, head, match.verdict, color=color)
    for line in match.lines:
        if line.key or line.before or line.after:
            console.print(Words(f"    {_line(line, lang)}"), soft_wrap=True)


def _line(line: Line, lang: str) -> str:
    """One thing: its verdict, both values, and what is to be said."""
    name = name_of(line.key).of(lang) if line.key else ""
    head = " ".join(part for part in (WORDS[line.verdict].of(lang), name) if part)
    if line.against:
        head = AGAINST_WORD.of(lang)
    detail = line.detail.of(lang)
    said = f"（{detail}）" if detail and lang == "zh" else f" ({detail})" if detail else ""
    both = line.before and line.after and line.key not in ("target", "bands")
    if both and line.verdict in (Verdict.TEXT, Verdict.UNDECIDED):
        return f"{head}{'：' if lang == 'zh' else ': '}{_marked(line)}{said}"
    if line.verdict in (Verdict.ADDED, Verdict.DROPPED) and not line.against:
        return f"{head}{'：' if lang == 'zh' else ': '}{_cut(line.before or line.after)}"
    blank = Text("（空）", "(blank)").of(lang)
    colon = "：" if lang == "zh" else ": "
    return f"{head}{colon}{_cut(line.before) or blank} → {_cut(line.after) or blank}{said}"


def _cut(text: str) -> str:
    plain = one_line(text)
    return plain if len(plain) <= _LONG else plain[: _LONG - 1] + "…"


def _marked(line: Line) -> str:
    """A text with what went as [-…-] and what came as {+…+}."""
    signs = {"-": "[-{}-]", "+": "{{+{}+}}", "=": "{}"}
    return one_line("".join(signs[sign].format(text) for sign, text in pieces(line.before, line.after)))


def summary(found: Comparison) -> Text:
    """The counts in one line."""
    counts = [(verdict, count) for verdict, count in found.counts().items() if count and verdict]
    if not counts and not found.law:
        return Text(
            f"{found.old.name} 与 {found.new.name}：没有区别。",
            f"{found.old.name} and {found.new.name}: no differences.",
        )
    zh = "，".join(f"{WORDS[verdict].zh} {count}" for verdict, count in counts)
    en = ", ".join(f"{count} {WORDS[verdict].en}" for verdict, count in counts)
    same = found.counts()[Verdict.SAME]
    return Text(
        f"{found.old.name} → {found.new.name}：{zh}；没有变化 {same}。",
        f"{found.old.name} → {found.new.name}: {en}; {same} unchanged.",
    )
