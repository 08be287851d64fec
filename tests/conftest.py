"""Fixtures that all tests share: golden files with their bless switch, and the command line run in this process."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pytest
from hypothesis import settings

from perfcli.cli.app import run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

GOLDENS = Path(__file__).parent / "goldens"


# A run of continuous integration judges the change, not the day's luck: the same examples for the same tests.
settings.register_profile("ci", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="write the golden files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden file of that name; `pytest --bless` writes it instead."""

    def compare(name: str, text: str) -> None:
        path = GOLDENS / name
        if request.config.getoption("--bless"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"no golden file {name}: look at the text and run pytest --bless"
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(autouse=True)
def no_cache_of_the_users(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the user's index."""
    monkeypatch.setenv("PERFCLI_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))


HANG = 60
"""Seconds: some hundred times what the slowest guarded test takes, so that only a hang reaches it."""


@pytest.fixture
def hang_guard() -> Iterator[None]:
    """Fail a test that would go on for ever; a measure of speed it is not."""

    def give_up(*_: object) -> None:
        pytest.fail(f"no answer after {HANG} s")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(HANG)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


class Answer(NamedTuple):
    """What one command line gave."""

    code: int
    out: str
    err: str

    @property
    def places(self) -> list[str]:
        """`line:column CODE` of each line of the concise format."""
        lines = [line.split(":", 3) for line in self.out.splitlines() if line.count(":") > 2]
        return [f"{line}:{column} {rest.split()[0]}" for _, line, column, rest in lines]


class Perfcli(Protocol):
    """Runs a command line in the folder of the test."""

    def __call__(self, *arguments: str) -> Answer: ...


@pytest.fixture
def perfcli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Perfcli:
    """The command line in this process, with `tmp_path` as the working folder and no settings of the user's."""
    monkeypatch.chdir(tmp_path)
    for name in ("PERFCLI_LANG", "NO_COLOR", "FORCE_COLOR", "PERFCLI_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str) -> Answer:
        capsys.readouterr()
        code = run(list(arguments))
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return call


class Check(Protocol):
    """Validates one document and answers in the concise format."""

    def __call__(self, content: str | bytes, *arguments: str) -> Answer: ...


@pytest.fixture
def check(perfcli: Perfcli, tmp_path: Path) -> Check:
    """`perfcli validate` of one document, by its path in the concise format."""

    def call(content: str | bytes, *arguments: str) -> Answer:
        data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
        (tmp_path / "a.yaml").write_bytes(data)
        return perfcli("validate", "a.yaml", "--output-format", "concise", *arguments)

    return call
