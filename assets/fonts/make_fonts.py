"""Make the bundled fonts: fetch whole families from the npm registry, keep only the letters the game can show.

    python assets/fonts/make_fonts.py [folder with already downloaded .tgz files]

Needs `npm` and fontTools. The versions are pinned, so two runs give the same bytes.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
RANGES = ((0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B))
EXTRA = "ẞ‐‑–—―‘’‚“”„†‡•…‰′″‹›€№™←↑→↓−×÷ \u2009\u200a\u202f"
SYMBOLS = "○◔◑◕●▁▂▃▄▅▆▇█✓✗◆◇▲▼■□"
GARAMOND, INTER = "@expo-google-fonts/eb-garamond@0.4.3", "@expo-google-fonts/inter@0.4.2"
DEJAVU = "dejavu-fonts-ttf@2.37.3"
DYSLEXIC = "@fontsource/opendyslexic@5.3.0"
FACES = {
    "story.ttf": (GARAMOND, "400Regular/EBGaramond_400Regular.ttf", EXTRA),
    "story-italic.ttf": (GARAMOND, "400Regular_Italic/EBGaramond_400Regular_Italic.ttf", EXTRA),
    "story-firm.ttf": (GARAMOND, "500Medium/EBGaramond_500Medium.ttf", EXTRA),
    "story-italic-firm.ttf": (GARAMOND, "500Medium_Italic/EBGaramond_500Medium_Italic.ttf", EXTRA),
    "control.ttf": (INTER, "400Regular/Inter_400Regular.ttf", EXTRA),
    "control-strong.ttf": (INTER, "600SemiBold/Inter_600SemiBold.ttf", EXTRA),
    "legible.ttf": (DYSLEXIC, "files/opendyslexic-latin-400-normal.woff2", EXTRA),
    "legible-italic.ttf": (DYSLEXIC, "files/opendyslexic-latin-400-italic.woff2", EXTRA),
    "legible-strong.ttf": (DYSLEXIC, "files/opendyslexic-latin-700-normal.woff2", EXTRA),
    "symbols.ttf": (DEJAVU, "ttf/DejaVuSans.ttf", SYMBOLS),
}
LICENCES = {
    "OFL-EBGaramond.txt": (GARAMOND, "LICENSE_FONT"),
    "OFL-Inter.txt": (INTER, "LICENSE_FONT"),
    "OFL-OpenDyslexic.txt": (DYSLEXIC, "LICENSE"),
    "LICENCE-DejaVu.txt": (DEJAVU, "LICENSE"),
}


def fetch(package: str, folder: Path) -> Path:
    """Return the downloaded archive of `package`, asking npm only when `folder` does not hold it."""
    name, _, version = package.rpartition("@")
    archive = folder / f"{name.lstrip('@').replace('/', '-')}-{version}.tgz"
    if not archive.exists():
        subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return archive


def member(archive: Path, path: str) -> bytes:
    """Return the bytes of `path` in the npm archive."""
    with tarfile.open(archive) as tar:
        stored = tar.extractfile(f"package/{path}")
        if stored is None:
            raise FileNotFoundError(f"{archive.name} has no {path}")
        return stored.read()


def subset(data: bytes, characters: str, symbols: bool) -> bytes:
    """Return the font in `data` reduced to the game's letters; kerning and ligatures stay, hinting goes."""
    font = TTFont(BytesIO(data), recalcTimestamp=False)
    font.flavor = None  # one comes packed for the web
    features = ["kern", "liga", "calt", "ccmp", "locl", "mark"]
    options = Options(hinting=False, layout_features=features, notdef_outline=True)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    if not symbols:
        options.glyph_names = False
    wanted = {ord(letter) for letter in characters}
    if not symbols:
        wanted |= {code for first, last in RANGES for code in range(first, last + 1)}
    cutter = Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    if "OpenDyslexic" in str(font["name"].getDebugName(1)):
        rename(font)
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def rename(font: TTFont) -> None:
    """Take the name that its licence reserves for the unchanged font out of a changed one."""
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6):
            record.string = record.toUnicode().replace("OpenDyslexic", "TwoChairsLegible")


def main() -> None:
    """Write every font and licence next to this script."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(scratch)
        for name, (package, path, characters) in FACES.items():
            data = subset(member(fetch(package, folder), path), characters, name == "symbols.ttf")
            (HERE / name).write_bytes(data)
            print(f"{name}: {len(data):,} bytes")
        for name, (package, path) in LICENCES.items():
            (HERE / name).write_bytes(member(fetch(package, folder), path))


if __name__ == "__main__":
    main()
