"""A file with Chinese keys and values is the same model as the one with English ones, key by key."""

from __future__ import annotations

import pytest

from perfcli.loading.document import Document, parse_document
from perfcli.loading.rename import CHOICE_OF, renamed
from perfcli.model.terms import CHOICES, ENGLISH, KEYS

PLAN = """perfcli: 1
year: 2026
department: {id: npc, name: 人大, code: '001'}
budget_unit: {id: office, name: 办公室, code: '002'}
status: approved
source: 公开文本
note: 备注
budget: 3.00
funding:
  - {fund: general, amount: 2.00, period: current, note: 年初}
  - {fund: other, amount: 1.00, period: carried}
scales:
  name: {优: ≥95%, name: ≥80%, 名称: <80%}
objectives: [一, 二]
disclosure: {level: internal, reason: 尚未批复}
indicators:
  - {id: whole, name: 整体, target: ≥95%, weight: 10}
duties:
  - id: supervision
    name: 监督
    budget:
    funding: [{fund: unit, amount: 1}]
    content: 内容
    goals: 目标
    note: 备注
    disclosure: public
    activities:
      - id: committees
        name: 专门委员会
        budget: 2万元
        funding: []
        content: 内容
        goals: [一, 二]
        note: 备注
        disclosure: withheld
        indicators:
          - id: training
            name: 培训
            bands: {优: 100%, id: 85%, 差: 85%以下}
            target: ≥85%
            weight: 5分
            unit: '%'
            deduct: 每低1个百分点扣2分
            direction: higher
            kind: number
            level1: 产出
            level2: 数量
            formula: a/b
            source: 台账
            baseline: 80%
            core: yes
            note: 备注
            disclosure: public
          - {id: cost, name: 成本, scale: name, direction: lower, core: no}
        projects:
          - id: screen
            name: 大屏
            code: '0001'
            category: specific
            budget: 1
            funding: [{fund: capital, amount: 1}]
            content: 内容
            goals: 目标
            note: 备注
            disclosure: public
            indicators: [{id: bought, name: 购置, target: 1台, kind: words}]
projects: [{id: other, name: 其他, category: personnel}]
adjustments:
  - {item: npc, date: '2026-07-01', document: 文1, reason: 追加, before: a, after: b, note: 备注}
"""
REGION = """perfcli: 1
region: {id: county, name: 青棠县, code: '1'}
money_unit: 万元
profile: grade-bands@1
scales: {standard: {优: 1, 差: 0}}
departments:
  - {id: npc, name: 人大, code: '1', note: 备注, units: [{id: office, name: 办公室, code: '2'}]}
changes:
  - {change: merge, date: '2026-01-01', document: 文1, predecessors: [a, b], successors: [npc], note: 备注}
deadlines:
  - occasion: declare
    year: 2026
    opens: 2025-09-01
    due: 2025年10月31日
    done: 2025-11-20
    document: 文2
    extensions: [{home: npc, due: 2025/11/15, document: 文3, grounds: 合并}]
    note: 备注
results:
  - {grade: 差, advice: 压减, percent: -20, document: 文4, note: 备注}
source: 来源
note: 备注
"""
PROFILE = """perfcli: 1
profile: {id: p, name: 方案, version: 1}
source: [一]
effective: {since: '2026-01-01', until: '2026-12-31'}
adopted: {by: 局, document: 文, date: '2026-01-01'}
extends: base@1
points: {优: 100, points: 90, 得分: 80}
levels: {shares: [100, 60], between: step, below: 0}
values:
  higher: ratio
  lower: inverse
  zero_at: 200
  higher_steps: [{at: 90, share: 80}]
  lower_steps: [{at: 110, share: 80}]
  outside: side
  part: share
  bare: higher
  cap: yes
  over: 130
  over_steps: [{at: 130, share: 0}]
  mirror: ratio
  tiers: [{name: 好, words: [达成], most: 100, lowest: 0, usual: 100}]
execution:
  weight: 10
  denominator: adjusted
  rule: ratio
  steps: [{at: 90, share: 100}]
  cap: no
  no_budget: zero
  explain: 90
demands: {reason: error, measure: warning, evidence: remark}
classes: [{level1: 产出, weight: 90, exempt: [personnel], steps: [{at: 90, share: 100}]}]
monitoring: [{date: 07-31, progress: 50, spent: 50}]
missing: zero
not_applicable: exclude
rounding: {rate: 2, row: 2, places: 1, mode: half-even}
totals: [{grade: 优, least: 90}, {grade: 差}]
examples:
  - {bands: {优: 1, 差: 0}, actual: 1, grade: 优, points: 100}
  - {target: 1, direction: higher, level1: 产出, weight: 10, actual: 好, stated: 9, points: 9}
  - {initial: 1, adjusted: 2, executed: 1, points: 5}
note: 备注
"""
FILES = {"plan": PLAN, "region": REGION, "profile": PROFILE}


def read(text: str) -> Document:
    document = parse_document(text, "a.yaml")
    assert document.diagnostics == ()
    assert document.model is not None
    return document


@pytest.mark.parametrize("kind", FILES)
def test_both_languages_are_the_same_model(kind: str) -> None:
    english = read(FILES[kind])
    chinese = read(renamed(FILES[kind], "zh"))
    assert chinese.lang == "zh"
    assert chinese.model == english.model


@pytest.mark.parametrize("kind", FILES)
def test_a_file_back_and_forth_is_the_same_text(kind: str) -> None:
    assert renamed(renamed(FILES[kind], "zh"), "en") == FILES[kind]


def test_the_sample_files_use_every_key_of_a_file() -> None:
    unused = [key for key in KEYS if not any(f"{key}:" in text for text in FILES.values())]
    assert sorted(unused) == sorted(["indicator", "as_of", "duty", "activity",
                                     "project", "event", "title", "sha256", "accepted", "doubted", "rejected"])  # fmt: skip


def test_one_word_for_one_word() -> None:
    assert len(ENGLISH) == len(KEYS)
    for table in CHOICES.values():
        assert len(set(table.values())) == len(table)


@pytest.mark.parametrize("field", [field for field in CHOICE_OF if field not in ("level", "disclosure")])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_fixed_value_is_taken_in_both_languages(field: str, lang: str) -> None:
    before = {"fund": "fund: general", "period": "period: current", "category": "category: specific", "status": "status: approved",
              "direction": "direction: higher", "kind": "kind: number", "core": "core: yes", "occasion": "occasion: declare", "change": "change: merge", "missing": "missing: zero",
              "not_applicable": "not_applicable: exclude", "mode": "mode: half-even", "denominator": "denominator: adjusted",
              "no_budget": "no_budget: zero", "higher": "higher: ratio", "lower": "lower: inverse", "bare": "bare: higher",
              "rule": "rule: ratio", "between": "between: step", "outside": "outside: side",
              "part": "part: share", "mirror": "mirror: ratio"}  # fmt: skip
    text = next(text for text in FILES.values() if before[field] in text)
    for english, chinese in CHOICES[CHOICE_OF[field]].items():
        value = english if lang == "en" else chinese
        one = read(text.replace(before[field], f"{field}: {value}", 1)).model
        assert one == read(text.replace(before[field], f"{field}: {english}", 1)).model
