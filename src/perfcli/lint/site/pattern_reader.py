"""The text of a pattern read into nodes. In: text. Out: a `Node`, or `BadPattern` with the reason in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_PATTERN = 200
MAX_TIMES = 100
MAX_DEPTH = 20
_DIGITS = 3
_CLASSES: dict[str, Callable[[str], bool]] = {
    "d": str.isdecimal,
    "s": str.isspace,
    "w": lambda sign: sign.isalnum() or sign == "_",
}
_PLAIN = {"n": "\n", "t": "\t"}


class BadPattern(ValueError):  # noqa: N818 - not an error of ours
    """A pattern that is not taken, and why."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


class Node(NamedTuple):
    """A part of a pattern: `sign`, `start`, `end`, `all`, `any` or `repeat`."""

    kind: str
    parts: tuple[Node, ...] = ()
    takes: Callable[[str], bool] | None = None
    least: int = 0
    most: int | None = None


def read_pattern(text: str) -> Node:
    """The nodes of a pattern.

    Raises:
        BadPattern: when it cannot be read.
    """
    if not 0 < len(text) <= MAX_PATTERN:
        raise BadPattern(Text(f"写 1 至 {MAX_PATTERN} 个字符", f"write 1 to {MAX_PATTERN} characters"))
    reader = _Reader(text)
    node = reader.choice(0)
    if reader.at < len(text):
        raise BadPattern(Text("多了一个 )", "one ) too many"))
    return node


class _Reader:
    """Reads from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def take(self) -> str:
        sign = self.peek()
        self.at += 1
        return sign

    def choice(self, depth: int) -> Node:
        """Parts between `|`."""
        if depth > MAX_DEPTH:
            raise BadPattern(Text("括号套得太深", "brackets too deep"))
        parts = [self.sequence(depth)]
        while self.peek() == "|":
            self.take()
            parts.append(self.sequence(depth))
        return parts[0] if len(parts) == 1 else Node("any", tuple(parts))

    def sequence(self, depth: int) -> Node:
        parts = []
        while self.peek() not in ("", "|", ")"):
            parts.append(self.repeated(self.one(depth)))
        return Node("all", tuple(parts))

    def one(self, depth: int) -> Node:
        """A sign, a class, a group or an end."""
        sign = self.take()
        if sign == "(":
            return self.group(depth)
        if sign == "[":
            return Node("sign", takes=self.members())
        if sign in "^$":
            return Node("start" if sign == "^" else "end")
        if sign == ".":
            return Node("sign", takes=lambda given: given != "\n")
        if sign == "\\":
            return Node("sign", takes=self.escaped())
        if sign in "*+?{":
            raise BadPattern(Text(f"{sign} 前面没有可重复的", f"nothing to repeat before {sign}"))
        return Node("sign", takes=sign.__eq__)

    def group(self, depth: int) -> Node:
        if self.peek() == "?":
            if self.text[self.at : self.at + 2] != "?:":
                raise BadPattern(Text("不支持 (?…)，只支持 (?:…)", "of (?…) only (?:…) is taken"))
            self.at += 2
        node = self.choice(depth + 1)
        if self.take() != ")":
            raise BadPattern(Text("缺 )", "a ) is missing"))
        return node

    def escaped(self) -> Callable[[str], bool]:
        sign = self.take()
        if sign.lower() in _CLASSES:
            inside = _CLASSES[sign.lower()]
            return inside if sign.islower() else lambda given: not inside(given)
        if sign in _PLAIN:
            return _PLAIN[sign].__eq__
        if sign and not sign.isalnum():
            return sign.__eq__
        raise BadPattern(Text(f"不支持 \\{sign}", f"\\{sign} is not taken"))

    def members(self) -> Callable[[str], bool]:
        """The signs of `[…]`."""
        negated = self.peek() == "^"
        self.at += negated
        tests: list[Callable[[str], bool]] = []
        while self.peek() != "]" or not tests:
            sign = self.take()
            if not sign:
                raise BadPattern(Text("缺 ]", "a ] is missing"))
            if sign == "\\":
                tests.append(self.escaped())
            elif self.peek() == "-" and self.text[self.at + 1 : self.at + 2] not in ("", "]"):
                self.take()
                tests.append(_between(sign, self.take()))
            else:
                tests.append(sign.__eq__)
        self.take()
        return lambda given: any(test(given) for test in tests) is not negated

    def repeated(self, node: Node) -> Node:
        """A node with the sign of repetition behind it, if there is one."""
        sign = self.peek()
        if not sign or sign not in "*+?{":
            return node
        self.take()
        least, most = self.times() if sign == "{" else {"*": (0, None), "+": (1, None), "?": (0, 1)}[sign]
        if self.peek() and self.peek() in "*+?{":
            raise BadPattern(Text("重复号不能连写", "two repetitions in a row"))
        if node.kind in ("start", "end"):
            raise BadPattern(Text("^ 和 $ 不能重复", "^ and $ cannot be repeated"))
        return Node("repeat", (node,), least=least, most=most)

    def times(self) -> tuple[int, int | None]:
        """`2`, `2,` or `2,5` before the closing brace."""
        inside, brace, _ = self.text[self.at :].partition("}")
        low, comma, high = inside.partition(",")
        plain = all(
            one.isascii() and one.isdigit() and len(one) <= _DIGITS
            for one in (low, high)
            if one or one is low
        )
        if not brace or not plain:
            raise BadPattern(Text("{ } 里写次数，如 {2,5}", "write counts in { }, such as {2,5}"))
        self.at += len(inside) + 1
        least, most = int(low), (int(high) if high else None) if comma else int(low)
        if least > MAX_TIMES or (most is not None and not least <= most <= MAX_TIMES):
            raise BadPattern(Text(f"最多重复 {MAX_TIMES} 次", f"at most {MAX_TIMES} times"))
        return least, most


def _between(low: str, high: str) -> Callable[[str], bool]:
    if low > high:
        raise BadPattern(Text(f"{low}-{high} 写反了", f"{low}-{high} is the wrong way round"))
    return lambda given: low <= given <= high
