"""What a device kept is opened again, or what is lost is told; nothing that lies there can break the start."""

from __future__ import annotations

import errno
import json
import os
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.narrative.scene import Jump
from game.narrative.story import Story
from game.platforms.keeper import FORMAT, Keeper, _sum
from game.platforms.store import FileStore, MemoryStore
from game.view import words
from game.view.describe import describe
from game.view.session import Session
from game.view.text import ENGLISH
from tests.pilot.pilot import Pilot, real_story, tiny_story
from tests.view.checks import check
from tests.view.tour import answered, ended

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=8,
)


class Refusing(MemoryStore):
    """A device that refuses every write, until it does not."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error: OSError | None = error
        self.tries = 0

    def write(self, text: str) -> None:
        self.tries += 1
        if self.error is not None:
            raise self.error
        super().write(text)


def opened(*texts: str, story: Story | None = None) -> Session:
    """Open what lies there, the newest generation first; whatever comes of it must be playable."""
    store = MemoryStore()
    store.generations = texts
    session = Keeper(store, "new").open(Session(story or real_story()))
    check(session)
    return session


def damaged(text: str) -> str:
    return text.replace('"owner"', '"ovner"', 1)


# --- opening again


@pytest.mark.parametrize("decisions", [0, 1, 4, 9])
def test_the_place_is_found_again(decisions: int) -> None:
    pilot = answered("attentive", decisions)
    again = pilot.reopened()
    assert again.view.screen == "title"
    assert again.host.session.notice == ""
    continued = again.offered("continue")
    scene = pilot.game.scene
    assert continued is not None
    assert scene is not None
    assert continued.description == pilot.host.session.cast.fill(scene.title)
    again.press("continue")
    assert again.game == pilot.game
    assert again.texts() == pilot.texts()


def test_an_ending_is_found_again() -> None:
    pilot = ended("attentive")
    again = pilot.reopened().through("continue")
    assert again.view.ending == pilot.view.ending


def test_what_was_decided_before_the_first_scene_is_found_again() -> None:
    pilot = Pilot(real_story()).through("begin", "options", "leave-out:illness", "casting:sam-and-noor", "back")
    pilot.through("go-on", "chair:kit").last_answer()
    again = pilot.reopened().through("continue")
    assert again.game.log == pilot.game.log
    assert again.host.session.left_out == {"illness"}
    assert "Noor" in again.texts()


def test_settings_are_found_again() -> None:
    pilot = answered("attentive", 2).through("settings", "set:text_size=200", "set:theme=contrast")
    assert pilot.reopened().host.session.settings == pilot.host.session.settings


def test_branches_are_found_again() -> None:
    pilot = answered("attentive", 4).through("undo", "undo")
    again = pilot.reopened().through("continue")
    assert again.game.log.branches == pilot.game.log.branches
    again.through("history", "take:0")
    assert len(again.game.log.steps) == 4


# --- a story that was edited since


def without_choice(story: Story, scene: str, choice: str) -> Story:
    was = story.scenes[scene]
    choices = tuple(entry for entry in was.choices if entry.id != choice)
    return replace(story, scenes={**story.scenes, scene: replace(was, choices=choices)})


def with_scene(story: Story, after: int) -> Story:
    new = replace(next(iter(story.scenes.values())), id="inserted", title="Something new")
    routes = {
        key: replace(route, places=(*route.places[:after], (Jump("inserted"),), *route.places[after:]))
        for key, route in story.routes.items()
    }
    return replace(story, routes=routes, scenes={**story.scenes, "inserted": new})


@pytest.mark.parametrize(
    ("edit", "left"),
    [
        (lambda story, step: without_choice(story, step.scene, step.choice), 3),
        (lambda story, step: with_scene(story, 3), 3),
        (lambda story, step: replace(story, version=story.version + 1), 6),
        (lambda story, step: replace(story, title="Another title"), 6),
    ],
    ids=["choice-gone", "scene-inserted", "new-version", "new-text"],
)
def test_an_edited_story_goes_on_at_the_last_valid_point(edit: Callable[[Story, Any], Story], left: int) -> None:
    pilot = answered("attentive", 6)
    steps = pilot.game.log.steps
    story = edit(pilot.game.story, steps[3])
    again = pilot.reopened(story)
    notice = again.host.session.notice
    again.press("continue")
    assert again.game.log.steps == steps[:left]
    scene = again.game.scene
    assert scene is not None
    title = again.host.session.cast.fill(scene.title)
    assert notice == ("" if left == 6 else ENGLISH(words.LOST, title=title))
    check(again.host.session)
    again.last_answer()
    assert len(again.game.log.steps) == left + 1


def test_a_scene_that_is_gone_is_told() -> None:
    pilot = Pilot(tiny_story()).sit().through("choice:sit-down", "go-on")
    assert pilot.game.state.scene == "walk"
    pilot.through("choice:come")
    again = pilot.reopened(_tiny_without_walk())
    assert again.host.session.notice == ENGLISH(words.LOST, title="At the window")
    again.press("continue")
    assert [step.scene for step in again.game.log.steps] == ["cup"]


def _tiny_without_walk() -> Story:
    story = tiny_story()
    scenes = {id_: scene for id_, scene in story.scenes.items() if id_ != "walk"}
    routes = {key: replace(route, places=(route.places[0], (Jump("window"),))) for key, route in story.routes.items()}
    return replace(story, scenes=scenes, routes=routes)


def test_a_first_scene_that_is_gone_begins_again() -> None:
    pilot = Pilot(tiny_story()).sit().through("choice:sit-down", "go-on")
    routes = {key: replace(route, places=route.places[1:]) for key, route in tiny_story().routes.items()}
    story = replace(tiny_story(), routes=routes)
    again = pilot.reopened(story)
    assert again.host.session.notice
    again.press("continue")
    assert again.game.log.steps == ()


def test_a_chair_that_is_gone_is_told() -> None:
    pilot = answered("attentive", 2)
    again = pilot.reopened(replace(pilot.game.story, routes={}))
    assert again.host.session.notice == words.UNREADABLE_SAVE.english
    assert again.offered("continue") is None


def test_branches_of_an_edited_story_are_left_out_or_played_as_far_as_they_go() -> None:
    pilot = answered("attentive", 4).through("undo", "undo")
    step = pilot.game.log.branches[0].steps[0]
    again = pilot.reopened(without_choice(pilot.game.story, step.scene, step.choice)).through("continue", "history")
    check(again.host.session)
    takes = [control.id for control in again.view.controls() if control.id.startswith("take:")]
    for take in takes:
        check(again.host.session.press(take))


def test_the_place_of_another_story_is_left_alone() -> None:
    pilot = answered("attentive", 2)
    before = pilot.store.read()
    again = pilot.reopened(tiny_story())
    assert again.offered("continue") is None
    assert pilot.store.read() == before


# --- what is damaged


@pytest.fixture(scope="module")
def kept() -> tuple[str, str]:
    newest, older = answered("attentive", 5).store.read()
    return newest, older


def test_a_damaged_save_falls_back_to_the_one_before_it_and_says_so(kept: tuple[str, str]) -> None:
    session = opened(damaged(kept[0]), kept[1])
    assert session.notice == words.OLDER_SAVE.english
    assert session.game is not None
    assert len(session.game.log.steps) == 4


def test_the_good_one_is_what_is_kept_afterwards(kept: tuple[str, str]) -> None:
    store = MemoryStore()
    store.generations = (damaged(kept[0]), kept[1])
    Keeper(store, "new").open(Session(real_story()))
    for text in store.read():
        assert opened(text).notice == ""


def test_two_damaged_saves_are_told_and_play_begins_again(kept: tuple[str, str]) -> None:
    store = MemoryStore()
    store.generations = (damaged(kept[0]), damaged(kept[1]))
    pilot = Pilot(real_story(), store)
    assert words.UNREADABLE_SAVE.english in pilot.texts()
    assert pilot.offered("continue") is None
    pilot.sit().last_answer()
    assert pilot.reopened().host.session.notice == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "null",
        "[]",
        "{}",
        "0",
        '"text"',
        "[" * 100_000,
        '{"a":' * 50_000,
        "9" * 10_000,
        '{"format": 1}',
        '{"format": 2, "sum": 0, "body": {}}',
        '{"format": 1, "sum": 0, "body": {}}',
        '{"format": 1, "sum": 0, "body": NaN}',
        "\x00" * 1000,
        "x" * 4_000_000,
        "\ufffd" * 100,
    ],
    ids=range(17),
)
def test_what_is_no_save_never_breaks_the_start(kept: tuple[str, str], text: str) -> None:
    assert opened(text).notice == words.UNREADABLE_SAVE.english
    assert opened(text, text).notice == words.UNREADABLE_SAVE.english
    assert opened(text, kept[1]).notice == words.OLDER_SAVE.english
    assert opened(kept[0], text).notice == ""


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_flipped_bits_and_cut_ends_are_noticed(
    kept: tuple[str, str], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    raw = bytearray(kept[0].encode())
    if data.draw(st.booleans()):
        del raw[data.draw(st.integers(0, len(raw) - 1)) :]
    else:
        for place in data.draw(st.lists(st.integers(0, len(raw) - 1), min_size=1, max_size=4, unique=True)):
            raw[place] ^= 1 << data.draw(st.integers(0, 7))
    path = tmp_path_factory.mktemp("save") / "notes.json"
    path.write_bytes(bytes(raw))
    path.with_suffix(".older.json").write_text(kept[1], "utf-8")
    session = Keeper(FileStore(path), "new").open(Session(real_story()))
    assert session.notice in ("", words.OLDER_SAVE.english)  # a flipped bit in a blank changes nothing
    assert session.game is not None
    assert len(session.game.log.steps) == (4 if session.notice else 5)


@settings(max_examples=300, deadline=None)
@given(JSON, JSON, JSON)
def test_a_well_summed_body_of_anything_never_breaks_the_start(owner: object, setting: object, log: object) -> None:
    body = {"owner": owner, "settings": setting, "log": log}
    opened(json.dumps({"format": FORMAT, "sum": _summed(body), "body": body}), story=tiny_story())


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_log_with_any_part_replaced_never_breaks_the_start(data: st.DataObject) -> None:
    pilot = Pilot(tiny_story()).sit().through("choice:sit-down", "go-on", "choice:rain", "undo")
    body = json.loads(pilot.store.read()[0])["body"]
    part = data.draw(st.sampled_from(sorted(body["log"])))
    body["log"][part] = data.draw(JSON)
    opened(json.dumps({"format": FORMAT, "sum": _summed(body), "body": body}), story=tiny_story())


def _summed(body: object) -> int:
    try:
        return _sum(json.loads(json.dumps(body)))
    except UnicodeEncodeError:  # half a character: such a text has no sum, and is refused for it
        return 0


# --- a device that refuses


REASONS = [
    (errno.ENOSPC, words.FULL.english),
    (errno.EDQUOT, words.FULL.english),
    (errno.EACCES, words.FORBIDDEN.english),
    (errno.EROFS, words.FORBIDDEN.english),
    (errno.EIO, os.strerror(errno.EIO)),
]


@pytest.mark.parametrize(("number", "why"), REASONS)
def test_a_refusing_device_is_told_once_and_play_goes_on(number: int, why: str) -> None:
    store = Refusing(OSError(number, os.strerror(number)))
    pilot = Pilot(real_story(), store).through("begin", "go-on")
    told = ENGLISH(words.CANNOT_KEEP, why=why)
    assert told in pilot.texts()
    pilot.press("chair:kit")
    while pilot.view.screen == "scene":
        assert told not in pilot.texts()
        pilot.last_answer().press("go-on")
    assert pilot.view.screen == "ending"
    assert store.tries > 5


def test_an_error_without_words_is_told_too() -> None:
    pilot = Pilot(real_story(), Refusing(OSError())).through("begin", "go-on")
    assert ENGLISH(words.CANNOT_KEEP, why="OSError") in pilot.texts()


def test_space_that_comes_back_is_used() -> None:
    store = Refusing(OSError(errno.ENOSPC, "full"))
    pilot = Pilot(real_story(), store).sit().last_answer()
    store.error = None
    pilot.through("go-on").last_answer()
    assert pilot.reopened().through("continue").game.log == pilot.game.log


def test_a_save_that_cannot_be_erased_is_told() -> None:
    class Sticky(MemoryStore):
        def erase(self) -> None:
            pass

    pilot = Pilot(real_story(), Sticky()).sit().through("settings", "erase")
    assert words.CANNOT_ERASE.english in pilot.texts()
    assert words.ERASED.english not in pilot.texts()


# --- two windows


def test_the_newer_window_keeps_and_the_older_says_so_once() -> None:
    older = answered("attentive", 2)
    newer = older.reopened(token="newer").through("continue").last_answer()
    kept_by_newer = older.store.read()
    older.last_answer()
    assert words.ELSEWHERE.english in older.texts()
    assert older.store.read() == kept_by_newer
    older.through("go-on").last_answer()
    assert words.ELSEWHERE.english not in older.texts()
    assert older.store.read() == kept_by_newer
    newer.through("go-on").last_answer()
    assert words.ELSEWHERE.english not in newer.texts()
    assert older.store.read() != kept_by_newer


def test_a_window_that_begins_again_is_the_newer_one() -> None:
    older = answered("attentive", 2)
    newer = older.reopened(token="newer").through("continue")
    older.last_answer()
    older.through("settings", "title", "continue")
    newer.last_answer()
    assert words.ELSEWHERE.english in newer.texts()


def test_a_window_that_goes_on_unchanged_takes_the_save_back() -> None:
    older = answered("attentive", 2).through("settings", "title")
    newer = older.reopened(token="newer").through("continue")
    older.press("continue")
    newer.last_answer()
    assert words.ELSEWHERE.english in newer.texts()


def test_an_older_window_can_still_erase() -> None:
    older = answered("attentive", 2)
    older.reopened(token="newer").through("continue").last_answer()
    older.last_answer()
    older.press("quick-exit")
    assert older.store.read() == ()


def test_a_window_that_erased_does_not_erase_again_when_it_is_hidden() -> None:
    one = answered("attentive", 2).through("settings", "erase")
    two = one.reopened(token="two").sit().last_answer()
    kept = two.store.read()
    one.host.keep()
    assert two.store.read() == kept != ()


def test_two_windows_before_anything_is_kept() -> None:
    store = MemoryStore()
    one, two = Pilot(real_story(), store, "one"), Pilot(real_story(), store, "two")
    one.sit().last_answer()
    two.sit().last_answer()
    one.press("go-on")
    assert words.ELSEWHERE.english in one.texts()
    two.press("go-on")
    assert words.ELSEWHERE.english not in two.texts()


# --- what stands in it


def test_a_save_holds_choices_and_settings_and_nothing_else() -> None:
    body = json.loads(answered("attentive", 3).store.read()[0])["body"]
    assert set(body) == {"owner", "settings", "log"}
    assert not any(name in json.dumps(body["log"]["steps"]) for name in ("trust", "worth", "time", "date"))


def test_nothing_is_written_where_nothing_changed() -> None:
    class Counting(MemoryStore):
        writes = 0

        def write(self, text: str) -> None:
            self.writes += 1
            super().write(text)

    store = Counting()
    pilot = Pilot(real_story(), store).sit()
    before = store.writes
    for press in ("support", "back", "settings", "back"):
        pilot.press(press)
        pilot.host.keep()
    assert store.writes == before


def test_a_resumed_session_describes_itself() -> None:
    rng = random.Random(3)
    pilot = answered("mostly-good", 5)
    for _ in range(30):
        controls = [control.id for control in pilot.view.controls() if control.available]
        pilot.press(rng.choice([id_ for id_ in controls if id_ not in ("quick-exit", "erase", "afraid", "keeping")]))
    describe(pilot.reopened().host.session)
