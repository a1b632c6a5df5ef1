"""The way taken: history while playing, recap at the end, both with a way back to every decision."""

from __future__ import annotations

from collections.abc import Iterator

from game.narrative.act import act
from game.narrative.game import Game, Taken
from game.view import words
from game.view.parts import lettered, notes, said, text
from game.view.session import Session
from game.view.table import reply_lines
from game.view.view import Control, Item, Line, Section


def history(session: Session) -> tuple[Section, ...]:
    """Everything said so far, scene by scene, the latest last."""
    heading = Line("heading", "heading", words.HISTORY)
    game = session.game
    if game is None:
        return (text("text", (heading,)), _back())
    if not game.log.steps:
        nothing = text("text", (heading, Line("empty", "note", words.NOTHING_YET)))
        return (nothing, *_branches(session, game), _back())
    played = (_scene_log(session, game, index, taken) for index, taken in enumerate(game.taken()) if taken.before.scene)
    return (text("text", (heading,)), *played, *_branches(session, game), _back())


def recap(session: Session) -> tuple[Section, ...]:
    """The way that led to the ending, with the need, the concept, its source and another phrase at each turn."""
    game = session.game
    if game is None:
        return ()
    end = game.ending
    lines = [Line("heading", "heading", words.RECAP)]
    if end is not None:
        lines.append(Line("ending", "note", f"{words.ENDING}: {session.cast.fill(end.title)}"))
    lines += notes("toward", _summary(session, game))
    turns = (_turn(session, game, index, taken) for index, taken in enumerate(game.taken()))
    after = lettered([Control("back", words.BACK), Control("code", words.CODE), Control("title", words.TITLE_PAGE)])
    return (text("text", lines), *turns, *_branches(session, game), Section("actions", "actions", after))


def _summary(session: Session, game: Game) -> Iterator[str]:
    answered = [taken for taken in game.taken() if taken.step.action == "choose"]
    met = sum(_counts(game, taken) > 0 for taken in answered)
    yield words.TOWARD.format(met=met, bids=len(answered))
    setting = game.log.header.setting
    if setting.chair != "kit":
        yield session.cast.fill(words.KIT_WAS[setting.openness])


def _counts(game: Game, taken: Taken) -> int:
    scene = game.story.scenes[taken.step.scene]
    choice = scene.choice(taken.step.choice)
    return act(scene, choice, game.story.kinds, taken.before.setting.cut).counts if choice else 0


def _turn(session: Session, game: Game, index: int, taken: Taken) -> Section:
    story, cast = session.story, session.cast
    scene = story.scenes[taken.before.scene]
    where, title = f"turn/{index}", cast.fill(scene.title)
    choice = scene.choice(taken.step.choice)
    items: list[Item] = [Line(f"{where}/title", "caption", f"{title} · {cast.fill(scene.time)}")]
    items.append(
        Line(f"{where}/answer", "answer", cast.fill(choice.text))
        if choice
        else Line(f"{where}/answer", "note", words.SKIPPED_SCENE)
    )
    changed = tuple(_changes(session, taken))
    if changed:
        items.append(Line(f"{where}/changed", "change", " · ".join(changed)))
    hoped = words.NEED.format(rowan=cast.name("rowan" if scene.chair == "kit" else "kit"), need=cast.fill(scene.need))
    items.append(Line(f"{where}/need", "note", words.sentence(hoped)))
    point = scene.turning_point
    if point is not None:
        concept = story.concepts[point.concept]
        paragraphs = (
            cast.fill(point.note),
            words.CONCEPT.format(title=concept.title, plain=concept.plain),
            words.SOURCE.format(source=concept.source),
            words.ANOTHER.format(phrase=cast.fill(point.another_phrase)),
        )
        items += notes(where, paragraphs)
    items.append(Control(f"rewind:{index}", words.GO_BACK_HERE.format(title=title)))
    return Section(where, "log", tuple(items), title)


def _changes(session: Session, taken: Taken) -> Iterator[str]:
    for name, label in (("trust", words.TRUST), ("self_worth", words.SELF_WORTH)):
        before = session.story.band(name, getattr(taken.before, name))
        after = session.story.band(name, getattr(taken.after, name))
        if before != after:
            yield words.CHANGED.format(label=label, before=before.word, after=after.word)


def _scene_log(session: Session, game: Game, index: int, taken: Taken) -> Section:
    cast, step = session.cast, taken.step
    scene = session.story.scenes[step.scene]
    where, title = f"log/{index}", cast.fill(scene.title)
    items: list[Item] = [Line(f"{where}.time", "caption", f"{title} · {cast.fill(scene.time)}")]
    if step.action == "choose":
        items += said(scene.lines(taken.before), where, cast)
        items += (
            Line(f"{where}/{line.id}", line.role, line.text, line.speaker)
            for line in reply_lines(session, step.scene, step.choice, taken.before, taken.after)
        )
    elif step.action == "skip":
        items.append(Line(f"{where}.skipped", "note", words.SKIPPED.format(summary=cast.fill(scene.skip.summary))))
    else:
        items.append(Line(f"{where}.left", "note", words.LEFT_HERE))
    items.append(Control(f"rewind:{index}", words.GO_BACK_HERE.format(title=title)))
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
        label = words.TAKE_BRANCH.format(
            title=session.cast.fill(scene.title),
            choice=session.cast.fill(choice.text) if choice else words.SKIPPED_SCENE,
        )
        controls.append(Control(f"take:{index}", label))
    if controls:
        yield Section("branches", "log", tuple(controls), words.BRANCHES, shown=True)


def _back() -> Section:
    return Section("actions", "actions", (Control("back", words.BACK, primary=True),))
