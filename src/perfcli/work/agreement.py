"""Whether scores that were read back belong to the targets they are shown with.

In: a scorecard, the path it came from, targets as loaded. Out: PF716 when they are of another region or year, PF717
naming the target files that are not those that were scored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Span, Text, diagnose
from perfcli.scoring import run_kinds
from perfcli.scoring.receipt import shown_path, text_hash
from perfcli.scoring.wording import listed

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic
    from perfcli.scoring.scorecard import Scorecard
    from perfcli.work.targets import Targets

ROLES = ("targets", "region")


def disagreement(card: Scorecard, path: str, targets: Targets) -> tuple[Diagnostic, ...]:
    """An error when nothing can be made of the two together, a warning when the scores are out of date, or nothing."""
    region = targets.region.region.name if targets.region else ""
    if (card.region, card.year) != (region, targets.year):
        scored, given = _called(card.region, card.year), _called(region, targets.year)
        return (diagnose(run_kinds.OTHER_TARGETS, Span(path), scored=scored, given=given),)
    files = _changed(card, targets)
    return (diagnose(run_kinds.CHANGED_TARGETS, Span(path), files=listed(files)),) if files else ()


def _called(region: str, year: int | None) -> Text:
    """A region and year in a sentence."""
    return Text(f"{region}{year}年度", f"{region} {year}".strip())


def _changed(card: Scorecard, targets: Targets) -> tuple[str, ...]:
    """Files whose text was scored and is no longer here, or is here and was not scored; told by content, not by name."""
    scored = {source.sha256: source.path for source in card.receipt.sources if source.role in ROLES}
    root = str(targets.root)
    here = {part.sha256: shown_path(part.path, root) for part in targets.parts}
    here |= {text_hash(law.tree.text): shown_path(path, root) for path, law in targets.regions.items()}
    names = [path for hash_, path in scored.items() if hash_ not in here]
    names += [path for hash_, path in here.items() if hash_ not in scored]
    return tuple(sorted(set(names)))
