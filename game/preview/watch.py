"""Notices that a file of the story was saved. Costs nothing while nothing happens: the system tells."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

SETTLED = 0.02
"""Seconds without a further event after which a save counts as finished: editors write, rename and touch."""
LOOKS = 0.5
"""Seconds between looks where the system cannot tell, as on some network drives."""
_CHANGES = ("created", "modified", "closed", "moved", "deleted")
_SUFFIXES = (".yaml", ".yml", ".json")


class Watch(FileSystemEventHandler):
    """Calls `changed`, in a thread of its own, after each save below the folder `path`, until it is closed."""

    def __init__(self, path: Path, changed: Callable[[], None], settled: float = SETTLED) -> None:
        self._changed = changed
        self._settled = settled
        self._event = threading.Event()
        self._ended = False
        self._observer = self._observe(path)
        self._thread = threading.Thread(target=self._run, name="preview", daemon=True)
        self._thread.start()

    def _observe(self, path: Path) -> BaseObserver:
        try:
            return self._started(Observer(), path)
        except OSError:  # the system's watches are used up, or it has none
            return self._started(PollingObserver(timeout=LOOKS), path)

    def _started(self, observer: BaseObserver, path: Path) -> BaseObserver:
        observer.schedule(self, str(path), recursive=True)
        observer.start()
        return observer

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take note of what can have changed the story; reading it is an event, too, and no change."""
        names = (str(event.src_path), str(event.dest_path or ""))
        told = any(name.endswith(_SUFFIXES) for name in names)
        removed = event.is_directory and event.event_type in ("moved", "deleted", "created")
        if event.event_type in _CHANGES and (told or removed):
            self._event.set()

    def close(self) -> None:
        """Stop."""
        self._ended = True
        self._event.set()
        self._observer.stop()
        self._thread.join()
        self._observer.join()

    def _run(self) -> None:
        while self._event.wait():
            while self._event.is_set():  # until nothing more has come for a moment
                self._event.clear()
                if self._ended:
                    return
                self._event.wait(self._settled)
            self._changed()
