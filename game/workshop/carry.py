"""The way of a first hour as a code, for a second hour at another computer: answers, and no names and no counts."""

from __future__ import annotations

from dataclasses import replace

from game.narrative.code import CodeError, decode, encode
from game.narrative.game import Game
from game.view import words as ui
from game.view import words_takeaway as words
from game.view.text import sentence
from game.workshop.room import Room
from game.workshop.setup import Setup, chairs, cut_of


def code(room: Room) -> str:
    """Return the code of a first hour; empty where there is none to take along, or its way is too long for one."""
    game = room.session.game
    if game is None or room.setup.length != "first" or game.ending is not None:
        return ""
    try:
        return encode(game)
    except CodeError:
        return ""


def bring(room: Room, text: str) -> Room:
    """Take the way of a first hour from its code `text`; say what is wrong where it is none."""
    session = room.session
    try:
        replayed = decode(session.story, text)
    except CodeError as error:
        return room.tell(sentence(session.say(ui.CODE_FAULT[error.fault], **error.values)))
    game = replayed.game
    scene = game.scene
    if not _of_a_room(room, game):
        return room.tell(session.say(words.BROUGHT_OTHER))
    if scene is None:
        return room.tell(session.say(words.BROUGHT_OVER))
    setting, casting = game.log.header.setting, game.log.header.casting
    taken: Setup = replace(room.setup, chair=setting.chair, left_out=setting.left_out, chapters_out=frozenset())
    taken = replace(taken, casting=casting or taken.casting)
    brought = replace(session, game=game, left_out=setting.left_out, casting=casting or session.casting)
    title = brought.cast.fill(scene.title)
    told = ui.LOST if replayed.lost else words.BROUGHT
    return replace(room, session=brought, setup=taken).go("setup-time").tell(session.say(told, title=title))


def _of_a_room(room: Room, game: Game) -> bool:
    """Whether a room can go on with `game`: from a chair that workshops have, and on their cut of the story."""
    setting, story = game.log.header.setting, room.session.story
    return setting.chair in chairs(story) and setting.cut == cut_of(story, setting.chair)
