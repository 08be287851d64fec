"""At which level each code counts in each file: settings, tables of paths, rule sets, then what was asked for in this run.

In: settings, what the command line asks, the site's own rules. Out: a `Scope` that answers `level(code, path, usual)`, and
findings on what cannot be meant. Later says over earlier: `[severity]` (the more exact entry), `[[paths]]` in order, the
command line. Faults of a file itself are never off and never lowered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Diagnostic, Severity, diagnose
from perfcli.lint.rules import all_rules
from perfcli.loading.setting_keys import LATEST, Levels, PathScope
from perfcli.work import selectors
from perfcli.work.patterns import fits
from perfcli.work.scope_kinds import KEPT_FAULT, RULE_SET, UNMATCHED_PATTERN
from perfcli.work.settings_place import place_in
from perfcli.work.waive import FAULTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfcli.lint.rule import Rule
    from perfcli.loading.settings import Settings


class Asked(NamedTuple):
    """What the command line asks over the settings."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Levels = ()
    rules: str = ""


class Layer(NamedTuple):
    """One layer of choices, its words read: beginnings of codes."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Levels = ()
    pin: str = ""

    def said(self, code: str) -> tuple[str, Severity | None]:
        """The most exact entry of `severity` for a code, empty when there is none, and its level."""
        entry = max((one for one, _ in self.severity if code.startswith(one)), key=len, default="")
        return entry, dict(self.severity).get(entry)


class Scope:
    """The levels of a run."""

    def __init__(self, settings: Settings, asked: Asked | None = None, site: Sequence[Rule] = ()) -> None:
        """`site` holds the site's own rules."""
        self.asked = asked or Asked()
        self.rules = (*all_rules(), *site)
        self._names = {rule.kind.name: rule.code for rule in site}
        self.settings = settings
        self._problems: list[Diagnostic] = []
        own, self.paths = settings, settings.paths
        self._own = self._layer(own.select, own.ignore, own.severity, own.rules, own.file, "perfcli.toml")
        self._layers = [self._of_path(one) for one in settings.paths]
        ask = self.asked
        self._ask = self._layer(
            ask.select, ask.ignore, ask.severity, ask.rules, "", "--select/--ignore/--severity"
        )
        self._known = {rule.code: rule for rule in self.rules}
        self._years = sorted({rule.since for rule in self.rules})
        self._problems += self._of_rule_sets()
        self._matched: dict[str, tuple[int, ...]] = {}
        self._levels: dict[tuple[str, tuple[int, ...], Severity], Severity | None] = {}

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """What cannot be meant: words that are no rule stop a run, the rest are warnings."""
        return tuple(self._problems)

    @property
    def plain(self) -> bool:
        """Whether every file has the same levels."""
        return not self._layers

    def level(self, code: str, path: str, usual: Severity) -> Severity | None:
        """The level of a code in a file; None when it is off there."""
        matched = self._entries(path)
        key = (code, matched, usual)
        if key not in self._levels:
            self._levels[key] = self._level(code, matched, usual)
        return self._levels[key]

    def levelled(self, found: Diagnostic) -> Diagnostic | None:
        """A finding at its level; None when it is off."""
        level = self.level(found.code, found.span.path, found.severity)
        if level is None or level is found.severity:
            return found if level else None
        return found._replace(severity=level)

    def asked_for(self, path: str) -> frozenset[str]:
        """The codes of the rules that are on in a file."""
        return frozenset(rule.code for rule in self.rules if self.level(rule.code, path, rule.kind.severity))

    def wanted(self) -> frozenset[str]:
        """The codes of the rules that are on in any file."""
        return frozenset(rule.code for rule in self.rules if any(self._ever(rule)))

    def ever(self, level: Severity) -> frozenset[str]:
        """The codes of the rules that have a level in any file."""
        return frozenset(rule.code for rule in self.rules if level in self._ever(rule))

    def _ever(self, rule: Rule) -> list[Severity | None]:
        """The levels of a rule where no table of paths fits, and where each of them fits."""
        some = ((), *((nth,) for nth in range(len(self._layers))))
        return [self._level(rule.code, one, rule.kind.severity) for one in some]

    def base(self, rule: Rule) -> Severity | None:
        """The level of a rule where no table of paths fits."""
        return self._level(rule.code, (), rule.kind.severity)

    def newer(self) -> tuple[str, ...]:
        """The rules that are off because they came after the rule set that is pinned."""
        pin = self._pin(())
        return tuple(
            rule.code for rule in self.rules if pin and rule.since > pin and not self._by_name(rule.code)
        )

    def pinned(self) -> int:
        """The rule set that holds where no table of paths says another; 0 for the latest."""
        return self._pin(())

    def unmatched(self, files: Iterable[str]) -> list[Diagnostic]:
        """Patterns that fit none of the files of a whole workspace."""
        left = {pattern: entry for entry in self.paths for pattern in entry.match}
        for path in files:
            for pattern in [one for one, entry in left.items() if fits(path, (one,), entry.base)]:
                del left[pattern]
            if not left:
                break
        file = self.settings.file
        return [diagnose(UNMATCHED_PATTERN, place_in(file, one), found=one) for one in left]

    def _level(self, code: str, matched: tuple[int, ...], usual: Severity) -> Severity | None:
        rule = self._known.get(code)
        pin = self._pin(matched)
        start = rule.severity_in(pin) if rule is not None and usual is rule.kind.severity else usual
        layers = [self._own, *(self._layers[nth] for nth in matched)]
        level: Severity | None = None if rule is not None and pin and rule.since > pin else start
        for nth, layer in enumerate(layers):
            level = _through(layer, code, start, level, fresh=nth > 0)
        level = _through(self._ask, code, start, level, fresh=True)
        return max(level or start, start) if code in FAULTS else level

    def _by_name(self, code: str) -> bool:
        """Whether this run asks for a code itself."""
        return code in self._ask.select

    def _pin(self, matched: tuple[int, ...]) -> int:
        """The year of the rule set that holds in files that these tables fit; 0 for the latest."""
        pins = [self._own.pin, *(self._layers[nth].pin for nth in matched), self._ask.pin]
        last = next((pin for pin in reversed(pins) if pin), LATEST)
        return 0 if last == LATEST else max(int(last), self._years[0])

    def _entries(self, path: str) -> tuple[int, ...]:
        if not self.paths:
            return ()
        if path not in self._matched:
            fit = (nth for nth, one in enumerate(self.paths) if fits(path, one.match, one.base))
            self._matched[path] = tuple(fit)
        return self._matched[path]

    def _of_path(self, entry: PathScope) -> Layer:
        file = self.settings.file
        return self._layer(entry.select, entry.ignore, entry.severity, entry.rules, file, "[[paths]]")

    def _layer(
        self,
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        severity: Levels,
        pin: str,
        file: str,
        where: str,
    ) -> Layer:
        """A layer with its words read, and findings on those that mean nothing or cannot be had."""
        chosen, left = selectors.read(select, self._names), selectors.read(ignore, self._names)
        levels: dict[str, Severity | None] = {}
        wrong = [*chosen.unknown, *left.unknown]
        for word, level in severity:
            one = selectors.read((word,), self._names)
            wrong += one.unknown
            levels |= dict.fromkeys(one.codes, level)
        for word in dict.fromkeys(wrong):
            self._problems += selectors.unknown((word,), where, place_in(file, word), self._names)
        low = [code for code, level in levels.items() if level is not Severity.ERROR]
        for code in dict.fromkeys((*left.codes, *low)):
            if selectors.faults_only(code):
                self._problems.append(diagnose(KEPT_FAULT, place_in(file, code), found=code, where=where))
        return Layer(chosen.codes, left.codes, tuple(levels.items()), pin)

    def _of_rule_sets(self) -> Iterable[Diagnostic]:
        """Rule sets that this program does not have."""
        first, last = self._years[0], self._years[-1]
        for layer, file in (
            (self._own, self.settings.file),
            *((one, self.settings.file) for one in self._layers),
            (self._ask, ""),
        ):
            if layer.pin not in ("", LATEST) and not first <= int(layer.pin) <= last:
                used = first if int(layer.pin) < first else last
                known = ", ".join([*map(str, self._years), LATEST])
                yield diagnose(RULE_SET, place_in(file, layer.pin), found=layer.pin, used=used, known=known)


def _through(
    layer: Layer, code: str, usual: Severity, level: Severity | None, *, fresh: bool
) -> Severity | None:
    """A level after one more layer.

    A `fresh` one switches on again what an earlier one left off, but only by a whole code: the beginning of codes narrows a
    choice and never lets a rule in that is newer than the rule set.
    """
    if layer.select:
        on = code.startswith(layer.select)
        level = (level or usual if fresh and code in layer.select else level) if on else None
    if layer.ignore and code.startswith(layer.ignore):
        level = None
    said, own = layer.said(code)
    if not said:
        return level
    return own if level is not None or (fresh and said == code) else None
