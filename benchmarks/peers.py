"""The programs perfcli is timed against, installed beside this file when they are missing.

In: nothing. Out: their commands and versions.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCHEMA = str(HERE / "schema.json")
BIN = HERE / ".venv" / "bin"
AJV_MAIN = HERE / "node_modules" / "ajv-cli" / "dist" / "index.js"


def ajv(files: str) -> tuple[str, ...]:
    """ajv-cli over a glob of YAML files; one node process, started directly."""
    return ("node", str(AJV_MAIN), "validate", "--allow-union-types", "-s", SCHEMA, "-d", files)


def check_jsonschema(file: Path) -> tuple[str, ...]:
    """check-jsonschema over one file."""
    return (str(BIN / "check-jsonschema"), "--schemafile", SCHEMA, str(file))


def pandas_score(targets: Path, out: Path) -> tuple[str, ...]:
    """The pandas script over a province with its actuals."""
    return (
        str(BIN / "python"),
        str(HERE / "pandas_score.py"),
        str(targets),
        str(targets / "actuals.csv"),
        str(out),
    )


def pandas_projects(targets: Path, out: Path) -> tuple[str, ...]:
    """The pandas script over a county of projects with its actuals and its spending."""
    return (str(BIN / "python"), str(HERE / "pandas_projects.py"), str(targets), str(out))


def empty_script() -> tuple[str, ...]:
    """A pip-installed console script that returns at once."""
    return (str(BIN / "empty-console-script"),)


def set_up() -> None:
    """Install what is missing; a peer that cannot be installed is later reported as missing."""
    if not AJV_MAIN.exists() and shutil.which("npm"):
        _run("npm", "install", "--no-package-lock", "--silent")
    if not (BIN / "empty-console-script").exists():
        _run(sys.executable, "-m", "venv", "--clear", ".venv")
        _run(str(BIN / "python"), "-m", "pip", "install", "--quiet", "-r", "requirements.txt")


def versions() -> dict[str, str]:
    """The versions of the peers and of what they run on."""
    found = {"python": sys.version.split()[0], "node": _run("node", "--version").strip()}
    for name in ("ajv", "ajv-cli"):
        path = HERE / "node_modules" / name / "package.json"
        found[name] = json.loads(path.read_text("utf-8"))["version"] if path.exists() else "missing"
    for line in _run(str(BIN / "python"), "-m", "pip", "list", "--format=freeze").splitlines():
        name, _, version = line.partition("==")
        if name in {"check-jsonschema", "pandas", "PyYAML"}:
            found[name] = version
    return found


def _run(*command: str) -> str:
    """What `command` prints; nothing where it is missing or fails, after saying so."""
    try:
        done = subprocess.run(command, cwd=HERE, check=False, stdout=subprocess.PIPE, encoding="utf-8")
    except OSError as fault:
        print(f"{command[0]}: {fault.strerror}", file=sys.stderr)
        return ""
    if done.returncode:
        print(f"{' '.join(command)}: exit {done.returncode}", file=sys.stderr)
    return done.stdout
