"""Whether a check code on a printed page belongs to these files.

In: a code as typed from paper, targets, score files. Out: `Found`: what bears that code. Codes of scores are eight digits of the
receipt (`9D45-A053`); those of forms are twelve letters of what the targets say (`7KQ2-M9XF-4RTB`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Text
from perfcli.report.checkcode import check_code
from perfcli.work.public import for_public
from perfcli.work.report import in_register_order
from perfcli.work.score import JSON_NAME
from perfcli.work.verify import read_receipt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from perfcli.loading.outline import Outline
    from perfcli.work.targets import Targets
    from perfcli.work.verify import Receipt

_SCORES = re.compile(r"[0-9A-F]{8}")
_FORMS = re.compile(r"[0-9A-HJKMNP-TV-Z]{12}")
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
MAX_FILES = 500
"""Score files of a workspace that are looked into."""


class Found(NamedTuple):
    """A page or file that bears the code."""

    path: str
    what: Text


def code_in(text: str) -> str:
    """A code as typed: in capitals, without hyphens and blanks, misread letters mended; empty where it is none."""
    plain = re.sub(r"[\s\-—–－_]", "", text).upper()
    if _SCORES.fullmatch(plain):
        return plain
    plain = plain.translate(_MISREAD)
    return plain if _FORMS.fullmatch(plain) or _SCORES.fullmatch(plain) else ""


def is_score_code(code: str) -> bool:
    """Whether a code can be that of scores; all others are of forms."""
    return len(code) == len("9D45A053")


def grouped(code: str) -> str:
    """A code as it is printed."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def receipts(folders: Iterable[Path]) -> Iterator[Path]:
    """The score files below folders, each once."""
    seen: set[Path] = set()
    for folder in folders:
        for path in sorted(folder.rglob(JSON_NAME))[:MAX_FILES]:
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield path


def in_receipts(code: str, files: Iterable[Path], targets: Targets | None) -> Iterator[Found]:
    """The score files with a code; where the targets are there too, the public edition as well."""
    for path in files:
        receipt, _ = read_receipt(path)
        if receipt is None:
            continue
        for check, what in _codes(receipt, targets):
            if check.replace("-", "") == code:
                yield Found(str(receipt.path), what)


def _codes(receipt: Receipt, targets: Targets | None) -> Iterator[tuple[str, Text]]:
    card = receipt.card
    name = f"{card.region}{card.year}年度"
    yield (
        card.check,
        Text(f"{name}评价结果和自评表", f"scores and self-evaluations of {card.region} {card.year}"),
    )
    if targets is not None and targets.outlines:
        public = for_public(targets, card)
        if public.card is not None:
            yield (
                public.card.check,
                Text(f"{name}评价结果（公开稿）", f"scores of {card.region} {card.year}, public edition"),
            )


def in_targets(code: str, targets: Targets) -> Iterator[Found]:
    """The forms with a code: of a department or unit, of the whole region, and those of the public edition."""
    root = str(targets.root)
    for outlines, edition in (
        (in_register_order(targets.outlines), Text("", "")),
        (_public(targets), Text("（公开稿）", ", public edition")),
    ):
        for outline in outlines:
            if check_code((outline,)).replace("-", "") == code:
                title, year = outline.plan.title, outline.plan.year
                what = Text(f"{title}{year}年度的表{edition.zh}", f"forms of {title} {year}{edition.en}")
                yield Found(_path(targets, outline), what)
        if len(outlines) > 1 and check_code(outlines).replace("-", "") == code:
            yield Found(
                root, Text(f"全地区的目标表{edition.zh}", f"the table of the whole region{edition.en}")
            )


def _public(targets: Targets) -> tuple[Outline, ...]:
    return tuple(in_register_order(for_public(targets, None).edition.outlines)) if targets.outlines else ()


def _path(targets: Targets, outline: Outline) -> str:
    """The file of a home."""
    homes = {file.home: file.path for file in targets.files}
    return homes.get(outline.plan.home, str(targets.root))
