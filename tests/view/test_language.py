"""The program in another language: nothing stays behind, the place stays the same."""

from __future__ import annotations

import string
from collections import Counter
from dataclasses import replace

import pytest

from game.language.catalog import SOURCE, Catalog
from game.narrative import Option
from game.narrative.condition import parse
from game.narrative.explain import COUNTED, PHRASES
from game.narrative.question import COUNTS, FLAGS, METERS, RECALL, SIGNS, WORDS
from game.view import describe as screens
from game.view import words
from game.view.describe import describe
from game.view.edition import Editions, match
from game.view.session import Session
from game.view.settings import Settings, System
from game.view.table import reason
from game.view.text import ENGLISH, FORMS, Counted, Words
from game.view.view import Control
from game.view.words import ui_texts
from tests.pilot.pilot import real_story, tiny_story
from tests.view.checks import check
from tests.view.pseudo import CODE, NAME, bracketed, english_left, outside, reading, rich_story, shelf


def explored(start: Session) -> dict[str, Session]:
    """Return one session for each face of each screen that pressing leads to from `start`."""
    seen: dict[str, Session] = {}
    waiting = [start]
    while waiting:
        session = waiting.pop()
        steps = session.game.log.steps if session.game else ()
        view = describe(session)
        left = bool(session.game and session.game.log.branches)
        face = f"{session.screen} {session.under[-1:]} {session.answered} {len(steps)} {left} {bool(session.notice)}"
        key = f"{face} {view.ending} {[control.id for control in view.controls() if not control.available]}"
        if key in seen:
            continue
        seen[key] = session
        elsewhere = ("set:language=en", "quick-exit")
        offered = [control for control in view.controls() if control.available and control.id not in elsewhere]
        waiting += [session.press(control.id) for control in offered]
    return seen


@pytest.fixture(scope="module")
def everywhere() -> dict[str, Session]:
    return explored(reading(rich_story()))


def test_no_english_is_left_on_any_screen(everywhere: dict[str, Session]) -> None:
    assert {session.screen for session in everywhere.values()} == set(screens._SCREENS)
    left = {text for session in everywhere.values() for text in english_left(describe(session))}
    assert left == set()


def test_what_was_explored_has_everything(everywhere: dict[str, Session]) -> None:
    sessions = everywhere.values()
    views = [describe(session) for session in sessions]
    reasons = {control.reason for view in views for control in view.controls() if control.reason}
    assert any("this needs" in reason for reason in reasons)
    assert any(view.ending for view in views)
    assert any(session.answered for session in sessions)
    assert any(session.notice for session in sessions)
    assert any(view.announce for view in views)
    assert all(check(session).language == CODE for session in sessions)


def test_a_wrong_code_is_told_in_the_language() -> None:
    session = reading(rich_story()).press("code")
    for typed in ("", "2C", "nonsense", "2C-IL!U", "2C" + "0" * 300, "2C-000000-000000", "2C-ZZZZZZ"):
        assert list(english_left(describe(session.enter("enter-code", typed)))) == [], typed


@pytest.mark.parametrize("name", [*METERS, *COUNTS])
@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("bound", [1, 40])
def test_every_comparison_has_words(name: str, sign: str, bound: int) -> None:
    _speaks(f"{name} {sign} {bound}")


def test_every_other_condition_has_words() -> None:
    asked = [f"{name} == {word}" for name, (_, values) in WORDS.items() for word in values]
    asked += [*FLAGS, *(f"cup.{what}" for what in RECALL), "cup.choice == silence", "cup.choice == in-a-minute"]
    for source in asked:
        _speaks(source)
        _speaks(f"not {source}")
    _speaks("(named or left) and (owned or help or unsafe) and not (flooded or watched and deeper)")


def _speaks(source: str) -> None:
    """Assert that a condition is told without English, where it strikes an answer."""
    story = rich_story()
    choice = story.scenes["cup"].choices[1]
    needing = replace(choice, needs=parse(source), when=None)
    struck = replace(story, scenes={**story.scenes, "cup": replace(story.scenes["cup"], choices=(needing,))})
    session = reading(struck)
    option = Option(session.story.scenes["cup"].choices[0], "struck", "needs")
    spoken = reason(session, option)
    assert "this needs" in spoken
    assert outside(spoken) == "", spoken


def test_conditions_have_a_phrase_for_everything_they_can_ask() -> None:
    assert set(COUNTED) == set(COUNTS)
    assert {key.removeprefix("meter/") for key in PHRASES if key.startswith("meter/")} == {*METERS, *SIGNS}
    assert all(f"flag/{name}{form}" in PHRASES for name in FLAGS for form in ("", "/not"))
    assert all(f"word/{name}/{word}" in PHRASES for name, (_, values) in WORDS.items() for word in values)


