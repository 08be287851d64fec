"""One rule file of a site. In: its text. Out: a `Rule`, or findings at the places of what is wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from perfcli.diagnostics import Diagnostic, Kind, Severity, Text, diagnose
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.lint.site import kinds, words
from perfcli.lint.site.condition import Asked, Condition
from perfcli.lint.site.condition_reader import ConditionReader
from perfcli.lint.site.values import text_of
from perfcli.syntax.reader import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Argument
    from perfcli.lint.rule import FileCheck
    from perfcli.lint.subject import Subject
    from perfcli.syntax.tree import Data, KeyPath, Tree

_Value = TypeVar("_Value")
_CODE = re.compile("PF9[0-9]{2}")
_NAME = re.compile("[a-z][a-z0-9-]{2,39}")
_SLOT = re.compile(r"\{(\w+)\}")
FIRST, LAST = 2000, 2100
MAX_SAMPLES = 20
_NEEDED = {
    "code": Text("PF900 至 PF999", "PF900 to PF999"),
    "message": Text("查出来时说的话，可用 {name}", "what is said when it is found; {name} may stand in it"),
    "where": Text("、".join(words.WHERE.values()), ", ".join(words.WHERE)),
    "must": Text("应当成立的条件", "the condition that must hold"),
    "bad": Text("查得出问题的样例", "a sample that must be found fault with"),
    "good": Text("没有问题的样例", "a sample that must not"),
}
_ALWAYS = ("name", "number")


class Loaded(NamedTuple):
    """One rule file: its rule if it holds, and what is wrong with it."""

    path: str
    rule: Rule | None
    diagnostics: tuple[Diagnostic, ...]
    tree: Tree


def is_rule(tree: Tree) -> bool:
    """Whether a document is a rule of a site's own."""
    return isinstance(tree.data, dict) and any(isinstance(tree.data.get(root), dict) for root in words.ROOTS)


def read_rule(text: str, path: str) -> Loaded:
    """The rule of one file."""
    tree = read_tree(text, path)
    if not tree.readable or tree.problems:
        return Loaded(path, None, tree.problems, tree)
    reader = _RuleReader(tree)
    rule = reader.rule()
    return Loaded(path, None if reader.problems else rule, tuple(reader.problems), tree)


