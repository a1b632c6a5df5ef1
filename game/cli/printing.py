"""Makes the pages of a workshop from its menu: an HTML file at once, and a PDF beside it where one can be made."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue

from game.cli.place import bundled, save_document
from game.view import words_takeaway as words
from game.view.text import Words
from game.workshop.room import Room


class DeskPrinter:
    """Writes packs among the user's documents. The PDF takes seconds, so it is made in a thread."""

    def __init__(self, changed: Callable[[], None], *, patient: bool = False) -> None:
        """`changed` is called from that thread when there is news; who is `patient` waits for it instead."""
        self._changed, self._patient = changed, patient
        self._news: SimpleQueue[str] = SimpleQueue()

    def begin(self, room: Room) -> str:
        """Write the HTML file and begin the PDF; return where the first is."""
        from game.workshop.pack.document import document  # only needed when somebody prints
        from game.workshop.pack.of_room import name_of, pack_of

        say = room.session.say
        html = document(pack_of(room), bundled("assets") / "fonts")
        try:
            path = Path(save_document("html", html.encode(), name_of(room)))
        except OSError as error:
            return say(words.PACK_FAILED, why=error.strerror or str(error))
        work = threading.Thread(target=self._set, args=(html, path.with_suffix(".pdf"), say), daemon=True)
        work.start()
        written = say(words.PACK_WRITTEN, path=path)
        if self._patient:
            work.join()
            return f"{written} {self.told()}"
        return f"{written} {say(words.PACK_SETTING)}"

    def told(self) -> str:
        """Return what has become of the PDF, once; empty for nothing new."""
        try:
            return self._news.get_nowait()
        except Empty:
            return ""

    def _set(self, html: str, path: Path, say: Words) -> None:
        from game.workshop.pack.pdf import NoPrinter, pdf

        try:
            data = pdf(html)
            half = path.with_name(f"{path.name}.part")
            half.write_bytes(data)
            half.replace(path)
            news = say(words.PACK_PDF, path=path)
        except NoPrinter as error:
            news = say(words.PACK_NO_PDF, why=str(error))
        except OSError as error:
            news = say(words.PACK_FAILED, why=error.strerror or str(error))
        self._news.put(news)
        self._changed()
