"""Rules 1 to 6 and 9, each with numbers worked out by hand. A fresh state is 55, 50, 25, 15, 10."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.authoring.library import open_story
from game.narrative import rules
from game.narrative.act import weigh
from game.narrative.kind import Effect, Kind
from tests.narrative.builder import BIG, KINDS, MISS, NEITHER, SMALL, TOWARD, USUAL, meters, state, taken

STORY = Path(__file__).resolve().parents[2] / "story"


@pytest.mark.parametrize(
    ("kind", "after"),
    [
        ("attune", (596, 500, 210, 150, 50)),  # 5 × 55/60 = 4.58; worth +1 - 1; strain 9 - 4
        ("share", (578, 530, 220, 30, 110)),  # 3 × 55/60 = 2.75, away from zero
        ("boundary", (559, 530, 250, 90, 0)),
        ("repair", (570, 520, 180, 70, 30)),  # nobody has said what for: 2
        ("reach_out", (550, 550, 260, 90, 30)),
        ("fix", (530, 490, 280, 170, 90)),
        ("minimise", (510, 480, 300, 180, 110)),
        ("turn_away", (490, 480, 320, 190, 70)),
        ("appease", (568, 440, 270, 240, 60)),
        ("attack", (460, 460, 320, 130, 230)),
    ],
)
def test_what_each_kind_does_to_a_fresh_state(kind: str, after: tuple[int, ...]) -> None:
    assert meters(rules.decide(state(), taken(kind))) == after


def test_the_kinds_of_the_story_are_those_of_the_rules() -> None:
    for kind in open_story(STORY).kinds.values():
        rule = KINDS[kind.id]
        assert (kind.effect, kind.counts, kind.softened, kind.attention) == (
            rule.effect,
            rule.counts,
            rule.softened,
            rule.attention,
        )
        assert dict(kind.wanted) == dict(rule.wanted)


class TestWeight:
    """Small ½, usual 1, big 1½; doubled in the short cut."""

    @pytest.mark.parametrize(
        ("weight", "cut", "trust"),
        [
            (SMALL, "full", 573),  # 2.5 × 55/60 = 2.29
            (USUAL, "full", 596),
            (BIG, "full", 619),  # 7.5 × 55/60 = 6.88
            (SMALL, "short", 596),
            (USUAL, "short", 642),
            (BIG, "short", 688),  # 15 × 55/60 = 13.75
        ],
    )
    def test_trust_of_an_attuned_answer(self, weight: int, cut: str, trust: int) -> None:
        assert rules.decide(state(), taken("attune", weight, cut=cut)).trust == trust

    def test_upkeep_is_not_doubled(self) -> None:
        after = rules.decide(state(), taken("fix", cut="short"))
        assert (after.self_worth, after.distance) == (490, 300)

    def test_nothing_is_rounded_before_the_last_factor(self) -> None:
        kind = Kind("attune", "", Effect(trust=5, self_worth=5, strain=5), 1)
        act = weigh(kind, SMALL, "company")
        assert (act.trust, act.self_worth, act.strain, act.parts) == (5, 5, 5, 2)
        after = rules.decide(state(trust=200, strain=15), replace(taken("attune"), act=act))
        assert after.trust == 201  # 0.25 × ½ is 0.125 points: 1 tenth, not 2
        assert after.self_worth == 493 - 10  # half of 0.5 is 0.25: 3 tenths; alone in a cold house, 1 less
        assert after.strain == 16  # 1.35 + 0.25
        assert rules.decide(state(strain=15, unspoken=700), replace(taken("attune"), act=act)).strain == 46


class TestWants:
    """What the bid wants changes what an answer weighs."""

    def test_a_practical_bid_is_met_by_fixing(self) -> None:
        after = rules.decide(state(misses=2), taken("fix", wants="practical"))
        assert (after.trust, after.distance, after.misses) == (578, 250, 0)

    def test_a_bid_for_space_is_met_by_a_limit(self) -> None:
        after = rules.decide(state(), taken("boundary", wants="space"))
        assert (after.trust, after.distance) == (587, 230)  # 4 × 55/60 = 3.67; -3 + 1

    def test_a_bid_for_space_gains_nothing_by_coming_closer(self) -> None:
        after = rules.decide(state(), taken("attune", wants="space"))
        assert (after.trust, after.distance, after.misses) == (550, 210, 0)

    def test_a_small_sign_respects_the_space(self) -> None:
        assert rules.decide(state(), taken("attune", SMALL, wants="space")).trust == 573

    def test_in_the_short_cut_a_small_sign_weighs_as_much_as_a_usual_one(self) -> None:
        assert rules.decide(state(), taken("attune", SMALL, wants="space", cut="short")).trust == 550

    def test_good_news_made_small_costs_a_quarter_more(self) -> None:
        assert rules.decide(state(), taken("minimise", wants="celebration")).trust == 500

    @pytest.mark.parametrize("wants", ["comfort", "company", "backing", "reassurance", "care"])
    @pytest.mark.parametrize("kind", list(KINDS))
    def test_the_other_wants_change_nothing(self, wants: str, kind: str) -> None:
        assert weigh(KINDS[kind], USUAL, wants) == weigh(KINDS[kind], USUAL, "none")


class TestTrustGain:
    """Rule 2."""

    @pytest.mark.parametrize(
        ("trust", "gain"), [(300, 50), (500, 50), (510, 49), (800, 25), (950, 13), (1000, 0)]
    )  # × 1, 1, 59/60, ½, ¼, and the scale ends
    def test_the_last_stretch_is_the_slowest(self, trust: int, gain: int) -> None:
        assert rules.decide(state(trust=trust), taken("attune")).trust == trust + gain

    def test_kindness_half_arrives_where_trust_is_nearly_gone(self) -> None:
        assert rules.decide(state(trust=249), taken("attune")).trust == 274
        assert rules.decide(state(trust=250), taken("attune")).trust == 300

    def test_kindness_half_arrives_across_a_wide_distance(self) -> None:
        assert rules.decide(state(trust=400, distance=701), taken("attune")).trust == 425
        assert rules.decide(state(trust=400, distance=700), taken("attune")).trust == 450

    def test_responsibility_taken_brings_kindness_across(self) -> None:
        assert rules.decide(state(trust=200, distance=900, owned=True), taken("attune")).trust == 250

    def test_the_third_of_a_kind_gains_half(self) -> None:
        assert rules.decide(state(trust=400, recent=("attune", "attune")), taken("attune")).trust == 425
        assert rules.decide(state(trust=400, recent=("share", "attune")), taken("attune")).trust == 450

    def test_halves_multiply(self) -> None:
        far = state(trust=200, distance=900, recent=("attune", "attune"))
        assert rules.decide(far, taken("attune")).trust == 213  # 5 × ½ × ½ = 1.25, away from zero

    def test_peace_bought_a_third_time_buys_nothing(self) -> None:
        assert rules.decide(state(trust=400, appeased=1), taken("appease")).trust == 420
        assert rules.decide(state(trust=400, appeased=2), taken("appease")).trust == 400

    def test_the_rule_touches_trust_only(self) -> None:
        far = state(distance=900, recent=("attune", "attune"))
        assert rules.decide(far, taken("attune"))[1:5] == (500, 860, 150, 50)


class TestTrustLoss:
    """Rule 3."""

    @pytest.mark.parametrize(
        ("kind", "weight", "loss"),
        [
            ("fix", USUAL, 12),
            ("minimise", USUAL, 24),
            ("turn_away", USUAL, 36),
            ("turn_away", SMALL, 18),
            ("turn_away", BIG, 90),  # more than a usual weight is not softened
            ("attack", USUAL, 90),
        ],
    )
    def test_a_small_miss_is_forgiven_where_it_is_safe(self, kind: str, weight: int, loss: int) -> None:
        assert rules.decide(state(trust=700), taken(kind, weight)).trust == 700 - loss
        full = rules.decide(state(trust=699), taken(kind, weight)).trust
        assert full == 699 + KINDS[kind].effect.trust * weight // 2

    def test_doubled_in_the_short_cut_only_a_small_miss_is_forgiven(self) -> None:
        assert rules.decide(state(trust=700), taken("turn_away", SMALL, cut="short")).trust == 664
        assert rules.decide(state(trust=700), taken("turn_away", USUAL, cut="short")).trust == 580

    @pytest.mark.parametrize(("kind", "loss"), [("fix", 25), ("minimise", 50), ("turn_away", 75), ("attack", 113)])
    def test_everything_weighs_more_where_trust_is_thin(self, kind: str, loss: int) -> None:
        assert rules.decide(state(trust=349), taken(kind)).trust == 349 - loss
        assert rules.decide(state(trust=350), taken(kind)).trust == 350 + KINDS[kind].effect.trust

    @pytest.mark.parametrize(("misses", "loss"), [(0, 60), (1, 67), (2, 74), (3, 80), (7, 80)])
    def test_each_miss_in_a_row_costs_more(self, misses: int, loss: int) -> None:
        assert rules.decide(state(misses=misses), taken("turn_away")).trust == 550 - loss

    def test_momentum_is_neither_softened_nor_sharpened(self) -> None:
        assert rules.decide(state(trust=700, misses=3), taken("turn_away")).trust == 700 - 36 - 20
        assert rules.decide(state(trust=340, misses=3), taken("turn_away")).trust == 340 - 75 - 20

    def test_fixing_has_no_momentum(self) -> None:
        assert rules.decide(state(misses=5), taken("fix")).trust == 530

    @pytest.mark.parametrize(("misses", "distance"), [(2, 320), (3, 340), (9, 340)])
    def test_from_the_fourth_miss_the_chairs_drift(self, misses: int, distance: int) -> None:
        assert rules.decide(state(misses=misses), taken("turn_away")).distance == distance


class TestSelfWorth:
    """Rules 4 and 9."""

    @pytest.mark.parametrize(
        ("self_worth", "after"), [(300, 330), (500, 530), (510, 539), (775, 785), (1000, 994)]
    )  # +4 × 1, 1, 54/55, ½, 1/11, and 1 for the scene
    def test_it_grows_more_slowly_towards_the_top(self, self_worth: int, after: int) -> None:
        assert rules.decide(state(self_worth=self_worth), taken("share")).self_worth == after

    def test_losses_are_whole_at_any_height(self) -> None:
        assert rules.decide(state(self_worth=950), taken("appease")).self_worth == 890

    def test_every_scene_costs_a_little(self) -> None:
        after = rules.decide(state(), taken("fix"))
        assert (after.self_worth, after.distance) == (490, 280)

    def test_alone_in_a_cold_house_one_doubts_oneself(self) -> None:
        assert rules.decide(state(trust=320), taken("fix")).self_worth == 480  # 32 - 2.5 is under 30
        assert rules.decide(state(trust=325), taken("fix")).self_worth == 490
        assert rules.decide(state(trust=200, support=1), taken("fix")).self_worth == 490

    def test_people_elsewhere_hold_one_up(self) -> None:
        assert rules.decide(state(support=2), taken("fix")).self_worth == 500
        assert rules.decide(state(trust=100, support=3), taken("fix")).self_worth == 500

    def test_reaching_out_counts_at_once_and_up_to_three(self) -> None:
        after = rules.decide(state(support=1), taken("reach_out"))
        assert (after.support, after.self_worth) == (2, 560)
        assert rules.decide(state(support=3), taken("reach_out")).support == 3


class TestMisses:
    """Rule 5."""

    @pytest.mark.parametrize(("kind", "misses"), [("attune", 0), ("fix", 2), ("appease", 2), ("minimise", 3)])
    def test_toward_ends_the_run_and_neither_leaves_it(self, kind: str, misses: int) -> None:
        assert rules.decide(state(misses=2), taken(kind)).misses == misses

    def test_three_in_a_row_take_back_what_was_owned(self) -> None:
        owned = state(owned=True)
        two = rules.decide(rules.decide(owned, taken("minimise")), taken("minimise"))
        assert two.owned
        assert rules.decide(two, taken("fix")).owned
        assert not rules.decide(two, taken("minimise")).owned

    @pytest.mark.parametrize(
        ("kind", "counts"),
        [(kind, TOWARD) for kind in ("attune", "share", "boundary", "repair")]
        + [(kind, NEITHER) for kind in ("reach_out", "fix", "appease")]
        + [(kind, MISS) for kind in ("minimise", "turn_away", "attack")],
    )
    def test_what_each_kind_counts_as(self, kind: str, counts: int) -> None:
        assert taken(kind).act.counts == counts


class TestStrain:
    """Rule 6."""

    def test_it_fades_by_a_tenth(self) -> None:
        assert rules.decide(state(strain=500), taken("fix")).strain == 450

    def test_it_is_rounded_once(self) -> None:
        assert rules.decide(state(strain=55), taken("fix")).strain == 50  # 4.95
        assert rules.decide(state(strain=505), taken("share")).strain == 475  # 45.45 + 2

    def test_a_sum_is_rounded_once_and_not_its_parts(self) -> None:
        assert rules.decide(state(strain=5, unspoken=700), taken("attune")).strain == 0  # 0.45 - 4 + 3
        assert rules.decide(state(strain=5, unspoken=700), taken("fix")).strain == 35  # 0.45 + 3
        assert rules.decide(state(strain=15, unspoken=700), taken("turn_away")).strain == 24  # 1.35 - 2 + 3

    def test_what_is_not_said_keeps_it_up(self) -> None:
        assert rules.decide(state(strain=500, unspoken=580), taken("fix")).strain == 450  # 60 is not over 60
        assert rules.decide(state(strain=500, unspoken=581), taken("fix")).strain == 480

    def test_it_stays_on_the_scale(self) -> None:
        assert rules.decide(state(strain=1000), taken("attack")).strain == 1000
        assert rules.decide(state(strain=0), taken("boundary")).strain == 0


class TestDebts:
    """Rule 7."""

    def swallowed(self, unspoken: int) -> list[tuple[int, int]]:
        now = rules.decide(state(trust=500, unspoken=unspoken), taken("appease"))
        steps = []
        for _ in range(3):
            after = rules.decide(now, taken("fix"))
            steps.append((after.trust - now.trust, after.self_worth - now.self_worth))
            now = after
        return steps

    def test_a_swallowed_word_comes_out_two_decisions_later(self) -> None:
        assert self.swallowed(500) == [(-20, -10), (-40, -30), (-20, -10)]

    def test_it_stays_in_where_little_is_unspoken(self) -> None:
        assert self.swallowed(0) == [(-20, -10), (-20, -10), (-20, -10)]

    def test_more_than_45_has_to_be_unspoken(self) -> None:
        due = state(unspoken=430, debts=(7,), decisions=7)
        assert rules.decide(due, taken("fix")).trust == 530  # 43 + 2 is not over 45
        assert rules.decide(due._replace(unspoken=431), taken("fix")).trust == 510

    def test_it_comes_out_once(self) -> None:
        assert rules.decide(state(unspoken=800, debts=(7, 8), decisions=7), taken("fix")).debts == (8,)
