"""A chapter file: scenes, their choices, and what the recap says of them."""

from __future__ import annotations

from dataclasses import dataclass

from game.authoring.format.line import Lines
from game.authoring.format.way import Ways
from game.authoring.format.words import (
    CLOSE_MEANINGS,
    CLOSES,
    HOUR_MEANINGS,
    HOURS,
    KIND_MEANINGS,
    KINDS,
    LEAN_MEANINGS,
    LEANS,
    METERS,
    OBJECT_MEANINGS,
    OBJECTS,
    PEOPLE,
    PEOPLE_MEANINGS,
    PLACE_MEANINGS,
    PLACES,
    POSE_MEANINGS,
    POSES,
    SET_MEANINGS,
    SETS,
    SOUND_MEANINGS,
    SOUNDS,
    STRUCK_KINDS,
    WANT_MEANINGS,
    WANTS,
    WEATHER_MEANINGS,
    WEATHERS,
    WEIGHT_MEANINGS,
)
from game.authoring.node import MappingNode
from game.authoring.problem import Report
from game.authoring.record import ByName, Key, Many, Record, Values
from game.authoring.shape import Id, Named, Points, Text, When, Whole, Word, YesNo
from game.narrative.kind import WEIGHTS, Effect
from game.narrative.scene import Choice, Pause, Scene, Skip, Staging, TurningPoint
from game.narrative.story import Chapter


@dataclass(frozen=True, slots=True)
class ChapterFile:
    """What one chapter file says."""

    chapter: Chapter
    scenes: tuple[Scene, ...]


def _choice(values: Values) -> Choice:
    return Choice(**(values | {name: frozenset(values[name]) for name in ("sets", "content")}))


def _needs_struck(values: Values, node: MappingNode, report: Report) -> None:
    if "struck" in node.entries or values["silence"]:
        return
    kind = values["kind"]
    if kind in STRUCK_KINDS or "needs" in node.entries:
        why = (
            "has 'needs'"
            if "needs" in node.entries
            else f"is of the kind {kind}, which strain or low self-worth can strike"
        )
        report.error(
            "TC112",
            node,
            f"the choice {why}, but nothing says the inner voice that strikes it",
            expected="struck: one short sentence",
            hint="'struck: You’d only spoil it.'",
        )


EFFECT = Record(
    "effects",
    "Changes in points, on top of what the kind of answer does.",
    tuple(Key(meter, Points(), f"Change of {meter}, in points; may be negative.") for meter in METERS),
    lambda values: Effect(**values),
)

CHOICE: Record[Choice] = Record(
    "a choice",
    "One answer to the bid.",
    (
        Key("id", Id("the choice"), "The choice's id, unique in its scene. Never changes once published.", needed=True),
        Key("text", Text(), "What the played character says or does. Words said aloud stand in “ ”.", needed=True),
        Key(
            "kind",
            Word(KINDS, "a kind of answer", KIND_MEANINGS),
            "What kind of answer this is; kinds.yaml has the numbers.",
            needed=True,
        ),
        Key(
            "weight",
            Named(WEIGHTS, "a weight", WEIGHT_MEANINGS),
            "small (half), usual (the default) or big (one and a half).",
            default=2,
        ),
        Key("when", When(), "While this does not hold, the choice is hidden."),
        Key("needs", When(), "While this does not hold, the choice is shown struck through."),
        Key("struck", Text(), "The inner voice that strikes the choice: one short sentence."),
        Key("silence", YesNo(), "true: the one silent answer of the scene, which is never struck."),
        Key("names", YesNo(), "true: this says aloud what has been missing."),
        Key("promises", Id("a promise"), "Id of a promise that this opens."),
        Key("keeps", Id("a promise"), "Id of a promise that this keeps."),
        Key("accepts", YesNo(), "true: accepts an apology."),
        Key(
            "sets",
            Many(Word(SETS, "a flag", SET_MEANINGS), what="a list of flags"),
            "Flags this sets: help, left, owned.",
        ),
        Key("lean", Word(LEANS, "a lean", LEAN_MEANINGS), "How the partner leans from here on: reach or retreat."),
        Key(
            "content",
            Many(Id("a content tag"), what="a list of content tags"),
            "Content tags: who leaves one of them out is not offered this answer.",
        ),
        Key("effects", EFFECT, "Changes in points on top of the kind; rare.", default=None),
        Key("reply", Lines(), "How it landed.", needed=True),
        Key("change", Text(), "One quiet sentence for what changed in the room."),
        Key(
            "then",
            Ways(),
            "Where it leads: a scene id, a list of ways, or 'end'. Left out: the next scene of the route.",
        ),
    ),
    _choice,
    _needs_struck,
    {
        "allOf": [
            {
                "if": {
                    "anyOf": [
                        {"properties": {"kind": {"enum": list(STRUCK_KINDS)}}, "required": ["kind"]},
                        {"required": ["needs"]},
                    ],
                    "not": {"properties": {"silence": {"const": True}}, "required": ["silence"]},
                },
                "then": {"required": ["struck"]},
            }
        ]
    },
)

PAUSE = Record(
    "a pause",
    "Questions for a group at this scene.",
    (
        Key("predict", Text(), "The question before anyone answers."),
        Key("prompts", Many(Text(), most=12, what="a list of questions"), "Questions to talk about afterwards."),
    ),
    lambda values: Pause(**values),
)

