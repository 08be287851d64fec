from __future__ import annotations

import re
from string import Formatter

import pytest

from perfcli.diagnostics import Kind
from perfcli.formats.papers import kinds


def test_every_kind_is_listed_and_has_a_code_of_its_own() -> None:
    assert {kind for kind in vars(kinds).values() if isinstance(kind, Kind)} == set(kinds.ALL)
    assert len({kind.code for kind in kinds.ALL}) == len({kind.name for kind in kinds.ALL}) == len(kinds.ALL)


@pytest.mark.parametrize("kind", kinds.ALL, ids=lambda kind: kind.code)
def test_a_kind_speaks_both_languages_about_the_same_arguments(kind: Kind) -> None:
    for text in (kind.message, kind.hint):
        names = [{name for _, name, _, _ in Formatter().parse(said) if name} for said in (text.zh, text.en)]
        assert names[0] == names[1]
        assert not re.search("[一-鿿]", text.en)
    assert re.fullmatch(r"PF0[67]\d", kind.code)
