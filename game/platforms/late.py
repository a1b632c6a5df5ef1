"""Languages that are fetched only once somebody reads in them, as a page does that wants to begin soon.

A host is asked for a language that is not there: it says so and goes on in the present one; when the files have come,
whoever fetched them presses `learnt:CODE`, and the host reads in it, wherever the person is by then.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from game.language.shelf import Volume, languages
from game.narrative.story import Story
from game.platforms.host import Saver
from game.platforms.room import Clock, RoomHost
from game.platforms.store import Store
from game.view import words
from game.view.settings import System

INDEX = "late.json"
"""Beside a story: the languages that are not there yet, with their names and files."""
LEARNT = "learnt:"
_CHOICE = "set:language="


def shelf(story: Path, root: Path) -> Mapping[str, Volume]:
    """Return the languages of the story beside the bundle `story`, also those that come late; they lie below `root`."""
    found = dict(languages(story))
    index = story.with_name(INDEX)
    for code, told in json.loads(index.read_text("utf-8")).items() if index.is_file() else ():
        files = tuple(root / name for name in told["files"])
        found[code] = Volume(code, told["name"], told["status"], files, told["label"])
    first, *others = found
    return {code: found[code] for code in (first, *sorted(others))}


class LateHost(RoomHost):
    """A host that has languages fetched: `fetch` begins it, and `learnt:CODE` is pressed when it has ended."""

    def __init__(
        self,
        story: Story,
        store: Store,
        token: str,
        rooms: Store,
        clock: Clock,
        saver: Saver,
        system: System,
        shelf: Mapping[str, Volume],
        fetch: Callable[[str], None],
        parts: Mapping[str, Callable[[], None]] | None = None,
    ) -> None:
        """`parts` are those of the program that come late, too, and who is told that one has come, or could not."""
        super().__init__(story, store, token, rooms, clock, saver, system, shelf)
        self._parts = parts or {}
        self.called: Callable[[], None] = lambda: None
        """Called when a workshop opens while nothing is known of phones: whoever serves the page may count some."""
        self._shelf = shelf
        self._fetch = fetch
        self._wished = ""

    def open_workshop(self) -> None:
        """Lead a workshop from here on, and look whether phones can vote."""
        super().open_workshop()
        if self.link is None:
            self.called()

    def press(self, control: str) -> str:
        """Press `control`; a language that is not there is fetched first. Return the session's request."""
        if control.startswith(LEARNT):
            return self._learnt(control.removeprefix(LEARNT))
        if not control.startswith(_CHOICE):
            return super().press(control)
        code = self._wished = control.removeprefix(_CHOICE)
        volume = self._shelf.get(code)
        if volume is None or volume.here:
            return super().press(control)
        self.tell(self.session.say(words.LANGUAGE_COMING, language=volume.name))
        self._fetch(code)
        return ""

    def _learnt(self, code: str) -> str:
        if code in self._parts:
            self._parts[code]()
            return ""
        if code != self._wished:  # another one was chosen meanwhile
            return ""
        volume = self._shelf[code]
        if not volume.here:
            self.tell(self.session.say(words.LANGUAGE_MISSING, language=volume.name))
            return ""
        self.tell("")
        self.read_in(code)
        self.keep()
        return ""
