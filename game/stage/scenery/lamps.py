"""How the lamps of the places look."""

from __future__ import annotations

from functools import partial

from game.stage.colour import Colour, mix
from game.stage.scenery.curve import disc, polygon, smooth
from game.stage.scenery.place import Lamp, Moment
from game.stage.scenery.svg import Svg

_WHITE: Colour = (255, 255, 255)
_BLACK: Colour = (0, 0, 0)


def _bright(moment: Moment) -> Colour:
    return mix(moment.tones.lamp, _WHITE, 0.6)


def _shade(sheet: Svg, moment: Moment, d: str, top: float, low: float) -> None:
    """Fill a lampshade: dark at its top, lit from within at its foot."""
    tones = moment.tones
    if tones.flat:
        sheet.path(d, tones.shade)
        return
    dark, bright = mix(tones.shade, _BLACK, 0.4), mix(tones.shade, tones.lamp, 0.3 + 0.4 * tones.glow)
    sheet.path(d, sheet.level(0, top, 0, low, (0, dark, 1), (0.5, tones.shade, 1), (1, bright, 1)))


def _pendant(sheet: Svg, moment: Moment) -> None:
    """Cord, dome and bulb of the lamp over the kitchen table."""
    tones, y = moment.tones, -436.0
    sheet.line(f"M0 {moment.view[1]} V{y - 66}", tones.cord, 2.6)
    sheet.path(smooth(((-8, y - 78), (8, y - 78), (11, y - 62), (-11, y - 62)), tension=0.08), tones.cord)
    if not tones.flat:
        sheet.path(disc((0, y + 3), 20, 8), _bright(moment), 0.95)
    dome = (
        f"M-12 {y - 64} C-40 {y - 58} -66 {y - 34} -72 {y + 1} C-40 {y + 5} 40 {y + 5} 72 {y + 1} "
        f"C66 {y - 34} 40 {y - 58} 12 {y - 64} Z"
    )
    _shade(sheet, moment, dome, y - 66, y + 4)
    if not tones.flat:
        sheet.line(f"M-71 {y + 2} C-40 {y + 6} 40 {y + 6} 71 {y + 2}", tones.lamp, 2.4, 0.9)
        sheet.line(smooth([(-56, y - 20), (-40, y - 44), (-18, y - 57)], closed=False), tones.lamp, 1.6, 0.35)


def _fringed(sheet: Svg, moment: Moment) -> None:
    """The wide cloth lamp of long ago, with a fringe."""
    tones, y = moment.tones, -452.0
    sheet.line(f"M0 {moment.view[1]} V{y - 60}", tones.cord, 3)
    _shade(
        sheet, moment, f"M-26 {y - 62} Q0 {y - 70} 26 {y - 62} Q74 {y - 46} 100 {y} Q0 {y + 10} -100 {y} Q-74 {y - 46} "
        f"-26 {y - 62} Z", y - 66, y + 6,
    )  # fmt: skip
    for step in range(-9, 10):
        x = step * 11
        drop = y + 5 - abs(step) * 0.5
        sheet.line(f"M{x} {drop:.1f} v13", mix(tones.shade, tones.lamp, 0.5), 2.2, 0.9)


def _bulb(sheet: Svg, moment: Moment) -> None:
    """A bulb on its wire."""
    tones, y = moment.tones, -430.0
    sheet.line(f"M0 {moment.view[1]} V{y - 26}", tones.cord, 2.6)
    sheet.path(polygon(((-7, y - 34), (7, y - 34), (8, y - 14), (-8, y - 14))), tones.cord)
    glass = f"M-8 {y - 15} C-8 {y - 4} -19 {y} -19 {y + 14} A19 19 0 0 0 19 {y + 14} C19 {y} 8 {y - 4} 8 {y - 15} Z"
    sheet.path(glass, tones.shade if tones.flat else _bright(moment))
    sheet.line(f"M-5 {y - 12} L-4 {y + 8} L4 {y + 8} L5 {y - 12}", tones.shade, 1.6, 0.7)


def _globe(sheet: Svg, moment: Moment) -> None:
    """A glass ball on a rod."""
    tones, y = moment.tones, -470.0
    sheet.line(f"M0 {moment.view[1]} V{y - 34}", tones.cord, 4)
    sheet.path(polygon(((-13, y - 38), (13, y - 38), (17, y - 28), (-17, y - 28))), tones.cord)
    sheet.path(disc((0, y), 33), tones.shade if tones.flat else mix(_bright(moment), tones.shade, 0.12))
    if not tones.flat:
        sheet.path(disc((0, y), 33), sheet.radial(-6, y - 6, 36, (0, _WHITE, 0.7), (1, tones.shade, 0.35)))


