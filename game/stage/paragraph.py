"""Text into lines: never longer than 66 characters, as even as can be, with no word alone at the end."""

from __future__ import annotations

import re
from collections.abc import Callable

LONGEST = 66
"""Characters in a line at most (Bringhurst's measure for a single column; STAGE.md)."""
LEADING = 1.35
"""Distance of baselines over the size of the text."""

ORPHAN, SHORT = 0.3, 0.4
"""What one word alone in the last line costs, and so much again what is next to nothing; from which part of a line on
the last one is not too short."""

_PIECE = re.compile(
    r"[^ \t\u2014\u2013-]*[\u2014\u2013-]+(?=[^ \t\u201d\u2019.,;:!?)])|[^ \t]+?(?=[\u2014\u2013-]+[^ \t])|[^ \t]+"
)

Measure = Callable[[str], int]


def wrap(text: str, measure: Measure, width: int, longest: int = LONGEST) -> tuple[str, ...]:
    """Return `text` in lines of at most `width` pixels and `longest` characters.

    Lines are chosen together so that they differ little in length. A word that is wider than the line is cut.
    A line break in the text stays one; empty text gives one empty line.
    """
    return tuple(line for part in text.split("\n") for line in _wrap_one(part, measure, width, longest))


def _wrap_one(text: str, measure: Measure, width: int, longest: int) -> list[str]:
    pieces = [cut for piece in _pieces(text) for cut in _cut(piece, measure, width, longest)]
    if not pieces:
        return [""]
    widths = [measure(piece.strip()) for piece in pieces]
    breaks = _breaks(pieces, widths, measure(" "), width, longest)
    lines = ["".join(pieces[start:end]).strip() for start, end in breaks]
    if any(measure(line) > width for line in lines) and width > 8:
        tighter = width - max(1, max(measure(line) for line in lines) - width)  # kerning across words added up
        return _wrap_one(text, measure, tighter, longest) if tighter > width * 0.8 else lines
    return lines


def _pieces(text: str) -> list[str]:
    """Return the words with the space that follows them; a dash may end a line, so it ends a piece."""
    found: list[str] = []
    end = 0
    for match in _PIECE.finditer(text):
        if found and match.start() > end:
            found[-1] += " "
        if found and match.group()[0] in "\u2013\u2014":
            found[-1] += match.group()  # a dash does not begin a line
            end = match.end()
            continue
        found.append(match.group())
        end = match.end()
    return found


def _cut(piece: str, measure: Measure, width: int, longest: int) -> list[str]:
    if measure(piece.strip()) <= width and len(piece) <= longest:
        return [piece]
    cuts, start = [], 0
    while start < len(piece):
        end = min(len(piece), start + longest)
        while end > start + 1 and measure(piece[start:end].strip()) > width:
            end -= 1
        cuts.append(piece[start:end])
        start = end
    return cuts


def _breaks(pieces: list[str], widths: list[int], space: int, width: int, longest: int) -> list[tuple[int, int]]:
    """Return the lines as ranges of pieces, with the least sum of squared slack; the last line may be short, a bit."""
    count = len(pieces)
    whole, signs = sum(widths) + space * (count - 1), sum(map(len, pieces))
    reach = min(width, longest * whole / max(1, signs))  # how far lines come that may have so many characters
    best = [0.0] * (count + 1)
    after = [count] * (count + 1)
    for start in range(count - 1, -1, -1):
        best[start] = float("inf")
        taken, letters = 0, 0
        for end in range(start, count):
            taken += widths[end]
            letters += len(pieces[end])
            if end > start and (taken > width or letters - pieces[end].endswith(" ") > longest):
                break
            if end + 1 == count:
                cost = ORPHAN * max(0.0, 1 - taken / (reach * SHORT)) ** 2 if start else 0.0
                cost += ORPHAN if start == end and start else 0.0
            else:
                cost = (max(0, reach - taken) / reach) ** 2 + best[end + 1] + 0.002
            if cost < best[start]:
                best[start], after[start] = cost, end + 1
            taken += space if pieces[end].endswith(" ") else 0
    lines, start = [], 0
    while start < count:
        lines.append((start, after[start]))
        start = after[start]
    return lines
