"""Where `translate` begins: it says what to install where polib is missing, which play does without."""

from __future__ import annotations

import sys
from collections.abc import Sequence

MISSING = "translate needs polib, which play does without — try: python -m pip install 'two-chairs[author]'"


def translate_command(argv: Sequence[str]) -> int:
    """Run one of the commands for translators."""
    try:
        import polib  # noqa: F401
    except ImportError:
        print(MISSING, file=sys.stderr)
        return 1
    from game.language.author.commands import run

    return run(argv)
