"""Controls and fields of the view as blocks: choices with their letter, buttons, radios, switches, text fields."""

from __future__ import annotations

from dataclasses import replace

from game.stage.geometry import Box
from game.stage.mark import Block, Dial, Mark, Plate, Stroke, Words
from game.stage.setter import Setter, Style
from game.stage.theme import Ink
from game.view.view import Control, Field

LABEL = Style("control", "control", "plate_text", 1.38)
LETTER = Style("control", "control-strong", "letter", 1.38)
REASON = Style("reason", "story-italic", "reason", 1.3)
MORE = Style("small", "control", "quiet", 1.42)
CHIP = Style("bar", "control", "bar_text", 1.4)
KEY = Style("key", "control-strong", "quiet", 1.4)
VALUE = Style("small", "control", "plate_text", 1.4)


def wide_block(control: Control, setter: Setter, x: int, y: int, width: int) -> Block:
    """Return a choice, button or switch that takes the whole column, with its letter, reason and description."""
    scale = setter.scale
    side, top = scale.inside, scale.gap(10)
    lead = _lead(control, setter)
    left, inner = x + side + lead, max(1, width - 2 * side - lead)
    ink: Ink = "plate_text" if control.available else "struck"
    if control.primary and control.available:
        ink = "primary_text"
    label = setter.set(control.label, replace(LABEL, ink=ink), left, y + top, inner)
    words: list[Words] = list(label.words)
    height = label.height
    for text, style in ((control.reason, REASON), (control.description, MORE)):
        if text:
            style = replace(style, ink="primary_text") if control.primary and control.available else style
            below = setter.set(text, style, left, y + top + height + scale.gap(2), inner)
            words += below.words
            height += below.height + scale.gap(2)
    full = max(scale.target, height + 2 * top)
    down = (full - height - 2 * top) // 2
    box = Box(x, y, width, full)
    marks: list[Mark] = [_plate(control, box, setter), *(word.moved(0, down) for word in words)]
    first = label.words[0].y + down
    if control.letter:
        letter_ink: Ink = ink if not control.available or control.primary else "letter"
        letter = setter.set(control.letter, replace(LETTER, ink=letter_ink), x + side, y + top + down, lead or width)
        marks += letter.words
    elif lead:
        marks.append(_dial(control, setter, x + side, first, LABEL))
    if not control.available:
        marks += _strikes(setter, tuple(word.moved(0, down) for word in label.words))
    return Block(control.id, box, tuple(marks), control, scale.px(9))


def chip_block(control: Control, setter: Setter, x: int, y: int, width: int, *, snug: bool = False) -> Block:
    """Return a radio or a small button, as wide as its words, at most `width`; `snug`: with less room around them."""
    scale = setter.scale
    side = scale.inside if scale.least else scale.gap(7 if snug else 13)
    lead = _lead(control, setter)
    ink: Ink = "struck" if not control.available else "primary_text" if control.primary else "plate_text"
    style = replace(VALUE, ink=ink)
    label = setter.set(control.label, style, x + side + lead, y, max(1, width - 2 * side - lead))
    full = max(scale.target, label.height + 2 * scale.gap(6))
    box = Box(x, y, min(width, max(scale.target, label.width + 2 * side + lead)), full)
    down = (full - label.height) // 2
    words = tuple(word.moved(0, down) for word in label.words)
    marks: list[Mark] = [_plate(control, box, setter), *words]
    if lead:
        marks.append(_dial(control, setter, x + side, words[0].y, VALUE))
    if not control.available:
        marks += _strikes(setter, words)
    return Block(control.id, box, tuple(marks), control, scale.px(9))


def bar_block(control: Control, setter: Setter, x: int, y: int, width: int, keys: bool) -> Block:
    """Return a standing command: plain words, its key as a small letter beside it where `keys`."""
    scale = setter.scale
    side = scale.gap(8)
    label = setter.set(control.label, CHIP, x + side, y, max(1, width - 2 * side))
    full = max(scale.target, label.height + scale.gap(8))
    down = (full - label.height) // 2
    marks: list[Mark] = []
    used = label.width
    words = tuple(word.moved(0, down) for word in label.words)
    if keys and control.key:
        marks += _key(control.key, setter, words, x + side + label.width + scale.gap(6))
        used = max(mark.box.right for mark in marks if isinstance(mark, Plate)) - x - side
    box = Box(x, y, min(width, max(scale.target, used + 2 * side)), full)
    hover = Plate(box.inset(scale.px(2), scale.px(6)), None, None, scale.px(6), 1, "hover")
    return Block(control.id, box, (hover, *words, *marks), control, scale.px(7))


