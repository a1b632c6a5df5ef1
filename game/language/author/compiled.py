"""A PO file → the catalog that the program reads."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from game.language.author.merge import FUZZY
from game.language.author.po import Translation, exists, read
from game.language.author.pronoun import PREFIX, table
from game.language.catalog import Catalog
from game.narrative.cast import FORMS, SETS


def compiled(translation: Translation) -> Catalog:
    """Return what is translated and neither fuzzy nor obsolete. It depends on the PO file alone."""
    fresh = {
        each.msgctxt or "": (each.msgid, each.msgstr)
        for each in reversed(translation.file)
        if each.msgstr and not each.obsolete and FUZZY not in each.flags
    }
    pronouns = table({key: words for key, (_, words) in fresh.items()})
    entries = {key: entry for key, entry in fresh.items() if not key.startswith(f"{PREFIX}/")}
    return Catalog(translation.code, translation.name, translation.status, entries, pronouns)


def known_forms(code: str, program: Path) -> Collection[str]:
    """Return the pronoun forms that translations into `code` can ask for; the program's words (`program`) say them."""
    if code.partition("-")[0] == "en":
        return FORMS
    if not exists(program, code):
        return ()
    return tuple(compiled(read(program, code)).pronouns.get(SETS[0], ()))
