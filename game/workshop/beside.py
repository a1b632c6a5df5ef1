"""Ties live votes to a workshop on the screen: the phones follow it, and its vote takes their counts."""

from __future__ import annotations

from dataclasses import replace

from game.view.words import QUOTE
from game.workshop.ballot import letters
from game.workshop.count import shown_answers
from game.workshop.follow import Follower
from game.workshop.panel import Invitation, Panel
from game.workshop.phones import Phones
from game.workshop.question import Option, Question
from game.workshop.room import Room
from game.workshop.vote import Vote


class Beside:
    """The link between a workshop's host and the panel of live votes."""

    def __init__(self, panel: Panel) -> None:
        self._panel = panel
        self._follower = Follower(panel)

    def begin(self) -> None:
        """Open a room for phones, where there is none."""
        self.renew()
        self._panel.begin()

    def renew(self) -> None:
        """Begin anew with what phones are to see: they are in a room that has seen nothing yet."""
        self._follower = Follower(self._panel)

    def update(self, room: Room) -> Room:
        """Return `room` with what the phones say now."""
        invited = self._panel.invitation()
        if invited is None:
            return replace(room, phones=None)
        vote = room.vote if room.by_hand else self._follower.counted(room.vote)
        return replace(room, phones=self._phones(invited), vote=vote)

    def show(self, room: Room) -> None:
        """Let the phones follow what is on the screen."""
        if room.screen == "kept":  # nobody has said yet whether it is gone on with
            return
        vote = room.vote if room.beneath in ("vote", "split") else None
        self._follower.show(vote, lambda: _question(room, vote))

    def hear(self) -> None:
        """The pause that somebody asked for is on the screen."""
        self._panel.hear()

    def end(self) -> None:
        """Erase the room of the phones."""
        self._panel.end()

    def _phones(self, invited: Invitation) -> Phones:
        follower = self._follower
        return Phones(
            invited.address,
            invited.code,
            invited.link,
            invited.rows,
            follower.votes,
            follower.pausing,
            follower.again,
            self._panel.away,
        )


def _question(room: Room, vote: Vote | None) -> Question:
    """Return what the room votes on: the bid, and the answers under the letters of the screen."""
    scene, cast, game = room.scene, room.session.cast, room.game
    answers = vote.answers if vote else ()
    if scene is None or game is None:
        return Question(vote.question if vote else "-", "", tuple(Option(one, "", "") for one in answers or ("-",)))
    named = letters(tuple(answer for answer, _ in shown_answers(room)))
    found = ((answer, scene.choice(answer)) for answer in answers)
    options = tuple(Option(answer, named.get(answer, ""), cast.fill(one.text)) for answer, one in found if one)
    bid = next((line.text for line in scene.lines(game.state) if line.bid), "")
    text = room.session.say(QUOTE, text=cast.fill(bid)) if bid else ""
    return Question(scene.id, cast.fill(scene.title), options, text)
