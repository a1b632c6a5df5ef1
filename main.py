# /// script
# requires-python = ">=3.11"
# dependencies = ["pygame-ce==2.5.8", "pyyaml==6.0.3", "platformdirs==4.14.7"]
# ///
"""Two Chairs. `python main.py` plays it; in the browser the page awaits `main()`."""

import asyncio
import sys


async def main() -> None:
    """Play in a browser: called by our own page and by pygbag's."""
    from game.platforms.browser import play

    await play()


if __name__ == "__main__":
    if sys.platform == "emscripten":
        asyncio.run(main())
    else:
        from game.cli.entry import main as entry

        sys.exit(entry())
