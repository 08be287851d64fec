"""The coded faults of YAML text, PF001-PF009."""

from __future__ import annotations

from perfcli.diagnostics import Kind, Severity, Text

MAX_PROBLEMS = 100
"""A file with more faults than this is not a target file; the rest would only hide the first ones."""

NOT_YAML = Kind(
    "PF001",
    "not-yaml",
    Severity.ERROR,
    Text("文件不是合格的 YAML：{problem}", "the file is not well-formed YAML: {problem}"),
    Text(
        "请对照上一行检查缩进、冒号后的空格、引号和括号是否成对",
        "compare indentation, the space after a colon, quotes and brackets with the line above",
    ),
)
DUPLICATE_KEY = Kind(
    "PF002",
    "duplicate-key",
    Severity.ERROR,
    Text(
        "同一层里“{key}”写了两次（第 {first} 行已有）",
        "the key {key!r} stands twice in one mapping (first on line {first})",
    ),
    Text(
        "保留一处；若是两项内容，请用列表分开写",
        "keep one of them; if they are two things, write them as two list items",
    ),
)
REFUSED = Kind(
    "PF003",
    "refused-syntax",
    Severity.ERROR,
    Text("目标文件不使用{what}：“{found}”", "target files do not use {what}: {found!r}"),
    Text(
        "请直接写出文字；文字以 & * ! % @ 开头时用引号括起来",
        "write the text out; put text that starts with & * ! % @ in quotes",
    ),
)
TOO_DEEP = Kind(
    "PF004",
    "too-deep",
    Severity.ERROR,
    Text("嵌套超过 {limit} 层", "nested more than {limit} levels deep"),
    Text(
        "目标文件最多十来层，请检查括号或缩进",
        "a target file has about ten levels; check brackets and indentation",
    ),
)
BAD_CHARACTER = Kind(
    "PF005",
    "bad-character",
    Severity.ERROR,
    Text("有看不见的或不允许的字符 {code}（{what}）", "an invisible or forbidden character {code} ({what})"),
    Text(
        "请删去这个字符；它多半是从网页或 Word 粘贴带来的",
        "delete the character; it usually comes with text pasted from a web page or Word",
    ),
)
TAB = Kind(
    "PF006",
    "tab",
    Severity.ERROR,
    Text("有制表符（Tab）", "a tab character"),
    Text("请改用空格，每层缩进两个空格", "use spaces instead, two for each level"),
)
UNQUOTED = Kind(
    "PF007",
    "unquoted-sign",
    Severity.ERROR,
    Text("以“{sign}”开头的文字没有加引号：{found}", "text that begins with {sign!r} is not quoted: {found}"),
    Text('请写成 "{found}"，或改用 ≥ ≤ ＞ ＜', 'write "{found}", or use ≥ ≤ ＞ ＜'),
)
BAD_COLON = Kind(
    "PF008",
    "bad-colon",
    Severity.ERROR,
    Text("“{key}”后面{what}", "{what} {key!r}"),
    Text("请写半角冒号加一个空格：{key}: ", "type a half-width colon and a space: `{key}: `"),
)
EMPTY = Kind(
    "PF009",
    "empty-file",
    Severity.ERROR,
    Text("文件里没有内容", "the file has no content"),
    Text(
        "写一个部门的目标，或删去这个文件；样例见 perfcli init",
        "write a department's targets or delete the file; see `perfcli init` for a sample",
    ),
)

KINDS = (NOT_YAML, DUPLICATE_KEY, REFUSED, TOO_DEEP, BAD_CHARACTER, TAB, UNQUOTED, BAD_COLON, EMPTY)
