"""Ways through the story, from a scene to an ending, without anybody at the keys."""

from __future__ import annotations

import random
from collections.abc import Iterator

from game.gallery.screen import press
from game.view.describe import describe
from game.view.session import Session

FIRST, LAST = 0, -1
"""Always the first open answer, or always the last; any other number draws answers, the same for the same number."""
LONGEST = 1000


def way(session: Session, which: int) -> Iterator[Session]:
    """Yield every stop on a way from the scene that `session` shows, its replies, up to an ending."""
    drawn = random.Random(which)
    for _ in range(LONGEST):
        yield session
        if session.screen != "scene":
            return
        session = press(session, "go-on") if session.answered else answered(session, which, drawn)
    raise AssertionError("the story does not end")


def answered(session: Session, which: int, drawn: random.Random | None = None) -> Session:
    """Return the session after an answer that is open."""
    answers = [
        control.id for control in describe(session).controls() if control.id.startswith("choice:") and control.available
    ]
    return press(session, answers[which] if drawn is None or which in (FIRST, LAST) else drawn.choice(answers))
