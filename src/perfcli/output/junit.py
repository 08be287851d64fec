"""JUnit's report, which Jenkins and most other services of continuous integration show: a test case for each finding.

An error or a warning is a case that failed; a remark is one that passed and has something to say; a clean run is one case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from perfcli.diagnostics import Severity
from perfcli.output.grouped import by_file
from perfcli.output.paths import relative
from perfcli.output.summary import summary
from perfcli.output.words import hint, message, one_line

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic
    from perfcli.output.page import Page


def render(page: Page) -> str:
    """The report."""
    root = Element("testsuites", name="perfcli")
    for path, found in by_file(page.diagnostics):
        suite = _suite(root, relative(path), found)
        for one in found:
            _case(suite, one, page.lang)
    if not page.diagnostics:
        SubElement(_suite(root, "perfcli", []), "testcase", name=summary(page), classname="perfcli", time="0")
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(root: Element, name: str, found: list[Diagnostic]) -> Element:
    failures = sum(one.severity > Severity.REMARK for one in found)
    counts = {"tests": str(max(1, len(found))), "failures": str(failures), "errors": "0", "time": "0"}
    return SubElement(root, "testsuite", {"name": one_line(name), **counts})


def _case(suite: Element, found: Diagnostic, lang: str) -> None:
    span = found.span
    place = f"{one_line(relative(span.path))}:{span.line}:{span.column}"
    said = message(found, lang)
    case = SubElement(suite, "testcase", name=f"{found.code} {place}", classname=found.kind.name, time="0")
    text = f"{place}\n{said}\n{hint(found, lang)}"
    if found.severity is Severity.REMARK:
        SubElement(case, "system-out").text = text
    else:
        SubElement(case, "failure", message=said, type=found.severity.label).text = text
