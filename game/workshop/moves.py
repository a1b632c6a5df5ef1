"""What pressing does in a workshop: from page to page, through a scene, aside and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from game.narrative.game import new_game
from game.narrative.log import Header
from game.narrative.play import ClosedChoice, UnknownChoice
from game.narrative.state import Setting
from game.view import words_workshop as words
from game.workshop import again, carry, count, record
from game.workshop.room import LAID, Move, Request, Room, open_room
from game.workshop.setup import Setup, cut_of

ONWARD: Mapping[str, str] = {
    "setup-time": "setup-content",
    "setup-content": "setup-votes",
    "setup-votes": "agreement",
    "agreement": "content",
    "content": "plan",
    "predict": "answers",
    "halfway": "close",
    "debrief-1": "way",
    "way": "debrief-2",
    "debrief-2": "debrief-3",
    "debrief-3": "close",
    "close": "sheet",
    "sheet": "end",
}
"""The pages that simply follow each other."""
BACKWARD: Mapping[str, str] = {
    "setup-content": "setup-time",
    "setup-votes": "setup-content",
    "agreement": "setup-votes",
    "content": "agreement",
    "plan": "content",
    "predict": "scene",
    "way": "debrief-1",
    "debrief-2": "way",
    "debrief-3": "debrief-2",
    "sheet": "close",
    "end": "sheet",
}
"""Where Page Up leads on a page that has nothing above."""


def _on(room: Room, _: str) -> Room:
    """The next page, or whatever is expected next on this one."""
    match room.screen:
        case "plan":
            return start(room)
        case "scene":
            return room.go("predict" if predicts(room) else "answers")
        case "vote":
            return count.on(room)
        case "reply":
            return leave_reply(room)
        case "ending":
            return room.go("replay" if room.plan.part("replay") else "debrief-1")
        case "replay":
            return room.go("debrief-1")
        case "compare":
            return replace(room, trial=None).go("replay")
    return room.go(ONWARD[room.screen]) if room.screen in ONWARD else room


def _back(room: Room, _: str) -> Room:
    """The page before; from what is laid over another page, that page."""
    if room.screen in LAID:
        return room.lift()
    match room.screen:
        case "answers":
            return room.go("predict" if predicts(room) else "scene")
        case "vote":
            return count.drop(room)
        case "split":
            return count.reopen(room)
        case "scene" if room.trial:
            return replace(room, trial=None).go("replay")
        case "scene" | "ending" | "halfway":
            return room.go("reply")
        case "close":
            return room.go("halfway" if room.plan.later else "debrief-3")
        case "replay" | "debrief-1":
            return at_table(room)
    return room.go(BACKWARD[room.screen]) if room.screen in BACKWARD else room


def predicts(room: Room) -> bool:
    """Whether the room guesses first in the present scene."""
    point = room.scene.turning_point if room.scene else None
    return room.setup.predict and room.trial is None and point is not None and bool(point.pause.predict)


def start(room: Room) -> Room:
    """The first scene: from here on the clock runs. A way that was begun goes on."""
    began = room.minute if room.began is None else room.began
    if room.session.game is not None:
        return arrive(replace(room, began=began))
    story, setup = room.session.story, room.setup
    setting = Setting(setup.chair, cut_of(story, setup.chair), "hears", setup.left_out)
    header = Header(story.id, story.version, setting, room.session.casting)
    return arrive(replace(room.playing(new_game(story, header)), began=began))


def arrive(room: Room) -> Room:
    """Sit down at the next scene of the plan; what is not in it is passed over, and told there."""
    game, plan = room.session.game, room.plan
    if game is None:
        return room
    while (
        game.scene is not None and _passes(room, game.scene.id, game.scene.chapter) and game.scene.id not in plan.later
    ):
        game = game.skip()
    room = replace(room.playing(game), revealed=False, vote=None, counting="")
    return at_table(room)


def at_table(room: Room) -> Room:
    """The page on which the room's own way stands: its next scene, where the first hour stops, or its ending."""
    game = room.session.game
    if game is None or game.scene is None:
        return room.go("ending" if game else "plan")
    return room.go("halfway" if game.scene.id in room.plan.later else "scene")


def _passes(room: Room, scene: str, chapter: str) -> bool:
    return scene in room.plan.dropped or chapter in room.setup.chapters_out


def leave_reply(room: Room) -> Room:
    """From how an answer landed: to the comparison of a trial, else to the next scene, over it a pause if planned."""
    if room.trial:
        return room.go("compare")
    game = room.session.game
    last = game.last() if game else None
    asked = last[0].id if last else ""
    after = arrive(room)
    if asked in room.plan.pauses and asked not in room.talked:
        return pause(replace(after, talked=room.talked | {asked}), asked)
    return after


def pause(room: Room, scene: str = "") -> Room:
    """Lay the pause card, with the questions of `scene`: of the one just answered, else of the present one."""
    game = room.game
    last = game.last() if game else None
    here = room.scene.id if room.scene else ""
    asked = scene or (last[0].id if last and room.beneath in ("reply", "ending", "halfway", "compare") else here)
    return replace(room, pause_began=room.minute, talk=asked).lay("pause")


def _choose(room: Room, answer: str) -> Room:
    if room.game is None:
        return room
    try:
        chosen = room.playing(room.game.choose(answer))
    except (UnknownChoice, ClosedChoice):
        return room
    return again.note(chosen).go("reply") if room.trial else chosen.go("reply")


