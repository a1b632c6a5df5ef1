"""`describe(room)`: the one view that the screen, the mirror for readers and text mode all read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from game.view.picture import empty
from game.view.view import Control, Line, Section, View
from game.workshop import commands, notes
from game.workshop.hearing import sound
from game.workshop.room import LAID, Room
from game.workshop.screens import after, aside, opening, table, takeaway, tally

Screen = Callable[[Room], tuple[Section, ...]]

SCREENS: Mapping[str, Screen] = {
    "kept": opening.kept,
    "setup-time": opening.time,
    "setup-content": opening.content,
    "setup-votes": opening.votes,
    "agreement": opening.agreement,
    "content": opening.note,
    "plan": opening.plan,
    "scene": table.scene,
    "predict": table.predict,
    "answers": table.answers,
    "vote": tally.vote,
    "split": tally.split,
    "reply": table.reply,
    "ending": table.ending,
    "halfway": after.halfway,
    "replay": after.replay,
    "compare": after.compare,
    "debrief-1": partial(after.debrief, "1"),
    "way": after.way,
    "debrief-2": partial(after.debrief, "2"),
    "debrief-3": partial(after.debrief, "3"),
    "close": after.close,
    "sheet": after.sheet,
    "end": after.end,
    "pause": aside.pause,
    "calm": aside.calm,
    "keys": aside.keys,
    "timing": opening.timing,
    "settings": aside.settings,
    "support": aside.support,
    "safety": aside.safety,
    "phones": aside.phones,
    "pack": takeaway.pack,
    "carry": takeaway.carry,
    "bring": takeaway.bring,
}
STRIPLESS = (
    *("calm", "keys", "settings", "support", "safety", "sheet", "agreement", "content", "close"),
    *("phones", "pack", "carry", "bring"),
)
"""Pages on which the facilitator's notes would be in the way."""


def describe(room: Room) -> View:
    """Return what the room is shown, and what can be pressed."""
    sections = [section for section in SCREENS[room.screen](room) if section.items]
    notice = room.session.notice
    if notice:
        sections.insert(0, Section("notice", "text", (Line("notice", "notice", notice),)))
    if room.strip and room.screen not in STRIPLESS:
        sections.append(notes.strip(room))
    sections.append(Section("standing", "standing", tuple(commands.standing(room))))
    shown = tuple(item for section in sections for item in section.items if isinstance(item, Control))
    ids, keyed = {control.id for control in shown}, {control.id for control in shown if control.key}
    forward = next((control.id for control in shown if control.primary and control.available), "")
    game = room.session.game
    end = game.ending if game and room.screen == "ending" else None
    display = room.session.settings.display(room.session.system)
    return View(
        screen=f"room-{room.screen}",
        title=_title(room, sections),
        sections=tuple(sections),
        language=room.session.story.language,
        announce=notice,
        picture=empty(room.session.story),
        sound=sound(room),
        ending=end.id if end else "",
        back="back" if room.screen in LAID and "back" in ids else "",
        dialog=room.screen in LAID,
        display=replace(display, layout="workshop"),
        forward="" if room.screen == "calm" else forward,
        backward=next((name for name in ("back", "stop-vote") if name in ids and room.screen not in LAID), ""),
        unseen=tuple(command for command in commands.unseen(room) if command.id not in keyed),
    )


def offers(room: Room, control: str) -> bool:
    """Whether `control` can be pressed now: it stands on the page, or works there by key."""
    view = describe(room)
    return any(offered.id == control and offered.available for offered in (*view.controls(), *view.unseen))


def _title(room: Room, sections: list[Section]) -> str:
    lines = (item for section in sections for item in section.items if isinstance(item, Line))
    found = next((line.text for line in lines if line.role in ("title", "heading")), "")
    scene = room.scene
    return found or (room.session.cast.fill(scene.title) if scene else room.session.story.title)
