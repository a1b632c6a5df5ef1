"""A workshop as plain data, so that a crash in minute 40 loses nothing: answers, counts and minutes, and no names."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from game.narrative.game import Game, replay
from game.narrative.log import LogError, Step
from game.narrative.log import dump as dump_log
from game.narrative.log import load as load_log
from game.narrative.play import UnknownRoute
from game.view.session import Session
from game.view.settings import dump as dump_settings
from game.view.settings import load as load_settings
from game.workshop.ballot import Ballot
from game.workshop.count import shown_answers
from game.workshop.describe import SCREENS
from game.workshop.room import LAID, Room, open_room
from game.workshop.setup import Setup
from game.workshop.trial import Trial, Tried, resumed, steps_of, try_again, try_other
from game.workshop.vote import Rules, Split, Vote

FORMAT = 1
MOST = 500
"""Entries of a list that are read; a workshop has a few dozen."""
AT_ANSWERS = ("vote", "split")
"""Pages that are nothing without their vote."""


class NoRoom(ValueError):  # noqa: N818 - it is a fact about the text
    """The text keeps no workshop of this story that can be read."""


def write(room: Room, owner: str = "") -> str:
    """Return `room` as a text that `read` makes it from again. `owner` is the window that leads it."""
    body = {
        "story": room.session.story.id,
        "settings": dump_settings(room.session.settings),
        "setup": _setup(room.setup),
        "screen": room.screen,
        "under": list(room.under),
        "minute": room.minute,
        "began": room.began,
        "pause": [room.pause_began, room.talk, sorted(room.talked)],
        "revealed": room.revealed,
        "strip": room.strip,
        "log": dump_log(room.session.game.log) if room.session.game else None,
        "vote": _vote(room),
        "ballots": [[one.step, list(one.answers), one.split.question, dict(one.split.counts)] for one in room.ballots],
        "trial": _trial(room.trial) if room.trial else None,
        "tried": [[one.step, one.scene, one.choice] for one in room.tried],
    }
    return _text(body, owner)


def owner_of(text: str) -> str:
    """Return the window that leads the workshop in `text`; empty where it does not say or cannot be read."""
    try:
        return str(json.loads(text).get("owner", ""))
    except (ValueError, AttributeError, RecursionError):
        return ""


def claimed(text: str, owner: str) -> str:
    """Return the workshop in `text`, which `read` can read, as one that `owner` leads from now on."""
    return _text(json.loads(text)["body"], owner)


def _text(body: Any, owner: str) -> str:
    return json.dumps({"room": FORMAT, "owner": owner, "sum": _sum(body), "body": body}, ensure_ascii=False)


def read(text: str, session: Session) -> Room:
    """Return the room that `text` keeps, told by `session`. Raises NoRoom where it is damaged or of another story."""
    try:
        data = json.loads(text)
        body = data["body"]
        if data["room"] != FORMAT or data["sum"] != _sum(body) or body["story"] != session.story.id:
            raise NoRoom
        return _room(body, session)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError, IndexError) as error:
        raise NoRoom(str(error)) from error


def _sum(body: Any) -> int:
    return zlib.crc32(json.dumps(body, sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def _setup(setup: Setup) -> dict[str, Any]:
    return {
        "length": setup.length,
        "chair": setup.chair,
        "chapters_out": sorted(setup.chapters_out),
        "left_out": sorted(setup.left_out),
        "casting": setup.casting,
        "way": setup.way,
        "tie": setup.rules.tie,
        "zero": setup.rules.zero,
        "predict": setup.predict,
        "paper": setup.paper,
    }


def _vote(room: Room) -> dict[str, Any] | None:
    vote = room.vote
    if vote is None:
        return None
    return {
        "question": vote.question,
        "answers": list(vote.answers),
        "counts": dict(vote.counts),
        "before": [dict(counts) for counts in vote.before],
        "closed": vote.closed,
        "counting": room.counting,
        "fresh": room.fresh,
        "by_hand": room.by_hand,
    }


def _trial(trial: Trial) -> dict[str, Any]:
    steps = [[step.scene, step.choice] for step in steps_of(trial)]
    return {"step": trial.step, "other": trial.other, "steps": steps}


def _room(body: Mapping[str, Any], session: Session) -> Room:
    settings = load_settings(body["settings"])
    room = open_room(replace(session, settings=settings).translated())
    told = replace(room.session, settings=settings)  # with the sound that was chosen
    room = replace(room, session=told, setup=_read_setup(body["setup"], told))
    game = _read_game(body["log"], room.session)
    session = replace(room.session, game=game, left_out=room.setup.left_out, casting=room.setup.casting)
    began, (pause_began, talk, talked) = body["began"], body["pause"]
    room = replace(
        room,
        session=session,
        minute=int(body["minute"]),
        began=None if began is None else int(began),
        pause_began=int(pause_began),
        talk=str(talk),
        talked=_words(talked),
        revealed=body["revealed"] is True,
        strip=body["strip"] is True,
    )
    if game is None:
        return room.go("setup-time" if str(body["screen"]) not in SCREENS else _before(str(body["screen"])))
    steps = len(game.log.steps)
    room = replace(
        room,
        ballots=tuple(ballot for ballot in map(_ballot, _list(body["ballots"])) if ballot.step < steps),
        tried=tuple(Tried(int(step), str(scene), str(choice)) for step, scene, choice in _list(body["tried"])),
    )
    room = _read_trial(room, body["trial"])
    return _placed(_read_vote(room, body["vote"]), str(body["screen"]), [str(one) for one in _list(body["under"])])


def _before(screen: str) -> str:
    """Where a room that has not begun to play stands: a page that needs no game."""
    return screen if screen.startswith("setup-") or screen in ("agreement", "content", "plan") else "setup-time"


def _placed(room: Room, screen: str, under: list[str]) -> Room:
    """Put the room on its page, or where that page cannot stand any more on the nearest one that can."""
    pages = [name for name in (*under, screen) if name in SCREENS and name != "kept"] or ["scene"]
    base = next((name for name in reversed(pages) if name not in LAID), "scene")
    game = room.game
    if base in AT_ANSWERS and room.vote is None:
        base = "answers"
    if base == "compare" and (room.trial is None or not room.trial.tried):
        base = "replay"
    if base in ("scene", "predict", "answers", *AT_ANSWERS) and (game is None or game.scene is None):
        base = "ending"
    if base == "ending" and room.session.game is not None and room.session.game.ending is None:
        base = "scene"
    room = room.go(base)
    for name in pages:
        room = room.lay(name) if name in LAID else room
    return room


def _read_setup(data: Mapping[str, Any], session: Session) -> Setup:
    story, setup = session.story, Setup(chair=str(data["chair"]))
    for name in ("length", "casting", "way", "tie", "zero"):
        setup = setup.put(story, name, str(data[name]))
    setup = setup.put(story, "paper", str(data.get("paper", "")))  # older ones do not say
    setup = replace(setup, predict=data["predict"] is True, left_out=_words(data["left_out"]) & set(story.tags))
    for chapter in _words(data["chapters_out"]):
        setup = setup.put(story, "chapter", chapter)
    setup.plan(story)  # KeyError where the story has no such chair any more
    return replace(setup, rules=Rules(setup.rules.tie, setup.rules.zero))


def _read_game(data: Any, session: Session) -> Game | None:
    if data is None:
        return None
    try:
        return replay(session.story, load_log(data)).game
    except (LogError, UnknownRoute) as error:
        raise NoRoom(str(error)) from error


def _read_trial(room: Room, data: Any) -> Room:
    game = room.session.game
    if data is None or game is None:
        return room
    begin = try_other if data["other"] is True else try_again
    trial = begin(game, int(data["step"]))
    steps = tuple(Step(str(scene), str(choice)) for scene, choice in _list(data["steps"]))
    return replace(room, trial=resumed(trial, steps))


def _read_vote(room: Room, data: Any) -> Room:
    """Put a vote back that was running, where the scene still has its answers."""
    if data is None or room.scene is None or room.scene.id != data["question"]:
        return room
    answers = tuple(str(answer) for answer in _list(data["answers"]))
    if not answers or not set(answers) <= {answer for answer, is_open in shown_answers(room) if is_open}:
        return room
    counts, before = _counts(data["counts"], answers), tuple(_counts(one, answers) for one in _list(data["before"]))
    vote = Vote(str(data["question"]), answers, counts, data["closed"] is True, before)
    counting = str(data["counting"])
    counting = counting if counting in answers else ""
    by_hand = data.get("by_hand") is True
    return replace(room, vote=vote, counting=counting, fresh=data["fresh"] is True, by_hand=by_hand)


def _ballot(data: Any) -> Ballot:
    step, answers, question, counts = data
    letters = tuple(str(answer) for answer in _list(answers))
    return Ballot(int(step), letters, Split(str(question), _counts(counts, letters)))


def _counts(data: Mapping[str, Any], answers: tuple[str, ...]) -> dict[str, int]:
    if not set(data) <= set(answers):
        raise NoRoom("a count of no answer")
    return {answer: max(0, int(data[answer])) for answer in answers if answer in data}


def _words(data: Any) -> frozenset[str]:
    return frozenset(str(word) for word in _list(data))


def _list(data: Any) -> list[Any]:
    if not isinstance(data, list) or len(data) > MOST:
        raise NoRoom("a list is missing")
    return data


__all__ = ["NoRoom", "read", "write"]
