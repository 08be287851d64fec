"""Finding a profile by `name@version`, and refusing one that does not hold.

In: a region's wish and the folders of profiles, a workspace's before the shipped one. Out: the profile's document and
findings. A table with holes is refused, and so is a profile whose own examples fail.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import perfcli
from perfcli.diagnostics import Severity, Span, Text, diagnose
from perfcli.loading.document import read_document
from perfcli.model.profile import REFERENCE
from perfcli.scoring import run_kinds as kinds
from perfcli.scoring.examples import Outcome, run_example, subject_of
from perfcli.scoring.scheme_checks import check_scheme
from perfcli.scoring.suggestions import Suggester
from perfcli.scoring.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from perfcli.diagnostics import Diagnostic
    from perfcli.loading.document import Document
    from perfcli.model.profile import Example, Profile

DEFAULT = "grade-bands@1"
SHIPPED = Path(perfcli.__file__).parent / "profiles"


@dataclass(frozen=True, slots=True)
class Choice:
    """A profile and the document it stands in; both None when there is an error among the findings."""

    document: Document | None
    findings: tuple[Diagnostic, ...]
    bases: tuple[Document, ...] = ()
    """The profiles that it extends, the nearest first."""

    @property
    def profile(self) -> Profile | None:
        """The profile, when it holds."""
        return self.document.profile if self.document else None


def choose(reference: str, folders: Sequence[Path], asked: Span, year: int | None = None) -> Choice:
    """The profile that `reference` names; `asked` is the place that names it."""
    found = _named(reference, folders, asked, ())
    document, profile = found.document, found.profile
    if document is None or profile is None:
        return found
    findings = (*found.findings, *check_profile(document, profile, year))
    refused = any(finding.severity is Severity.ERROR for finding in findings)
    return Choice(None if refused else document, findings, found.bases)


def _named(reference: str, folders: Sequence[Path], asked: Span, above: tuple[str, ...]) -> Choice:
    """The profile as its file says, with what it takes over from those that it extends."""
    if reference in above:
        return Choice(None, (diagnose(kinds.EXTENDS_ITSELF, asked, found="、".join((*above, reference))),))
    choice = _alone(reference, folders, asked)
    document, profile = choice.document, choice.profile
    if document is None or profile is None or profile.extends is None:
        return choice
    base = _named(profile.extends, folders, document.tree.span(("extends",)), (*above, reference))
    findings = (*choice.findings, *base.findings)
    if base.document is None or base.profile is None:
        return Choice(None, findings)
    merged = document._replace(model=profile.on_top_of(base.profile))
    return Choice(merged, findings, (base.document, *base.bases))


def _alone(reference: str, folders: Sequence[Path], asked: Span) -> Choice:
    """The profile of that name and version, as its file says."""
    match = REFERENCE.match(reference)
    if match is None:
        return Choice(None, (diagnose(kinds.PROFILE_REFERENCE, asked, found=reference[:60]),))
    name = match[1]
    path = next((p for folder in (*folders, SHIPPED) if (p := folder / f"{name}.yaml").is_file()), None)
    if path is None:
        return Choice(None, (_unknown(name, folders, asked),))
    document = read_document(str(path))
    profile = document.profile
    if profile is not None and profile.title != reference:
        there, where = profile.title, shown(path)
        found = diagnose(kinds.PROFILE_VERSION, asked, found=reference, path=where, there=there)
        return Choice(None, (found,))
    return Choice(document if profile else None, document.diagnostics)


def shown(path: Path) -> str:
    """A path for a message: that of a shipped profile does not depend on where perfcli is installed."""
    return f"perfcli/profiles/{path.name}" if path.parent == SHIPPED else str(path)


def _unknown(name: str, folders: Sequence[Path], asked: Span) -> Diagnostic:
    files = (file for folder in (*folders, SHIPPED) if folder.is_dir() for file in folder.glob("*.yaml"))
    known = sorted({file.stem for file in files})
    suggestion = did_you_mean(*Suggester(known).near(name))
    return diagnose(kinds.NO_PROFILE, asked, found=name, suggestion=suggestion, known=", ".join(known))


def check_profile(document: Document, profile: Profile, year: int | None = None) -> Iterator[Diagnostic]:
    """Everything that makes a profile unfit to score with."""
    yield from _points(document, profile)
    yield from _totals(document, profile)
    yield from check_scheme(document, profile)
    for index, example in enumerate(profile.examples):
        yield from _example(document, profile, index, example)
    effective = profile.effective
    if effective and year is not None:
        since, until = effective.since, effective.until
        if (since and since > f"{year}-12-31") or (until and until < f"{year}-01-01"):
            span = document.tree.key_span(("effective",))
            arguments = {"since": since or "…", "until": until or "…"}
            yield diagnose(
                kinds.NOT_IN_EFFECT, span, profile=profile.title, year=year,
                since=arguments["since"], until=arguments["until"],
            )  # fmt: skip


def _points(document: Document, profile: Profile) -> Iterator[Diagnostic]:
    """Every grade has points, and none is negative."""
    for label, points in profile.points:
        span = document.tree.key_span(("points", label))
        if points is None:
            yield diagnose(kinds.POINTS_HOLE, span, label=label)
        elif points < 0:
            yield diagnose(kinds.POINTS_ORDER, span, label=label, points=points)


def check_ladder(document: Document, profile: Profile, labels: Sequence[str]) -> Iterator[Diagnostic]:
    """The points of a ladder's grades, best first, do not rise. A table may serve ladders with other labels too."""
    points = dict(profile.points)
    last: Decimal | None = None
    for label in labels:
        earned = points.get(label)
        if earned is not None and last is not None and earned > last:
            span = document.tree.key_span(("points", label))
            yield diagnose(kinds.POINTS_ORDER, span, label=label, points=earned)
        last = earned if earned is not None else last


def _totals(document: Document, profile: Profile) -> Iterator[Diagnostic]:
    """The least points fall strictly, and the last grade takes the rest; without points there is no total."""
    last: Decimal | None = None
    for index, threshold in enumerate(profile.totals):
        final = index == len(profile.totals) - 1
        why = None
        if not profile.gives_points:
            why = Text("：没有得分表，就没有总分", "without points there is no total")
        elif final and threshold.least is not None:
            why = Text("：最后一级以下还有分数没有等级", "leaves the points below it without a grade")
        elif not final and threshold.least is None:
            why = Text("：没有最低得分", "has no least points")
        elif threshold.least is not None and last is not None and threshold.least >= last:
            why = Text("：最低得分没有降低", "does not ask for less than the grade above it")
        if why:
            yield diagnose(
                kinds.TOTALS, document.tree.span(("totals", index)), label=threshold.grade, why=why
            )
        last = threshold.least if threshold.least is not None else last


def _example(document: Document, profile: Profile, index: int, example: Example) -> Iterator[Diagnostic]:
    """An example gives what it says, or it is a finding."""
    found, expected = run_example(profile, example), Outcome(example.grade, example.points)
    if found != expected:
        yield diagnose(
            kinds.EXAMPLE,
            document.tree.key_span(("examples", index))
            if "examples" in profile.model_fields_set
            else Span(document.path),
            nth=index + 1,
            actual=subject_of(example),
            expected=str(expected),
            found=str(found) or "—",
        )
