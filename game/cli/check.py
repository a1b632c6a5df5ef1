"""`check`: the quick check of a story's files, or with `--deep` of all that can happen in it."""

from __future__ import annotations

from collections.abc import Sequence


def check_command(argv: Sequence[str]) -> int:
    """Check a story as `argv` says. Returns the exit status."""
    if "--deep" in argv:
        from game.exploration.commands import deep_command

        return deep_command(argv)
    from game.authoring.commands import check_command

    return check_command(argv)
