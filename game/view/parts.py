"""Small pieces that several screens are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, repeat

from game.narrative.cast import Cast
from game.narrative.number import TOP, points
from game.narrative.scene import Spoken
from game.narrative.state import State
from game.narrative.story import Story
from game.view import words
from game.view.text import Words, sentence
from game.view.view import Control, Item, Line, Meter, Section

LETTERS = "ABCDEFGIJKLMPRTVWYZ"
"""Those that are not the key of a standing command."""

BRIGHTEST, LONG_BID = ((40, 160), (90, 145), (150, 130)), 118
"""Up to this many characters a bid is set in this size, in percent of the text; a longer one in the last."""


def said(lines: Iterable[Spoken], where: str, cast: Cast, say: Words, misses: int = 0) -> Iterator[Line]:
    """Yield story lines as they are shown: speech in quotation marks, a bid larger the fewer were missed before it."""
    for spoken in lines:
        text = cast.fill(spoken.text)
        if not spoken.speaker:
            yield Line(f"{where}/{spoken.key}", "narration", text)
            continue
        speaker, loudness = cast.name(spoken.speaker), 100
        if spoken.bid:
            loudness = max(100, 160 - 15 * misses)
            quiet = words.QUIET[max(level for level in words.QUIET if level <= misses)]
            speaker = say(words.SPEAKER, speaker=speaker, quietly=say(quiet)) if quiet else speaker
        yield Line(f"{where}/{spoken.key}", "speech", say(words.QUOTE, text=text), speaker, loudness)


def _brightest(bid: str) -> int:
    """Return how large a bid may be set, in percent: three words carry a size that a whole paragraph does not."""
    return next((size for length, size in BRIGHTEST if len(bid) <= length), LONG_BID)


def meters(story: Story, say: Words, state: State, before: State | None, figures: bool) -> Section:
    """Return both meters in words; `before` tells which way the latest answer moved them."""
    items = []
    for name, label in (("trust", words.TRUST), ("self_worth", words.SELF_WORTH)):
        value = getattr(state, name)
        band = story.band(name, value)
        change = ""
        if before is not None and story.band(name, getattr(before, name)) != band:
            change = "rising" if value > getattr(before, name) else "falling"
        figure = points(value) if figures else ""
        items.append(Meter(name, say(label), band.word, band.glyph, value * 100 // TOP, figure, change))
    return Section("meters", "meters", tuple(items))


def band_changes(story: Story, say: Words, before: State, after: State) -> Iterator[str]:
    """Yield what the latest answer moved, in words, where a band was crossed."""
    for name, label in (("trust", words.TRUST), ("self_worth", words.SELF_WORTH)):
        band = story.band(name, getattr(after, name))
        if band != story.band(name, getattr(before, name)):
            yield sentence(say(words.BAND_CHANGE, label=say(label), word=band.word))


def lettered(controls: Iterable[Control]) -> tuple[Control, ...]:
    """Return `controls` with A, B, C… in order."""
    letters = chain(LETTERS, repeat(""))
    return tuple(replace(control, letter=next(letters)) for control in controls)


def text(id: str, items: Iterable[Item], label: str = "") -> Section:
    """Return a section of text."""
    return Section(id, "text", tuple(items), label)


def notes(id: str, paragraphs: Iterable[str], role: str = "note") -> Iterator[Line]:
    """Yield paragraphs as lines, without the empty ones."""
    for place, paragraph in enumerate(paragraphs, 1):
        if paragraph:
            yield Line(f"{id}/{place}", "narration" if role == "narration" else "note", paragraph)
