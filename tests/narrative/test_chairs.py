"""Rowan's chair, where Kit answers from a hidden attention, and both chairs in turn."""

from __future__ import annotations

from typing import Any

import pytest

from game.narrative import kit, rules
from game.narrative.play import available_choices, choose, ending, skip, start
from game.narrative.scene import Jump
from game.narrative.state import Setting, State, Watch
from tests.narrative.builder import (
    BIG,
    CLOSED,
    HEARS,
    KINDS,
    SLOWLY,
    SMALL,
    USUAL,
    choice,
    meters,
    route,
    scene,
    state,
    story,
    taken,
)


def decide(now: State, kind: str, weight: int = USUAL, **marks: Any) -> State:
    return kit.decide(now, taken(kind, weight, **marks), KINDS)


def rowan(attention: int = 0, setting: Setting = HEARS, **values: Any) -> State:
    return state(setting=setting, attention=attention, **values)


class TestAttention:
    @pytest.mark.parametrize(
        ("kind", "heard"),
        [
            ("share", 70),
            ("boundary", 50),
            ("reach_out", 30),
            ("attune", 20),
            ("attack", -80),
            ("appease", -40),
            ("turn_away", -20),
            ("fix", 0),
            ("minimise", 0),
        ],
    )
    def test_what_is_said_clearly_is_heard_and_a_scene_later_some_is_forgotten(self, kind: str, heard: int) -> None:
        assert decide(rowan(450), kind).attention == 450 + heard - 10

    @pytest.mark.parametrize(("setting", "heard"), [(HEARS, 70), (SLOWLY, 49), (CLOSED, 25)])
    def test_it_arrives_as_far_as_this_kit_is_open(self, setting: Setting, heard: int) -> None:
        assert decide(rowan(200, setting), "share").attention == 200 + heard - 10  # 7, 4.9, 2.45

    @pytest.mark.parametrize("setting", [HEARS, SLOWLY, CLOSED])
    def test_what_drives_away_arrives_whole(self, setting: Setting) -> None:
        assert decide(rowan(200, setting), "attack").attention == 110

    @pytest.mark.parametrize(("setting", "ceiling"), [(HEARS, 1000), (SLOWLY, 700), (CLOSED, 440)])
    def test_no_kit_hears_more_than_that_kit_can(self, setting: Setting, ceiling: int) -> None:
        assert decide(rowan(ceiling, setting), "share", BIG).attention == ceiling

    def test_being_told_what_is_missing_is_heard_once_whatever_its_weight(self) -> None:
        told = decide(rowan(300), "share", SMALL, names=True)
        assert told.attention == 300 + 35 + 150 - 10
        assert decide(told, "share", SMALL, names=True).attention == told.attention + 35 - 10

    def test_weight_counts(self) -> None:
        assert decide(rowan(300), "share", BIG).attention == 300 + 105 - 10
        assert decide(rowan(300), "share", BIG, cut="short").attention == 300 + 210 - 10


class TestKitsAnswer:
    @pytest.mark.parametrize(
        ("attention", "trust", "distance"),
        [
            (610, 550 + 37, 280 - 40),  # attune: 5 × 0.8 × 55/60 = 3.67
            (460, 550 - 5, 280 + 16),  # fix: half a point, whatever the kind says
            (310, 550 - 32, 280 + 32),  # minimise
            (0, 550 - 48, 280 + 48),  # turn_away
        ],
    )
    def test_it_depends_on_what_reaches_kit(self, attention: int, trust: int, distance: int) -> None:
        after = decide(rowan(attention), "fix")
        assert (after.trust, after.distance) == (trust - 10, distance)  # Rowan's own fix: 2, halved

    @pytest.mark.parametrize(("attention", "trust"), [(600, 550 + 37), (599, 545), (450, 545), (449, 518), (299, 502)])
    def test_the_steps_are_60_45_and_30(self, attention: int, trust: int) -> None:
        assert kit.answer(rowan(attention), USUAL, KINDS).trust == trust

    @pytest.mark.parametrize(("halves", "trust"), [(1, 20), (2, 40), (3, 60), (4, 80), (6, 80)])
    def test_it_weighs_as_much_as_the_bid_and_two_at_most(self, halves: int, trust: int) -> None:
        assert kit.answer(rowan(700, trust=400), halves, KINDS).trust == 400 + trust

    def test_kits_misses_have_no_momentum_and_are_not_softened(self) -> None:
        assert kit.answer(rowan(0, trust=800, misses=3), USUAL, KINDS).trust == 800 - 48


