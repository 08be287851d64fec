"""Every code can be read about, in both languages, and none is forgotten."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from perfcli.lint.sample import findings_of
from perfcli.work.rule import Entry, entries, find, listing, nearest, page

SOURCE = Path(__file__).parents[2] / "src" / "perfcli"
DECLARED = re.compile(r'\bKind\(\s*"(PF\d{3})",\s*"([a-z0-9-]+)"')


def declared() -> list[tuple[str, str]]:
    texts = (path.read_text(encoding="utf-8") for path in sorted(SOURCE.rglob("*.py")))
    return sorted(pair for text in texts for pair in DECLARED.findall(text))


def test_every_declared_code_is_listed_once() -> None:
    found = declared()
    codes = [code for code, _ in found]
    assert len(codes) == len(set(codes)), [code for code in codes if codes.count(code) > 1]
    assert [(entry.kind.code, entry.kind.name) for entry in entries()] == found
    for lang in ("zh", "en"):
        text = listing(lang)
        assert all(f"  {code} " in text for code in codes)


def test_a_name_means_one_code() -> None:
    names = [entry.kind.name for entry in entries()]
    assert [name for name in names if names.count(name) > 1] == []


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.kind.code)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_reads_to_the_end(entry: Entry, lang: str) -> None:
    text = page(entry, lang)
    assert text.startswith(f"# {entry.kind.code} {entry.kind.name}\n")
    assert re.search(r"\{[a-z_]+\}", text.partition("```")[0]) is None
    if entry.rule is not None:
        assert entry.rule.why.of(lang) in text
        assert entry.rule.source.of(lang) in text
        said = text.partition("```text\n")[2].partition("\n```")[0]
        assert said.count(f" {entry.kind.code} ") == len(findings_of(entry.rule, entry.rule.bad[0])) > 0


def test_codes_and_names_are_found_in_any_case() -> None:
    assert find("pf001") is find("NOT-YAML") is not None
    assert find("PF998") is None


def test_a_slip_of_the_finger_is_answered() -> None:
    assert "PF210" in nearest("PF2100")
    assert nearest("not-yml")[0] == "not-yaml"
    assert nearest("——") == ()
