from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from game.stage.geometry import Box, Insets
from game.stage.layout import Sheet, arrange
from game.stage.mark import Block, Words
from game.stage.paragraph import LONGEST
from game.stage.rows import in_rows
from game.stage.scale import TARGET
from game.stage.scenery.place import FAR
from game.stage.scenery.scenery import HALF_WIDTH
from game.stage.typeface import Typefaces
from game.view.view import Control, Line
from tests.stage.views import GALLERY, THEMES, shown

FACES = Typefaces()
WINDOWS = (
    ((1280, 720), 1.0, 100),
    ((1280, 720), 1.0, 150),
    ((390, 844), 1.0, 100),
    ((1170, 2532), 3.0, 100),
    ((390, 844), 1.0, 200),
    ((320, 480), 1.0, 100),
    ((320, 480), 1.0, 200),
    ((844, 390), 1.0, 100),
    ((844, 390), 1.0, 150),
    ((1024, 768), 1.0, 125),
    ((1920, 1080), 1.0, 200),
    ((2560, 1080), 1.0, 100),
    ((2250, 1500), 1.5, 100),
)
CASES = [(name, *window) for name in GALLERY for window in WINDOWS]


def sheet(name: str, size: tuple[int, int], ratio: float, text: int) -> Sheet:
    return arrange(shown(name, text_size=text), size, ratio, FACES)


def words(block: Block) -> list[tuple[Words, Box]]:
    """Return the words of a block with the box of their letters."""
    found = []
    for mark in block.marks:
        if isinstance(mark, Words):
            wide = FACES.width(mark.text, mark.face, mark.size)
            found.append((mark, Box(mark.x, mark.y, wide, FACES.height(mark.face, mark.size))))
    return found


@pytest.mark.parametrize(("name", "size", "ratio", "text"), CASES)
def test_nothing_is_clipped_or_lies_over_something_else(
    name: str, size: tuple[int, int], ratio: float, text: int
) -> None:
    placed = sheet(name, size, ratio, text)
    window, column = Box(0, 0, *size), placed.viewport._replace(y=0, h=placed.height)
    for block in placed.flowing:
        assert column.holds(block.box), block.id
    for block in placed.fixed:
        assert window.holds(block.box), block.id
        assert not block.box.overlaps(placed.viewport), block.id
        assert placed.plan.picture is None or not block.box.overlaps(placed.plan.picture), block.id
    for group in (placed.fixed, placed.flowing):
        for one, other in combinations(group, 2):
            assert not one.box.overlaps(other.box), (one.id, other.id)
    areas = [area for area in (placed.plan.picture, placed.viewport, *placed.plan.feet) if area is not None]
    assert sum(area.w * area.h for area in areas) == size[0] * size[1], "the areas cover the window once"


