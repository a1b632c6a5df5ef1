"""Every text of a story's folder, in reading order, with where it stands and what there is to know about it."""

from __future__ import annotations

from operator import itemgetter

from game.authoring import folder
from game.authoring.loaded import Loaded
from game.authoring.node import Position
from game.language.apply import keys
from game.language.author.about import about, speaker
from game.language.author.text import Text
from game.narrative.story import Story

_PARTS = {"story": "The frame", "ending": "Endings", "concept": "Concepts", "support": "Support lines"}
_ORDER = ("story", "scene", "ending", "concept", "support")


def gather(loaded: Loaded, story: Story) -> tuple[Text, ...]:
    """Return every text of `story`, which was `loaded`, in reading order."""
    found = [(_place(loaded, story, key), _text(loaded, story, key, source)) for key, source in keys(story)]
    return tuple(text for _, text in sorted(found, key=itemgetter(0)))


def _place(loaded: Loaded, story: Story, key: str) -> tuple[int, int, Position]:
    """Return where a text comes: what is read together stands together, a chapter's words before its scenes."""
    sort, name, *_ = key.split("/")
    position = _position(loaded, story, key.split("/"))
    if sort not in ("chapter", "scene"):
        return _ORDER.index(sort), 0, position
    number = list(story.chapters).index(story.scenes[name].chapter if sort == "scene" else name)
    return _ORDER.index("scene"), number, position if sort == "scene" else position._replace(file="")


def _text(loaded: Loaded, story: Story, key: str, source: str) -> Text:
    position = _position(loaded, story, key.split("/"))
    return Text(
        key=key,
        source=source,
        part=_part(story, key),
        about=about(story, key, source),
        file=position.file.removeprefix(f"{loaded.folder.rstrip('/')}/"),
        line=position.line,
        spoken=bool(speaker(story, key)),
    )


def _part(story: Story, key: str) -> str:
    sort, name, *_ = key.split("/")
    if sort == "scene":
        return story.chapters[story.scenes[name].chapter].title
    return story.chapters[name].title if sort == "chapter" else _PARTS[sort]


def _position(loaded: Loaded, story: Story, steps: list[str]) -> Position:
    """Return where a text stands: its key leads through the file as far as the file has such keys."""
    inner = tuple(int(step) if step.isdigit() else step for step in steps)
    match steps[0]:
        case "story":
            return loaded.place("file", folder.MANIFEST, *inner[1:])
        case "support" if steps[1] == "directory":
            return loaded.place("file", folder.SUPPORT, "directory")
        case "support":
            codes = [country.code for country in story.countries]
            return loaded.place("file", folder.SUPPORT, "countries", codes.index(steps[1]), *inner[2:])
    return loaded.place(steps[0], steps[1], *inner[2:])
