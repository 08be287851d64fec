"""Shell completion, by the words that bash hands over."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PERFCLI = Path(sys.executable).with_name("perfcli")


def offered(typed: str, folder: Path) -> list[str]:
    """What is offered for the last word."""
    environment = {
        **os.environ,
        "_PERFCLI_COMPLETE": "complete_bash",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(typed.split(" ")) - 1),
    }
    ran = subprocess.run(
        [PERFCLI], env=environment, cwd=folder, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert ran.stderr == ""
    return ran.stdout.split()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("perfcli va", ["validate"]),
        ("perfcli collect st", ["status"]),
        ("perfcli score --superse", ["--supersedes"]),
        ("perfcli rule PF20", ["PF201", "PF206"]),
        ("perfcli validate --select PF402,PF41", ["PF402,PF410", "PF402,PF418"]),
        ("perfcli validate --output-format js", ["json", "json-lines"]),
        ("perfcli score a.csv --profile cn-h", ["cn-hubei@1"]),
        ("perfcli profile show cn-", ["cn-classic@1", "cn-core@1"]),
    ],
)
def test_what_can_follow_is_offered(tmp_path: Path, typed: str, words: list[str]) -> None:
    found = offered(typed, tmp_path)
    assert set(words) <= set(found)
    last = typed.rpartition(" ")[2]
    assert all(word.startswith(last) for word in found)


def test_a_profile_of_the_workspace_is_offered(tmp_path: Path) -> None:
    (tmp_path / "perfcli.toml").write_text("", encoding="utf-8")
    own = tmp_path / "profiles/qt-own.yaml"
    own.parent.mkdir()
    own.write_text(
        "perfcli: 1\nprofile: {id: qt-own, name: 青棠, version: 3}\nsource: [甲]\nextends: cn-core@1\n",
        encoding="utf-8",
    )
    assert offered("perfcli score a.csv --profile qt", tmp_path) == ["qt-own@3"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
def test_bash_takes_the_script(tmp_path: Path) -> None:
    asked = {**os.environ, "_PERFCLI_COMPLETE": "source_bash"}
    script = subprocess.run([PERFCLI], env=asked, capture_output=True, text=True, check=True).stdout
    typed = f'{script}\nCOMP_WORDS=(perfcli ru)\nCOMP_CWORD=1\n_perfcli_completion {PERFCLI}\necho "${{COMPREPLY[@]}}"\n'
    ran = subprocess.run(["bash", "-c", typed], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert ran.stdout.split() == ["rule"]
