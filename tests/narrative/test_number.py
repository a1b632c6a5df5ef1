from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.narrative.number import TOP, clamp, points, ratio


@pytest.mark.parametrize(
    ("amount", "numerator", "denominator", "result"),
    [(25, 1, 2, 13), (-25, 1, 2, -13), (24, 1, 2, 12), (-24, 1, 2, -12), (1, 1, 3, 0), (2, 1, 3, 1), (-2, 1, 3, -1)],
)
def test_halves_are_rounded_away_from_zero(amount: int, numerator: int, denominator: int, result: int) -> None:
    assert ratio(amount, numerator, denominator) == result


@given(st.integers(-2000, 2000), st.integers(-2000, 2000), st.integers(1, 5000))
def test_rounding_is_to_the_nearest_and_the_same_on_both_sides_of_zero(
    amount: int, numerator: int, denominator: int
) -> None:
    result = ratio(amount, numerator, denominator)
    assert abs(result - Fraction(amount * numerator, denominator)) <= Fraction(1, 2)
    assert ratio(-amount, numerator, denominator) == -result


@given(st.integers(-3000, 3000))
def test_meters_stay_within_their_scale(tenths: int) -> None:
    assert clamp(tenths) == sorted((0, tenths, TOP))[1]


@pytest.mark.parametrize(
    ("tenths", "text"), [(0, "0"), (5, "0.5"), (405, "40.5"), (400, "40"), (1000, "100"), (-5, "-0.5"), (-70, "-7")]
)
def test_points_are_for_people(tenths: int, text: str) -> None:
    assert points(tenths) == text
