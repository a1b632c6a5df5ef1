"""The loop of text mode: print the view, read one line, press what it names."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from typing import TextIO

from game.keepsake.page import as_page
from game.keepsake.plain import as_text
from game.platforms.host import Host
from game.terminal.page import choices_page, commands, help_page, names_of, page, reply_page, wrapped
from game.terminal.stream import abandon
from game.view import words
from game.view.recap import kept
from game.view.view import Control, Field, Line, View

WIDTH = 76
"""Columns at most; a narrower terminal has fewer."""
LONGEST_LINE, LONGEST_ECHO = 1000, 20
"""Characters of a line that are read, and of a mistyped one that are read back."""
CLEAR = "\x1b[2J\x1b[3J\x1b[H"
"""Clears the window and what scrolled out of it."""


class Terminal:
    """Plays `host`'s session over two text streams."""

    def __init__(self, host: Host, source: TextIO, target: TextIO) -> None:
        self.host = host
        self.source = source
        self.target = target
        self.width = min(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns) if target.isatty() else WIDTH

    def run(self) -> int:
        """Play until the input ends, the player closes or nobody reads any more. Returns the exit status, always 0."""
        try:
            self._play()
        except KeyboardInterrupt:
            with suppress(OSError):
                self._say("")
        except OSError:
            abandon(self.target)
        self.host.keep()
        return 0

    def _play(self) -> None:
        self._open()
        self._show()
        while line := self._read():
            request = self._answer(line.strip())
            if request == "quick-exit":
                self._clear()
            if request in ("quit", "quick-exit"):
                return

    def _open(self) -> None:
        """Without a place to go on from, the first thing to decide is the content note."""
        view, say = self.host.view(), self.host.session.say
        if not any(control.id == "continue" for control in view.controls()):
            self._say(f"{self.host.session.story.title}\n")
            drafts = (item.text for item in view.items() if isinstance(item, Line) and item.id == "draft")
            for draft in drafts:  # the page that says so is passed over
                self._say(wrapped(draft, self.width))
            notice = self.host.session.notice
            self.host.press("begin")
            if notice:
                self.host.tell(notice)
        self._say(wrapped(say(words.HOW_TO), self.width))

    def _read(self) -> str:
        if not self.source.isatty():
            return self.source.readline(LONGEST_LINE)
        self.target.write("> ")
        self.target.flush()
        line = self.source.readline(LONGEST_LINE)
        if not line:
            self._say("")  # so that the shell's prompt begins a line of its own
        return line

    def _answer(self, typed: str) -> str:
        view, say = self.host.view(), self.host.session.say
        known = commands(view)
        if typed == "?":
            self._say(help_page(view, known, self.width, say))
            return ""
        if not typed:
            self._say(choices_page(view, known, self.width, say))
            return ""
        control = known.get(typed.lower())
        if control is None:
            self._enter(view, typed, known)
            return ""
        if not control.available:
            self._say(wrapped(say(words.NOT_OPEN, reason=control.reason), self.width))
            return ""
        request = self.host.press(control.id)
        if request == "copy":
            self._say(self.host.session.payload + "\n")
        if request == "keep":
            self._keep()
        if not request:
            self._show()
        return request

    def _keep(self) -> None:
        """Write the way out here, or into a file and say where that is."""
        session = self.host.session
        way = kept(session)
        if session.payload == "page":
            self.host.hand_over("html", as_page(way, session.say).encode("utf-8"))
        elif session.payload == "text":
            self.host.hand_over("txt", as_text(way, session.say).encode("utf-8"))
        else:
            self._say(as_text(way, session.say))
            return
        self._say(wrapped(self.host.session.notice, self.width))

    def _enter(self, view: View, typed: str, known: Mapping[str, Control]) -> None:
        fields = [item for item in view.items() if isinstance(item, Field) and not item.read_only]
        if fields and len(typed) > 1:
            self.host.enter(fields[0].id, typed)
            self._show()
            return
        shown = "".join(character if character.isprintable() else "?" for character in typed)
        echo = shown if len(shown) <= LONGEST_ECHO else shown[:LONGEST_ECHO] + "…"
        say = self.host.session.say
        self._say(wrapped(say(words.NOT_HERE, typed=echo, names=names_of(known, say)), self.width))

    def _show(self) -> None:
        """Print the view; a reply is followed by what comes next at once, since nothing has to be turned over here."""
        view, say = self.host.view(), self.host.session.say
        while self.host.session.answered and view.screen == "scene":
            self._say(reply_page(view, self.width, say))
            self.host.press("go-on")
            view = self.host.view()
        self._say(page(view, commands(view), self.width, say))

    def _clear(self) -> None:
        """A quick exit leaves nothing to read in the window, where it can be cleared."""
        if self.target.isatty() and os.name != "nt":
            self.target.write(CLEAR)
            self.target.flush()

    def _say(self, text: str) -> None:
        self.target.write(text + "\n")
        self.target.flush()
