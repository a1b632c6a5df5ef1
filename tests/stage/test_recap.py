"""The way as it is drawn: nothing clipped at any size, shapes told apart without colour, a picture to keep."""

from __future__ import annotations

import io
import random
import struct
import zlib
from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise

import pygame
import pytest

from game.language.shelf import languages
from game.stage.chart import INKS
from game.stage.geometry import Box
from game.stage.layout import Sheet, arrange
from game.stage.mark import Glyph, Trace, Words
from game.stage.paragraph import LONGEST
from game.stage.scale import TARGET
from game.stage.sketch import dashes, glyph
from game.stage.stage import Stage
from game.stage.theme import PAIRS, THEMES
from game.stage.typeface import Typefaces
from game.stage.whole import MOST, STRIP, WIDTH, png
from game.view.describe import describe
from game.view.edition import Editions
from game.view.pictures import Chart, Curve, Sign
from game.view.recap import kept
from game.view.session import Session
from game.view.signs import CORNERS
from game.view.view import Control, Display, Line, Section, View
from tests.pilot.pilot import ROOT, real_story
from tests.pilot.policy import policies
from tests.stage.hands import Hands
from tests.view.tour import fresh, tour

FACES = Typefaces()
WINDOWS = (
    ((1280, 720), 1.0, 100),
    ((390, 844), 1.0, 100),
    ((1170, 2532), 3.0, 200),
    ((844, 390), 1.0, 100),
    ((844, 390), 1.0, 200),
    ((1024, 768), 1.0, 100),
    ((1920, 1080), 1.0, 200),
    ((2560, 1080), 1.0, 100),
    ((320, 480), 1.0, 200),
)
SHOWN = ("recap-branches", "turn", "turn-skipped", "beside", "beside-stopped", "keep", "whole story", "forty")
CASES = [(name, *window) for name in SHOWN for window in WINDOWS]


@cache
def session(name: str) -> Session:
    """Return a session on one of the tour's screens, or on the way through the whole story of both chairs."""
    if name in tour():
        return tour()[name]
    pilot = fresh().sit("both", "full")
    pilot.play(policies()["mostly-good"].on_view(random.Random(1)))
    return pilot.through("recap").host.session


@cache
def view_of(name: str) -> View:
    return forty(describe(session("whole story"))) if name == "forty" else describe(session(name))


def forty(view: View) -> View:
    """Return the way of `view` with forty decisions: no story is so long yet."""
    sections = []
    for section in view.sections:
        items = []
        for item in section.items:
            if isinstance(item, Chart):
                curves = tuple(replace(curve, values=_longer(curve)) for curve in item.curves)
                item = replace(item, curves=curves, ticks=tuple(str(number) for number in range(1, 41)))
            items.append(item)
        if section.role == "map":
            copies = (replace(item, id=f"{item.id}/again") for item in section.items if isinstance(item, Control))
            items += list(copies)
        sections.append(replace(section, items=tuple(items)))
    return replace(view, sections=tuple(sections))


def _longer(curve: Curve) -> tuple[int, ...]:
    return (*curve.values, *curve.values)[:41]


def placed(name: str, size: tuple[int, int], ratio: float, text: int) -> Sheet:
    return arrange(replace(view_of(name), display=Display(text_size=text)), size, ratio, FACES)


def box_of(mark: Words) -> Box:
    return Box(mark.x, mark.y, FACES.width(mark.text, mark.face, mark.size), FACES.height(mark.face, mark.size))


