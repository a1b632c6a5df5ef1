"""The words of conditions, which explain why an answer is struck through: this needs trust of at least 40."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.narrative.cast import Cast
from game.narrative.explain import COUNTED, PHRASES
from game.narrative.story import Story
from game.view.text import Counted, Text, Words

_ABOUT = {
    "meter": "a value from 0 to 100, behind “this needs”",
    "count": "counted is a number and what was counted: 3 swallowed words",
    "flag": "behind “this needs”",
    "word": "behind “this needs”; what and word are filled in: the latest promise, kept",
    "recall": "behind “this needs”; a scene's title and an answer in quotation marks",
    "join": "joins two conditions",
}
PHRASE: Mapping[str, Text] = {
    name: Text(f"ui/condition/{name}", english, _ABOUT[name.partition("/")[0]]) for name, english in PHRASES.items()
}
COUNT: Mapping[str, Counted] = {
    name: Counted(f"ui/condition/count/{name}", one, other, "behind “this needs at least”")
    for name, (one, other) in COUNTED.items()
}
TITLE = Text("ui/condition/title", "“{title}”", "a scene's title or an answer inside a sentence")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words conditions in the language of `say`, with the titles that `story` has for its scenes."""

    say: Words
    story: Story
    cast: Cast

    def phrase(self, key: str, **values: str) -> str:
        """Return the phrase `key`, filled in with `values`."""
        return self.say(PHRASE[key], **values)

    def counted(self, name: str, count: int) -> str:
        """Return `count` of what is called `name`."""
        return self.say.count(COUNT[name], count)

    def scene(self, scene: str) -> str:
        """Return the title of a scene."""
        found = self.story.scenes.get(scene)
        return self.say(TITLE, title=self.cast.fill(found.title)) if found else scene

    def choice(self, scene: str, choice: str) -> str:
        """Return the words of a choice."""
        found = self.story.scenes.get(scene)
        answer = found.choice(choice) if found else None
        text = self.cast.fill(answer.text) if answer else choice
        return text if text[:1] in "“«" else self.say(TITLE, title=text)
