"""The snippets for GitLab and Jenkins: they parse, ask for no container or network, and their commands are ours as they are today."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

if TYPE_CHECKING:
    from tests.conftest import Perfcli

ROOT = Path(__file__).parents[2]
SNIPPETS = ("gitlab-ci.yml", "Jenkinsfile")
_COMMAND = re.compile(r"^\s*- perfcli (.+)$|\('perfcli ([^']+)'\)", re.MULTILINE)


def text(name: str) -> str:
    return (ROOT / "offline/ci" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SNIPPETS)
def test_neither_container_nor_network_is_asked_for(name: str) -> None:
    assert not re.search(
        r"image|docker|container\b.*\{|services:|http|pip install", text(name).replace("no container", "")
    )


@pytest.mark.parametrize("name", SNIPPETS)
def test_the_commands_work(perfcli: Perfcli, tmp_path: Path, name: str) -> None:
    shutil.copytree(ROOT / "targets", tmp_path / "targets")
    commands = [(one or other).partition(" > ")[0] for one, other in _COMMAND.findall(text(name))]
    assert any(command.startswith("validate") for command in commands)
    assert [perfcli(*command.split()).code for command in commands] == [0] * len(commands)


def test_the_job_of_gitlab_is_what_it_should_be() -> None:
    (job,) = yaml.safe_load(text("gitlab-ci.yml")).values()
    assert job["script"][-1].startswith("perfcli validate")  # its exit code is the job's
    for file in job["artifacts"]["reports"].values():
        assert f"={file}" in job["script"][-1]
    assert job["artifacts"]["when"] == "always"
    assert all(isinstance(line, str) for line in job["script"])
