"""What a page fetches late, because it wants to begin soon: languages, and all that the first choice can wait for.

A host is asked for what is not there: it says so and goes on with what is; when the files have come, whoever fetched
them presses `learnt:NAME`, and the host does what was asked for, wherever the person is by then.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from game.language.shelf import Volume, languages
from game.narrative.opening import leads_on
from game.narrative.story import Story
from game.platforms.host import Host
from game.view import words
from game.view.session import Session
from game.view.settings import System
from game.view.view import View

INDEX = "late.json"
"""Beside a story: the languages that are not there yet, with their names and files."""
LEARNT = "learnt:"
REST = "rest"
"""What the page calls the archive of all that the first choice can wait for: the whole story, what only leads a
workshop, and letters that have to be asked for."""
_CHOICE = "set:language="
Fetch = Callable[[str], None]
"""Begins to fetch a language by its code, or the rest. `learnt:NAME` is pressed when that has ended, well or not."""
Whole = Callable[[], Story | None]
"""Returns the whole story once the rest is there."""
Lead = Callable[[Story, Host], Host]
"""Returns a host that goes on from another one in a story, and can lead a workshop."""


def shelf(story: Path, root: Path) -> Mapping[str, Volume]:
    """Return the languages of the story beside the bundle `story`, also those that come late; they lie below `root`."""
    found = dict(languages(story))
    index = story.with_name(INDEX)
    for code, told in json.loads(index.read_text("utf-8")).items() if index.is_file() else ():
        files = tuple(root / name for name in told["files"])
        found[code] = Volume(code, told["name"], told["status"], files, told["label"])
    first, *others = found
    return {code: found[code] for code in (first, *sorted(others))}


def waits(session: Session) -> bool:
    """Return whether `session` cannot be shown before the rest is there."""
    if session.game is not None and leads_on(session.game):
        return True
    return session.request == "workshop" or session.settings.typeface == "legible"


class LateHost(Host):
    """Stands before another host and has fetched what is not there yet.

    `fetch` begins it; `whole` is None where the whole story is on the table from the start. `lead` is asked for a host
    in place of the present one when somebody wants to lead a workshop.
    """

    def __init__(
        self, host: Host, story: Story, shelf: Mapping[str, Volume], fetch: Fetch, whole: Whole | None, lead: Lead
    ) -> None:
        self._host = host
        self._story = story
        self._volumes = shelf
        self._fetch = fetch
        self._whole = whole
        self._lead = lead
        self._wished = ""
        """The language that was asked for last."""
        self._asked = False
        """Whether the rest is on its way."""
        self._waiting: Callable[[], str] | None = None
        """What was asked for and needs the rest."""

    # -- the host behind ------------------------------------------------------------------------------------------

    @property
    def session(self) -> Session:  # type: ignore[override]  # what others keep, this one looks up
        """The present session."""
        return self._host.session

    @property
    def ticking(self) -> bool:
        """Whether a clock is running that the screen may show."""
        return self._host.ticking

    def notes(self) -> View | None:
        """Return what only who leads a workshop needs; None outside of one."""
        return self._host.notes()

    def view(self) -> View:
        """Return the present view."""
        return self._host.view()

    def tell(self, notice: str) -> None:
        """Say something once, on the present screen."""
        self._host.tell(notice)

    def adapt(self, system: System) -> None:
        """Take over what the device now says of itself."""
        self._host.adapt(system)

    def read_in(self, language: str) -> None:
        """Read in `language` from now on."""
        self._host.read_in(language)

    def keep(self) -> None:
        """Keep the session once more."""
        self._host.keep()

    # -- what is asked for ----------------------------------------------------------------------------------------

    def press(self, control: str) -> str:
        """Press `control`; what it needs and is not there is fetched first. Return the session's request."""
        if control.startswith(LEARNT):
            return self._learnt(control.removeprefix(LEARNT))
        self._waiting = None
        if control.startswith(_CHOICE):
            code = self._wished = control.removeprefix(_CHOICE)
            volume = self._volumes.get(code)
            if volume is not None and not volume.here:
                self.tell(self.session.say(words.LANGUAGE_COMING, language=volume.name))
                self._fetch(code)
                return ""
        if self._whole is not None and waits(self.session.press(control)):
            return self._wait(lambda: self._pressed(control))
        return self._pressed(control)

    def enter(self, field: str, text: str) -> str:
        """Enter `text` into `field`: a code may lead anywhere in the story. Return the session's request."""
        if self._whole is not None:
            return self._wait(lambda: self._host.enter(field, text))
        return self._host.enter(field, text)

    def _pressed(self, control: str) -> str:
        request = self._host.press(control)
        if request == "workshop":
            self._host = self._lead(self._story, self._host)
            request = self._host.press(control)
        if self.session.game is not None:  # the first choice is there: now the rest may come
            self._ask()
        return request

    def _wait(self, do: Callable[[], str]) -> str:
        self._waiting = do
        self.tell(self.session.say(words.REST_COMING))
        self._ask()
        return ""

    def _ask(self) -> None:
        if self._whole is not None and not self._asked:
            self._asked = True
            self._fetch(REST)

    # -- what has come --------------------------------------------------------------------------------------------

    def _learnt(self, name: str) -> str:
        return self._learnt_rest() if name == REST else self._learnt_language(name)

    def _learnt_rest(self) -> str:
        self._asked = False
        waiting, self._waiting = self._waiting, None
        story = self._whole() if self._whole is not None else None
        if story is not None:
            self._story, self._whole = story, None
            self._host.retell(story)
        if waiting is None:
            return ""
        self.tell("" if story is not None else self.session.say(words.REST_MISSING))
        return waiting() if story is not None else ""

    def _learnt_language(self, code: str) -> str:
        if code != self._wished:  # another one was chosen meanwhile
            return ""
        volume = self._volumes[code]
        if not volume.here:
            self.tell(self.session.say(words.LANGUAGE_MISSING, language=volume.name))
            return ""
        self.tell("")
        self.read_in(code)
        self.keep()
        return ""
