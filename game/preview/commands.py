"""`python -m game preview`: the game beside the editor."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from game.authoring import console
from game.authoring.format.words import CHAIRS, CUTS
from game.language.shelf import languages
from game.preview.live import Live
from game.view import words
from game.view.edition import match
from game.view.settings import System

STORY = Path("story")
DESCRIPTION = """\
Play a story while you write it. Saving a file shows the change in place, after the same answers as before; where the
scene you were in is gone, you stand at the last place that still fits, and are told so. Mistakes show in the game's
place, with file and line, and go away when they are mended.

Nothing you play here is kept on this device.
"""
EXAMPLES = """\
  python -m game preview my-story                    in a window, from the first page
  python -m game preview my-story --chair rowan      sit down on Rowan's chair at once
  python -m game preview my-story --cut short        the short evening, if there are two
  python -m game preview my-story --web              in the browser, on this machine only
  python -m game preview my-story --language es      in a translation, which is read anew at every start

exit codes: 0 closed, 1 the page cannot be built, 2 no such folder or language, or no window can be opened
"""


def preview_command(argv: Sequence[str]) -> int:
    """Show a story and follow its files. Returns the exit status."""
    options = _parser().parse_args(argv)
    path: Path = options.path
    if not path.is_dir():
        return _refuse(f"there is no folder {path}", "python -m game preview PATH, where PATH holds a story.yaml")
    shelf = languages(path)
    language = match(options.language, tuple(shelf)) if options.language else ""
    if options.language and not language:
        return _refuse(f"there is no language '{options.language}'", f"one of {', '.join(shelf)}")
    seat = (options.chair or "kit", options.cut or "") if options.chair or options.cut else None
    if options.web:
        from game.preview.web import show  # needs the packing tools

        return show(path, seat, language, options.port, opens=not options.no_open)
    system = System(today=date.today().isoformat(), can_quit=True, language=language)
    return _window(path, Live(system, shelf, seat))


def _window(path: Path, live: Live) -> int:
    try:
        from game.platforms.desktop import NoDisplay
        from game.preview.window import play
    except ImportError as error:
        return _refuse(f"the window needs a library that is not here: {error}", "pip install 'two-chairs[author]'")
    try:
        return play(path, live)
    except NoDisplay as error:
        why = str(error) or live.session.say(words.NO_SCREEN)
        return _refuse(f"no window can be opened: {why}", "python -m game preview --web")


def _refuse(why: str, instead: str) -> int:
    print(f"{why} — try: {instead}", file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = console.parser("preview", DESCRIPTION, EXAMPLES)
    parser.add_argument(
        "path", nargs="?", type=Path, default=STORY, metavar="PATH", help=f"the story's folder (default: {STORY})"
    )
    parser.add_argument("--chair", choices=CHAIRS, help="sit down on this chair at once")
    parser.add_argument("--cut", choices=CUTS, help="and play this length (default: the first there is)")
    parser.add_argument("--language", metavar="CODE", help="read in this language (default: the story's own)")
    parser.add_argument("--web", action="store_true", help="in a browser, through a server on this machine")
    parser.add_argument("--port", type=int, metavar="N", help="with --web: the port (default: the next free one)")
    parser.add_argument("--no-open", action="store_true", help="with --web: do not open the browser")
    return parser
