"""What a translator has to know about a text of a story: the scene, who speaks, after what, and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.authoring.node import shorten
from game.narrative.condition import Condition
from game.narrative.scene import Choice, Line, Scene
from game.narrative.story import Story

LONGEST = 60
"""Characters of another text that are quoted."""
MARKS = "Marks you can use: {rowan} is the name, {rowan.they} a pronoun, {rowan:…|…|…} a word for she|he|they."
_FRAME = {
    "title": "The story's title.",
    "subtitle": "One line under the title.",
    "disclaimer": "What the story is not.",
    "age": "For whom it is.",
    "note": "The content note, read before anything is played.",
    "support": "Over the support lines.",
    "evidence": "What the rules rest on.",
}
_SAFETY = {
    "label": "The command for whoever is afraid; it stands on every screen.",
    "question": "What that command asks.",
    "back": "The answer that leads back to the story.",
    "leave": "The answer that leads to help.",
}
_CHAIR = {
    "title": "A chair that can be chosen: a button.",
    "text": "What sitting in this chair means.",
    "soon": "Why this chair cannot be chosen yet.",
}
_ENDING = {
    "title": "Its title.",
    "missing": "What was missing, in one sentence.",
    "there": "What was there, in one sentence.",
    "next": "One small next step, in one sentence.",
}
_CONCEPT = {
    "title": "What research calls it.",
    "plain": "What it says, in plain words.",
    "source": "Where it was read: leave it as it is, unless there is an edition in your language.",
}
_SUPPORT = {
    "name": "The name of a support line: as it calls itself.",
    "hours": "When this line answers.",
    "languages": "The languages this line speaks.",
    "audience": "For whom this line is.",
}
_POINT = {
    "note": "What this scene turned on.",
    "another_phrase": "Another phrase to try; words said aloud stand in quotation marks.",
    "predict": "A question to a group, before the answer.",
    "prompts": "A question to a group, after the answer.",
}
_METERS = {"trust": "trust", "self_worth": "self-worth"}


def about(story: Story, key: str, source: str) -> tuple[str, ...]:
    """Return what there is to know about the text `source` under `key`, line by line."""
    lines = tuple(_about(story, key.split("/")))
    return (*lines, MARKS) if "{" in source else lines


def speaker(story: Story, key: str) -> str:
    """Return the id of who says the text under `key`; empty where nobody does."""
    match key.split("/"):
        case ["scene", scene, "text", line, *_]:
            return _line(story.scenes[scene].text, line).speaker
        case ["scene", scene, "choices", choice, "reply", line, *_]:
            return _line(_choice(story.scenes[scene], choice).reply, line).speaker
        case ["ending", ending, "text", line, *_]:
            return _line(story.endings[ending].text, line).speaker
    return ""


def _about(story: Story, steps: list[str]) -> Iterator[str]:
    match steps:
        case ["scene", scene, *rest]:
            yield f"Scene {_quoted(story.scenes[scene].title)}."
            yield from _in_scene(story, story.scenes[scene], rest)
        case ["ending", ending, "text", *rest]:
            yield f"Ending {_quoted(story.endings[ending].title)}."
            yield from _in_lines(story, story.endings[ending].text, rest)
        case ["ending", ending, *rest]:
            yield f"Ending {_quoted(story.endings[ending].title)}."
            yield _ENDING[rest[-1]]
            if rest[0] == "rowan":
                yield f"This is from {story.cast.name('rowan')}'s chair; a sentence from the other chair stands apart."
        case ["chapter", _, name]:
            yield "A chapter's title." if name == "title" else "The chapter's content note, shown before it."
        case ["concept", _, name]:
            yield _CONCEPT[name]
        case ["support", *rest]:
            yield _of_support(rest)
        case ["story", *rest]:
            yield _of_frame(rest)


def _of_support(steps: list[str]) -> str:
    match steps:
        case ["directory"]:
            return "Where lines of every other country are listed."
        case [_, "name"]:
            return "The name of a country."
    return _SUPPORT[steps[-1]]


def _of_frame(steps: list[str]) -> str:
    match steps:
        case ["cast", *_]:
            return "Who speaks. Leave a name as it is; translate what is a word, such as “Your father”."
        case ["castings", _, "label"]:
            return "What a list of names to choose from calls this one."
        case ["castings", *_]:
            return "A name to choose; leave it as it is, or take one that is as common."
        case ["chairs", _, name]:
            return _CHAIR[name]
        case ["bands", meter, *_]:
            return f"A word for how much {_METERS.get(meter, meter)} there is: “{_METERS.get(meter, meter)}: …”."
        case ["tags", _]:
            return "Content that can be left out, in a list under “Leave out”."
        case ["safety", name, *_]:
            return _SAFETY[name]
    return _FRAME[steps[0]]


def _in_scene(story: Story, scene: Scene, steps: list[str]) -> Iterator[str]:
    match steps:
        case ["title"]:
            yield "Its title, for the history and the recap."
        case ["time"]:
            yield "When it is, shown over the scene."
        case ["need"]:
            hoping = story.cast.name(scene.hoping)
            yield f"Ends the sentence “What {hoping} hoped for: …”: no capital letter, no full stop."
        case ["text", *rest]:
            yield from _in_lines(story, scene.text, rest, story.cast.name(scene.chair))
        case ["choices", id, *rest]:
            yield from _in_choice(story, scene, _choice(scene, id), rest)
        case ["skip", *_]:
            yield "Told in place of the scene where it is left out."
        case ["turning_point", *rest]:
            yield _POINT[next(step for step in reversed(rest) if step in _POINT)]


def _in_choice(story: Story, scene: Scene, choice: Choice, steps: list[str]) -> Iterator[str]:
    player = story.cast.name(scene.chair)
    match steps:
        case ["text"]:
            bid = next((line.text for line in scene.text if line.bid), "")
            meant = story.kinds[choice.kind].label if choice.kind in story.kinds else choice.kind
            yield f"An answer of {player}{f' to {_quoted(bid)}' if bid else ''}. Meant as: {meant}."
            yield "What is said aloud stands in quotation marks, what is done does not."
            yield from _only("Offered", choice.when)
            yield from _only("Open", choice.needs)
        case ["struck"]:
            yield f"The inner voice of {player} that strikes out the answer {_quoted(choice.text)}."
        case ["change"]:
            yield f"What changes in the room after the answer {_quoted(choice.text)}."
        case ["reply", *rest]:
            yield from _in_lines(story, choice.reply, rest, player, choice.text)


def _in_lines(
    story: Story, lines: Sequence[Line], steps: list[str], player: str = "", before: str = ""
) -> Iterator[str]:
    """Yield what there is to know about a line: `player` is who narration speaks to, `before` what comes first."""
    line = _line(lines, steps[0])
    place = lines.index(line)
    told = f"Narration, to {player} as “you”." if player else "Narration."
    yield f"{story.cast.name(line.speaker)} speaks." if line.speaker else told
    if line.bid:
        yield "This is the bid, which is drawn large."
    if len(steps) > 1:
        when = next(variant.when for variant in line.instead if variant.key == steps[-1])
        yield f"In place of {_quoted(line.text)}, if this holds: {when.explain()}."
    after = lines[place - 1].text if place else before
    if after:
        yield f"After: {_quoted(after)}"
    yield from _only("Said", line.when)


def _only(what: str, when: Condition | None) -> Iterator[str]:
    if when is not None:
        yield f"{what} only if this holds: {when.explain()}."


def _quoted(text: str) -> str:
    short = shorten(text, LONGEST)
    return short if "“" in short else f"“{short}”"


def _line(lines: Sequence[Line], key: str) -> Line:
    return next(line for line in lines if line.key == key)


def _choice(scene: Scene, id: str) -> Choice:
    return next(choice for choice in scene.choices if choice.id == id)
