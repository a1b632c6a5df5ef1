"""Every word that a player reads is spelt as Debian's dictionaries spell it, or stands in story/spelling/."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from typing import NoReturn

import pytest

from game.authoring.walk import texts
from game.language.apply import keys, translate
from game.language.shelf import languages
from game.narrative.cast import MARKUP
from game.view.words import ui_texts
from tests.pilot.pilot import ROOT, real_story

SPELLING = ROOT / "story" / "spelling"


def missing(what: str) -> NoReturn:
    """Skip with the reason, but fail in CI, where everything has to be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what}, and in CI it has to be")
    pytest.skip(what)


def accepted(language: str) -> frozenset[str]:
    lines = (SPELLING / f"{language}.txt").read_text("utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def bare(text: str) -> str:
    """Return `text` with every form that a mark may take, and with the dictionary's own apostrophe."""
    return MARKUP.sub(lambda match: f" {' '.join(match[0].strip('{}').partition(':')[2].split('|'))} ", text).replace(
        "’", "'"
    )


def unknown(words: Iterable[str], dictionary: str, language: str) -> list[str]:
    """Return the words that neither the dictionary nor the list knows."""
    if not shutil.which("hunspell"):
        missing("hunspell is not installed (Debian: apt-get install hunspell hunspell-en-gb hunspell-es)")
    text = "\n".join(bare(word) for word in words)
    run = subprocess.run(
        ["hunspell", "-l", "-i", "utf-8", "-d", dictionary], input=text, capture_output=True, text=True, check=True
    )
    return sorted(set(run.stdout.split()) - accepted(language))


def test_a_wrong_word_would_be_found() -> None:
    assert unknown(["The kettel is on."], "en_GB", "en") == ["kettel"]
    assert unknown(["La tetera está en el fuejo."], "es_ES", "es") == ["fuejo"]


def test_the_story_is_spelt_right() -> None:
    assert unknown((text for text, _ in texts(real_story())), "en_GB", "en") == []


def test_the_frame_is_spelt_right() -> None:
    assert unknown((text for _, text, _ in ui_texts()), "en_GB", "en") == []


def spanish() -> Iterator[str]:
    source = dict(keys(real_story()))
    for key, text in keys(translate(real_story(), languages(ROOT / "story")["es"].open().catalog)):
        if text != source[key]:
            yield text


def test_the_translation_is_spelt_right() -> None:
    told = list(spanish())
    assert len(told) > 100, "the Spanish story is not there"
    assert unknown(told, "es_ES", "es") == []
