"""Playing on the desktop: in a window, or as text."""

from __future__ import annotations

import argparse
import secrets
import shlex
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.place import bundled, cache_folder, room_file, save_document, save_file, votes_file
from game.cli.printing import DeskPrinter
from game.language.shelf import languages
from game.narrative.story import Story
from game.platforms.host import Host
from game.platforms.languages import preferred
from game.platforms.room import RoomHost, minute
from game.platforms.store import FileStore, MemoryStore, Store
from game.view import words
from game.view.edition import Volume, match
from game.view.settings import System

if TYPE_CHECKING:
    from game.workshop.live.panel import ThreadPanel

NO_DISPLAY = 2
"""The exit status where no window can be opened."""
NO_LIVE = 1
"""The exit status where phones cannot vote here."""
NO_LANGUAGE = 2
"""The exit status where the story cannot be read in the language that was asked for."""


def play_command(options: argparse.Namespace) -> int:
    """Play as `options` say.

    Returns the exit status: 0 played, 1 the story has errors, 2 no display or no such language.
    """
    own = Path(options.story) if options.story else None
    story = open_or_report(own or bundled("story"))
    if story is None:
        return 1
    shelf = languages(own or bundled("story"))
    host = make_host(story, save_file(own), keep_nothing=options.keep_nothing, shelf=shelf)
    if options.live and not options.workshop:
        print("--live goes with --workshop; the votes alone: python -m game live", file=sys.stderr)
        return NO_LIVE
    if options.language and not _read_in(host, options.language, shelf):
        return NO_LANGUAGE
    host.printer = DeskPrinter((lambda: None) if options.text else _wake, patient=options.text)
    panel = _live(host, options) if options.live else None
    if options.live and panel is None:
        return NO_LIVE
    if options.workshop:
        host.open_workshop()
    try:
        return _play_text(host) if options.text else _play_window(host, options)
    finally:
        if panel is not None:
            panel.stop()


def open_or_report(folder: Path) -> Story | None:
    """Return the story in `folder`, or None after its mistakes were printed."""
    from game.authoring.library import open_story
    from game.authoring.problem import StoryError

    try:
        return open_story(folder, cache_dir=cache_folder())
    except StoryError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        print(f"The story in {folder} cannot be played until this is mended.", file=sys.stderr)
        return None


def make_host(story: Story, save: Path, *, keep_nothing: bool, shelf: Mapping[str, Volume] | None = None) -> RoomHost:
    """Return a host that keeps its place in `save`, and a workshop beside it; with `keep_nothing` neither."""
    store: Store = MemoryStore() if keep_nothing else FileStore(save)
    rooms: Store = MemoryStore() if keep_nothing else FileStore(room_file(save))
    seed, asked = secrets.randbelow(1 << 16), preferred()
    system = System(today=date.today().isoformat(), seed=seed, can_quit=True, can_print=True, language=asked)
    host = RoomHost(story, store, secrets.token_hex(8), rooms, minute, save_document, system, shelf)
    if keep_nothing:
        host.session = replace(host.session, keep=False)
    return host


def _read_in(host: Host, wish: str, shelf: Mapping[str, Volume]) -> bool:
    """Read in the language `wish`; where there is none such, say which there are. What is broken of it is told."""
    code, say = match(wish, tuple(shelf)), host.session.say
    if not code:
        print(say(words.NO_LANGUAGE, code=wish, languages=", ".join(shelf)), file=sys.stderr)
        return False
    for problem in shelf[code].open()[1]:
        print(problem, file=sys.stderr)
    host.read_in(code)
    return True


def _live(host: RoomHost, options: argparse.Namespace) -> ThreadPanel | None:
    """Let phones vote on what the workshop shows; None, and said why, where they cannot."""
    from game.workshop.live.commands import start_beside

    session = host.session
    memory = None if options.keep_nothing else votes_file()
    changed = (lambda: None) if options.text else _wake
    panel = start_beside(session.language, session.say, options.listen, memory, changed)
    if panel is not None:
        from game.workshop.beside import Beside

        host.link = Beside(panel)
    return panel


def _wake() -> None:
    """Have the window look again: the phones have something new."""
    from game.platforms.desktop import Desktop

    Desktop.wake()


def _play_text(host: Host) -> int:
    from game.terminal import stream
    from game.terminal.terminal import Terminal

    host.adapt(replace(host.session.system, can_copy=False, text_only=True))
    return Terminal(host, stream.source(), stream.target()).run()


def _play_window(host: Host, options: argparse.Namespace) -> int:
    try:
        from game.platforms.desktop import NoDisplay, play
    except ImportError as error:
        return _offer_text(str(error), host, options)
    host.adapt(replace(host.session.system, second_window=True))
    try:
        if options.prove:
            from game.platforms.proof import prove

            return prove(host, Path(options.prove))
        return play(host)
    except NoDisplay as error:
        return _offer_text(str(error), host, options)


def _offer_text(why: str, host: Host, options: argparse.Namespace) -> int:
    """Say that no window can be opened, and which command plays the same without one."""
    name = Path(sys.argv[0]).name
    program = {"main.py": "python main.py", "__main__.py": "python -m game"}.get(name, "two-chairs")
    command = f"{program} --text" + (f" --story {shlex.quote(options.story)}" if options.story else "")
    command += " --workshop" if options.workshop else ""
    command += f" --language {options.language}" if options.language else ""
    say = host.session.say
    print(say(words.NO_DISPLAY, why=why or say(words.NO_SCREEN), command=command), file=sys.stderr)
    return NO_DISPLAY
