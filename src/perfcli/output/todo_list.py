"""The tasks of a day on a terminal: two lines each, the second the command to type.

In: an agenda. Out: text. Lines are broken between columns of the terminal, commands never.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text as Words

from perfcli.diagnostics import Text
from perfcli.output.words import one_line

if TYPE_CHECKING:
    from perfcli.collecting.tasks import Agenda, Task

_PIECES = re.compile(r"(?:[!-~]+|.)[，。；：、）》」…]* ?")
_RED, _YELLOW = "red", "yellow"
_NEAR = 14


def render(told: Agenda, lang: str, *, color: bool, width: int) -> str:
    """The list, then what is not known."""
    console = Console(
        width=width, force_terminal=color, no_color=not color, highlight=False, markup=False, emoji=False,
        color_system="standard" if color else None, legacy_windows=False,
    )  # fmt: skip
    with console.capture() as capture:
        title = Text(
            f"{told.region} 待办（{told.day.isoformat()}）", f"{told.region}: to do ({told.day.isoformat()})"
        )
        console.print(Words(one_line(title.of(lang)), style="bold" if color else ""))
        if not told.tasks:
            console.print(Text("这一天没有要办的事。", "Nothing is to be done on this day.").of(lang))
        for number, task in enumerate(told.tasks, 1):
            console.print(_line(number, task, lang, console, width))
            console.print(
                Words(f"      {one_line(task.command)}", style="dim" if color else ""), soft_wrap=True
            )
        if told.unknown:
            console.print(Words(Text("不知道的：", "Not known:").of(lang)))
        for unknown in told.unknown:
            console.print(Words(f"  · {one_line(unknown.of(lang))}"))
    return "\n".join(line.rstrip() for line in capture.get().split("\n"))


def _line(number: int, task: Task, lang: str, console: Console, width: int) -> Words:
    """Number, how urgent, what and who; further lines stand below the first's text."""
    urgent = _when(task).of(lang)
    head = f"{number:>3}. {urgent}" + " " * max(1, 16 - cell_len(urgent))
    lines = wrapped(one_line(f"{task.what.of(lang)} — {task.who.of(lang)}"), max(20, width - cell_len(head)))
    styled = _RED if task.late else _YELLOW if task.left is not None and task.left <= _NEAR else ""
    made = Words(head, style=styled if console.color_system else "")
    for index, line in enumerate(lines):
        made.append("\n" + " " * cell_len(head) if index else "")
        made.append(line, style="not bold" if console.color_system else "")
    return made


def wrapped(text: str, room: int) -> list[str]:
    """A text in lines of so many columns: Chinese breaks anywhere but before a closing sign, other words stay whole."""
    lines, line = [], ""
    for piece in _PIECES.findall(text):
        if line and cell_len(line + piece.rstrip()) > room:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()]


def _when(task: Task) -> Text:
    if task.late:
        return Text(f"逾期 {task.late} 天", f"{task.late} d late")
    if task.left is None:
        return Text("没有期限", "no day")
    return Text("今天", "today") if task.left == 0 else Text(f"还有 {task.left} 天", f"{task.left} d left")
