"""The way taken: history while playing, recap at the end, both with a way back to every decision."""

from __future__ import annotations

from collections.abc import Iterator

from game.narrative.act import act
from game.narrative.game import Game, Taken
from game.view import words
from game.view.parts import lettered, notes, said, text
from game.view.session import Session
from game.view.table import answer, reply_lines
from game.view.text import Text, sentence
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


def recap(session: Session) -> tuple[Section, ...]:
    """The way that led to the ending, with the need, the concept, its source and another phrase at each turn."""
    game = session.game
    if game is None:
        return ()
    end, say = game.ending, session.say
    lines = [Line("heading", "heading", say(words.RECAP))]
    if end is not None:
        lines.append(Line("ending", "note", f"{say(words.ENDING)}: {session.cast.fill(end.title)}"))
    lines += notes("toward", _summary(session, game))
    turns = (_turn(session, game, index, taken) for index, taken in enumerate(game.taken()))
    after = (("back", words.BACK), ("code", words.CODE), ("title", words.TITLE_PAGE))
    actions = lettered(Control(control, say(label)) for control, label in after)
    return (text("text", lines), *turns, *_branches(session, game), Section("actions", "actions", actions))


def _summary(session: Session, game: Game) -> Iterator[str]:
    answered = [taken for taken in game.taken() if taken.step.action == "choose"]
    met = sum(_counts(game, taken) > 0 for taken in answered)
    yield session.say.count(words.TOWARD, len(answered), met=met)
    setting = game.log.header.setting
    if setting.chair != "kit":
        yield session.cast.fill(session.say(words.KIT_WAS[setting.openness]))


def _counts(game: Game, taken: Taken) -> int:
    scene = game.story.scenes[taken.step.scene]
    choice = scene.choice(taken.step.choice)
    return act(scene, choice, game.story.kinds, taken.before.setting.cut).counts if choice else 0


def _turn(session: Session, game: Game, index: int, taken: Taken) -> Section:
    story, cast, say = session.story, session.cast, session.say
    scene = story.scenes[taken.before.scene]
    where, title = f"turn/{index}", cast.fill(scene.title)
    choice = scene.choice(taken.step.choice)
    items: list[Item] = [Line(f"{where}/title", "caption", f"{title} · {cast.fill(scene.time)}")]
    items.append(
        answer(session, f"{where}/answer", choice)
        if choice
        else Line(f"{where}/answer", "note", say(words.SKIPPED_SCENE))
    )
    changed = tuple(_changes(session, taken, words.CHANGED))
    if changed:
        heard = ". ".join(_changes(session, taken, words.CHANGED_HEARD))
        items.append(Line(f"{where}/changed", "change", " · ".join(changed), heard=heard))
    hoped = say(words.NEED, name=cast.name(scene.hoping), need=cast.fill(scene.need))
    items.append(Line(f"{where}/need", "note", sentence(hoped)))
    point = scene.turning_point
    if point is not None:
        concept = story.concepts[point.concept]
        paragraphs = (
            cast.fill(point.note),
            say(words.CONCEPT, title=concept.title, plain=concept.plain),
            say(words.SOURCE, source=concept.source),
            say(words.ANOTHER, phrase=cast.fill(point.another_phrase)),
        )
        items += notes(where, paragraphs)
    items.append(Control(f"rewind:{index}", say(words.GO_BACK_HERE, title=title)))
    return Section(where, "log", tuple(items), title)


def _changes(session: Session, taken: Taken, text: Text) -> Iterator[str]:
    for name, label in (("trust", words.TRUST), ("self_worth", words.SELF_WORTH)):
        before = session.story.band(name, getattr(taken.before, name))
        after = session.story.band(name, getattr(taken.after, name))
        if before != after:
            yield session.say(text, label=session.say(label), before=before.word, after=after.word)


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
    controls = []
    for index, branch in enumerate(game.log.branches):
        step = branch.steps[0]
        scene = session.story.scenes.get(step.scene)
        choice = scene.choice(step.choice) if scene else None
        if scene is None:
            continue
        label = session.say(
            words.TAKE_BRANCH,
            title=session.cast.fill(scene.title),
            choice=session.cast.fill(choice.text) if choice else session.say(words.SKIPPED_SCENE),
        )
        controls.append(Control(f"take:{index}", label))
    if controls:
        yield Section("branches", "log", tuple(controls), session.say(words.BRANCHES), shown=True)


def _back(session: Session) -> Section:
    return Section("actions", "actions", (Control("back", session.say(words.BACK), primary=True),))
