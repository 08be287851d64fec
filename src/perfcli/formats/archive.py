"""Office files are zip archives with the time of their making in them; here they get none.

In: the bytes of an archive. Out: the same entries with fixed times, so that equal content makes equal bytes.
"""

from __future__ import annotations

import io
import zipfile

_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip archive can say."""


def timeless(data: bytes) -> bytes:
    """The archive, written anew without times."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            new.writestr(entry, old.read(name))
    return out.getvalue()