def _bedside(sheet: Svg, moment: Moment) -> None:
    """A small lamp on the night table."""
    tones, (x, y) = moment.tones, BEDSIDE.at
    dark = mix(tones.wood, tones.trim, 0.15)
    sheet.path(smooth([(x - 13, y + 76), (x - 15, y + 60), (x - 4, y + 42), (x - 3, y + 16), (x + 3, y + 16),
                       (x + 4, y + 42), (x + 15, y + 60), (x + 13, y + 76)], tension=0.12), dark)  # fmt: skip
    _shade(
        sheet, moment, f"M{x - 20} {y - 34} H{x + 20} L{x + 38} {y + 22} Q{x} {y + 28} {x - 38} {y + 22} Z",
        y - 90, y + 24,
    )  # fmt: skip


def standing(x: float, y: float) -> Lamp:
    """Return a lamp on a pole, its light at (x, y)."""
    return Lamp(partial(_standing, x, y), (x, y), (x - 70, y - 70, 140.0, 20 - y), half=52.0)


def _standing(x: float, y: float, sheet: Svg, moment: Moment) -> None:
    tones = moment.tones
    dark = mix(tones.wood, tones.trim, 0.12)
    sheet.line(f"M{x} {y} V-74", dark, 5)
    sheet.path(disc((x, -70), 34, 7), dark)
    _shade(
        sheet, moment, f"M{x - 36} {y - 62} H{x + 36} L{x + 60} {y + 14} Q{x} {y + 22} {x - 60} {y + 14} Z",
        y - 110, y + 16,
    )  # fmt: skip
    if not tones.flat:
        sheet.line(f"M{x - 59} {y + 14} Q{x} {y + 21} {x + 59} {y + 14}", tones.lamp, 2, 0.8)


def _tubes(sheet: Svg, moment: Moment) -> None:
    """Panels of light in a ceiling that runs away from the eye."""
    light = moment.tones.shade if moment.tones.flat else _bright(moment)
    for near, far in ((1.12, 0.92), (0.74, 0.64), (0.53, 0.48), (0.42, 0.395)):
        high, deep = (-332 - 330 * near, -332 - 330 * far)
        sheet.path(polygon(((-84 * near, high), (84 * near, high), (84 * far, deep), (-84 * far, deep))), light, 0.96)


def _ring(sheet: Svg, moment: Moment) -> None:
    """A wheel of small lights under the roof of a hall."""
    tones, y = moment.tones, -520.0
    for x in (-86, 0, 86):
        sheet.line(f"M0 {moment.view[1]} V{y - 90} L{x} {y - (18 if x == 0 else 0)}", tones.cord, 2.4)
    sheet.line(disc((0, y), 92, 17), mix(tones.wood, tones.shade, 0.35), 6)
    for x, dy in ((-90, 0), (-62, 13), (-22, 17), (22, 17), (62, 13), (90, 0), (-40, -15), (0, -17), (40, -15)):
        sheet.path(disc((x, y + dy - 10), 7, 11), tones.shade if tones.flat else _bright(moment))


def _street(sheet: Svg, moment: Moment) -> None:
    """A street lamp ahead, seen through the windscreen."""
    tones, (x, y) = moment.tones, STREET.at
    if tones.flat:
        sheet.path(disc((x + 2, y + 2), 26 + 60 * tones.glow), tones.beam)
    pole = mix(tones.sky.roofs, _BLACK, 0.3) if not tones.flat else _WHITE
    sheet.line(f"M{x + 96} -262 V{y - 8} Q{x + 92} {y - 26} {x + 62} {y - 22} L{x + 22} {y - 8}", pole, 4)
    sheet.path(polygon(((x - 22, y), (x - 12, y - 11), (x + 24, y - 13), (x + 30, y - 2))), pole)
    sheet.path(disc((x + 2, y + 1), 23, 6), tones.shade if tones.flat else _bright(moment))


PENDANT = Lamp(_pendant, (0.0, -436.0), (-80.0, 0.0, 160.0, -420.0))
FRINGED = Lamp(_fringed, (0.0, -446.0), (-110.0, 0.0, 220.0, -424.0), half=92.0, reach=1.06)
BULB = Lamp(_bulb, (0.0, -418.0), (-30.0, 0.0, 60.0, -380.0), half=0.0, reach=0.95)
GLOBE = Lamp(_globe, (0.0, -470.0), (-50.0, 0.0, 100.0, -420.0), half=0.0, reach=1.05)
BEDSIDE = Lamp(_bedside, (-262.0, -262.0), (-310.0, -310.0, 100.0, 130.0), half=34.0, reach=0.9)
TUBES = Lamp(_tubes, (0.0, -520.0), (-110.0, 0.0, 220.0, -450.0), half=0.0, reach=1.15)
RING = Lamp(_ring, (0.0, -526.0), (-110.0, 0.0, 220.0, -490.0), half=80.0, reach=1.15)
STREET = Lamp(_street, (40.0, -446.0), (-50.0, -540.0, 200.0, 290.0), half=22.0, reach=0.8)
