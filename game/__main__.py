"""`python -m game`."""

import sys

from game.cli.entry import main

if __name__ == "__main__":
    sys.exit(main())
