"""A stop of the map as a block: the road with the answer that was given; the roads not taken branch off, grey."""

from __future__ import annotations

from game.stage.geometry import Box
from game.stage.mark import Block, Glyph, Mark, Plate, Stroke, Trace
from game.stage.setter import Setter, Setting, Style
from game.view.pictures import Stop
from game.view.view import Control

TITLE = Style("control", "control-strong", "text", 1.38)
ANSWER = Style("note", "story-italic", "text", 1.28)
LETTER = Style("small", "control-strong", "letter", 1.38)
GREY = Style("small", "control", "quiet", 1.38)
TURN = Style("small", "control-strong", "text", 1.38)
SMALL = Style("small", "control", "accent", 1.38)


def stop_block(control: Control, setter: Setter, x: int, y: int, width: int) -> Block:
    """Return one decision of the way, `width` pixels wide, with its piece of the road at the left."""
    assert control.stop is not None
    page = _Stop(control.stop, setter, x, y, width)
    page.title(control.label)
    page.answer()
    page.turns()
    page.stubs()
    return page.block(control)


class _Stop:
    """A stop while it is made, from top to bottom."""

    def __init__(self, stop: Stop, setter: Setter, x: int, y: int, width: int) -> None:
        scale = setter.scale
        self.stop, self.setter = stop, setter
        self.box = Box(x, y, width, 0)
        self.size = max(scale.px(15), round(scale.type("small") * 1.15))
        self.road = x + scale.gap(12) + self.size // 2
        """The middle of the road."""
        self.left = self.road + self.size // 2 + scale.gap(12)
        self.y = y + scale.gap(9)
        self.over: list[Mark] = []
        """What is drawn over the road."""

    @property
    def room(self) -> int:
        return max(1, self.box.right - self.setter.scale.gap(10) - self.left)

    def title(self, label: str) -> None:
        """Put number and title beside the sign of what was answered."""
        said = self._set(label, TITLE, self.left)
        self._sign(said)

    def _sign(self, said: Setting) -> None:
        scale, first = self.setter.scale, said.words[0]
        middle = first.y + self.setter.typefaces.height(first.face, first.size) // 2
        side = round(self.size * 1.3)
        box = Box(self.road - side // 2, middle - side // 2, side, side)
        self.over.append(Glyph(box, self.stop.taken.sign, "mark"))
        self.y += scale.gap(2)

    def answer(self) -> None:
        """Set the answer with its letter, and what it was in a word."""
        stop, scale = self.stop, self.setter.scale
        indent = self._letter(stop.letter) if stop.letter else 0
        self._set(stop.answer, ANSWER, self.left + indent)
        small = stop.taken.word if not stop.change else f"{stop.taken.word} · {stop.change}"
        if stop.letter:
            self._set(small, SMALL, self.left + indent)
        self.y += scale.gap(2)

    def turns(self) -> None:
        """Set what turned here, each with its shape."""
        scale = self.setter.scale
        side = scale.type("small")
        for mark in self.stop.turns:
            top = self.y
            said = self._set(mark.word, TURN, self.left + side + scale.gap(7))
            height = said.height // max(1, len(said.words))
            self.over.append(Glyph(Box(self.left, top + (height - side) // 2, side, side), mark.sign, "bright"))

    def stubs(self) -> None:
        """Let the roads that were not taken branch off, each with its letter and words."""
        scale = self.setter.scale
        indent = self._indent()
        for stub in self.stop.stubs:
            top = self.y + scale.gap(2)
            self.y = top
            letter = self.setter.set(stub.letter, GREY, self.left, top, self.room)
            said = self._set(stub.text, GREY, self.left + indent)
            first = letter.words[0]
            middle = first.y + self.setter.typefaces.height(first.face, first.size) // 2
            near, far = self.left - scale.gap(9), self.left - scale.gap(3)
            bend = ((self.road, middle - scale.gap(7)), (near, middle), (far, middle))
            self.over += [Trace(bend, scale.hair(1.5), "edge"), *letter.words]
            if not stub.open:
                for word in said.words:
                    row, length = self.setter.strike(word)
                    self.over.append(Stroke(Box(word.x, row, length, scale.hair()), "quiet"))

    def _indent(self) -> int:
        return round(self.setter.scale.type("small") * 1.1) + self.setter.scale.gap(5)

    def _letter(self, letter: str) -> int:
        """Set the letter of the answer; return the room that it takes."""
        said = self.setter.set(letter, LETTER, self.left, self.y + self.setter.scale.gap(2), self.room)
        self.over += said.words
        return self._indent()

    def _set(self, text: str, style: Style, x: int) -> Setting:
        room = max(1, self.box.right - self.setter.scale.gap(10) - x)
        said = self.setter.set(text, style, x, self.y, room)
        self.over += said.words
        self.y += said.height
        return said

    def block(self, control: Control) -> Block:
        """Return the whole stop, its piece of the road under everything else."""
        scale = self.setter.scale
        bottom = max(self.y + scale.gap(8), self.box.y + scale.target)
        box = self.box._replace(h=bottom - self.box.y)
        wide = scale.hair(3)
        ground = Plate(box.inset(0, scale.px(1)), None, None, scale.px(9), 1, "hover")
        road = Stroke(Box(self.road - wide // 2, box.y, wide, box.h), "mark")
        return Block(control.id, box, (ground, road, *self.over), control, scale.px(9))
