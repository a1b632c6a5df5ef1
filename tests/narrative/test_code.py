"""The play-through as a text code: short, and safe on its way through mail and people's hands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.narrative import code
from game.narrative.cast import Person
from game.narrative.code import ALPHABET, MAX_LENGTH, CodeError, decode, encode
from game.narrative.game import Game, new_game
from game.narrative.log import Header, Step
from game.narrative.state import Setting
from game.narrative.story import Casting, Story
from tests.narrative.builder import KINDS, SMALL, choice, route, scene, story

SILENCE = choice("silence", "turn_away", SMALL, silence=True)
TAGS = {tag: tag for tag in ("illness", "grief", "family", "alcohol", "parting")}
CASTINGS = tuple(Casting(name, name, (Person("kit", name),)) for name in ("one", "two", "three"))
KEEPING = story(*(scene(f"s{i}") for i in range(60)), tags=TAGS, castings=CASTINGS)
SETTINGS = st.builds(
    Setting,
    chair=st.sampled_from(["kit", "rowan", "both"]),
    cut=st.sampled_from(["full", "short"]),
    openness=st.sampled_from(["hears", "slowly", "closed"]),
    left_out=st.frozensets(st.sampled_from(list(TAGS))),
)
MOVES = st.lists(st.sampled_from([*KINDS, "silence", ""]), max_size=40)


def begin(setting: Setting = Setting(), casting: str = "", told: Story = KEEPING) -> Game:  # noqa: B008 (a value)
    return new_game(told, Header(told.id, told.version, setting, casting))


def played(moves: list[str], setting: Setting = Setting(), casting: str = "", told: Story = KEEPING) -> Game:  # noqa: B008
    game = begin(setting, casting, told)
    for move in moves:
        here = {option.choice.id: option.open for option in game.options()}
        game = game.skip() if not move else game.choose(move if here[move] else "silence")
    return game


FORTY = played(
    (["attune", "share", "fix", "", "turn_away"] * 8), Setting("both", "short", "closed", frozenset(TAGS)), "two"
)


class TestLength:
    def test_forty_steps_fit_into_two_hundred_characters(self) -> None:
        text = encode(FORTY)
        assert len(FORTY.log.steps) == 40
        assert len(text) <= MAX_LENGTH

    def test_too_many_are_refused_in_words(self) -> None:
        with pytest.raises(CodeError, match="60 steps are too many for a code of 200 characters; keep a file instead"):
            encode(played(["fix"] * 60))

    def test_the_shortest(self) -> None:
        assert encode(begin()) == encode(begin())
        assert len(encode(begin())) <= 12

    def test_it_is_made_of_groups_of_six(self) -> None:
        groups = encode(FORTY).split("-")
        assert {len(group) for group in groups[:-1]} == {6}
        assert set("".join(groups)) <= set(ALPHABET)


@given(SETTINGS, st.sampled_from(["", "one", "two", "three"]), MOVES)
def test_what_is_encoded_is_decoded(setting: Setting, casting: str, moves: list[str]) -> None:
    game = played(moves, setting, casting)
    found = decode(KEEPING, encode(game))
    assert (found.game, found.lost) == (game, 0)


def test_the_safe_exit_is_a_step() -> None:
    game = played(["attune", "share"]).safe_exit()
    assert decode(KEEPING, encode(game)).game == game


class TestOnItsWay:
    @pytest.mark.parametrize(
        "change",
        [
            str.lower,
            lambda text: f"  {text}\n",
            lambda text: text.replace("-", ""),
            lambda text: text.replace("-", " "),
            lambda text: text.replace("-", "–"),
            lambda text: text.replace("-", "-\r\n> "),
            lambda text: "\n".join(text[at : at + 20] for at in range(0, len(text), 20)),
            lambda text: "=\n".join(text[at : at + 76] for at in range(0, len(text), 76)),
            lambda text: text.replace("0", "O").replace("1", "I"),
            lambda text: text.replace("0", "o").replace("1", "l"),
            lambda text: f"“{text}”.",
            lambda text: "\u200b".join(text),
        ],
        ids=[
            "lower",
            "blanks",
            "bare",
            "spaced",
            "dashes",
            "quoted",
            "wrapped",
            "soft",
            "letters",
            "small-letters",
            "quotes",
            "invisible",
        ],
    )
    def test_it_survives_mail(self, change: object) -> None:
        assert callable(change)
        assert decode(KEEPING, change(encode(FORTY))).game == FORTY

    def test_any_one_wrong_character_is_noticed(self) -> None:
        text = encode(FORTY).replace("-", "")
        for place, letter in enumerate(text):
            for other in ALPHABET:
                if other != letter:
                    with pytest.raises(CodeError):
                        decode(KEEPING, text[:place] + other + text[place + 1 :])

    def test_any_two_neighbours_swapped_are_noticed(self) -> None:
        text = encode(FORTY).replace("-", "")
        for place in range(len(text) - 1):
            if text[place] != text[place + 1]:
                with pytest.raises(CodeError):
                    decode(KEEPING, text[:place] + text[place + 1] + text[place] + text[place + 2 :])

    def test_any_one_missing_or_doubled_character_is_noticed(self) -> None:
        text = encode(FORTY).replace("-", "")
        for place in range(len(text)):
            for wrong in (text[:place] + text[place + 1 :], text[:place] + text[place] + text[place:]):
                with pytest.raises(CodeError):
                    decode(KEEPING, wrong)

    @given(MOVES, st.integers(0, 200), st.sampled_from(ALPHABET))
    def test_a_slip_in_any_code_is_noticed(self, moves: list[str], place: int, other: str) -> None:
        text = encode(played(moves)).replace("-", "")
        assume(place < len(text) and text[place] != other)
        with pytest.raises(CodeError):
            decode(KEEPING, text[:place] + other + text[place + 1 :])

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("", "a code begins with 2C"),
            ("hello", "a code begins with 2C"),
            ("2C", "the code is not complete"),
            ("2C00", "the code is not complete"),
            ("2CUUUU", "'U' does not appear in codes"),
            ("2C\u00df000000", "'S' does not|slip"),
            ("2C²00000", "'²' does not appear in codes"),
            ("2C0000000", "slip"),
            ("2C" + "0" * 5000, "at most 200 characters"),
        ],
    )
    def test_what_is_no_code(self, text: str, message: str) -> None:
        with pytest.raises(CodeError, match=message):
            decode(KEEPING, text)

    @given(st.text(max_size=80), st.booleans())
    def test_no_text_is_more_than_a_code_error(self, text: str, begun: bool) -> None:
        try:
            decode(KEEPING, f"2C{text}" if begun else text)
        except CodeError as error:
            assert str(error)  # noqa: PT017 (that it is no other error is the point)

    def test_it_belongs_to_one_story(self) -> None:
        with pytest.raises(CodeError, match="belongs to another story"):
            decode(replace(KEEPING, id="another"), encode(FORTY))

    def test_a_checksum_that_fits_does_not_make_it_a_code(self) -> None:
        for body in ([31, 0, 0, 0], [0, 31, 0, 0], [0, 0, 0, 0, 1], [17, 0, 0, 0, 9, 9, 9]):
            digits = [*body, *code._spread(code._check(KEEPING.id, body), 3)]
            text = "2C" + "".join(ALPHABET[digit] for digit in digits)
            try:
                decode(KEEPING, text)
            except CodeError:
                continue
            assert body == [17, 0, 0, 0, 9, 9, 9]  # a whole one, of which no step fits


class TestEditedStories:
    def test_it_goes_on_at_the_last_valid_point(self) -> None:
        text = encode(played(["attune", "share", "fix"]))
        edited = story(scene("s0"), scene("s1", (choice("other"), SILENCE)), scene("s2"), tags=TAGS)
        found = decode(edited, text)
        assert (found.lost, found.game.log.steps) == (2, (Step("s0", "attune"),))

    def test_a_choice_that_is_struck_now_says_which_it_was(self) -> None:
        text = encode(played(["attune", "share"]))
        edited = story(scene("s0"), scene("s1", (choice("share", "share", needs="named"), SILENCE)))
        found = decode(edited, text)
        assert (found.lost, found.lost_at) == (1, Step("s1", "share"))

    def test_new_choices_tags_and_names_change_nothing(self) -> None:
        game = played(["attune", "share"], Setting(left_out=frozenset({"grief"})), "three")
        more = tuple(choice(kind, kind) for kind in KINDS)
        edited = story(
            *(scene(f"s{i}", (choice("new"), *reversed(more), SILENCE)) for i in range(60)),
            tags={"accident": "accident", **TAGS, "zoo": "zoo"},
            castings=(Casting("zero", "zero", ()), *reversed(CASTINGS)),
        )
        found = decode(edited, encode(game))
        assert found.lost == 0
        assert found.game.log == game.log

    def test_a_tag_or_casting_that_is_gone_is_forgotten(self) -> None:
        game = played(["attune"], Setting(left_out=frozenset({"grief", "illness"})), "three")
        found = decode(story(*KEEPING.scenes.values(), tags={"illness": ""}), encode(game))
        assert found.game.log.header.setting.left_out == {"illness"}
        assert found.game.log.header.casting == ""

    def test_a_chair_that_is_not_there_any_more(self) -> None:
        text = encode(begin(Setting("rowan")))
        with pytest.raises(CodeError, match="a way of playing that this story does not have"):
            decode(story(scene("s0"), routes=[route("kit", "full", ["s0"])]), text)

    def test_choices_of_one_number_are_still_told_apart(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("zlib.crc32", lambda data: len(data))
        told = story(scene("s0", (choice("a"), choice("b"), choice("c"), SILENCE)), scene("s1"))
        for name in ("a", "b", "c"):
            found = decode(told, encode(begin(told=told).choose(name)))
            assert found.game.log.steps == (Step("s0", name),)
