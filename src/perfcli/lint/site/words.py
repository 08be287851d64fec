"""The words of a site's own rule files, English and Chinese: a table of their own, because 规则 and 计分办法 are both `rule`.

In: a word of either language. Out: the English one. A file may use either; keys of one level should keep to one.
"""

from __future__ import annotations

from perfcli.diagnostics import Severity
from perfcli.lint.rule import Audience
from perfcli.model.terms import ENGLISH

ROOTS = ("rule", "自定规则")
HEAD = {
    "code": "编码", "name": "名称", "severity": "级别", "since": "规则年度", "message": "说法", "hint": "怎么改",
    "why": "为什么", "source": "依据", "audience": "给谁看", "where": "查什么", "when": "前提", "must": "应当",
    "bad": "坏例", "good": "好例",
}  # fmt: skip
CONDITION = {
    "all": "都要", "any": "有一即可", "not": "不得", "field": "栏目", "equals": "等于", "one_of": "属于",
    "contains": "含有", "matches": "合乎写法", "missing": "没有填", "longer_than": "字数超过",
    "above": "大于", "below": "小于", "at_least": "不少于", "at_most": "不多于", "count": "计数", "having": "其中",
}  # fmt: skip
WHERE = {
    "indicator": "指标", "activity": "活动", "project": "项目", "duty": "职责", "department": "部门", "file": "文件",
}  # fmt: skip
COUNTED = {"indicators": "indicator", "activities": "activity", "projects": "project", "duties": "duty"}
"""What can be counted below a node, and the kind of node that it is."""
LEVELS = {
    "error": Severity.ERROR, "warning": Severity.WARNING, "remark": Severity.REMARK,
    "错误": Severity.ERROR, "警告": Severity.WARNING, "提示": Severity.REMARK,
}  # fmt: skip
READERS = {
    "department": Audience.DEPARTMENT, "bureau": Audience.BUREAU, "auditor": Audience.AUDITOR,
    "部门": Audience.DEPARTMENT, "财政": Audience.BUREAU, "审计": Audience.AUDITOR,
}  # fmt: skip
YES = {"yes": True, "no": False, "是": True, "否": False, "true": True, "false": False}

_WORK = ("id", "name", "budget", "content", "goals", "note")
_TOP = ("name", "year", "status", "source", "budget", "objectives", "note")
FIELDS = {
    "indicator": (
        "id", "name", "target", "weight", "unit", "direction", "kind", "level1", "level2", "formula", "source",
        "baseline", "core", "scale", "note",
    ),
    "activity": _WORK, "duty": _WORK, "project": (*_WORK, "code", "category"), "department": _TOP, "file": _TOP,
}  # fmt: skip
"""What can be asked of each kind of node."""
NUMBERS = frozenset(("budget", "weight", "year"))
"""Fields that are compared as numbers."""


def english(word: str, table: dict[str, str]) -> str:
    """A key of a rule file in English; as it is when it is none."""
    return word if word in table else next((key for key, zh in table.items() if zh == word), word)


def field_of(word: str) -> str:
    """The name of a field, written as in target files of either language."""
    return ENGLISH.get(word, word)
