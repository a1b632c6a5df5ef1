"""Naming, repair and the watch, promises, and accepting an apology (rule 8)."""

from __future__ import annotations

import pytest

from game.narrative import rules
from game.narrative.state import State, Watch
from tests.narrative.builder import BIG, SMALL, USUAL, state, taken


def after(now: State, *kinds: str) -> State:
    for kind in kinds:
        now = rules.decide(now, taken(kind))
    return now


class TestNaming:
    def test_only_a_choice_that_names_names(self) -> None:
        assert not after(state(), "share", "repair", "attune").named
        assert rules.decide(state(), taken("share", names=True)).named

    def test_what_was_named_stays_named(self) -> None:
        assert after(state(named=True), "turn_away", "turn_away", "turn_away").named


class TestRepair:
    @pytest.mark.parametrize(("weight", "gain"), [(SMALL, 20), (USUAL, 20), (BIG, 20)])
    def test_before_it_is_named_it_is_thanked_for_and_no_more(self, weight: int, gain: int) -> None:
        repaired = rules.decide(state(trust=400), taken("repair", weight))
        assert (repaired.trust, repaired.watch) == (400 + gain, None)

    @pytest.mark.parametrize(("weight", "gain"), [(SMALL, 40), (USUAL, 80), (BIG, 120)])
    def test_named_it_has_its_full_effect_and_opens_a_watch(self, weight: int, gain: int) -> None:
        repaired = rules.decide(state(trust=380, named=True), taken("repair", weight))
        assert (repaired.trust, repaired.watch) == (380 + gain, Watch(3, 0))

    def test_a_repair_that_says_itself_what_for_is_a_named_one(self) -> None:
        repaired = rules.decide(state(trust=400), taken("repair", names=True))
        assert (repaired.trust, repaired.named, repaired.watch) == (480, True, Watch(3, 0))

    def test_a_second_one_during_the_watch_gains_half_and_does_not_restart_it(self) -> None:
        twice = rules.decide(state(trust=400, named=True, watch=Watch(3, 0)), taken("repair"))
        assert (twice.trust, twice.watch) == (440, Watch(2, 1))

    def test_the_one_that_closes_a_watch_opens_none(self) -> None:
        last = rules.decide(state(trust=400, named=True, watch=Watch(1, 1)), taken("repair"))
        assert (last.watch, last.owned, last.trust) == (None, True, 400 + 40 + 40)

    def test_after_broken_words_it_gains_half_and_is_watched_again(self) -> None:
        again = rules.decide(state(trust=400, named=True, broken_words=1), taken("repair"))
        assert (again.trust, again.watch) == (440, Watch(3, 0))

    def test_unnamed_the_halves_come_before_the_most_it_can_gain(self) -> None:
        assert rules.decide(state(trust=200, recent=("repair", "repair")), taken("repair", SMALL)).trust == 210


class TestWatch:
    def watched(self, *kinds: str) -> State:
        return after(state(trust=400, named=True, watch=Watch(3, 0)), *kinds)

    def test_two_of_three_lived_make_it_owned(self) -> None:
        lived = self.watched("attune", "fix", "boundary")
        assert (lived.owned, lived.watch, lived.broken_words) == (True, None, 0)
        assert lived.trust == 400 + 50 - 20 + 10 + 40

    def test_fewer_are_broken_words(self) -> None:
        broken = self.watched("attune", "fix", "fix")
        assert (broken.owned, broken.watch, broken.broken_words) == (False, None, 1)
        assert broken.trust == 400 + 50 - 20 - 20 - 70

    def test_it_does_not_end_before_the_third(self) -> None:
        assert self.watched("attune", "share").watch == Watch(1, 2)

    def test_a_practical_fix_counts_as_lived(self) -> None:
        now = rules.decide(state(named=True, watch=Watch(2, 1)), taken("fix", wants="practical"))
        assert now.watch == Watch(1, 2)

    def test_a_story_that_ends_inside_closes_it_as_it_stands(self) -> None:
        lived = rules.close_watch(state(trust=400, watch=Watch(1, 2)))
        broken = rules.close_watch(state(trust=400, watch=Watch(2, 1)))
        assert (lived.owned, lived.trust) == (True, 440)
        assert (broken.owned, broken.trust, broken.broken_words) == (False, 330, 1)

    def test_without_one_nothing_closes(self) -> None:
        assert rules.close_watch(state()) == state()


