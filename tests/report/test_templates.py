"""A workspace's own templates: they replace and extend the shipped ones, and a bad one is a diagnostic with its line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from perfcli.report import guarded, kinds
from perfcli.report.form import department_form
from perfcli.report.guarded import render_pages
from perfcli.report.loader import shipped_folder
from perfcli.report.render import Job, Rendered, render
from perfcli.report.view import IndexView
from tests.report.plans import WATER, department

if TYPE_CHECKING:
    from perfcli.diagnostics import Kind

PAGE = IndexView("目录", ())


def rendered(folder: Path, text: str, name: str = "index.html.j2") -> Rendered:
    (folder / name).write_text(text, encoding="utf-8")
    return render(name, PAGE, folder)


def test_an_own_template_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    assert rendered(tmp_path, "<p>{{ page.title }}</p>\n").text == "<p>目录</p>\n"


def test_an_own_template_can_change_one_part_of_the_shipped_one(tmp_path: Path) -> None:
    own = '{% extends "shipped/form.html.j2" %}{% block sign %}<p>经办人：</p>{% endblock %}'
    (tmp_path / "form.html.j2").write_text(own, encoding="utf-8")
    page = render("form.html.j2", department_form(department(WATER)), tmp_path).text
    assert "经办人：" in page
    assert "填报人：" not in page
    assert "河道管理" in page


def test_own_templates_are_escaped_too(tmp_path: Path) -> None:
    (tmp_path / "x.html.j2").write_text("{{ page.title }}", encoding="utf-8")
    (tmp_path / "x.md.j2").write_text("{{ page.title }}", encoding="utf-8")
    view = IndexView("<b>*a*</b>", ())
    assert render("x.html.j2", view, tmp_path).text == "&lt;b&gt;*a*&lt;/b&gt;"
    assert render("x.md.j2", view, tmp_path).text == "&lt;b&gt;\\*a\\*&lt;/b&gt;"


@pytest.mark.parametrize(
    ("text", "kind", "line"),
    [
        ("一\n{% if %}", kinds.TEMPLATE_SYNTAX, 2),
        ("一\n二\n{% for x in page.links %}", kinds.TEMPLATE_SYNTAX, 3),
        ("一\n{{ page.no_such }}", kinds.TEMPLATE_FAILED, 2),
        ("{{ nothing }}", kinds.TEMPLATE_FAILED, 1),
        ("一\n\n{{ 1 // 0 }}", kinds.TEMPLATE_FAILED, 3),
        ("{{ page.title + 1 }}", kinds.TEMPLATE_FAILED, 1),
        ("{{ page.__class__.__mro__ }}", kinds.TEMPLATE_UNSAFE, 1),
        ("一\n{{ ''.__class__ }}", kinds.TEMPLATE_UNSAFE, 2),
        ("{{ render.__globals__ }}", kinds.TEMPLATE_FAILED, 1),
        ("{{ 'x'.ljust(10**3) }}", kinds.TEMPLATE_UNSAFE, 1),
        ("{{ '%99999999d' % 1 }}", kinds.TEMPLATE_UNSAFE, 1),
        ("{{ 'x' * 99999999 }}", kinds.TEMPLATE_LIMIT, 1),
        ("{{ [1] * 99999999 }}", kinds.TEMPLATE_LIMIT, 1),
        ("{{ 9 ** 9999999 }}", kinds.TEMPLATE_LIMIT, 1),
        ("{% for x in range(99999999) %}{% endfor %}", kinds.TEMPLATE_LIMIT, 1),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", kinds.TEMPLATE_LIMIT, 1),
        ("一\n{% include 'index.html.j2' %}", kinds.TEMPLATE_LIMIT, 2),
        ("一\n{% include 'none.j2' %}", kinds.TEMPLATE_MISSING, 2),
        ("{% include '../secret.j2' %}", kinds.TEMPLATE_MISSING, 1),
        ("{% include '/etc/hostname' %}", kinds.TEMPLATE_MISSING, 1),
        ("{% import os %}", kinds.TEMPLATE_SYNTAX, 1),
        ("{{ lipsum(9) }}", kinds.TEMPLATE_FAILED, 1),
        ("{{ 'x' | center(99999999) }}", kinds.TEMPLATE_SYNTAX, 1),
    ],
)
def test_a_bad_template_is_named_with_its_line(tmp_path: Path, text: str, kind: Kind, line: int) -> None:
    (tmp_path.parent / "secret.j2").write_text("机密", encoding="utf-8")
    page = rendered(tmp_path, text)
    (problem,) = page.problems
    assert page.text == ""
    assert problem.kind is kind, problem
    assert problem.span.line == line
    if kind is not kinds.TEMPLATE_LIMIT:
        assert Path(problem.span.path) == tmp_path / "index.html.j2"


def test_a_template_cannot_change_what_it_is_given(tmp_path: Path) -> None:
    page = rendered(tmp_path, "{% set _ = page.links.append(1) %}")
    assert page.problems
    assert PAGE.links == ()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_that_leaves_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("机密", encoding="utf-8")
    own = tmp_path / "templates"
    own.mkdir()
    (own / "index.html.j2").symlink_to(tmp_path / "secret")
    (problem,) = render("index.html.j2", PAGE, own).problems
    assert problem.kind is kinds.TEMPLATE_UNREADABLE


def test_a_template_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "index.html.j2").write_bytes("绩效目标表".encode("gb18030"))
    (problem,) = render("index.html.j2", PAGE, tmp_path).problems
    assert problem.kind is kinds.TEMPLATE_UNREADABLE
    assert Path(problem.span.path) == tmp_path / "index.html.j2"


def test_own_templates_run_in_a_process_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "index.html.j2").write_text("{{ page.title }}", encoding="utf-8")
    view = department_form(department(WATER))
    first, second = render_pages([Job("index.html.j2", PAGE), Job("form.md.j2", view)], tmp_path)
    assert first.text == "目录"
    assert second == render("form.md.j2", view)


def test_a_template_without_end_is_stopped_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded, "START_SECONDS", 3)
    monkeypatch.setattr(guarded, "PAGE_SECONDS", 0)
    loop = "{% for a in range(9999) %}" * 4 + "{% endfor %}" * 4
    (tmp_path / "slow.html.j2").write_text(loop, encoding="utf-8")
    fast, slow = render_pages([Job("index.html.j2", PAGE), Job("slow.html.j2", PAGE)], tmp_path)
    (problem,) = slow.problems
    assert problem.kind is kinds.TEMPLATE_LIMIT
    if fast.text:  # on a crowded machine the process may be stopped before its first page
        assert dict(problem.arguments)["template"] == "slow.html.j2"


@pytest.mark.skipif(sys.platform != "linux", reason="only there a process can be bounded so")
def test_a_template_that_eats_memory_is_stopped(tmp_path: Path) -> None:
    text = "{% set ns = namespace(x='xxxxxxxx') %}{% for a in range(40) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}"
    (tmp_path / "index.html.j2").write_text(text, encoding="utf-8")
    (page,) = render_pages([Job("index.html.j2", PAGE)], tmp_path)
    (problem,) = page.problems
    assert problem.kind is kinds.TEMPLATE_LIMIT


def test_every_shipped_template_parses_and_every_kind_speaks_both_languages() -> None:
    names = {path.name for path in shipped_folder().glob("*.j2")}
    assert {"form.html.j2", "form.md.j2", "scores.html.j2", "scores.md.j2", "index.html.j2"} <= names
    for kind in kinds.ALL:
        assert kind.message.zh != kind.message.en
        assert kind.hint.zh != kind.hint.en
