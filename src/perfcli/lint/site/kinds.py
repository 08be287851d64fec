"""The coded faults of a site's own rule files (PF163-PF168)."""

from __future__ import annotations

from perfcli.diagnostics import Kind, Severity, Text

E = Severity.ERROR

UNKNOWN_KEY = Kind(
    "PF163",
    "site-rule-unknown-key",
    E,
    Text("自定规则里没有“{key}”这个键{suggestion}", "a rule of one's own has no key {key!r}{suggestion}"),
    Text("这里可用的键：{allowed}", "keys that may stand here: {allowed}"),
)
MISSING_KEY = Kind(
    "PF164",
    "site-rule-missing-key",
    E,
    Text("自定规则缺少“{key}”", "a rule of one's own without {key!r}"),
    Text("请补上 {key}：{meaning}", "add {key}: {meaning}"),
)
BAD_VALUE = Kind(
    "PF165",
    "site-rule-bad-value",
    E,
    Text("自定规则的“{key}”不能是“{found}”", "{key!r} of a rule of one's own cannot be {found!r}"),
    Text("{expected}", "{expected}"),
)
BAD_PATTERN = Kind(
    "PF166",
    "site-rule-pattern",
    E,
    Text("写法“{found}”读不出来：{reason}", "the pattern {found!r} cannot be read: {reason}"),
    Text(
        "可用：文字、.、[…]、\\d \\s \\w、(…)、|、*、+、?、{{2,5}}、^、$；要原样的符号前面加 \\",
        "taken are: letters . […] \\d \\s \\w (…) | * + ? {{2,5}} ^ $; put \\ before a sign that means itself",
    ),
)
TAKEN = Kind(
    "PF167",
    "site-rule-taken",
    E,
    Text("“{found}”已经是另一条规则的（{other}）", "{found!r} is another rule's already ({other})"),
    Text(
        "自定规则用没有用过的 PF900 至 PF999，名称也不能重复",
        "give it a code from PF900 to PF999 and a name that no other rule has",
    ),
)
SAMPLE = Kind(
    "PF168",
    "site-rule-sample",
    E,
    Text("{code} 的{which}不成立：{reason}", "{which} of {code} does not hold: {reason}"),
    Text(
        "坏例至少要查出一条，好例一条也不能有；改样例，或改“应当”和“前提”",
        "the bad sample must be found fault with, the good one must not: mend the sample, or `must` and `when`",
    ),
)

KINDS = tuple(value for value in dict(globals()).values() if isinstance(value, Kind))
"""Every kind of this module, in order of its code."""
