"""Support and the fear question: within two presses of everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from game.narrative.story import Country
from game.view import words
from game.view.parts import lettered, notes, text
from game.view.session import Session
from game.view.text import Words, sentence
from game.view.view import Control, Line, Section

STALE_DAYS = 365
"""A number that was checked longer ago than this is to be checked again."""


def support(session: Session) -> tuple[Section, ...]:
    """Support lines as dated text, by country; nothing dials and nothing opens."""
    story, say = session.story, session.say
    lines = [
        Line("heading", "heading", say(words.SUPPORT)),
        *notes("support", (session.cast.fill(paragraph) for paragraph in story.texts.support)),
    ]
    chosen = [country for country in story.countries if country.code == session.settings.country]
    countries = (
        Control("country:", say(words.ALL_COUNTRIES), "radio", checked=not chosen),
        *(
            Control(f"country:{country.code}", country.name, "radio", checked=country in chosen)
            for country in story.countries
        ),
    )
    directory = notes("directory", [sentence(story.directory)] if story.directory else [])
    actions = (Control("back", say(words.BACK), primary=True), Control("safety:ask", say(words.FEAR_QUESTION)))
    return (
        text("text", lines),
        Section("country", "setting", countries, say(words.COUNTRY), shown=True),
        *(_country(session, country) for country in chosen or story.countries),
        text("directory", directory),
        text("exit", [Line("exit", "note", f"{say(words.STANDING['quick-exit'][0])}: {say(words.QUICK_EXIT_MEANS)}")]),
        Section("actions", "actions", actions),
    )


def _country(session: Session, country: Country) -> Section:
    items = [Line(f"country/{country.code}", "caption", country.name)]
    if country.emergency:
        emergency = session.say(words.EMERGENCY, number=country.emergency)
        items.append(Line(f"country/{country.code}/emergency", "narration", emergency))
    for place, line in enumerate(country.lines):
        where = f"country/{country.code}/{place}"
        items.append(Line(where, "narration", f"{line.name}: {line.number}"))
        details = [line.audience, line.hours, line.languages, checked(line.checked, session.system.today, session.say)]
        items.append(Line(f"{where}/details", "note", " ".join(sentence(part) for part in details if part)))
    return Section(f"country/{country.code}", "text", tuple(items), country.name)


def checked(on: str, today: str, say: Words) -> str:
    """Return when a number was checked, or that it has to be: nobody did, or longer than twelve months ago."""
    try:
        fresh = bool(on) and (date.fromisoformat(today) - date.fromisoformat(on)).days <= STALE_DAYS
    except ValueError:
        fresh = False
    return say(words.CHECKED, date=on) if fresh else say(words.CHECK_NUMBER)


def safety(session: Session) -> tuple[Section, ...]:
    """The fear question: it leads back, or to the safe exit."""
    texts = session.story.texts
    lines = (Line("heading", "heading", texts.safety_label), *_question(session))
    choices = (Control("back", texts.safety_back), Control("afraid", texts.safety_leave))
    return (text("text", lines), Section("choices", "choices", lettered(choices)))


def _question(session: Session) -> Iterator[Line]:
    yield from notes("question", map(session.cast.fill, session.story.texts.safety_question), "narration")
