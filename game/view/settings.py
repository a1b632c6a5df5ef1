"""What the player has set. Every setting has a few plain values, so that one list serves all surfaces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from game.view.view import Display

TEXT_SIZES = (100, 125, 150, 175, 200)
THEMES = ("system", "evening", "paper", "contrast")
SPACINGS = ("usual", "wide")
TYPEFACES = ("usual", "legible")
SCANS = ("off", "keys", "4", "2", "1")
"""How controls are gone through with one or two keys: by itself every so many seconds, or with a key for each step."""
MOTION = ("system", "reduced", "full")
VOLUMES = (0, 25, 50, 75, 100)
"""In percent: of everything, and of rooms and small sounds within that."""


@dataclass(frozen=True, slots=True)
class System:
    """What the device says of itself. `today` (YYYY-MM-DD) ages the support lines; `seed` draws who sits opposite."""

    today: str = ""
    seed: int = 0
    reduced_motion: bool = False
    more_contrast: bool = False
    can_copy: bool = True
    can_share: bool = False
    """Whether it can hand a text on to another program, as telephones do."""
    can_quit: bool = False
    """Whether the program can close itself; a page in a browser cannot."""
    downloads: bool = False
    """Whether a file that is kept is handed to a browser, which may put it anywhere or refuse it without a word."""
    text_only: bool = False
    """Whether there is nothing but lines of text: settings for picture, sound and keys would change nothing."""
    workshop: bool = False
    """Whether a workshop can be led from here."""
    can_print: bool = False
    """Whether the pages of a workshop can be made here."""
    second_window: bool = False
    """Whether the facilitator's notes can stand in a window of their own."""
    language: str = ""
    """The languages it asks for, the best first, as the variable LANGUAGE writes them: `es-MX:es:en`."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The player's settings."""

    text_size: int = 100
    spacing: Literal["usual", "wide"] = "usual"
    typeface: Literal["usual", "legible"] = "usual"
    theme: Literal["system", "evening", "paper", "contrast"] = "system"
    motion: str = "system"
    scan: Literal["off", "keys", "4", "2", "1"] = "off"
    volume: int = 75
    room_volume: int = 75
    small_volume: int = 75
    captions: bool = False
    """Whether a quiet line says what is to be heard, also where the sound is off."""
    show_figures: bool = False
    letter_keys: bool = True
    country: str = ""
    """Code of the country whose support lines are shown; empty for all."""
    language: str = ""
    """Code of the language to read in; empty for the device's."""

    def display(self, system: System) -> Display:
        """Return what surfaces need to know."""
        reduced = system.reduced_motion if self.motion == "system" else self.motion == "reduced"
        own = self.theme if self.theme != "system" else "contrast" if system.more_contrast else "evening"
        kept = (self.spacing, self.typeface, self.scan)
        return Display(self.text_size, own, reduced, self.letter_keys, *kept)

    def put(self, name: str, value: str) -> Settings:
        """Return the settings with `name` set to the text `value`. Raises ValueError where it has no such value."""
        if name in FREE:
            return replace(self, **{name: value})  # type: ignore[arg-type]
        if name not in CHOICES or value not in CHOICES[name]:
            raise ValueError(f"'{name}' cannot be '{value}'")
        changed: dict[str, Any] = {name: _read(getattr(self, name), value)}
        return replace(self, **changed)


_PERCENT = tuple(str(volume) for volume in VOLUMES)
CHOICES: Mapping[str, tuple[str, ...]] = {
    "text_size": tuple(str(size) for size in TEXT_SIZES),
    "spacing": SPACINGS,
    "typeface": TYPEFACES,
    "theme": THEMES,
    "motion": MOTION,
    "scan": SCANS,
    "volume": _PERCENT,
    "room_volume": _PERCENT,
    "small_volume": _PERCENT,
    "captions": ("yes", "no"),
    "show_figures": ("yes", "no"),
    "letter_keys": ("yes", "no"),
}
"""Every setting that a list of values describes, with its values as text."""
FREE = ("country", "language")
"""Settings whose values a story brings along."""
FOR_TEXT = ("captions", "show_figures")
"""Those that mean something where there is only text."""


def dump(settings: Settings) -> dict[str, str]:
    """Return `settings` as plain data."""
    return {name: _write(getattr(settings, name)) for name in (*CHOICES, *FREE)}


def load(data: Any) -> Settings:
    """Return the settings in `data`; whatever is missing or unknown keeps its default."""
    settings = Settings()
    if not isinstance(data, dict):
        return settings
    for name, value in data.items():
        if (name in FREE and isinstance(value, str)) or (name in CHOICES and value in CHOICES[name]):
            settings = settings.put(name, value)
    return settings


def _read(present: object, value: str) -> object:
    if isinstance(present, bool):
        return value == "yes"
    return int(value) if isinstance(present, int) else value


def _write(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
