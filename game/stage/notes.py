"""The facilitator's notes in a second window, where the device has one: it shows, and nothing in it can be pressed."""

from __future__ import annotations

from game.platforms.host import Host
from game.platforms.platform import Platform
from game.stage.stage import Stage


class Notes:
    """A second window that follows the first."""

    def __init__(self, platform: Platform, host: Host) -> None:
        self._platform = platform
        self._host = host
        self._stage: Stage | None = None

    def toggle(self) -> None:
        """Open the window, or close it."""
        view = self._host.notes()
        if self._stage is not None or view is None:
            self._close()
        elif self._platform.open_second(view.title):
            self._stage = Stage()

    def refresh(self) -> None:
        """Draw everything anew the next time: a window has lost what was drawn."""
        if self._stage is not None:
            self._stage.refresh()

    def update(self) -> None:
        """Draw what has changed; take the window away once there is nothing to note, or it was closed."""
        if self._stage is None:
            return
        view, surface = self._host.notes(), self._platform.second()
        if view is None or surface is None:
            self._close()
            return
        self._stage.resize(surface.get_size(), self._platform.pixel_ratio())
        self._stage.show(view)
        if self._stage.dirty or self._stage.animating:
            self._stage.draw(surface)
            self._platform.present_second()

    def _close(self) -> None:
        self._platform.close_second()
        self._stage = None
