"""A story told in another language: every text that players read is looked up by its key, and nothing else changes.

The keys are the ids that authors wrote: `scene/job-offer/text/stairs`, `ending/two-keys/title`, `story/note/0`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from game.language.catalog import Catalog
from game.narrative.cast import Cast, Person
from game.narrative.scene import Choice, Line, Pause, Scene, TurningPoint, Variant
from game.narrative.story import Band, Casting, Chair, Chapter, Concept, Country, Ending, Story, SupportLine, Texts

Tell = Callable[[str, str], str]
"""Key and text → the text in its place."""
T = TypeVar("T")
_CLOSING = ("missing", "there", "next")


def translate(story: Story, catalog: Catalog) -> Story:
    """Return `story` in the language of `catalog`, line by line: what has no fresh translation stays as it is.

    Ids, conditions and numbers are the same, so a log leads through both the same way. A story of which nothing is
    translated stays in its own language, and says so.
    """
    if not catalog.entries:
        return story
    told = _Told(story.cast, catalog)
    translated = rewrite(story, told)
    if not told.any:
        return story
    cast = replace(translated.cast, pronouns=catalog.pronouns or story.cast.pronouns)
    return replace(translated, cast=cast, language=catalog.code)


def keys(story: Story) -> Iterator[tuple[str, str]]:
    """Yield the key of every text of `story` that players read, and the text."""
    found: dict[str, str] = {}
    rewrite(story, lambda key, text: found.setdefault(key, text))
    yield from found.items()


class _Told:
    """Looks texts up, and remembers whether any was found.

    A text that stays in the story's language keeps that language's pronouns.
    """

    def __init__(self, cast: Cast, catalog: Catalog) -> None:
        self._find = catalog.find
        self._pin = cast.pin if catalog.pronouns else str
        self.any = False

    def __call__(self, key: str, text: str) -> str:
        found = self._find(key, text)
        if found is None:
            return self._pin(text)
        self.any = True
        return found


def rewrite(story: Story, tell: Tell) -> Story:
    """Return `story` with what `tell` says in place of each text; it is asked about none that is empty."""

    def told(key: str, text: str) -> str:
        return tell(key, text) if text else text

    return replace(
        story,
        title=told("story/title", story.title),
        cast=replace(story.cast, people=_people("story/cast", story.cast.people, told)),
        chapters={key: _chapter(chapter, told) for key, chapter in story.chapters.items()},
        scenes={key: _scene(scene, told) for key, scene in story.scenes.items()},
        endings={key: _ending(ending, told) for key, ending in story.endings.items()},
        chairs=tuple(_chair(chair, told) for chair in story.chairs),
        castings=tuple(_casting(casting, told) for casting in story.castings),
        bands={meter: _bands(meter, bands, told) for meter, bands in story.bands.items()},
        concepts={key: _concept(concept, told) for key, concept in story.concepts.items()},
        countries=tuple(_country(country, told) for country in story.countries),
        directory=told("support/directory", story.directory),
        tags={tag: told(f"story/tags/{tag}", text) for tag, text in story.tags.items()},
        texts=_texts(story.texts, told),
    )


def _fields(at: str, value: T, names: tuple[str, ...], told: Tell, **others: Any) -> T:
    """Return `value` with its texts `names` told; a text's key is that of the value and its field's name."""
    texts = {name: told(f"{at}/{name}", getattr(value, name)) for name in names}
    return replace(value, **texts, **others)  # type: ignore[type-var]


def _people(at: str, people: Mapping[str, Person], told: Tell) -> dict[str, Person]:
    return {key: _fields(f"{at}/{key}", person, ("name",), told) for key, person in people.items()}


def _chapter(chapter: Chapter, told: Tell) -> Chapter:
    return _fields(f"chapter/{chapter.id}", chapter, ("title", "content"), told)


def _scene(scene: Scene, told: Tell) -> Scene:
    at = f"scene/{scene.id}"
    point = scene.turning_point
    return _fields(
        at,
        scene,
        ("title", "time", "need"),
        told,
        text=_lines(f"{at}/text", scene.text, told),
        choices=tuple([_choice(f"{at}/choices/{choice.id}", choice, told) for choice in scene.choices]),
        skip=_fields(f"{at}/skip", scene.skip, ("summary",), told),
        turning_point=None if point is None else _turning_point(f"{at}/turning_point", point, told),
    )


def _choice(at: str, choice: Choice, told: Tell) -> Choice:
    return _fields(at, choice, ("text", "struck", "change"), told, reply=_lines(f"{at}/reply", choice.reply, told))


def _turning_point(at: str, point: TurningPoint, told: Tell) -> TurningPoint:
    pause: Pause = _fields(
        f"{at}/pause",
        point.pause,
        ("predict",),
        told,
        prompts=_paragraphs(f"{at}/pause/prompts", point.pause.prompts, told),
    )
    return _fields(at, point, ("note", "another_phrase"), told, pause=pause)


def _lines(at: str, lines: tuple[Line, ...], told: Tell) -> tuple[Line, ...]:
    return tuple([_line(f"{at}/{line.key}", line, told) for line in lines])


def _line(at: str, line: Line, told: Tell) -> Line:
    text = told(at, line.text)
    instead = tuple([_variant(f"{at}/instead/{variant.key}", variant, told) for variant in line.instead])
    return replace(line, text=text, instead=instead)


def _variant(at: str, variant: Variant, told: Tell) -> Variant:
    return replace(variant, text=told(at, variant.text))


def _ending(ending: Ending, told: Tell) -> Ending:
    at = f"ending/{ending.id}"
    return _fields(
        at,
        ending,
        ("title", *_CLOSING),
        told,
        text=_lines(f"{at}/text", ending.text, told),
        rowan=None if ending.rowan is None else _fields(f"{at}/rowan", ending.rowan, _CLOSING, told),
    )


def _chair(chair: Chair, told: Tell) -> Chair:
    return _fields(f"story/chairs/{chair.id}", chair, ("title", "text", "soon"), told)


def _casting(casting: Casting, told: Tell) -> Casting:
    at = f"story/castings/{casting.id}"
    people = tuple(_fields(f"{at}/{person.id}", person, ("name",), told) for person in casting.people)
    return _fields(at, casting, ("label",), told, people=people)


def _bands(meter: str, bands: tuple[Band, ...], told: Tell) -> tuple[Band, ...]:
    return tuple(_fields(f"story/bands/{meter}/{band.id}", band, ("word",), told) for band in bands)


def _concept(concept: Concept, told: Tell) -> Concept:
    return _fields(f"concept/{concept.id}", concept, ("title", "plain", "source"), told)


def _country(country: Country, told: Tell) -> Country:
    at = f"support/{country.code}"
    lines = tuple(_support_line(f"{at}/lines/{index}", line, told) for index, line in enumerate(country.lines))
    return _fields(at, country, ("name",), told, lines=lines)


def _support_line(at: str, line: SupportLine, told: Tell) -> SupportLine:
    return _fields(at, line, ("name", "hours", "languages", "audience"), told)


def _texts(texts: Texts, told: Tell) -> Texts:
    safety = {
        f"safety_{name}": told(f"story/safety/{name}", getattr(texts, f"safety_{name}"))
        for name in ("label", "back", "leave")
    }
    return _fields(
        "story",
        texts,
        ("subtitle", "disclaimer", "age"),
        told,
        **safety,
        safety_question=_paragraphs("story/safety/question", texts.safety_question, told),
        **{name: _paragraphs(f"story/{name}", getattr(texts, name), told) for name in ("note", "support", "evidence")},
    )


def _paragraphs(at: str, paragraphs: tuple[str, ...], told: Tell) -> tuple[str, ...]:
    return tuple(told(f"{at}/{index}", text) for index, text in enumerate(paragraphs))
