"""Keys go from one language to the other and back without touching anything else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from perfcli.loading.document import parse_document
from perfcli.loading.rename import CHOICE_OF, renamed
from perfcli.model.terms import CHOICES, ENGLISH, KEYS

if TYPE_CHECKING:
    from tests.conftest import Check

EXAMPLE = sorted(Path("targets").rglob("*.yaml"))


@pytest.mark.parametrize("path", EXAMPLE, ids=str)
def test_there_and_back_is_the_same_text_and_the_same_plan(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    chinese = renamed(text, "zh")
    assert chinese != text
    assert renamed(chinese, "en") == text
    assert renamed(chinese, "zh") == chinese
    assert parse_document(chinese, "f").model == parse_document(text, "f").model
    assert parse_document(chinese, "f").lang == "zh"


def test_fixed_values_are_translated_and_labels_are_not() -> None:
    text = 'direction: "lower"\nscales: {status: {higher: 1, status: 2}}\nbands: {status: draft, core: yes}\nname: higher\n'
    assert renamed(text, "zh") == (
        "指标方向: 反向\n通用评价标准: {status: {higher: 1, status: 2}}\n评价标准: {status: draft, core: yes}\n名称: higher\n"
    )


def test_comments_quotes_and_unknown_words_stay() -> None:
    text = "# status\n'budget': \"2.00\"  # budget\nunheard: status\nstatus: unheard\n"
    assert renamed(text, "zh") == '# status\n年度预算数: "2.00"  # budget\nunheard: status\n状态: unheard\n'


def test_broken_yaml_comes_back_as_it_is() -> None:
    assert renamed("a: [", "zh") == "a: ["


def test_no_word_means_two_things() -> None:
    assert len(ENGLISH) == len(KEYS)
    assert set(CHOICE_OF.values()) <= set(CHOICES)
    assert all(len(set(table.values())) == len(table) for table in CHOICES.values())


@pytest.mark.parametrize(
    "body",
    [
        "duties: x\n部门职责:\n  - {标识: a, 名称: 档案保管}\n",
        "部门职责:\n  - {标识: a, 名称: 档案保管, name: 又一个}\n",
        "部门职责:\n  - 标识: a\n    名称: 档案保管\n    goals: 6.00万元\n    绩效目标: 进一步提高\n",
    ],
)
def test_one_key_in_both_languages_is_told_and_nothing_is_concluded(check: Check, body: str) -> None:
    answer = check(f"格式版本: 1\n年度: 2026\n部门: {{标识: archives, 名称: 县档案馆}}\n{body}")
    assert answer.code == 1
    assert {place.split()[1] for place in answer.places} == {"PF017"}
