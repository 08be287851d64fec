"""Pages from a workspace's own templates, made in a process that is stopped when it takes too long or too much.

In: jobs and a folder. Out: `Rendered`, one a job. Run as a module it is that process: jobs come pickled on standard
input from this program alone, one JSON line a page goes out.
"""

from __future__ import annotations

import base64
import json
import pickle
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from perfcli.guard import available, limit_memory, run_module
from perfcli.report import kinds
from perfcli.report.loader import own_templates
from perfcli.report.render import Fault, Job, Rendered, render_all

if TYPE_CHECKING:
    from collections.abc import Sequence

START_SECONDS = 15
PAGE_SECONDS = 1
MAX_MEMORY = 1024 * 1024 * 1024


def render_pages(jobs: Sequence[Job], own: Path | None = None) -> tuple[Rendered, ...]:
    """Make pages; in this process when every template is a shipped one, else in a guarded one."""
    if not own_templates(own) or not available():
        return tuple(render_all(jobs, own))
    seconds = START_SECONDS + PAGE_SECONDS * len(jobs)
    ended = run_module("perfcli.report.guarded", pickle.dumps((tuple(jobs), str(own))), seconds)
    return _pages(ended.output, jobs, "time" if ended.reason == "time" else "memory")


def _pages(output: bytes, jobs: Sequence[Job], reason: str) -> tuple[Rendered, ...]:
    """The finished pages; those that did not come have the fault of the one that was being made."""
    pages = [_page(json.loads(line)) for line in output.split(b"\n")[:-1]]
    if len(pages) < len(jobs):
        template = jobs[len(pages)].template
        fault = Fault(kinds.TEMPLATE_LIMIT.code, template, "", 1, reason, reason)
        pages.extend([Rendered(fault=fault)] * (len(jobs) - len(pages)))
    return tuple(pages)


def _page(line: dict[str, object]) -> Rendered:
    fault = line["fault"]
    data = base64.b64decode(str(line["data"]))
    return Rendered(str(line["text"]), Fault(**fault) if isinstance(fault, dict) else None, data)


def main() -> None:
    """Be the guarded process."""
    jobs, own = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 - written by `render_pages`
    limit_memory(MAX_MEMORY)
    for page in render_all(jobs, Path(own)):
        line = asdict(page) | {"data": base64.b64encode(page.data).decode()}
        sys.stdout.buffer.write(json.dumps(line).encode() + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
