"""A story in numbers, held against counts by hand and against play."""

from __future__ import annotations

import json

import pytest

from game.narrative.state import Setting
from game.simulation.run import simulate
from game.workbench.stats.command import data, stats_command
from game.workbench.stats.count import ANYTHING, Count, _Reading, count
from game.workbench.stats.level import level, words
from tests.authoring.overlay import TINY
from tests.pilot.pilot import real_story, tiny_story

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("text", "number"),
    [("", 0), ("One.", 1), ("I’m two-chair 22:10 o'clock", 5), ("“Go,” {x} says — now…", 4), ("Ça va? Où!", 3)],
)
def test_words_are_counted_as_people_do(text: str, number: int) -> None:
    assert words(text) == number


def test_lix_and_ari_by_hand() -> None:
    found = level(["The kettle clicks off.", "Somebody counts two cups"])
    assert (found.words, found.sentences, found.long_words, found.letters) == (8, 2, 1, 39)
    assert found.lix == pytest.approx(8 / 2 + 100 / 8)
    assert found.ari == pytest.approx(4.71 * 39 / 8 + 0.5 * 8 / 2 - 21.43)
    assert found.word == "very easy"


@pytest.mark.parametrize(
    ("texts", "sentences"),
    [
        (["One. Two? Three!"], 3),
        (["“Really?” “Yes.”"], 2),
        (["no stop"], 1),
        (["A stop. and none"], 2),
        (["At 22:10… yes."], 2),
        ([""], 0),
    ],
)
def test_sentences(texts: list[str], sentences: int) -> None:
    assert level(texts).sentences == sentences


def test_nothing_is_no_level() -> None:
    assert level([]).lix == level([]).ari == 0


@pytest.fixture(scope="module")
def tiny_count() -> Count:
    return count(tiny_story(), 5)


def test_the_tiny_story_by_hand(tiny_count: Count) -> None:
    [chapter] = tiny_count.chapters
    assert (chapter.scenes, chapter.choices) == (3, 9)
    assert chapter.kinds == {"attune": 3, "minimise": 2, "share": 1, "turn_away": 3}
    voices = {voice.speaker: voice.lines for voice in tiny_count.voices}
    assert voices == {"": 12, "rowan": 6}
    assert chapter.lines == 15  # those of the endings stand apart
    assert tiny_count.total.words == chapter.level.words + tiny_count.endings.words


def test_what_one_way_reads_is_what_play_shows(tiny_count: Count) -> None:
    [route] = tiny_count.routes
    assert route.fewest <= route.words <= route.most
    reading = _Reading(tiny_story())
    simulate(tiny_story(), ANYTHING, 0, Setting("kit", "short"), reading.look)
    assert route.fewest <= reading.words <= route.most
    assert route.minutes == pytest.approx(route.words / 238)


def test_the_real_story_adds_up() -> None:
    story = real_story()
    found = count(story, 1)
    assert sum(one.scenes for one in found.chapters) == len(story.scenes)
    assert sum(sum(one.kinds.values()) for one in found.chapters) == sum(len(s.choices) for s in story.scenes.values())
    assert {(route.chair, route.cut) for route in found.routes} == set(story.routes)
    assert {voice.speaker for voice in found.voices} <= {"", *story.cast.people}
    assert sum(one.level.words for one in found.chapters) + found.endings.words == found.total.words


def test_the_command_shows_tables_and_json(capsys: Capture) -> None:
    assert stats_command([str(TINY), "--runs", "2"]) == 0
    told = capsys.readouterr().out
    for word in ("LIX", "who speaks", "(narration)", "answers by kind", "kit, short"):
        assert word in told
    assert stats_command([str(TINY), "--runs", "2", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(data(count(tiny_story(), 2))))


def test_the_command_says_what_it_cannot_do() -> None:
    assert stats_command(["/nowhere"]) == 1
    with pytest.raises(SystemExit) as stopped:
        stats_command([str(TINY), "--runs", "0"])
    assert stopped.value.code == 2
