"""The screen that stands in the game's place while the story's files hold mistakes, or before they are read."""

from __future__ import annotations

from collections.abc import Iterator

from game.preview.update import Mistake, Update
from game.view.view import Control, Display, Line, Section, View

PLAY_ON, QUIT = "preview:play-on", "quit"


def mistakes(update: Update, display: Display, *, playable: bool, closable: bool) -> View:
    """Return the screen that names the mistakes of `update`.

    `playable`: a story is on the table that can be played meanwhile; `closable`: the window can close itself.
    """
    count = len(update.mistakes) + update.more
    heading = f"{count} mistake{'' if count == 1 else 's'} in {update.folder}"
    texts = [[Line("heading", "heading", heading)]]
    texts += [list(_lines(number, each)) for number, each in enumerate(update.mistakes, 1)]
    then = [Line("then", "note", "Mend it and save: the game goes on where it was.")]
    if update.more:
        also = f"And {update.more} more. All of them: python -m game check {update.folder}"
        then.insert(0, Line("more", "note", also))
    texts.append(then)
    actions = [Control(PLAY_ON, "Play on meanwhile", letter="A", description=_meanwhile(update))] if playable else []
    return _view("mistakes", heading, texts, actions, display, closable, announce=f"{heading}. {_first(update)}")


def reading(display: Display, *, closable: bool) -> View:
    """Return the screen that stands until the story was read for the first time."""
    return _view("reading", "Reading the story", [[Line("heading", "heading", "Reading …")]], [], display, closable)


def _first(update: Update) -> str:
    first = next(iter(update.mistakes), None)
    return f"{first.place}: {first.message}" if first is not None else ""


def _meanwhile(update: Update) -> str:
    return "With the mistakes." if update.story is not None else "The story as it was before them."


def _lines(number: int, mistake: Mistake) -> Iterator[Line]:
    yield Line(f"mistake/{number}/place", "caption", mistake.place)
    yield Line(f"mistake/{number}", "narration", mistake.message[:1].upper() + mistake.message[1:] + ".")
    if mistake.excerpt:
        yield Line(f"mistake/{number}/line", "answer", mistake.excerpt)
    yield Line(f"mistake/{number}/about", "note", mistake.about)


def _view(
    screen: str,
    title: str,
    texts: list[list[Line]],
    actions: list[Control],
    display: Display,
    closable: bool,
    announce: str = "",
) -> View:
    sections = [Section(f"text/{index}", "text", tuple(lines)) for index, lines in enumerate(texts)]
    if actions:
        sections.append(Section("actions", "actions", tuple(actions)))
    closing = (Control(QUIT, "Close", key="q"),) if closable else ()
    standing = Section("standing", "standing", closing)
    return View(screen, title, (*sections, standing), announce=announce, display=display)
