"""What the program of a desktop edition runs. PyInstaller begins here (`two-chairs.spec`)."""

from __future__ import annotations

import io
import os
import sys

from game.cli.entry import main

TITLE = "Two Chairs"


def launch() -> int:
    """Run the command line; where Windows gave the program no console, show what it has to say in a box."""
    if sys.stderr is not None:
        return main()
    told = sys.stderr = io.StringIO()
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - stays open as long as the program runs
    try:
        status = main()
    except SystemExit as ended:  # a command line that makes no sense
        status = ended.code if isinstance(ended.code, int) else 1
    if told.getvalue():
        import pygame

        pygame.display.message_box(TITLE, told.getvalue())
    return status


if __name__ == "__main__":
    sys.exit(launch())