@pytest.mark.parametrize(("name", "size", "ratio", "text"), CASES)
def test_nothing_is_clipped_and_everything_can_be_touched(
    name: str, size: tuple[int, int], ratio: float, text: int
) -> None:
    sheet = placed(name, size, ratio, text)
    column = sheet.viewport._replace(y=0, h=sheet.height)
    items = {item.id: item for item in view_of(name).items()}
    for block in sheet.flowing:
        assert column.holds(block.box), block.id
        for mark in block.marks:
            if isinstance(mark, Words):
                box = box_of(mark)
                assert block.box.x - 1 <= box.x, mark
                assert box.right <= block.box.right + 1, mark
                assert block.box.y - box.h // 4 <= box.y, mark
                assert box.bottom <= block.box.bottom + box.h // 4, mark
                if isinstance(items.get(block.id), Line | Control):
                    assert len(mark.text.replace("\u200a", "").replace("\u2009", "")) <= LONGEST
            elif isinstance(mark, Glyph):
                assert block.box.inset(-mark.box.w // 2).holds(mark.box), (block.id, mark)
        if isinstance(block.target, Control):
            assert block.box.h >= TARGET * ratio - 0.5, block.id
            assert block.box.w >= TARGET * ratio - 0.5, block.id
    for one, other in combinations(sheet.flowing, 2):
        assert not one.box.overlaps(other.box), (one.id, other.id)
    there = {block.id for block in (*sheet.fixed, *sheet.flowing) if block.id}
    assert there == set(items)


@pytest.mark.parametrize("faces", [Typefaces(wide=True), Typefaces(legible=True), Typefaces(legible=True, wide=True)])
@pytest.mark.parametrize(("size", "ratio", "text"), [WINDOWS[0], WINDOWS[1], WINDOWS[-1]])
@pytest.mark.parametrize("name", ["recap-branches", "beside", "whole story"])
def test_other_letters_and_another_language_fit_too(
    name: str, size: tuple[int, int], ratio: float, text: int, faces: Typefaces
) -> None:
    editions = Editions(real_story(), languages(ROOT / "story"))
    here = session(name)
    spanish = replace(here, editions=editions, settings=replace(here.settings, language="es")).translated()
    view = describe(spanish)
    assert view.language == "es"
    for block in arrange(replace(view, display=Display(text_size=text)), size, ratio, faces).flowing:
        for mark in block.marks:
            if isinstance(mark, Words):
                assert block.box.x - 1 <= mark.x, mark
                assert mark.x + faces.width(mark.text, mark.face, mark.size) <= block.box.right + 1, mark


@pytest.mark.parametrize(("size", "ratio", "text"), WINDOWS)
@pytest.mark.parametrize("name", ["recap-branches", "beside", "whole story", "forty"])
def test_no_two_words_of_a_chart_lie_over_each_other(name: str, size: tuple[int, int], ratio: float, text: int) -> None:
    sheet = placed(name, size, ratio, text)
    charts = [item.id for item in view_of(name).items() if isinstance(item, Chart)]
    assert charts
    for chart in charts:
        block = sheet.block(chart)
        assert block is not None
        boxes = [(mark.text, box_of(mark)) for mark in block.marks if isinstance(mark, Words)]
        for (one, left), (other, right) in combinations(boxes, 2):
            apart = not left.inset(0, left.h // 4).overlaps(right.inset(0, right.h // 4))
            assert apart, (one, other)


def test_wide_windows_set_two_chapters_beside_each_other_and_narrow_ones_do_not() -> None:
    wide, narrow = (placed("recap-branches", size, 1.0, 100) for size in ((1280, 720), (390, 844)))
    for sheet, beside in ((wide, True), (narrow, False)):
        first, second = sheet.block("chapter/0/title"), sheet.block("chapter/1/title")
        assert first is not None
        assert second is not None
        assert (first.box.y == second.box.y) == beside


def test_the_road_runs_on_from_stop_to_stop() -> None:
    sheet = placed("recap-branches", (390, 844), 1.0, 100)
    for section in view_of("recap-branches").sections:
        if section.role == "map":
            stops = [item.id for item in section.items if isinstance(item, Control)]
            blocks = [block for name in stops if (block := sheet.block(name)) is not None]
            assert all(one.box.bottom == other.box.y for one, other in pairwise(blocks))


def test_a_road_not_taken_is_greyer_than_the_one_taken_and_can_still_be_read() -> None:
    block = placed("recap-branches", (1280, 720), 1.0, 100).block("turn:0")
    assert block is not None
    inks = {mark.text[:4]: mark.ink for mark in block.marks if isinstance(mark, Words)}
    stop = next(control.stop for control in view_of("recap-branches").controls() if control.stop)
    assert inks[stop.answer[:4]] == "text"
    assert all(inks[stub.text[:4]] == "quiet" for stub in stop.stubs)
    assert {mark.ink for mark in block.marks if isinstance(mark, Trace)} == {"edge"}
    assert ("quiet", "panel", 4.5) in PAIRS
    assert ("edge", "panel", 3.0) in PAIRS


def test_what_is_struck_stays_struck_on_the_map() -> None:
    pilot = fresh().sit()
    pilot.play(policies()["attacker"].on_view(random.Random(1)))
    view = pilot.through("recap").view
    struck = next(
        control for control in view.controls() if control.stop and any(not stub.open for stub in control.stop.stubs)
    )
    assert "(not open then)" in struck.description
    assert struck.stop is not None
    stop = replace(struck.stop, stubs=tuple(replace(stub, open=True) for stub in struck.stop.stubs))
    plain = replace(struck, stop=stop)
    more, fewer = (
        len(arrange(View("recap", "", (Section("map", "map", (stop,)),)), (900, 700), 1.0, FACES).flowing[0].marks)
        for stop in (struck, plain)
    )
    assert more > fewer


@pytest.mark.parametrize("theme", THEMES)
def test_the_lines_of_a_chart_stand_out_and_differ_by_more_than_colour(theme: str) -> None:
    chart = next(item for item in view_of("recap-branches").items() if isinstance(item, Chart))
    assert len({curve.sign for curve in chart.curves}) == len(chart.curves)
    assert len({curve.dash for curve in chart.curves}) == len(chart.curves)
    inks = THEMES[theme]
    for tone in set(INKS) - {"grid"}:
        assert _contrast(getattr(inks, INKS[tone]), inks.panel) >= 3, tone


def _contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    def light(colour: tuple[int, int, int]) -> float:
        parts = (part / 255 for part in colour)
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_sign_has_a_shape_of_its_own() -> None:
    signs: tuple[Sign, ...] = ("disc", "ring", *CORNERS)
    ink, ground = (255, 255, 255), (0, 0, 0)
    drawn = {sign: pygame.image.tobytes(glyph(sign, 24, ink, ground), "RGBA") for sign in signs}
    for one, other in combinations(signs, 2):
        off = sum(abs(a - b) > 128 for a, b in zip(drawn[one][::4], drawn[other][::4], strict=True))
        assert off > 24, (one, other)


def test_dashes_run_on_round_corners() -> None:
    pieces = list(dashes([(0, 0), (5, 0), (5, 5)], [4, 2]))
    assert pieces == [((0, 0), (4, 0)), ((5, 1), (5, 5))]
    assert list(dashes([(0, 0), (5, 0)], [])) == [((0, 0), (5, 0))]


def test_a_stop_leads_to_its_evening_by_keyboard_and_back_to_it() -> None:
    pilot_session = session("recap-branches")
    stage = Stage()
    stage.resize((1280, 720), 1.0)
    stage.show(describe(pilot_session))
    stage.focus("turn:3")
    assert Hands(stage).key(pygame.K_RETURN) == "turn:3"
    offset = stage.offset
    evening = pilot_session.press("turn:3")
    stage.show(describe(evening))
    label = next(control.label for control in describe(pilot_session).controls() if control.id == "turn:3")
    assert stage.view.title == label
    stage.show(describe(evening.press("back")))
    assert stage.focused == "turn:3"
    assert stage.offset == offset


def read_png(data: bytes) -> tuple[int, int, dict[bytes, int]]:
    """Return width, height and the chunks of a PNG file, each checked."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    at, chunks = 8, dict[bytes, int]()
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack(">I", data[at + 8 + length : at + 12 + length]) == (zlib.crc32(name + body),)
        chunks[name] = length
        at += 12 + length
    width, height = struct.unpack(">II", data[16:24])
    return width, height, chunks


def test_the_picture_to_keep_can_be_read_and_holds_nothing_else() -> None:
    data = png(kept(session("recap-branches"), whole=False))
    width, height, chunks = read_png(data)
    assert set(chunks) == {b"IHDR", b"IDAT", b"IEND"}
    assert width == 2 * WIDTH
    assert height > width
    surface = pygame.image.load(io.BytesIO(data), "way.png")
    assert surface.get_size() == (width, height)
    assert surface.get_at((3, 3))[:3] == THEMES["paper"].panel
    assert len({tuple(surface.get_at((x, height // 2))) for x in range(0, width, 3)}) > 5, "something is drawn there"


def test_a_long_way_is_drawn_whole_and_less_fine() -> None:
    width, height, _ = read_png(png(kept(session("whole story"), whole=False)))
    assert width < 2 * WIDTH
    assert width * height <= MOST


def test_a_picture_is_drawn_in_strips_and_looks_like_one_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    view, pictures, made = kept(session("recap-branches"), whole=False), {}, []
    real = pygame.Surface

    def counted(size: tuple[int, int], *more: int) -> pygame.Surface:
        made.append(size[0] * size[1])
        return real(size, *more)

    for rows in (STRIP, 77, 10_000):
        monkeypatch.setattr("game.stage.whole.STRIP", rows)
        monkeypatch.setattr("game.stage.whole.pygame.Surface", counted)
        data = png(view)
        monkeypatch.undo()
        pictures[rows] = pygame.image.tobytes(pygame.image.load(io.BytesIO(data), "png"), "RGB")
    assert pictures[STRIP] == pictures[77] == pictures[10_000]
    assert made[0] == 2 * WIDTH * STRIP < MOST / 20


def test_hidden_numbers_stay_hidden_on_the_axis() -> None:
    block = placed("recap-branches", (1280, 720), 1.0, 100).block("over-time/chart")
    assert block is not None
    texts = {mark.text for mark in block.marks if isinstance(mark, Words)}
    assert {"gone", "thin", "careful", "steady", "warm", "silent", "whole"} <= texts
    assert {text for text in texts if text.isdigit()} == {str(number) for number in range(1, 11)}
