"""Writes a file's values anew in one layout, and everything between them (comments, blank lines) as it was.

The layout: two spaces a level, lists indented under their key, no quotes where none are needed and double ones where
they are, text that is longer than a line in a `>-` block, one blank line where there were more, and no blanks behind
a line. Brackets, key order and the line breaks of a block that fits stay as their author chose them.
"""

from __future__ import annotations

import re

from game.workbench.tidy.tree import COMMENT, Block, Flow, Scalar, Value, tree

LONGEST = 120
"""Characters in a line; a text that goes beyond is wrapped."""
WRAPPED = 100
"""Characters to which it is wrapped."""
STEP = 2

_BARE = re.compile(r"[A-Za-z“‘](?:.*[^\s:])?\Z")
_DASH = re.compile(r"(?<!-)-(?=\s|\Z)")
_WORDS = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))
"""Words that this format or another reader of YAML takes for more than a text."""


def tidied(text: str) -> str:
    """Return the YAML file `text` in the one layout. Tidied text stays as it is. Raises yaml.YAMLError."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    root = tree(text)
    return _Writer(text).file(root)


class _Writer:
    """One writing of one file: `at` is how far its text was taken over."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: list[str] = []
        self.columns: dict[int, int] = {}
        """Where the blocks around here began, and where they begin now: comments move with them."""
        self.kept = 0
        """How many lines stay, blank ones at their end included: they are part of a text."""

    def file(self, root: Value | None) -> str:
        if isinstance(root, Block):
            self.columns[root.column] = 0
            self._block(root, 0, begun=False)
        elif root is not None:
            self._between(root.start, root.column, 0)
            self._line(0, self.text[root.start : root.end].rstrip())
            self.at = root.end
        self._between(len(self.text), 0, 0)
        while len(self.lines) > self.kept and not self.lines[-1]:
            self.lines.pop()
        while self.lines and not self.lines[0]:
            self.lines.pop(0)
        return "\n".join(self.lines) + "\n" if self.lines else ""

    def _block(self, block: Block, indent: int, *, begun: bool) -> None:
        """Write a block whose dashes or keys stand at `indent`; `begun` where its first line is begun already."""
        for index, value in enumerate(block.values):
            first = block.keys[index] if block.keys else value
            start = self._dash(first.start) if not block.keys else first.start
            if not (begun and index == 0):
                self._between(start, block.column, indent)
                self._line(indent, "")
            if block.keys:
                key = block.keys[index]
                self.lines[-1] += f"{self.text[key.start : key.end]}:"
                self.at = key.end
                self._after_colon(value, indent)
            else:
                self.lines[-1] += "-"
                self.at = max(self.at, start + 1)
                self._after_dash(value, indent)

    def _dash(self, start: int) -> int:
        """Return where the dash before an item stands; comments may lie between."""
        between = COMMENT.sub(lambda comment: " " * len(comment[0]), self.text[self.at : start])
        dash = _DASH.search(between)
        return self.at + dash.start() if dash is not None else start

    def _after_colon(self, value: Value, indent: int) -> None:
        if isinstance(value, Block):
            self._comment_here(value.start)
            self.columns[value.column] = indent + STEP
            self._block(value, indent + STEP, begun=False)
        else:
            self._inline(value, indent)

    def _after_dash(self, value: Value, indent: int) -> None:
        if not isinstance(value, Block):
            self._inline(value, indent)
            return
        self.lines[-1] += " "
        self._lift(value.keys[0].start if value.keys else self._dash(value.start), indent)
        self.columns[value.column] = indent + STEP
        self._block(value, indent + STEP, begun=True)

    def _inline(self, value: Scalar | Flow, indent: int) -> None:
        """Write a value behind its key or dash. Comments between the two come to stand before the line."""
        if value.start == value.end:  # nothing is written there
            return
        self._lift(value.start, indent)
        room = len(self.lines[-1]) + 1
        if isinstance(value, Flow):
            shift = indent - self._indent_at(value.start)
            first, *rest = self.text[value.start : value.end].split("\n")
            moved = [f"{' ' * max(0, len(line) - len(line.lstrip()) + shift)}{line.strip()}" for line in rest]
            self._begin(first, [line.rstrip() for line in moved])
        elif value.style in ("|", ">"):
            self._begin(*self._block_text(value, indent))
            self.kept = len(self.lines)
        else:
            self._begin(*self._text(value, indent, room))
        self.at = value.end

    def _begin(self, first: str, rest: list[str]) -> None:
        self.lines[-1] = f"{self.lines[-1]} {first.rstrip()}"
        self.lines.extend(rest)

    def _text(self, value: Scalar, indent: int, room: int) -> tuple[str, list[str]]:
        """Return how a plain or quoted text is written: on one line where it fits."""
        source = self.text[value.start : value.end]
        written = source
        if value.style and bare(value.value):
            written = value.value
        elif value.style == "'" and not re.search(r"[\"\\\n]", value.value) and value.value.isprintable():
            written = f'"{value.value}"'
        if "\n" not in written and room + len(written) <= LONGEST:
            return written, []
        if foldable(value.value) and not (not value.style and "\n" not in source and " " not in value.value):
            return ">-", folded(value.value, indent + STEP)
        first, *rest = written.split("\n")
        return first, [f"{' ' * (indent + STEP)}{line.strip()}".rstrip() for line in rest]

    def _block_text(self, value: Scalar, indent: int) -> tuple[str, list[str]]:
        """Return the header and the lines of a block text, wrapped anew only where a line is too long."""
        header, *lines = self.text[value.start : value.end].split("\n")
        inside = [line for line in lines if line.strip()]
        before = min((len(line) - len(line.lstrip(" ")) for line in inside), default=0)
        given = re.match(r"[|>][+-]?([1-9])", header)
        if given is not None:  # the first line begins with blanks, so that the depth had to be said
            before, now = self._indent_at(value.start) + int(given[1]), indent + int(given[1])
        else:
            now = indent + STEP
        moved = [f"{' ' * now}{line[before:]}" if line[before:] else "" for line in lines]
        if header == ">-" and any(len(line) > LONGEST for line in moved) and foldable(value.value):
            return header, folded(value.value, now)
        return header, moved

    def _indent_at(self, place: int) -> int:
        """Return the column that the value at `place` hangs on: that of its key, or of its dash where it has none."""
        line = self.text[self.text.rfind("\n", 0, place) + 1 : place]
        dashes = re.match(r"(?: *-(?= ))* *", line)
        inside = dashes.end() if dashes else 0
        return inside if line[inside:] else max(0, line.rfind("-"))

    def _line(self, indent: int, content: str) -> None:
        self.lines.append(" " * indent + content)

    def _between(self, end: int, column: int, indent: int) -> None:
        """Take over comments and blank lines up to `end`, before something that stood at `column` and now at `indent`.

        What stands behind a value on its line stays there; a comment of its own moves with the block it stood in.
        """
        first, *rest = self.text[self.at : end].split("\n")
        if self.at:
            self._trailing(first)
        else:
            rest.insert(0, first)
        for number, line in enumerate(rest):
            said = line.strip().removeprefix("---").removeprefix("...").lstrip(" -?")
            if said.startswith("#"):
                self._line(self._moved(len(line) - len(line.lstrip()), column, indent), said)
            elif not said and number < len(rest) - 1 and self.lines and self.lines[-1] and not line.strip():
                self.lines.append("")
        self.columns = {old: new for old, new in self.columns.items() if old <= column}
        self.at = end

    def _moved(self, at: int, column: int, indent: int) -> int:
        if at == column:
            return indent
        outer = [old for old in self.columns if old <= at]
        return self.columns[max(outer)] if outer else 0

    def _trailing(self, rest_of_line: str) -> None:
        """Put a comment behind what the last line holds, in its old column where there is room."""
        if "#" not in rest_of_line or not self.lines:
            return
        said = rest_of_line[rest_of_line.index("#") :].rstrip()
        begin = self.at + rest_of_line.index("#")
        column = begin - (self.text.rfind("\n", 0, begin) + 1)
        width = max(column, len(self.lines[-1]) + 2)
        self.lines[-1] = f"{self.lines[-1]:{width}}{said}"

    def _comment_here(self, end: int) -> None:
        """Take over a comment behind a key whose block follows; the rest is taken over with the block."""
        line_end = self.text.find("\n", self.at)
        if 0 <= line_end < end:
            self._trailing(self.text[self.at : line_end])
            self.at = line_end

    def _lift(self, start: int, indent: int) -> None:
        """Put comments that stand between a key (or dash) and its value before the line that is being written."""
        between = self.text[self.at : start]
        self.at = start
        for comment in COMMENT.findall(between):
            self.lines.insert(len(self.lines) - 1, f"{' ' * indent}{comment.rstrip()}")


def bare(text: str) -> bool:
    """Return whether `text` reads the same without quotes, to this program and to other readers of YAML."""
    return (
        bool(_BARE.match(text))
        and ": " not in text
        and " #" not in text
        and text.lower() not in _WORDS
        and text.isprintable()
    )


def foldable(text: str) -> bool:
    """Return whether `text` can be broken at its single blanks and reads the same again."""
    return bool(text) and text.isprintable() and text == text.strip() and "  " not in text


def folded(text: str, indent: int) -> list[str]:
    """Return `text` as the lines of a `>-` block, each of at most 100 characters where words allow it."""
    lines, line = [], ""
    for word in text.split(" "):
        if line and indent + len(line) + 1 + len(word) > WRAPPED:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [" " * indent + line for line in (*lines, line)]
