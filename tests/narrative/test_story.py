"""The story as a value: bands, routes, what is prepared before play, and examples that run."""

from __future__ import annotations

import doctest
import importlib
import pickle
import pkgutil

import pytest

from game import narrative
from game.narrative.act import act
from game.narrative.play import choose, start
from game.narrative.state import Setting
from game.narrative.story import Band
from tests.narrative.builder import KINDS, SMALL, choice, route, scene, story

SILENCE = choice("silence", "turn_away", SMALL, silence=True)


@pytest.mark.parametrize(
    "module", [f"game.narrative.{found.name}" for found in pkgutil.iter_modules(narrative.__path__)]
)
def test_examples_in_docstrings_run(module: str) -> None:
    assert doctest.testmod(importlib.import_module(module)).failed == 0


class TestBands:
    told = story(
        bands={"trust": (Band("gone", 0, "gone", ""), Band("thin", 200, "thin", ""), Band("warm", 700, "warm", ""))}
    )

    @pytest.mark.parametrize(
        ("tenths", "band"), [(0, "gone"), (199, "gone"), (200, "thin"), (699, "thin"), (1000, "warm")]
    )
    def test_a_band_holds_from_its_lower_bound(self, tenths: int, band: str) -> None:
        assert self.told.band("trust", tenths).id == band


class TestRoutes:
    def test_each_scene_leads_to_the_next_place(self) -> None:
        found = route("kit", "full", ["one", "two"])
        assert [jump.to for jump in found.after("one")] == ["two"]
        assert found.after("two") == ()
        assert found.after("elsewhere") == ()
        assert list(found.scenes()) == ["one", "two"]


class TestPrepared:
    def test_answers_that_weigh_the_same_share_their_numbers(self) -> None:
        told = story(scene("one"), scene("two"))
        answers = told.prepared[Setting()].answers
        assert answers["one"]["attune"].act is answers["two"]["attune"].act
        assert answers["one"]["attune"].act == act(told.scenes["one"], choice("it"), KINDS, "full")

    def test_the_short_cut_has_numbers_of_its_own(self) -> None:
        told = story(scene("one"))
        full, short = (told.prepared[Setting(cut=cut)].answers["one"]["attune"].act for cut in ("full", "short"))
        assert (full.trust, short.trust) == (50, 100)

    def test_what_always_stands_open_is_known_before_play(self) -> None:
        choices = (choice("a", "fix"), choice("b", "share"), choice("c", "fix", when="named"), SILENCE)
        answers = story(scene("one", choices)).prepared[Setting()].answers["one"]
        assert [answer.always for answer in answers.values()] == [True, False, False, True]

    def test_each_route_is_prepared_when_it_is_first_played(self) -> None:
        told = story(scene("one"))
        assert len(told.prepared) == 0
        start(told, Setting("kit", "short"))
        assert list(told.prepared) == [Setting("kit", "short")]

    def test_settings_of_one_route_share_what_is_prepared(self) -> None:
        told = story(scene("one"))
        assert told.prepared[Setting()] is told.prepared[Setting(left_out=frozenset({"illness"}))]
        assert told.prepared[Setting()] is not told.prepared[Setting(cut="short")]

    def test_a_route_that_is_not_there_is_a_key_error(self) -> None:
        told = story(scene("one"), routes=[route("kit", "full", ["one"])])
        with pytest.raises(KeyError):
            told.prepared[Setting("rowan")]

    def test_a_draft_with_an_unknown_kind_is_no_error(self) -> None:
        told = story(scene("one", (choice("a", "sulk"), SILENCE)))
        assert list(told.prepared[Setting()].answers["one"]) == ["silence"]

    def test_only_what_is_asked_about_is_remembered(self) -> None:
        told = story(scene("one"), scene("two", (choice("it", when="one.met or sun.seen"), SILENCE)))
        assert told.recalled == {"one", "sun"}
        assert list(told.prepared[Setting()].pages) == ["one"]


def test_states_and_stories_can_be_sent_to_other_processes() -> None:
    told = story(scene("one"), scene("two", (choice("it", when="one.met"), SILENCE)))
    now = start(told, Setting())
    assert pickle.loads(pickle.dumps(now)) == now
    there = pickle.loads(pickle.dumps(told))
    assert there == told
    assert choose(there, now, "attune") == choose(told, now, "attune")
