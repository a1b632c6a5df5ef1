"""A person seen from the back or the front, as far as a seat or a blanket lets it be seen: head, shoulders, arms."""

from __future__ import annotations

from game.stage.colour import Colour, mix
from game.stage.scenery.curve import Point, disc, limb, polygon, smooth
from game.stage.scenery.figure import Cloth
from game.stage.scenery.head import Part, profile, upright
from game.stage.scenery.svg import Svg

SHOULDERS = -212.0
"""Height of the base of the neck of who sits."""


def draw_bust(sheet: Svg, cloth: Cloth, person: str, name: str, near: float, *, face: bool) -> None:
    """Draw one person beside whom, to the right, the other sits; `near` is how close they are, 0 to 1.

    Who sits close turns the head to the other and leans over; who sits far away looks elsewhere and leans away. With a
    `face` the person is seen from the front, as far as a blanket; else from the back, over that of a car's seat.
    """
    lean = -14.0 if name == "turned" else 12 * near - 9 * (1 - near)
    bowed = name in ("phone", "reading", "head-down")
    centre = (lean * 1.4 + (8 if bowed and face else 0), SHOULDERS - (33 if bowed else 40))
    low = 78 if face else 61  # from the back the arms go forward, and so out of sight
    neck = SHOULDERS + 4
    body = [
        (-low, -40), (8 - low, -130), (lean - 62, neck + 32), (lean - 44, neck + 11), (lean - 14, neck),
        (lean + 14, neck), (lean + 44, neck + 11), (lean + 62, neck + 32), (low - 8, -130), (low, -40),
    ]  # fmt: skip
    parts: list[Part] = [
        ("skin", limb((lean, SHOULDERS + 8), 17, (centre[0], centre[1] + 10), 14)),
        ("body", smooth(body, tension=0.12)),
        *_head(centre, person, name, near, lean, face=face),
    ]
    _paint(sheet, parts, cloth)
    if name == "phone":
        glow = sheet.radial(lean + 14, -166, 60, (0, cloth.glow, 0.4), (1, cloth.glow, 0))
        sheet.path(disc((lean + 14, -166), 60), glow)
    if face:
        hands = _HANDS.get(name, ((-30.0, -118.0), (34.0, -116.0)))
        _paint(sheet, _arms(lean, hands), cloth)
        _held(sheet, cloth, name, lean)
        _paint(sheet, [("skin", disc((x + lean, y), 8.5, 7.5)) for x, y in hands], cloth)


def _held(sheet: Svg, cloth: Cloth, name: str, lean: float) -> None:
    """Draw what two hands hold before the chest."""
    sheet.open(f"translate({lean:.1f} 0)")
    if name == "phone":
        sheet.path(
            smooth(((4, -186), (24, -186), (24, -150), (4, -150)), tension=0.04), mix(cloth.legs, (0, 0, 0), 0.4)
        )
        sheet.line("M5 -187 H23", cloth.glow, 2)  # its back: it shines on who reads it
    elif name == "cup":
        mug = ((-1, -186), (29, -186), (27, -158), (22, -152), (6, -152), (1, -158))
        sheet.line(smooth(mug, tension=0.06), cloth.rim, 2, cloth.edge)
        sheet.path(smooth(mug, tension=0.06), cloth.cup)
        sheet.path(disc((14, -186), 14, 3.4), mix(cloth.cup, cloth.body, 0.45))
    elif name == "reading":
        for x, edge in ((-26, 0.3), (54, 0.18)):
            page = ((14, -190), (x, -198), (x, -148), (14, -139))
            sheet.path(polygon(page), mix(cloth.cup, cloth.body, edge))
        sheet.line("M14 -190 V-139", mix(cloth.cup, cloth.body, 0.6), 2)
    sheet.close()


_HANDS: dict[str, tuple[Point, Point]] = {
    "phone": ((3.0, -157.0), (25.0, -155.0)),
    "cup": ((-2.0, -168.0), (30.0, -166.0)),
    "reading": ((-25.0, -156.0), (53.0, -156.0)),
}


def _arms(lean: float, hands: tuple[Point, Point]) -> list[Part]:
    parts: list[Part] = []
    for side, hand in zip((-1, 1), hands, strict=True):
        elbow = (lean + side * 64.0, -132.0)
        at = (hand[0] + lean, hand[1])
        parts += [("body", limb((lean + side * 47, SHOULDERS + 34), 15, elbow, 13)), ("legs", limb(elbow, 13, at, 8))]
    return parts


def _head(centre: Point, person: str, name: str, near: float, lean: float, *, face: bool) -> list[Part]:
    if not face and (name in ("phone", "reading", "head-down") or (near < 0.45 and name not in ("turned", "calling"))):
        return upright(centre, person, lean * 0.8)
    away = name == "turned" or (name == "sitting" and near < 0.3)
    nod = {"phone": 30.0, "reading": 26.0, "head-down": 44.0}.get(name, 3.0)
    return profile(centre, person, nod, -1 if away else 1)


def draw_sleeper(sheet: Svg, cloth: Cloth, person: str) -> None:
    """Draw somebody who sleeps on one side: the head on the pillow, the face turned away."""
    shoulder = smooth(((-72, -96), (-58, -138), (-22, -152), (26, -160), (66, -146), (88, -96)), tension=0.14)
    neck: Part = ("skin", limb((8, -150), 18, (-8, -182), 14))
    _paint(sheet, [neck, *profile((-18, -172), person, 75, -1), ("body", shoulder)], cloth)


def _paint(sheet: Svg, parts: list[Part], cloth: Cloth) -> None:
    """Draw `parts` with an edge of light about the whole of them."""
    if cloth.edge > 0:
        for _, path in parts:
            sheet.path(path, cloth.rim, cloth.edge)
    sheet.open("translate(-1.5 2)")
    for tone, path in parts:
        fill: Colour = getattr(cloth, tone)
        sheet.path(path, fill)
    sheet.close()