# --- which language


@pytest.mark.parametrize(
    ("device", "chosen", "language"),
    [
        ("", "", "en"),
        ("qps", "", "qps"),
        ("qps_XX.UTF-8", "", "qps"),
        ("fr:qps-XX:en", "", "qps"),
        ("fr-FR:de", "", "en"),
        ("C", "", "en"),
        ("en-GB:qps", "", "en"),
        ("qps", "en", "en"),
        ("en", "qps", "qps"),
        ("qps", "fr", "qps"),
        ("", "../../etc", "en"),
    ],
)
def test_the_setting_decides_else_the_device(device: str, chosen: str, language: str) -> None:
    story = tiny_story()
    editions = Editions(story, shelf(bracketed(story)))
    session = Session(story, System(language=device), Settings(language=chosen), editions=editions).translated()
    assert session.language == language
    assert describe(session).language == language


def test_a_language_is_found_by_its_country_or_without() -> None:
    codes = ("en", "es", "pt-BR", "zh-Hant")
    wishes = {"es-419": "es", "ES": "es", "pt_PT": "pt-BR", "pt-br": "pt-BR", "zh": "zh-Hant", "eo": "", "": ""}
    assert {wish: match(wish, codes) for wish in wishes} == wishes


def test_the_settings_list_each_language_by_its_own_name() -> None:
    session = reading(tiny_story(), language="").press("settings")
    section = next(section for section in describe(session).sections if section.id == "language")
    radios = [item for item in section.items if isinstance(item, Control)]
    assert [radio.label for radio in radios] == ["As the device says", "English", f"⟦{NAME} (draft)⟧"]
    assert [radio.checked for radio in radios] == [True, False, False]
    assert [radio.language for radio in radios] == ["", "en", CODE]


def test_a_signed_language_is_no_draft() -> None:
    story = tiny_story()
    editions = Editions(story, shelf(bracketed(story, "signed")))
    session = Session(story, System(language=CODE), editions=editions).translated()
    assert "draft" not in {item.id for item in describe(session).items()}
    assert NAME in {control.label for control in describe(session.press("settings")).controls()}


def test_a_draft_says_so_on_the_first_page_and_only_there(everywhere: dict[str, Session]) -> None:
    draft = f"⟦{words.DRAFT.english}⟧"
    told = Counter(
        session.screen for session in everywhere.values() for item in describe(session).items() if item.id == "draft"
    )
    assert set(told) == {"title"}
    assert draft in {getattr(item, "text", "") for item in describe(reading(tiny_story())).items()}
    assert "draft" not in {item.id for item in describe(reading(tiny_story(), language="en")).items()}


def test_one_language_is_no_choice() -> None:
    story = tiny_story()
    for editions in (None, Editions(story), Editions(story, shelf())):
        session = Session(story, editions=editions).translated()
        for shown in (session, session.press("settings")):
            assert "language" not in {section.id for section in describe(shown).sections}
        assert describe(session).language == "en"


# --- the place stays


def _pressed(*controls: str) -> Session:
    session = reading(rich_story(), language="en")
    for control in controls:
        offered = {offer.id for offer in describe(session).controls()}
        assert control in offered, (control, offered)
        session = session.press(control)
    return session


SIT = ("begin", "go-on", "cut:full", "chair:kit")
PLACES: list[tuple[str, ...]] = [
    (),
    ("begin",),
    SIT,
    (*SIT, "choice:sit-down"),
    (*SIT, "choice:sit-down", "go-on"),
    (*SIT, "choice:in-a-minute", "go-on", "undo"),
    (*SIT, "choice:sit-down", "go-on", "choice:come", "go-on"),
    (*SIT, "choice:sit-down", "go-on", "choice:come", "go-on", "recap"),
    (*SIT, "choice:sit-down", "go-on", "safety", "afraid"),
]


@pytest.mark.parametrize("way", PLACES, ids=lambda way: way[-1] if way else "title")
def test_switching_keeps_the_place(way: tuple[str, ...]) -> None:
    here = _pressed(*way)
    settings = here.press("settings")
    there = settings.press(f"set:language={CODE}")
    assert there.screen == "settings"
    assert there.language == CODE
    assert list(english_left(describe(there))) == []
    back = there.press("set:language=en").press("back")
    assert describe(back) == describe(replace(here, notice="", settings=back.settings))
    if here.game is not None:
        assert there.game is not None
        assert there.game.log == here.game.log
        assert [state.trust for state in there.game.states] == [state.trust for state in here.game.states]


