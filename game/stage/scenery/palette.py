"""The colours of a room: from theme, hour and light. Figures get as dark against the wall as they need to be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from game.stage.colour import Colour, luminance, mix

FIGURE = 1.95
"""Least contrast of figures against the wall behind them: 1.6 against what stands at the wall, which is darker."""


@dataclass(frozen=True, slots=True)
class Sky:
    """What is outside the window."""

    top: Colour
    low: Colour
    roofs: Colour
    stars: bool = False
    sun: bool = False
    lit: bool = False
    """Whether there is light in the windows over the way."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Everything that a picture is coloured with."""

    wall: Colour
    floor: Colour
    board: Colour
    """Lines between floor boards."""
    trim: Colour
    """Window frame, skirting, shelf."""
    things: Colour
    """Objects on the wall, a little apart from it."""
    rug: Colour
    rug_line: Colour
    wood: Colour
    top: Colour
    lamp: Colour
    """The light itself."""
    shade: Colour
    cord: Colour
    cup: Colour
    cloth: dict[str, Colour]
    """Tone of a person who stands out fully."""
    sky: Sky
    ambient: Colour
    """What the room is multiplied with where the lamp does not reach, as light."""
    beam: Colour
    """What the lamp adds to it."""
    glow: float
    """Strength of the halo, 0 to 1."""
    shine: float
    """Strength of light along edges, 0 to 1."""
    corner: float = 0.38
    """How much darker the corners are, 0 to 1."""
    flat: bool = False
    """Simple shapes without light, for high contrast."""

    @property
    def unlit_wall(self) -> Colour:
        """The wall where the lamp does not reach and the corner does not darken it."""
        red, green, blue = (wall * light // 255 for wall, light in zip(self.wall, self.ambient, strict=True))
        return (red, green, blue)


_SKIES = {
    "night": Sky((34, 46, 92), (84, 100, 148), (44, 50, 78), stars=True, lit=True),
    "evening": Sky((46, 58, 112), (150, 122, 150), (54, 54, 82), stars=True, lit=True),
    "dusk": Sky((84, 92, 148), (244, 164, 118), (84, 70, 96), lit=True),
    "day": Sky((132, 178, 214), (206, 224, 230), (122, 138, 150)),
    "morning": Sky((158, 186, 214), (246, 216, 178), (140, 134, 140), sun=True),
}
_DAYLIGHT = {"night": 0.0, "evening": 0.12, "dusk": 0.3, "day": 0.85, "morning": 0.75}
"""How much light comes from outside."""
_DIMMED = {"rain": 0.7, "snow": 1.05}
"""What the weather leaves of it."""


def palette(theme: str, hour: str, light: float, weather: str = "clear", tint: Colour | None = None) -> Palette:
    """Return the palette for `light` from 0 (pale and small) to 1 (warm and wide), the walls painted with `tint`.

    Unknown hours are evenings, unknown weather is clear.
    """
    light = _warmth(light)
    sky = _overcast(_SKIES.get(hour, _SKIES["evening"]), weather)
    daylight = _DAYLIGHT.get(hour, 0.12) * _DIMMED.get(weather, 1.0)
    if theme == "paper":
        return _painted(_paper(sky, light), tint, 0.3 - 0.1 * light)
    return (
        _contrast(sky, light)
        if theme == "contrast"
        else _painted(_evening(sky, daylight, light), tint, 0.42 - 0.16 * light)
    )


def _overcast(sky: Sky, weather: str) -> Sky:
    """Return the sky behind clouds where it rains or snows."""
    if weather not in ("rain", "snow"):
        return sky
    grey = (134, 143, 154) if weather == "rain" else (206, 212, 222)
    deep = min(1.0, luminance(sky.low) * 1.6)
    top, low = (mix(part, mix((52, 58, 74), grey, deep), 0.62 + 0.23 * deep) for part in (sky.top, sky.low))
    return replace(sky, top=top, low=low, stars=False, sun=False, lit=sky.stars or sky.lit)


def _painted(tones: Palette, tint: Colour | None, share: float) -> Palette:
    """Return a palette whose walls and floor lean towards `tint`, as light as they were."""
    if tint is None:
        return tones

    def paint(tone: Colour) -> Colour:
        return _at(mix(tone, tint, share), luminance(tone))

    wall, trim, things, rug, line = (
        paint(tone) for tone in (tones.wall, tones.trim, tones.things, tones.rug, tones.rug_line)
    )
    floor, board = (_at(mix(tone, tint, share * 0.5), luminance(tone)) for tone in (tones.floor, tones.board))
    return replace(tones, wall=wall, trim=trim, things=things, rug=rug, rug_line=line, floor=floor, board=board)


_STEPS = ((0.0, 0.0), (0.2, 0.22), (0.35, 0.46), (0.55, 0.74), (0.7, 0.87), (1.0, 1.0))
"""Light and how warm it looks: the bands below `careful` stay cool, those from `steady` on are warm."""


def _warmth(light: float) -> float:
    """Return how far the colours have gone from cold to warm."""
    for (x0, y0), (x1, y1) in pairwise(_STEPS):
        if light <= x1:
            return y0 + (y1 - y0) * max(0.0, light - x0) / (x1 - x0)
    return 1.0


def _evening(sky: Sky, daylight: float, light: float) -> Palette:
    def tone(cold: Colour, warm: Colour) -> Colour:
        return mix(cold, warm, light)

    ambient = mix(tone((192, 201, 215), (180, 159, 148)), tone((222, 227, 234), (232, 220, 206)), daylight)
    beam = tone((38, 42, 48), (104, 86, 58))
    room = min(1.0, *((255 - dim) / more for dim, more in zip(ambient, beam, strict=True)))  # none goes over the brim
    return Palette(
        wall=tone((142, 156, 173), (242, 186, 132)),
        floor=tone((130, 142, 158), (212, 150, 102)),
        board=tone((104, 110, 118), (150, 98, 64)),
        trim=tone((182, 190, 198), (240, 206, 164)),
        things=tone((122, 132, 144), (176, 118, 78)),
        rug=tone((164, 176, 190), (236, 190, 140)),
        rug_line=tone((134, 142, 152), (190, 108, 72)),
        wood=tone((11, 13, 17), (28, 15, 10)),
        top=tone((70, 76, 86), (214, 134, 70)),
        lamp=tone((214, 226, 240), (255, 206, 132)),
        shade=tone((92, 100, 112), (214, 116, 52)),
        cord=(26, 24, 28),
        cup=tone((196, 204, 212), (255, 240, 214)),
        cloth={"kit": tone((28, 32, 44), (54, 26, 26)), "rowan": tone((24, 34, 40), (34, 38, 44))},
        sky=sky,
        ambient=ambient,
        beam=mix((0, 0, 0), beam, room),
        glow=(0.25 + 0.6 * light) * (1 - 0.3 * daylight),
        shine=0.3 + 0.7 * light,
    )


def _paper(sky: Sky, light: float) -> Palette:
    def tone(cold: Colour, warm: Colour) -> Colour:
        return mix(cold, warm, light)

    pale = Sky(mix(sky.top, (226, 232, 240), 0.55), mix(sky.low, (246, 240, 232), 0.6), (150, 152, 160))
    return Palette(
        wall=tone((224, 226, 228), (252, 236, 208)),
        floor=tone((206, 208, 211), (240, 214, 178)),
        board=tone((178, 181, 186), (216, 184, 144)),
        trim=tone((246, 246, 246), (255, 250, 240)),
        things=tone((182, 186, 192), (226, 190, 146)),
        rug=tone((232, 233, 235), (250, 226, 194)),
        rug_line=tone((172, 176, 184), (212, 140, 98)),
        wood=tone((66, 68, 76), (104, 58, 32)),
        top=tone((128, 130, 138), (196, 128, 78)),
        lamp=tone((255, 255, 255), (255, 238, 176)),
        shade=tone((128, 134, 144), (222, 112, 48)),
        cord=(70, 66, 66),
        cup=tone((252, 252, 252), (255, 252, 244)),
        cloth={"kit": tone((64, 70, 88), (138, 66, 48)), "rowan": tone((58, 76, 84), (52, 84, 94))},
        sky=pale,
        ambient=tone((236, 238, 242), (236, 228, 218)),
        beam=tone((18, 18, 18), (40, 38, 30)),
        glow=0.1 + 0.27 * light,
        shine=0.25 + 0.45 * light,
        corner=0.2,
    )


def _contrast(sky: Sky, light: float) -> Palette:
    black, white, yellow = (0, 0, 0), (255, 255, 255), (255, 224, 0)
    return Palette(
        wall=black,
        floor=(30, 30, 30),
        board=(30, 30, 30),
        trim=(112, 112, 112),
        things=(70, 70, 70),
        rug=(52, 52, 52),
        rug_line=(52, 52, 52),
        wood=white,
        top=white,
        lamp=yellow,
        shade=yellow,
        cord=white,
        cup=black,
        cloth={"kit": yellow, "rowan": (150, 200, 255)},
        sky=Sky((24, 30, 60), (24, 30, 60), black, stars=sky.stars),
        ambient=white,
        beam=(78, 68, 0),
        glow=light,
        shine=0,
        flat=True,
    )


def behind_people(tone: Colour, wall: Colour) -> Colour:
    """Return `tone` as dark on a `wall` as a large thing there may be, so that people part from it 1.6 to 1 as well."""
    return _at(tone, (luminance(wall) + 0.05) / (FIGURE / 1.6) - 0.05)


def seen_against(tone: Colour, ground: float, presence: float) -> Colour:
    """Return `tone` as faint as `presence` (0 to 1) makes it, but never closer than FIGURE to a `ground` luminance."""
    if luminance(tone) > ground:  # light people on a dark wall
        return mix(_at(tone, (ground + 0.05) * 3.2 - 0.05), tone, presence)
    limit = (ground + 0.05) / FIGURE - 0.05
    faint = _at(mix(tone, (150, 140, 140), 0.35), max(0.0, limit))
    return mix(faint, tone, presence) if luminance(tone) < limit else faint


def _at(tone: Colour, wanted: float) -> Colour:
    """Return `tone` made lighter or darker until it has the luminance `wanted`, a little below rather than above."""
    low, high = 0.0, 2.0
    for _ in range(14):
        middle = (low + high) / 2
        if luminance(_scaled(tone, middle)) > wanted:
            high = middle
        else:
            low = middle
    return _scaled(tone, low)


def _scaled(tone: Colour, factor: float) -> Colour:
    if factor <= 1:
        return mix((0, 0, 0), tone, factor)
    return mix(tone, (255, 255, 255), factor - 1)
