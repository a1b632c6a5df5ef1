"""The condition language: what it means, what it says of itself, and what it says of mistakes."""

from __future__ import annotations

import ast
import inspect
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.narrative import condition as module
from game.narrative import question
from game.narrative.condition import MAX_DEPTH, MAX_LENGTH, ConditionError, parse
from game.narrative.memory import Answered, Page, blank, note
from game.narrative.question import (
    COUNTS,
    FLAGS,
    METERS,
    RECALL,
    SIGNS,
    WORDS,
    All,
    Flag,
    Node,
    Not,
    Number,
    Recall,
    Word,
)
from game.narrative.question import Any as AnyOf
from game.narrative.state import Setting, State, Watch
from tests.narrative.builder import state

MOON = Page(0, (None, Answered("moon", "go", 1), Answered("moon", "lovely", 0), Answered("moon", "not-now", -1)))


def remembering(choice: str = "") -> State:
    memory = blank({"moon": MOON})
    return state(memory=memory.add(note(MOON, choice)) if choice else memory)


class TestMeaning:
    @pytest.mark.parametrize(
        ("text", "value", "holds"),
        [
            ("trust >= 40", 400, True),
            ("trust >= 40", 399, False),
            ("trust > 40", 400, False),
            ("trust <= 40.5", 405, True),
            ("trust < 40", 400, False),
            ("trust == 40", 400, True),
            ("trust != 40", 400, False),
            ("not trust < 40", 400, True),
            ("not trust != 40", 400, True),
            ("trust>=40", 400, True),
        ],
    )
    def test_meters_are_compared_in_points(self, text: str, value: int, holds: bool) -> None:
        assert parse(text).holds(state(trust=value)) is holds

    @pytest.mark.parametrize("name", [*METERS, *COUNTS])
    def test_every_number_by_its_name(self, name: str) -> None:
        scale = 10 if name in METERS else 1
        low, high = state(**{name: 2 * scale}), state(**{name: 3 * scale})
        assert parse(f"{name} >= 3").holds(high)
        assert not parse(f"{name} >= 3").holds(low)

    @pytest.mark.parametrize(
        ("name", "values"),
        [
            ("named", {"named": True}),
            ("owned", {"owned": True}),
            ("help", {"help": True}),
            ("left", {"left": True}),
            ("unsafe", {"unsafe": True}),
            ("flooded", {"strain": 600}),
            ("watched", {"watch": Watch(3, 0)}),
            ("deeper", {"recent": ("attune", "attune")}),
        ],
    )
    def test_every_flag_by_its_name(self, name: str, values: dict[str, Any]) -> None:
        assert parse(name).holds(state(**values))
        assert not parse(name).holds(state(strain=599))
        assert parse(f"not {name}").holds(state(strain=599))
        assert name in FLAGS

    @pytest.mark.parametrize(
        ("name", "word", "values"),
        [
            ("promise", "kept", {"promise": "kept"}),
            ("lean", "retreat", {"lean": "retreat"}),
            ("chair", "rowan", {"chair": "rowan"}),
            ("cut", "short", {"setting": Setting(cut="short")}),
            ("openness", "closed", {"setting": Setting(openness="closed")}),
        ],
    )
    def test_every_word_by_its_name(self, name: str, word: str, values: dict[str, Any]) -> None:
        assert parse(f"{name} == {word}").holds(state(**values))
        assert not parse(f"{name} == {word}").holds(state())
        assert parse(f"{name} != {word}").holds(state())
        assert not parse(f"not {name} == {word}").holds(state(**values))
        assert name in WORDS

    @pytest.mark.parametrize(
        ("text", "holding"),
        [
            ("moon.met", {"go"}),
            ("moon.missed", {"not-now"}),
            ("moon.seen", {"go", "lovely", "not-now"}),
            ("moon.choice == lovely", {"lovely"}),
            ("moon.choice != lovely", {"go", "not-now", ""}),
            ("not moon.met", {"lovely", "not-now", ""}),
            ("not moon.missed", {"go", "lovely", ""}),
            ("not moon.seen", {""}),
            ("not moon.choice == lovely", {"go", "not-now", ""}),
            ("sun.seen", set()),
        ],
    )
    def test_how_an_earlier_bid_was_answered(self, text: str, holding: set[str]) -> None:
        choices = ("go", "lovely", "not-now", "")
        assert {choice for choice in choices if parse(text).holds(remembering(choice))} == holding

    @pytest.mark.parametrize(
        ("text", "holds"),
        [
            ("named or owned and help", True),  # and binds before or
            ("(named or owned) and help", False),
            ("not named or owned", False),
            ("not (named and owned)", True),
            ("not (named or owned)", False),
            ("not not named", True),
            ("named and not owned and not help", True),
            ("owned or help or left or named", True),
        ],
    )
    def test_and_or_not_and_brackets(self, text: str, holds: bool) -> None:
        assert parse(text).holds(state(named=True)) is holds

    def test_it_knows_whom_it_asks_about(self) -> None:
        found = parse("moon.met and not (fine.choice == cloth or trust > 3) or scan-2.seen").recalls()
        assert [(recall.scene, recall.what, recall.choice) for recall in found] == [
            ("moon", "met", ""),
            ("fine", "choice", "cloth"),
            ("scan-2", "seen", ""),
        ]

    def test_a_recall_knows_its_column(self) -> None:
        assert [recall.column for recall in parse("named and  moon.met").recalls()] == [11]

    def test_equal_texts_are_equal_conditions(self) -> None:
        assert parse("trust >= 40") == parse("trust >= 40")
        assert hash(parse("trust >= 40")) == hash(parse("trust >= 40"))
        assert parse("trust >= 40") != parse("trust > 40")


