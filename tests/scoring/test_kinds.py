from __future__ import annotations

import re
from string import Formatter

import pytest

from perfcli.auditing import kinds as auditing_kinds
from perfcli.diagnostics import Kind
from perfcli.formats import kinds as format_kinds
from perfcli.scoring import kinds, run_kinds

FORMATS = [kind for kind in vars(format_kinds).values() if isinstance(kind, Kind)]
ALL = [*FORMATS, *kinds.ALL, *run_kinds.ALL, *auditing_kinds.ALL]


def test_every_kind_is_listed_and_has_a_code_of_its_own() -> None:
    for module in (kinds, run_kinds, auditing_kinds):
        assert {k for k in vars(module).values() if isinstance(k, Kind)} == set(module.ALL)
    assert len({kind.code for kind in ALL}) == len({kind.name for kind in ALL}) == len(ALL)


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.code)
def test_a_kind_speaks_both_languages_about_the_same_arguments(kind: Kind) -> None:
    for text in (kind.message, kind.hint):
        names = [{name for _, name, _, _ in Formatter().parse(said) if name} for said in (text.zh, text.en)]
        assert names[0] == names[1] or kind is kinds.NO_COLUMN
        assert re.search("[一-鿿]", text.zh)
        assert not re.search("[一-鿿]", text.en.replace("约", ""))
    assert re.fullmatch(r"PF[67]\d\d", kind.code)
