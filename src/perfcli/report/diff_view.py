"""A comparison as a page: both sides beside each other, the changed words marked.

In: a `Comparison`. Out: a `Rendered` page in HTML or Markdown, through a template of the same kind as all others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcli.comparing.kinds import WORDS, Verdict
from perfcli.comparing.meaning import name_of
from perfcli.comparing.wording import pieces
from perfcli.comparing.words import AGAINST_WORD, KINDS, certainty
from perfcli.diagnostics import Text
from perfcli.report.escape import clean
from perfcli.report.render import Rendered, render

if TYPE_CHECKING:
    from perfcli.comparing.compare import Comparison, Match
    from perfcli.comparing.judge import Line


@dataclass(frozen=True, slots=True)
class Change:
    """One thing: both texts in pieces, each with `=`, `-` or `+`."""

    verdict: str
    sort: str
    name: str
    before: tuple[tuple[str, str], ...]
    after: tuple[tuple[str, str], ...]
    detail: str


@dataclass(frozen=True, slots=True)
class Row:
    """One node of both sides."""

    verdict: str
    sort: str
    kind: str
    number: str
    name: str
    address: str
    certainty: str
    where: str
    below: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class DiffView:
    """The page. `labels` are its fixed words in the language that was asked for."""

    title: str
    lang: str
    old: str
    new: str
    counts: tuple[tuple[str, str, int], ...]
    """Verdict as shown, its word, and how many."""
    same: int
    law: tuple[Change, ...]
    rows: tuple[Row, ...]
    labels: dict[str, str]
    notices: tuple[str, ...] = ()
    check: str = ""


_LABELS = {
    "node": Text("对象", "node"),
    "what": Text("改了什么", "what"),
    "before": Text("原来", "before"),
    "after": Text("现在", "after"),
    "verdict": Text("结论", "verdict"),
    "same": Text("没有变化", "unchanged"),
    "none": Text("没有区别。", "No differences."),
    "law": Text("地区文件", "the region's file"),
}


def page(found: Comparison, suffix: str, lang: str) -> Rendered:
    """The page in HTML or Markdown."""
    return render(f"diff.{suffix}.j2", diff_view(found, lang))


def diff_view(found: Comparison, lang: str) -> DiffView:
    """What the page shows."""
    names = [
        f"{side.name}（{side.year}）" if lang == "zh" else f"{side.name} ({side.year})"
        for side in (found.old, found.new)
    ]
    region = found.new.region or found.old.region
    who = region.region.name if region else ""
    counts = found.counts()
    return DiffView(
        clean(Text(f"{who}绩效目标比较", f"{who}: targets compared").of(lang)),
        "zh-CN" if lang == "zh" else "en",
        clean(names[0]),
        clean(names[1]),
        tuple((WORDS[v].of(lang), v.word, count) for v, count in counts.items() if v and count),
        counts[Verdict.SAME],
        tuple(_change(line, lang) for line in found.law),
        tuple(_row(match, lang) for match in found.changed if not match.folded),
        {key: text.of(lang) for key, text in _LABELS.items()},
    )


def _row(match: Match, lang: str) -> Row:
    spot = match.spot
    below = Text(f"连同其下 {match.below} 项", f"with {match.below} below it").of(lang) if match.below else ""
    names, here = [], spot.node.parent
    while here is not None:
        names.append(here.name)
        here = here.parent
    return Row(
        WORDS[match.verdict].of(lang), match.verdict.word, KINDS[spot.node.kind].of(lang), spot.node.number,
        clean(spot.node.name), spot.node.address, certainty(match).of(lang), clean(" › ".join(reversed(names))), below,
        tuple(_change(line, lang) for line in match.lines),
    )  # fmt: skip


def _change(line: Line, lang: str) -> Change:
    before, after = clean(line.before), clean(line.after)
    prose = line.verdict in (Verdict.TEXT, Verdict.UNDECIDED) and line.key not in ("target", "bands")
    made = pieces(before, after) if prose and before and after else None
    name = name_of(line.key).of(lang) if line.key else ""
    return Change(
        (AGAINST_WORD if line.against else WORDS[line.verdict]).of(lang), line.verdict.word, name,
        tuple(p for p in made if p[0] != "+") if made else (("=", before),) if before else (),
        tuple(p for p in made if p[0] != "-") if made else (("=", after),) if after else (),
        clean(line.detail.of(lang)),
    )  # fmt: skip
