"""Playing on the desktop: in a window, or as text."""

from __future__ import annotations

import argparse
import secrets
import shlex
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from game.cli.place import bundled, cache_folder, save_file
from game.narrative.story import Story
from game.platforms.host import Host
from game.platforms.store import FileStore, MemoryStore, Store
from game.view import words
from game.view.settings import System

NO_DISPLAY = 2
"""The exit status where no window can be opened."""


def play_command(options: argparse.Namespace) -> int:
    """Play as `options` say. Returns the exit status: 0 played, 1 the story has errors, 2 no display."""
    own = Path(options.story) if options.story else None
    story = open_or_report(own or bundled("story"))
    if story is None:
        return 1
    host = make_host(story, save_file(own), keep_nothing=options.keep_nothing)
    return _play_text(host) if options.text else _play_window(host, options)


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


def make_host(story: Story, save: Path, *, keep_nothing: bool) -> Host:
    """Return a host that keeps its place in `save`; with `keep_nothing` neither reads nor writes it."""
    store: Store = MemoryStore() if keep_nothing else FileStore(save)
    system = System(today=date.today().isoformat(), seed=secrets.randbelow(1 << 16), can_quit=True)
    host = Host(story, store, secrets.token_hex(8), system)
    if keep_nothing:
        host.session = replace(host.session, keep=False)
    return host


def _play_text(host: Host) -> int:
    from game.terminal import stream
    from game.terminal.terminal import Terminal

    host.adapt(replace(host.session.system, can_copy=False, text_only=True))
    return Terminal(host, stream.source(), stream.target()).run()


def _play_window(host: Host, options: argparse.Namespace) -> int:
    try:
        from game.platforms.desktop import NoDisplay, play
    except ImportError as error:
        return _offer_text(error, options)
    try:
        return play(host)
    except NoDisplay as error:
        return _offer_text(error, options)


def _offer_text(why: Exception, options: argparse.Namespace) -> int:
    """Say that no window can be opened, and which command plays the same without one."""
    name = Path(sys.argv[0]).name
    program = {"main.py": "python main.py", "__main__.py": "python -m game"}.get(name, "two-chairs")
    command = f"{program} --text" + (f" --story {shlex.quote(options.story)}" if options.story else "")
    print(words.NO_DISPLAY.format(why=why, command=command), file=sys.stderr)
    return NO_DISPLAY