class TestWords:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("trust >= 40", "trust of at least 40"),
            ("not trust >= 40", "trust of less than 40"),
            ("self_worth < 12.5", "self-worth of less than 12.5"),
            ("unspoken > 60", "things unspoken of more than 60"),
            ("strain != 0", "strain of anything but 0"),
            ("misses >= 3", "at least 3 misses in a row"),
            ("misses <= 1", "at most 1 miss in a row"),
            ("support >= 1", "at least 1 person or place to lean on"),
            ("attacks < 3", "less than 3 answers against the other"),
            ("appeased == 2", "exactly 2 swallowed words"),
            ("decisions > 4", "more than 4 answers given"),
            ("broken_words == 0", "exactly 0 apologies that were not lived"),
            ("named", "that it has been said aloud"),
            ("not named", "that it has not been said aloud"),
            ("owned", "that responsibility was taken and lived"),
            ("not deeper", "that the last two answers did not both turn toward"),
            ("promise == kept", "that the latest promise is kept"),
            ("not promise == kept", "that the latest promise is not kept"),
            ("lean != reach", "that the other's lean is not reach"),
            ("bad-day.met", "that bad day was met"),
            ("not bad-day.seen", "that bad day was not played"),
            ("moon.choice == go", "that moon was answered with go"),
            ("moon.choice != go", "that moon was not answered with go"),
            ("trust >= 40 and not named", "trust of at least 40, and that it has not been said aloud"),
            ("named or left", "that it has been said aloud, or that someone has left"),
            ("not (named or left)", "that it has not been said aloud, and that nobody has left"),
            (
                "trust >= 40 and (named or left)",
                "trust of at least 40, and either that it has been said aloud or that someone has left",
            ),
            (
                "left or named and owned",
                "that someone has left, or that it has been said aloud together with "
                "that responsibility was taken and lived",
            ),
        ],
    )
    def test_it_says_itself(self, text: str, words: str) -> None:
        assert parse(text).explain() == words

    @pytest.mark.parametrize("name", list(FLAGS))
    def test_every_flag_has_words_for_both(self, name: str) -> None:
        yes, no = parse(name).explain(), parse(f"not {name}").explain()
        assert yes != no
        assert yes.startswith("that ")
        assert no.startswith("that ")


