"""The cards: scenes with their answers, what follows from them, and letters to vote with."""

from __future__ import annotations

from collections.abc import Iterator

from game.view import words
from game.view import words_pack as pack_words
from game.view.text import sentence
from game.workshop.evening import Answer, Evening
from game.workshop.markup import Markup, element, join, listing
from game.workshop.pack.pack import Pack, block, sheet, speech

LONG, LONGER = 1150, 1900
"""From this many characters on a scene is set smaller, so that its card stays on one page."""
DENSE = 3900
"""From this many characters on, markup included, what follows is set closer, for the same reason."""


def scene_cards(pack: Pack) -> Markup:
    """A page for each scene, to read from and to vote by. What follows from the answers is not on it."""
    return join(_scene_card(pack, number, evening) for number, evening in enumerate(pack.evenings, 1))


def _scene_card(pack: Pack, number: int, evening: Evening) -> Markup:
    say = pack.say
    told = [speech(pack, line.speaker, line.text, bid=line.bid) for line in evening.lines]
    answers = (
        element("li", element("b", answer.letter, class_="letter"), element("span", answer.text))
        for answer in evening.answers
    )
    whose = sentence(say(pack_words.YOU_ARE, name=evening.player))
    head = element(
        "header",
        element("p", f"{say(pack_words.SCENE_NUMBER, number=number)} · {evening.chapter.title}", class_="for"),
        element("h2", evening.title),
        element("p", f"{evening.time}. {whose}", class_="time"),
    )
    return element(
        "section",
        head,
        *told,
        element("ul", *answers, class_="answers"),
        class_=f"sheet card {_size(evening)}".strip(),
        id=f"scene-{number}",
    )


def _size(evening: Evening) -> str:
    length = sum(len(line.text) for line in evening.lines) + sum(len(answer.text) for answer in evening.answers)
    return "longer" if length >= LONGER else "long" if length >= LONG else ""


def facilitator_cards(pack: Pack) -> Markup:
    """A page for each scene: what to ask before, what follows from every answer, questions, the idea and its source."""
    return join(_behind(pack, number, evening) for number, evening in enumerate(pack.evenings, 1))


def _behind(pack: Pack, number: int, evening: Evening) -> Markup:
    say = pack.say
    parts = [element("p", sentence(say(words.NEED, name=evening.other, need=evening.need)))]
    if evening.predict:
        parts.append(_named(say(pack_words.PREDICT), evening.predict))
    parts += [element("dl", *(_follows(pack, answer) for answer in evening.answers), class_="follows")]
    if evening.prompts:
        parts.append(block(say(pack_words.ASK), listing(evening.prompts), class_="ask"))
    parts += _behind_it(pack, evening)
    title = say(pack_words.BEHIND, number=number, title=evening.title)
    dense = sum(len(part) for part in parts) >= DENSE
    size = "behind dense" if dense else "behind"
    return sheet(pack, f"follows-{number}", pack_words.FOR_FACILITATOR, title, *parts, class_=size)


def _behind_it(pack: Pack, evening: Evening) -> Iterator[Markup]:
    say = pack.say
    if evening.note:
        yield _named(say(pack_words.NOTE), evening.note)
    if evening.another_phrase:
        yield element("p", sentence(say(words.ANOTHER, phrase=evening.another_phrase)))
    if evening.concept:
        concept = evening.concept
        told = say(words.CONCEPT, title=concept.title, plain=concept.plain)
        yield element("p", told, " ", say(words.SOURCE, source=concept.source), class_="source")
    yield _named(say(pack_words.LEFT_OUT), evening.summary)


def _follows(pack: Pack, answer: Answer) -> Markup:
    said = [speech(pack, line.speaker, line.text) for line in answer.reply]
    if answer.change:
        said.append(element("p", element("em", answer.change)))
    head = element("dt", element("b", answer.letter), f" {answer.text} ", element("small", kind(pack, answer.kind)))
    return element("div", head, element("dd", *said))


def kind(pack: Pack, id: str) -> str:
    """Return what a kind of answer is called; one that a story adds is called by its own label."""
    return pack.say(pack_words.KINDS[id]) if id in pack_words.KINDS else pack.story.kinds[id].label


def _named(name: str, text: str) -> Markup:
    return element("p", element("b", f"{name}: "), text)


def vote_cards(pack: Pack) -> Markup:
    """Six cards on a page: five letters, and one to ask for a pause."""
    say = pack.say
    letters = (element("div", element("b", letter), class_="vote") for letter in pack_words.VOTE_LETTERS)
    pause = element(
        "div",
        element("strong", say(pack_words.PAUSE_CARD)),
        element("p", say(pack_words.PAUSE_CARD_MEANS)),
        class_="vote",
    )
    cut = element("p", say(pack_words.CUT), class_="lead")
    return sheet(
        pack,
        "votes",
        pack_words.FOR_EVERYBODY,
        say(pack_words.VOTE_CARDS),
        cut,
        element("div", *letters, pause, class_="votes"),
        class_="cut",
    )
