"""History: everything that was said, with a way back to every scene, and the ways that were left."""

from __future__ import annotations

from collections.abc import Iterator

from game.narrative.game import Game, Taken
from game.view import words
from game.view.parts import said, text
from game.view.session import Session
from game.view.table import reply_lines
from game.view.view import Control, Item, Line, Section


def history(session: Session) -> tuple[Section, ...]:
    """Everything said so far, scene by scene, the latest last."""
    heading = Line("heading", "heading", session.say(words.HISTORY))
    game = session.game
    if game is None:
        return (text("text", (heading,)), _back(session))
    if not game.log.steps:
        nothing = text("text", (heading, Line("empty", "note", session.say(words.NOTHING_YET))))
        return (nothing, *_branches(session, game), _back(session))
    played = (_scene_log(session, game, index, taken) for index, taken in enumerate(game.taken()) if taken.before.scene)
    return (text("text", (heading,)), *played, *_branches(session, game), _back(session))


def _scene_log(session: Session, game: Game, index: int, taken: Taken) -> Section:
    cast, step = session.cast, taken.step
    scene = session.story.scenes[step.scene]
    where, title = f"log/{index}", cast.fill(scene.title)
    items: list[Item] = [Line(f"{where}.time", "caption", f"{title} · {cast.fill(scene.time)}")]
    if step.action == "choose":
        items += said(scene.lines(taken.before), where, cast, session.say)
        items += (
            Line(f"{where}/{line.id}", line.role, line.text, line.speaker, heard=line.heard)
            for line in reply_lines(session, step.scene, step.choice, taken.before, taken.after)
        )
    elif step.action == "skip":
        skipped = session.say(words.SKIPPED, summary=cast.fill(scene.skip.summary))
        items.append(Line(f"{where}.skipped", "note", skipped))
    else:
        items.append(Line(f"{where}.left", "note", session.say(words.LEFT_HERE)))
    items.append(Control(f"rewind:{index}", session.say(words.GO_BACK_HERE, title=title)))
    return Section(where, "log", tuple(items), title)


def _branches(session: Session, game: Game) -> Iterator[Section]:
    """The ways that were left by going back, each to be played again."""
    controls = tuple(
        Control(f"take:{index}", session.say(words.TAKE_BRANCH, title=title, choice=choice))
        for index, title, choice in left_ways(session, game)
    )
    if controls:
        yield Section("branches", "log", controls, session.say(words.BRANCHES), shown=True)


def left_ways(session: Session, game: Game) -> Iterator[tuple[int, str, str]]:
    """Yield the ways that were left: their number, the scene they begin with, and what was answered there."""
    for index, branch in enumerate(game.log.branches):
        step = branch.steps[0]
        scene = session.story.scenes.get(step.scene)
        if scene is None:
            continue
        choice = scene.choice(step.choice)
        answered = session.cast.fill(choice.text) if choice else session.say(words.SKIPPED_SCENE)
        yield index, session.cast.fill(scene.title), answered


def _back(session: Session) -> Section:
    return Section("actions", "actions", (Control("back", session.say(words.BACK), primary=True),))
