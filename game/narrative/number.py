"""Integer arithmetic in tenths of a point, so that every platform and every replay agree to the digit."""

POINT = 10
"""Tenths in one point."""

TOP = 100 * POINT
"""The highest value of a meter, in tenths; the lowest is 0."""


def ratio(amount: int, numerator: int, denominator: int) -> int:
    """Return `amount` × `numerator` / `denominator`, rounded once, half away from zero.

    `denominator` must be positive.

    >>> ratio(25, 1, 2), ratio(-25, 1, 2), ratio(-24, 1, 2)
    (13, -13, -12)
    """
    twice = 2 * amount * numerator
    if twice >= 0:
        return (twice + denominator) // (2 * denominator)
    return -((denominator - twice) // (2 * denominator))


def clamp(tenths: int) -> int:
    """Return `tenths` brought within 0 and 1000."""
    return 0 if tenths < 0 else TOP if tenths > TOP else tenths


def points(tenths: int) -> str:
    """Return `tenths` as points for people.

    >>> points(405), points(400), points(-5)
    ('40.5', '40', '-0.5')
    """
    whole, rest = divmod(abs(tenths), POINT)
    sign = "-" if tenths < 0 else ""
    return f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}"