def _skip(room: Room, _: str) -> Room:
    """Pass over the scene that is beneath: one neutral sentence, and no meter moves."""
    while room.under:
        room = room.lift()
    if room.session.game is None or room.session.game.scene is None or room.trial:
        return room
    return arrive(room.playing(room.session.game.skip()))


def _undo(room: Room, _: str) -> Room:
    """Take the latest decision back, with what was passed over after it."""
    game = room.session.game
    if game is None or room.trial:
        return room
    latest = max((step for step, _ in again.decisions(game)), default=None)
    if latest is None:
        return room
    ballots = tuple(ballot for ballot in room.ballots if ballot.step < latest)
    tried = tuple(one for one in room.tried if one.step < latest)
    back = replace(room.playing(game.rewind(latest)), ballots=ballots, tried=tried, vote=None, counting="")
    return back.go("answers")


def _set(room: Room, value: str) -> Room:
    name, _, chosen = value.partition("=")
    setup = room.setup.put(room.session.story, name, chosen)
    left_out = setup.left_out
    session = replace(room.session, left_out=left_out, casting=setup.casting or room.session.casting)
    return replace(room, setup=setup, session=session)


def _command(name: str) -> Move:
    """A command stands on the card of keys, too: there it acts on the page beneath."""

    def move(room: Room, _: str) -> Room:
        under = room.lift() if room.screen == "keys" else room
        return under.lift() if under.screen == name else under.lay(name)

    return move


def _strip(room: Room, _: str) -> Room:
    under = room.lift() if room.screen == "keys" else room
    return replace(under, strip=not under.strip)


def _pause(room: Room, _: str) -> Room:
    return pause(room.lift() if room.screen == "keys" else room)


def _reveal(room: Room, _: str) -> Room:
    under = room.lift() if room.screen == "keys" else room
    return replace(under, revealed=not under.revealed)


def _vote(room: Room, _: str) -> Room:
    return count.begin(room.lift() if room.screen == "keys" else room)


def _debrief(room: Room, _: str) -> Room:
    return replace(room, trial=None, vote=None, counting="").go("debrief-1")


def _session(screen: str, control: str) -> Move:
    """Hand a control of an ordinary screen to the session behind the room."""

    def move(room: Room, value: str) -> Room:
        pressed = replace(room.session, screen=screen).press(f"{control}:{value}")
        return replace(room, session=replace(pressed, screen="scene", under=(), request=""))

    return move


def _afraid(room: Room, _: str) -> Room:
    """The safe exit: the meters stop, nothing of it stays on this device, people to talk to come first."""
    game = room.session.game
    if game is not None and not game.state.unsafe:
        game = game.safe_exit()
    session = replace(room.session, game=game, notice=room.session.say(words.ERASED))
    gone = replace(room, session=session, keep=False, erase=True, trial=None, vote=None, counting="", strip=False)
    return gone.go("ending" if game else "sheet")


def _erase(room: Room, _: str) -> Room:
    """Forget everything, here and on the device; the settings of the screen stay."""
    blank = open_room(room.session)
    session = replace(blank.session, notice=room.session.say(words.ERASED))
    return replace(blank, session=session, minute=room.minute, erase=True)


def _leave(room: Room, _: str) -> Room:
    return replace(room, keep=False, erase=True, request="leave")


def _quick_exit(room: Room, _: str) -> Room:
    return replace(open_room(room.session), keep=False, erase=True, request="quick-exit")


def _save(room: Room, _: str) -> Room:
    return replace(room, request="save", payload=record.as_text(room))


def _write_pack(room: Room, _: str) -> Room:
    return replace(room, request="print")


def _hand_on(request: Request) -> Move:
    """Hand the code of the first hour to the device."""

    def move(room: Room, _: str) -> Room:
        return replace(room, session=replace(room.session, payload=carry.code(room)), request=request)

    return move


def _window(room: Room, _: str) -> Room:
    return replace(room.lift() if room.screen == "keys" else room, request="window")


def _second_hour(room: Room, _: str) -> Room:
    """The second hour, with the way of the first. Its chapters are its own to leave out."""
    setup: Setup = replace(room.setup, length="second", chapters_out=frozenset())
    return replace(room, setup=setup, began=None, talked=frozenset()).go("agreement")


def _resume(room: Room, _: str) -> Room:
    """Leave the page that says that something is kept: the room is beneath it."""
    return room.lift()


MOVES: Mapping[str, Move] = {
    "go-on": _on,
    "back": _back,
    "put": _set,
    "choice": _choose,
    "skip": _skip,
    "undo": _undo,
    "pause": _pause,
    "reveal": _reveal,
    "vote": _vote,
    "strip": _strip,
    "window": _window,
    "debrief": _debrief,
    "afraid": _afraid,
    "erase-room": _erase,
    "leave": _leave,
    "quick-exit": _quick_exit,
    "save": _save,
    "write-pack": _write_pack,
    "copy": _hand_on("copy"),
    "share": _hand_on("share"),
    "resume": _resume,
    "second-hour": _second_hour,
    "set": _session("settings", "set"),
    "country": _session("support", "country"),
    **{name: _command(name) for name in ("calm", "keys", "timing", "settings", "support", "safety", "phones")},
    **{name: _command(name) for name in ("pack", "carry", "bring")},
    **count.MOVES,
    **again.MOVES,
}
"""By the name of a control, what stands before its colon."""
