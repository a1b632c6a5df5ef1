"""`stats`: a story in numbers.

0: counted; 1: the story cannot be read; 2: the command line makes no sense.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from game.authoring.console import parser as command_parser
from game.authoring.console import say
from game.authoring.format.words import KINDS
from game.authoring.library import open_story
from game.authoring.problem import StoryError
from game.narrative.story import Story
from game.workbench.stats.count import PACE, Count, count
from game.workbench.stats.level import Level

RUNS = 40
NARRATOR = "(narration)"

EXAMPLES = f"""\
  python -m game stats                   ./story in tables
  python -m game stats my-story
  python -m game stats --json > out.json for other programs

Words are those that players can read; marks such as {{rowan.They}} count as what they become. Minutes are words divided
by {PACE} (adults reading English silently, Brysbaert 2019): thinking about an answer comes on top. LIX is words a
sentence plus the percentage of words longer than six letters (under 25 very easy, 35 easy, 45 medium, 55 hard); ARI is
the grade of an American school. Both look at lengths only. What one way reads is a mean over random ways; seeds are
fixed.
exit codes: 0 counted, 1 the story cannot be read, 2 wrong usage"""


def stats_command(argv: Sequence[str]) -> int:
    """Count a story and print the numbers."""
    parser = _parser()
    options = parser.parse_args(argv)
    if options.runs < 1:
        parser.error("--runs has to be at least 1")
    try:
        story = open_story(options.path)
    except StoryError as error:
        say(str(error), sys.stderr)
        return 1
    counted = count(story, options.runs)
    say(json.dumps(data(counted), ensure_ascii=False, indent=2) if options.json else "\n".join(report(story, counted)))
    return 0


def report(story: Story, counted: Count) -> Iterator[str]:
    """Yield the lines of the tables."""
    yield f"{story.title}: {counted.total.words} words, {len(story.scenes)} scenes, {len(story.endings)} endings"
    yield ""
    yield f"{'chapter':34} {'scenes':>6} {'choices':>7} {'lines':>5} {'words':>6} {'LIX':>4} {'ARI':>4}"
    for one in counted.chapters:
        name = f"{one.chapter.number} {one.chapter.id}"
        yield f"{name:34.34} {one.scenes:6} {one.choices:7} {one.lines:5} {_level(one.level)}"
    yield f"{'endings':34} {'':6} {'':7} {'':5} {_level(counted.endings)}"
    scenes, choices, lines = (
        sum(getattr(c, name) for c in counted.chapters) for name in ("scenes", "choices", "lines")
    )
    yield f"{'together':34} {scenes:6} {choices:7} {lines:5} {_level(counted.total)}  {counted.total.word} to read"
    yield ""
    yield f"{'one way':34} {'words':>6} {'from':>6} {'to':>6} {'answers':>7} {'minutes':>7}  (told to players)"
    for route in counted.routes:
        head = f"{route.chair + ', ' + route.cut:34} {route.words:6.0f} {route.fewest:6} {route.most:6}"
        yield f"{head} {route.decisions:7.0f} {route.minutes:7.0f}  ({route.told})"
    yield ""
    yield f"{'who speaks':34} {'lines':>6} {'words':>6}"
    for voice in counted.voices:
        yield f"{voice.speaker or NARRATOR:34} {voice.lines:6} {voice.words:6}"
    yield ""
    yield from _kinds(counted)


def _kinds(counted: Count) -> Iterator[str]:
    yield f"{'answers by kind':22} " + " ".join(f"{kind:>9}" for kind in KINDS)
    for one in counted.chapters:
        yield f"{one.chapter.id:22} " + " ".join(f"{one.kinds.get(kind, 0) or '·':>9}" for kind in KINDS)
    sums = [sum(one.kinds.get(kind, 0) for one in counted.chapters) for kind in KINDS]
    yield f"{'together':22} " + " ".join(f"{number:>9}" for number in sums)


def _level(level: Level) -> str:
    return f"{level.words:6} {level.lix:4.0f} {level.ari:4.1f}"


def data(counted: Count) -> dict[str, Any]:
    """Return the numbers as plain values, as `--json` prints them."""
    return {
        "words": counted.total.words,
        "level": _level_data(counted.total),
        "chapters": [
            {
                "id": one.chapter.id,
                "number": one.chapter.number,
                "scenes": one.scenes,
                "choices": one.choices,
                "lines": one.lines,
                "kinds": {kind: one.kinds.get(kind, 0) for kind in KINDS},
                **_level_data(one.level),
            }
            for one in counted.chapters
        ],
        "endings": _level_data(counted.endings),
        "voices": [{"speaker": voice.speaker, "lines": voice.lines, "words": voice.words} for voice in counted.voices],
        "routes": [
            {
                "chair": route.chair,
                "cut": route.cut,
                "words": round(route.words),
                "fewest": route.fewest,
                "most": route.most,
                "decisions": round(route.decisions, 1),
                "minutes": round(route.minutes, 1),
                "told": route.told,
            }
            for route in counted.routes
        ],
    }


def _level_data(level: Level) -> dict[str, Any]:
    return {
        "words": level.words,
        "sentences": level.sentences,
        "lix": round(level.lix, 1),
        "ari": round(level.ari, 1),
        "reads": level.word,
    }


def _parser() -> argparse.ArgumentParser:
    parser = command_parser(
        "stats", "Count a story: words, minutes, reading level, who speaks, and kinds of answer.", EXAMPLES
    )
    parser.add_argument(
        "path", nargs="?", type=Path, default=Path("story"), metavar="PATH", help="the story's folder (default: story)"
    )
    parser.add_argument("--runs", type=int, default=RUNS, metavar="N", help=f"random ways a route (default: {RUNS})")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    return parser
