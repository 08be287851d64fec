"""The settings that hold and where each comes from, and the rules whose level they change.

In: settings, what the command line asks. Out: text, or JSON.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from perfcli.diagnostics import Severity
from perfcli.files import relative
from perfcli.loading.setting_keys import OFF, SETTINGS
from perfcli.output.words import one_line
from perfcli.work.scope import Scope
from perfcli.work.site import site_of

if TYPE_CHECKING:
    from perfcli.loading.settings import Settings
    from perfcli.work.scope import Asked

COMMAND_LINE = "command line"
DEFAULT = "default"
_WORDS = {COMMAND_LINE: "命令行", DEFAULT: "默认"}


def as_data(settings: Settings, asked: Asked) -> dict[str, Any]:
    """Everything that holds, as plain data."""
    origins = {key: relative(file) for key, file in settings.origins}
    found = {}
    for key in SETTINGS:
        name = key.replace("-", "_")
        value, origin = getattr(settings, name), origins.get(key, DEFAULT)
        if typed := getattr(asked, name, None):
            origin = COMMAND_LINE
            value = (dict(value) | dict(typed)).items() if key == "severity" else typed
        found[key] = {"value": _plain(key, value), "from": origin}
    return {
        "format": "perfcli-settings/1",
        "file": relative(settings.file) if settings.file else "",
        "settings": found,
        "rules": _changed(settings, asked),
    }


def _changed(settings: Settings, asked: Asked) -> dict[str, str]:
    """The rules whose level is not their own, where no table of paths says more."""
    scope = Scope(settings, asked, site_of(settings).rules)
    levels = ((rule, scope.base(rule)) for rule in scope.rules)
    return {
        rule.code: level.label if level else OFF for rule, level in levels if level is not rule.kind.severity
    }


def _plain(key: str, value: Any) -> Any:  # noqa: ANN401 - a setting's value
    """A value as JSON has it."""
    if isinstance(value, Severity):
        return value.label
    if key == "severity":
        return {code: level.label if level else OFF for code, level in value}
    if key == "paths":
        return [_path(one._asdict()) for one in value]
    if key == "exports":
        return {name: dict(one._asdict()) for name, one in value}
    return list(value) if isinstance(value, tuple) else value


def _path(entry: dict[str, Any]) -> dict[str, Any]:
    shown = {key: _plain(key, value) for key, value in entry.items() if value}
    return shown | ({"base": relative(entry["base"])} if entry["base"] else {})


def as_json(settings: Settings, asked: Asked) -> str:
    """For programs."""
    return json.dumps(as_data(settings, asked), ensure_ascii=False, indent=2) + "\n"


def as_text(settings: Settings, asked: Asked, lang: str) -> str:
    """For people: a line a setting, and below them the rules that it changes."""
    data = as_data(settings, asked)
    lines = []
    for key, one in data["settings"].items():
        origin = _WORDS.get(one["from"], one["from"]) if lang == "zh" else one["from"]
        lines.append(one_line(f"{key} = {json.dumps(one['value'], ensure_ascii=False)}  # {origin}"))
    if data["rules"]:
        lines += ["", "级别有变的规则：" if lang == "zh" else "rules at another level:"]
        lines += [f"  {code} {level}" for code, level in data["rules"].items()]
    return "\n".join(lines) + "\n"
