"""What a place is made of: a wall, its own lamp, what stands between two people, what they sit on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from game.stage.colour import Colour
from game.stage.scenery.curve import Point
from game.stage.scenery.palette import Palette
from game.stage.scenery.svg import Box, Svg


@dataclass(frozen=True, slots=True)
class Moment:
    """What a place is drawn from."""

    view: Box
    """The part of the place that is shown."""
    tones: Palette
    light: float
    """0, pale and small, to 1, warm and wide."""
    hour: str = "evening"
    weather: str = "clear"
    objects: tuple[str, ...] = ()
    poses: Mapping[str, str] = field(default_factory=dict)

    def has(self, thing: str) -> bool:
        """Whether `thing` is among the objects."""
        return thing in self.objects


NEAR, FAR = 172.0, 326.0
"""How far each chair is from the middle at gap 0 and 1, in most places."""

Draw = Callable[[Svg, Moment], None]
Seat = Callable[[Svg, Palette], None]
"""Draws what one person sits on, facing right, the middle of the seat above the origin."""


def nothing(sheet: Svg, moment: Moment) -> None:
    """Draw nothing."""


def no_seat(sheet: Svg, tones: Palette) -> None:
    """Draw nothing: the place has one seat for both, drawn with what is between them."""


@dataclass(frozen=True, slots=True)
class Lamp:
    """The one light of a place."""

    draw: Draw
    at: Point
    """Where the light comes from."""
    part: Box
    """What `draw` covers; it goes up to the upper edge of the picture if its top is 0."""
    half: float = 66.0
    """Half the width of the opening that the light falls out of; 0 for a light that shines to all sides."""
    reach: float = 1.0
    """How far it reaches, 1 as the lamp over the kitchen table does."""


@dataclass(frozen=True, slots=True)
class Place:
    """A room with two people in it."""

    wall: Draw
    """Draws what the lamp's light falls on."""
    lamp: Lamp
    own: Draw = nothing
    """Draws what has a light of its own: windows."""
    part: Box = (0.0, 0.0, 0.0, 0.0)
    """What `own` covers at most."""
    tint: Colour | None = None
    """What the walls are painted with."""
    middle: Draw = nothing
    """Draws what stands between the two: a table, a bed, a sofa."""
    area: Box = (-176.0, -262.0, 352.0, 290.0)
    """What `middle` covers at most."""
    seat: Seat = no_seat
    cover: Seat = no_seat
    """Draws what lies over one person: the back of a car's seat, a blanket."""
    near: float = NEAR
    far: float = FAR
    """Distance of each person from the middle at gap 0 and 1."""
    stand: tuple[float, float] | None = None
    """The same of who stands; None for beside the chair."""
    seen: Literal["side", "back", "front"] = "side"
    """From where those who sit are seen."""
    window: float | None = None
    """Where somebody who stands at the window stands, behind the table and turned to the left; None for nowhere."""
    outside: bool = False
    """Whether people are seen against what is outside, not only against a wall."""
    table: bool = False
    """Whether there is a table that hands lie on."""
    coats: bool = True
    """Whether there is a hook for a coat; else it keeps the seat of who is away."""
    feet_up: bool = False
    at_door: bool = False
    """Whether somebody in a coat stands at the door here, without a chair."""
    small: float = 1.0
    """How tall the people are: less in a memory of childhood."""
