"""What the pages on explaining and on what-if show is what the tool says: every sample is run."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLES = runpy.run_path(str(ROOT / "docs" / "samples.py"))


@pytest.mark.parametrize("name", SAMPLES["PAGES"][len(SAMPLES["READMES"]) :])
def test_every_sample_of_a_page_answers_as_it_says(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "```console\n" in text
    assert SAMPLES["answered"](text) == text, "run `python docs/samples.py` and read the difference"