class TestMistakes:
    @pytest.mark.parametrize(
        ("text", "column", "message", "hint"),
        [
            ("", 0, "expected a name, the condition ends", "begin with a name"),
            ("  ", 0, "expected a name, the condition ends", "begin with a name"),
            ("trsut >= 40", 0, "'trsut' is not a known name", "did you mean 'trust'?"),
            ("Trust >= 40", 0, "'Trust' is not a known name", "did you mean 'trust'?"),
            ("self-worth < 3", 0, "'self-worth' is not a known name", "did you mean 'self_worth'?"),
            ("named and qqq", 10, "'qqq' is not a known name", "known names: trust"),
            ("trust", 5, "'trust' needs a comparison", "for example 'trust >= 40'"),
            ("trust >=", 8, "'trust >=' needs a number, the condition ends", "for example 'trust >= 40'"),
            ("trust >= high", 9, "'trust >=' needs a number, found 'high'", "for example"),
            ("trust >= 40.55", 9, "'40.55' is not a number with at most one decimal", "40 or 40.5"),
            ("trust >= 40and named", 9, "'40and' is not a number", "40 or 40.5"),
            ("trust >= 101", 9, "'trust' goes from 0 to 100, so 101 is never reached", "0 to 100"),
            ("trust >= 1" + 350 * "0", 9, "'trust' goes from 0 to 100", "0 to 100"),
            ("trust >= -5", 9, "'-' has no meaning here", "use and, or, not"),
            ("misses >= 2.5", 10, "'misses' counts in whole numbers", "write 2"),
            ("named >= 1", 6, "'named' is true or false and cannot be compared", "write 'named' or 'not named'"),
            ("promise >= 1", 8, "'promise' needs a comparison (== !=)", "for example 'promise == none'"),
            ("promise == keptt", 11, "'keptt' is not a value of 'promise'", "did you mean 'kept'?"),
            ("lean ==", 7, "'lean ==' needs a word", "one of reach, retreat"),
            ("chair == both", 9, "'both' is not a value of 'chair'", "one of kit, rowan"),
            ("moon.mett", 0, "'mett' cannot be asked of a scene", "did you mean 'moon.met'?"),
            ("moon.", 0, "'' cannot be asked of a scene", "use .met, .missed, .seen or .choice"),
            ("moon.choice", 11, "'moon.choice' needs a comparison", "for example 'moon.choice == some-choice'"),
            ("moon.choice == 3", 15, "'moon.choice ==' needs a choice id, found '3'", "silence"),
            ("trust = 40", 6, "'=' has no meaning here", "did you mean '=='?"),
            ("named & owned", 6, "'&' has no meaning here", "did you mean 'and'?"),
            ("!named", 0, "'!' has no meaning here", "did you mean 'not'?"),
            ("named owned", 6, "'owned' comes after the condition is complete", "join parts with 'and' or 'or'"),
            ("named AND owned", 6, "'AND' comes after the condition is complete", "join parts"),
            ("named and", 9, "expected a name, the condition ends", "begin with a name"),
            ("and named", 0, "expected a name, found 'and'", "begin with a name"),
            ("(named", 6, "a bracket is not closed, the condition ends", "add ')'"),
            ("(named owned)", 7, "a bracket is not closed, found 'owned'", "add ')'"),
            ("named)", 5, "')' comes after the condition is complete", "join parts"),
            ("40 <= trust", 0, "expected a name, found '40'", "begin with a name"),
            ("not", 3, "expected a name, the condition ends", "begin with a name"),
            ("__import__(os)", 0, "'__import__' is not a known name", "known names"),
            ("open('x')", 5, "has no meaning here", "use and, or, not"),
            ("named #", 6, "'#' has no meaning here", "use and, or, not"),
        ],
    )
    def test_they_are_named_with_their_column_and_a_hint(self, text: str, column: int, message: str, hint: str) -> None:
        with pytest.raises(ConditionError) as caught:
            parse(text)
        assert message in caught.value.message
        assert caught.value.column == column
        assert hint in caught.value.hint

    def test_length_is_limited(self) -> None:
        longest = "named" + " or named" * 43
        assert len(parse(longest).source) <= MAX_LENGTH
        with pytest.raises(ConditionError, match=f"may have {MAX_LENGTH} characters; this has 401"):
            parse("named".ljust(MAX_LENGTH + 1))

    def test_depth_is_limited(self) -> None:
        assert parse("(" * MAX_DEPTH + "named" + ")" * MAX_DEPTH).holds(state(named=True))
        with pytest.raises(ConditionError, match=f"brackets go deeper than {MAX_DEPTH}") as caught:
            parse("(" * (MAX_DEPTH + 1) + "named" + ")" * (MAX_DEPTH + 1))
        assert caught.value.column == MAX_DEPTH

    def test_brackets_side_by_side_are_not_deep(self) -> None:
        assert parse(" and ".join(["(named)"] * (MAX_DEPTH + 10))).holds(state(named=True))

    def test_many_nots_are_not_deep(self) -> None:
        assert parse("not " * 90 + "named").holds(state(named=True))


