"""What an author sees in the game's place while a story's files hold mistakes, or are not read yet."""

from __future__ import annotations

from collections.abc import Iterator

from game.gallery.screen import Look, Screen
from game.preview.screen import mistakes, reading
from game.preview.update import Mistake, Update
from game.view.settings import Settings, System
from game.view.view import Display

UPDATE = Update(
    "my-story",
    None,
    (
        Mistake(
            "chapters/1-evening.yaml, line 27, column 15",
            "'atune' is not a kind of answer",
            "expected one of attune, share, boundary, repair, reach_out, fix, minimise, turn_away, appease, attack — "
            "did you mean 'attune'? — TC104",
            "kind: atune",
        ),
        Mistake(
            "chapters/1-evening.yaml, line 100, column 16",
            "the condition cannot be read: 'trsut' is not a known name",
            "found 'trsut >= 30' — did you mean 'trust'? — TC110",
            "needs: trsut >= 30",
        ),
    ),
    more=3,
)
"""Two mistakes of five."""


def preview_screens() -> Iterator[Screen]:
    """Yield both screens."""
    yield Screen(
        "preview-mistakes",
        "Mistakes in a story, beside the editor",
        lambda look: mistakes(UPDATE, _display(look), playable=True, closable=True),
    )
    yield Screen("preview-reading", "A story that is being read", lambda look: reading(_display(look), closable=True))


def _display(look: Look) -> Display:
    return look.put(Settings()).display(System())
