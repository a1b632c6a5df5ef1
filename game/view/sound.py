"""From a place to what is to be heard there: its tone, the rain, what somebody does. Captions say the same in words.

A place has a tone, and so has the rain. Small sounds follow from what the picture shows, unless a scene names its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.narrative.scene import Scene, Staging
from game.narrative.story import Ending
from game.view import words_sound as words
from game.view.picture import onstage
from game.view.session import FRONT, Session
from game.view.settings import Settings
from game.view.text import Words
from game.view.view import Line, Sound

QUIET = ("support", "safety", "recap", "turn", "beside", "keep", *FRONT)
"""Screens on which it is still: who reads there has left the table, or has not come to it yet."""
PLAIN, WEATHER = "room", ("rain", "roof")
OVER_THE_STREET, AT_A_TABLE = ("kitchen", "bedroom", "sofa", "room"), ("kitchen", "counsellor")


def sound(session: Session) -> Sound:
    """Return what is to be heard on the present screen of `session`."""
    shown = onstage(session)
    if shown is None or session.game is None or session.game.state.unsafe:
        return Sound()
    moment = f"{len(session.game.log.steps)}/{shown.id}/{'reply' if session.answered else 'arrival'}"
    return at_the_table(session.settings, shown, moment, session.answered, still=session.screen in QUIET)


def at_the_table(settings: Settings, shown: Scene | Ending, moment: str, answered: bool, *, still: bool) -> Sound:
    """Return what is to be heard of `shown`, after an answer where `answered`; nothing where it is `still`."""
    room, small = (settings.volume * part // 10 for part in (settings.room_volume, settings.small_volume))
    place, staging = shown.place, shown.staging
    once = answering(staging) if answered else arriving(place, staging)
    return Sound(
        rooms=rooms(place, staging) if room and not still else (),
        small=once if small and not still else (),
        moment=moment,
        room_gain=room,
        small_gain=small,
    )


def rooms(place: str, staging: Staging) -> tuple[str, ...]:
    """Return the tones of a place: its own, and that of the rain."""
    tone = place if place in words.ROOM else PLAIN
    return (tone, WEATHER[place == "car"]) if staging.rains else (tone,)


def arriving(place: str, staging: Staging) -> tuple[str, ...]:
    """Return the small sounds with which a scene begins."""
    if staging.sounds is not None:
        return staging.sounds
    poses = staging.poses.values()
    if "coat" in poses:
        return ("key",) if "key" in staging.objects else ("door",) if place == "hallway" else ("cloth",)
    if "cup" in poses:
        return ("cup",)
    if staging.hour == "night" and place in OVER_THE_STREET:
        return ("tram",)
    return ("chair",) if "sitting" in poses and place in AT_A_TABLE else ()


def answering(staging: Staging) -> tuple[str, ...]:
    """Return the small sounds that go with an answer: a cup, where there are cups."""
    return ("cup",) if "cups" in staging.objects else ()


def arrival_captions(settings: Settings, say: Words, shown: Scene | Ending) -> Iterator[Line]:
    """Yield the line that says what is to be heard where `shown` begins, if such lines are wanted."""
    yield from _caption(settings, say, (*rooms(shown.place, shown.staging), *arriving(shown.place, shown.staging)))


def answer_captions(settings: Settings, say: Words, answered: Scene) -> Iterator[Line]:
    """Yield the line that says what is to be heard with an answer, if there is something and such lines are wanted."""
    yield from _caption(settings, say, answering(answered.staging))


def _caption(settings: Settings, say: Words, names: Iterable[str]) -> Iterator[Line]:
    texts = {**words.ROOM, **words.SMALL}
    told = say(words.SEPARATOR).join(say(texts[name]) for name in names)
    if told and settings.captions:
        heard = say(words.CAPTION_HEARD, sounds=told)
        yield Line("sound", "sound", say(words.CAPTION, sounds=told), heard=heard)
