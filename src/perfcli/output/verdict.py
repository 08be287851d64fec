"""What became of a verification, as text: one sentence first, then what it rests on.

In: a `Verdict`, which says the same in values. Out: text in one language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Text
from perfcli.output.words import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.scoring.differences import Change, Differences, Input

MAX_CHANGES = 20
"""More changes of one sort are counted."""

ROLES = {
    "region": Text("地区文件", "region file"), "targets": Text("目标文件", "targets"), "profile": Text("评分方案", "profile"),
    "superseded": Text("被更正的完成值表", "superseded actuals"), "actuals": Text("完成值表", "actuals"),
    "spending": Text("支出表", "spending"), "evidence": Text("佐证材料", "evidence"),
}  # fmt: skip
_TEXTS = frozenset(("region", "targets", "profile"))
_STATES = {
    "changed": Text("改了", "changed"), "gone": Text("没有了", "is gone"), "new": Text("是后来加的", "was added"),
    "saved": Text("只是编码或换行不同", "differs in encoding or line ends only"), "same": Text("没有变", "is as it was"),
}  # fmt: skip


class Verdict(NamedTuple):
    """A verification: the code and version of the receipt, what was found, the files beside it by name and state."""

    check: str
    scored: int
    was_version: str
    now_version: str
    found: Differences
    beside: Sequence[tuple[str, str, Sequence[int]]]
    signature: Text
    """Empty where there is none."""


def render(verdict: Verdict, lang: str) -> str:
    """The sentence, then the lines."""
    said, amiss = sentence(verdict), _amiss(verdict)
    lines = [
        Text(said.zh + amiss.zh, said.en + amiss.en),
        *_inputs(verdict),
        *_changes(verdict),
        *_beside(verdict),
    ]
    lines.append(_version(verdict))
    if verdict.signature.zh:
        lines.append(verdict.signature)
    return "".join(f"{one_line(line.of(lang))}\n" for line in lines)


def sentence(verdict: Verdict) -> Text:
    """The one sentence: equal, equal but for how files were saved, or which input differs and what follows."""
    found = verdict.found
    check = Text(f"（校验码 {verdict.check}）", f" (check code {verdict.check})")
    if found.changed:
        names = _listed([_input(one) for one in found.changed])
        after = _after(found)
        return Text(
            f"不同{check.zh}：{names.zh}；{after.zh}。", f"Different{check.en}: {names.en}; {after.en}."
        )
    if found.cells or found.follows:
        return Text(
            f"不同{check.zh}：输入没有变，重算的结果却不一样。",
            f"Different{check.en}: the inputs are the same, and the scores come out otherwise.",
        )
    if found.saved:
        names = _listed([Text(one_line(one.path), one_line(one.path)) for one in found.saved])
        return Text(
            f"除编码或换行以外相等{check.zh}：{names.zh} 另存过，内容没有变；{verdict.scored} 个指标和各级合计重算一致。",
            f"Equal but for encoding or line ends{check.en}: {names.en} was saved anew with the same content; "
            f"{verdict.scored} indicators and all totals come out the same.",
        )
    return Text(
        f"相等{check.zh}：按同样的输入重算，{verdict.scored} 个指标和各级合计完全一致。",
        f"Equal{check.en}: scored again from the same inputs, {verdict.scored} indicators and all totals come out the same.",
    )


def _amiss(verdict: Verdict) -> Text:
    """That files beside the receipt are not what was written."""
    count = sum(state in ("changed", "gone") for _, state, _ in verdict.beside)
    return (
        Text(
            f"但旁边有 {count} 个文件不是当时写出的。",
            f" But {count} files beside it are not as they were written.",
        )
        if count
        else Text("", "")
    )


def _after(found: Differences) -> Text:
    """What follows from changed inputs."""
    if not found.follows and not found.cells and all(one.role in _TEXTS for one in found.changed):
        return Text(
            "改的地方不影响评分（如注释、说明）",
            "what changed has no bearing on scores (comments, other texts)",
        )
    if not found.follows:
        return Text("得分和等级没有变", "scores and grades are the same")
    scores, totals = len({one.address for one in found.scores}), len(found.totals)
    return Text(
        f"{scores} 个指标、{totals} 级合计的结果跟着变",
        f"{scores} indicators and {totals} totals come out otherwise",
    )


def _input(one: Input) -> Text:
    role = ROLES.get(one.role.partition("-")[0], Text(one.role, one.role))
    state, path = _STATES[one.state], one_line(one.path)
    return Text(f"{role.zh} {path} {state.zh}", f"{role.en} {path} {state.en}")


def _listed(texts: Sequence[Text]) -> Text:
    shown = texts[:5]
    more = len(texts) - len(shown)
    zh, en = "、".join(text.zh for text in shown), ", ".join(text.en for text in shown)
    return Text(f"{zh} 等 {len(texts)} 个", f"{en} and {more} more") if more else Text(zh, en)


def _inputs(verdict: Verdict) -> Iterator[Text]:
    """The inputs that are not as they were, where the sentence has no room for all."""
    differing = [one for one in verdict.found.inputs if one.state != "same"]
    if len(differing) > 1:
        yield from (
            Text(f"  输入：{_input(one).zh}", f"  input: {_input(one).en}") for one in differing[:MAX_CHANGES]
        )


def _changes(verdict: Verdict) -> Iterator[Text]:
    found = verdict.found
    yield from _some(Text("变了", "changed"), found.cells)
    yield from _some(Text("跟着变", "follows"), (*found.scores, *found.totals))


def _some(label: Text, changes: Sequence[Change]) -> Iterator[Text]:
    for one in changes[:MAX_CHANGES]:
        was, now = one.was or "（空）", one.now or "（空）"
        at = Text(f"（{one.origin}）", f" ({one.origin})") if one.origin else Text("", "")
        if one.origin.isdigit():
            at = Text(f"（第 {one.origin} 行）", f" (row {one.origin})")
        yield Text(
            f"  {label.zh}：{one.address} {one.field.zh}{at.zh} {was} → {now}",
            f"  {label.en}: {one.address} {one.field.en}{at.en} {one.was or '(blank)'} → {one.now or '(blank)'}",
        )
    if (left := len(changes) - MAX_CHANGES) > 0:
        yield Text(f"  {label.zh}：还有 {left} 处", f"  {label.en}: {left} more")


def _beside(verdict: Verdict) -> Iterator[Text]:
    """The files that were written with the receipt."""
    good = [name for name, state, _ in verdict.beside if state == "same"]
    if good:
        yield Text(
            f"  旁边的文件是当时写出的：{'、'.join(good)}",
            f"  files beside it as they were written: {', '.join(good)}",
        )
    for name, state, lines in verdict.beside:
        if state != "same":
            where = "、".join(map(str, lines))
            at = Text(f"（第 {where} 行）", f" (line {where})") if lines else Text("", "")
            said = _STATES[state]
            yield Text(f"  旁边的 {name} {said.zh}{at.zh}", f"  {name} beside it {said.en}{at.en}")


def _version(verdict: Verdict) -> Text:
    was, now = verdict.was_version, verdict.now_version
    if was == now:
        return Text(f"  软件版本相同：{now}", f"  software: {now}, the same")
    return Text(f"  软件版本不同：当时 {was}，现在 {now}", f"  software: {was} then, {now} now")
