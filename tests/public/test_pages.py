"""Every page of a public edition, in every format: no name, id, code, reason or amount of anything closed is in it."""

from __future__ import annotations

import html
import io
import re
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pdfplumber
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from perfcli.loading.public import Edition, public_edition
from perfcli.scoring.public import Shown, public_card
from perfcli.work.pages import FORMS
from perfcli.work.public import Public
from perfcli.work.report import Request, of_public, report
from tests.public.counties import REGION, hidden, outlines, plans
from tests.public.scores import card_of

if TYPE_CHECKING:
    from perfcli.loading.outline import Outline

TEXTS = ("html", "md", "csv", "txt")
ALL = (*TEXTS, "docx", "xlsx", "pdf")
PRINTED = [form for form in FORMS if form != "review"]


def printed(texts: list[dict[str, Any]], formats: tuple[str, ...]) -> tuple[dict[str, str], list[Outline]]:
    """The text of every file of the public edition, by its name."""
    made = outlines(texts)
    edition = public_edition(made)
    if not edition.outlines:
        return {}, made
    card = card_of(texts, REGION)
    card = public_card(card, places(edition)) if card else None
    with tempfile.TemporaryDirectory() as folder:
        request = Request(made, Path(folder), formats, None, forms=PRINTED)
        done = report(of_public(request, Public(edition, card)))
        assert not done.diagnostics
        return {path.name: text_of(path.name, path.read_bytes()) for path in done.files}, made


def places(edition: Edition) -> dict[str, Shown]:
    return {
        old: Shown(node.address, node.number, getattr(node.item, "weight", None))
        for old, node in edition.shown.items()
    }


def text_of(name: str, data: bytes) -> str:
    """All that a file says, its properties and hidden parts included."""
    if name.endswith(".pdf"):
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return f"{pdf.metadata}" + "".join(page.extract_text() for page in pdf.pages)
    if name.endswith((".docx", ".xlsx")):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "\n".join(archive.read(one).decode("utf-8", "replace") for one in archive.namelist())
    return html.unescape(data.decode())


def leaks(texts: list[dict[str, Any]], formats: tuple[str, ...]) -> list[str]:
    files, made = printed(texts, formats)
    found = []
    for node in hidden(made):
        item: Any = node.item
        words = (
            [node.name] if node.kind != "department" else [item.disclosure.reason] if item.disclosure else []
        )
        words += [node.address.rpartition("/")[2]] if node.kind != "department" else []
        words += [item.disclosure.reason] if item.disclosure else []
        amount = f"{item.budget.value:.0f}" if getattr(item, "budget", None) and item.budget.value else ""
        for name, text in files.items():
            found += [f"{name}: {word}" for word in words if word in text or word in name]
            if amount and re.search(rf"(?<![0-9.]){amount}(?:\.00)?(?![0-9])", text):
                found.append(f"{name}: {amount}")
    return found


@settings(
    deadline=None,
    max_examples=12,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(plans())
def test_nothing_closed_is_in_any_page(texts: list[dict[str, Any]]) -> None:
    assert leaks(texts, TEXTS) == []


@settings(
    deadline=None,
    max_examples=3,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
@given(plans())
def test_nothing_closed_is_in_any_file_of_word_excel_or_pdf(texts: list[dict[str, Any]]) -> None:
    assert leaks(texts, ALL) == []


@settings(deadline=None, max_examples=8, suppress_health_check=list(HealthCheck))
@given(plans())
def test_pages_are_the_same_bytes_whatever_is_closed(texts: list[dict[str, Any]]) -> None:
    """Check codes, counts, orders and all: they are made from what is shown."""
    other = [renamed(one, closed=False) for one in texts]
    assert printed(texts, TEXTS)[0] == printed(other, TEXTS)[0]


def renamed(node: Any, *, closed: bool) -> Any:
    if not isinstance(node, dict):
        return node
    closed = closed or "disclosure" in node
    made: dict[str, Any] = {
        key: [renamed(child, closed=closed) for child in value] if isinstance(value, list) else value
        for key, value in node.items()
    }
    if closed and "name" in made and "id" in made:
        made["name"] = f"另{made['name']}"
    if closed and "bands" in made:
        made["bands"] = {"甲": "100%", "乙": "60%", "丙": "60%以下"}
    return made


@pytest.mark.parametrize("forms", [["targets"], ["scores"], ["self"]])
def test_a_county_that_is_open_is_printed_whole_and_without_a_notice(
    tmp_path: Path, forms: list[str]
) -> None:
    text = {
        "perfcli": "1",
        "year": "2024",
        "department": {"id": "water", "name": "县水利局"},
        "duties": [{"id": "rivers", "name": "河道管理", "budget": "30.50", "activities": [
            {"id": "x", "name": "清淤", "budget": "30.50", "indicators": [
                {"id": "l", "name": "完成率", "bands": {"优": "≥95%", "差": "<95%"}}]}]}],
    }  # fmt: skip
    edition = public_edition(outlines([text]))
    card = card_of([text], REGION)
    assert card
    card = public_card(card, places(edition))
    request = of_public(Request((), tmp_path, ("txt",), forms=forms), Public(edition, card))
    assert edition.whole
    pages = [path.read_text(encoding="utf-8") for path in report(request).files]
    assert pages
    assert not any("公开稿" in page for page in pages)
    assert any("清淤" in page for page in pages)
