"""Going through a story: routes, jumps, what is left out, thinned, skipped, and how it ends."""

from __future__ import annotations

import pytest

from game.narrative.condition import parse
from game.narrative.play import (
    ClosedChoice,
    UnknownChoice,
    UnknownRoute,
    available_choices,
    choose,
    ending,
    safe_exit,
    skip,
    start,
)
from game.narrative.scene import Choice, Jump, Line, Skip, Variant
from game.narrative.state import Setting, State, Watch
from game.narrative.story import Start, Story
from tests.narrative.builder import KINDS, SMALL, choice, meters, route, scene, state, story

SILENCE = choice("silence", "turn_away", SMALL, silence=True)
KIT = Setting()


def statuses(told: Story, now: State) -> dict[str, str]:
    return {option.choice.id: option.cause or option.status for option in available_choices(told, now)}


def test_a_headless_play_through() -> None:
    told = story(scene("one"), scene("two"))
    now = start(told, Setting("kit", "short"))
    while ending(told, now) is None:
        options = [option for option in available_choices(told, now) if option.open]
        now = choose(told, now, options[0].choice.id)
    assert (now.decisions, now.trust) == (2, 550 + 92 + 76)  # 10 × 55/60, then 10 × 45.8/60


class TestStart:
    def test_it_begins_where_the_story_says(self) -> None:
        told = story(scene("one"), start=Start(400, 300, 200, 100, 50, "retreat"))
        now = start(told, KIT)
        assert meters(now) == (400, 300, 200, 100, 50)
        assert (now.scene, now.lean, now.resting_worth, now.chair) == ("one", "retreat", 300, "kit")

    def test_the_standard_start(self) -> None:
        assert meters(start(story(scene("one")), KIT)) == (550, 500, 250, 150, 100)

    def test_a_way_of_playing_that_is_not_there(self) -> None:
        told = story(scene("one"), routes=[route("kit", "short", ["one"])])
        with pytest.raises(UnknownRoute, match="no full route for the chair 'kit'"):
            start(told, KIT)

    def test_a_route_without_places_is_none(self) -> None:
        with pytest.raises(ValueError, match="a route needs at least one place"):
            route("kit", "full", [])


class TestChoices:
    def test_open_struck_and_hidden(self) -> None:
        choices = (
            choice("share", "share"),
            choice("limit", "boundary"),
            choice("later", needs="named"),
            choice("only-then", when="misses >= 3"),
            SILENCE,
        )
        told = story(scene("one", choices))
        now = start(told, KIT)._replace(self_worth=150)
        assert statuses(told, now) == {
            "share": "self_worth",
            "limit": "open",
            "later": "needs",
            "only-then": "hidden",
            "silence": "open",
        }
        assert statuses(told, now._replace(self_worth=100, named=True, misses=3)) == {
            "share": "self_worth",
            "limit": "self_worth",
            "later": "open",
            "only-then": "open",
            "silence": "open",
        }

    @pytest.mark.parametrize(
        "spared",
        [
            choice("it", "share", silence=True, needs="named"),
            choice("it", "reach_out", needs="named"),
            choice("it", "share", sets=frozenset({"left"}), needs="named"),
        ],
    )
    def test_silence_reaching_out_and_leaving_are_never_struck(self, spared: Choice) -> None:
        told = story(scene("one", (spared,)))
        worst = start(told, KIT)._replace(strain=1000, self_worth=0)
        assert statuses(told, worst) == {"it": "open"}

    def test_but_they_may_be_hidden(self) -> None:
        told = story(scene("one", (choice("it", "reach_out", when="named"),)))
        assert statuses(told, start(told, KIT)) == {"it": "hidden"}

    def test_an_answer_whose_content_is_left_out_is_not_offered(self) -> None:
        told = story(scene("one", (choice("it", "fix", content=frozenset({"parting"})), SILENCE)))
        assert statuses(told, start(told, KIT)) == {"it": "open", "silence": "open"}
        without = start(told, Setting(left_out=frozenset({"parting"})))
        assert statuses(told, without) == {"it": "hidden", "silence": "open"}
        with pytest.raises(ClosedChoice):
            choose(told, without, "it")

    def test_what_is_not_open_cannot_be_chosen(self) -> None:
        told = story(scene("one", (choice("later", needs="named"), choice("then", when="named"), SILENCE)))
        now = start(told, KIT)
        with pytest.raises(ClosedChoice, match=r"'later' is struck \(needs\)"):
            choose(told, now, "later")
        with pytest.raises(ClosedChoice, match="'then' is hidden"):
            choose(told, now, "then")

    def test_what_is_not_there_cannot_be_chosen(self) -> None:
        told = story(scene("one"))
        now = start(told, KIT)
        with pytest.raises(UnknownChoice, match="'one' has no choice 'dance'"):
            choose(told, now, "dance")
        over = choose(told, now, "fix")
        with pytest.raises(UnknownChoice, match="'the end' has no choice 'fix'"):
            choose(told, over, "fix")

    def test_there_are_none_once_the_story_is_over(self) -> None:
        told = story(scene("one"))
        assert available_choices(told, choose(told, start(told, KIT), "fix")) == ()


