"""support.yaml: support lines by country, as dated text."""

from __future__ import annotations

from dataclasses import dataclass

from game.authoring.record import Key, Many, Record
from game.authoring.shape import Pattern, Text
from game.narrative.story import Country, SupportLine


@dataclass(frozen=True, slots=True)
class SupportFile:
    """What the support file says."""

    countries: tuple[Country, ...] = ()
    directory: str = ""


SUPPORT_LINE: Record[SupportLine] = Record(
    "a support line",
    "Someone to talk to.",
    (
        Key("name", Text(longest=120), "What the line is called.", needed=True),
        Key(
            "number",
            Text("a phone number", digits=True, longest=80),
            "The number to call, or the address of a chat.",
            needed=True,
        ),
        Key("hours", Text(longest=120), "When it answers.", needed=True),
        Key("languages", Text(longest=120), "The languages it speaks.", needed=True),
        Key("audience", Text(longest=200), "Whom it is for.", needed=True),
        Key(
            "checked",
            Pattern(r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$", "a date, such as 2026-03-01"),
            "The day on which all this was last checked, as YYYY-MM-DD; left out if it never was.",
        ),
    ),
    lambda values: SupportLine(**values),
)

COUNTRY: Record[Country] = Record(
    "a country",
    "The support lines of one country.",
    (
        Key(
            "code",
            Pattern("^[A-Z]{2}$", "two capital letters (ISO 3166), such as GB"),
            "The country's code.",
            needed=True,
        ),
        Key("name", Text(longest=80), "The country's name.", needed=True),
        Key("emergency", Text("a phone number", digits=True, longest=80), "The emergency number.", needed=True),
        Key("lines", Many(SUPPORT_LINE, what="a list of support lines"), "The lines.", needed=True),
    ),
    lambda values: Country(**values),
)

SUPPORT_FILE: Record[SupportFile] = Record(
    "the support file",
    "Support lines by country, shown on the support page.",
    (
        Key("directory", Text(longest=300), "Where lines of every other country are listed."),
        Key(
            "countries",
            Many(COUNTRY, what="a list of countries", unique=lambda country: country.code),
            "The countries, by name.",
            needed=True,
        ),
    ),
    lambda values: SupportFile(**values),
)
