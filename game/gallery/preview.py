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
            "chapters/1-first-signs.yaml, line 24, column 13",
            "there is no kind 'atune'",
            "did you mean 'attune'? — TC203",
            "kind: atune",
        ),
        Mistake(
            "chapters/1-first-signs.yaml, line 31, column 9",
            "the choice 'nod' has no reply",
            "expected the lines that come back — try: 'reply: [{juno: Oh.}]' — TC105",
            "- id: nod",
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
