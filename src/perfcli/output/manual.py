"""The manual page of a code, and the list of all codes: the same Markdown for the terminal and for `docs/rules`.

In: a kind of finding, and its rule where a rule finds it. Out: text. What the tool says of the bad sample is computed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Text
from perfcli.lint.rule import Audience
from perfcli.lint.sample import files_of, findings_of
from perfcli.output.formats import render
from perfcli.output.page import Page, Sources
from perfcli.output.words import SEVERITY, blanked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfcli.diagnostics import Kind
    from perfcli.lint.rule import Rule, Sample

AUDIENCE = {
    Audience.DEPARTMENT: Text("部门填报人", "the department's clerk"),
    Audience.BUREAU: Text("财政审核人", "the reviewer in the finance bureau"),
    Audience.AUDITOR: Text("审计和人大", "the auditor and the people's congress"),
}
HUNDREDS = {
    "0": Text("文字、文件和命令", "text, files and commands"),
    "1": Text("结构", "structure"),
    "2": Text("评价标准", "scales and bands"),
    "3": Text("预算", "budget"),
    "4": Text("指标和措辞", "indicators and wording"),
    "5": Text("年度之间、台账", "year on year, the ledger"),
    "6": Text("完成值表", "tables of actuals"),
    "7": Text("评分和方案", "scoring and profiles"),
    "8": Text("公开", "disclosure"),
    "9": Text("本地自定", "a site's own"),
}
"""What the first digit of a code says: codes follow the path of the data."""

FIRST_RULE_SET = 2026
_SINCE = Text("{year} 年规则起", "since rule set {year}")
_SAID = Text("说什么", "It says")
_DO = Text("怎么改", "What to do")
_WHY = Text("为什么", "Why")
_SOURCE = Text("依据", "Source")
_BAD = Text("不好的写法", "Bad")
_ANSWER = Text("perfcli 的回答", "What perfcli says")
_GOOD = Text("好的写法（没有这类问题）", "Good (nothing is found)")
_WAIVE = Text(
    "确有理由不改时，在那一行末尾写：`# perfcli: ignore[{code}] reason=原因`",
    "To keep it for a good reason, write at the end of the line: `# perfcli: ignore[{code}] reason=why`",
)


def page(kind: Kind, scope: Text, rule: Rule | None, lang: str) -> str:
    """The page of one code as Markdown."""
    facts = [SEVERITY[kind.severity].of(lang), scope.of(lang)]
    if rule is not None:
        facts.append(AUDIENCE[rule.audience].of(lang))
        if rule.since > FIRST_RULE_SET:
            facts.append(_SINCE.of(lang).format(year=rule.since))
    lines = [
        f"# {kind.code} {kind.name}",
        "",
        " · ".join(facts),
        "",
        f"- {_label(_SAID, lang)}{blanked(kind.message, lang)}",
        f"- {_label(_DO, lang)}{blanked(kind.hint, lang)}",
    ]
    return "\n".join(lines + (_reasons(rule, lang) if rule is not None else [])) + "\n"


def _reasons(rule: Rule, lang: str) -> list[str]:
    """Why the rule exists, and its samples."""
    return [
        "",
        f"## {_WHY.of(lang)}",
        "",
        rule.why.of(lang),
        "",
        f"{_label(_SOURCE, lang)}{rule.source.of(lang)}",
        "",
        f"## {_BAD.of(lang)}",
        "",
        *_fenced(rule.bad[0]),
        "",
        _label(_ANSWER, lang).strip(),
        "",
        "```text",
        answer(rule, rule.bad[0], lang),
        "```",
        "",
        _WAIVE.of(lang).format(code=rule.code),
        "",
        f"## {_GOOD.of(lang)}",
        "",
        *_fenced(rule.good),
    ]


def _label(text: Text, lang: str) -> str:
    return f"{text.zh}：" if lang == "zh" else f"{text.en}: "


def answer(rule: Rule, sample: Sample, lang: str) -> str:
    """What the tool says of a sample, as `validate` prints it, without the closing count."""
    sources = Sources(given={name: text.encode() for name, text in files_of(sample).items()})
    text = render("full", Page(tuple(findings_of(rule, sample)), 0, lang, sources=sources))
    return text.rstrip("\n").rpartition("\n\n")[0]


def _fenced(sample: Sample) -> list[str]:
    """The files of a sample, whole, so that the lines of the answer are theirs; an added region is left out."""
    lines: list[str] = []
    for name, text in sorted(files_of(sample).items()):
        if name == "region.yaml" and "# file: region.yaml" not in sample.text:
            continue
        lines += ["", f"`{name}`", "", "```yaml", text.rstrip("\n"), "```"]
    return lines[1:]


def listing(kinds: Iterable[tuple[Kind, Text]], lang: str) -> str:
    """All codes, a line each, under what their hundreds mean."""
    lines: list[str] = []
    hundred = ""
    for kind, scope in kinds:
        if kind.code[2] != hundred:
            hundred = kind.code[2]
            lines += ["", f"PF{hundred}xx {HUNDREDS[hundred].of(lang)}"]
        severity = SEVERITY[kind.severity].of(lang)
        lines.append(f"  {kind.code} {severity} [{scope.of(lang)}] {blanked(kind.message, lang)}")
    return "\n".join(lines[1:]) + "\n"
