"""How a phone gets in: an address, a code, and both as a picture."""

from __future__ import annotations

import io

import segno

from game.workshop.panel import Invitation


def invitation(base: str, code: str) -> Invitation:
    """Return how phones get into the room `code` of the server at `base`."""
    link = f"{base}/{code}"
    rows = ("".join("1" if dark else "0" for dark in row) for row in _qr(link).matrix_iter(border=4))
    return Invitation(base.removeprefix("http://").removeprefix("https://"), code, link, tuple(rows))


def qr_svg(base: str, code: str) -> bytes:
    """Return the picture as an SVG, black on white whatever is around it."""
    out = io.BytesIO()
    _qr(f"{base}/{code}").save(out, kind="svg", border=4, dark="#000", light="#fff", xmldecl=False, omitsize=True)
    return out.getvalue()


def qr_text(link: str) -> str:
    """Return the picture for a terminal."""
    out = io.StringIO()
    _qr(link).terminal(out, compact=True, border=2)
    return out.getvalue()


def _qr(link: str) -> segno.QRCode:
    return segno.make_qr(link, error="m", boost_error=False)
