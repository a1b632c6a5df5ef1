"""People and furniture part from every room, in every light (STAGE.md): figures 1.6 to 1, chairs and table 3 to 1."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.stage.scenery.place import no_seat
from game.stage.scenery.places import PLACES, place
from game.stage.theme import THEMES
from tests.stage.pictures import behind, contrasts, middle, picture, seat, share

STATES = [
    (theme, light, gap, hour)
    for theme in THEMES
    for light in (0, 350, 650, 1000)
    for gap in (0, 1000)
    for hour in ("night", "morning")
]
ELSEWHERE = [
    (where, theme, light, gap, hour)
    for where in PLACES
    if where != "kitchen"
    for theme in THEMES
    for light, gap, hour in ((0, 0, "night"), (0, 1000, "morning"), (350, 1000, "night"), (1000, 0, "night"))
]


def check_seats(where: str, theme: str, light: int, gap: int, hour: str) -> None:
    shown = picture(light, gap, 500, hour, "away", where)
    for person in ("kit", "rowan"):
        found = contrasts(seat(theme, shown, person), behind(theme, shown))
        assert found[len(found) // 2] >= 3
        assert share(found, 3) >= 0.78, "all but the light on the seat and the edges"


def check_people(
    where: str, theme: str, light: int, gap: int, hour: str, presence: int, name: str = "sitting", things: str = ""
) -> None:
    for person in ("kit", "rowan"):
        shown = replace(picture(light, gap, presence, hour, name, where), played=person, objects=tuple(things.split()))
        ground = behind(theme, shown)
        seated = seat(theme, shown, person)
        empty = seat(theme, replace(shown, poses={"kit": "away", "rowan": "away"}), person)
        person_alone = {at: colour for at, colour in seated.items() if empty.get(at) != colour}
        assert len(person_alone) > 200
        assert share(contrasts(person_alone, ground), 1.6) >= 0.87, "all but the light along their edge"


@pytest.mark.parametrize(("theme", "light", "gap", "hour"), STATES)
def test_chairs_stand_out_from_the_room_3_to_1(theme: str, light: int, gap: int, hour: str) -> None:
    check_seats("kitchen", theme, light, gap, hour)


@pytest.mark.parametrize(("where", "theme", "light", "gap", "hour"), [it for it in ELSEWHERE if it[0] != "bedroom"])
def test_seats_stand_out_from_every_place_3_to_1(where: str, theme: str, light: int, gap: int, hour: str) -> None:
    if where == "sofa":  # one seat for both
        shown = picture(light, gap, 500, hour, "away", where)
        assert share(contrasts(middle(theme, shown), behind(theme, shown)), 3) >= 0.7, "all but cushion and blanket"
    else:
        check_seats(where, theme, light, gap, hour)


@pytest.mark.parametrize("where", [name for name in PLACES if place(name).table])
@pytest.mark.parametrize(("theme", "light", "hour"), sorted({(theme, light, hour) for theme, light, _, hour in STATES}))
def test_the_table_stands_out_from_the_room_3_to_1(where: str, theme: str, light: int, hour: str) -> None:
    shown = picture(light, 0, 500, hour, "away", where)
    assert share(contrasts(middle(theme, shown), behind(theme, shown)), 3) >= 0.62, "all but the light on its top"


@pytest.mark.parametrize(("theme", "light", "gap", "hour"), STATES)
@pytest.mark.parametrize("presence", [0, 1000])
def test_people_stand_out_from_the_room_however_faint(
    theme: str, light: int, gap: int, hour: str, presence: int
) -> None:
    check_people("kitchen", theme, light, gap, hour, presence)


@pytest.mark.parametrize(("where", "theme", "light", "gap", "hour"), ELSEWHERE)
def test_people_stand_out_from_every_place_however_faint(
    where: str, theme: str, light: int, gap: int, hour: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if where == "bedroom":  # what is under a blanket is not seen
        bare = replace(place(where), cover=no_seat)
        monkeypatch.setitem(dict_of_places(), where, lambda: bare)
    check_people(where, theme, light, gap, hour, 0)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("light", [0, 350, 650, 1000])
@pytest.mark.parametrize("gap", [0, 500, 1000])
def test_who_stands_before_the_coats_stands_out_from_them(theme: str, light: int, gap: int) -> None:
    check_people("hallway", theme, light, gap, "night", 0, "standing", "key coat")


def dict_of_places() -> dict[str, object]:
    assert isinstance(PLACES, dict)
    return PLACES


@pytest.mark.parametrize("where", PLACES)
def test_a_person_that_counts_stands_out_more(where: str) -> None:
    faint, clear = (
        contrasts(seat("evening", shown, "kit"), behind("evening", shown))
        for shown in (picture(500, 250, worth, "evening", "standing", where) for worth in (0, 1000))
    )
    assert clear[len(clear) // 2] > 1.2 * faint[len(faint) // 2]
