"""The pack as a PDF, by WeasyPrint: a layout engine for paper, which leans on the system's Pango for its type."""

from __future__ import annotations

import logging
from typing import Any


class NoPrinter(Exception):  # noqa: N818 (a name says what is wrong; that it is an error, raise says)
    """No PDF can be made on this machine. The text says why and what to do, to a person."""


HOW = (
    "Install it: pip install 'two-chairs[print]', and Pango with it (Debian: apt-get install libpangoft2-1.0-0; "
    "macOS: brew install pango; Windows: see WeasyPrint's first steps). "
    "Or write an .html file and print it from a browser."
)


def pdf(html: str) -> bytes:
    """Return the document `html` as a PDF. It may ask for nothing outside itself. Raises NoPrinter."""
    try:
        from weasyprint import HTML  # type: ignore[import-untyped]
        from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]
    except (ImportError, OSError) as error:  # OSError: Pango is not there
        raise NoPrinter(f"A PDF needs WeasyPrint, and it cannot be used here ({_short(error)}). {HOW}") from error
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).setLevel(logging.ERROR)
    only_inside: Any = URLFetcher(allowed_protocols={"data"})
    return bytes(HTML(string=html, url_fetcher=only_inside).write_pdf() or b"")


def _short(error: BaseException) -> str:
    """Return the first line of an error; WeasyPrint explains a missing Pango at length."""
    said = str(error).strip()
    return said.splitlines()[0][:120] if said else type(error).__name__
