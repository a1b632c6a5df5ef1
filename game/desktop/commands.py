"""`python -m game desktop build` and `desktop try`."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from game.desktop.build import OUT, build, executable
from game.desktop.staged import NAME
from game.web.problem import BuildError

BUILD = """\
Make the desktop edition for the platform this runs on: one folder (on macOS an application) that plays by double click,
with nothing to install. The story is in it as the browser has it, compiled; fonts, sounds, languages, the phones' page
and the licences of everything are in it, too. It takes half a minute.

It is for players and facilitators: it plays, leads workshops and lets phones vote. The author's commands are left out.
"""
TRY = """\
Try an edition: ask its help and version, play it as text, and let it play by itself in a window (`--prove`), where it
has to show a first frame, take an answer, and close. Needs a display; on Linux a virtual one will do (`xvfb-run`).
"""
EXAMPLES = """\
examples:
  python -m game desktop build                 into build/desktop
  python -m game desktop build --archive       and packed into one file, to hand on
  xvfb-run -a python -m game desktop try       does what was built work?

docs/desktop.md says what players meet on their system, and what is in the folder.
"""


def desktop_command(argv: Sequence[str]) -> int:
    """Run `desktop build` or `desktop try`. Returns the exit status: 0 done, 1 it could not be done."""
    parser = argparse.ArgumentParser(
        prog="python -m game desktop",
        description="Make and try the edition for players who have no Python.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    plain = argparse.RawDescriptionHelpFormatter
    making = commands.add_parser("build", help="make it", description=BUILD, formatter_class=plain)
    making.add_argument("--out", type=Path, default=OUT, metavar="DIR", help=f"the folder to write (default: {OUT})")
    making.add_argument("--archive", action="store_true", help="pack it into one file as well")
    making.set_defaults(run=_build)
    trying = commands.add_parser("try", help="see whether it works", description=TRY, formatter_class=plain)
    trying.add_argument(
        "folder", nargs="?", type=Path, metavar="FOLDER", help=f"what was built (default: what is in {OUT})"
    )
    trying.set_defaults(run=_try)
    options = parser.parse_args(argv)
    try:
        return int(options.run(options))
    except (BuildError, OSError, subprocess.CalledProcessError) as error:
        print(f"\n{error}", file=sys.stderr)
        return 1


def _build(options: argparse.Namespace) -> int:
    build(options.out, archive=options.archive)
    return 0


def _try(options: argparse.Namespace) -> int:
    from game.desktop.trial import attempt  # needs pygame, to look at pictures

    folder = options.folder or next(iter(sorted(OUT.glob("*.app"))), OUT / NAME)
    program = executable(folder)
    if not program.is_file():
        raise BuildError(f"there is no {program}", "python -m game desktop build")
    return attempt(program)
