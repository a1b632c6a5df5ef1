"""`python -m game gallery`: draws every screen in every window, for people to look at.

0: written; 1: it cannot be drawn or written here; 2: the command line makes no sense.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path

from game.authoring.library import open_story, write_whole
from game.authoring.problem import StoryError
from game.gallery.longer import CODE, Longer
from game.gallery.matrix import THEMES, Shot, chosen, every, screens
from game.gallery.page import NAME, named, page
from game.gallery.window import WINDOWS
from game.language.shelf import languages
from game.narrative.story import Story
from game.view.edition import Volume

_DESCRIPTION = """\
Draw the screens of the program, each reached by pressing what is offered, in windows from a small phone to an
ultra-wide screen and in three themes, with a page that shows them. Without --write it lists what there is.
"""
_EXAMPLES = f"""\
examples:
  python -m game gallery                                   what there is to draw
  python -m game gallery --write docs/gallery              the pictures that are kept, and their page, anew
  python -m game gallery --write build/look --every --full --screen 'scene*' --window phone
  python -m game gallery --write build/es --language es    in Spanish
  python -m game gallery --write build/long --language {CODE} two fifths longer than English, to see what would not fit
  python -m game gallery --write build/mine --story my-story

exit codes: 0 written, 1 it cannot be drawn or written here, 2 wrong usage
"""


def gallery_command(argv: Sequence[str]) -> int:
    """Draw what `argv` asks for. Returns the exit status."""
    parser = _parser()
    options = parser.parse_args(argv)
    try:
        story = open_story(options.story)
    except StoryError as error:
        print(error, file=sys.stderr)
        return 1
    shelf: Mapping[str, Volume] = languages(options.story)
    if options.language == CODE:
        shelf = {**shelf, CODE: Longer(story)}
    if options.language and options.language not in shelf:
        parser.error(f"there is no language '{options.language}'; choose from {', '.join([*shelf, CODE])}")
    try:
        shots = _shots(story, shelf, options)
        if not shots:
            parser.error("no screen, window or theme of that name; without any option this command lists them")
        if options.write is None:
            _list(shots)
        else:
            _write(shots, options.write, full=options.full)
    except ImportError as error:
        print(
            f"The pictures need '{error.name}', which is not installed — try: pip install '.[live,web]'",
            file=sys.stderr,
        )
        return 1
    except OSError as error:
        print(f"{options.write.as_posix()}: cannot be written: {error.strerror or error}", file=sys.stderr)
        return 1
    return 0


def _shots(story: Story, shelf: Mapping[str, Volume], options: argparse.Namespace) -> list[Shot]:
    shown = screens(story, shelf, options.language)
    found = every(shown) if options.every else chosen(shown)
    wished = ((options.screen, "screen"), (options.window, "window"), (options.theme, "theme"))
    return [shot for shot in found if all(_fits(shot, patterns, what) for patterns, what in wished)]


def _fits(shot: Shot, patterns: Sequence[str], what: str) -> bool:
    name = shot.theme if what == "theme" else getattr(shot, what).name
    return not patterns or any(fnmatch(name, pattern) for pattern in patterns)


def _list(shots: Sequence[Shot]) -> None:
    for title, names in (
        ("screens", {shot.screen.name: shot.screen.title for shot in shots}),
        ("windows", {window.name: window.title for window in WINDOWS}),
        ("themes", THEMES),
    ):
        print(f"{title}:")
        for name, about in names.items():
            print(f"  {name:20} {about}")
    print(f"{len(shots)} pictures; --write FOLDER draws them")


def _write(shots: Sequence[Shot], folder: Path, *, full: bool) -> None:
    """Draw `shots` into `folder`, and its page; pictures that its page named before and no more are taken away."""
    from game.gallery.picture import drawn, small, write

    folder.mkdir(parents=True, exist_ok=True)
    about = folder / NAME
    before = named(about.read_text("utf-8")) if about.is_file() else frozenset()
    weight = 0
    for number, shot in enumerate(shots, 1):
        if sys.stderr.isatty():
            print(f"\r{number} of {len(shots)}: {shot.name:60}", end="", file=sys.stderr, flush=True)
        path = folder / f"{shot.name}.png"
        write(drawn(shot) if full else small(drawn(shot)), path)
        weight += path.stat().st_size
    if sys.stderr.isatty():
        print(file=sys.stderr)
    for name in before - {f"{shot.name}.png" for shot in shots}:
        (folder / name).unlink(missing_ok=True)
    write_whole(about, page(shots))
    print(f"{about.as_posix()}: {len(shots)} pictures, {weight / 1e6:.1f} MB")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m game gallery",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    own = Path(__file__).resolve().parents[2] / "story"
    parser.add_argument("--write", metavar="FOLDER", type=Path, help="draw into FOLDER")
    parser.add_argument(
        "--every", action="store_true", help="each screen in each window and theme, not a choice of them"
    )
    parser.add_argument("--full", action="store_true", help="at full size and in all colours")
    parser.add_argument("--story", metavar="PATH", type=Path, default=own, help="the story folder (default: our own)")
    parser.add_argument("--language", metavar="CODE", default="", help="the language to read in (default: the story's)")
    for what in ("screen", "window", "theme"):
        parser.add_argument(
            f"--{what}",
            metavar="NAME",
            action="append",
            default=[],
            help=f"only {what}s of this name, * for any letters; may be given again",
        )
    return parser
