"""Which kind of document a file is, told by its root keys: a region, a department's targets or a profile.

In: a tree with English keys. Out: `region`, `department`, `profile`, or nothing and a finding that says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Diagnostic, Span, Text, diagnose
from perfcli.loading import kinds
from perfcli.loading.keys import shown
from perfcli.model.terms import KEYS

if TYPE_CHECKING:
    from perfcli.syntax.tree import Tree

ROOTS = ("region", "department", "profile")
SITE_RULE = ("rule", "自定规则")
"""The root of a site's own rule, which `lint.site` reads from its own folder."""


def root_kind(tree: Tree, problems: list[Diagnostic], lang: str) -> str:
    """The kind of a document; empty when it is none or two."""
    data = tree.data
    if not isinstance(data, dict):
        problems.extend(_no_mapping(tree))
        return ""
    # A region names its profile by a text; only a mapping is a profile of its own.
    found = [key for key in data if key in ROOTS and (key != "profile" or isinstance(data[key], dict))]
    if len(found) > 1:
        first, second = shown(found[0], lang), shown(found[1], lang)
        place = tree.key_span((found[1],))
        problems.append(diagnose(kinds.TWO_DOCUMENTS, place, first=first, second=second))
        return ""
    if not found and "profile" in data:
        return "profile"
    if not found:
        problems.append(_unknown(tree, list(data), lang))
    return found[0] if found else ""


def _no_mapping(tree: Tree) -> list[Diagnostic]:
    """A text or a list at the root: slips of the pen that made it so, if there are any."""
    from perfcli.syntax.slips import slips  # noqa: PLC0415 - files that hold need no explanation

    none = Text("", "")
    return slips(tree.text, tree.path) or [diagnose(kinds.UNKNOWN_DOCUMENT, Span(tree.path), suggestion=none)]


def _unknown(tree: Tree, keys: list[str], lang: str) -> Diagnostic:
    """No root key that is known, with the likeliest one that is meant."""
    import difflib  # noqa: PLC0415 - files that hold need no explanation

    if any(isinstance(tree.value((key,)), dict) for key in SITE_RULE if key in keys):
        said = Text(
            "；自定规则要放进设置文件旁边的 rules 文件夹（设置项 site-rules）",
            "; a rule of one's own belongs into the folder rules beside the settings file (setting site-rules)",
        )
        return diagnose(kinds.UNKNOWN_DOCUMENT, Span(tree.path), suggestion=said)
    roots = [shown(root, lang) for root in ROOTS]
    close = 0.5 if lang == "zh" else 0.7  # in a word of two characters one slip is half of it
    for key in keys:
        if key not in KEYS and (near := difflib.get_close_matches(key[:100], roots, n=1, cutoff=close)):
            said = Text(f"；“{key}”是不是“{near[0]}”？", f"; did you mean {near[0]!r} by {key!r}?")
            return diagnose(kinds.UNKNOWN_DOCUMENT, tree.key_span((key,)), suggestion=said)
    return diagnose(kinds.UNKNOWN_DOCUMENT, Span(tree.path), suggestion=Text("", ""))