class TestWays:
    def test_a_place_with_several_ways_takes_the_first_that_holds(self) -> None:
        fork = (Jump("met", parse("one.met")), Jump("missed", parse("one.missed")), Jump("neither"))
        told = story(
            *(scene(name) for name in ("one", "met", "missed", "neither", "last")),
            routes=[route("kit", "full", ["one", fork, "last"])],
        )
        now = start(told, KIT)
        for kind, place in (("attune", "met"), ("minimise", "missed"), ("fix", "neither")):
            there = choose(told, now, kind)
            assert there.scene == place
            assert choose(told, there, "fix").scene == "last"

    def test_a_choice_can_lead_elsewhere(self) -> None:
        told = story(scene("one", (choice("go", then="three"), SILENCE)), scene("two"), scene("three"))
        now = start(told, KIT)
        assert choose(told, now, "go").scene == "three"
        assert choose(told, now, "silence").scene == "two"

    def test_a_way_can_depend_on_what_the_choice_just_did(self) -> None:
        ways = (Jump("three", parse("trust < 50 and lean == retreat")), Jump("two"))
        hard = choice("hard", "attack", lean="retreat", then=ways)
        told = story(scene("one", (hard, SILENCE)), scene("two"), scene("three"))
        assert choose(told, start(told, KIT), "hard").scene == "three"

    def test_end_ends_it(self) -> None:
        told = story(scene("one", (choice("go", then="end"), SILENCE)), scene("two"))
        assert choose(told, start(told, KIT), "go").scene == ""

    def test_the_lean_of_a_scene_comes_with_it_and_a_choice_changes_it(self) -> None:
        told = story(scene("one", (choice("go", lean="retreat"),)), scene("two"), scene("three", lean="reach"))
        two = choose(told, start(told, KIT), "go")
        assert two.lean == "retreat"
        assert choose(told, two, "fix").lean == "reach"

    def test_what_nobody_asks_about_is_not_remembered(self) -> None:
        told = story(scene("one"), scene("two", (choice("it", when="one.seen"), SILENCE)), scene("three"))
        two = choose(told, start(told, KIT), "attune")
        three = choose(told, two, "it")
        assert [answered.scene for answered in three.memory.all()] == ["one"]
        assert three.remembered("one") == ("one", "attune", 1)
        assert three.remembered("two") is None


