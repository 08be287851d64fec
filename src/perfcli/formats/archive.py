"""Office files are zip archives with the time of their making in them; here they get none.

In: the bytes of an archive. Out: the same entries with fixed times, so that equal content makes equal bytes.
"""

from __future__ import annotations

import io
import re
import zipfile

_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip archive can say."""


_CORE = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def timeless(data: bytes, *, modified: bool = True) -> bytes:
    """The archive, written anew without times; without `modified`, the document too forgets when it was last changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            content = old.read(name)
            if name == _CORE and not modified:
                content = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            new.writestr(entry, content)
    return out.getvalue()
