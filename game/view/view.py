"""What the player is told and can do on one screen, as plain values. Every surface reads this and adds nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from game.view.pictures import Chart, Overview, Stop

LineRole = Literal["title", "heading", "narration", "speech", "answer", "change", "note", "caption", "sound", "notice"]
"""`answer` is what the player chose, `change` the quiet line for what moved, `sound` what
is to be heard, `notice` something the program says."""

SectionRole = Literal["text", "meters", "choices", "actions", "setting", "log", "map", "strip", "standing"]
"""`choices` are lettered; `actions` plain buttons; `setting` one radio group or switch; `log` a list of past lines
with buttons; `map` the stops of one chapter, in order; `strip` small notes for who leads a workshop; `standing` the
commands that stand on every screen in the same place."""


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of text in reading order."""

    id: str
    """Unique in the view and stable: `scene/line` for story text."""
    role: LineRole
    text: str
    speaker: str = ""
    """Who speaks, as shown and spoken: `Rowan`, or `Rowan, more quietly` for a bid that has shrunk."""
    loudness: int = 100
    """Size of the text in percent of the reader's own text size, 100 to 160; bids shrink from 160 towards 100."""
    heard: str = ""
    """The text for who hears it, where the eye is told more by how it is set; empty where it is the text itself."""


@dataclass(frozen=True, slots=True)
class Meter:
    """A meter as word and shape; `figure` only where the player asked for figures."""

    id: str
    label: str
    word: str
    glyph: str
    level: int
    """0 to 100, for the shape; never shown as a number."""
    figure: str = ""
    change: str = ""
    """`rising`, `falling` or empty: which way the latest answer moved it."""

    @property
    def text(self) -> str:
        """The meter as it is read: `trust: careful`, with the figure where asked for."""
        return f"{self.label}: {self.word}" + (f" ({self.figure})" if self.figure else "")


@dataclass(frozen=True, slots=True)
class Control:
    """Something to press. A surface sends its id back to the session."""

    id: str
    label: str
    role: Literal["choice", "button", "radio", "switch", "stop"] = "button"
    """A `stop` is a decision on the map of the way, drawn from `stop`; its label and description say the same."""
    letter: str = ""
    """The letter shown before it and pressed for it: `A` to `E` for choices."""
    key: str = ""
    """A single-letter shortcut (lower case) for standing commands; works while letter keys are on."""
    available: bool = True
    reason: str = ""
    """Why it is struck through; shown and spoken."""
    checked: bool | None = None
    """For radio and switch."""
    description: str = ""
    """More about it, in a smaller line."""
    primary: bool = False
    """The expected next step; drawn stronger."""
    language: str = ""
    """Code of the language its label is in; empty for that of the view."""
    stop: Stop | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A place to type or paste one line. A surface sends `(id, text)` back to the session on Enter."""

    id: str
    label: str
    value: str = ""
    read_only: bool = False
    description: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """A square of dark and light that telephones read; `text` is what it says, for people who read instead."""

    id: str
    text: str
    rows: tuple[str, ...]
    """Row by row, 1 for dark and 0 for light, with the light border that it needs."""


Item = Line | Meter | Control | Field | Code | Chart | Overview


@dataclass(frozen=True, slots=True)
class Section:
    """Items that belong together, in reading order."""

    id: str
    role: SectionRole
    items: tuple[Item, ...]
    label: str = ""
    """Name of the group for a screen reader, drawn where `shown`."""
    shown: bool = False
    beside: bool = False
    """Whether it stands beside the section before it, where there is room for two columns."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What the stage draws. Fractions are integers from 0 to 1000, so that views compare to the digit."""

    place: str = "kitchen"
    hour: str = "evening"
    light: int = 550
    """Trust: the lamp, pale and small to warm and wide."""
    presence: int = 500
    """Self-worth: outline and edge light of the played figure."""
    gap: int = 250
    """Distance between the chairs."""
    played: str = "kit"
    """Whose presence it is: `kit` sits on the left, `rowan` on the right."""
    poses: Mapping[str, str] = field(default_factory=dict)
    """By person, as in the story: sitting, cup, turned, phone, calling, reading, standing, sink, window, coat,
    asleep, head-down, away."""
    objects: tuple[str, ...] = ()
    weather: str = "clear"
    leans: str = ""
    """How the other one leans: `reach` or `retreat`; empty for neither."""
    caption: str = ""
    """The picture in one sentence, for who does not see it."""


@dataclass(frozen=True, slots=True)
class Sound:
    """What is to be heard while a view is shown. Nothing is said by it that is not also shown."""

    rooms: tuple[str, ...] = ()
    """Tones that go round for as long as the view is shown, and that come and go softly."""
    small: tuple[str, ...] = ()
    """Small sounds, one after the other, once when `moment` is a new one."""
    moment: str = ""
    """What the small sounds belong to; a dialog over the table does not change it."""
    room_gain: int = 0
    small_gain: int = 0
    """How loud, in thousandths of the files' own loudness. What is turned off is not in `rooms` or `small`."""


@dataclass(frozen=True, slots=True)
class Display:
    """What every surface needs to know of the settings."""

    text_size: int = 100
    """Percent, 100 to 200."""
    theme: Literal["evening", "paper", "contrast"] = "evening"
    reduced_motion: bool = False
    letter_keys: bool = True
    spacing: Literal["usual", "wide"] = "usual"
    """Wide: letters, words, lines and paragraphs stand as far apart as WCAG 1.4.12 asks for."""
    typeface: Literal["usual", "legible"] = "usual"
    scan: Literal["off", "keys", "4", "2", "1"] = "off"
    """How controls are gone through with one or two keys; a number is seconds from one to the next."""
    layout: Literal["play", "workshop"] = "play"
    """`workshop`: words over the whole width, legible from the back row; letters mark and Enter takes; paging keys lead
    from page to page."""


@dataclass(frozen=True, slots=True)
class View:
    """One screen."""

    screen: str
    """title, note, options, chair, scene, ending, recap, turn, beside, keep, support, history, settings, safety, code,
    about."""
    title: str
    """The screen's name, for the window, the document and the first thing a screen reader says."""
    sections: tuple[Section, ...]
    language: str = "en"
    focus: str = ""
    """Id of the item that takes the focus when this screen appears; empty for the top of the text."""
    announce: str = ""
    """What a screen reader is told once when this view replaces the last; empty for nothing."""
    picture: Picture = Picture()
    sound: Sound = Sound()
    ending: str = ""
    """Id of the ending on an ending screen."""
    back: str = ""
    """Id of the control that Escape presses; empty where Escape does nothing."""
    dialog: bool = False
    """Whether the screen stands over another one and returns to it."""
    display: Display = Display()
    forward: str = ""
    """Workshop: id of the control that Page Down presses at the end of the words; empty for none."""
    backward: str = ""
    """Workshop: id of the control that Page Up presses at their top; empty for none."""
    unseen: tuple[Control, ...] = ()
    """Workshop: commands that work by their key here without showing it on the page; one card shows them all."""

    @property
    def seen(self) -> str:
        """The picture in one sentence, where it tells of the two; empty where it is only the table they left."""
        return self.picture.caption if self.screen in ("scene", "ending") else ""

    def items(self) -> Iterator[Item]:
        """Yield every item in reading order."""
        for section in self.sections:
            yield from section.items

    def controls(self) -> Iterator[Control]:
        """Yield every control in reading order."""
        for item in self.items():
            if isinstance(item, Control):
                yield item

    def section(self, role: SectionRole) -> Section | None:
        """Return the first section of `role`, or None."""
        return next((section for section in self.sections if section.role == role), None)