class TestLeftOut:
    def told(self) -> Story:
        return story(
            scene("one"),
            scene("hospital", content=frozenset({"illness", "grief"})),
            scene("pub", content=frozenset({"alcohol"}), skip=Skip("They went home.", (Jump("four"),))),
            scene("three"),
            scene("four"),
            tags={"illness": "illness", "grief": "grief", "alcohol": "alcohol"},
        )

    def test_a_scene_with_the_tag_is_passed_over_without_any_effect(self) -> None:
        one = start(self.told(), Setting(left_out=frozenset({"grief"})))
        there = choose(self.told(), one, "fix")
        assert (there.scene, there.passed, there.decisions) == ("pub", ("hospital",), 1)
        assert meters(there) == (530, 490, 280, 170, 90)
        assert choose(self.told(), there, "fix").passed == ()

    def test_several_in_a_row(self) -> None:
        one = start(self.told(), Setting(left_out=frozenset({"illness", "alcohol"})))
        there = choose(self.told(), one, "fix")
        assert (there.scene, there.passed) == ("four", ("hospital", "pub"))

    def test_the_first_scene_can_be_left_out(self) -> None:
        told = story(scene("one", content=frozenset({"illness"})), scene("two"))
        now = start(told, Setting(left_out=frozenset({"illness"})))
        assert (now.scene, now.passed) == ("two", ("one",))

    def test_a_story_of_which_nothing_is_left_is_over_at_once(self) -> None:
        told = story(scene("one", content=frozenset({"illness"})))
        now = start(told, Setting(left_out=frozenset({"illness"})))
        assert (now.scene, now.passed) == ("", ("one",))
        assert ending(told, now) is not None

    def test_a_ring_of_scenes_that_are_left_out_leads_nowhere(self) -> None:
        ring = [
            scene(f"s{i}", content=frozenset({"illness"}), skip=Skip("", (Jump(f"s{(i + 1) % 3}"),))) for i in range(3)
        ]
        now = start(story(*ring), Setting(left_out=frozenset({"illness"})))
        assert (now.scene, now.passed) == ("", ("s0", "s1", "s2"))

    def test_thousands_in_a_row_are_no_trouble(self) -> None:
        many = [scene(f"s{i}", (SILENCE,), content=frozenset({"illness"})) for i in range(3000)]
        now = start(story(*many, scene("last"), routes=[route("kit", "full", [*(s.id for s in many), "last"])]),
                    Setting(left_out=frozenset({"illness"})))  # fmt: skip
        assert (now.scene, len(now.passed)) == ("last", 3000)


class TestThinning:
    def told(self) -> Story:
        return story(scene("one"), *(scene(f"o{i}", optional=True) for i in range(6)), scene("last"))

    def places(self, misses: int) -> list[str]:
        told, found = self.told(), []
        now = start(told, KIT)._replace(misses=misses)
        while now.scene != "last":
            now = choose(told, now, "fix")
            found.append(now.scene)
            assert now.passed == ()  # a bid that is not made is not told of
        return found

    def test_after_three_misses_every_second_optional_bid_is_not_made(self) -> None:
        assert self.places(3) == ["o0", "o2", "o4", "last"]

    def test_before_that_all_are(self) -> None:
        assert self.places(2) == ["o0", "o1", "o2", "o3", "o4", "o5", "last"]

    def test_the_third_miss_already_counts(self) -> None:
        told = self.told()
        now = choose(told, start(told, KIT)._replace(misses=2), "minimise")
        assert (now.scene, now.thinned) == ("o0", 1)
        assert choose(told, now, "minimise").scene == "o2"

    def test_turning_toward_brings_them_back(self) -> None:
        told = self.told()
        now = choose(told, start(told, KIT)._replace(misses=3), "fix")
        now = choose(told, now, "attune")
        assert now.scene == "o1"

    def test_a_needed_bid_is_always_made(self) -> None:
        told = story(scene("one"), scene("two"), scene("three"))
        now = start(told, KIT)._replace(misses=9)
        assert choose(told, choose(told, now, "fix"), "fix").scene == "three"


class TestShorterBids:
    def test_after_misses_a_bid_comes_in_its_short_variant(self) -> None:
        bid = Line(
            "bid", "They said yes! Come and hear.", "rowan", None, (Variant("short", "Yes.", parse("misses >= 3")),)
        )
        told = scene("one", text=(bid,))
        assert [line.text for line in told.lines(state())] == ["They said yes! Come and hear."]
        assert [line.key for line in told.lines(state(misses=3))] == ["bid/short"]

    def test_two_attuned_answers_open_the_deeper_one(self) -> None:
        deeper = parse("deeper")
        assert deeper.holds(state(recent=("attune", "attune")))
        assert not deeper.holds(state(recent=("share", "attune")))

    def test_a_line_can_be_left_out(self) -> None:
        told = scene("one", text=(Line("a", "A."), Line("b", "B.", when=parse("named"))))
        assert [line.key for line in told.lines(state())] == ["a"]


