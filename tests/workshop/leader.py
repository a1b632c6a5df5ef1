"""Leads a workshop as a facilitator does: reads views, presses what they offer, and has a clock in the hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.narrative.story import Story
from game.platforms.room import RoomHost
from game.platforms.store import MemoryStore, Store
from game.view.settings import System
from game.view.view import Control, View
from game.workshop.room import Room
from tests.pilot.pilot import TODAY, real_story, words_of


class Leader:
    """One facilitator. Every press is checked: it must stand on the page or work there by key, and be open."""

    def __init__(
        self,
        story: Story | None = None,
        rooms: Store | None = None,
        players: Store | None = None,
        system: System | None = None,
        start: int = 29_000_000,
        token: str = "leader",
    ) -> None:
        self.rooms: Store = MemoryStore() if rooms is None else rooms
        self.players: Store = MemoryStore() if players is None else players
        self.minute = start
        self.saved: list[str] = []
        device = system or System(today=TODAY, can_quit=True, can_print=True)
        self.host = RoomHost(
            story or real_story(), self.players, token, self.rooms, lambda: self.minute, self._save, device
        )
        self.host.open_workshop()

    def _save(self, ending: str, data: bytes) -> str:
        assert ending == "txt"
        self.saved.append(data.decode("utf-8"))
        return "notes.txt"

    @property
    def view(self) -> View:
        return self.host.view()

    @property
    def room(self) -> Room:
        assert self.host.room is not None, "the workshop is closed"
        return self.host.room

    @property
    def page(self) -> str:
        return self.view.screen.removeprefix("room-")

    def offered(self) -> dict[str, Control]:
        view = self.view
        return {control.id: control for control in (*view.controls(), *view.unseen)}

    def press(self, *controls: str) -> Leader:
        for control in controls:
            offered = self.offered()
            assert control in offered, f"'{control}' is not on '{self.page}': {sorted(offered)}"
            assert offered[control].available, f"'{control}' is struck: {offered[control].reason}"
            self.host.press(control)
        return self

    def on(self, times: int = 1) -> Leader:
        """Page Down, at the end of the words."""
        for _ in range(times):
            forward = self.view.forward
            assert forward, f"nothing leads on from '{self.page}'"
            self.press(forward)
        return self

    def to(self, page: str) -> Leader:
        """Go on until `page` is shown."""
        for _ in range(40):
            if self.page == page:
                return self
            self.on()
        raise AssertionError(f"'{page}' does not come; this is '{self.page}'")

    def wait(self, minutes: int) -> Leader:
        self.minute += minutes
        return self

    def texts(self) -> str:
        return "\n".join(words_of(self.view))

    def answers(self) -> tuple[str, ...]:
        """The open answers of the scene on the table, in the order of their letters."""
        return tuple(
            control.id.partition(":")[2]
            for control in self.view.controls()
            if control.role == "choice" and control.available
        )

    def count(self, *numbers: int) -> Leader:
        """Vote with so many hands for each letter, and close the vote."""
        self.press("vote")
        for number in numbers:
            for digit in str(number):
                self.press(f"digit:{digit}")
            self.on()
        while self.page == "vote":
            self.on()
        return self

    def restarted(self) -> Leader:
        """The program was killed and is started again on the same computer, by the same clock."""
        return Leader(self.host.session.story, self.rooms, self.players, replace(self.host.session.system), self.minute)

    def seen(self) -> Iterator[str]:
        """What of the view a person could read, without the commands at its foot."""
        for section in self.view.sections:
            if section.role != "standing":
                for item in section.items:
                    yield from (str(getattr(item, name, "")) for name in ("text", "label", "reason", "description"))
