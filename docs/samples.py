# ruff: noqa: INP001, T201
"""Runs the samples of the READMEs and guides: files that they show are written, commands run, answers put in.

In: Markdown. `<!-- file: NAME -->` above a fenced block makes it a file; in a `console` block every line after `$ ` is run in a folder
that holds those files and a copy of `targets/`; an answer that ends in `…` is cut there. Out: the same Markdown with today's
answers. `python docs/samples.py` writes, `--check` compares (exit 1).
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
BUG = 3
READMES = ("README.md", "README.zh-CN.md")
GUIDES = tuple(
    f"docs/{path.name}" for path in sorted(ROOT.glob("docs/*.md")) if "```console" in path.read_text("utf-8")
)
PAGES = (*READMES, *GUIDES)
FENCE = re.compile(r"(?:<!-- file: (?P<file>\S+) -->\n)?```(?P<kind>\w+)\n(?P<body>.*?)```\n", re.DOTALL)


def answered(text: str) -> str:
    """The Markdown with what the commands say today."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "targets", Path(folder, "targets"))
        return FENCE.sub(Session(Path(folder)).block, text)


class Session:
    """One reader who types what the page shows."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1"}
        self.environment.pop("PERFCLI_LANG", None)
        self.code = 0

    def block(self, found: re.Match[str]) -> str:
        """One fenced block: a file to write, commands to run, or nothing to do."""
        if found["file"]:
            path = self.folder / found["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(found["body"], encoding="utf-8")
        if found["kind"] != "console":
            return found[0]
        commands = re.split(r"^\$ ", found["body"], flags=re.MULTILINE)[1:]
        said = "".join(self.typed(*command.partition("\n")[::2]) for command in commands)
        return f"```console\n{said}```\n"

    def typed(self, command: str, shown: str) -> str:
        """A command and its answer, cut where the page cuts it."""
        answer = self.run(command)
        if shown.endswith("…\n"):
            answer = "".join(answer.splitlines(keepends=True)[: shown.count("\n") - 1]) + "…\n"
        return f"$ {command}\n{answer}"

    def run(self, command: str) -> str:
        """What a command prints; only perfcli, `export` and `echo $?` are understood."""
        words = shlex.split(command)
        if words[0] == "export":
            name, _, value = words[1].partition("=")
            self.environment[name] = value
            return ""
        if words == ["echo", "$?"]:
            return f"{self.code}\n"
        if words[0] != "perfcli":
            raise ValueError(f"a sample that cannot be run: {command}")
        ran = subprocess.run(  # noqa: S603 - ourselves
            [sys.executable, "-m", *words],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        if ran.returncode == BUG:
            raise RuntimeError(f"{command}: {ran.stdout}")  # never to be written down as an answer
        self.code = ran.returncode
        return ran.stdout


def main(arguments: list[str]) -> int:
    """Write or compare."""
    wrong = 0
    for name in PAGES:
        path = ROOT / name
        text = path.read_text(encoding="utf-8")
        now = answered(text)
        if now != text:
            wrong = 1
            print(name)
            if arguments != ["--check"]:
                path.write_text(now, encoding="utf-8", newline="\n")
    return wrong if arguments == ["--check"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