@pytest.mark.parametrize(("name", "size", "ratio", "text"), CASES)
def test_words_stay_in_their_block_and_below_66_letters(
    name: str, size: tuple[int, int], ratio: float, text: int
) -> None:
    placed = sheet(name, size, ratio, text)
    items = {item.id: item for item in shown(name, text_size=text).items()}
    for block in (*placed.fixed, *placed.flowing):
        for mark, box in words(block):
            assert box.x >= block.box.x
            assert box.right <= block.box.right + 1
            if isinstance(items.get(block.id), Line | Control):
                assert len(mark.text.replace("\u200a", "").replace("\u2009", "")) <= LONGEST
        for (_, one), (_, other) in combinations(words(block), 2):
            assert one.y == other.y or not one.inset(0, one.h // 4).overlaps(other.inset(0, other.h // 4)), block.id


@pytest.mark.parametrize(("name", "size", "ratio", "text"), CASES)
def test_controls_are_large_enough_to_touch(name: str, size: tuple[int, int], ratio: float, text: int) -> None:
    for block in (*(placed := sheet(name, size, ratio, text)).fixed, *placed.flowing):
        if isinstance(block.target, Control):
            assert block.box.h >= TARGET * ratio - 0.5, block.id
            assert block.box.w >= TARGET * ratio - 0.5, block.id


@pytest.mark.parametrize(("name", "size", "ratio", "text"), CASES)
def test_every_item_of_the_view_has_a_place(name: str, size: tuple[int, int], ratio: float, text: int) -> None:
    placed = sheet(name, size, ratio, text)
    there = [block.id for block in (*placed.fixed, *placed.flowing) if block.id]
    assert sorted(there) == sorted(item.id for item in shown(name, text_size=text).items())


@pytest.mark.parametrize(("name", "size", "ratio", "text"), CASES)
def test_reading_order_runs_downwards(name: str, size: tuple[int, int], ratio: float, text: int) -> None:
    placed = sheet(name, size, ratio, text)
    order = [item.id for item in shown(name, text_size=text).items()]
    flowing = [block for block in placed.flowing if block.id]
    assert [block.id for block in flowing] == [name for name in order if placed.flows(name)]
    for one, other in pairwise(flowing):
        assert (other.box.y, other.box.x) > (one.box.y, one.box.x)


def test_the_words_have_the_right_share() -> None:
    laptop = sheet("scene", (1280, 720), 1.0, 100).plan
    assert laptop.shape == "side"
    assert laptop.panel.w / 1280 == pytest.approx(0.42, abs=0.005)
    phone = sheet("scene", (390, 844), 1.0, 100)
    assert phone.plan.shape == "stack"
    assert phone.plan.picture is not None
    assert 0.3 <= phone.plan.picture.h / 844 <= 0.4
    assert sheet("scene", (1280, 720), 1.0, 175).plan.picture is None
    assert sheet("settings", (1280, 720), 1.0, 100).plan.picture is None


def test_help_is_in_the_same_place_on_every_screen() -> None:
    for size in ((1280, 720), (1024, 768), (1920, 1080)):
        for name in ("scene", "ending", "recap", "history", "settings"):
            placed = sheet(name, size, 1.0, 100)
            exits = placed.block("quick-exit")
            assert exits is not None
            assert exits.box == (sheet("scene", size, 1.0, 100).block("quick-exit") or exits).box


@pytest.mark.parametrize(("size", "ratio", "text"), WINDOWS)
def test_both_chairs_are_in_the_picture_at_the_widest(size: tuple[int, int], ratio: float, text: int) -> None:
    picture = sheet("cold", size, ratio, text).plan.picture
    if picture is None:
        return
    assert FAR + 90 <= HALF_WIDTH, "the back of a chair, and whoever stands behind it, at the widest gap"
    assert picture.w >= 160 * ratio


def test_type_is_larger_where_there_is_room_and_larger_text_is_larger() -> None:
    sizes = [sheet("scene", (1280, 720), 1.0, text).plan.scale.type("story") for text in (100, 125, 150)]
    assert sizes == sorted(set(sizes))
    assert sheet("scene", (1920, 1080), 1.0, 100).plan.scale.type("story") > sizes[0]
    assert sheet("scene", (2560, 1440), 2.0, 100).plan.scale.type("story") == pytest.approx(2 * sizes[0], abs=1)


def test_bids_shrink() -> None:
    def high(loudness: int) -> int:
        view = shown("scene")
        texts = view.sections[0].items
        bid = next(item for item in texts if isinstance(item, Line) and item.role == "speech")
        from dataclasses import replace

        from game.stage.lines import line_block
        from game.stage.scale import Scale
        from game.stage.setter import Setter

        block = line_block(replace(bid, loudness=loudness), Setter(FACES, Scale(1.0)), 0, 0, 460)
        return max(mark.size for mark, _ in words(block))

    assert high(160) > high(130) > high(100) >= Typefaces().font("story", 22).get_height() * 0.6


def test_themes_share_one_structure() -> None:
    for name in GALLERY:
        ids = [[block.id for block in arrange(shown(name, theme), (1280, 720), 1.0, FACES).flowing] for theme in THEMES]
        assert ids[0] == ids[1] == ids[2]


NOTCHED = (
    ((390, 844), Insets(top=47, bottom=34)),
    ((844, 390), Insets(right=47, bottom=21, left=47)),
    ((1280, 720), Insets(12, 12, 12, 12)),
)


@pytest.mark.parametrize(("size", "insets"), NOTCHED)
def test_the_picture_goes_on_beneath_a_notch_and_nothing_else_does(size: tuple[int, int], insets: Insets) -> None:
    placed = arrange(shown("scene"), size, 1.0, FACES, None, insets)
    inside = Box(insets.left, insets.top, *insets.inside(size))
    picture = placed.plan.picture
    assert picture is not None
    assert (picture.x, picture.y) == (0, 0)
    assert inside.holds(placed.viewport)
    assert all(inside.holds(block.box) for block in placed.fixed)
    column = placed.viewport._replace(y=0, h=placed.height)
    assert all(column.holds(block.box) for block in placed.flowing)
    areas = (picture, placed.viewport, *placed.plan.feet)
    assert sum(area.w * area.h for area in areas) == size[0] * size[1], "the areas cover the window once"


def test_what_is_inside_a_notch_is_as_in_a_window_of_that_size() -> None:
    insets = Insets(top=40, left=20)
    within = arrange(shown("scene"), (1300, 760), 1.0, FACES, None, insets)
    alone = arrange(shown("scene"), (1280, 720), 1.0, FACES)
    assert [block.box for block in within.fixed] == [block.box.moved(20, 40) for block in alone.fixed]
    assert [block.box for block in within.flowing] == [block.box.moved(20, 0) for block in alone.flowing]


def test_an_ultra_wide_window_gives_the_picture_what_the_words_do_not_need() -> None:
    for size in ((2560, 1080), (3440, 1440)):
        area = sheet("scene", size, 1.0, 100).plan
        assert area.picture is not None
        assert area.picture.w > size[0] * 0.6
        assert area.panel.w >= size[1] * 0.85


def rows_of(placed: Sheet, section: str) -> list[int]:
    """Return how many controls of `section` stand in each row."""
    blocks = [block for block in placed.flowing if block.id in placed.groups[section]]
    return [sum(block.box.y == top for block in blocks) for top in sorted({block.box.y for block in blocks})]


def test_five_radios_have_one_row_on_a_telephone_or_two_that_are_alike() -> None:
    for ratio in (1, 2, 3):
        telephone = (390 * ratio, 844 * ratio)
        assert rows_of(sheet("settings", telephone, float(ratio), 100), "text_size") == [5]
    assert rows_of(sheet("settings", (390, 844), 1.0, 150), "text_size") == [3, 2]
    assert rows_of(sheet("settings", (1280, 720), 1.0, 100), "text_size") == [5]


@pytest.mark.parametrize(
    ("widths", "rows"),
    [
        ((40, 40, 40), [0, 0, 0]),
        ((40, 40, 40, 40), [0, 0, 1, 1]),
        ((90, 20, 20, 20), [0, 1, 1, 1]),
        ((20, 20, 20, 90), [0, 0, 0, 1]),
        ((200, 10), [0, 1]),
        ((10,), [0]),
        ((), []),
    ],
)
def test_rows_are_few_and_alike(widths: tuple[int, ...], rows: list[int]) -> None:
    assert in_rows(widths, 140, 10) == rows
