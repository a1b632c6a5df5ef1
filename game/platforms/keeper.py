"""Keeps a session on the device: the choice log and the settings, checked when read, owned by the newest window."""

from __future__ import annotations

import errno
import json
import zlib
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from game.narrative.game import replay
from game.narrative.log import Log, LogError
from game.narrative.log import dump as dump_log
from game.narrative.log import load as load_log
from game.narrative.play import UnknownRoute
from game.platforms.store import Store
from game.view import words
from game.view.session import Session
from game.view.settings import Settings
from game.view.settings import dump as dump_settings
from game.view.settings import load as load_settings

FORMAT = 1
_REASONS = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), words.FULL),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), words.FORBIDDEN),
}
"""Why a device keeps nothing; for anything rarer stand the system's own words."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a device kept: `owner` is the window that wrote it."""

    owner: str
    settings: Settings
    log: Log | None


class Keeper:
    """Keeps sessions in `store` for the window `token` (any text that no other window has)."""

    def __init__(self, store: Store, token: str) -> None:
        self.store = store
        self.token = token
        self._written = ""
        self._told = False
        self._displaced = False

    def open(self, session: Session) -> Session:
        """Return `session` with what the device kept, saying what could not be read. The save becomes this window's."""
        generations = self.store.read()
        if not generations:
            return session
        read = [(kept, text) for text in generations if (kept := _read(text)) is not None]
        if not read:
            return replace(session, notice=session.say(words.UNREADABLE_SAVE))
        kept, text = read[0]
        damaged = text is not generations[0]
        session = replace(session, settings=kept.settings, keep=True).translated()
        notice = session.say(words.OLDER_SAVE) if damaged else ""
        session = replace(session, notice=_join(session.notice, notice))
        if damaged:
            with suppress(OSError):  # so that the damaged one is not what is kept as the older generation
                self.store.write(text)
        if kept.log is not None:
            if kept.log.header.story != session.story.id:
                return session  # another story's place: left alone until this one is played
            session = _resume(session, kept.log, session.notice)
        return self.keep(session, claim=True)

    def keep(self, session: Session, *, claim: bool = False) -> Session:
        """Keep `session` where it wants to be kept; return it, with a notice where that failed for the first time.

        A newer window's save is left alone: the older one says so and keeps nothing any more. `claim` takes the save
        over, as a window does that opens or begins.
        """
        if session.erase:
            session = self._erase(session)
        if not session.keep or (self._displaced and not claim):
            return session
        if not claim and self._has_newer_owner():
            self._displaced = True
            return replace(session, notice=_join(session.notice, session.say(words.ELSEWHERE)))
        text = _write(Kept(self.token, session.settings, session.game.log if session.game else None))
        if text == self._written and not claim:
            return session
        try:
            self.store.write(text)
        except OSError as error:
            return self._refused(session, error)
        self._written, self._displaced = text, False
        return session

    def _erase(self, session: Session) -> Session:
        """Erase once: a window that is hidden later must not erase what another one kept since."""
        self.store.erase()
        self._written = ""
        notice = session.say(words.CANNOT_ERASE) if self.store.read() else session.notice
        return replace(session, erase=False, notice=notice)

    def _has_newer_owner(self) -> bool:
        found = self.store.read()[:1]
        kept = _read(found[0]) if found else None
        return kept is not None and kept.owner != self.token

    def _refused(self, session: Session, error: OSError) -> Session:
        if self._told:
            return session
        self._told = True
        known = _REASONS.get(error.errno) if error.errno else None
        why = session.say(known) if known else error.strerror or str(error) or type(error).__name__
        return replace(session, notice=_join(session.notice, session.say(words.CANNOT_KEEP, why=why)))


def _resume(session: Session, log: Log, notice: str) -> Session:
    """Put the kept game on the table, but stay on the first page: `Continue` leads to it."""
    try:
        resumed = replace(session, notice="").resume(replay(session.story, log))
    except UnknownRoute:
        return replace(session, notice=_join(notice, session.say(words.UNREADABLE_SAVE)))
    return replace(resumed, screen="title", notice=_join(notice, resumed.notice))


def _join(*notices: str) -> str:
    return " ".join(notice for notice in notices if notice)


def _write(kept: Kept) -> str:
    body = {
        "owner": kept.owner,
        "settings": dump_settings(kept.settings),
        "log": dump_log(kept.log) if kept.log else None,
    }
    return json.dumps({"format": FORMAT, "sum": _sum(body), "body": body}, ensure_ascii=False)


def _read(text: str) -> Kept | None:
    """Return what `text` keeps, or None where it is damaged or of another format."""
    try:
        data = json.loads(text)
        body = data["body"]
        if data["format"] != FORMAT or data["sum"] != _sum(body):
            return None
        return Kept(str(body["owner"]), load_settings(body["settings"]), load_log(body["log"]) if body["log"] else None)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError, LogError):
        return None


def _sum(body: Any) -> int:
    return zlib.crc32(json.dumps(body, sort_keys=True, ensure_ascii=False).encode())
