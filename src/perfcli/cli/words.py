"""Help texts in the language of the user: `--lang` on the command line, else PERFCLI_LANG, else Chinese."""

from __future__ import annotations

import os
import sys


def asked_language(arguments: list[str]) -> str:
    """The language that the command line or the environment asks for; empty when neither does."""
    for index, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
        if argument == "--lang" and index + 1 < len(arguments):
            return arguments[index + 1]
    return os.environ.get("PERFCLI_LANG", "")


LANG = "en" if asked_language(sys.argv[1:]) == "en" else "zh"
"""Fixed when the commands are declared, because help is declared with them."""


def say(zh: str, en: str) -> str:
    """The sentence in the language of this run's help."""
    return en if LANG == "en" else zh
