"""Ids of our own made from foreign names."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 40
RESERVED = ("end", "fill-in", "when", "instead", "bid")


def slug(text: str, words: int = 6, otherwise: str = "part") -> str:
    """Return an id made of the first `words` words of `text`.

    >>> slug("An overgrown path!"), slug("Café 2"), slug("…"), slug("end")
    ('an-overgrown-path', 'cafe-2', 'part', 'end-part')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    parts = re.findall(r"[a-z0-9]+", plain)[:words]
    made = "-".join(parts)[:LONGEST].strip("-")
    if not made:
        return otherwise
    if not made[0].isalpha():
        made = f"{otherwise}-{made}"
    return f"{made}-{otherwise}" if made in RESERVED else made


class Slugs:
    """Ids that differ from one another, each for a name."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def new(self, text: str, words: int = 6, otherwise: str = "part") -> str:
        """Return an id for `text` that none had before."""
        wanted = made = slug(text, words, otherwise)
        count = 1
        while made in self._taken:
            count += 1
            made = f"{wanted}-{count}"
        self._taken.add(made)
        return made
