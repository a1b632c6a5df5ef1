"""A language that is none, to see whether a real one would fit: two fifths longer than English, accented, in brackets.

>>> stretch("Go back to “{title}”")
'[Góó bááck tóó “{title}”]'
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from game.language.apply import keys
from game.language.catalog import Catalog
from game.narrative.story import Story
from game.view.words import ui_texts

CODE, NAME = "qps", "[Lóóngéér]"
"""`qps` is kept free by Unicode's CLDR for pseudo-languages."""
_BRACES = re.compile(r"(\{[^{}]*\})")
_TWICE = re.compile("[aeiounr]", re.IGNORECASE)
_ACCENTED = str.maketrans("aeiounAEIOUN", "áéíóúñÁÉÍÓÚÑ")


def stretch(text: str) -> str:
    """Return `text` with every vowel, n and r twice and accented, in brackets; what stands in braces stays as it is.

    What is drawn without brackets at both ends was cut off, what has no accents was never translated.
    """
    parts = _BRACES.split(text)
    return f"[{''.join(part if part.startswith('{') else _twice(part) for part in parts)}]"


def _twice(text: str) -> str:
    return _TWICE.sub(lambda found: (found[0] + found[0].lower()).translate(_ACCENTED), text)


def longer(story: Story) -> Catalog:
    """Return the catalog that has every text of `story` and of the program stretched, but the names of people."""
    people = (story.cast.people.values(), *(casting.people for casting in story.castings))
    names = {person.name for group in people for person in group}
    texts = dict(keys(story)) | {key: english for key, english, _ in ui_texts()}
    return Catalog(
        CODE, NAME, "draft", {key: (text, stretch(text)) for key, text in texts.items() if text not in names}
    )


@dataclass(frozen=True, slots=True)
class Longer:
    """The language on a shelf, beside the real ones (`game/view/edition.py`)."""

    story: Story
    code: str = CODE
    name: str = NAME
    status: str = "draft"
    here: bool = True
    called: str = NAME

    def open(self) -> tuple[Catalog, tuple[str, ...]]:
        """Return its words; nothing is wrong with them."""
        return longer(self.story), ()
