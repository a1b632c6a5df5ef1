"""`python -m game print`: the workshop on paper.

0: written; 1: the story has errors, or it cannot be written or printed here; 2: the command line makes no sense.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NoReturn

from game.authoring.library import open_story, write_whole
from game.authoring.problem import StoryError
from game.cli.place import bundled, cache_folder
from game.language.shelf import languages
from game.narrative.state import Setting
from game.narrative.story import Story
from game.view.edition import Edition, Editions, match
from game.workshop.evening import evenings
from game.workshop.pack.document import document
from game.workshop.pack.pack import PAPERS, Pack
from game.workshop.pack.pdf import NoPrinter, pdf
from game.workshop.plan import Length, Plan, make_plan, route_of
from game.workshop.setup import chairs

LENGTHS: dict[str, tuple[Length, ...]] = {"45": ("45",), "90": ("90",), "2x60": ("first", "second")}
"""What `--plan` takes, with the plans it stands for."""
_DESCRIPTION = """\
Print the workshop: session plan, agreement, scene cards, vote cards, questions, observer sheets, feelings and needs,
a sheet for oneself, support sheet, feedback slips and an empty form for scenes of one's own. Everything comes from
the story's files. Black and white is enough, and a room without any screen can work with it.
"""
_EXAMPLES = """\
examples:
  python -m game print                            workshop-45-kit.html, for the 45 minutes in Kit's chair
  python -m game print --plan 90 -o pack.pdf      a PDF; the ending of the name decides
  python -m game print my-story --plan 2x60 --chair rowan --chapters 1,2,4 -o pack.html
  python -m game print --language es --paper a4 --country ES -o pack.pdf
  python -m game print --leave-out illness,family --paper letter --country US -o pack.pdf

