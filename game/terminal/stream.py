"""The streams text mode plays over: whatever the system gives, made so that no character can end the game."""

from __future__ import annotations

import codecs
import io
import os
import sys
from typing import TextIO

PLAIN = {
    "“": '"',
    "”": '"',
    "„": '"',
    "‘": "'",
    "’": "'",
    "…": "...",
    "–": "-",
    "—": "-",
    "→": "->",
    "·": "-",
    "×": "x",
    "\u00a0": " ",
}
"""What stands for a character that the terminal's encoding does not have; for any other, a question mark."""
_HANDLER = "two-chairs.plain"


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(PLAIN.get(character, "?") for character in missing), error.end


codecs.register_error(_HANDLER, _plain)


def source() -> TextIO:
    """Return standard input; an empty one where it is closed. Bytes that are no text come in as a question mark."""
    stream = sys.stdin
    if stream is None:
        return io.StringIO()
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")
    return stream


def target() -> TextIO:
    """Return standard output; one that drops everything where it is closed. Missing characters become plain ones."""
    stream = sys.stdout
    if stream is None:
        return io.StringIO()
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors=_HANDLER)
    return stream


def abandon(stream: TextIO) -> None:
    """Let go of an output whose reader has gone, so that closing it at the end says nothing of it."""
    try:
        number = stream.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)
