"""`schema`: writes the JSON Schemas of every file that an author writes, for editors.

0: written; 1: they cannot be; 2: the command line makes no sense.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from game.authoring.console import parser as command_parser
from game.authoring.console import say
from game.authoring.record import Record
from game.authoring.schema import FILES, write_schemas
from game.simulation.format import ACCEPTANCE_FILE, POLICIES_FILE

EVERY: Mapping[str, Record[Any]] = {**FILES, "acceptance": ACCEPTANCE_FILE, "policies": POLICIES_FILE}
"""The files of a story, and those that may lie beside it."""
SCHEMAS = Path("assets/schema")

EXAMPLES = """\
  python -m game schema                  into assets/schema
  python -m game schema my-folder
exit codes: 0 written, 1 they cannot be written, 2 wrong usage"""


def schema_command(argv: Sequence[str]) -> int:
    """Write the JSON Schemas of the story format."""
    parser = command_parser(
        "schema",
        "Write the JSON Schemas of the story format, for editors. Name one in a file's first line:\n"
        "  # yaml-language-server: $schema=../../assets/schema/chapter.schema.json",
        EXAMPLES,
    )
    parser.add_argument(
        "folder", nargs="?", type=Path, default=SCHEMAS, metavar="FOLDER", help="where to (default: assets/schema)"
    )
    options = parser.parse_args(argv)
    try:
        written = write_schemas(options.folder, EVERY)
    except OSError as error:
        say(f"{options.folder.as_posix()}: cannot be written: {error.strerror or error}", sys.stderr)
        return 1
    for path in written:
        say(path.as_posix())
    return 0
