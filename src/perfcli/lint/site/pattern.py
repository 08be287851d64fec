r"""Patterns of a site's own rules, matched in time linear in the text whatever the pattern: no backtracking.

In: a pattern: letters, `.`, `[…]`, `\d \s \w`, `(…)`, `|`, `* + ? {2,5}`, `^`, `$`. Out: `Pattern.search`, or `BadPattern` with the reason.
The pattern becomes a list of steps; a text is read once, and all steps that could be reached are kept together as one state.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from perfcli.diagnostics import Text
from perfcli.lint.site.pattern_reader import BadPattern, Node, read_pattern

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_STEPS = 2_000
MAX_STATES = 10_000
"""States kept: more are forgotten, which costs time and no memory."""
State: TypeAlias = "frozenset[int]"


class Step(NamedTuple):
    """One step: take a sign that `takes`; go on at every one of `to`; or hold at the begin or the end of the text."""

    kind: str
    takes: Callable[[str], bool] | None = None
    to: tuple[int, ...] = ()


class Pattern:
    """One pattern."""

    def __init__(self, text: str) -> None:
        """Read the pattern.

        Raises:
            BadPattern: when it cannot be read, or would be too large.
        """
        self._steps: list[Step] = []
        self._emit(read_pattern(text))
        self._add(Step("match"))
        self._first = self._closed([0], start=True)
        self._again = self._closed([0], start=False)
        self._next: dict[tuple[State, str], State] = {}

    def search(self, text: str) -> bool:
        """Whether the pattern stands anywhere in a text."""
        end = len(self._steps) - 1
        state = self._first
        if end in state:
            return True
        for sign in text:
            key = (state, sign)
            found = self._next.get(key)
            if found is None:
                found = self._after(state, sign)
                if len(self._next) >= MAX_STATES:
                    self._next.clear()
                self._next[key] = found
            state = found
            if end in state:
                return True
        at_end = [pc + 1 for pc in state if self._steps[pc].kind == "end"]
        return end in self._closed(at_end, start=not text, at_end=True)

    def _after(self, state: State, sign: str) -> State:
        taken = []
        for pc in state:
            takes = self._steps[pc].takes
            if takes is not None and takes(sign):
                taken.append(pc + 1)
        return self._closed(taken, start=False) | self._again

    def _closed(self, begin: list[int], *, start: bool, at_end: bool = False) -> State:
        """The steps that are reached without taking a sign."""
        seen: set[int] = set()
        todo = [*begin]
        while todo:
            pc = todo.pop()
            if pc in seen:
                continue
            seen.add(pc)
            step = self._steps[pc]
            todo.extend(step.to)
            if (step.kind == "start" and start) or (step.kind == "end" and at_end):
                todo.append(pc + 1)
        return frozenset(seen)

    def _add(self, step: Step) -> int:
        if len(self._steps) >= MAX_STEPS:
            raise BadPattern(Text("展开后太长", "too long when it is written out"))
        self._steps.append(step)
        return len(self._steps) - 1

    def _emit(self, node: Node) -> None:
        """Write the steps of a node, one behind the other."""
        if node.kind == "sign":
            self._add(Step("sign", node.takes))
        elif node.kind in ("start", "end"):
            self._add(Step(node.kind))
        elif node.kind == "all":
            for part in node.parts:
                self._emit(part)
        elif node.kind == "any":
            self._emit_any(node.parts)
        else:
            self._emit_repeat(node)

    def _emit_any(self, parts: tuple[Node, ...]) -> None:
        """One of several: a fork before them, a way to the end behind each."""
        fork = self._add(Step("jump"))
        begins, ends = [], []
        for part in parts:
            begins.append(len(self._steps))
            self._emit(part)
            ends.append(self._add(Step("jump")))
        self._steps[fork] = Step("jump", to=tuple(begins))
        for at in ends:
            self._steps[at] = Step("jump", to=(len(self._steps),))

    def _emit_repeat(self, node: Node) -> None:
        """So many times, then either without limit or a few times more."""
        (part,) = node.parts
        for _ in range(node.least):
            self._emit(part)
        if node.most is None:
            fork = self._add(Step("jump"))
            self._emit(part)
            self._add(Step("jump", to=(fork,)))
            self._steps[fork] = Step("jump", to=(fork + 1, len(self._steps)))
            return
        forks = []
        for _ in range(node.most - node.least):
            forks.append(self._add(Step("jump")))
            self._emit(part)
        for fork in forks:
            self._steps[fork] = Step("jump", to=(fork + 1, len(self._steps)))
