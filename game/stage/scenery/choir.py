"""St Anne's, where the choir sings: tall windows, a wheel of lights, three hundred empty chairs."""

from __future__ import annotations

from dataclasses import replace

from game.stage.colour import mix
from game.stage.scenery.curve import polygon
from game.stage.scenery.lamps import RING
from game.stage.scenery.place import Moment, Place
from game.stage.scenery.seats import folding
from game.stage.scenery.svg import Svg
from game.stage.scenery.wall import SKIRTING, draw_wall
from game.stage.scenery.window import draw_sky, draw_weather

WINDOWS = (-400.0, -272.0, 180.0, 308.0)
HIGH, LOW, WIDE = -612.0, -300.0, 92.0


def _wall(sheet: Svg, m: Moment) -> None:
    draw_wall(sheet, m, rug=False)
    tones = m.tones
    top = m.view[1]
    stone, shade = mix(tones.wall, tones.trim, 0.35), mix(tones.wall, tones.things, 0.45)
    sheet.path(f"M-132 {SKIRTING} V-470 Q0 -760 132 -470 V{SKIRTING} Z", shade if not tones.flat else (30, 30, 30))
    _organ(sheet, m)
    sheet.line(f"M-132 {SKIRTING - 10} V-470 Q0 -760 132 -470 V{SKIRTING - 10}", stone, 13)
    for x in () if tones.flat else (-152, 152, -290, 290):  # pillars, and the ribs that leave them
        round_ = sheet.level(x - 11, 0, x + 11, 0, (0, shade, 1), (0.45, stone, 1), (1, shade, 1))
        sheet.rect(x - 11, -560, 22, SKIRTING + 560, round_)
        sheet.rect(x - 16, -572, 32, 14, stone)
        sheet.rect(x - 15, SKIRTING - 18, 30, 18, stone)
        sheet.line(f"M{x} -566 Q{x * 0.94} -660 {x * 0.72} {min(top, -720.0)}", stone, 8, 0.7)
    for row, (y, inset) in enumerate(((-122.0, 190.0), (-100.0, 130.0), (-78.0, 70.0))):  # steps for sixty people
        tone = mix(tones.things, tones.trim, 0.15 + 0.14 * row)
        sheet.rect(-446 + inset, y, 892 - 2 * inset, SKIRTING - y, tone if not tones.flat else (40, 40, 40))
        sheet.rect(-446 + inset, y, 892 - 2 * inset, 3, tones.trim, 0.6)
    _stand(sheet, m)
    if not tones.flat:
        for left in WINDOWS:  # light from the windows on the floor
            right, lean = left + WIDE, (left + 46) * 0.12
            day = m.hour in ("morning", "day")
            patch = polygon(((left, -50), (right, -50), (right + lean, 0), (left + lean, 0)))
            sheet.path(patch, tones.trim, 0.12 + 0.2 * m.light if day else 0.06)


def _organ(sheet: Svg, m: Moment) -> None:
    tones = m.tones
    pipe, dark = mix(tones.trim, tones.rug_line, 0.25), mix(tones.things, tones.wood, 0.2)
    for step in range(-5, 6):
        x, high = step * 19.0, -430 - 60 * (1 - abs(step) / 5) if step % 2 else -400 - 40 * (1 - abs(step) / 5)
        sheet.rect(x - 7, high, 14, -232 - high, mix(pipe, dark, 0.12 * abs(step) / 2))
        sheet.path(
            polygon(((x - 7, high), (x + 7, high), (x + 2, high - 12), (x - 2, high - 12))), mix(pipe, dark, 0.2)
        )
        sheet.rect(x - 4, -262, 8, 5, dark)
    sheet.rect(-112, -234, 224, 76, mix(dark, tones.trim, 0.25))
    sheet.rect(-118, -240, 236, 10, mix(dark, tones.trim, 0.45))
    sheet.rect(-112, -158, 224, 40, mix(dark, tones.trim, 0.15))


def _stand(sheet: Svg, m: Moment) -> None:
    """A stand with a black folder that was left on the shoe bench once."""
    wood = mix(m.tones.things, m.tones.wood, 0.35)
    sheet.line("M0 -212 V-78 M-24 -66 L0 -84 L24 -66", wood, 4)
    sheet.path(polygon(((-38, -210), (38, -210), (32, -250), (-32, -250))), mix(m.tones.things, m.tones.wood, 0.55))
    sheet.path(polygon(((-30, -214), (-2, -214), (-2, -245), (-26, -245))), m.tones.trim)
    sheet.path(polygon(((2, -214), (30, -214), (26, -245), (2, -245))), m.tones.trim)


def _own(sheet: Svg, m: Moment) -> None:
    tones = m.tones
    for x in WINDOWS:
        one = m if x == WINDOWS[2] else replace(m, objects=())  # the moon stands in one of them
        arch = (
            f"M{x} {LOW} V{HIGH + 60} Q{x + 4} {HIGH + 14} {x + WIDE / 2} {HIGH} "
            f"Q{x + WIDE - 4} {HIGH + 14} {x + WIDE} {HIGH + 60} V{LOW} Z"
        )
        draw_sky(sheet, arch, (x, HIGH, WIDE, LOW - HIGH), one)
        draw_weather(sheet, (x, HIGH + 60, WIDE, LOW - HIGH - 60), m)
        lead = mix(tones.trim, tones.things, 0.3)
        if not tones.flat:
            for row in range(5):
                y = HIGH + 74 + row * 46
                sheet.rect(x, y, WIDE / 2, 23, (tones.rug_line, tones.shade, (96, 138, 150))[row % 3], 0.22)
                sheet.rect(
                    x + WIDE / 2, y + 23, WIDE / 2, 23, ((96, 138, 150), tones.rug_line, tones.shade)[row % 3], 0.22
                )
        bars = "".join(f"M{x} {HIGH + 74 + row * 46} h{WIDE} " for row in range(6))
        sheet.line(f"M{x + WIDE / 2} {HIGH} V{LOW} {bars}", lead, 3)
        sheet.line(arch, tones.trim, 9)
        sheet.rect(x - 12, LOW - 2, WIDE + 24, 10, tones.trim)


def _rows(sheet: Svg, m: Moment) -> None:
    """The backs of the next row, near the eye."""
    tones = m.tones
    wood = (70, 70, 70) if tones.flat else mix(tones.wood, tones.things, 0.16)
    for step in range(-4, 5):
        x = step * 104.0
        sheet.path(
            f"M{x - 36} 40 V22 Q{x - 36} 12 {x - 26} 11 Q{x} 7 {x + 26} 11 "
            f"Q{x + 36} 12 {x + 36} 22 V40 Q{x} 35 {x - 36} 40 Z",
            wood,
        )
        sheet.line(f"M{x - 33} 24 L{x - 37} 70 M{x + 33} 24 L{x + 37} 70 M{x - 34} 54 Q{x} 49 {x + 34} 54", wood, 6)
        sheet.line(f"M{x - 30} 12 Q{x} 7.5 {x + 30} 12", tones.lamp, 1.6, tones.shine * 0.4)


PLACE = Place(
    _wall, RING, _own, (-420.0, -624.0, 840.0, 340.0), tint=(150, 132, 110), middle=_rows,
    area=(-460.0, 4.0, 920.0, 72.0), seat=folding,
)  # fmt: skip
