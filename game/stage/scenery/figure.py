"""A person as a cut-out: limbs, clothes, hair; no face. One edge takes the lamp's light."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, hypot, sin

from game.stage.colour import Colour, mix
from game.stage.scenery.curve import Point, disc, limb, polygon, smooth
from game.stage.scenery.head import Part, profile
from game.stage.scenery.pose import Pose
from game.stage.scenery.svg import Svg


@dataclass(frozen=True, slots=True)
class Cloth:
    """The tones of one person. They differ little: a person is one shape first."""

    body: Colour
    legs: Colour
    skin: Colour
    hair: Colour
    rim: Colour
    edge: float
    """Strength of the light along the edge, 0 to 1."""
    cup: Colour = (230, 220, 200)
    glow: Colour = (190, 210, 230)


def draw_figure(sheet: Svg, pose: Pose, cloth: Cloth, person: str) -> None:
    """Draw one person, facing right, the lamp above and in front."""
    groups = (_far_arm(pose), _body(pose, person), _near_arm(pose))
    for parts in groups:
        if cloth.edge > 0:
            for _, path in parts:
                sheet.path(path, cloth.rim, cloth.edge)
        sheet.open("translate(-2.1 1.7)")
        for tone, path in parts:
            fill: Colour = getattr(cloth, tone)
            sheet.path(path, fill)
        sheet.close()
        if parts is groups[1] and pose.held:
            _held(sheet, pose, cloth)


def _body(pose: Pose, person: str) -> list[Part]:
    parts: list[Part] = []
    for hip, knee, ankle in pose.legs:
        parts += _leg(hip, knee, ankle, pose.stands)
    parts.append(("skin", _neck(pose)))
    parts += profile(pose.head, person, pose.nod, -1 if pose.back else 1)
    parts.append(("body", _coat(pose) if pose.coat else _torso(pose)))
    if pose.coat:
        parts.append(("body", _collar(pose)))
    if pose.coat and pose.stands:
        parts += [("hair", _strap(pose)), ("hair", _bag(pose))]
    return parts


def _leg(hip: Point, knee: Point, ankle: Point, stands: bool) -> list[Part]:
    thick = 21.0 if not stands else 19.0
    toe = (ankle[0] + 27, ankle[1] + 5)
    heel = (ankle[0] - 6, ankle[1] + 6)
    shoe = smooth(
        (
            (ankle[0] - 9, ankle[1] - 8), (ankle[0] + 8, ankle[1] - 9), (ankle[0] + 18, ankle[1] - 3), toe,
            (toe[0] - 2, toe[1] + 4), (heel[0], heel[1] + 3), (heel[0] - 5, heel[1] - 3),
        ),
    )  # fmt: skip
    return [
        ("legs", limb(hip, thick, knee, 14.5)),
        ("legs", limb(knee, 14.5, (ankle[0], ankle[1] - 6), 9.5)),
        ("legs", shoe),
    ]


def _torso(pose: Pose) -> str:
    """From the seat to the neck, along a spine that bends a little."""
    across = 1.0 if not pose.stands else 0.94
    widths = ((0.0, 31, 27), (0.22, 27, 25), (0.45, 25, 25), (0.7, 27, 27), (0.88, 25, 21), (1.0, 14, 11))
    back, front = [], []
    for place, behind, before in widths:
        point, across_x, across_y = _spine(pose, place)
        back.append((point[0] - across_x * behind * across, point[1] - across_y * behind * across))
        front.append((point[0] + across_x * before * across, point[1] + across_y * before * across))
    seat = [(pose.hip[0] + 22, pose.hip[1] + 16), (pose.hip[0] - 12, pose.hip[1] + 20)]
    if pose.stands:
        seat = [(pose.hip[0] + 20, pose.hip[1] + 24), (pose.hip[0] - 22, pose.hip[1] + 24)]
    return smooth([*back, *reversed(front), *seat])


def _coat(pose: Pose) -> str:
    """A coat hangs to the knees, or over the edge of the chair."""
    top = []
    front = []
    for place, behind, before in ((0.1, 33, 30), (0.4, 30, 29), (0.7, 31, 30), (0.9, 28, 23), (1.0, 16, 13)):
        point, across_x, across_y = _spine(pose, place)
        top.append((point[0] - across_x * behind, point[1] - across_y * behind))
        front.append((point[0] + across_x * before, point[1] + across_y * before))
    x, y = pose.hip
    if pose.stands:
        hem = [(x + 31, y + 40), (x + 37, y + 112), (x + 2, y + 118), (x - 36, y + 113), (x - 34, y + 40)]
    else:
        hem = [
            (x + 36, y + 4),
            (x + 58, y + 22),
            (x + 20, y + 27),
            (x - 24, y + 42),
            (x - 42, y + 50),
            (x - 38, y + 18),
        ]
    return smooth([*top, *reversed(front), *hem], tension=1 / 7)


def _bag(pose: Pose) -> str:
    """A bag at the hip that has not been put down."""
    x, y = pose.hip
    return smooth(
        ((x - 44, y - 6), (x - 16, y - 8), (x - 12, y + 4), (x - 12, y + 34), (x - 18, y + 40), (x - 44, y + 40),
         (x - 49, y + 34), (x - 49, y + 2)), tension=0.09,
    )  # fmt: skip


def _strap(pose: Pose) -> str:
    """What the bag hangs from, over the shoulder."""
    (x, y), (neck_x, neck_y) = pose.hip, pose.chest
    return limb((neck_x - 8, neck_y + 6), 2.6, (x - 32, y - 4), 2.6)


def _collar(pose: Pose) -> str:
    chest = pose.chest
    return smooth(
        ((chest[0] - 19, chest[1] + 12), (chest[0] - 17, chest[1] - 13), (chest[0] - 4, chest[1] - 5),
         (chest[0] + 15, chest[1] - 10), (chest[0] + 19, chest[1] + 14)),
    )  # fmt: skip


def _spine(pose: Pose, place: float) -> tuple[Point, float, float]:
    """Return a point on the spine and the direction across it, forwards."""
    hip, chest = pose.hip, pose.chest
    dx, dy = chest[0] - hip[0], chest[1] - hip[1]
    long = hypot(dx, dy)
    ahead_x, ahead_y = -dy / long, dx / long
    bow = 5.5 * (1 - (2 * place - 1) ** 2)
    return (hip[0] + dx * place - ahead_x * bow, hip[1] + dy * place - ahead_y * bow), ahead_x, ahead_y


def _neck(pose: Pose) -> str:
    side = -1 if pose.back else 1
    return limb((pose.chest[0], pose.chest[1] + 8), 15.5, (pose.head[0] - 5 * side, pose.head[1] + 8), 12.5)


def _near_arm(pose: Pose) -> list[Part]:
    (x, y), arm = pose.grip, _arm(pose.near, 15.5 if pose.coat else 14.0)
    if pose.held == "cup":  # fingers about it
        arm += [("skin", limb((x + 4, y + row), 3.6, (x + 17, y + row + 1), 3)) for row in (-9.5, -3.0, 3.5)]
    return arm


def _far_arm(pose: Pose) -> list[Part]:
    return _arm(pose.far, 14.5 if pose.coat else 13.0)


def _arm(joints: tuple[Point, Point, Point], thick: float) -> list[Part]:
    shoulder, elbow, hand = joints
    turn = atan2(hand[1] - elbow[1], hand[0] - elbow[0])
    wrist = (hand[0] - 9 * cos(turn), hand[1] - 9 * sin(turn))
    tip = (hand[0] + 9 * cos(turn), hand[1] + 9 * sin(turn))
    return [
        ("skin", limb(hand, 7.6, tip, 5)),
        ("skin", limb(wrist, 6.4, hand, 7.4)),
        ("body", limb(elbow, thick * 0.8, wrist, thick * 0.6)),
        ("body", limb(shoulder, thick, elbow, thick * 0.8)),
    ]


def _held(sheet: Svg, pose: Pose, cloth: Cloth) -> None:
    x, y = pose.grip
    if pose.held == "cup":
        sheet.line(f"M{x + 25} {y - 13} q13 1 -1 15", cloth.cup, 3.4)
        mug = ((x, y - 19), (x + 27, y - 19), (x + 25, y + 4), (x + 20, y + 10), (x + 7, y + 10), (x + 2, y + 4))
        sheet.path(smooth(mug, tension=0.06), cloth.cup)
        sheet.path(disc((x + 13.5, y - 19), 12.5, 2.8), mix(cloth.cup, cloth.body, 0.45))
    elif pose.held == "book":
        page = mix(cloth.cup, cloth.body, 0.12)
        sheet.path(
            polygon(((x - 8, y + 4), (x + 2, y - 36), (x + 40, y - 32), (x + 30, y + 8))), mix(page, cloth.body, 0.35)
        )
        sheet.path(polygon(((x - 8, y + 4), (x + 2, y - 36), (x + 8, y - 38), (x - 2, y + 3))), page)
    elif pose.calls:
        phone = ((x - 22, y - 27), (x - 14, y - 31), (x + 9, y + 4), (x + 1, y + 8))
        sheet.path(polygon(phone), mix(cloth.legs, cloth.glow, 0.8))
    else:
        if cloth.glow != (255, 255, 255):
            lit = (pose.head[0] + 17, pose.head[1] + 17)  # it shines on who reads it
            glow = sheet.radial(*lit, 36, (0, cloth.glow, 0.3), (1, cloth.glow, 0))
            sheet.path(disc(lit, 36), glow)
            slab = mix(cloth.legs, (0, 0, 0), 0.5)
        else:
            slab = cloth.glow
        sheet.path(polygon(((x + 6, y - 29), (x + 19, y - 26), (x + 13, y + 4), (x, y + 1))), slab)
        sheet.line(f"M{x + 6} {y - 29} L{x} {y + 1}", cloth.glow, 2.6)
