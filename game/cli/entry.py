"""The one entry: `python main.py`, `python -m game` and `two-chairs` all come here."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

COMMANDS = {
    "check": ("game.cli.check", "check_command", "name every mistake in a story; --deep: all that can happen in it"),
    "preview": ("game.preview.commands", "preview_command", "play a story beside the editor; saving shows at once"),
    "import": ("game.importing.commands", "import_command", "make a draft of a Twine (Twee 3) or compiled ink story"),
    "compile": (
        "game.authoring.commands",
        "compile_command",
        "write the bundle that the browser and a quick start read",
    ),
    "schema": ("game.workbench.schema", "schema_command", "write the JSON Schemas that editors read"),
    "translate": ("game.language.author.start", "translate_command", "make, check and compile translations"),
    "simulate": ("game.simulation.commands", "simulate_command", "play it many times, as different people would"),
    "graph": ("game.workbench.graph.command", "graph_command", "draw its routes as a page or a picture"),
    "stats": ("game.workbench.stats.command", "stats_command", "count words, minutes, voices and kinds of answer"),
    "diff": ("game.workbench.diff.command", "diff_command", "say what changed between two versions"),
    "test": ("game.workbench.expectation.command", "test_command", "hold it to its author's expectations"),
    "fmt": ("game.workbench.tidy.command", "fmt_command", "tidy its files, comments kept"),
    "new": ("game.workbench.start.command", "new_command", "begin a story of your own: three scenes with comments"),
    "print": ("game.workshop.pack.commands", "print_command", "print a workshop: plan, cards and sheets"),
    "live": ("game.workshop.live.commands", "live_command", "let phones vote: a server on this machine"),
    "web": ("game.web.commands", "web_command", "build the page for browsers, or serve it from this machine"),
    "desktop": ("game.desktop.commands", "desktop_command", "make the edition for players who have no Python"),
    "listen": ("game.access.command", "listen_command", "write a dozen screens as a screen reader says them"),
    "gallery": ("game.gallery.command", "gallery_command", "draw every screen in every window, to be looked at"),
    "audit": ("game.cli.audit", "audit_command", "ask what is known of the packages it installs"),
    "bench": ("game.cli.bench", "bench_command", "measure speed and size"),
}
"""Command → module, function, and what it does."""

EDITION = ("live",)
"""The commands that a desktop edition has; the others are for who writes, and come with the source."""

INTERRUPTED = 130
"""The exit status that shells expect after Ctrl-C."""

EPILOG = """\
commands:
{commands}
  Each has its own --help.

examples:
  python main.py                    play in a window
  python main.py --text             play in the terminal
  python main.py --workshop         lead a workshop (docs/facilitator.md)
  python main.py --story my-story   play your own story folder
  python -m game check my-story     check it first
  python -m game web serve          build the page and open it in a browser
"""
EDITION_EPILOG = """\
examples:
  two-chairs                    play in a window
  two-chairs --text             play in the terminal
                                (on Windows: two-chairs-console --text)
  two-chairs --workshop         lead a workshop
  two-chairs --workshop --live  ... and let phones vote
  two-chairs --story my-story   play your own story folder
  two-chairs live --help        votes from phones alone
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (default: that of the process). Returns the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(words)
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(words: list[str]) -> int:
    if words and words[0] in COMMANDS:
        if _is_edition() and words[0] not in EDITION:
            print(f"'{words[0]}' is for who writes, and comes with the source. This program plays.", file=sys.stderr)
            return 2
        module, function, _ = COMMANDS[words[0]]
        return int(getattr(importlib.import_module(module), function)(words[1:]))
    from game.cli.play import play_command

    return play_command(_parser().parse_args(words))


def _is_edition() -> bool:
    """Return whether this is a desktop edition (docs/desktop.md)."""
    return bool(getattr(sys, "frozen", False))


def _parser() -> argparse.ArgumentParser:
    commands = "\n".join(f"  {name:9} {about}" for name, (_, _, about) in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="two-chairs",
        description="Play Two Chairs, a story about what goes missing between two people.",
        epilog=EDITION_EPILOG if _is_edition() else EPILOG.format(commands=commands),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--text", action="store_true", help="play in the terminal: for screen readers, pipes, no display"
    )
    parser.add_argument("--story", metavar="PATH", help="play the story in this folder instead")
    parser.add_argument(
        "--language", metavar="CODE", help="read in this language, such as es (default: as set, or as the system says)"
    )
    parser.add_argument(
        "--workshop", action="store_true", help="lead a group through it: plan, votes, talk, on one screen"
    )
    parser.add_argument(
        "--live", action="store_true", help="with --workshop: let phones vote; asks which address they use"
    )
    parser.add_argument(
        "--listen", default="", metavar="ADDRESS", help="with --live: the address that phones use, without asking"
    )
    parser.add_argument("--keep-nothing", action="store_true", help="read and write no save on this device")
    parser.add_argument(
        "--prove", metavar="DIR", help="play some steps in a window without anybody, keep pictures in DIR, and close"
    )
    parser.add_argument("--version", action="version", version=_version())
    return parser


def _version() -> str:
    from game import __version__

    return f"two-chairs {__version__}"
