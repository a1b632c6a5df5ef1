"""Where a scene may be. Every place has the same lamp, floor and two seats; what stands at the wall differs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from game.stage.scenery import props
from game.stage.scenery.kitchen import WINDOW, WINDOW_PART, draw_coat, draw_key, draw_kitchen, draw_kitchen_window
from game.stage.scenery.palette import Palette
from game.stage.scenery.svg import Box, Svg
from game.stage.scenery.wall import draw_wall
from game.stage.scenery.window import draw_window

Wall = Callable[[Svg, Box, Palette, tuple[str, ...]], None]
"""Draws what the lamp's light falls on."""
Outside = Callable[[Svg, Palette, tuple[str, ...]], None]
"""Draws what has a light of its own: the window."""


def _no_window(sheet: Svg, tones: Palette, objects: tuple[str, ...]) -> None:
    """Draw nothing."""


@dataclass(frozen=True, slots=True)
class Place:
    """A room behind the two people."""

    wall: Wall
    outside: Outside = _no_window
    part: Box = WINDOW_PART
    """What `outside` covers at most."""
    table: bool = True
    at_door: bool = False
    """Whether somebody in a coat stands at the door here, without a chair."""


def _plain_window(sheet: Svg, tones: Palette, objects: tuple[str, ...]) -> None:
    draw_window(sheet, WINDOW, tones, objects)


def _bare_window(sheet: Svg, tones: Palette, objects: tuple[str, ...]) -> None:
    draw_window(sheet, WINDOW, tones, objects, curtains=False)


def _arches(sheet: Svg, tones: Palette, objects: tuple[str, ...]) -> None:
    for x in (-382.0, -238.0, 146.0, 290.0):
        props.arched_window(sheet, x, tones)


def _stairs(sheet: Svg, tones: Palette, objects: tuple[str, ...]) -> None:
    props.stairwell(sheet, *_DOOR, tones)


_DOOR = (186.0, 152.0, -500.0)
"""Left edge, width and top of the hallway's door."""


def _hallway(sheet: Svg, view: Box, tones: Palette, objects: tuple[str, ...]) -> None:
    draw_wall(sheet, view, tones)
    props.doorway(sheet, *_DOOR, tones)
    props.rail(sheet, -392, -486, 210, 4, tones)
    draw_coat(sheet, (-312.0, -464.0), tones)
    if "coat" in objects:
        draw_coat(sheet, (-258.0, -464.0), tones)
    if "key" in objects:
        draw_key(sheet, (-204.0, -470.0), tones)
    props.shoe_bench(sheet, -86, 172, tones)


def _bedroom(sheet: Svg, view: Box, tones: Palette, objects: tuple[str, ...]) -> None:
    draw_wall(sheet, view, tones)
    props.framed(sheet, 190, -560, 150, 108, tones)
    props.bed(sheet, tones)


def _living(sheet: Svg, view: Box, tones: Palette, objects: tuple[str, ...]) -> None:
    draw_wall(sheet, view, tones)
    props.bookcase(sheet, 196, 190, -520, tones)
    props.plant(sheet, -120, tones)


def _hospital(sheet: Svg, view: Box, tones: Palette, objects: tuple[str, ...]) -> None:
    draw_wall(sheet, view, tones, rug=False)
    props.swing_doors(sheet, 190, tones)
    props.clock(sheet, -276, -520, 36, tones)
    for y in (-214, -206):
        sheet.line(f"M{view[0]} {y} H180", tones.trim, 4 if y == -214 else 2)


def _choir(sheet: Svg, view: Box, tones: Palette, objects: tuple[str, ...]) -> None:
    draw_wall(sheet, view, tones, rug=False)
    sheet.path(f"M{view[0]} -104 H{view[0] + view[2]} V-66 H{view[0]} Z", tones.trim)


def _childhood(sheet: Svg, view: Box, tones: Palette, objects: tuple[str, ...]) -> None:
    draw_wall(sheet, view, tones)
    for step in range(-12, 13):
        sheet.line(f"M{step * 42 + 21} {view[1]} V-80", tones.things, 3, 0.18)
    props.clock(sheet, 282, -520, 44, tones)
    props.framed(sheet, 222, -430, 118, 84, tones)


def _rented(sheet: Svg, view: Box, tones: Palette, objects: tuple[str, ...]) -> None:
    draw_wall(sheet, view, tones, rug=False)
    props.boxes(sheet, 196, tones)


def _counsellor(sheet: Svg, view: Box, tones: Palette, objects: tuple[str, ...]) -> None:
    draw_wall(sheet, view, tones)
    props.framed(sheet, 190, -560, 170, 116, tones)
    props.plant(sheet, 230, tones)
    props.third_chair(sheet, tones)


PLACES: Mapping[str, Place] = {
    "kitchen": Place(draw_kitchen, draw_kitchen_window),
    "hallway": Place(_hallway, _stairs, (186.0, -500.0, 152.0, 434.0), table=False, at_door=True),
    "bedroom": Place(_bedroom, _plain_window, table=False),
    "sofa": Place(_living, _plain_window),
    "hospital": Place(_hospital, table=False),
    "choir": Place(_choir, _arches, (-440.0, -640.0, 880.0, 420.0), table=False),
    "childhood": Place(_childhood, _plain_window),
    "room": Place(_rented, _bare_window),
    "counsellor": Place(_counsellor, _plain_window, table=False),
    "car": Place(_rented, _bare_window, table=False),
}


def place(name: str) -> Place:
    """Return the place `name`; one that is not drawn yet looks like a living room."""
    return PLACES.get(name, PLACES["sofa"])
