"""What is wrong with a command line, in the user's language.

In: the exception that the library of the command line raises, whose messages are English. Out: text. A message that is
not known here stays as it is: better English than nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcli.cli.words import say
from perfcli.output.words import one_line

if TYPE_CHECKING:
    from collections.abc import Callable

_NUMBER = re.compile(r"-[0-9.]+%?")


def _option(found: re.Match[str]) -> str:
    name, near = found[1], found[3]
    if _NUMBER.fullmatch(name):
        return f"没有这个选项：{name}；负数前面要写 --，如 perfcli explain 1.1.1 -- {name}"
    return f"没有这个选项：{name}" + (f"，是不是 {near}？" if near else "")


def _command(found: re.Match[str]) -> str:
    return f"没有这个命令：{found[1]}" + (f"，是不是 {found[2]}？" if found[2] else "")


def _value(found: re.Match[str]) -> str:
    where = f"{found[1]} " if found[1] else ""
    why = found[2].removeprefix("Value error, ")
    for pattern, reason in _WHY:
        why = pattern.sub(reason, why)
    return f"{where}不对：{why}" if where else why


_WHY = (
    (re.compile(r"^'?(.*?)'? is not one of (.+?)\.?$"), r"“\1”不在可用的值里：\2"),
    (
        re.compile(r"^Input should be a valid integer.*|.* is not a valid int(?:eger)?(?: range)?\.?$"),
        "要写整数",
    ),
    (re.compile(r"^Input should be greater than or equal to (\S+)$"), r"不能小于 \1"),
    (re.compile(r"^Input should be less than or equal to (\S+)$"), r"不能大于 \1"),
    (re.compile(r".* is not in the range (\S+?)\.?$"), r"要在 \1 之内"),
)
"""Why a value is refused."""

_SAID: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"No such option: (\S+)( \(Possible options: (.+)\))?.*"), _option),
    (re.compile(r"No such command '(.+?)'\.(?: Did you mean (.+)\?)?"), _command),
    (re.compile(r"Missing (?:argument|option|parameter) '?(.+?)'?\."), lambda m: f"还缺 {m[1]}"),
    (re.compile(r"Invalid value(?: for (.+?))?: (.*)", re.DOTALL), _value),
    (re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)"), lambda m: f"多写了 {m[1]}"),
    (re.compile(r"Option '?(.+?)'? requires an argument\.?"), lambda m: f"{m[1]} 后面要写值"),
    (re.compile(r"Option '?(.+?)'? does not take a value\.?"), lambda m: f"{m[1]} 后面不写值"),
)


def told(message: str, usage: str = "", command: str = "") -> str:
    """The error with the usage line above it; `usage` as the library prints it, `command` such as `perfcli score`."""
    chinese = say("zh", "en") == "zh"
    known = ((pattern.fullmatch(message), sentence) for pattern, sentence in _SAID)
    said = next((sentence(found) for found, sentence in known if found), message) if chinese else message
    lines = [one_line(said if chinese else f"Error: {said}")]
    if usage:
        lines.append(usage.replace("Usage:", "用法：", 1) if chinese else usage)
    if command:
        lines.append(say(f"帮助： {command} -h", f"Help:  {command} -h"))
    return "\n".join(lines)
