"""What a page fetches late, because it wants to begin soon: languages, and all that the first choice can wait for.

A host is asked for what is not there: it says so and goes on with what is; when the files have come, whoever fetched
them presses `learnt:NAME`, and the host does what was asked for, wherever the person is by then.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from importlib.machinery import FileFinder
from pathlib import Path

from game.authoring.bundle import load
from game.language.shelf import Volume, languages
from game.narrative.opening import leads_on
from game.narrative.story import Story
from game.platforms.host import Saver
from game.platforms.room import Clock, RoomHost
from game.platforms.store import Store
from game.view import words
from game.view.session import Session
from game.view.settings import System

INDEX = "late.json"
"""Beside a story: the languages that are not there yet, with their names and files."""
LEARNT = "learnt:"
REST = "rest"
"""What the page calls the archive of all that the first choice can wait for: the whole story, what only leads a
workshop, and letters that have to be asked for."""
OPENING = "-opening"
"""Behind the code of a language: what the page calls the archive of as much of it as the opening of a story needs."""
_CHOICE = "set:language="


def shelf(story: Path, root: Path, *, opening: bool = False) -> Mapping[str, Volume]:
    """Return the languages of the story beside the bundle `story`, also those that come late; they lie below `root`.

    Of those that come late, only what the opening of the story needs, where `opening`.
    """
    found = dict(languages(story))
    index = story.with_name(INDEX)
    for code, told in json.loads(index.read_text("utf-8")).items() if index.is_file() else ():
        files = tuple(root / name for name in told["opening" if opening else "files"])
        found[code] = Volume(code, told["name"], told["status"], files, told["label"])
    first, *others = found
    return {code: found[code] for code in (first, *sorted(others))}


def whole_story(bundle: Path) -> Story | None:
    """Return the story of `bundle`; None while that is not there."""
    if not bundle.is_file():
        return None
    for finder in sys.path_importer_cache.values():
        if isinstance(finder, FileFinder):  # modules came with it; `invalidate_caches` wants more than a page has
            finder.invalidate_caches()
    return load(bundle.read_text("utf-8"))


def waits(session: Session) -> bool:
    """Return whether `session` cannot be shown before the rest is there."""
    if session.game is not None and leads_on(session.game):
        return True
    return session.request == "workshop" or session.settings.typeface == "legible"


class LateHost(RoomHost):
    """A host that has fetched what is not there: `fetch` begins it, and `learnt:NAME` is pressed when it has ended."""

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
        whole: Callable[[], Story | None] | None = None,
        openings: Mapping[str, Volume] | None = None,
    ) -> None:
        """`parts` are those of the program that come late, too, and who is told that one has come, or could not.

        Where `story` is but an opening, `whole` returns the whole of it once the rest is there, and `openings` are the
        languages of the `shelf` as far as an opening needs them.
        """
        self._volumes = shelf if whole is None else openings or shelf
        """The languages of the story that is told now: of its opening, or of the whole."""
        super().__init__(story, store, token, rooms, clock, saver, system, self._volumes)
        self._parts = parts or {}
        self.called: Callable[[], None] = lambda: None
        """Called when a workshop opens while nothing is known of phones: whoever serves the page may count some."""
        self._languages = shelf
        self._fetch = fetch
        self._wished: str | None = None
        """The language that was asked for last, as the settings write it."""
        self._whole = whole
        self._coming: set[str] = set()
        """What the whole story needs and is on its way."""
        self._held: Callable[[], str] | None = None
        """What was asked for and needs the rest."""

    def open_workshop(self) -> None:
        """Lead a workshop from here on, and look whether phones can vote."""
        super().open_workshop()
        if self.link is None:
            self.called()

    def press(self, control: str) -> str:
        """Press `control`; what it needs and is not there is fetched first. Return the session's request."""
        if control.startswith(LEARNT):
            return self._learnt(control.removeprefix(LEARNT))
        self._held = None
        if control.startswith(_CHOICE) and not self._turns(control.removeprefix(_CHOICE)):
            return ""
        if self._whole is not None and waits(self.session.press(control)):
            return self._hold(lambda: self._pressed(control))
        return self._pressed(control)

    def enter(self, field: str, text: str) -> str:
        """Enter `text` into `field`: a code may lead anywhere in the story. Return the session's request."""
        if self._whole is not None:
            return self._hold(lambda: self._entered(field, text))
        return self._entered(field, text)

    def _pressed(self, control: str) -> str:
        request = super().press(control)
        if self.session.game is not None:  # the first choice is there: now the rest may come
            self._ask()
        return request

    def _entered(self, field: str, text: str) -> str:
        return super().enter(field, text)

    def _hold(self, do: Callable[[], str]) -> str:
        self._held = do
        self.tell(self.session.say(words.REST_COMING))
        self._ask()
        return ""

    def _ask(self) -> None:
        """Have everything fetched that the whole story needs; what has come already is there again at once."""
        if self._whole is not None:
            for name in self._needs():
                if name not in self._coming:
                    self._coming.add(name)
                    self._fetch(name)

    def _needs(self) -> tuple[str, ...]:
        """Return what the whole story needs: the rest, and, until it is there, all of the language that is read."""
        volume = self._languages.get(self.session.language)
        return (REST,) if volume is None or volume.here else (REST, volume.code)

    def _learnt(self, name: str) -> str:
        if name in self._parts:
            self._parts[name]()
            return ""
        return self._learnt_whole(name) if name in self._coming else self._learnt_language(name)

    def _learnt_whole(self, name: str) -> str:
        """Go on in the whole story once all that it needs is there; say so where somebody waits for it in vain."""
        self._coming.discard(name)
        needs = self._needs()
        if self._whole is None or self._coming.intersection(needs):
            return ""
        held, self._held = self._held, None
        story = self._whole() if needs == (REST,) else None
        if story is not None:
            self._whole, self._volumes = None, self._languages
            self._coming.clear()
            self.retell(story, self._languages)
        if held is None:
            return ""
        self.tell("" if story is not None else self.session.say(words.REST_MISSING))
        return held() if story is not None else ""

    def _turns(self, chosen: str) -> bool:
        """Return whether the language that was `chosen` is there; if not, have it fetched, and say so."""
        self._wished = chosen
        volume = self._volume(chosen)
        if volume is None or volume.here:
            return True
        self.tell(self.session.say(words.LANGUAGE_COMING, language=volume.name))
        self._fetch(self._archive(volume))
        return False

    def _volume(self, chosen: str) -> Volume | None:
        """Return the language that is read where the settings say `chosen`; None where there is but one."""
        editions = self.session.editions
        return self._volumes.get(editions.code(chosen, self.session.system.language)) if editions else None

    def _archive(self, volume: Volume) -> str:
        return volume.code if self._whole is None else volume.code + OPENING

    def _learnt_language(self, name: str) -> str:
        wished = self._wished
        volume = self._volume(wished) if wished is not None else None
        if wished is None or volume is None or name.removesuffix(OPENING) != volume.code:
            return ""  # another one was chosen meanwhile
        if volume.here:
            self.tell("")
            self.read_in(wished)
            self.keep()
            if self.session.game is not None:
                self._ask()
        elif name != self._archive(volume):  # the whole story has come meanwhile, which needs the whole language
            self._fetch(self._archive(volume))
        else:
            self.tell(self.session.say(words.LANGUAGE_MISSING, language=volume.name))
        return ""
