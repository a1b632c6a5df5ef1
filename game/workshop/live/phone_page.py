"""The page on a phone as HTML: whole without scripts, and what its script begins with."""

from __future__ import annotations

import json
from collections.abc import Mapping

from game.view import words_live as words
from game.view.text import Text, Words
from game.workshop.live.code import LENGTH
from game.workshop.live.room import Head, Refusal, Round
from game.workshop.live.store import Seated
from game.workshop.markup import Markup, element

PHONE_SAYS: Mapping[str, Text] = {
    "waiting": words.WAITING,
    "choose": words.CHOOSE,
    "sending": words.SENDING,
    "voted": words.VOTED,
    "closed": words.CLOSED,
    "closedMine": words.CLOSED_MINE,
    "late": words.LATE,
    "again": words.AGAIN,
    "full": words.FULL,
    "gone": words.GONE,
    "offline": words.NO_CONNECTION,
    "held": words.HELD,
    "tooOften": words.TOO_OFTEN,
    "paused": words.PAUSED,
}
"""What the phone's script says, by its own names."""
REFUSALS = {Refusal.GONE: words.GONE, Refusal.FULL: words.FULL, Refusal.LATE: words.LATE, Refusal.UNKNOWN: words.LATE}
"""What a phone is told in words."""


def code_page(say: Words, seat: str, notice: Text | None = None) -> str:
    """Return the page that asks for the room's code; `notice` says what was wrong with the last one."""
    status = element("p", say(notice) if notice else "", id="status", role="status")
    field = element(
        "input",
        id="code",
        name="code",
        maxlength=str(2 * LENGTH),
        autocomplete="off",
        autocapitalize="characters",
        spellcheck="false",
        required="required",
    )
    form = element(
        "form",
        _hidden("seat", seat),
        element("label", say(words.CODE), for_="code"),
        field,
        element("button", say(words.JOIN), type="submit"),
        method="post",
        action="/",
    )
    return _page(say, element("h1", say(words.VOTE_TITLE)), status, form, _private(say))


def room_page(say: Words, head: Head, seat: str, seated: Seated | None = None, notice: Text | None = None) -> str:
    """Return the page of a room. `seated` is what the phone did already, as far as it has a seat."""
    asked = head.round
    question = asked.question if asked else None
    mine = seated.mine if seated else ""
    code = head.code
    parts = (
        element("h1", question.title if question else say(words.WAITING), id="title"),
        element("p", question.text if question else "", id="text"),
        element("p", _status(say, asked, mine, notice), id="status", role="status"),
        element(
            "form",
            _hidden("seat", seat),
            _hidden("number", str(asked.number if asked else 0)),
            element("div", *_buttons(asked, mine), id="options"),
            method="post",
            action=f"/{code}/vote",
            id="vote",
        ),
        _form(f"/{code}", seat, say(words.LOOK), "look", "plain"),
        _form(f"/{code}/pause", seat, say(words.PAUSE), "pause", "quiet"),
        element(
            "div",
            element("p", say(words.PAUSED) if seated and seated.pausing else "", id="asked"),
            role="status",
        ),
        _private(say),
    )
    return _page(say, *parts, code=code)


def gone_page(say: Words, notice: Text) -> str:
    """Return a page that only says something."""
    return _page(say, element("h1", say(notice)))


def _status(say: Words, asked: Round | None, mine: str, notice: Text | None) -> str:
    if notice is not None:
        return say(notice)
    if asked is None:
        return ""
    letter = next((option.letter for option in asked.question.options if option.id == mine), "")
    if asked.open:
        return say(words.VOTED, letter=letter) if letter else say(words.AGAIN if asked.again else words.CHOOSE)
    return say(words.CLOSED_MINE, letter=letter) if letter else say(words.CLOSED)


def _buttons(asked: Round | None, mine: str) -> list[Markup]:
    if asked is None:
        return []
    return [
        element(
            "button",
            element("b", option.letter),
            f" {option.text}",
            type="submit",
            name="option",
            value=option.id,
            aria_pressed="true" if option.id == mine else "false",
            disabled="" if asked.open else "disabled",
        )
        for option in asked.question.options
    ]


def _form(action: str, seat: str, label: str, id: str, class_: str) -> Markup:
    button = element("button", label, type="submit")
    return element("form", _hidden("seat", seat), button, method="post", action=action, id=id, class_=class_)


def _hidden(name: str, value: str) -> Markup:
    return element("input", type="hidden", name=name, value=value)


def _private(say: Words) -> Markup:
    return element("p", say(words.PRIVATE), class_="small")


def _page(say: Words, *parts: Markup, code: str = "") -> str:
    told = json.dumps({name: say(text) for name, text in PHONE_SAYS.items()}, ensure_ascii=False) if code else ""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", say(words.VOTE_TITLE)),
        element("link", rel="stylesheet", href="/phone.css"),
        element("script", src="/phone.js", defer="defer") if code else Markup(),
    )
    body = element("body", element("main", *parts), data_code=code, data_say=told)
    return f"<!DOCTYPE html>\n{element('html', head, body, lang=say.catalog.code)}\n"
