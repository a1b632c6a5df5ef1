"""The facilitator's pages: what is in the pack, what happens when, and the talk at the end."""

from __future__ import annotations

from collections.abc import Iterator

from game.view import words
from game.view import words_pack as pack_words
from game.view.text import Text, sentence
from game.workshop.evening import Evening
from game.workshop.markup import Markup, element, listing, table
from game.workshop.pack.pack import Pack, block, sheet, steps
from game.workshop.plan import Plan

CONTENTS: tuple[tuple[Text, Text], ...] = (
    (pack_words.PLAN, pack_words.FOR_FACILITATOR),
    (pack_words.SO_FAR, pack_words.FOR_MISSED),
    (pack_words.AGREEMENT, pack_words.FOR_ROOM),
    (pack_words.SCENE_CARDS, pack_words.FOR_ROOM),
    (pack_words.FACILITATOR_CARDS, pack_words.FOR_FACILITATOR),
    (pack_words.DEBRIEF, pack_words.FOR_FACILITATOR),
    (pack_words.VOTE_CARDS, pack_words.FOR_EVERYBODY),
    (pack_words.OBSERVERS, pack_words.FOR_THREE),
    (pack_words.FEELINGS_NEEDS, pack_words.FOR_EVERYBODY),
    (pack_words.REFLECTION, pack_words.FOR_EVERYBODY),
    (words.SUPPORT, pack_words.FOR_EVERYBODY),
    (pack_words.FEEDBACK, pack_words.FOR_EVERYBODY),
    (pack_words.BLANK, pack_words.FOR_EVERYBODY),
)


def title(pack: Pack) -> str:
    """Return what the pack is called: story, chair and length."""
    length = "2x60" if len(pack.plans) > 1 else pack.plans[0].length
    chair = next((chair.title for chair in pack.story.chairs if chair.id == pack.chair), pack.chair)
    plan = pack.say(pack_words.PLANS[length])
    return pack.say(pack_words.WAY, title=pack.story.title, chair=pack.cast.fill(chair), plan=plan)


def start(pack: Pack) -> Markup:
    """The first page: what is printed how often, and what to do before people come."""
    say = pack.say
    heads = (say(pack_words.SHEET), say(pack_words.COPIES))
    named = CONTENTS if len(pack.plans) > 1 else (row for row in CONTENTS if row[0] is not pack_words.SO_FAR)
    rows = ((say(name), say(whom)) for name, whom in named)
    return element(
        "section",
        element("p", say(pack_words.PACK), class_="for"),
        element("h1", title(pack)),
        element("p", say(pack_words.MADE_FROM), class_="lead"),
        table(heads, rows, class_="contents"),
        block(say(pack_words.BEFORE), listing(pack.told(pack_words.BEFORE_LIST))),
        class_="sheet",
        id="start",
    )


def session_plan(pack: Pack) -> Markup:
    """What happens when, the scenes with their pauses, and how a scene goes."""
    say = pack.say
    tables = [part for plan in pack.plans for part in _session(pack, plan)]
    return sheet(
        pack,
        "plan",
        pack_words.FOR_FACILITATOR,
        say(pack_words.PLAN),
        *tables,
        element("p", say(pack_words.STAY), class_="after"),
        block(
            say(pack_words.VOTING),
            steps(pack.told(pack_words.VOTING_LIST)),
            element("p", say(pack_words.ON_PAPER), class_="after"),
        ),
    )


def _session(pack: Pack, plan: Plan) -> Iterator[Markup]:
    say = pack.say
    heads = (say(pack_words.MINUTE), say(pack_words.STEP), say(pack_words.NEEDED))
    rows = (
        (f"{part.start}–{part.end}", *(say(text) for text in pack_words.ABOUT_PARTS[part.name])) for part in plan.parts
    )
    if plan.length in pack_words.SESSIONS:
        yield element("h3", say(pack_words.SESSIONS[plan.length]), class_="session")
    yield table(heads, rows, class_="plan")
    played = _numbered(pack, plan)
    each = say(pack_words.ABOUT_SCENE, minutes=say.count(words.MINUTES, plan.scene_minutes))
    told = (
        element("li", element("b", f"{number}. "), evening.title, _pause(pack, plan, evening))
        for number, evening in played
    )
    yield block(f"{say(pack_words.SCENES_OF)}, {each}", element("ul", *told, class_="scenes"))


def _numbered(pack: Pack, plan: Plan) -> list[tuple[int, Evening]]:
    """Return the scenes of one plan, with the numbers on their cards."""
    scenes = {scene for place in plan.places for scene in place}
    return [(number, evening) for number, evening in enumerate(pack.evenings, 1) if evening.id in scenes]


def _pause(pack: Pack, plan: Plan, evening: Evening) -> str:
    return f" – {pack.say(pack_words.PAUSE_HERE)}" if evening.id in plan.pauses else ""


def so_far(pack: Pack) -> Markup:
    """For whoever missed the first of two sessions: it in a few sentences. Nothing where there is one session only."""
    if len(pack.plans) < 2:
        return Markup()
    told = (element("p", evening.summary) for _, evening in _numbered(pack, pack.plans[0]))
    means = element("p", pack.say(pack_words.SO_FAR_MEANS), class_="lead")
    return sheet(pack, "so-far", pack_words.FOR_MISSED, pack.say(pack_words.SO_FAR), means, *told)


def debrief(pack: Pack) -> Markup:
    """Questions for any scene, the three steps of the talk at the end, and the last minutes."""
    say, names = pack.say, pack.names
    talk = (block(say(step), listing(pack.told(asked, **names))) for step, asked in pack_words.DEBRIEF_STEPS.values())
    return sheet(
        pack,
        "debrief",
        pack_words.FOR_FACILITATOR,
        say(pack_words.DEBRIEF),
        *talk,
        block(say(pack_words.GROUNDED), listing(pack.told(pack_words.GROUNDED_LIST))),
        block(
            say(pack_words.TALK),
            element("p", sentence(say(pack_words.TALK_MEANS, **names))),
            listing(pack.told(pack_words.TALK_LIST, **names)),
        ),
    )