class _RuleReader(ConditionReader):
    """Reads the head of a rule file, and its conditions."""

    def rule(self) -> Rule | None:
        """The rule; None when something is wrong."""
        root = self.root()
        entries = self.keys(root, words.HEAD, tuple(words.HEAD)) if root else {}
        if not root or not isinstance(self.tree.value(root), dict):
            return None
        missing = [key for key in _NEEDED if key not in entries]
        for key in missing:
            place = self.tree.key_span(root)
            self.problems.append(
                diagnose(kinds.MISSING_KEY, place, key=self.shown(root, key), meaning=_NEEDED[key])
            )
        return None if missing else self.made(entries)

    def shown(self, root: KeyPath, key: str) -> str:
        """A key in the language of the file."""
        return words.HEAD[key] if root == (words.ROOTS[1],) else key

    def root(self) -> KeyPath:
        """The place of the rule; the only other key of the file is its format version."""
        data = self.tree.data if isinstance(self.tree.data, dict) else {}
        for key in data:
            if key not in (*words.ROOTS, "perfcli", "格式版本"):
                self.unknown((key,), key, {"rule": "自定规则", "perfcli": "格式版本"}, ("perfcli", "rule"))
        found = next((root for root in words.ROOTS if root in data), "")
        if not found:
            place = self.tree.span()
            self.problems.append(
                diagnose(kinds.MISSING_KEY, place, key="rule", meaning=Text("一条规则", "one rule"))
            )
        return (found,) if found else ()

    def made(self, entries: dict[str, tuple[KeyPath, Data]]) -> Rule:
        """The rule, from its entries; what is wrong is kept beside it."""
        code = self.matching("code", entries, _CODE, _NEEDED["code"])
        slug = Text("小写字母、数字、连字符，3 至 40 个", "3 to 40 lower-case letters, digits and hyphens")
        name = self.matching("name", entries, _NAME, slug) if "name" in entries else code.lower()
        severity = self.chosen("severity", entries, words.LEVELS, Severity.WARNING)
        audience = self.chosen("audience", entries, words.READERS, Audience.BUREAU)
        nodes = self.nodes(*entries["where"])
        made = [(kind, self.of_kind(entries, kind)) for kind in nodes]
        check = _check([(kind, when, must) for kind, (when, must) in made if must is not None], self.fields)
        slots = (*_ALWAYS, *sorted(self.fields))
        kind = Kind(
            code, name, severity, self.words("message", entries, slots), self.words("hint", entries, slots)
        )
        return Rule(
            kind,
            self.words("why", entries, ()),
            self.words("source", entries, ()),
            audience,
            self.samples(entries, "good")[0],
            self.samples(entries, "bad"),
            check=check,
            since=self.since(entries),
        )

    def of_kind(
        self, entries: dict[str, tuple[KeyPath, Data]], kind: str
    ) -> tuple[Condition | None, Condition | None]:
        """When the rule asks a kind of node, and what must hold."""
        when = self.read(entries["when"][0], kind) if "when" in entries else None
        return when, self.read(entries["must"][0], kind)

    def matching(
        self, key: str, entries: dict[str, tuple[KeyPath, Data]], form: re.Pattern[str], expected: Text
    ) -> str:
        where, data = entries[key]
        if isinstance(data, str) and form.fullmatch(data):
            return data
        self.wrong(where, data, expected)
        return "PF900"

    def chosen(
        self, key: str, entries: dict[str, tuple[KeyPath, Data]], table: dict[str, _Value], usual: _Value
    ) -> _Value:
        """A fixed value by its word."""
        if key not in entries:
            return usual
        where, data = entries[key]
        if isinstance(data, str) and data in table:
            return table[data]
        known = ", ".join(table)
        self.wrong(where, data, Text(f"可选：{known}", f"one of: {known}"))
        return usual

    def nodes(self, where: KeyPath, data: Data) -> tuple[str, ...]:
        """The kinds of nodes that the rule asks."""
        given = [data] if isinstance(data, str) else data if isinstance(data, list) else []
        found = tuple(words.english(one, words.WHERE) for one in given if isinstance(one, str))
        if found and len(found) == len(given) and all(one in words.WHERE for one in found):
            return tuple(dict.fromkeys(found))
        self.wrong(where, data, Text(f"可选：{_NEEDED['where'].zh}", f"one of: {_NEEDED['where'].en}"))
        return ()

    def since(self, entries: dict[str, tuple[KeyPath, Data]]) -> int:
        """The rule set that the rule came in."""
        usual = Rule._field_defaults["since"]
        if "since" not in entries:
            return int(usual)
        where, data = entries["since"]
        if isinstance(data, str) and data.isdecimal() and FIRST <= int(data) <= LAST:
            return int(data)
        self.wrong(where, data, Text("写年份，如 2026", "write a year, such as 2026"))
        return int(usual)

    def words(self, key: str, entries: dict[str, tuple[KeyPath, Data]], slots: tuple[str, ...]) -> Text:
        """A sentence: one text for both languages, or one of each."""
        if key not in entries:
            return (
                Text("按本地规定改正", "mend it by the local rule")
                if key == "hint"
                else Text("本地规定", "a local rule")
            )
        where, data = entries[key]
        if isinstance(data, dict):
            both = self.keys(where, {"zh": "中文", "en": "英文"}, ("zh", "en"))
            texts = {lang: self.sentence(*one, slots) for lang, one in both.items()}
            either = next(iter(texts.values()), "")
            return Text(texts.get("zh", either), texts.get("en", either))
        said = self.sentence(where, data, slots)
        return Text(said, said)

    def sentence(self, where: KeyPath, data: Data, slots: tuple[str, ...]) -> str:
        """A template whose slots are known; other braces mean themselves."""
        if not isinstance(data, str) or not data.strip():
            self.wrong(where, data, Text("写一句话", "write a sentence"))
            return ""
        parts = _SLOT.split(data)
        for slot in parts[1::2]:
            if slots and words.field_of(slot) not in slots:
                known = " ".join(f"{{{one}}}" for one in slots)
                self.wrong(
                    where, f"{{{slot}}}", Text(f"句子里可用：{known}", f"a sentence may hold: {known}")
                )
        if not slots:
            return data
        return "".join(
            f"{{{words.field_of(part)}}}" if nth % 2 else part.replace("{", "{{").replace("}", "}}")
            for nth, part in enumerate(parts)
        )

    def samples(self, entries: dict[str, tuple[KeyPath, Data]], key: str) -> tuple[Sample, ...]:
        """One sample or several, as texts."""
        where, data = entries[key]
        given = [data] if isinstance(data, str) else data if isinstance(data, list) else []
        texts = [one for one in given if isinstance(one, str) and one.strip()]
        if not texts or len(texts) != len(given) or len(texts) > MAX_SAMPLES:
            self.wrong(
                where, data, Text("写一段样例，用 | 开头", "write a sample as a block that begins with |")
            )
            return (Sample(""),)
        return tuple(Sample(one) for one in texts)


def _check(asked: list[tuple[str, Condition | None, Condition]], fields: set[str]) -> FileCheck:
    """The check of a rule: every node of a kind that it is for and that does not keep to it."""

    def check(subject: Subject) -> Iterator[Finding]:
        for kind, when, must in asked:
            for at, node in enumerate(subject.outline.nodes):
                if node.kind != kind and not (kind == "file" and not node.where):
                    continue
                one = Asked(at, subject.outline)
                if (when is None or when(one)) and not must(one):
                    said: dict[str, Argument] = {name: text_of(node, name) for name in sorted(fields)}
                    said |= {"name": node.name, "number": node.number}
                    yield Finding(node.where or ("department",), said)

    return check
