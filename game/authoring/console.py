"""What the authors' commands share: their parser, printing, and progress for people."""

from __future__ import annotations

import argparse
import os
import sys
from typing import IO


def say(text: str, stream: IO[str] | None = None) -> None:
    """Print `text`; what the terminal's encoding cannot say becomes a question mark instead of a traceback."""
    out = stream or sys.stdout
    encoding = getattr(out, "encoding", None) or "utf-8"
    try:
        print(text.encode(encoding, "replace").decode(encoding, "replace"), file=out, flush=True)
    except BrokenPipeError:  # whoever reads the output, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())


def progress(text: str) -> None:
    """Show what is going on, to people only; an empty text clears the line."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


def parser(name: str, description: str, examples: str) -> argparse.ArgumentParser:
    """Return a parser for the command `name` whose help ends with `examples`."""
    return argparse.ArgumentParser(
        prog=f"python -m game {name}",
        description=description,
        epilog=f"examples:\n{examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
