"""A workshop as it stands: what was settled, where the room is, what it chose. A value; pressing gives the next one.

room = open_room(session)                       # an ordinary session lends its story, its words, its settings
room = room.at(minutes).press("go-on")          # the time is told, never asked for
view = describe(room)                           # game/workshop/describe.py
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from game.narrative.game import Game
from game.narrative.scene import Scene
from game.view.session import Session
from game.workshop.ballot import Ballot
from game.workshop.phones import Phones
from game.workshop.plan import Part, PartName, Plan
from game.workshop.setup import Setup, first_setup
from game.workshop.trial import Trial, Tried
from game.workshop.vote import Vote

Request = Literal["", "leave", "quick-exit", "save", "window", "copy", "share", "print"]
LAID = ("pause", "calm", "keys", "timing", "settings", "support", "safety", "phones", "pack", "carry", "bring")
"""Screens that stand over another one and lead back to it."""
NEW_DAY = 30
"""Minutes after which a workshop that is opened again goes on with the clock where it stopped."""


@dataclass(frozen=True, slots=True)
class Room:
    """What is on the one screen, and everything that leads on from there."""

    session: Session
    """The story, the words and the settings; its game is the room's way."""
    setup: Setup
    screen: str = "setup-time"
    under: tuple[str, ...] = ()
    """Screens that wait beneath the present one."""
    minute: int = 0
    """The minute that was told last; any beginning will do."""
    began: int | None = None
    """The minute in which the story began; None before that."""
    pause_began: int = 0
    talk: str = ""
    """The scene that the pause card asks about."""
    talked: frozenset[str] = frozenset()
    """Scenes whose planned pause has been shown."""
    revealed: bool = False
    """Whether the present scene's hope has been shown already."""
    vote: Vote | None = None
    counting: str = ""
    """The answer whose votes are being counted; empty once all are."""
    fresh: bool = True
    """Whether the next digit begins a number."""
    ballots: tuple[Ballot, ...] = ()
    trial: Trial | None = None
    tried: tuple[Tried, ...] = ()
    strip: bool = False
    """Whether the facilitator's notes stand on the room's screen."""
    keep: bool = True
    """Whether the device keeps the place."""
    erase: bool = False
    """Whether what is kept is to be erased now."""
    request: Request = ""
    payload: str = ""
    phones: Phones | None = None
    """What the phones say, where there are any; told by the host and never kept."""
    by_hand: bool = False
    """Whether the present vote is counted by hand although there are phones: the network is gone."""

    # -- what there is ------------------------------------------------------------------------------------------

    @property
    def plan(self) -> Plan:
        """The plan of this workshop."""
        return self.setup.plan(self.session.story)

    @property
    def game(self) -> Game | None:
        """What is being played: the trial while there is one, else the room's way."""
        return self.trial.game if self.trial else self.session.game

    @property
    def scene(self) -> Scene | None:
        """The scene on the table."""
        return self.game.scene if self.game else None

    @property
    def phoning(self) -> bool:
        """Whether phones do the counting."""
        return self.phones is not None and not self.by_hand

    @property
    def elapsed(self) -> int:
        """Minutes since the story began."""
        return 0 if self.began is None else max(0, self.minute - self.began)

    @property
    def ballot(self) -> Ballot | None:
        """The vote that led to the latest answer of the room's way, if there was one."""
        game = self.session.game
        return self.ballot_at(len(game.log.steps) - 1) if game and not self.trial else None

    def ballot_at(self, step: int) -> Ballot | None:
        """Return the vote that led to `step`, None where the room only talked."""
        return next((ballot for ballot in self.ballots if ballot.step == step), None)

    @property
    def beneath(self) -> str:
        """The screen that a laid one stands over; the present one where nothing is laid."""
        return next((name for name in (self.screen, *reversed(self.under)) if name not in LAID), self.screen)

    def part(self) -> Part:
        """Return the part of the plan that the room is in, by what it does and not by the clock."""
        plan, name = self.plan, _PART_OF.get(self.beneath, "play")
        return (plan.part("replay") if self.trial else None) or plan.part(name) or plan.parts[-1]

    # -- what happens -------------------------------------------------------------------------------------------

    def at(self, minute: int) -> Room:
        """Return the room at `minute`. Nothing else moves."""
        return self if minute == self.minute else replace(self, minute=minute)

    def press(self, control: str) -> Room:
        """Return the room after `control` was pressed. A control that does not exist here changes nothing."""
        from game.workshop.describe import offers  # the view reads the room, so the room asks for it late
        from game.workshop.moves import MOVES

        quiet = self.quiet()
        name, _, value = control.partition(":")
        move = MOVES.get(name)
        if move is None or not offers(self, control):
            return quiet
        return move(quiet, value)

    def enter(self, field: str, text: str) -> Room:
        """Return the room after `text` was entered into `field`."""
        from game.workshop.carry import bring
        from game.workshop.count import enter_line

        quiet = self.quiet()
        if self.screen == "bring" and field == "enter-code":
            return bring(quiet, text)
        return enter_line(quiet, text) if self.screen == "vote" and field == "counts" else quiet

    def quiet(self) -> Room:
        """Return the room with nothing more to say or to carry out."""
        session = replace(self.session, notice="", request="", payload="", erase=False)
        return replace(self, session=session, request="", payload="", erase=False)

    def tell(self, notice: str) -> Room:
        """Return the room with `notice` to be said once."""
        return replace(self, session=replace(self.session, notice=notice))

    def go(self, screen: str) -> Room:
        """Return the room on `screen`, with nothing beneath it."""
        return replace(self, screen=screen, under=())

    def lay(self, screen: str) -> Room:
        """Return the room with `screen` laid over the present one."""
        if self.screen == screen:
            return self
        return replace(self, screen=screen, under=(*(name for name in self.under if name != screen), self.screen))

    def lift(self) -> Room:
        """Return the room with the uppermost screen taken away."""
        return replace(self, screen=self.under[-1], under=self.under[:-1]) if self.under else self

    def playing(self, game: Game) -> Room:
        """Return the room with `game` on the table: in the trial while there is one."""
        if self.trial:
            return replace(self, trial=replace(self.trial, game=game))
        return replace(self, session=replace(self.session, game=game))

    def woken(self, minute: int) -> Room:
        """Return a kept room that is opened again at `minute`: a long break does not count."""
        if self.began is None or minute - self.minute <= NEW_DAY:
            return replace(self, minute=minute)
        away = minute - self.minute
        return replace(self, minute=minute, began=self.began + away, pause_began=self.pause_began + away)


Move = Callable[[Room, str], Room]
"""What pressing a control does; the text is what stands behind the colon of its id."""

_PAGES: Mapping[PartName, tuple[str, ...]] = {
    "opening": ("kept", "setup-time", "setup-content", "setup-votes", "agreement", "content", "plan"),
    "replay": ("replay", "compare"),
    "debrief": ("halfway", "debrief-1", "way", "debrief-2", "debrief-3"),
    "close": ("close", "sheet", "end"),
}
_PART_OF: Mapping[str, PartName] = {page: part for part, pages in _PAGES.items() for page in pages}
"""By page; whatever is not here belongs to the story."""


def open_room(session: Session) -> Room:
    """Return a room that has everything still before it. Sound is off until somebody wants it."""
    quiet = replace(session, game=None, screen="scene", under=(), answered=False, keep=False, notice="")
    quiet = replace(quiet, settings=replace(quiet.settings, volume=0), request="", payload="", erase=False)
    return Room(quiet, first_setup(session.story))