def test_nothing_is_evaluated() -> None:
    for source in (module, question):
        calls = [node for node in ast.walk(ast.parse(inspect.getsource(source))) if isinstance(node, ast.Call)]
        names = {call.func.id for call in calls if isinstance(call.func, ast.Name)}
        assert names.isdisjoint({"eval", "exec", "compile", "getattr", "__import__"})


IDS = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True).filter(lambda word: word not in ("and", "or", "not"))
LEAVES = st.one_of(
    st.builds(Number, st.sampled_from(list(METERS)), st.sampled_from(list(SIGNS)), st.integers(0, 1000)),
    st.builds(Number, st.sampled_from(list(COUNTS)), st.sampled_from(list(SIGNS)), st.integers(0, 20)),
    st.builds(Flag, st.sampled_from(list(FLAGS))),
    st.sampled_from(
        [Word(name, sign, word) for name, (_, words) in WORDS.items() for word in words for sign in ("==", "!=")]
    ),
    st.builds(Recall, IDS, st.sampled_from(list(RECALL))),
    st.builds(Recall, IDS, st.just("choice"), st.sampled_from(["==", "!="]), IDS),
)


def parts(kind: type[All] | type[AnyOf], nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    inner = nodes.filter(lambda node: not isinstance(node, kind))
    return st.lists(inner, min_size=2, max_size=3).map(lambda found: kind(tuple(found)))


NODES: st.SearchStrategy[Node] = st.recursive(
    LEAVES,
    lambda nodes: st.one_of(
        parts(All, nodes), parts(AnyOf, nodes), nodes.filter(lambda node: not isinstance(node, Not)).map(Not)
    ),
    max_leaves=6,
)


def write(node: Node) -> str:
    """Return `node` as an author would write it."""
    match node:
        case Number(name, sign, bound):
            return f"{name} {sign} {bound / 10:g}" if name in METERS else f"{name} {sign} {bound}"
        case Flag(name):
            return name
        case Word(name, sign, word):
            return f"{name} {sign} {word}"
        case Recall(scene, what, sign, choice):
            return f"{scene}.{what} {sign} {choice}" if sign else f"{scene}.{what}"
        case Not(part):
            return f"not {write_inside(part)}"
        case All(found):
            return " and ".join(write_inside(part) if isinstance(part, AnyOf) else write(part) for part in found)
        case AnyOf(found):
            return " or ".join(write(part) for part in found)


def write_inside(node: Node) -> str:
    return f"({write(node)})" if isinstance(node, All | AnyOf) else write(node)


@given(NODES)
def test_what_is_written_is_what_is_read(node: Node) -> None:
    text = write(node)
    if len(text) <= MAX_LENGTH:
        condition = parse(text)
        assert condition.node == node
        assert condition.explain()


@given(NODES, st.integers(0, 1000), st.booleans())
def test_the_opposite_holds_where_it_does_not(node: Node, trust: int, flag: bool) -> None:
    now = state(trust=trust, misses=trust // 100, named=flag, left=not flag, lean="retreat" if flag else "reach")
    assert question.means(node)(now) is not question.means(Not(node))(now)
    assert question.means(node)(now) is not question.means(node, wanted=False)(now)


@given(st.one_of(st.text(max_size=60), st.text(alphabet="()<>=! .andortusm_0159-", max_size=60)))
@example("trust >= 9" * 45)
@example("(" * 400)
@example("trust >= " + "9" * 390)
@example("moon..met")
@example("²")
@example("trust >= ٣")
def test_no_text_is_more_than_a_mistake(text: str) -> None:
    try:
        condition = parse(text)
    except ConditionError as error:
        mistake = error
    else:
        assert condition.explain()
        assert condition.holds(state()) in (True, False)
        return
    assert 0 <= mistake.column <= len(text)
    assert mistake.message
    assert mistake.hint
