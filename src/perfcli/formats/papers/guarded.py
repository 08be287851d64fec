"""Documents read in a process that is stopped when it takes too long or too much: PDF, .xls, and whatever is not small.

In: the name of a reader, bytes, a path. Out: what the reader gives. Run as a module it is that process: one line of JSON and the
bytes come in, JSON goes out.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, TypeAlias

from perfcli.diagnostics import Diagnostic, Span, Text
from perfcli.formats.papers import kinds
from perfcli.formats.papers.readers import READERS, call
from perfcli.formats.papers.refusal import Refused
from perfcli.guard import be_watched, getting_on, limit_memory, run_module
from perfcli.paper import Block, Cell, Grid, Paper, Paragraph

if TYPE_CHECKING:
    from perfcli.diagnostics import Argument

SECONDS = 7.0
"""By the clock, however busy the machine is: with the start of Python twice, an answer comes within ten. A document that gets
on is not charged with what it waited for the machine: the county's own printout imports on a busy one too."""
PAGE_SECONDS = 0.25
"""More for each page that has been read: some five times what one takes. A document that gets on is not stopped."""
MAX_MEMORY = 512 * 1024 * 1024

Answer: TypeAlias = tuple[Paper | None, tuple[Diagnostic, ...]]
_TIME = Text(f"时间超过 {SECONDS:.0f} 秒", f"more than {SECONDS:.0f} s")
_MEMORY = Text("内存超过 512 MB", "more than 512 MB of memory")


def read_guarded(form: str, data: bytes, path: str) -> Answer:
    """Read a document in another process.

    Raises:
        Refused: it went over a limit.
    """
    job = json.dumps({"form": form, "path": path}).encode() + b"\n" + data
    ended = run_module("perfcli.formats.papers.guarded", job, SECONDS, PAGE_SECONDS)
    if not ended.output.endswith(b"}\n"):
        raise Refused(
            kinds.SLOW, path, format=READERS[form].name, reason=_TIME if ended.reason == "time" else _MEMORY
        )
    answer: dict[str, Any] = json.loads(ended.output)
    return _paper(answer["paper"]), tuple(_diagnostic(one) for one in answer["found"])


def _packed(answer: Answer) -> bytes:
    paper, found = answer
    blocks = paper and [[type(block).__name__, *block] for block in paper.blocks]
    said = [[one.code, one.span, one.arguments] for one in found]
    packed = {"paper": paper and [paper.path, paper.format, blocks], "found": said}
    return json.dumps(packed, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"


def _paper(packed: list[Any] | None) -> Paper | None:
    return Paper(packed[0], packed[1], tuple(_block(*one) for one in packed[2])) if packed else None


def _block(kind: str, *fields: Any) -> Block:  # noqa: ANN401 - what JSON gave
    if kind == "Paragraph":
        return Paragraph(*fields)
    name, origin, rows, hidden = fields
    cells = tuple(tuple(cell and Cell(*cell) for cell in row) for row in rows)
    return Grid(name, origin, cells, hidden)


def _diagnostic(packed: list[Any]) -> Diagnostic:
    code, span, arguments = packed
    kind = next(kind for kind in kinds.ALL if kind.code == code)
    return Diagnostic(
        kind, Span(*span), tuple((name, _argument(said)) for name, said in arguments), severity=kind.severity
    )


def _argument(said: Any) -> Argument:  # noqa: ANN401 - what JSON gave
    if isinstance(said, list):
        return Text(*said)
    return said if isinstance(said, int) else str(said)


def main() -> None:
    """Be the guarded process."""
    job = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    limit_memory(MAX_MEMORY)
    be_watched()
    try:
        answer: Answer = call(job["form"], data, job["path"])
    except Refused as refused:
        answer = None, (refused.diagnostic,)
    getting_on()
    sys.stdout.buffer.write(_packed(answer))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
