"""Text from files made harmless for a page: no control or direction characters; Markdown and CSS escapes.

In: any value that a template prints. Out: text. HTML escaping itself is Jinja's autoescape.
"""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup, escape

_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
"""Characters that are invisible, break lines behind one's back, or turn the direction of what follows."""

_MARKUP = re.compile(r"([\\`*_\[\]|~$])")
_BLOCK = re.compile(r"(?m)^([ \t\u3000]*(?:[0-9]{1,9}(?=[.)](?:\s|$)))?)([#+\-=.)])")
_LINK = re.compile(r"(?i)(?<=http)s?:|(?<=ftp):|(?<=mailto):|(?<=xmpp):|(?<=www)\.|@")
_LEADING = re.compile(r"(?m)^[ \t\u3000]+")


_ORDINARY = re.compile(
    "[A-Za-z\u4e00-\u9fff“（≥≤＜＞][0-9A-Za-z%，。；、“”（）·≥≤＜＞：\u4e00-\u9fff]*|[0-9]+[%\u4e00-\u9fff]?"
)
"""Most texts: nothing in them means anything in Markdown, so they need no look at what might."""


def clean(value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    """A value as it may stand on a page: harmful characters become U+FFFD, so that one sees that something was there."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    if value.isprintable():
        return value  # no character of the kinds below is printable
    return _HARMFUL.sub("\ufffd", value.replace("\r\n", "\n"))


def breaks(value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    """A text for a page with its line ends as `<br>`, so that who copies or imports the page has them too."""
    if not isinstance(value, str) or "\n" not in value:
        return value
    return escape(clean(value)).replace("\n", Markup("<br>"))


def markdown(value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    """A value as literal text in Markdown, in a table cell or out of it: line ends become `<br>`, markup is escaped.

    Leading spaces are written as entities, because renderers trim cells. What is marked safe passes.
    """
    if isinstance(value, Markup):
        return value
    if isinstance(value, str) and _ORDINARY.fullmatch(value):
        return Markup(value)  # noqa: S704 - looked at just above
    text = str(clean(value)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _BLOCK.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", text))
    text = _LINK.sub(lambda found: found.group()[:-1] + f"&#{ord(found.group()[-1])};", text)
    text = _LEADING.sub(lambda found: "".join(_space(char) for char in found.group()), text)
    return Markup(text.replace("\n", "<br>"))  # noqa: S704 - escaped just above


def _space(char: str) -> str:
    return "&#12288;" if char == "\u3000" else "&nbsp;"


def css_string(value: Any) -> Markup:  # noqa: ANN401 - whatever a template prints
    """The inside of a quoted CSS string: everything but letters and digits as an escape, which also keeps `</style>` out."""
    text = str(clean(str(value)))
    return Markup("".join(c if c.isalnum() else f"\\{ord(c):x} " for c in text))  # noqa: S704 - escaped here
