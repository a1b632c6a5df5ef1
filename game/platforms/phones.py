"""Live votes in a browser's page whose server also counts phones: Python's side of game/web/page/phones.js.

The page talks to the server and holds the room's key; here arrive only counts and how phones get in.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from game.workshop.beside import Beside
from game.workshop.panel import Invitation
from game.workshop.question import Question, Standing, plain, read_standing
from game.workshop.room import Room

Send = Callable[[str, str], None]
"""Has the page send the server a command and its data as JSON, one after the other, until each has arrived."""


class PagePanel:
    """A panel whose server is reached through the page."""

    def __init__(self, send: Send, language: Callable[[], str]) -> None:
        """`language` says what phones are to read when a room is opened."""
        self._send, self._language = send, language
        self._invitation: Invitation | None = None
        self._standing: Standing | None = None
        self._away = False

    def begin(self) -> None:
        """Have the page look whether its server counts phones, and open a room there."""
        self._send("begin", json.dumps({"language": self._language()}))

    def told(self, text: str) -> bool:
        """Take over what the page was told; return whether the phones are those of another room than before."""
        data = json.loads(text)
        before, invited = self._invitation, data["invitation"]
        self._invitation = Invitation(**(invited | {"rows": tuple(invited["rows"])})) if invited else None
        self._standing = read_standing(data["standing"]) if data["standing"] else None
        self._away = data["away"] is True
        return before is not None and self._invitation is not None and before.code != self._invitation.code

    def invitation(self) -> Invitation | None:
        """How phones get in; None where the page's server counts none, and after the end."""
        return self._invitation

    @property
    def away(self) -> bool:
        """Whether the server does not answer."""
        return self._away

    def ask(self, question: Question) -> None:
        """Open a vote on `question`."""
        self._send("ask", json.dumps(plain(question.short()), ensure_ascii=False))

    def close(self) -> None:
        """Close the vote."""
        self._send("close", "{}")

    def reopen(self) -> None:
        """Open the same vote again."""
        self._send("reopen", "{}")

    def wait(self) -> None:
        """Take the question off the phones."""
        self._send("wait", "{}")

    def hear(self) -> None:
        """The pause that somebody asked for was heard."""
        self._send("hear", "{}")

    def standing(self) -> Standing | None:
        """Return the latest counts."""
        return self._standing

    def end(self) -> None:
        """Erase the room."""
        self._invitation, self._standing = None, None
        self._send("end", "{}")


class PageLink(Beside):
    """Ties a workshop in a page to the phones of the page's server."""

    def __init__(self, send: Send, language: Callable[[], str]) -> None:
        self._page = PagePanel(send, language)
        super().__init__(self._page)

    def told(self, text: str) -> None:
        """Take over what the page was told; in another room than before everything is asked anew."""
        if self._page.told(text):
            self.renew()

    def show(self, room: Room) -> None:
        """Let the phones follow, where there are any."""
        if self._page.invitation() is not None and self._page.standing() is not None:
            super().show(room)
