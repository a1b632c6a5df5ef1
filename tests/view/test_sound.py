"""What is to be heard follows from what is on the table; captions say the same; a workshop begins in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.authoring.format.words import OBJECTS, PLACES, POSES, SOUNDS
from game.narrative.scene import Staging
from game.view import words_sound
from game.view.describe import describe
from game.view.settings import Settings, load
from game.view.sound import answering, arriving, rooms
from game.view.view import Line, Sound
from game.workshop.describe import describe as describe_room
from game.workshop.room import open_room
from game.workshop.setup import first_setup
from tests.pilot.pilot import real_story
from tests.view.tour import answered, ended, fresh, tour


def caption(pilot_view: object) -> Line | None:
    return next((item for item in pilot_view.items() if isinstance(item, Line) and item.role == "sound"), None)  # type: ignore[attr-defined]


def test_every_place_and_every_small_sound_has_words() -> None:
    assert set(PLACES) | {"rain", "roof"} == set(words_sound.ROOM)
    assert set(SOUNDS) == set(words_sound.SMALL)


@pytest.mark.parametrize("place", PLACES)
def test_a_place_has_its_tone_and_the_rain_another(place: str) -> None:
    assert rooms(place, Staging()) == (place,)
    wet = (place, "roof" if place == "car" else "rain")
    assert rooms(place, Staging(weather="rain")) == wet
    assert rooms(place, Staging(objects=("cups", "rain"))) == wet


@pytest.mark.parametrize(
    ("place", "staging", "expected"),
    [
        ("hallway", Staging(poses={"rowan": "coat"}, objects=("key", "coat")), ("key",)),
        ("hallway", Staging(poses={"rowan": "coat"}, objects=("coat",)), ("door",)),
        ("bedroom", Staging(poses={"rowan": "coat"}), ("cloth",)),
        ("kitchen", Staging("night", {"rowan": "cup"}), ("cup",)),
        ("bedroom", Staging("night", {"rowan": "asleep"}), ("tram",)),
        ("hospital", Staging("night", {"rowan": "sitting"}), ()),
        ("kitchen", Staging(poses={"kit": "sitting"}), ("chair",)),
        ("kitchen", Staging(poses={"kit": "standing"}), ()),
        ("kitchen", Staging(poses={"kit": "sitting"}, sounds=("phone", "pages")), ("phone", "pages")),
        ("kitchen", Staging(poses={"kit": "sitting"}, sounds=()), ()),
    ],
)
def test_small_sounds_follow_from_the_picture_unless_a_scene_names_them(
    place: str, staging: Staging, expected: tuple[str, ...]
) -> None:
    assert arriving(place, staging) == expected


def test_whatever_stands_in_a_picture_has_a_sound_that_there_is() -> None:
    for place in PLACES:
        for pose in POSES:
            for thing in OBJECTS:
                staging = Staging("night", {"kit": pose}, (thing,))
                assert {*arriving(place, staging), *answering(staging)} <= set(SOUNDS)


def test_it_is_silent_before_the_table_and_where_somebody_looks_for_help() -> None:
    for name, session in tour().items():
        sound = describe(session).sound
        if session.screen in ("title", "note", "options", "chair", "support", "safety", "recap"):
            assert (sound.rooms, sound.small) == ((), ()), name
        if session.screen == "scene":
            assert sound.rooms, name
    assert describe(tour()["scene"].press("support")).sound.rooms == ()


def test_after_the_safe_exit_nothing_sounds() -> None:
    pilot = answered("attentive", 4).through("safety", "afraid")
    assert pilot.view.ending == "safe-exit"
    assert pilot.view.sound == Sound()
    assert caption(pilot.view) is None


def test_a_moment_lasts_while_something_is_laid_over_it_and_ends_with_the_answer() -> None:
    pilot = fresh().sit()
    arrival = pilot.view.sound
    assert arrival.small == ("steps", "key")
    pilot.press("settings")
    assert pilot.view.sound == arrival
    pilot.through("back", "support")
    assert (pilot.view.sound.moment, pilot.view.sound.small) == (arrival.moment, ())
    pilot.press("back")
    pilot.last_answer()
    reply = pilot.view.sound
    assert reply.moment != arrival.moment
    assert reply.rooms == arrival.rooms
    pilot.press("go-on")
    assert pilot.view.sound.moment not in (arrival.moment, reply.moment)


def test_an_ending_sounds_like_its_place() -> None:
    pilot = ended("attentive")
    assert pilot.view.sound.rooms == (pilot.view.picture.place,)


@pytest.mark.parametrize(
    ("whole", "rooms_at", "small_at", "gains"),
    [(75, 75, 75, (562, 562)), (100, 50, 25, (500, 250)), (100, 100, 100, (1000, 1000))],
)
def test_one_volume_is_of_everything_and_two_within_it(
    whole: int, rooms_at: int, small_at: int, gains: tuple[int, int]
) -> None:
    settings = Settings(volume=whole, room_volume=rooms_at, small_volume=small_at)
    sound = describe(replace(tour()["scene"], settings=settings)).sound
    assert (sound.room_gain, sound.small_gain) == gains


def test_what_is_turned_off_is_not_to_be_heard() -> None:
    session = tour()["scene"]
    for settings, has_rooms, has_small in (
        (Settings(volume=0), False, False),
        (Settings(room_volume=0), False, True),
        (Settings(small_volume=0), True, False),
    ):
        sound = describe(replace(session, settings=settings)).sound
        assert (bool(sound.rooms), bool(sound.small)) == (has_rooms, has_small), settings


def test_settings_that_were_kept_before_there_were_three_volumes_still_count() -> None:
    assert load({"volume": "0"}) == Settings(volume=0)


def test_captions_are_off_until_they_are_wanted_and_need_no_sound() -> None:
    pilot = fresh().sit()
    assert caption(pilot.view) is None
    pilot.through("settings", "set:captions=yes", "set:volume=0", "back")
    told = caption(pilot.view)
    assert told is not None
    assert told.text == "[a stairwell, behind the door; steps on the stairs; a key in the lock]"
    assert told.heard == "Sound: a stairwell, behind the door; steps on the stairs; a key in the lock."
    assert pilot.view.announce == "", "a line is there to be read, and announces nothing"


def test_a_caption_of_an_answer_says_what_sounds_with_it() -> None:
    pilot = answered("attentive", 1)
    pilot.through("settings", "set:captions=yes", "back")
    while "cups" not in pilot.view.picture.objects:
        pilot.last_answer()
        pilot.press("go-on")
    pilot.last_answer()
    told = caption(pilot.view)
    assert pilot.view.sound.small == ("cup",)
    assert told is not None
    assert told.text == "[a cup is set down]"


def test_history_holds_no_captions() -> None:
    pilot = answered("attentive", 2).through("settings", "set:captions=yes", "back", "history")
    assert caption(pilot.view) is None


def test_a_workshop_begins_in_silence_and_can_be_turned_on() -> None:
    session = tour()["title"]
    assert session.settings.volume > 0
    room = open_room(session)
    assert room.session.settings.volume == 0
    assert describe_room(room).sound == Sound()
    room = replace(room, setup=first_setup(real_story()))
    while room.screen != "scene":
        view = describe_room(room)
        primary = next(one.id for one in view.controls() if one.primary and one.available)
        room = room.press(primary)
        assert describe_room(room).sound.rooms == ()
    loud = replace(room, session=replace(room.session, settings=Settings(captions=True)))
    view = describe_room(loud)
    assert view.sound.rooms == ("hallway",)
    assert caption(view) is not None
    assert describe_room(loud.lay("calm")).sound.rooms == ()
    assert describe_room(loud.lay("settings")).sound == view.sound
