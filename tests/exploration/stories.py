"""Small stories at random, with all that rules and conditions know, for properties that hold for any story."""

from __future__ import annotations

from hypothesis import strategies as st

from game.narrative.condition import parse
from game.narrative.kind import Effect
from game.narrative.scene import END, Choice, Jump, Line, Scene, Skip, Variant
from game.narrative.state import Setting
from game.narrative.story import Start, Story
from tests.narrative import builder

NAMES = ("one", "two", "three", "four")
PROMISES = ("", "", "p", "q")
CONDITIONS = (
    "trust >= 50",
    "trust < 45.5",
    "self_worth >= 50 and not named",
    "distance > 30 or unspoken <= 10",
    "strain != 8",
    "flooded",
    "named",
    "not (owned or help)",
    "watched",
    "deeper",
    "misses >= 2",
    "misses == 1",
    "support >= 1 and attacks < 2",
    "appeased >= 1",
    "decisions >= 2",
    "broken_words > 0",
    "promise == kept or promise == broken",
    "promise != open",
    "lean == retreat",
    "chair == rowan",
    "cut == short",
    "openness == closed",
    "answer == attune",
    "answer != turn_away",
    "left",
    "one.met",
    "one.missed or two.seen",
    "not one.seen",
    "two.choice == c0",
    "one.choice != c1 and trust >= 20",
)
conditions = st.sampled_from(CONDITIONS).map(parse)
some = st.none() | conditions


@st.composite
def lines(draw: st.DrawFn) -> tuple[Line, ...]:
    """One line that stands and one that varies."""
    instead = tuple(Variant(f"v{n}", "Or so.", draw(conditions)) for n in range(draw(st.integers(0, 2))))
    return Line("stands", "So."), Line("varies", "So or so.", when=draw(some), instead=instead)


@st.composite
def ways(draw: st.DrawFn, own: str) -> tuple[Jump, ...]:
    """Mostly along the route; else to a scene behind this one, or to the end."""
    later = [*NAMES[NAMES.index(own) + 1 :], END]
    if draw(st.integers(0, 3)):
        return ()
    return (Jump(draw(st.sampled_from(later)), draw(conditions)), Jump(draw(st.sampled_from(later))))


@st.composite
def choices(draw: st.DrawFn, own: str, number: int) -> Choice:
    effects = draw(st.none() | st.builds(Effect, st.integers(-300, 300), st.integers(-300, 300), st.just(40)))
    return Choice(
        f"c{number}",
        "Do it.",
        draw(st.sampled_from(sorted(builder.KINDS))),
        draw(st.integers(1, 3)),
        when=draw(st.none() | some),
        needs=draw(st.none() | some),
        names=draw(st.integers(0, 3)) == 0,
        promises=draw(st.sampled_from(PROMISES)),
        keeps=draw(st.sampled_from(PROMISES)),
        accepts=draw(st.integers(0, 4)) == 0,
        sets=frozenset(draw(st.lists(st.sampled_from(("help", "left", "owned")), max_size=1))),
        lean=draw(st.sampled_from(("", "reach", "retreat"))),
        effects=effects,
        reply=draw(lines()),
        then=draw(ways(own)),
    )


@st.composite
def scenes(draw: st.DrawFn, name: str, chair: str) -> Scene:
    given = tuple(draw(choices(name, number)) for number in range(draw(st.integers(1, 3))))
    silent = Choice("silence", "", draw(st.sampled_from(("turn_away", "attune"))), 1, silence=True, reply=draw(lines()))
    return builder.scene(
        name,
        (*given, silent),
        chair=chair,
        wants=draw(st.sampled_from(("company", "space", "practical", "celebration"))),
        optional=draw(st.booleans()),
        apology=draw(st.booleans()),
        due=draw(st.sampled_from(PROMISES)),
        lean=draw(st.sampled_from(("", "reach", "retreat"))),
        content=frozenset(draw(st.lists(st.just("tag"), max_size=1))),
        chapter=draw(st.sampled_from(("one", "two"))),
        text=draw(lines()),
        skip=Skip("Passed."),
    )


@st.composite
def stories(draw: st.DrawFn) -> tuple[Story, Setting]:
    """A story of four scenes and a way to sit down in it."""
    chair = draw(st.sampled_from(("kit", "rowan", "both")))
    chairs = [draw(st.sampled_from(("kit", "rowan"))) if chair == "both" else chair for _ in NAMES]
    cut, openness = draw(st.sampled_from(("full", "short"))), draw(st.sampled_from(("hears", "slowly", "closed")))
    told = [draw(scenes(name, own)) for name, own in zip(NAMES, chairs, strict=True)]
    meters = st.integers(0, 100).map(lambda points: 10 * points)
    start = draw(st.builds(Start, meters, meters, meters, meters, meters, st.sampled_from(("reach", "retreat"))))
    left_out = frozenset(draw(st.lists(st.just("tag"), max_size=1)))
    story = builder.story(*told, routes=[builder.route(chair, cut, NAMES)], start=start, safety_from=2)
    return story, Setting(chair, cut, openness, left_out)