def test_the_language_can_be_chosen_on_the_first_page() -> None:
    session = reading(tiny_story(), language="en")
    there = session.press(f"set:language={CODE}")
    assert (there.screen, there.language) == ("title", CODE)
    assert there.press("set:language=fr") == replace(there, notice="")


def test_letters_and_keys_are_the_same_in_every_language(everywhere: dict[str, Session]) -> None:
    for session in everywhere.values():
        english = session.press("settings").press("set:language=en") if session.screen != "settings" else None
        if english is None:
            continue
        here, there = describe(session), describe(english.press("back"))
        keys = [(control.id, control.letter, control.key) for control in here.controls()]
        assert keys == [(control.id, control.letter, control.key) for control in there.controls()]


# --- what is missing or broken


def test_what_has_no_translation_stays_in_english_line_by_line() -> None:
    story = tiny_story()
    whole = bracketed(story)
    part = {key: entry for key, entry in whole.entries.items() if key in ("ui/begin", "story/title", "ui/settings")}
    editions = Editions(story, shelf(replace(whole, entries=part)))
    session = Session(story, System(language=CODE), editions=editions).translated()
    labels = [control.label for control in describe(session).controls()]
    assert describe(session).title == "⟦Tiny⟧"
    assert labels[:3] == ["⟦Begin⟧", "Use a code", "About this story"]


def test_a_stale_translation_is_not_shown() -> None:
    stale = Words(Catalog("es", "Español", "draft", {"ui/begin": ("Start", "Comenzar")}))
    assert stale(words.BEGIN) == "Begin"


@pytest.mark.parametrize(
    "slip", ["{titel}", "{", "}", "{title", "{0}", "{title}", "{title!z}", "{title.x.y}", "{title[0][a]}"]
)
def test_a_slip_in_the_braces_of_a_translation_costs_no_more_than_the_translation(slip: str) -> None:
    say = Words(Catalog("es", "Español", "draft", {words.CHAPTER.key: (words.CHAPTER.english, slip)}))
    said = "The table" if slip == "{title}" else "Chapter 1: The table"
    assert say(words.CHAPTER, number=1, title="The table") == said


def test_a_language_that_cannot_be_read_is_told_and_english_stays() -> None:
    story = tiny_story()
    volumes = dict(shelf(bracketed(story)))
    volumes[CODE] = replace(volumes[CODE], problems=("broken",))
    volumes["xx"] = replace(volumes[CODE], catalog=replace(SOURCE, code="xx", name="Xx"))
    session = Session(story, editions=Editions(story, volumes)).translated()
    assert session.notice == ""
    there = session.press("set:language=xx")
    assert there.notice == "Xx could not be read here, so the words stay in English."
    assert (there.language, describe(there).language) == ("xx", "en")
    assert there.press("begin").notice == ""


# --- the texts themselves


def test_every_text_has_a_key_of_its_own_and_says_what_it_is() -> None:
    texts = list(ui_texts())
    assert [key for key, count in Counter(key for key, _, _ in texts).items() if count > 1] == []
    assert all(key.startswith("ui/") and english and about for key, english, about in texts)


def test_braces_are_named_or_filled_in_plainly() -> None:
    for key, english, _ in ui_texts():
        for _, name, spec, conversion in string.Formatter().parse(english):
            assert name is None or (name.isidentifier() and not spec and not conversion), key


@pytest.mark.parametrize(("count", "said"), [(0, "0 calls"), (1, "1 call"), (2, "2 calls"), (11, "11 calls")])
def test_english_counts_one_and_other(count: int, said: str) -> None:
    assert ENGLISH.count(Counted("ui/calls", "{count} call", "{count} calls"), count) == said


def test_a_language_may_have_a_rule_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def polish(count: int) -> str:
        few = count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14)
        return "one" if count == 1 else "few" if few else "many"

    monkeypatch.setattr("game.view.text.FORMS", {**FORMS, "pl": (("one", "few", "many"), polish)})
    keys = {key: english for key, english, _ in ui_texts("pl")}
    assert keys["ui/decisions/few"] == keys["ui/decisions/many"] == "{count} decisions"
    assert "ui/decisions/other" not in keys
    entries = {f"ui/decisions/{form}": (keys[f"ui/decisions/{form}"], f"{{count}} {form}") for form in ("few", "many")}
    say = Words(Catalog("pl", "Polski", "draft", entries))
    assert [say.count(words.DECISIONS, count) for count in (1, 3, 5)] == ["1 decision", "3 few", "5 many"]


def test_the_real_story_has_no_english_left_either() -> None:
    session = reading(real_story())
    for screen in ("title", "begin", "options", "support", "settings", "about", "code"):
        assert list(english_left(describe(session.press(screen)))) == [] or screen == "support", screen
