"""A language that is none: every text in brackets, so that whatever stands outside of them was never translated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from game.language.apply import keys
from game.language.catalog import SOURCE, Catalog
from game.narrative.condition import parse
from game.narrative.scene import Scene
from game.narrative.story import Story
from game.view.edition import Editions
from game.view.session import Session
from game.view.settings import System
from game.view.view import Field, View
from game.view.words import ui_texts
from tests.pilot.pilot import TODAY, tiny_story, words_of

CODE, NAME = "qps", "⟦Pseudo⟧"
INNERMOST = re.compile(r"⟦[^⟦⟧]*⟧")
NAMES = frozenset({"Kit", "Rowan", "Juno"})
"""The names of the people are the same in every language of the tests."""


@dataclass(frozen=True)
class Shelved:
    """A catalog as a shelf holds it."""

    catalog: Catalog
    problems: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        return self.catalog.code

    @property
    def name(self) -> str:
        return self.catalog.name

    @property
    def status(self) -> str:
        return self.catalog.status

    @property
    def here(self) -> bool:
        return True

    @property
    def called(self) -> str:
        return self.catalog.name

    def open(self) -> tuple[Catalog, tuple[str, ...]]:
        return self.catalog, self.problems


def bracketed(story: Story, status: str = "draft") -> Catalog:
    """Return the catalog that has every text of `story` and of the program in brackets."""
    told = {key: text for key, text in keys(story) if text not in NAMES}
    texts = told | {key: english for key, english, _ in ui_texts()}
    return Catalog(CODE, NAME, status, {key: (text, f"⟦{text}⟧") for key, text in texts.items()})


def shelf(*catalogs: Catalog) -> Mapping[str, Shelved]:
    """Return the shelf that holds English and `catalogs`."""
    return {catalog.code: Shelved(catalog) for catalog in (SOURCE, *catalogs)}


@cache
def rich_story() -> Story:
    """Return a small story that has one of everything a screen can show, and two ways to play."""
    story = tiny_story()
    route = story.routes["kit", "short"]
    return replace(
        story,
        routes={
            ("kit", "short"): route,
            ("kit", "full"): replace(route, cut="full"),
            ("rowan", "short"): replace(route, chair="rowan"),
        },
        chairs=(*story.chairs, replace(story.chairs[0], id="rowan", title="{rowan}'s chair", soon="Not yet.")),
        scenes={key: _hindered(scene) for key, scene in story.scenes.items()},
        texts=replace(story.texts, subtitle="A cup and two chairs.", age="For adults.", evidence=("A study.",)),
    )


def _hindered(scene: Scene) -> Scene:
    """Return the scene with answers that are struck, and that for the program's own reasons, not for the story's."""
    needs = {"listen": parse("cup.choice == in-a-minute and trust >= 90")}
    return replace(
        scene,
        choices=tuple(replace(choice, struck="", needs=needs.get(choice.id, choice.needs)) for choice in scene.choices),
    )


def reading(story: Story, language: str = CODE, **system: object) -> Session:
    """Return a session that is read in the pseudo-language."""
    device = replace(System(today=TODAY, can_quit=True, language=language), **system)  # type: ignore[arg-type]
    return Session(story, device, editions=Editions(story, shelf(bracketed(story)))).translated()


def outside(text: str) -> str:
    """Return what stands outside all brackets, without names, numbers and signs."""
    left = text
    while INNERMOST.search(left):
        left = INNERMOST.sub("", left)
    return " ".join(word for word in re.findall(r"[^\W\d_]+", left) if word not in NAMES)


def english_left(view: View) -> Iterator[str]:
    """Yield every readable text of `view` that has something outside the brackets."""
    as_it_is = {item.value for item in view.items() if isinstance(item, Field)}
    as_it_is |= {control.label for control in view.controls() if control.language}  # a language's own name
    for text in words_of(view):
        if text not in as_it_is and outside(text):
            yield text