class TestRowansAnswer:
    def alone(self, kind: str, **values: Any) -> State:
        """Rowan's answer, without Kit's: a fix of Kit's that does nothing."""
        after = decide(rowan(500 - KINDS[kind].attention, **values), kind)
        return after._replace(trust=after.trust + 5, distance=after.distance - 16)

    @pytest.mark.parametrize("kind", ["attune", "share", "boundary", "repair", "appease", "reach_out"])
    def test_rowan_cannot_earn_the_trust_that_kit_has_to_give(self, kind: str) -> None:
        assert self.alone(kind).trust == 550

    @pytest.mark.parametrize(("kind", "loss"), [("minimise", 20), ("turn_away", 30), ("attack", 45)])
    def test_what_rowan_breaks_costs_half(self, kind: str, loss: int) -> None:
        assert self.alone(kind).trust == 550 - loss

    def test_a_halved_loss_is_rounded_once(self) -> None:
        small = decide(rowan(500, trust=300), "fix", SMALL)
        assert small.trust == 300 - 6 - 3  # 1 × 1.25 × ½ = 0.625; Kit's small fix: 0.25

    def test_momentum_and_leaks_are_halved_too(self) -> None:
        assert self.alone("turn_away", misses=1).trust == 550 - 34  # 6.7 × ½ = 3.35
        assert self.alone("attune", debts=(0,), unspoken=800).trust == 550 - 10

    @pytest.mark.parametrize("kind", list(KINDS))
    def test_everything_else_is_as_in_kits_chair(self, kind: str) -> None:
        ours, kits = self.alone(kind, trust=600), rules.decide(state(trust=600), taken(kind))
        assert meters(ours)[1:] == meters(kits)[1:]
        assert (ours.misses, ours.support, ours.attacks) == (kits.misses, kits.support, kits.attacks)

    def test_self_worth_doubts_at_what_trust_has_come_to(self) -> None:
        """Rule 9 looks at Rowan's real trust, after the halved loss and before Kit's answer."""
        assert decide(rowan(0, trust=305), "fix").self_worth == 480  # 30.5 - 1.25 = 29.25
        assert decide(rowan(0, trust=330), "fix").self_worth == 490  # Kit's turning away comes later
        assert decide(rowan(900, trust=299), "attune").self_worth == 490  # Rowan's kindness earned nothing yet

    def test_promises_and_accepting_are_whole(self) -> None:
        now = decide(rowan(500, owned=True), "fix", accepts=True)
        assert (now.trust, now.self_worth) == (550 - 10 + 40 - 5, 490 + 30)


class TestKitsRepair:
    def test_kit_owns_it_if_it_was_named_and_can_be_heard(self) -> None:
        sorry = kit.apologise(rowan(500, named=True), KINDS)
        assert (sorry.trust, sorry.distance, sorry.watch) == (550 + 73, 170, Watch(3, 0))  # 8 × 55/60 = 7.33

    @pytest.mark.parametrize(("attention", "named"), [(499, True), (1000, False)])
    def test_otherwise_nothing_is_said(self, attention: int, named: bool) -> None:
        now = rowan(attention, named=named)
        assert kit.apologise(now, KINDS) == now

    def test_after_broken_words_it_is_heard_half(self) -> None:
        assert kit.apologise(rowan(500, named=True, broken_words=1), KINDS).trust == 550 + 37

    def test_during_a_watch_it_does_not_begin_it_again(self) -> None:
        again = kit.apologise(rowan(500, named=True, watch=Watch(2, 1)), KINDS)
        assert (again.trust, again.watch) == (587, Watch(2, 1))

    @pytest.mark.parametrize(("attention", "owned"), [(1000, True), (500, False)])
    def test_the_watch_counts_kits_own_answers(self, attention: int, owned: bool) -> None:
        now = rowan(attention, watch=Watch(3, 0))
        for _ in range(3):
            now = decide(now, "minimise")  # what Rowan does is not watched
        assert (now.owned, now.watch, now.broken_words) == (owned, None, 0 if owned else 1)

    def test_rowans_own_repair_opens_no_watch(self) -> None:
        assert decide(rowan(500, named=True), "repair").watch is None

    def test_rowans_misses_do_not_take_kits_responsibility_away(self) -> None:
        now = rowan(500, owned=True)
        for _ in range(4):
            now = decide(now, "turn_away")
        assert (now.misses, now.owned) == (4, True)


