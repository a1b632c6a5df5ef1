"""What went wrong in a build, said so that it can be mended."""

from __future__ import annotations


class BuildError(Exception):
    """A build that cannot go on. The text says what happened and what to try."""

    def __init__(self, what: str, attempt: str, output: str = "") -> None:
        tail = "\n".join(f"    {line[:200]}" for line in output.strip().splitlines()[-12:])
        super().__init__(f"{what}\n  try: {attempt}" + (f"\n  its last words:\n{tail}" if tail else ""))
