"""The same story in every peer's form: N scenes in a ring, three lines and three choices each.

Choice 1 moves two meters and goes to the next scene; choice 2 needs trust and a flag of its own scene, costs trust and
goes to scene 7i + 3; choice 3 costs trust and goes to the next scene. `values` makes it as a Story, `write` as a folder
of our YAML with a hundred scenes a file (about 760 bytes a scene: the format asks each for a need, a sentence for who
skips it and a turning point), `ink` as one ink file. Ours plays by all of its rules, and its flags (has this scene been
met?) are not only read but written: every answer of every scene is remembered.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

from game.narrative.cast import Cast, Person
from game.narrative.condition import parse
from game.narrative.kind import Counts, Effect, Kind
from game.narrative.route import Route
from game.narrative.scene import Choice, Jump, Line, Scene, Skip
from game.narrative.story import Chapter, Door, Ending, Story

A_FILE = 100
"""Scenes in one chapter file."""

KETTLE = "The kettle clicks off. Sam is already looking at the phone when the {i}th morning starts."
JOB, MOVED = "I didn't get it. The job.", "You hear the chair move."
SIT, ELSE, NOTHING = "Put the cup down and sit next to Sam.", "Something else will come up.", "Say nothing."
NEEDS = "trust >= 20 and not s{i}.met"
COUNTS = {"toward": 1, "neither": 0, "miss": -1}
SOFTENED = ("fix", "minimise", "turn_away")
TABLE = """\
attune 8 5 -6 -6 -4 toward
share 3 4 -4 -12 2 toward
boundary 1 4 -1 -6 -12 toward
repair 8 3 -8 -8 -6 toward
reach_out 0 6 0 -6 -6 neither
fix -2 0 2 2 0 neither
minimise -3 -1 3 2 2 miss
turn_away -2 -1 2 2 -2 miss
appease 2 -5 1 9 -3 neither
attack -9 -3 6 -2 14 miss
"""
"""Each kind with its points of trust, self-worth, distance, unspoken and strain, and what it counts as. Three differ
from the rules, so that a random walk goes all over both scales and neither of them stands at its end."""


def kinds() -> dict[str, Kind]:
    """Return the ten kinds."""
    return {row[0]: _kind(row) for row in (line.split() for line in TABLE.splitlines())}


def _kind(row: list[str]) -> Kind:
    name, points, counts = row[0], [10 * int(point) for point in row[1:6]], COUNTS[row[6]]
    return Kind(name, name, Effect(*points), cast("Counts", counts), softened=name in SOFTENED)


def values(scenes: int) -> Story:
    """Return the shape as a story that is ready to play."""
    return Story(
        id="ring",
        version=1,
        title="A ring",
        language="en",
        cast=Cast({name.lower(): Person(name.lower(), name) for name in ("Kit", "Rowan", "Sam")}),
        kinds=kinds(),
        chapters={f"c{k}": Chapter(f"c{k}", k + 1, f"Part {k + 1}", "A ring.") for k in range(_files(scenes))},
        scenes={f"s{i}": _scene(i, scenes) for i in range(scenes)},
        routes={("kit", "full"): Route("kit", "full", 1, ((Jump("s0"),),))},
        endings={"end": Ending("end", "The end", (), "", "", "")},
        doors=(Door("end", None),),
    )


def _files(scenes: int) -> int:
    return -(-scenes // A_FILE)


def _next(i: int, scenes: int) -> int:
    return (i + 1) % scenes


def _across(i: int, scenes: int) -> int:
    return (7 * i + 3) % scenes


def _scene(i: int, scenes: int) -> Scene:
    onward, across = (Jump(f"s{_next(i, scenes)}"),), (Jump(f"s{_across(i, scenes)}"),)
    return Scene(
        id=f"s{i}",
        title="A morning",
        chapter=f"c{i // A_FILE}",
        chair="kit",
        place="kitchen",
        time="morning",
        need="company",
        wants="comfort",
        text=(Line("a", KETTLE.format(i=i)), Line("b", JOB, "sam", bid=True), Line("c", MOVED)),
        choices=(
            Choice("sit", SIT, "attune", struck="No.", reply=(Line("r", "Yes."),), then=onward),
            Choice("else", ELSE, "minimise", needs=parse(NEEDS.format(i=i)), reply=(Line("r", "Yes."),), then=across),
            Choice("nothing", NOTHING, "turn_away", silence=True, reply=(Line("r", "No."),), then=onward),
        ),
        skip=Skip("A morning.", onward),
    )


def write(folder: Path, scenes: int) -> int:
    """Write the shape as a story's folder. Return how many bytes the chapters hold."""
    (folder / "chapters").mkdir(parents=True, exist_ok=True)
    for name, text in (
        ("story.yaml", MANIFEST),
        ("kinds.yaml", _kinds_file()),
        ("endings.yaml", ENDINGS),
        ("concepts.yaml", CONCEPTS),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    size = 0
    for k in range(_files(scenes)):
        here = range(k * A_FILE, min(scenes, (k + 1) * A_FILE))
        text = CHAPTER.format(k=k, number=k % 99 + 1) + "".join(_yaml(i, scenes) for i in here)
        (folder / "chapters" / f"{k:03}.yaml").write_text(text, encoding="utf-8")
        size += len(text.encode())
    return size


def _kinds_file() -> str:
    lines = ["kinds:"]
    for name, trust, worth, distance, unspoken, strain, counts in (line.split() for line in TABLE.splitlines()):
        softened = ", softened: true" if name in SOFTENED else ""
        lines += [
            f"- {{id: {name}, label: {name}, trust: {trust}, self_worth: {worth}, distance: {distance}, "
            f"unspoken: {unspoken}, strain: {strain}, counts: {counts}{softened}}}"
        ]
    return "\n".join([*lines, "wanted: {}", ""])


def _yaml(i: int, scenes: int) -> str:
    return SCENE.format(
        i=i,
        kettle=KETTLE.format(i=i),
        job=JOB,
        moved=MOVED,
        sit=SIT,
        els=ELSE,
        nothing=NOTHING,
        needs=NEEDS.format(i=i),
        onward=f"s{_next(i, scenes)}",
        across=f"s{_across(i, scenes)}",
        silent=f"s{_next(i, scenes)}" if i else LAST,
    )


LAST = "[{when: decisions >= 999999, to: end}, {to: s1}]"
"""A way out, for checkers; nobody walks that far."""
SCENE = """\
- {{id: s{i}, title: Dawn, chair: kit, place: kitchen, time: morning, need: company, wants: comfort, content: [],
  text: [a: {kettle}, b.sam: {job}, c: {moved}],
  choices: [
  {{id: sit, text: {sit}, kind: attune, struck: No., reply: [r: Yes.], then: {onward}}},
  {{id: else, text: {els}, kind: minimise, needs: {needs}, struck: No., reply: [r: Yes.],
    then: {across}}},
  {{id: nothing, text: {nothing}, kind: turn_away, silence: true, reply: [r: No.], then: {silent}}}],
  skip: {{summary: Morning., then: {onward}}}, turning_point: {{concept: c, note: A., another_phrase: B.}}}}
"""
CHAPTER = "chapter: c{k}\ntitle: Part {k}\nnumber: {number}\ncontent: A ring.\nscenes:\n"
MANIFEST = """\
format: 1
id: ring
version: 1
title: A ring
language: en
cast: {kit: {name: Kit}, rowan: {name: Rowan}, sam: {name: Sam}}
castings: [{id: one, label: One, kit: {name: Kit}, rowan: {name: Rowan}}]
chairs: [{id: kit, title: A chair, text: You answer.}]
routes: {kit: {full: {minutes: 1, places: [s0]}}}
bands:
  trust: [{id: low, from: 0, word: low, glyph: "○"}]
  self_worth: [{id: low, from: 0, word: low, glyph: "○"}]
safety: {label: Not only this, question: Are you afraid?, back: Back, leave: Out}
note: A ring.
disclaimer: A measure.
support: None.
evidence: None.
"""
ENDINGS = """\
endings:
  - {id: safe, title: Out, when: unsafe, text: [a: Out.], missing: A., there: B., next: C., offers_help: true}
  - {id: end, title: The end, text: [a: The end.], missing: A., there: B., next: C.}
"""
CONCEPTS = "concepts: [{id: c, title: C, plain: C., source: C.}]\n"


def ink(scenes: int) -> str:
    """Return the shape as ink."""
    head = "VAR trust = 50\nVAR self_worth = 50\n" + "".join(f"VAR told_{i} = false\n" for i in range(scenes))
    return head + "-> s0\n" + "".join(_knot(i, scenes) for i in range(scenes))


def _knot(i: int, scenes: int) -> str:
    onward, across = f"s{_next(i, scenes)}", f"s{_across(i, scenes)}"
    return f"""
=== s{i} ===
{KETTLE.format(i=i)}
Sam: "{JOB}"
{MOVED}
+ [{SIT}]
  ~ trust += 4
  ~ self_worth += 2
  -> {onward}
+ {{trust >= 20 and not told_{i}}} [{ELSE}]
  ~ trust -= 3
  -> {across}
+ [{NOTHING}]
  ~ trust -= 2
  -> {onward}
"""
