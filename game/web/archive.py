"""The page as a zip file, as hosts of games such as itch.io take it: `index.html` at its root, no packed copies."""

from __future__ import annotations

import zipfile
from pathlib import Path

from game.web import fingerprint
from game.web.stamp import NAME

_DATE = (2026, 1, 1, 0, 0, 0)


def write_zip(site: Path, out: Path) -> None:
    """Write the built `site` into the zip file `out`; the same site makes the same file."""
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = out.with_name(f".{out.name}.tmp")
    with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in fingerprint.tree(site):
            if path.suffix != ".br" and path.name != NAME:
                entry = zipfile.ZipInfo(path.relative_to(site).as_posix(), _DATE)
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                archive.writestr(entry, path.read_bytes())
    fresh.replace(out)
