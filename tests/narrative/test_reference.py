"""The integer rules against the same rules in floating point, and against the figures they were designed to."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from game.narrative import kit, rules
from game.narrative.state import Setting, State, Watch
from tests.narrative.builder import KINDS, state
from tests.narrative.policies import POLICIES, answer_of, results
from tests.narrative.reference import Float, FloatRowan

METERS = st.integers(0, 1000)
WANTED = ("company", "comfort", "celebration", "practical", "space")
ANSWERS = st.tuples(st.sampled_from(list(KINDS)), st.integers(1, 3), st.sampled_from(WANTED), st.booleans())
SETTINGS = st.builds(
    Setting,
    chair=st.just("rowan"),
    cut=st.sampled_from(["full", "short"]),
    openness=st.sampled_from(["hears", "slowly", "closed"]),
)
STATES = st.builds(
    State,
    trust=METERS,
    self_worth=METERS,
    distance=METERS,
    unspoken=METERS,
    strain=METERS,
    attention=METERS,
    misses=st.integers(0, 6),
    support=st.integers(0, 3),
    attacks=st.integers(0, 4),
    appeased=st.integers(0, 4),
    decisions=st.just(5),
    recent=st.tuples(st.sampled_from(list(KINDS)), st.sampled_from(list(KINDS))),
    debts=st.sampled_from([(), (5,), (6,), (5, 6)]),
    watch=st.one_of(st.none(), st.builds(Watch, st.integers(1, 3), st.integers(0, 2))),
    broken_words=st.integers(0, 2),
    named=st.booleans(),
    owned=st.booleans(),
    setting=SETTINGS,
)
CLOSE = 0.0500001
"""Half a tenth: what rounding once may change."""


def same(now: State, twin: Float) -> None:
    """Put `twin` where `now` is."""
    twin.T, twin.W, twin.D, twin.U, twin.F = (value / 10 for value in now[:5])
    twin.misses, twin.support, twin.attacks, twin.appeased = now.misses, now.support, now.attacks, now.appeased
    twin.n, twin.recent, twin.debts = now.decisions, list(now.recent), list(now.debts)
    twin.watch, twin.broken_words = now.watch and (now.watch[0], now.watch[1]), now.broken_words
    twin.named, twin.owned = now.named, now.owned


def agree(now: State, twin: Float, roundings: int) -> None:
    """Assert that both came to the same, as far as rounding allows."""
    for value, expected in zip(now[:5], (twin.T, twin.W, twin.D, twin.U, twin.F), strict=True):
        assert abs(value / 10 - expected) <= roundings * CLOSE
    assert (now.misses, now.support, now.attacks, now.appeased) == (
        twin.misses,
        twin.support,
        twin.attacks,
        twin.appeased,
    )
    assert (now.named, now.owned, now.broken_words) == (twin.named, twin.owned, twin.broken_words)
    assert now.watch == twin.watch
    assert list(now.recent) == twin.recent[-2:]


@settings(max_examples=300)
@given(STATES, ANSWERS)
def test_one_decision_from_kits_chair(now: State, answered: tuple[str, int, str, bool]) -> None:
    kind, weight, wants, names = answered
    twin, cut = Float(), now.setting.cut
    same(now, twin)
    twin.do(kind, weight / 2 * (2 if cut == "short" else 1), wants, names)
    assume(abs(twin.doubted_at - 30) > 0.1)  # there rounding decides whether rule 9 holds
    agree(rules.decide(now, answer_of(kind, weight, wants, names, cut)), twin, 1)


@settings(max_examples=300)
@given(STATES, ANSWERS)
def test_one_decision_from_rowans_chair(now: State, answered: tuple[str, int, str, bool]) -> None:
    kind, weight, wants, names = answered
    openness, cut = now.setting.openness, now.setting.cut
    twin = FloatRowan(openness)
    now = now._replace(attention=min(now.attention, kit.OPENNESS[openness].ceiling))
    same(now, twin)
    twin.heard = now.attention / 10
    twin.do(kind, weight / 2 * (2 if cut == "short" else 1), wants, names)
    assume(all(abs(twin.heard - step) > 0.1 for step in (30, 45, 60)))  # there rounding decides how Kit answers
    after = kit.decide(now, answer_of(kind, weight, wants, names, cut), KINDS)
    assume(abs(twin.doubted_at - 30) > 0.1)
    assert abs(after.attention / 10 - twin.heard) <= CLOSE
    agree(after, twin, 2)


def test_a_whole_story_stays_together() -> None:
    answered = ("attune", "share", "turn_away", "appease", "minimise", "repair", "attune", "boundary", "fix", "attack")
    for setting in (Setting(), Setting(cut="short")):
        now, twin = state(setting=setting), Float()
        for place, kind in enumerate(answered):
            now = rules.decide(now, answer_of(kind, 1 + place % 3, "company", place == 1, setting.cut))
            twin.do(kind, (1 + place % 3) / 2 * (2 if setting.cut == "short" else 1), "company", place == 1)
        for value, expected in zip(now[:5], (twin.T, twin.W, twin.D, twin.U, twin.F), strict=True):
            assert abs(value / 10 - expected) < 0.5


KIT = {cut: Setting("kit", cut) for cut in ("full", "short")}
REPAIRED = ("both-chairs", "learning-the-language")
NEAR = 4.0
"""Points that a thousand runs may lie beside the two thousand of the design."""


@pytest.mark.parametrize(
    ("policy", "cut", "trust", "self_worth"),
    [
        ("attentive", "full", 98, 72),
        ("attentive", "short", 98, 81),
        ("appeaser", "full", 56, 3),
        ("appeaser", "short", 63, 7),
        ("silent carer", "full", 62, 14),
        ("silent carer", "short", 65, 21),
        ("withdrawer", "full", 0, 10),
        ("withdrawer", "short", 0, 20),
        ("attacker", "full", 0, 7),
        ("attacker", "short", 0, 12),
        ("fixer", "full", 16, 52),
        ("fixer", "short", 15, 53),
        ("self-first", "full", 64, 94),
        ("self-first", "short", 65, 97),
        ("late bloomer", "full", 47, 45),
        ("late bloomer", "short", 51, 63),
        ("leaver", "full", 42, 95),
        ("leaver", "short", 48, 94),
        ("helper", "full", 57, 63),
        ("helper", "short", 60, 73),
        ("random", "full", 38, 53),
        ("random", "short", 37, 55),
    ],
)
def test_where_each_way_of_answering_leads(policy: str, cut: str, trust: float, self_worth: float) -> None:
    result = results(policy, KIT[cut])
    assert abs(result.trust - trust) <= NEAR
    assert abs(result.self_worth - self_worth) <= NEAR


@pytest.mark.parametrize(
    ("policy", "cut", "endings", "percent"),
    [
        ("attentive", "full", ("both-chairs",), 100),
        ("attentive", "short", ("both-chairs",), 100),
        ("mostly good", "full", ("both-chairs",), 76),
        ("mostly good", "short", ("both-chairs",), 67),
        ("appeaser", "full", ("peacekeeper",), 67),
        ("appeaser", "short", ("peacekeeper",), 75),
        ("withdrawer", "full", REPAIRED, 0),
        ("withdrawer", "short", REPAIRED, 0),
        ("fixer", "full", REPAIRED, 0),
        ("fixer", "short", REPAIRED, 0),
        ("attacker", "full", ("slammed-door",), 98),
        ("attacker", "short", ("slammed-door",), 94),
        ("late bloomer", "full", (*REPAIRED, "third-chair"), 58),
        ("late bloomer", "short", (*REPAIRED, "third-chair"), 55),
        ("leaver", "full", ("two-keys", "my-own-name"), 47),
        ("leaver", "short", ("two-keys", "my-own-name"), 22),
        ("helper", "full", ("third-chair",), 46),
        ("helper", "short", ("third-chair",), 34),
        ("afraid", "full", ("safe-exit",), 100),
        ("afraid", "short", ("safe-exit",), 100),
    ],
)
def test_the_shares_of_the_endings(policy: str, cut: str, endings: tuple[str, ...], percent: float) -> None:
    assert abs(results(policy, KIT[cut]).share(*endings) - percent) <= (NEAR if 0 < percent < 100 else 0.5)


@pytest.mark.parametrize(("cut", "flooded"), [("full", 47), ("short", 84)])
def test_attacking_floods(cut: str, flooded: float) -> None:
    assert abs(results("attacker", KIT[cut]).flooded - flooded) <= NEAR


@pytest.mark.parametrize("cut", ["full", "short"])
def test_every_ending_is_found_and_none_by_everyone(cut: str) -> None:
    shares: Counter[str] = Counter()
    for policy in POLICIES:
        for ending, count in results(policy, KIT[cut]).endings.items():
            shares[ending] += count
    percent = {ending: count / 10 / len(POLICIES) for ending, count in shares.items()}
    assert len(percent) == 13
    assert min(percent.values()) >= 0.4  # the rarest two of the design lie at 0.5 and 0.8
    assert max(percent.values()) <= 20


ROWAN = {openness: Setting("rowan", "full", openness) for openness in kit.OPENNESS}
ROWANS_WAYS = [policy for policy in POLICIES if policy != "fixer"]


@pytest.mark.parametrize(("openness", "percent"), [("hears", 100), ("slowly", 100), ("closed", 0)])
def test_rowans_care_repairs_where_kit_can_hear(openness: str, percent: float) -> None:
    assert abs(results("attentive", ROWAN[openness]).share(*REPAIRED) - percent) <= 1


@pytest.mark.parametrize("policy", ROWANS_WAYS)
@pytest.mark.parametrize("cut", ["full", "short"])
def test_no_way_of_rowans_repairs_where_kit_cannot_hear(policy: str, cut: str) -> None:
    assert results(policy, Setting("rowan", cut, "closed"), 300).share(*REPAIRED) == 0


@pytest.mark.parametrize("openness", list(ROWAN))
def test_saying_limiting_and_leaning_on_others_keep_rowan_whole(openness: str) -> None:
    assert results("self-first", ROWAN[openness]).self_worth == pytest.approx(96.5, abs=1)


@pytest.mark.parametrize("openness", list(ROWAN))
def test_appeasing_does_not_make_kit_hear_and_costs_rowan_everything(openness: str) -> None:
    result = results("appeaser", ROWAN[openness])
    assert result.self_worth < 2
    assert result.share(*REPAIRED) == 0


def test_who_leaves_a_kit_who_cannot_hear_can() -> None:
    assert results("leaver", ROWAN["closed"]).share("two-keys", "my-own-name") == pytest.approx(95, abs=NEAR)


def test_no_ending_is_everyones_in_rowans_chair() -> None:
    shares: Counter[str] = Counter()
    for setting in ROWAN.values():
        for policy in ROWANS_WAYS:
            shares.update(results(policy, setting, 300).endings)
    assert max(shares.values()) / shares.total() <= 0.25
