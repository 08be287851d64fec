"""PF214 mixed-styles: ladders of one region written in different ways."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import published
from perfcli.lint.rule import Audience, RegionFinding, Rule, Sample
from perfcli.lint.styles import style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.diagnostics import Argument
    from perfcli.lint.facts import Fact, Facts
    from perfcli.lint.styles import Style


_SHOWN = 5


def check_region(files: Sequence[Facts]) -> Iterator[RegionFinding]:
    """One finding where the ladders of numbers have more than one style, at the first of a rarer one."""
    uses = Counter(
        map(id, chain.from_iterable(facts.ladders for facts in files))
    )  # most equal ladders are one object
    first: dict[Style, tuple[Facts, Fact]] = {}
    counts: Counter[Style] = Counter()
    seen: set[int] = set()
    for facts in files:
        for row, cells in enumerate(facts.ladders):
            if cells and id(cells) not in seen and (how := style(cells)):
                seen.add(id(cells))
                first.setdefault(how, (facts, facts.fact(row)))
                counts[how] += uses[id(cells)]
    if len(first) > 1:
        yield _finding([(count, *first[how]) for how, count in counts.most_common()])


def _finding(styles: list[tuple[int, Facts, Fact]]) -> RegionFinding:
    _, facts, fact = styles[1]
    shown = [(published(example.cells), count) for count, _, example in styles[:_SHOWN]]
    arguments: dict[str, Argument] = {
        "count": len(styles),
        "styles": Text(
            "；".join(f"{ladder.zh}（{count} 个指标）" for ladder, count in shown),
            "; ".join(f"{ladder.en} (indicators: {count})" for ladder, count in shown),
        ),
        "more": Text("等", "; …") if len(styles) > _SHOWN else Text("", ""),
    }
    related = tuple(there.place(example) for _, there, example in styles[:_SHOWN] if example is not fact)
    return RegionFinding(facts.place(fact), arguments, facts.address(fact), related)


RULE = Rule(
    kind=Kind(
        "PF214",
        "mixed-styles",
        Severity.REMARK,
        Text(
            "评价标准有 {count} 种写法：{styles}{more}",
            "the bands are written in {count} ways: {styles}{more}",
        ),
        Text(
            "请全地区统一一种写法，如 ≥95%、≥90%、≥80%、＜80%",
            "agree on one way for the whole region, such as ≥95%, ≥90%, ≥80%, ＜80%",
        ),
    ),
    why=Text(
        "写法不一，末档含不含那个数、空档归谁，各部门理解就不一样。",
        "With several ways of writing, departments differ on what the last grade takes in and where the gaps belong.",
    ),
    source=Text("绩效目标审核：适当性", "review of targets: appropriateness"),
    audience=Audience.BUREAU,
    keys=("bands",),
    starred=True,
    good=Sample(
        """
        # file: archives.yaml
        indicators:
          - {id: a, name: 目录著录完成率, bands: {优: ≥95%, 良: ≥90%, 中: ≥80%, 差: ＜80%}}
          - {id: b, name: 环境改善, bands: {优: 明显改善, 良: 有所改善, 差: 没有改善}}
          - {id: c, name: 完工时间, bands: {优: 2030年6月底, 良: 2030年9月底, 差: 2030年9月底以后}}
        # file: roads.yaml
        indicators:
          - {id: a, name: 投诉次数, bands: {优: ≤3次, 良: ≤5次, 差: ＞5次}}
          - {id: b, name: 养护合格率, bands: {优秀: ">= 98%", 合格: ≥ 90％且＜98％, 不合格: ＜90%}}
        # file: water.yaml
        perfcli: 1
        year: 2031
        department: {id: water, name: 青棠县供水站}
        indicators: [{id: a, name: 供水保证率, bands: {优: 95%以上, 良: 90%以上, 差: 90%以下}}]
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 目录著录完成率, bands: {优: 100%, 良: 85%, 中: 75%, 差: 75%以下}}
              - {id: b, name: 上架及时率, bands: {优: 100%, 良: 95%, 中: 90%, 差: 85%}}
              - {id: c, name: 检查次数, bands: {优: 12次, 良: 10次, 差: 10次以下}}
            """,
        ),
        Sample(
            """
            # file: region.yaml
            perfcli: 1
            region: {id: luling, name: 鹿岭县}
            scales: {县级通用: {优: 95%以上, 良: 90%以上, 差: 90%以下}}
            # file: roads.yaml
            perfcli: 1
            year: 2031
            department: {id: roads, name: 鹿岭县公路站}
            indicators: [{id: a, name: 修补及时率, scale: 县级通用}]
            # file: water.yaml
            perfcli: 1
            year: 2031
            department: {id: water, name: 鹿岭县供水站}
            indicators:
              - {id: a, name: 供水保证率, bands: {优: 95%-100%, 良: 90%-95%, 差: 0-90%}}
              - {id: b, name: 水质合格率, bands: {优: 不低于98%, 良: 不低于95%, 差: 低于95%}}
            """,
        ),
    ),
    check_region=check_region,
)
