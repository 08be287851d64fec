"""Samples of rules: short made-up documents that are written out, read and checked like real ones.

A sample may leave out what does not matter to its rule: one that begins with `indicators:` is put under a duty and an
activity; one without `perfcli:` gets a header; a file is named by a line `# file: name.yaml`; a `region.yaml` with
万元 is added when there is none. In: a sample. Out: its files, and what a rule says of them.
"""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from perfcli.lint.facts import Facts, gather
from perfcli.lint.runner import FileRules, run_file, run_region
from perfcli.lint.subject import Subject
from perfcli.loading.document import Document, parse_document
from perfcli.loading.outline import outline

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic
    from perfcli.lint.rule import Rule, Sample

_FILE = re.compile(r"^# file: (\S+)\n", re.MULTILINE)
_REGION = "perfcli: 1\nregion: {id: qingtang, name: 青棠县}\nmoney_unit: 万元\n"
_HEADER = "perfcli: 1\nyear: 2030\ndepartment: {{id: {id}, name: 青棠县档案馆}}\n"
_ACTIVITY = """\
duties:
  - id: archives
    name: 档案管理
    activities:
      - id: intake
        name: 年度移交
"""


def files_of(sample: Sample) -> dict[str, str]:
    """The whole files of a sample, by name."""
    text = textwrap.dedent(sample.text).lstrip("\n")
    parts = _FILE.split(text)
    named = {"sample.yaml": parts[0]} if parts[0].strip() else {}
    named |= dict(zip(parts[1::2], parts[2::2], strict=True))
    files = {name: _whole(name, body) for name, body in named.items()}
    files.setdefault("region.yaml", _REGION)
    return files


def _whole(name: str, body: str) -> str:
    """A file with what the sample left out."""
    if re.search(r"^(perfcli|格式版本):", body, re.MULTILINE):
        return body
    if body.startswith("indicators:"):
        body = _ACTIVITY + textwrap.indent(body, " " * 8)
    return _HEADER.format(id=re.sub(r"[^a-z0-9]+", "-", name.rsplit(".", 1)[0].lower())) + body


def documents_of(sample: Sample) -> list[Document]:
    """The documents of a sample, read."""
    return [parse_document(text, name) for name, text in sorted(files_of(sample).items())]


def findings_of(rule: Rule, sample: Sample) -> list[Diagnostic]:
    """What one rule says of a sample.

    Raises:
        ValueError: when the sample itself is not a well-formed document: a fault of the rule's file.
    """
    documents = documents_of(sample)
    faults = [found for document in documents for found in document.diagnostics]
    if faults:
        raise ValueError(f"{rule.code}: {faults[0]}")
    law = next(document for document in documents if document.region)
    region = law.region
    profile = next((document.profile for document in documents if document.profile), None)
    said: list[Diagnostic] = [*FileRules((rule,)).run_law(region, law.tree)] if region else []
    facts: list[Facts] = []
    for document in documents:
        if document.plan is not None:
            subject = Subject(document.path, outline(document.plan, region), profile=profile)
            said.extend(run_file(subject, document.tree, (rule,)))
            facts.append(gather(subject, document.tree))
    said.extend(run_region(facts, (rule,)))
    return sorted(said, key=lambda found: found.sort_key())
