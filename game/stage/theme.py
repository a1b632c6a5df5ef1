"""The three themes, as data. Every pair that has to be told apart is listed in `PAIRS` and tested."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from game.stage.colour import Colour

Ink = Literal[
    "panel", "text", "bright", "quiet", "accent", "plate", "edge", "plate_text", "letter", "struck_plate", "struck",
    "reason", "hover", "primary", "primary_text", "primary_edge", "focus", "rule", "bar_text", "mark", "dark", "light",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Theme:
    """What the words are drawn with."""

    name: str
    firm: bool
    """Whether the story is set in the sturdier cut."""
    panel: Colour
    """Ground of the words."""
    text: Colour
    bright: Colour
    """Speech and headings."""
    quiet: Colour
    """Notes, captions, descriptions."""
    accent: Colour
    """Who speaks; the quiet line for what moved."""
    plate: Colour
    """Ground of a control."""
    edge: Colour
    plate_text: Colour
    letter: Colour
    struck_plate: Colour
    struck: Colour
    """Struck words and the line through them."""
    reason: Colour
    hover: Colour
    """Ground of a control under the pointer."""
    primary: Colour
    primary_text: Colour
    primary_edge: Colour
    focus: Colour
    rule: Colour
    """Hairlines that carry no meaning."""
    bar_text: Colour
    mark: Colour
    """Meters, radio marks, switches."""
    dark: Colour = (0, 0, 0)
    light: Colour = (255, 255, 255)
    """Of a code for telephones, the same in every theme: some read dark on light only."""


EVENING = Theme(
    name="evening",
    firm=False,
    panel=(18, 17, 21),
    text=(231, 224, 212),
    bright=(251, 245, 234),
    quiet=(181, 172, 160),
    accent=(226, 181, 122),
    plate=(33, 32, 38),
    edge=(112, 106, 106),
    plate_text=(241, 236, 227),
    letter=(236, 190, 128),
    struck_plate=(24, 23, 28),
    struck=(140, 135, 131),
    reason=(214, 176, 128),
    hover=(48, 45, 50),
    primary=(64, 49, 36),
    primary_text=(255, 246, 230),
    primary_edge=(176, 134, 84),
    focus=(255, 205, 128),
    rule=(52, 49, 54),
    bar_text=(205, 197, 186),
    mark=(236, 190, 128),
)

PAPER = Theme(
    name="paper",
    firm=True,
    panel=(250, 246, 238),
    text=(46, 39, 34),
    bright=(28, 22, 19),
    quiet=(97, 86, 77),
    accent=(142, 72, 22),
    plate=(255, 253, 248),
    edge=(146, 130, 114),
    plate_text=(40, 33, 29),
    letter=(142, 72, 22),
    struck_plate=(244, 238, 228),
    struck=(128, 117, 108),
    reason=(132, 66, 22),
    hover=(246, 234, 214),
    primary=(122, 62, 22),
    primary_text=(255, 250, 242),
    primary_edge=(98, 48, 16),
    focus=(176, 74, 0),
    rule=(224, 214, 200),
    bar_text=(76, 66, 58),
    mark=(142, 72, 22),
)

CONTRAST = Theme(
    name="contrast",
    firm=True,
    panel=(0, 0, 0),
    text=(255, 255, 255),
    bright=(255, 255, 255),
    quiet=(230, 230, 230),
    accent=(255, 224, 0),
    plate=(0, 0, 0),
    edge=(255, 255, 255),
    plate_text=(255, 255, 255),
    letter=(255, 224, 0),
    struck_plate=(0, 0, 0),
    struck=(168, 168, 168),
    reason=(255, 224, 0),
    hover=(48, 48, 48),
    primary=(255, 255, 255),
    primary_text=(0, 0, 0),
    primary_edge=(255, 255, 255),
    focus=(255, 224, 0),
    rule=(150, 150, 150),
    bar_text=(255, 255, 255),
    mark=(255, 224, 0),
)

THEMES: Mapping[str, Theme] = {theme.name: theme for theme in (EVENING, PAPER, CONTRAST)}

PAIRS: tuple[tuple[Ink, Ink, float], ...] = (
    ("text", "panel", 4.5),
    ("bright", "panel", 4.5),
    ("quiet", "panel", 4.5),
    ("accent", "panel", 4.5),
    ("bar_text", "panel", 4.5),
    ("bar_text", "hover", 4.5),
    ("text", "plate", 4.5),
    ("text", "hover", 4.5),
    ("accent", "hover", 4.5),
    ("letter", "panel", 4.5),
    ("plate_text", "plate", 4.5),
    ("plate_text", "hover", 4.5),
    ("quiet", "plate", 4.5),
    ("quiet", "hover", 4.5),
    ("letter", "plate", 4.5),
    ("letter", "hover", 4.5),
    ("primary_text", "primary", 4.5),
    ("reason", "struck_plate", 4.5),
    ("struck", "struck_plate", 3.0),
    ("quiet", "struck_plate", 4.5),
    ("focus", "panel", 3.0),
    ("focus", "plate", 3.0),
    ("edge", "panel", 3.0),
    ("primary_edge", "panel", 3.0),
    ("mark", "panel", 3.0),
    ("mark", "plate", 3.0),
    ("mark", "hover", 3.0),
)
"""What is drawn, on what, and the least contrast of the two (WCAG 2.2, 1.4.3 and 1.4.11; STAGE.md for struck words)."""