TURNING_POINT = Record(
    "a turning point",
    "What the recap says of a scene.",
    (
        Key("concept", Id("a concept"), "Id of a concept in concepts.yaml, which names the source.", needed=True),
        Key("note", Text(), "What there is to see here, in one sentence.", needed=True),
        Key("another_phrase", Text(), "Another thing to say, in the played character's words.", needed=True),
        Key("pause", PAUSE, "Questions for groups."),
    ),
    lambda values: TurningPoint(**values),
)

SKIP = Record(
    "skip",
    "What stands in for a scene that is passed over.",
    (
        Key("summary", Text(), "A neutral sentence that says what happened.", needed=True),
        Key("then", Ways(), "Where it leads; left out: the next scene of the route."),
    ),
    lambda values: Skip(**values),
)

POSE = ByName(Word(POSES, "a pose", POSE_MEANINGS), PEOPLE, "poses", docs=PEOPLE_MEANINGS)
OBJECT = Many(Word(OBJECTS, "an object of the stage", OBJECT_MEANINGS), most=len(OBJECTS), what="a list of objects")
SOUND = Many(Word(SOUNDS, "a small sound", SOUND_MEANINGS), most=3, what="a list of small sounds")
SOUNDS_MEAN = "Small sounds on arriving, one after the other; left out: what fits the picture. [] for none."


def _scene(values: Values) -> Scene:
    staging = Staging(*(values.pop(key) for key in ("hour", "poses", "objects", "sounds", "weather")))
    content, closes = frozenset(values.pop("content")), frozenset(values.pop("closes"))
    return Scene(chapter="", content=content, closes=closes, staging=staging, **values)


SCENE: Record[Scene] = Record(
    "a scene",
    "One bid and the answers to it.",
    (
        Key("id", Id("the scene"), "The scene's id, unique in the story. Never changes once published.", needed=True),
        Key("title", Text(longest=80), "Two to five words, for history and recap.", needed=True),
        Key(
            "chair",
            Word(PEOPLE, "a chair", PEOPLE_MEANINGS),
            "Whose chair the scene is played from: kit or rowan.",
            needed=True,
        ),
        Key("place", Word(PLACES, "a place of the stage", PLACE_MEANINGS), "Where it happens.", needed=True),
        Key("time", Text(longest=120), "When, in words: Thursday, a quarter to seven.", needed=True),
        Key(
            "hour",
            Word(HOURS, "an hour of light", HOUR_MEANINGS),
            "The light outside; evening if left out.",
            default="evening",
        ),
        Key(
            "weather",
            Word(WEATHERS, "a weather", WEATHER_MEANINGS),
            "What falls outside; clear if left out.",
            default="clear",
        ),
        Key(
            "need", Text(longest=300), "The need behind the bid, as the end of “What Rowan hoped for: …”.", needed=True
        ),
        Key("wants", Word(WANTS, "a want", WANT_MEANINGS), "What kind of answer fits.", needed=True),
        Key(
            "content",
            Many(Id("a content tag"), what="a list of content tags"),
            "Content tags of the manifest; may be [].",
            needed=True,
        ),
        Key("optional", YesNo(), "true: the bid may be left out after three misses in a row."),
        Key(
            "apology",
            YesNo(),
            "true, in Rowan's chair: Kit apologises after this scene, if it was named and Kit can hear.",
        ),
        Key("lean", Word(LEANS, "a lean", LEAN_MEANINGS), "How the partner leans from here on: reach or retreat."),
        Key("due", Id("a promise"), "Id of a promise that falls due here: an answer that does not keep it breaks it."),
        Key(
            "closes",
            Many(Word(CLOSES, "what can close", CLOSE_MEANINGS), what="a list of what closes here"),
            "What cannot come any more from here on, because it is meant so: repair, leaving.",
        ),
        Key("text", Lines(), "What happens, line by line.", needed=True),
        Key(
            "choices",
            Many(CHOICE, 1, 12, "a list of choices", unique=lambda choice: choice.id),
            "Three to five answers, one of them silent.",
            needed=True,
        ),
        Key("skip", SKIP, "What stands in for the scene when it is passed over.", needed=True),
        Key("turning_point", TURNING_POINT, "What the recap says of it.", needed=True),
        Key("poses", POSE, "How the two of them sit or stand."),
        Key("objects", OBJECT, "Objects on the stage."),
        Key("sounds", SOUND, SOUNDS_MEAN, default=None),
    ),
    _scene,
)


def _chapter_file(values: Values) -> ChapterFile:
    chapter = Chapter(values["chapter"], values["number"], values["title"], values["content"])
    return ChapterFile(chapter, values["scenes"])


CHAPTER_FILE: Record[ChapterFile] = Record(
    "a chapter file",
    "One chapter of a story: its scenes in reading order.",
    (
        Key("chapter", Id("the chapter"), "The chapter's id.", needed=True),
        Key("title", Text(longest=80), "The chapter's title.", needed=True),
        Key("number", Whole(1, 99), "The chapter's place in the story, from 1.", needed=True),
        Key("content", Text(longest=300), "What it holds, in one plain sentence shown before it.", needed=True),
        Key("scenes", Many(SCENE, 1, what="a list of scenes"), "The scenes in reading order.", needed=True),
    ),
    _chapter_file,
)
