"""What is laid over a workshop's pages to take something away: paper, a code for another computer; and to bring one."""

from __future__ import annotations

from game.view import words as ui
from game.view import words_takeaway as words
from game.view import words_workshop as room_words
from game.view.parts import text
from game.view.view import Control, Field, Line, Section
from game.workshop.carry import code
from game.workshop.room import Room
from game.workshop.screens.parts import heading, radios
from game.workshop.setup import PAPERS


def pack(room: Room) -> tuple[Section, ...]:
    """The pages of this workshop for a printer."""
    say, plan = room.session.say, room.setup.length
    length = room_words.LENGTHS[plan] if plan in ("45", "90") else words.PACK_BOTH
    chair = next((seat.title for seat in room.session.story.chairs if seat.id == room.setup.chair), "")
    what = say(words.PACK_FOR, length=say(length), chair=room.session.cast.fill(chair))
    lines = (heading(room, words.PACK), Line("for", "narration", what), Line("holds", "note", say(words.PACK_HOLDS)))
    papers = ((paper, say(words.PAPERS[paper])) for paper in PAPERS)
    actions = (Control("write-pack", say(words.WRITE_PACK), primary=True), Control("back", say(ui.BACK)))
    return (
        text("text", lines),
        radios(room, "paper", words.PAPER, room.setup.paper, papers),
        Section("actions", "actions", actions),
    )


def carry(room: Room) -> tuple[Section, ...]:
    """The code of the first hour, large enough to write down."""
    session, say = room.session, room.session.say
    means = say(words.CARRY_MEANS, length=say(room_words.LENGTHS["second"]), bring=say(words.BRING))
    actions = [Control("save", say(room_words.SAVE))]
    if session.system.can_copy:
        actions.append(Control("copy", say(ui.COPY)))
    if session.system.can_share:
        actions.append(Control("share", say(ui.SHARE)))
    lines = (heading(room, words.CARRY), Line("code", "speech", code(room)), Line("means", "note", means))
    return (text("text", lines), Section("actions", "actions", (*actions, _back(room))))


def bring(room: Room) -> tuple[Section, ...]:
    """A place for the code of a first hour."""
    say = room.session.say
    field = Field("enter-code", say(ui.CODE_ENTER), description=say(ui.CODE_ENTER_MEANS))
    lines = (heading(room, words.BRING), Line("means", "note", say(words.BRING_MEANS)), field)
    return (text("text", lines), Section("actions", "actions", (_back(room),)))


def _back(room: Room) -> Control:
    return Control("back", room.session.say(ui.BACK), primary=True)
