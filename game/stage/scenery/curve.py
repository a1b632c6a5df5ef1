"""Points into SVG paths: limbs that taper, outlines that run smooth, joints that reach a goal."""

from __future__ import annotations

from collections.abc import Sequence
from math import acos, atan2, cos, hypot, pi, sin

Point = tuple[float, float]


def limb(a: Point, ra: float, b: Point, rb: float) -> str:
    """Return the outline of two discs and what lies between them: a limb that is `ra` thick at `a`, `rb` at `b`."""
    distance = hypot(b[0] - a[0], b[1] - a[1])
    if distance <= abs(ra - rb):
        centre, radius = (a, ra) if ra > rb else (b, rb)
        return disc(centre, radius)
    along = atan2(b[1] - a[1], b[0] - a[0])
    lean = acos((ra - rb) / distance)
    first, second = along + lean, along - lean
    start, end = _rim(a, ra, first), _rim(b, rb, first)
    back, close = _rim(b, rb, second), _rim(a, ra, second)
    far = int(lean > pi / 2)
    return (
        f"M{_n(start)} L{_n(end)} A{rb:.1f} {rb:.1f} 0 {far} 0 {_n(back)} "
        f"L{_n(close)} A{ra:.1f} {ra:.1f} 0 {1 - far} 0 {_n(start)} Z"
    )


def disc(centre: Point, radius: float, tall: float = 0) -> str:
    """Return a disc, or an ellipse where `tall` gives its other radius."""
    high = tall or radius
    x, y = centre
    return (
        f"M{x - radius:.1f} {y:.1f} A{radius:.1f} {high:.1f} 0 1 1 {x + radius:.1f} {y:.1f} "
        f"A{radius:.1f} {high:.1f} 0 1 1 {x - radius:.1f} {y:.1f} Z"
    )


def smooth(points: Sequence[Point], *, closed: bool = True, tension: float = 1 / 6) -> str:
    """Return a curve through all `points` (Catmull-Rom)."""
    count = len(points)
    parts = [f"M{_n(points[0])}"]
    for index in range(count if closed else count - 1):
        before = points[(index - 1) % count] if closed or index else points[index]
        here, there = points[index], points[(index + 1) % count]
        after = points[(index + 2) % count] if closed or index + 2 < count else there
        one = (here[0] + (there[0] - before[0]) * tension, here[1] + (there[1] - before[1]) * tension)
        two = (there[0] - (after[0] - here[0]) * tension, there[1] - (after[1] - here[1]) * tension)
        parts.append(f"C{_n(one)} {_n(two)} {_n(there)}")
    return " ".join(parts) + (" Z" if closed else "")


def polygon(points: Sequence[Point]) -> str:
    """Return a shape with straight sides."""
    return "M" + " L".join(_n(point) for point in points) + " Z"


def box(x: float, y: float, w: float, h: float) -> str:
    """Return an upright rectangle."""
    return polygon(((x, y), (x + w, y), (x + w, y + h), (x, y + h)))


def reach(start: Point, goal: Point, first: float, second: float, bend: int) -> tuple[Point, Point]:
    """Return elbow and hand of an arm from `start` towards `goal`; `bend` 1 or -1 says to which side it bends.

    Where the arm is too short the hand stays on the way to the goal.
    """
    dx, dy = goal[0] - start[0], goal[1] - start[1]
    distance = max(1e-6, hypot(dx, dy))
    span = min(max(distance, abs(first - second) + 0.5), first + second - 0.5)
    hand = (start[0] + dx / distance * span, start[1] + dy / distance * span)
    inner = acos(max(-1.0, min(1.0, (first**2 + span**2 - second**2) / (2 * first * span))))
    turn = atan2(dy, dx) + bend * inner
    return (start[0] + first * cos(turn), start[1] + first * sin(turn)), hand


def turned(point: Point, angle: float, centre: Point = (0, 0)) -> Point:
    """Return `point` turned clockwise by `angle` radians about `centre`."""
    x, y = point[0] - centre[0], point[1] - centre[1]
    return (centre[0] + x * cos(angle) - y * sin(angle), centre[1] + x * sin(angle) + y * cos(angle))


def _rim(centre: Point, radius: float, angle: float) -> Point:
    return (centre[0] + radius * cos(angle), centre[1] + radius * sin(angle))


def _n(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"
