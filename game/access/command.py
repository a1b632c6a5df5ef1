"""`python -m game listen`: what a screen reader says on a dozen screens, to be read by people."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from game.access.speech import speak
from game.authoring.library import open_story
from game.authoring.problem import StoryError
from game.narrative.story import Story
from game.view.describe import describe
from game.view.session import Session
from game.view.settings import System

DATE = "2026-11-22"
"""A day for the support lines to be read on, so that the page stays the same."""
HEAD = """# The program by ear

Written by `python -m game listen --write docs/listening.md`; a test fails where it is out of date. Read it aloud after
a change: what sounds wrong here sounds wrong to somebody.

Each line is what a reader comes to next. « » stands around what is said unasked when a screen turns up on the desktop
(in the page only what has changed is, since readers there read on by themselves). Role and state come behind the name,
as most screen readers say them. What lies over another screen is a dialog in the page, named by its heading, and on
the desktop a screen like any other. What names the columns and rows of a table, most readers say again in its cells.
"""
EPILOG = """\
examples:
  python -m game listen                               the program's own story
  python -m game listen --story my-story              yours
  python -m game listen --write docs/listening.md     into a file
"""
SKIPPED = 40
"""Lines of a long screen that are written out; a count stands for the others."""


def listen_command(argv: Sequence[str]) -> int:
    """Write what is heard of a dozen screens. Returns 0, or 1 where the story has mistakes."""
    parser = argparse.ArgumentParser(
        prog="python -m game listen",
        description="Write a dozen screens as a screen reader says them.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    own = Path(__file__).resolve().parents[2] / "story"
    parser.add_argument("--story", metavar="PATH", type=Path, default=own, help="the story folder (default: our own)")
    parser.add_argument("--write", metavar="FILE", type=Path, help="write into FILE instead of the terminal")
    options = parser.parse_args(argv)
    try:
        page = listening(open_story(options.story))
    except StoryError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return 1
    if options.write:
        options.write.write_text(page, "utf-8", newline="\n")
    else:
        print(page, end="")
    return 0


def listening(story: Story) -> str:
    """Return the page."""
    parts = [HEAD]
    for name, session in screens(story):
        lines = list(speak(describe(session)))
        parts.append(f"## {name}\n")
        parts += [f"- {line}" for line in lines[:SKIPPED]]
        if len(lines) > SKIPPED:
            parts.append(f"- … and {len(lines) - SKIPPED} more of the same kinds.")
        parts.append("")
    return "\n".join(parts)


def screens(story: Story) -> Iterator[tuple[str, Session]]:
    """Yield a dozen screens by name, on the way of somebody who always gives the last answer that is open."""
    title = Session(story, System(today=DATE, can_quit=True))
    yield "The first page", title
    note = title.press("begin")
    yield "Before you start", note
    yield "What to leave out", note.press("options")
    yield "Choosing a chair", note.press("go-on")
    scene = note.press("go-on").press("cut:short").press(f"chair:{story.chairs[0].id}")
    yield "A scene", scene
    reply = _answered(scene)
    yield "After an answer", reply
    struck = _until_struck(reply)
    yield "An answer that is struck through", struck
    yield "Settings, over the scene", struck.press("settings")
    yield "A code, and a place to paste one", struck.press("settings").press("code")
    yield "History", reply.press("history")
    ended = _ended(struck)
    yield "An ending", ended
    recap = ended.press("recap")
    yield "The way that was taken", recap
    evening = recap.press(next(control.id for control in describe(recap).controls() if control.role == "stop"))
    yield "One evening of it, with the roads not taken", evening
    yield "Two ways side by side", _other_way(evening).press("recap").press("beside:0")
    yield "Keeping the way", recap.press("keep")


def _answered(session: Session) -> Session:
    """Return the session after the last answer that is open, or after going on."""
    going = [control.id for control in describe(session).controls() if control.available]
    return session.press([name for name in going if name == "go-on" or name.startswith("choice:")][-1])


def _until_struck(session: Session) -> Session:
    """Return the first scene with a struck answer on the way; the ending where there is none."""
    while session.screen == "scene" and all(control.available for control in describe(session).controls()):
        session = _answered(session)
    return session


def _other_way(evening: Session) -> Session:
    """Return the ending that comes of the first answer that was open on that evening."""
    offered = (control.id for control in describe(evening).controls() if control.role == "choice" and control.available)
    return _ended(evening.press(next(offered)))


def _ended(session: Session) -> Session:
    while session.screen == "scene":
        session = _answered(session)
    return session
