"""A view in a window: every item in its place, before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from game.stage.code import code_block
from game.stage.controls import MORE, chip_block, field_block, wide_block
from game.stage.foot import Feet, column_margin, with_feet, with_strip
from game.stage.geometry import Box, Insets
from game.stage.lines import ABOVE, line_block
from game.stage.mark import Block, Stroke
from game.stage.meters import meter_blocks
from game.stage.paragraph import LONGEST
from game.stage.plan import Plan, plan, within
from game.stage.rows import in_rows
from game.stage.setter import Setter
from game.stage.typeface import Typefaces
from game.view.pictures import Chart, Overview
from game.view.view import Code, Control, Field, Item, Line, Meter, Section, View

ROOM_LONGEST = 60
"""Characters in a line at most in the workshop layout."""
ROOMS = (1.7, 1.35)
"""How much further apart things stand in a workshop, where that leaves everything in sight."""
WIDEST = 1080
"""A chart is at most this wide, in design pixels."""
COLUMN = 22
"""Two columns stand beside each other from this width on, in sizes of the story's text."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The placed view. `fixed` blocks stand in the window; `flowing` blocks count from the top of the viewport."""

    plan: Plan
    viewport: Box
    """Where the flowing blocks show."""
    fixed: tuple[Block, ...]
    flowing: tuple[Block, ...]
    height: int
    """Of everything that flows."""
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The items of every section."""

    def block(self, id: str) -> Block | None:
        """Return the block of an item, None where the view has no such item."""
        return next((block for block in (*self.fixed, *self.flowing) if block.id == id), None)

    def flows(self, id: str) -> bool:
        """Whether an item moves when the words are scrolled."""
        return any(block.id == id for block in self.flowing)


def arrange(
    view: View,
    size: tuple[int, int],
    ratio: float,
    typefaces: Typefaces,
    typed: Mapping[str, str] | None = None,
    insets: Insets = Insets(),
) -> Sheet:
    """Place `view` in a window of `size` device pixels. `typed` is what stands in its fields by id.

    Nothing but the picture and plain ground stands in the `insets`.
    """
    return _moved(_arranged(view, insets.inside(size), ratio, typefaces, typed or {}), size, insets)


def _arranged(view: View, size: tuple[int, int], ratio: float, typefaces: Typefaces, typed: Mapping[str, str]) -> Sheet:
    area = plan(view, size, ratio)
    setter = Setter(typefaces, area.scale, ROOM_LONGEST if area.scale.least else LONGEST)
    area, feet = with_feet(view, area, typefaces)
    area, notes = with_strip(view, area, setter)
    flow = _roomiest(view, area, setter, typed, (notes, feet))
    down = _sink(area, flow.y)
    return Sheet(
        plan=area,
        viewport=area.panel,
        fixed=(*notes.fixed, *feet.fixed),
        flowing=tuple(block.moved(0, down) for block in flow.blocks),
        height=flow.y + down,
        groups={section.id: tuple(item.id for item in section.items) for section in view.sections},
    )


def _roomiest(view: View, area: Plan, setter: Setter, typed: Mapping[str, str], ends: tuple[Feet, ...]) -> _Flow:
    """Return everything that flows. In a workshop it stands as far apart as there is room for without scrolling."""
    scale = setter.scale
    for room in ROOMS if scale.least else ():
        roomy = replace(scale, fit=scale.fit * room, lettering=scale.lettering / room)
        flow = _flow(view, area, replace(setter, scale=roomy), typed, ends)
        if flow.y <= area.panel.h:
            return flow
    return _flow(view, area, setter, typed, ends)


def _flow(view: View, area: Plan, setter: Setter, typed: Mapping[str, str], ends: tuple[Feet, ...]) -> _Flow:
    flow = _Flow(setter, area, typed)
    if any(section.beside and section.role != "map" for section in view.sections) and flow.divides():
        flow.widen()
    for section, beside in _columns(view, area):
        if (beside is not None or section.role == "map") and flow.divides():
            flow.columns(section, beside)
        else:
            flow.section(section)
            flow.section(beside)
    flow.space(26)
    for feet in ends:
        flow.rows(feet.flowing)
    return flow


def _moved(sheet: Sheet, size: tuple[int, int], insets: Insets) -> Sheet:
    """Return the sheet in a window of `size` with `insets` around what it was placed in."""
    if not any(insets):
        return sheet
    x, y = insets.left, insets.top
    return replace(
        sheet,
        plan=within(sheet.plan, sheet.viewport, size, insets),
        viewport=sheet.viewport.moved(x, y),
        fixed=tuple(block.moved(x, y) for block in sheet.fixed),
        flowing=tuple(block.moved(x, 0) for block in sheet.flowing),
    )


def _columns(view: View, area: Plan) -> Iterator[tuple[Section, Section | None]]:
    """Yield the sections that flow, each with the one that stands beside it, where one does."""
    flowing = [
        section
        for section in view.sections
        if section.role not in ("standing", "strip") and not (section.role == "meters" and area.picture is not None)
    ]
    for section, following in zip_longest(flowing, flowing[1:]):
        if not section.beside:
            yield section, following if following is not None and following.beside else None


def _sink(area: Plan, height: int) -> int:
    """Return how far short words move down, so that they neither hang from the top nor lie on the ground."""
    free = area.panel.h - height
    return max(0, round(free * (0.42 if area.shape != "stack" else 0.25)))


class _Flow:
    """Places blocks one below the other, in reading order."""

    def __init__(self, setter: Setter, area: Plan, typed: Mapping[str, str]) -> None:
        self.setter = setter
        self.area = area
        self.typed = typed
        margin = column_margin(area.panel, setter)
        self.x = area.panel.x + margin
        self.width = area.panel.w - 2 * margin
        self.pad = setter.scale.inside
        """Words stand this far inside the plates."""
        self.y = setter.scale.gap(34 if area.panel.w > setter.scale.px(460) else 12)
        self.left = area.panel.x
        self.blocks: list[Block] = []
        self._fresh = True
        self._before: Item | None = None

    def space(self, css: float) -> None:
        """Leave room before what comes next; nothing above the first block."""
        if not self._fresh:
            self.y += self.setter.scale.gap(css)

    def rows(self, blocks: tuple[Block, ...]) -> None:
        """Add blocks that stand in rows already."""
        if blocks:
            top = min(block.box.y for block in blocks)
            self.blocks += [block.moved(0, self.y - top) for block in blocks]
            self.y = max(block.box.bottom for block in self.blocks) + self.setter.scale.gap(6)  # for the focus ring

    def widen(self) -> None:
        """Take the whole width from here on, so that two columns begin where the rest does."""
        margin = self.setter.scale.gap(16)
        self.x, self.width = self.area.panel.x + margin, self.area.panel.w - 2 * margin

    def divides(self) -> bool:
        """Whether there is room for two columns."""
        return self.width >= self.setter.scale.type("story") * COLUMN

    def columns(self, left: Section, right: Section | None) -> None:
        """Place two sections beside each other; a last one alone stays in its column."""
        x, width, top, fresh = self.x, self.width, self.y, self._fresh
        between = self.setter.scale.gap(10)
        whole = width
        if left.role == "map":
            self.x, whole = self._wide()
        self.width = (whole - between) // 2
        self.section(left)
        bottom, self.y, self._fresh = self.y, top, fresh
        self.x += self.width + between
        self.section(right)
        self.x, self.width, self.y = x, width, max(bottom, self.y)

    def section(self, section: Section | None) -> None:
        """Place all items of `section`; nothing for None."""
        if section is None or not section.items:
            return
        if section.role in ("choices", "actions", "setting", "log", "map", "meters"):
            self.space({"choices": 22, "actions": 18, "setting": 18, "log": 18, "map": 18, "meters": 16}[section.role])
        elif section.shown or section.label:
            self.space(14)
        if section.role == "log" or (section.label and section.role == "text"):
            self._rule()
        if section.label and section.shown:
            self._label(section)
        if section.role == "meters":
            self._meters(section)
            return
        chips = tuple(item for item in section.items if isinstance(item, Control) and _small(section, item))
        if chips and len(chips) == len(section.items):
            self._chips(chips)
            return
        self._before = None
        for item in section.items:
            self._item(section, item)

    def _item(self, section: Section, item: Item) -> None:
        if isinstance(item, Line):
            apart = 2 if self.setter.typefaces.wide else 1
            self.space(ABOVE[item.role] * apart if self._before is not None or section.role == "text" else 0)
            inner = self.width - 2 * self.pad
            self._add(line_block(item, self.setter, self.x + self.pad, self.y, inner, heads=bool(section.label)))
        elif isinstance(item, Code):
            self.space(12)
            most = min(self.width - 2 * self.pad, self.area.panel.h // 2)
            self._add(code_block(item, self.x + self.pad, self.y, most))
        elif isinstance(item, Chart | Overview) or (isinstance(item, Control) and item.stop is not None):
            self._picture(item)
        elif isinstance(item, Field):
            self.space(16)
            typed = self.typed.get(item.id, item.value)
            self._add(field_block(item, self.setter, self.x, self.y, self.width, typed))
        elif isinstance(item, Control):
            self.space(9 if isinstance(self._before, Control) else 12 if self._before is not None else 0)
            if _small(section, item):
                inset = self.pad if section.role == "log" else 0
                self._add(chip_block(item, self.setter, self.x + inset, self.y, self.width - 2 * inset))
            else:
                self._add(wide_block(item, self.setter, self.x, self.y, self.width))
        self._before = item

    def _picture(self, item: Chart | Overview | Control) -> None:
        """Place a picture of the way that was taken, or a stop of its map; what draws them is imported only then."""
        from game.stage.chart import chart_block
        from game.stage.road import stop_block

        if isinstance(item, Control):
            self.space(0 if isinstance(self._before, Control) else 6)  # the road runs on from stop to stop
            self._add(stop_block(item, self.setter, self.x, self.y, self.width))
            return
        self.space(12)
        x, width = self._wide()
        self._add(chart_block(item, self.setter, x, self.y, width))

    def _wide(self) -> tuple[int, int]:
        """Return where a picture begins and how wide it is: wider than lines of text may be."""
        margin = self.setter.scale.gap(10)
        whole = self.area.panel.w - 2 * margin
        width = max(self.width - 2 * self.pad, min(whole - 2 * margin, self.setter.scale.gap(WIDEST)))
        return self.area.panel.x + (self.area.panel.w - width) // 2, width

    def _rule(self) -> None:
        """Draw a hairline above what begins here."""
        line = Box(self.x + self.pad, self.y, self.width - 2 * self.pad, self.setter.scale.hair())
        if not self._fresh:
            self.blocks.append(Block("", line, (Stroke(line, "rule"),)))
            self.space(8)

    def _label(self, section: Section) -> None:
        setting = self.setter.set(section.label, MORE, self.x + self.pad, self.y, self.width - 2 * self.pad)
        box = Box(self.x + self.pad, self.y, self.width - 2 * self.pad, setting.height)
        self.blocks.append(Block("", box, setting.words))
        self.y += setting.height + self.setter.scale.gap(6)
        self._fresh = False

    def _meters(self, section: Section) -> None:
        inner = Box(self.x + self.pad, self.y, self.width - 2 * self.pad, 0)
        placed = meter_blocks([item for item in section.items if isinstance(item, Meter)], self.setter, inner)
        self.blocks += placed
        self.y = max(block.box.bottom for block in placed)
        self._fresh = False

    def _chips(self, controls: tuple[Control, ...]) -> None:
        """Place small controls side by side: closer together where that saves a row, else in rows that are alike."""
        placed = min((self._in_rows(controls, snug) for snug in (False, True)), key=lambda rows: rows[-1].box.bottom)
        self.blocks += placed
        self.y = max(block.box.bottom for block in placed)
        self._fresh = False

    def _in_rows(self, controls: tuple[Control, ...], snug: bool) -> list[Block]:
        across, down = self.setter.scale.gap(4 if snug else 8), self.setter.scale.gap(8)
        chips = [chip_block(control, self.setter, self.x, self.y, self.width, snug=snug) for control in controls]
        rows = in_rows([chip.box.w for chip in chips], self.width, across)
        placed: list[Block] = []
        x = y = 0
        for chip, row, before in zip(chips, rows, (0, *rows), strict=False):
            if row != before:
                x, y = 0, max(block.box.bottom for block in placed) + down - self.y
            placed.append(chip.moved(x, y))
            x += chip.box.w + across
        return placed

    def _add(self, block: Block) -> None:
        self.blocks.append(block)
        self.y = block.box.bottom
        self._fresh = False


def _small(section: Section, control: Control) -> bool:
    """Whether a control is as wide as its words only: radios, and buttons that have no letter."""
    return control.role == "radio" or (control.role == "button" and not control.letter and not control.description)
