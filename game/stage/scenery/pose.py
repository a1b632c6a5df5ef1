"""Where the joints of a person are. Everyone faces right; origin on the floor below the middle of the chair's seat."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import cos, radians, sin
from typing import Literal

from game.stage.scenery.curve import Point, reach

SEATED = ("sitting", "cup", "turned", "phone", "calling", "reading", "asleep", "head-down", "coat-seated")
UPRIGHT = ("standing", "coat", "sink", "window")
Held = Literal["", "cup", "phone", "book"]

HIP, SPINE, NECK = (-14.0, -112.0), 122.0, 22.0
UPPER, FORE = 66.0, 62.0
THIGH, SHIN = 72.0, 92.0
TABLE = -162.0
"""Height of hands that lie on the table."""


@dataclass(frozen=True, slots=True)
class Pose:
    """The joints of one person."""

    hip: Point
    chest: Point
    """Base of the neck."""
    head: Point
    """Middle of the head."""
    nod: float
    """How far the head is bowed, in degrees."""
    near: tuple[Point, Point, Point]
    """Shoulder, elbow, hand of the near arm."""
    far: tuple[Point, Point, Point]
    legs: tuple[tuple[Point, Point, Point], ...]
    """Hip, knee, ankle; the far leg first."""
    back: bool = False
    """Whether the face is turned away from the table."""
    coat: bool = False
    held: Held = ""
    stands: bool = False
    calls: bool = False
    """Whether the phone is at the ear."""
    grip: Point = field(default=(0.0, 0.0))
    """Where what is held is."""


def pose(name: str, gap: float, *, table: bool = True, leans: str = "", feet_up: bool = False) -> Pose | None:
    """Return the joints for pose `name` at chairs `gap` (0 to 1) apart; None for an empty chair.

    Hands reach the table where there is one and the chairs are near. `leans` is `reach`, `retreat` or empty: whoever
    reaches out sits forward, whoever draws back leans back. An unknown name sits.
    """
    if name == "away":
        return None
    if name in UPRIGHT:
        return _standing(name)
    return _seated(name, gap, table, _LEANS.get(leans, 0.0), feet_up)


_LEANS = {"reach": 5.0, "retreat": -6.0}
"""Degrees."""
_BENT = {"head-down": 24.0, "phone": 9.0, "reading": 5.0, "turned": -12.0, "coat-seated": 4.0}
_NODS = {
    "asleep": 62.0, "head-down": 44.0, "phone": 34.0, "reading": 26.0, "coat-seated": 16.0, "cup": 8.0, "calling": 5.0,
}  # fmt: skip


def _seated(name: str, gap: float, table: bool, leans: float, feet_up: bool) -> Pose:
    close = max(0.0, min(1.0, (0.5 - gap) / 0.38))
    near_table = close if table else 0.0
    lean = _BENT.get(name, 2.0)
    lean += leans if name == "turned" else 0.0 if name == "head-down" else 8 * close - 7 * (1 - close) + leans
    on_table = name == "asleep" and near_table > 0.5
    if name == "asleep":
        lean = 52.0 if on_table else -9.0
    if feet_up:
        lean -= 9
    nod = _NODS.get(name, 2.0)
    chest = _along(HIP, SPINE, lean)
    head = _along(chest, NECK + 17, lean * 0.55 + nod * 0.55)
    shoulder = _along(HIP, SPINE - 15, lean)
    hands = _hands(name, near_table, head, feet_up)
    if on_table:  # the head lies on two arms that are folded back under it
        hands = (shoulder[0] + 4, shoulder[1] + 14), (shoulder[0] + 14, shoulder[1] + 8)
    side = -1 if on_table or (name == "turned" and not feet_up) else 1
    near = _arm((shoulder[0] - 2, shoulder[1] + 2), hands[0], side)
    far = _arm((shoulder[0] + 7, shoulder[1] - 2), hands[1], -1 if on_table else 1)
    foot = (60 + 6 * near_table, -9)
    tucked = (44 - 16 * (1 - near_table), -9)
    legs = (_leg((HIP[0] + 8, HIP[1] - 3), (tucked[0] + 8, tucked[1] - 4)), _leg(HIP, foot))
    if feet_up:
        legs = (_leg((HIP[0] + 8, HIP[1] - 2), (98.0, -101.0)), _leg(HIP, (80.0, -99.0)))
    held = _HELD.get(name, "")
    return Pose(
        HIP, chest, head, nod, near, far, legs,
        back=name == "turned", coat=name == "coat-seated", held=held, calls=name == "calling", grip=hands[0],
    )  # fmt: skip


_HELD: dict[str, Held] = {"cup": "cup", "phone": "phone", "calling": "phone", "reading": "book"}


def _hands(name: str, near_table: float, head: Point, feet_up: bool) -> tuple[Point, Point]:
    """Return the near and the far hand."""
    lap = (40.0, -128.0) if not feet_up else (44.0, -158.0)
    if name == "calling":
        rest = _mix(lap, (96.0, TABLE - 2), near_table)
        return (head[0] + 13, head[1] + 17), rest
    if name == "reading":
        return (head[0] + 46, head[1] + 66), (head[0] + 54, head[1] + 62)
    table = _mix(lap, (104.0, TABLE - 2), near_table)
    if name == "cup":
        grip = _mix((36.0, -178.0), (86.0, TABLE - 16), near_table)
        return grip, (grip[0] + 6, grip[1] - 2)
    if name == "phone":
        return ((44.0, -176.0), (50.0, -172.0)) if not feet_up else ((36.0, -192.0), (42.0, -190.0))
    if name == "turned":
        on_back = (-104.0, -134.0) if feet_up else (head[0] - 20, head[1] + 42)
        return on_back, lap  # an elbow on the back of the seat, the chin in a hand: the whole body has turned
    if name == "head-down":
        return (head[0] + 13, head[1] + 10), (head[0] + 20, head[1] + 4)
    if name == "coat-seated":
        return table, (table[0] + 16, table[1] - 3)
    return table, _mix((34.0, -131.0), (84.0, TABLE - 4), near_table)


def _standing(name: str) -> Pose:
    """Weight on one leg, the other knee loose; at a sink hands are busy, at a window one rubs the glass."""
    busy, coat = name == "sink", name == "coat"
    hip, lean = (0.0, -206.0), 7.0 if busy else -1.0
    chest = _along(hip, 132, lean)
    head = _along(chest, NECK + 17, lean + (16 if busy else 7))
    shoulder = _along(hip, 116, lean)
    near_hand, far_hand = ((62.0, -222.0), (74.0, -218.0)) if busy else ((6.0, -194.0), (20.0, -194.0))
    if name == "window":
        far_hand = (110.0, -398.0)
    near = _arm((shoulder[0] - 2, shoulder[1] + 2), near_hand)
    far = _arm((shoulder[0] + 7, shoulder[1]), far_hand)
    legs = (((8.0, -206.0), (26.0, -110.0), (28.0, -13.0)), ((-4.0, -206.0), (-5.0, -106.0), (-14.0, -10.0)))
    nod = 26.0 if busy else 5.0 if coat else -6.0 if name == "window" else 8.0
    return Pose(hip, chest, head, nod, near, far, legs, coat=coat, stands=True)


def _along(start: Point, length: float, lean: float) -> Point:
    """Return the point `length` above `start`, leaning forward by `lean` degrees."""
    return (start[0] + length * sin(radians(lean)), start[1] - length * cos(radians(lean)))


def _arm(shoulder: Point, goal: Point, side: int = 1) -> tuple[Point, Point, Point]:
    elbow, hand = reach(shoulder, goal, UPPER, FORE, side)
    return shoulder, elbow, hand


def _leg(hip: Point, ankle: Point) -> tuple[Point, Point, Point]:
    knee, foot = reach(hip, ankle, THIGH, SHIN, -1)
    return hip, knee, foot


def _mix(a: Point, b: Point, share: float) -> Point:
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
