"""Turns every HTML page of a folder into a PDF with WeasyPrint, in one process.

In: a folder with pages, a folder for the PDFs. Out: PDFs.
"""

from __future__ import annotations

import sys
from pathlib import Path

from weasyprint import HTML


def main(source: Path, out: Path) -> None:
    """Print every page but the list of pages."""
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.glob("*.html")):
        if path.name != "index.html":
            HTML(filename=str(path)).write_pdf(str(out / f"{path.stem}.pdf"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
