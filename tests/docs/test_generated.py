"""The committed documentation is the generated one, and its links and samples hold."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)|src=\"(?!https?:)([^\"]+)\"")


def test_the_committed_documentation_is_up_to_date() -> None:
    command = [sys.executable, "docs/generate.py", "--check"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (said.returncode, said.stdout) == (0, ""), f"run `make docs`\n{said.stdout}{said.stderr[-2000:]}"


@pytest.mark.parametrize(
    "path", sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]), ids=lambda p: p.name
)
def test_every_link_leads_somewhere(path: Path) -> None:
    targets = [found[1] or found[2] for found in LINK.finditer(path.read_text(encoding="utf-8"))]
    assert [target for target in targets if not (path.parent / target).exists()] == []