class TestPromises:
    def test_one_opens_without_any_effect(self) -> None:
        now = rules.decide(state(), taken("boundary", promises="ten"))
        assert (now.promises, now.promise, now.trust) == (("ten",), "open", 559)

    def test_kept_at_a_cost_it_is_seen(self) -> None:
        now = rules.decide(state(promises=("ten",), promise="open"), taken("fix", keeps="ten"))
        assert (now.promises, now.promise, now.trust) == ((), "kept", 530 + 40)

    def test_forgotten_it_is_broken(self) -> None:
        now = rules.decide(state(promises=("ten",), promise="open"), taken("attune", due="ten"))
        assert (now.promises, now.promise, now.trust) == ((), "broken", 596 - 80)

    def test_kept_where_it_falls_due_it_is_kept(self) -> None:
        now = rules.decide(state(promises=("ten",), promise="open"), taken("fix", keeps="ten", due="ten"))
        assert (now.promise, now.trust) == ("kept", 570)

    def test_one_that_was_never_made_is_neither(self) -> None:
        now = rules.decide(state(), taken("fix", keeps="ten", due="ten"))
        assert (now.promise, now.trust) == ("none", 530)

    def test_each_is_settled_by_itself(self) -> None:
        now = rules.decide(state(promises=("six", "ten"), promise="open"), taken("fix", keeps="six"))
        assert (now.promises, now.promise) == (("ten",), "kept")

    def test_broken_words_and_a_broken_promise_reach_self_worth_the_same_evening(self) -> None:
        now = rules.decide(state(trust=380, promises=("ten",), promise="open"), taken("fix", due="ten"))
        assert (now.trust, now.self_worth) == (280, 480)  # rule 9 comes after rule 8


class TestAccepting:
    def test_where_amends_were_made_it_strengthens(self) -> None:
        now = rules.decide(state(trust=400, owned=True), taken("fix", accepts=True))
        assert (now.trust, now.self_worth) == (380 + 40, 490 + 30)

    def test_a_kept_promise_is_amends(self) -> None:
        now = rules.decide(state(trust=400, promise="kept"), taken("fix", accepts=True))
        assert (now.trust, now.self_worth) == (420, 520)

    def test_kept_in_the_same_answer_it_counts(self) -> None:
        now = rules.decide(state(trust=400, promises=("ten",), promise="open"), taken("fix", keeps="ten", accepts=True))
        assert (now.trust, now.self_worth) == (380 + 40 + 40, 520)

    def test_without_amends_it_costs_ones_own_ground(self) -> None:
        now = rules.decide(state(trust=400), taken("fix", accepts=True))
        assert (now.trust, now.self_worth) == (380 + 20, 490 - 50)


class TestStruck:
    @pytest.mark.parametrize("kind", ["attune", "share", "repair"])
    def test_who_is_flooded_cannot_listen(self, kind: str) -> None:
        assert rules.struck_by(state(strain=600), kind) == "flooded"
        assert rules.struck_by(state(strain=599), kind) == ""

    @pytest.mark.parametrize("kind", ["boundary", "reach_out", "fix", "minimise", "turn_away", "appease", "attack"])
    def test_everything_else_can_be_done_in_the_flood(self, kind: str) -> None:
        assert rules.struck_by(state(strain=1000), kind) == ""

    @pytest.mark.parametrize(("kind", "worth"), [("share", 200), ("boundary", 120)])
    def test_who_counts_for_little_cannot_say_it(self, kind: str, worth: int) -> None:
        assert rules.struck_by(state(self_worth=worth - 1), kind) == "self_worth"
        assert rules.struck_by(state(self_worth=worth), kind) == ""