class TestSkip:
    def test_nothing_moves_and_nothing_is_remembered(self) -> None:
        told = story(scene("one"), scene("two", (choice("it", when="one.seen"), SILENCE)))
        now = start(told, KIT)._replace(watch=Watch(2, 1), misses=2, debts=(1,))
        two = skip(told, now)
        assert two == now._replace(scene="two", passed=("one",))
        assert statuses(told, two)["it"] == "hidden"

    def test_it_leads_where_the_scene_says(self) -> None:
        told = story(scene("one", skip=Skip("Later.", (Jump("three"),))), scene("two"), scene("three"))
        assert skip(told, start(told, KIT)).scene == "three"

    def test_a_scene_can_lead_back_to_itself(self) -> None:
        told = story(scene("one", skip=Skip("Later.", (Jump("one"),))))
        assert skip(told, start(told, KIT)).scene == "one"

    def test_a_promise_that_falls_due_stays_open(self) -> None:
        told = story(scene("one", due="ten"), scene("two"))
        now = start(told, KIT)._replace(promises=("ten",), promise="open")
        assert skip(told, now).promises == ("ten",)

    def test_the_last_scene_can_be_skipped(self) -> None:
        told = story(scene("one"))
        over = skip(told, start(told, KIT))
        assert (over.scene, over.passed) == ("", ("one",))
        with pytest.raises(UnknownChoice, match="no scene to skip"):
            skip(told, over)


class TestTheEnd:
    def test_a_watch_is_closed_as_it_stands(self) -> None:
        told = story(scene("one"))
        over = choose(told, start(told, KIT)._replace(named=True, watch=Watch(3, 1), trust=400), "attune")
        assert (over.watch, over.owned, over.trust) == (None, True, 490)

    @pytest.mark.parametrize(("support", "gain"), [(0, 100), (1, 140), (2, 180)])
    def test_who_leaves_finds_their_own_feet(self, support: int, gain: int) -> None:
        leave = choice("leave", "reach_out", sets=frozenset({"left"}))
        told = story(scene("one", (leave, SILENCE)), scene("two"))
        over = choose(told, start(told, KIT)._replace(support=support, self_worth=300), "leave")
        company = 10 if support else 0
        assert (over.scene, over.self_worth) == ("", 300 + 60 - 10 + company + gain)

    def test_leaving_ends_the_route_but_not_what_the_story_tells_of_it(self) -> None:
        leave = choice("leave", "reach_out", sets=frozenset({"left"}), then="alone")
        told = story(
            scene("one", (leave, SILENCE)),
            scene("two"),
            scene("alone", (choice("rest", "reach_out"), SILENCE)),
            routes=[route("kit", "full", ["one", "alone", "two"])],
        )
        alone = choose(told, start(told, KIT), "leave")
        assert (alone.scene, alone.left) == ("alone", True)
        over = choose(told, alone, "rest")
        assert over.scene == ""
        assert alone.self_worth == 500 + 60 - 10
        assert over.self_worth == 550 + 55 - 10 + 10 + 20 * (3 + 4)  # 6 × 50/55 = 5.45; two to lean on

    def test_fear_ends_it_at_any_time_and_stops_the_meters(self) -> None:
        told = story(scene("one"), scene("two"))
        now = choose(told, start(told, KIT)._replace(watch=Watch(3, 0), named=True), "attune")
        out = safe_exit(now)
        assert meters(out) == meters(now)
        assert (out.scene, out.watch, out.unsafe) == ("", None, True)
        found = ending(told, out)
        assert found is not None
        assert found.id == "safe-exit"

    def test_fear_comes_before_every_other_ending(self) -> None:
        told = story(scene("one"))
        for worst in (state(left=True), state(trust=0, attacks=9), state(named=True, owned=True, trust=900)):
            found = ending(told, safe_exit(worst))
            assert found is not None
            assert found.id == "safe-exit"

    def test_while_it_goes_on_there_is_none(self) -> None:
        told = story(scene("one"))
        assert ending(told, start(told, KIT)) is None

    def test_a_story_without_a_door_that_holds_has_none(self) -> None:
        told = story(scene("one"), doors=())
        assert ending(told, choose(told, start(told, KIT), "fix")) is None


def test_every_kind_can_be_taken_in_every_chair_and_cut() -> None:
    for setting in (Setting(chair, cut) for chair in ("kit", "rowan", "both") for cut in ("full", "short")):
        told = story(scene("one", chair="rowan" if setting.chair == "rowan" else "kit"), scene("two", chair="rowan"))
        for kind in KINDS:
            assert choose(told, start(told, setting), kind).decisions == 1
