"""What holds for every page of a workshop, whatever is pressed, in every language, kept and opened again."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.narrative.scene import Pause, TurningPoint
from game.narrative.story import Concept, Story
from game.view.session import Session
from game.view.settings import System
from game.view.view import Control, View
from game.view.wire import to_json
from game.workshop import carry, keep
from game.workshop.describe import SCREENS, describe
from game.workshop.room import LAID, Room, open_room
from tests.pilot.pilot import TODAY, real_story, tiny_story
from tests.view.checks import check_section, check_words
from tests.view.pseudo import english_left, reading, rich_story

SYSTEM = System(today=TODAY, second_window=True)


def asking(story: Story) -> Story:
    """Return `story` with something to guess and to ask about in every scene."""
    concept = Concept("bids", "Small bids", "Small calls for closeness.", "A study, 2001")
    point = TurningPoint("bids", "It was small.", "Tell me.", Pause("What is hoped for?", ("Who noticed?",)))
    return replace(
        story,
        concepts={"bids": concept},
        scenes={key: replace(scene, turning_point=point) for key, scene in story.scenes.items()},
    )


def check(room: Room) -> View:
    """Assert what holds for every view of a workshop; return it."""
    view = describe(room)
    items = [item.id for item in view.items()]
    assert len(items) == len(set(items)), [one for one in items if items.count(one) > 1]
    sections = [section.id for section in view.sections]
    assert len(sections) == len(set(sections)), sections
    controls = list(view.controls())
    for control in (*controls, *view.unseen):
        assert control.label
        assert control.available == (not control.reason)
        assert (control.checked is not None) == (control.role in ("radio", "switch"))
    assert [control.letter for control in controls if control.letter] == sorted(
        control.letter for control in controls if control.letter
    )
    keys = [control.key for control in (*controls, *view.unseen) if control.key]
    assert len(keys) == len(set(keys)), keys
    assert not set(keys) & {control.letter.lower() for control in controls if control.letter} - {"b"}
    for section in view.sections:
        check_section(section)
    check_words(view)
    ids = {control.id for control in controls if control.available}
    assert {view.forward, view.backward, view.back} - {""} <= ids
    assert not (view.forward and view.screen == "room-calm")
    assert bool(view.back) == view.dialog == (room.screen in LAID)
    last = view.sections[-1]
    standing = [item.id for item in last.items]
    assert last.role == "standing"
    assert standing[-1] == "quick-exit"
    assert standing[0] == "support" or view.screen == "room-support"
    assert "calm" in standing or view.screen == "room-calm"
    assert view.display.layout == "workshop"
    assert json.loads(to_json(view))["unseen"] == [
        entry | {"type": "control"} for entry in json.loads(to_json(view))["unseen"]
    ]
    return view


def pressed(room: Room, presses: list[int]) -> Room:
    for minute, press in enumerate(presses):
        view = check(room)
        offered = [control.id for control in (*view.controls(), *view.unseen) if control.available]
        calm = [one for one in offered if one not in ("quick-exit", "leave", "erase-room", "afraid")] or offered
        chosen = view.forward if view.forward and press % 3 == 0 else calm[press % len(calm)]
        room = room.at(minute).press(chosen)
    return room


@settings(max_examples=120, deadline=None)
@given(st.lists(st.integers(0, 60), max_size=60))
def test_whatever_is_pressed_every_page_is_sound_and_can_be_kept(presses: list[int]) -> None:
    room = pressed(open_room(Session(asking(tiny_story()), SYSTEM)), presses)
    check(room)
    again = keep.read(keep.write(room), Session(asking(tiny_story()), SYSTEM))
    if room.session.game is not None:
        assert describe(again.quiet()) == describe(room.quiet())
        assert keep.write(again) == keep.write(room)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 60), min_size=40, max_size=120))
def test_whatever_is_pressed_in_the_real_story(presses: list[int]) -> None:
    room = pressed(open_room(Session(real_story(), SYSTEM)), presses)
    again = keep.read(keep.write(room), Session(real_story(), SYSTEM))
    if room.session.game is not None:
        assert describe(again.quiet()) == describe(room.quiet())


@given(st.text(max_size=60) | st.binary(max_size=60).map(lambda noise: noise.decode("latin-1")))
def test_what_is_no_workshop_is_none(text: str) -> None:
    with pytest.raises(keep.NoRoom):
        keep.read(text, Session(tiny_story(), SYSTEM))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_workshop_opens_somewhere_or_is_none(data: st.DataObject) -> None:
    """Pieces are changed and the checksum made to fit: what opens can be shown, and nothing else comes of it."""
    presses = data.draw(st.lists(st.integers(0, 60), min_size=20, max_size=40))
    room = pressed(open_room(Session(asking(tiny_story()), SYSTEM)), presses)
    kept = json.loads(keep.write(room))
    body = kept["body"]
    name = data.draw(st.sampled_from(sorted(body)))
    body[name] = data.draw(
        st.sampled_from([None, "", "vote", -3, 7, [], {}, [[]], True, ["calm", "split"], body[name]])
    )
    kept["sum"] = keep._sum(body)
    try:
        again = keep.read(json.dumps(kept), Session(asking(tiny_story()), SYSTEM))
    except keep.NoRoom:
        return
    check(again)


def explored(start: Room, most: int = 4000) -> dict[str, Room]:
    """Return one room for each face of each page that pressing leads to from `start`."""
    seen: dict[str, Room] = {}
    waiting = [start]
    while waiting and len(seen) < most:
        room = waiting.pop()
        view = describe(room)
        shape = sorted({item.id for item in view.items() if not isinstance(item, Control)})
        voted = (room.counting, room.vote.closed and sorted(room.vote.counts.values())) if room.vote else ()
        face = f"{room.screen} {room.under[-1:]} {bool(room.trial)} {view.ending} {bool(room.session.notice)}"
        key = f"{face} {voted} {shape}"
        if key in seen:
            continue
        seen[key] = room
        offered = [control.id for control in (*view.controls(), *view.unseen) if control.available]
        stay = [one for one in offered if one.partition(":")[0] not in ("quick-exit", "leave", "set")]
        waiting += [room.press(one) for one in stay]
    return seen


def test_no_english_is_left_on_any_page() -> None:
    session = reading(asking(rich_story()), second_window=True, can_print=True)
    everywhere = explored(open_room(session))
    kept = next(iter(everywhere.values())).lay("kept")
    half = next(room for room in everywhere.values() if room.screen == "answers" and not room.trial)
    carried = replace(half, setup=replace(half.setup, length="first")).go("end").lay("carry")
    brought = open_room(session).press("put:length=second").press("bring")
    rooms = [*everywhere.values(), kept, carried, brought]
    assert {room.screen for room in rooms} >= set(SCREENS) - {"halfway", "phones"}
    left = {text for room in rooms for text in english_left(describe(room))}
    signs = {*"1234567890", carry.code(carried)}
    assert {text for text in left if text not in signs} == set()
