"""A play-through as a short text code: at most 200 characters, letters and digits that survive copy and paste.

The alphabet is Crockford's base 32 (no I, L, O, U; O reads as 0, I and L as 1; case, blanks and dashes do not count).
Choices, names and left-out tags are written as checksums of their ids, so that a code outlives edits of everything
else. At the end stands a checksum by a prime, which any one wrong character and any two neighbours swapped change.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from game.narrative.game import Game, Replayed, again, new_game
from game.narrative.log import Header, Step
from game.narrative.play import ClosedChoice, UnknownChoice, UnknownRoute
from game.narrative.scene import Scene
from game.narrative.state import Setting
from game.narrative.story import Story

MAX_LENGTH = 200
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ = {letter: value for value, letter in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_PREFIX = "2C"
_CHAIRS, _CUTS, _OPENNESS = ("kit", "rowan", "both"), ("full", "short"), ("hears", "slowly", "closed")
_WAY, _NAME, _STEP, _CHECK = 1, 2, 3, 3
"""Digits for the chair, cut and openness together and for a count; for an id; for a step; for the checksum."""
_SKIP, _SAFE_EXIT, _FIRST = 0, 1, 2
_PRIME, _BASE = 32749, 33
"""The largest prime that fits the checksum, and a base that is no digit."""
_GROUP = 6
FAULTS: Mapping[str, str] = {
    "incomplete": "the code is not complete; copy all of it",
    "prefix": "a code begins with {prefix}",
    "letter": "'{letter}' does not appear in codes; copy it again",
    "length": "a code has at most {most} characters",
    "slip": "the code has a slip in it or belongs to another story; copy it again",
    "way": "the code is for a way of playing that this story does not have",
    "steps": "{steps} steps are too many for a code of {most} characters; keep a file instead",
}
"""What can be wrong, in English; the view has it in other languages."""


class CodeError(ValueError):
    """A text that is not a code of this story: `fault` names what is wrong, `values` fill in its words."""

    def __init__(self, fault: str, **values: str) -> None:
        super().__init__(FAULTS[fault].format(**values))
        self.fault = fault
        self.values = values


def encode(game: Game) -> str:
    """Return the code of `game`. Raises CodeError where it has too many steps for 200 characters."""
    header, setting = game.log.header, game.log.header.setting
    way = (_CHAIRS.index(setting.chair) * len(_CUTS) + _CUTS.index(setting.cut)) * len(_OPENNESS)
    tags = sorted(setting.left_out & game.story.tags.keys())
    digits = [*_spread(way + _OPENNESS.index(setting.openness), _WAY), *_spread(len(tags), _WAY)]
    for name in (header.casting, *tags):
        digits += _spread(_brief(name), _NAME)
    for step in game.log.steps:
        digits += _spread(_number(game.story, step), _STEP)
    digits += _spread(_check(game.story.id, digits), _CHECK)
    text = _PREFIX + "".join(ALPHABET[digit] for digit in digits)
    code = "-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))
    if len(code) > MAX_LENGTH or len(tags) >= len(ALPHABET):
        raise CodeError("steps", steps=str(len(game.log.steps)), most=str(MAX_LENGTH))
    return code


def decode(story: Story, code: str) -> Replayed:
    """Return the play-through that `code` holds, replayed as far as `story` still allows. Raises CodeError."""
    digits = _digits(code)
    if len(digits) < _CHECK:
        raise CodeError("incomplete")
    body, check = digits[:-_CHECK], digits[-_CHECK:]
    if _check(story.id, body) != _join(check):
        raise CodeError("slip")
    header, numbers = _read(story, body)
    try:
        game = new_game(story, header)
    except UnknownRoute:
        raise CodeError("way") from None
    for index, number in enumerate(numbers):
        step = _find(game, number)
        try:
            if step is None:
                return Replayed(game, len(numbers) - index)
            game = again(game, step)
        except (UnknownChoice, ClosedChoice):
            return Replayed(game, len(numbers) - index, step)
    return Replayed(game)


def _read(story: Story, body: list[int]) -> tuple[Header, list[int]]:
    """Return the header and the numbers of the steps."""
    digits = _Reader(body)
    way, tags = digits.next(_WAY), digits.next(_WAY)
    rest, openness = divmod(way, len(_OPENNESS))
    chair, cut = divmod(rest, len(_CUTS))
    casting = digits.next(_NAME)
    left_out = {digits.next(_NAME) for _ in range(tags)}
    if chair >= len(_CHAIRS) or len(digits.rest) % _STEP:
        raise CodeError("incomplete")
    tag_ids = frozenset(tag for tag in story.tags if _brief(tag) in left_out)
    setting = Setting(_CHAIRS[chair], _CUTS[cut], _OPENNESS[openness], tag_ids)
    casting_id = next((casting_.id for casting_ in story.castings if _brief(casting_.id) == casting), "")
    numbers = [digits.next(_STEP) for _ in range(len(digits.rest) // _STEP)]
    return Header(story.id, story.version, setting, casting_id), numbers


class _Reader:
    """Takes numbers from the front of a list of digits."""

    def __init__(self, digits: list[int]) -> None:
        self.rest = digits

    def next(self, width: int) -> int:
        if len(self.rest) < width:
            raise CodeError("incomplete")
        taken, self.rest = self.rest[:width], self.rest[width:]
        return _join(taken)


def _find(game: Game, number: int) -> Step | None:
    """Return the step that `number` stands for in the present scene, or None where nothing fits any more."""
    if number == _SAFE_EXIT:
        return Step(game.state.scene, "", "safe-exit")
    if game.scene is None:
        return None
    if number == _SKIP:
        return Step(game.scene.id, "", "skip")
    return next((numbered.step for numbered in _numbered(game.scene) if numbered.number == number), None)


def _number(story: Story, step: Step) -> int:
    if step.action != "choose":
        return _SKIP if step.action == "skip" else _SAFE_EXIT
    return next(numbered.number for numbered in _numbered(story.scenes[step.scene]) if numbered.step == step)


class _Numbered(NamedTuple):
    step: Step
    number: int


def _numbered(scene: Scene) -> Iterator[_Numbered]:
    """Yield a number of its own for each choice: the checksum of its ids, or the next that is free."""
    taken: set[int] = set()
    for choice in scene.choices:
        number = _FIRST + zlib.crc32(f"{scene.id}/{choice.id}".encode()) % (_PRIME - _FIRST)
        while number in taken:
            number = _FIRST + (number + 1 - _FIRST) % (_PRIME - _FIRST)
        taken.add(number)
        yield _Numbered(Step(scene.id, choice.id), number)


def _brief(id: str) -> int:
    """Return a short checksum of `id`; 0 for none."""
    return 1 + zlib.crc32(id.encode()) % 1023 if id else 0


def _check(story: str, digits: Iterable[int]) -> int:
    check = zlib.crc32(story.encode()) % _PRIME
    for digit in digits:
        check = (check * _BASE + digit) % _PRIME
    return check


def _spread(number: int, width: int) -> list[int]:
    return [number >> 5 * place & 31 for place in reversed(range(width))]


def _join(digits: Sequence[int]) -> int:
    number = 0
    for digit in digits:
        number = number * 32 + digit
    return number


def _digits(code: str) -> list[int]:
    text = "".join(letter for letter in code.upper() if letter.isalnum())
    if not text.startswith(_PREFIX):
        raise CodeError("prefix", prefix=_PREFIX)
    unknown = next((letter for letter in text if letter not in _READ), "")
    if unknown:
        raise CodeError("letter", letter=unknown)
    if len(text) > MAX_LENGTH:
        raise CodeError("length", most=str(MAX_LENGTH))
    return [_READ[letter] for letter in text[len(_PREFIX) :]]
