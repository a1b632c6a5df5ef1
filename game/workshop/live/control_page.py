"""The facilitator's page and the page for the projector as HTML; their scripts fill them in."""

from __future__ import annotations

import json
from collections.abc import Mapping

from game.view import words_live as words
from game.view.text import Text, Words
from game.workshop.markup import Markup, element

CONTROL_SAYS: Mapping[str, Text] = {
    "noQuestion": words.NO_QUESTION,
    "open": words.IS_OPEN,
    "closed": words.IS_CLOSED,
    "again": words.IS_AGAIN,
    "seats": words.SEATS,
    "endSure": words.END_SURE,
    "ended": words.ENDED,
    "offline": words.BREAK_OFF,
    "notTaken": words.NOT_TAKEN,
    "wrongSecret": words.WRONG_SECRET,
    "tooOften": words.TOO_OFTEN,
    "split": words.SPLIT,
    "votes": words.VOTES,
    "pauses": words.PAUSE_ASKED,
    "somebody": words.SOMEBODY_PAUSE,
    "type": words.SCREEN_TYPE,
    "wait": words.WAITING,
}
"""What the scripts of the facilitator's page and of the screen say."""
LETTERS = "ABCDE"


def control_page(say: Words, *, hosted: bool) -> str:
    """Return the facilitator's page. A hosted one asks for the server's secret first."""
    main = element(
        "main",
        element("h1", say(words.CONTROL)),
        element("p", id="status", role="status"),
        element("noscript", element("p", say(words.NEEDS_SCRIPTS))),
        _door(say, hosted),
        element("div", *_room(say), id="room", hidden="hidden"),
    )
    return _page(say, say(words.CONTROL), "/control.js", main)


def _door(say: Words, hosted: bool) -> Markup:
    secret = (
        element("label", say(words.SECRET), for_="secret"),
        element("input", id="secret", type="password", autocomplete="off"),
    )
    button = element("button", say(words.OPEN_ROOM), type="submit")
    return element(
        "form", *(secret if hosted else ()), button, id="door", hidden="hidden", data_hosted="1" if hosted else ""
    )


def _room(say: Words) -> tuple[Markup, ...]:
    return (
        element(
            "div",
            element("p", id="pauses"),
            _button(say(words.HEARD), "hear"),
            id="asks",
            role="alert",
            hidden="hidden",
        ),
        element(
            "section",
            element(
                "p", element("span", say(words.ROOM_CODE), ": "), element("b", id="code", class_="code"), class_="big"
            ),
            element("p", say(words.ADDRESS), ": ", element("span", id="address")),
            element("p", id="seats"),
            _button(say(words.TO_SCREEN), "to-screen"),
            element("p", say(words.CONTROL_MEANS), class_="small"),
        ),
        element(
            "section",
            element("h2", say(words.NOW)),
            element("p", id="asked", class_="asked"),
            element("p", id="state"),
            element("p", id="votes", class_="big", aria_live="off"),
            element("ul", id="split"),
            _button(say(words.CLOSE_VOTE), "close"),
            _button(say(words.REOPEN_VOTE), "reopen"),
            _button(say(words.TO_WAITING), "wait"),
        ),
        element(
            "form",
            element("h2", say(words.ASK_FROM)),
            element("label", say(words.SCENE), for_="scene"),
            element("select", id="scene"),
            element("button", say(words.ASK), type="submit"),
            id="from",
        ),
        _own(say),
        element("section", _button(say(words.END_ROOM), "end")),
    )


def _own(say: Words) -> Markup:
    answers = (_field(say(words.OWN_ANSWER, letter=letter), f"answer-{letter}") for letter in LETTERS)
    summary = element("summary", say(words.ASK_OWN))
    question = _field(say(words.OWN_QUESTION), "question")
    button = element("button", say(words.ASK), type="submit")
    return element("details", summary, element("form", question, *answers, button, id="own"))


def _field(label: str, id: str) -> Markup:
    return element(
        "p", element("label", label, for_=id), element("input", id=id, type="text", maxlength="200", autocomplete="off")
    )


def screen_page(say: Words, *, hosted: bool) -> str:
    """Return the page for the projector: the way in, the question, how many voted; the split once it is closed."""
    main = element(
        "main",
        element("p", id="status", role="status"),
        element(
            "section",
            element("h1", say(words.SCREEN_JOIN)),
            element("img", id="picture", alt="", width="320", height="320"),
            element("p", id="type"),
            element("p", id="code", class_="code"),
            id="join",
            hidden="hidden",
        ),
        element(
            "section",
            element("h1", id="asked"),
            element("p", id="text"),
            element("ol", id="split"),
            element("p", id="votes", class_="big"),
            id="vote",
            hidden="hidden",
        ),
        element("p", id="pauses", class_="pause", role="status"),
        class_="screen",
    )
    return _page(say, say(words.CONTROL), "/screen.js", main)


def _button(label: str, id: str) -> Markup:
    return element("button", label, type="button", id=id)


def _page(say: Words, title: str, script: str, main: Markup) -> str:
    told = json.dumps({name: say(text) for name, text in CONTROL_SAYS.items()}, ensure_ascii=False)
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("link", rel="stylesheet", href="/live.css"),
        element("script", src=script, defer="defer"),
    )
    body = element("body", main, data_say=told)
    return f"<!DOCTYPE html>\n{element('html', head, body, lang=say.catalog.code)}\n"
