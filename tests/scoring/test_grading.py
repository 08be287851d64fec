"""The grading function against an independent one that knows nothing of perfcli: fractions, and plain comparison."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from perfcli.diagnostics import Span
from perfcli.quantity import show
from perfcli.scale import read_actual, read_scale
from perfcli.scoring.grading import grade
from perfcli.scoring.refusals import KIND_OF, refusal

LABELS = ("优", "良", "中", "差")
numbers = st.decimals(min_value=2, max_value=10_000, places=3, allow_nan=False, allow_infinity=False)


@given(
    bounds=st.lists(numbers, min_size=3, max_size=3, unique=True),
    value=numbers,
    higher=st.booleans(),
    strict=st.booleans(),
    on_bound=st.integers(0, 3),
)
def test_an_independent_grading_with_fractions_agrees(
    bounds: list[Decimal], value: Decimal, higher: bool, strict: bool, on_bound: int
) -> None:
    ordered = sorted(bounds, reverse=higher)
    value = ordered[on_bound] if on_bound < len(ordered) else value
    sign = {(True, False): "≥", (True, True): ">", (False, False): "≤", (False, True): "<"}[higher, strict]
    worst = {"≥": "<", ">": "≤", "≤": ">", "<": "≥"}[sign]
    cells = [*(f"{sign}{show(bound)}万元" for bound in ordered), f"{worst}{show(ordered[-1])}万元"]
    scale = read_scale(tuple(zip(LABELS, cells, strict=True))).scale
    assert scale is not None
    points = {label: Decimal(100 - 10 * index) for index, label in enumerate(LABELS)}
    graded = grade(scale, f"{show(value)}万元", points)
    assert graded.verdict is not None
    exact = Fraction(value)
    met = [
        (exact > Fraction(b) if higher else exact < Fraction(b)) or (not strict and exact == Fraction(b))
        for b in ordered
    ]
    rank = met.index(True) if True in met else 3
    assert graded.verdict.rank == rank
    assert graded.verdict.points == 100 - 10 * rank
    assert graded.verdict.value == value
    if rank:
        assert graded.verdict.distance is not None
        assert Fraction(graded.verdict.distance) == abs(exact - Fraction(ordered[rank - 1]))


@given(text=st.text(max_size=40))
def test_no_text_is_too_strange_to_be_graded_or_refused_with_a_reason(text: str) -> None:
    for cells in (
        ("100%", "85%", "75%", "75%以下"),
        ("≤3次", "≤5次", "≤8次", "＞8次"),
        ("6月底前", "9月底前", "12月底前", "更晚"),
    ):
        scale = read_scale(tuple(zip(LABELS, cells, strict=True)), year=2016).scale
        assert scale is not None
        graded = grade(scale, text, {}, year=2016)
        assert (graded.verdict is None) is bool(graded.reading.problem)
        if graded.reading.problem:
            assert graded.reading.problem in KIND_OF
            found = refusal(graded.reading, text, "", Span("a"))
            assert found.kind.message.zh.format(**dict(found.arguments))


def test_every_problem_that_reading_can_have_has_a_kind_of_its_own() -> None:
    documented = (
        (read_actual.__globals__["ActualReading"].__doc__ or "").split("Problems:")[1].split(". `arg")[0]
    )
    problems = {word.strip(" .\n") for word in documented.replace("\n", " ").split(",")}
    assert problems - set(KIND_OF) == set()