def test_kit_speaks_after_the_answers_scene_and_only_there() -> None:
    told = story(
        scene("before", chair="rowan"), scene("answer", chair="rowan", apology=True), scene("after", chair="rowan")
    )
    now = start(told, HEARS)._replace(named=True, attention=900)
    now = choose(told, now, "share")
    assert now.watch is None
    now = choose(told, now, "share")
    assert now.watch == Watch(3, 0)


@pytest.mark.parametrize(("setting", "attention"), [(HEARS, 450), (SLOWLY, 350), (CLOSED, 250)])
def test_each_kit_begins_with_another_attention(setting: Setting, attention: int) -> None:
    assert start(story(scene("one", chair="rowan")), setting).attention == attention


class TestBoth:
    """One trust and one hidden state; two self-worths, each in its own chapters."""

    story = story(scene("one"), scene("two", chair="rowan"), scene("three"), scene("four", chair="rowan"))

    def both(self) -> State:
        return start(self.story, Setting("both"))

    def test_each_has_a_self_worth_of_their_own(self) -> None:
        one = self.both()
        assert (one.chair, one.self_worth, one.resting_worth) == ("kit", 500, 500)
        two = choose(self.story, one, "appease")
        assert (two.chair, two.self_worth, two.resting_worth) == ("rowan", 500, 440)
        three = choose(self.story, two, "reach_out")
        assert (three.chair, three.self_worth, three.resting_worth) == ("kit", 440, 550)

    def test_everything_else_is_shared(self) -> None:
        two = choose(self.story, self.both(), "turn_away")
        three = choose(self.story, two, "share")
        assert two.misses == 1
        assert three.distance == two.distance - 30 + 16  # Kit at 45 + 7 - 1 fixes
        assert three.unspoken == two.unspoken - 120

    def test_the_chapters_play_by_the_rules_of_their_chair(self) -> None:
        two = choose(self.story, self.both(), "attune")
        assert (two.trust, two.attention) == (596, 450)
        three = choose(self.story, two, "attune")
        assert (three.trust, three.attention) == (596 - 5, 460)

    def test_the_ending_is_that_of_the_last_chair(self) -> None:
        now = self.both()
        for kind in ("appease", "reach_out", "appease", "reach_out"):
            now = choose(self.story, now, kind)
        assert (now.scene, now.chair) == ("", "rowan")
        assert now.self_worth > now.resting_worth

    def test_a_skipped_chapter_changes_the_seat_as_well(self) -> None:
        two = skip(self.story, self.both())
        assert (two.chair, two.self_worth) == ("rowan", 500)

    def test_a_repair_of_kits_is_lived_or_not_in_both_chairs(self) -> None:
        two = choose(self.story, self.both()._replace(named=True), "repair")
        assert two.watch == Watch(3, 0)
        three = choose(self.story, two._replace(attention=900), "minimise")
        assert three.watch == Watch(2, 1)  # in Rowan's chapter Kit's own answer counts
        assert choose(self.story, three, "attune").watch == Watch(1, 2)

    def test_the_chair_being_played_is_what_conditions_ask_for(self) -> None:
        lines = (choice("kit-only", when="chair == kit"), choice("silence", "turn_away", SMALL, silence=True))
        places = route("both", "full", ["one", "two"])
        told = story(scene("one", lines), scene("two", lines, chair="rowan"), routes=[places])
        one = start(told, Setting("both"))
        two = choose(told, one, "kit-only")
        assert [option.status for option in available_choices(told, two)] == ["hidden", "open"]


def test_leaving_from_rowans_chair_ends_the_same_way() -> None:
    leave = choice("leave", "reach_out", sets=frozenset({"left"}), then=(Jump("end"),))
    told = story(scene("one", (leave, choice("silence", "turn_away", SMALL, silence=True)), chair="rowan"))
    over = choose(told, start(told, HEARS), "leave")
    found = ending(told, over)
    assert found is not None
    assert found.id == "two-keys"
    assert over.self_worth == 550 + 20 * (3 + 2)
