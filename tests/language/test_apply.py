"""A story in another language: every text changes, and nothing else."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.authoring import walk
from game.authoring.bundle import dump
from game.language.apply import keys, rewrite, translate
from game.language.catalog import SOURCE, Catalog
from game.narrative.cast import Cast, Person
from game.narrative.game import Game, new_game, replay
from game.narrative.log import Header
from game.narrative.scene import Line, Scene
from game.narrative.state import Setting
from game.narrative.story import Closing, Story
from tests.language.translator import SPANISH, catalog_of, marked, tiny_story
from tests.narrative.builder import scene
from tests.narrative.builder import story as built


def leaves(data: Any, at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(data, dict | list):
        for key, inner in data.items() if isinstance(data, dict) else enumerate(data):
            yield from leaves(inner, (*at, str(key)))
    else:
        yield at, data


def flat(story: Story) -> dict[tuple[str, ...], Any]:
    return dict(leaves(json.loads(dump(story, {}))))


def full() -> Story:
    """The tiny story, with what it lacks."""
    story = tiny_story()
    warm = replace(story.endings["warm"], rowan=Closing("Time.", "A cup.", "Ask."))
    return replace(
        story,
        endings={**story.endings, "warm": warm},
        chairs=(*story.chairs, replace(story.chairs[0], id="rowan", soon="Not yet.")),
        texts=replace(story.texts, subtitle="A small story", age="For everyone"),
    )


def test_every_text_changes_and_nothing_else() -> None:
    story = full()
    catalog = catalog_of(story)
    before, after = flat(story), flat(translate(story, catalog))
    assert list(before) == list(after), "the same ids, in the same order"
    changed = {at for at in before if before[at] != after[at]}
    assert all(after[at] == marked(before[at]) for at in changed if at != ("language",))
    assert len(changed) == len(catalog.entries) + 1
    assert after["language",] == "es"


def test_what_stays_is_no_text() -> None:
    """Every string that is left alone is an id, a condition, a word of the format, or a number that is dialled."""
    story = full()
    after = flat(translate(story, catalog_of(story)))
    kept = {text for text in after.values() if isinstance(text, str) and not text.startswith("ES ")}
    sentences = {text for text in kept if " " in text}
    conditions = {condition.source for condition in story.conditions()}
    labels = {kind.label for kind in story.kinds.values()}
    assert sentences - conditions - labels == {"0000 000 000"}


def test_no_text_that_the_checker_knows_is_passed_over() -> None:
    story = full()
    assert {text for text, _ in walk.texts(story) if text} <= {text for _, text in keys(story)}


def test_keys_are_the_ids_that_authors_wrote() -> None:
    told = dict(keys(full()))
    assert told["scene/cup/text/sit/instead/sit-short"] == "Tea's there."
    assert told["scene/cup/choices/sit-down/reply/day"] == "{rowan.They} {rowan:tells|tell} you."
    assert told["scene/cup/choices/sit-down/struck"] == "You would only say it wrong."
    assert told["ending/warm/text/tea"] == "The tea is still warm."
    assert told["ending/warm/rowan/next"] == "Ask."
    assert told["story/cast/juno/name"] == "Juno"
    assert told["story/bands/self_worth/high/word"] == "high"
    assert told["support/GB/lines/0/hours"] == "day and night"
    assert "" not in told.values()


def test_it_falls_back_line_by_line() -> None:
    story = tiny_story()
    told = translate(story, Catalog("es", "Español", "draft", {"scene/cup/text/sit": ("Sit with me?", "¿Te sientas?")}))
    assert told.language == "es"
    assert [line.text for line in told.scenes["cup"].text] == [story.scenes["cup"].text[0].text, "¿Te sientas?"]
    assert told.scenes["walk"] == story.scenes["walk"]


def test_a_translation_of_another_source_is_not_used() -> None:
    told = translate(
        tiny_story(), Catalog("es", "Español", "draft", {"scene/cup/text/sit": ("Sit down with me?", "¿Te sientas?")})
    )
    assert told is tiny_story(), "nothing is translated, so it is still an English story"
    assert translate(tiny_story(), SOURCE) is tiny_story()


@pytest.mark.parametrize(
    ("pronouns", "seen"), [("she", "La ves lista."), ("he", "Lo ves listo."), ("they", "Le ves liste.")]
)
def test_three_forms_and_the_pronouns_of_the_language(pronouns: str, seen: str) -> None:
    story = built(scene("one", text=(Line("see", "You see {kit.them} {kit:ready|ready}."),)))
    story = replace(story, cast=Cast({"kit": Person("kit", "Kit", pronouns)}))
    told = translate(story, catalog_of(story, lambda text: "{kit.Them} ves {kit:lista|listo|liste}.", pronouns=SPANISH))
    assert told.cast.fill(told.scenes["one"].text[0].text) == seen


@pytest.mark.parametrize("pronouns", ["she", "he", "they"])
def test_a_line_that_stays_english_keeps_english_pronouns(pronouns: str) -> None:
    line = "{kit.They} {kit.is} here, {kit.their} coat on {kit.them}; {kit.they} {kit:looks|look} up, and wait{kit.s}."
    story = built(scene("one", text=(Line("here", line), Line("other", "Yes."))))
    story = replace(story, cast=Cast({"kit": Person("kit", "Kit", pronouns)}))
    catalog = Catalog("es", "Español", "draft", {"scene/one/text/other": ("Yes.", "Sí.")}, SPANISH)
    told = translate(story, catalog)
    assert told.cast.fill(told.scenes["one"].text[0].text) == story.cast.fill(line)
    assert told.scenes["one"].text[1].text == "Sí."


@given(st.lists(st.integers(0, 9), max_size=4))
def test_a_log_leads_the_same_way_in_both_languages(moves: list[int]) -> None:
    story = tiny_story()
    told = translate(story, catalog_of(story))
    game = played(new_game(story, Header(story.id, story.version, Setting(cut="short"))), moves)
    again = replay(told, game.log)
    assert not again.lost
    assert again.game.states == game.states
    assert [option.status for option in again.game.options()] == [option.status for option in game.options()]
    assert all(option.choice.text.startswith("ES ") for option in again.game.options())


def played(game: Game, moves: list[int]) -> Game:
    for move in moves:
        ways = [option.choice.id for option in game.options() if option.open]
        if game.scene is None or not ways:
            return game
        game = game.choose(ways[move % len(ways)])
    return game


def test_a_long_story_is_translated_at_once() -> None:
    sample = tiny_story().scenes["cup"]
    scenes = [_long(replace(sample, id=f"cup-{number}")) for number in range(500)]
    story = replace(tiny_story(), scenes={scene.id: scene for scene in scenes})
    catalog = catalog_of(story)
    assert sum(len(text.split()) for _, text in keys(story)) > 50_000
    start = time.process_time()
    translate(story, catalog)
    assert time.process_time() - start < 1


def _long(scene: Scene) -> Scene:
    return replace(scene, text=tuple(Line(f"line-{number}", "Some words. " * 10) for number in range(6)))


def test_rewriting_with_the_same_texts_is_the_same_story() -> None:
    story = full()
    assert rewrite(story, lambda key, text: text) == story
