"""Lets phones follow what is on the room's screen, and the screen's vote follow the phones.

    follower = Follower(panel)
    follower.show(vote, question)       # after every press: `vote` is what the screen shows, None for no vote
    vote = follower.counted(vote)       # when the panel says that something changed: the vote with the phones' counts

The screen leads: phones see a question while its vote is open, see that it is closed when it is, and wait meanwhile.
Counts of a question that is not on the screen any more count for nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from game.workshop.panel import Panel
from game.workshop.question import Question, Standing
from game.workshop.vote import Vote


class Follower:
    """Keeps a panel in step with the votes on a screen."""

    def __init__(self, panel: Panel) -> None:
        self._panel = panel
        self._asked: tuple[str, tuple[str, ...]] | None = None
        """What was asked last: a question and the answers it was asked between."""
        self._open = False
        self._number = 0
        """The round of before, so that its counts are not taken for those of the next."""
        self._met = False
        """Whether anything was shown yet: a screen that is opened again goes on with what the phones still have."""

    def show(self, vote: Vote | None, question: Callable[[], Question], *, fresh: bool = False) -> None:
        """Tell the phones what the screen shows. `fresh` asks the same once more, without the votes of before.

        `question` is asked for only where it has to be sent. What was shown before is not sent again.
        """
        if vote is None:
            if self._asked is not None:
                self._panel.wait()
            self._asked, self._open = None, False
            self._met = True
            return
        asked = (vote.question, vote.answers)
        if asked != self._asked or fresh:
            standing = self._panel.standing()
            if not self._met and standing is not None and _same(vote, standing):
                self._number = standing.number - 1
            else:
                self._number = standing.number if standing else self._number
                if not vote.closed:
                    self._panel.ask(question())
        elif vote.closed and self._open:
            self._panel.close()
        elif not vote.closed and not self._open:
            self._panel.reopen()
        self._asked, self._open, self._met = asked, not vote.closed, True

    def counted(self, vote: Vote | None) -> Vote | None:
        """Return `vote` with what the phones say; as it is where they speak of something else.

        A vote that is closed takes what had arrived before the phones heard of it: whoever was told that the vote is in
        is counted. It never becomes fewer votes, as it would where the phones' server has lost them meanwhile.
        """
        standing = self._panel.standing()
        if vote is None or standing is None or standing.number <= self._number:
            return vote
        if standing.question != vote.question or not set(standing.counts) <= set(vote.answers):
            return vote
        if not vote.closed:
            return vote.take(standing.counts)
        if standing.open or standing.votes < sum(vote.counts.values()):
            return vote
        return vote.reopen().take(standing.counts).close()

    @property
    def pausing(self) -> bool:
        """Whether somebody asks for a pause."""
        standing = self._panel.standing()
        return standing is not None and standing.pauses > 0

    @property
    def votes(self) -> int:
        """How many have voted by phone, which may be shown while the split is hidden."""
        standing = self._panel.standing()
        return standing.votes if standing else 0

    @property
    def again(self) -> bool:
        """Whether the question was asked again because the server was started anew."""
        standing = self._panel.standing()
        return standing is not None and standing.again and standing.open


def _same(vote: Vote, standing: Standing) -> bool:
    """Whether the phones already have what the screen shows."""
    return (
        standing.question == vote.question and tuple(standing.counts) == vote.answers and standing.open != vote.closed
    )
