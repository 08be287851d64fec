"""What the READMEs and guides show is what the tool says: every sample is run."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLES = runpy.run_path(str(ROOT / "docs" / "samples.py"))


@pytest.mark.parametrize("name", SAMPLES["PAGES"])
def test_every_sample_of_a_readme_or_guide_answers_as_it_says(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert text.count("```console\n") >= (3 if name in SAMPLES["READMES"] else 1)
    assert SAMPLES["answered"](text) == text, "run `python docs/samples.py` and read the difference"


def test_a_sample_that_lies_is_found() -> None:
    lie = "```console\n$ perfcli --version\nperfcli 0.0.0\n```\n"
    assert SAMPLES["answered"](lie) != lie


def test_both_readmes_show_the_same_commands() -> None:
    shown = [
        re.findall(r"^\$ (perfcli \w+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
        for name in SAMPLES["READMES"]
    ]
    assert shown[0] == shown[1]
