"""A proof laid out for the import's report and for the terminal: counts by verdict, and everything that is not the same.

In: a `Proof`. Out: a `ProofView`, or one line for the terminal, in one language.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from perfcli.diagnostics import Text
from perfcli.drafting.verdicts import Verdict
from perfcli.report.import_view import CheckRow, ProofView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfcli.drafting.proof import Proof
    from perfcli.drafting.verdicts import Checked

NAMES = {
    Verdict.SAME: Text("一样", "the same"),
    Verdict.OTHERWISE: Text("写法不同，意思一样", "the same, written otherwise"),
    Verdict.ELSEWHERE: Text("表上不印，存在别处", "not printed, kept elsewhere"),
    Verdict.MOVED: Text("印到了别的行或列", "moved to another row or column"),
    Verdict.DIFFERENT: Text("印出来不一样", "printed as something else"),
    Verdict.LOST: Text("没有导入", "lost"),
    Verdict.INVENTED: Text("原件里没有", "not in the source"),
    Verdict.FRAME: Text("表头、标签、标题、合计等", "headers, labels, titles, totals"),
}
"""In the order of the report."""


_NO_TABLE = Text("没有认得的表格", "no table that is known")


def proof_view(proof: Proof, lang: str) -> ProofView:
    """The comparison of one source."""
    cells, lines = _count(proof.cells), _count(proof.lines)
    cells += _count(proof.invented)
    counts = tuple(
        (verdict.value, name.of(lang), cells[verdict], lines[verdict])
        for verdict, name in NAMES.items()
        if cells[verdict] or lines[verdict]
    )
    told = [one for one in (*proof.cells, *proof.lines, *proof.invented) if one.verdict in NAMES]
    faults = tuple(_row(one, lang) for one in told if one.verdict.is_fault)
    others = tuple(_row(one, lang) for one in told if one.verdict in (Verdict.OTHERWISE, Verdict.ELSEWHERE))
    return ProofView(counts, faults, others)


def summary(proofs: Iterable[Proof], lang: str) -> str:
    """All proofs of an import in a few words: `一样 75 格，没有导入 2 格`."""
    counts: Counter[Verdict] = Counter()
    for proof in proofs:
        counts += _count((*proof.cells, *proof.invented))
    said = [(name.of(lang), counts[verdict]) for verdict, name in NAMES.items() if counts[verdict]]
    if not said:
        return _NO_TABLE.of(lang)
    if lang == "zh":
        return "，".join(f"{name} {count} 格" for name, count in said)
    return ", ".join(f"{name} {count}" for name, count in said)


def faults(proofs: Iterable[Proof]) -> tuple[int, int]:
    """How many cells are wrong, and how many lines of text were not taken."""
    found = list(proofs)
    cells = sum(one.verdict.is_fault for proof in found for one in (*proof.cells, *proof.invented))
    return cells, sum(one.verdict.is_fault for proof in found for one in proof.lines)


def _count(checked: Iterable[Checked]) -> Counter[Verdict]:
    return Counter(one.verdict for one in checked)


def _row(one: Checked, lang: str) -> CheckRow:
    return CheckRow(
        one.verdict.value, NAMES[one.verdict].of(lang), one.origin, one.text, one.printed, one.where
    )