def field_block(field: Field, setter: Setter, x: int, y: int, width: int, typed: str) -> Block:
    """Return a place to type: label, frame with what is in it (`typed`), description."""
    scale = setter.scale
    pad = scale.inside
    label = setter.set(field.label, replace(LABEL, ink="text"), x + pad, y, width - 2 * pad)
    top = y + label.height + scale.gap(6)
    text = typed or " "
    value = setter.set(text, VALUE, x + pad, top, max(1, width - 2 * pad), longest=200)
    frame = Box(x, top, width, max(scale.target, value.height + 2 * scale.gap(10)))
    down = (frame.h - value.height) // 2
    words = tuple(word.moved(0, down) for word in value.words)
    marks: list[Mark] = [*label.words, Plate(frame, "plate", "edge", scale.px(6), scale.hair()), *words]
    if not field.read_only:
        last = words[-1]
        end = last.x + setter.typefaces.width(last.text, last.face, last.size) if typed else last.x
        height = setter.typefaces.height(last.face, last.size)
        marks.append(Dial(Box(end + scale.px(1), last.y, scale.hair(1.5), height), "tick", 100, "focus"))
    bottom = frame.bottom
    if field.description:
        more = setter.set(field.description, MORE, x + pad, bottom + scale.gap(4), width - 2 * pad)
        marks += more.words
        bottom += more.height + scale.gap(4)
    return Block(field.id, Box(x, y, width, bottom - y), tuple(marks), field, scale.px(6))


def _lead(control: Control, setter: Setter) -> int:
    """Return the room before the label, for the letter or the mark."""
    if control.letter:
        return setter.scale.type("control") + setter.scale.gap(14)
    if control.role == "switch":
        return round(setter.scale.type("control") * 2.1) + setter.scale.gap(12)
    return setter.scale.type("control") + setter.scale.gap(9) if control.role == "radio" else 0


def _dial(control: Control, setter: Setter, x: int, y: int, style: Style) -> Dial:
    size = setter.scale.type("control")
    line = setter.typefaces.height(style.face, setter.scale.type(style.measure))
    width = round(size * 1.9) if control.role == "switch" else size
    kind = "switch" if control.role == "switch" else "radio"
    box = Box(x, y + (line - size) // 2, width, size)
    return Dial(box, "switch" if kind == "switch" else "radio", 100 if control.checked else 0, "mark")


def _plate(control: Control, box: Box, setter: Setter) -> Plate:
    radius, width = setter.scale.px(9), setter.scale.hair()
    if not control.available:
        return Plate(box, "struck_plate", "rule", radius, width)
    if control.primary:
        return Plate(box, "primary", "primary_edge", radius, width)
    return Plate(box, "plate", "edge", radius, width, "hover")


def _strikes(setter: Setter, words: tuple[Words, ...]) -> list[Mark]:
    thick = setter.scale.hair()
    found: list[Mark] = []
    for word in words:
        row, length = setter.strike(word)
        found.append(Stroke(Box(word.x, row, length, thick), "struck"))
    return found


def _key(key: str, setter: Setter, words: tuple[Words, ...], x: int) -> list[Mark]:
    """Return the key of a standing command as a small cap."""
    scale = setter.scale
    line = setter.typefaces.height(words[-1].face, words[-1].size)
    size = min(round(scale.type("key") * 1.75), line + scale.px(2))
    cap = Box(x, words[-1].y + (line - size) // 2, size, size)
    letter = setter.set(key.upper(), KEY, 0, 0, size)
    word = letter.words[0]
    wide = setter.typefaces.width(word.text, word.face, word.size)
    high = setter.typefaces.height(word.face, word.size)
    inside = replace(word, x=cap.x + (size - wide) // 2, y=cap.y + (size - high) // 2)
    return [Plate(cap, None, "rule", scale.px(3), scale.hair()), inside]
