"""The gallery in docs/ shows what the program shows."""

from __future__ import annotations

from itertools import groupby

import pytest
from PIL import Image, ImageChops, ImageStat

from game.gallery.matrix import Shot, chosen
from game.gallery.page import COMMAND, NAME, named, page
from game.gallery.picture import AREA, drawn, small
from tests.gallery.shown import shown
from tests.pilot.pilot import ROOT

FOLDER = ROOT / "docs" / "gallery"
COARSE = 8
"""Pictures are compared by the mean colour of squares of so many pixels, in which letters drawn a little otherwise do
not show, and a line that has moved does."""
MEAN, FAR = 2.0, 26
"""Most by which two pictures that look the same differ: all squares on average, and any one, of 255."""
ANEW = f"look at it, and if it is meant to be so: {COMMAND}"
SHOTS = {name: list(group) for name, group in groupby(chosen(shown()), lambda shot: shot.screen.name)}
MEGABYTES = 5.0


def difference(one: Image.Image, other: Image.Image) -> tuple[float, int]:
    """Return by how much two pictures of one size differ, on average and in the square where they do most."""
    off = ImageChops.difference(one.convert("RGB").reduce(COARSE), other.convert("RGB").reduce(COARSE))
    found = ImageStat.Stat(off)
    return max(found.mean), max(int(high) for _, high in found.extrema)


def changed(shot: Shot) -> str:
    """Return how a picture differs from what is drawn now; empty where it does not."""
    path = FOLDER / f"{shot.name}.png"
    if not path.is_file():
        return f"{shot.name} has no picture"
    kept, now = Image.open(path), small(drawn(shot))
    if kept.size != now.size:
        return f"{shot.name} has another size"
    mean, most = difference(kept, now)
    return f"{shot.name} looks otherwise (by {mean:.1f}, {most} at most)" if mean > MEAN or most > FAR else ""


@pytest.mark.parametrize("name", SHOTS)
def test_pictures_show_what_is_drawn(name: str) -> None:
    assert [why for shot in SHOTS[name] if (why := changed(shot))] == [], ANEW


def test_the_page_has_every_picture_with_a_sentence() -> None:
    shots = list(chosen(shown()))
    assert (FOLDER / NAME).read_text("utf-8") == page(shots), ANEW
    assert named(page(shots)) == {f"{shot.name}.png" for shot in shots}


def test_there_are_no_other_pictures_and_they_are_light() -> None:
    kept = {path.name: path.stat().st_size for path in FOLDER.glob("*.png")}
    assert set(kept) == named((FOLDER / NAME).read_text("utf-8")), ANEW
    assert sum(kept.values()) < MEGABYTES * 1e6
    for name in kept:
        with Image.open(FOLDER / name) as picture:
            assert picture.mode == "P"
            assert picture.width * picture.height <= AREA * 1.01


def test_a_moved_button_is_seen_and_a_shade_is_not() -> None:
    ground = Image.new("RGB", (640, 360), (18, 17, 21))
    button = Image.new("RGB", (200, 22), (48, 45, 50))
    one, other, shade = ground.copy(), ground.copy(), ground.copy()
    one.paste((231, 224, 212), (40, 100, 200, 108))
    other.paste((231, 224, 212), (40, 108, 200, 116))
    shade.paste((229, 222, 210), (40, 100, 200, 108))
    shade.paste(button.point(lambda value: value - 30), (300, 300))
    assert difference(one, other)[1] > FAR
    assert difference(one, shade)[0] <= MEAN
    assert difference(one, shade)[1] <= FAR