exit codes: 0 written, 1 the story has errors or nothing can be written, 2 wrong usage
"""


def print_command(argv: Sequence[str]) -> int:
    """Write the pack that `argv` asks for. Returns the exit status."""
    parser = _parser()
    options = parser.parse_args(argv)
    try:
        story = open_story(options.story, cache_dir=cache_folder())
    except StoryError as error:
        print(error, file=sys.stderr)
        print(f"The story in {options.story} cannot be printed until this is mended.", file=sys.stderr)
        return 1
    pack = _pack(parser, options, story)
    target = options.output or Path(f"workshop-{options.plan}-{pack.chair}.html")
    try:
        _write(target, document(pack, bundled("assets") / "fonts"))
    except NoPrinter as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{target.as_posix()}: cannot be written: {error.strerror or error}", file=sys.stderr)
        return 1
    count = len(pack.evenings)
    print(f"{target.as_posix()}: {count} scene{'' if count == 1 else 's'}, {target.stat().st_size / 1000:.0f} KB")
    return 0


def _write(target: Path, html: str) -> None:
    if target.suffix.lower() != ".pdf":
        write_whole(target, html)
        return
    if sys.stderr.isatty():
        print("setting the pages, which takes some seconds …", file=sys.stderr)
    data = pdf(html)
    half = target.with_name(f"{target.name}.part")
    half.write_bytes(data)
    half.replace(target)


def _pack(parser: argparse.ArgumentParser, options: argparse.Namespace, written: Story) -> Pack:
    edition = _edition(parser, options, written)
    story = edition.story
    chair = _one_of(parser, "chair", options.chair or next(iter(chairs(story)), ""), chairs(story))
    left_out = frozenset(_listed(options.leave_out))
    for tag in left_out:
        _one_of(parser, "tag to leave out", tag, tuple(story.tags))
    plans = _plans(parser, options, story, chair)
    setting = Setting(chair=chair, cut=route_of(story, chair).cut, left_out=left_out)
    casting = _one_of(parser, "casting", options.casting, ("", *(casting.id for casting in story.castings)))
    country = _one_of(parser, "country", options.country.upper(), ("", *(country.code for country in story.countries)))
    named = next((one for one in story.castings if one.id == casting), None)
    people = {person.id: person for person in named.people} if named else {}
    cast = replace(story.cast, people={**story.cast.people, **people})
    printed = evenings(story, cast, setting, plans)
    if not printed:
        parser.error("nothing is left to print: every scene of these chapters is left out")
    today = date.today().isoformat()
    return Pack(story, edition.say, cast, plans, chair, printed, options.paper, country, today)


def _edition(parser: argparse.ArgumentParser, options: argparse.Namespace, story: Story) -> Edition:
    shelf = languages(options.story)
    editions = Editions(story, shelf)
    if not options.language:
        return editions.fitting("", story.language)
    code = match(options.language, tuple(shelf))
    if not code:
        parser.error(f"there is no language “{options.language}” here; there is: {', '.join(shelf)}")
    edition = editions.edition(code)
    for problem in edition.problems:
        print(problem, file=sys.stderr)
    return edition


def _plans(parser: argparse.ArgumentParser, options: argparse.Namespace, story: Story, chair: str) -> tuple[Plan, ...]:
    out = _chapters_out(parser, options.chapters, story, chair)
    try:
        return tuple(make_plan(story, chair, length, out) for length in LENGTHS[options.plan])
    except ValueError:
        parser.error(
            f"nothing of the chapters {options.chapters} is played in this plan; leave --chapters out to see all"
        )


def _chapters_out(parser: argparse.ArgumentParser, wanted: str, story: Story, chair: str) -> frozenset[str]:
    """Return the chapters that are not printed: all but the `wanted`, which are named by number or id."""
    names = _listed(wanted)
    if not names:
        return frozenset()
    here = {story.scenes[scene].chapter for scene in route_of(story, chair).scenes()}
    numbers = {chapter: str(story.chapters[chapter].number) for chapter in here}
    for name in names:
        if name not in numbers and name not in numbers.values():
            there = ", ".join(sorted(set(numbers.values())))
            parser.error(f"there is no chapter “{name}” in this chair; there is: {there}")
    wished = {chapter for chapter, number in numbers.items() if chapter in names or number in names}
    return frozenset(story.chapters) - wished


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _one_of(parser: argparse.ArgumentParser, what: str, value: str, known: Sequence[str]) -> str:
    if value not in known:
        _refuse(parser, what, value, known)
    return value


def _refuse(parser: argparse.ArgumentParser, what: str, value: str, known: Sequence[str]) -> NoReturn:
    there = ", ".join(filter(None, known)) or "none"
    parser.error(f"there is no {what} “{value}” in this story; there is: {there}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m game print",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add = parser.add_argument
    add(
        "story",
        nargs="?",
        type=Path,
        default=bundled("story"),
        metavar="STORY",
        help="the story's folder (default: the program's)",
    )
    add("--plan", choices=tuple(LENGTHS), default="45", help="how long the workshop takes, in minutes (default: 45)")
    add("--chair", default="", metavar="CHAIR", help="whose answers the room gives: kit, rowan or both (default: kit)")
    add(
        "--chapters",
        default="",
        metavar="LIST",
        help="print these chapters only, by number or id: 1,2,4 (default: all)",
    )
    add("--leave-out", default="", metavar="LIST", help="leave out scenes that hold this: illness, family, parting")
    add("--casting", default="", metavar="ID", help="names and pronouns, by their id in story.yaml")
    add("--language", default="", metavar="CODE", help="en, es or another language of the story (default: its own)")
    add("--paper", choices=tuple(PAPERS), default="a4", help="the paper's size (default: a4)")
    add("--country", default="", metavar="CODE", help="print this country's support lines, too: GB, US, ES …")
    add("-o", "--output", type=Path, metavar="FILE", help="an .html or .pdf file (default: workshop-PLAN-CHAIR.html)")
    return parser
